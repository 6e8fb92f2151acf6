"""The session view for a projector: one question at a time, with quick capture of answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal

from jitui.report.blocks import Block, Fact, Heading, Item, Page, Paragraph
from jitui.report.clean import clean_line
from jitui.report.model import Kind, Relation
from jitui.state.settings import Spacing
from jitui.tui.commands import Where, at, bindings
from jitui.tui.framework.screens import GuardedScreen
from jitui.tui.layout.rows import Row
from jitui.tui.screens.dialogs import choose
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.screens.help import HelpScreen
from jitui.tui.screens.picker import AskScreen
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.workbook_forms import AnswerForm
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.status_bars import KeyBar, TitleBar
from jitui.workbook.model import Action, AnswerStatus, Evidence, EvidenceKind, new_id
from jitui.workbook.pages import OUR_VIEW, WorkbookPages, parts
from jitui.workbook.progress import answerable

_WIDTH = 64
"""Short lines, since they are read from the other end of a room."""


class SessionScreen(GuardedScreen[None]):
    """Shows one question or statement; strengths, gaps, evidence and actions are a key away."""

    CSS_PATH = "../styles/editor.tcss"
    BINDINGS = bindings(Where.SESSION)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-tall")]
    AUTO_FOCUS = ""  # the page's own keys are not those of the session

    def __init__(self, autosave: Autosave, pages: WorkbookPages, ref: str = "") -> None:
        super().__init__()
        self._autosave = autosave
        self._pages = pages
        library = pages.library
        self._refs = [entry.ref for entry in library.of(Kind.QUESTION)]
        self._refs += [entry.ref for entry in answerable(library) if entry.ref not in self._refs]
        self._index = self._refs.index(ref) if ref in self._refs else 0
        self._findings = False

    @property
    def _ref(self) -> str:
        return self._refs[self._index]

    def compose(self) -> ComposeResult:
        """Lay out the question between two lines."""
        yield TitleBar(id="title")
        page = PageView(self._pages, id="session-page")
        page.can_focus = False
        with Horizontal(id="session-body"):
            yield page
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the first question."""
        view = self._view
        view.measure, view.spacing = _WIDTH, Spacing.WIDE
        self._autosave.listen(self._show_position)
        self.query_one(KeyBar).show(c for c in at(Where.SESSION) if c.shown)
        self._show()

    def on_screen_resume(self) -> None:
        """Show what has been written meanwhile, where the reader was on the page."""
        if self.query(PageView):
            self._view.refresh_page(self._page())

    @property
    def _view(self) -> PageView:
        return self.query_one("#session-page", PageView)

    def _show(self) -> None:
        self._view.show(self._page(), scroll=0)
        self._show_position()

    def _show_position(self, _: object = None) -> None:
        if self.query(TitleBar):
            warning = self._autosave.warning
            prefix = f"{warning} \u00b7 " if warning else ""
            self.query_one(TitleBar).position = f"{prefix}{self._index + 1} of {len(self._refs)}"

    def on_unmount(self) -> None:
        """Stop listening to saves."""
        self._autosave.unlisten(self._show_position)

    def _page(self) -> Page:
        entry = self._pages.library.entries[self._ref]
        blocks: list[Block] = [Paragraph(text) for text in entry.body]
        if self._findings:
            blocks += self._related_findings()
        blocks += self._captured()
        return Page(
            self._ref,
            "",
            entry.title,
            tuple(blocks),
            "Question and findings paraphrased by jitui; the answer is your own",
        )

    def _related_findings(self) -> list[Block]:
        """Return the findings that raise the question, or on which the statement rests."""
        library = self._pages.library
        refs = [
            link.source
            for link in library.links_to(self._ref)
            if link.relation in (Relation.QUESTION, Relation.RESTS_ON)
        ]
        entry = library.entries[self._ref]
        points = [Item("", text) for text in entry.summary]
        blocks: list[Block] = [Heading("What the report found (paraphrased)"), *points]
        for ref in dict.fromkeys(refs):
            finding = library.entries[ref]
            blocks.append(Item(finding.title, " ".join(finding.body)))
        if len(blocks) == 1:
            blocks.append(Paragraph("No findings are linked to this.", quiet=True))
        return blocks

    def _captured(self) -> list[Block]:
        """Return what the workbook has on the question."""
        book = self._autosave.workbook
        answer = book.answer(self._ref)
        labels = dict(parts(self._ref, self._pages.library))
        lists = {"strengths": "Strengths", "improvements": "Areas for improvement"}
        blocks: list[Block] = []
        if answer.judgement:
            blocks.append(Fact(OUR_VIEW, answer.judgement))
        for field in (*(name for name in labels if name not in lists), *lists):
            lines = [line for line in getattr(answer, field).splitlines() if line.strip()]
            if lines:
                listed = field in lists
                blocks.append(Heading(lists[field] if listed else labels[field]))
                blocks += [Item("", line.strip()) if listed else Paragraph(line) for line in lines]
        evidence = [Item(e.kind_label, e.shows) for e in book.evidence_for(self._ref)]
        actions = [Item(a.state.value, a.what) for a in book.actions_for(self._ref)]
        blocks += [Heading("Evidence"), *evidence] if evidence else []
        blocks += [Heading("Actions"), *actions] if actions else []
        hint = "Nothing written yet. Press s to add a strength, or ? for all keys."
        return blocks or [Paragraph(hint, quiet=True)]

    # Keys

    def action_step(self, step: int) -> None:
        """Show a neighbouring question."""
        self._index = min(max(self._index + step, 0), len(self._refs) - 1)
        self._show()

    def action_move(self, how: str) -> None:
        """Scroll a line or a page, or to one end."""
        getattr(self._view, f"action_{how}")()

    def action_findings(self) -> None:
        """Show the findings under the question, or put them away."""
        self._findings = not self._findings
        self._show()

    def _ask(self, title: str, placeholder: str, add: Callable[[str], None]) -> None:
        """Ask for one line, and add it to the workbook unless it is empty."""

        def then(typed: str | None) -> None:
            if words := clean_line(typed or ""):
                add(words)

        self.app.push_screen(AskScreen(title, placeholder, ask_first=True), then)

    def action_capture(self, field: str) -> None:
        """Add a strength or an area for improvement, a line each."""
        title = "Add a strength" if field == "strengths" else "Add an area for improvement"

        def add(words: str) -> None:
            form = AnswerForm(self._autosave, self._pages, self._ref)
            form.put(field, f"{form.value(field).rstrip()}\n{words}".lstrip("\n"))
            self._added(f"{title} added.")

        self._ask(title, "One line of text", add)

    def _add_item(self, item: Evidence | Action, done: str) -> None:
        book = self._autosave.workbook
        self._autosave.change(book.with_item(item), of=book)
        self._added(done)

    def action_evidence(self) -> None:
        """Add evidence: its kind, then what it shows."""

        def add(kind: EvidenceKind, words: str) -> None:
            new = new_id("e", self._autosave.workbook.ids)
            piece = Evidence(id=new, kind=kind, shows=words, refs=(self._ref,))
            self._add_item(piece, "Evidence added.")

        def then(kind: str) -> None:
            title = f"Add evidence: {kind}"
            self._ask(title, "What it shows", partial(add, EvidenceKind(kind)))

        rows = [Row(kind.value, kind.value) for kind in EvidenceKind]
        choose(self.app, "What kind of evidence?", rows, then)

    def action_do(self) -> None:
        """Add an action."""

        def add(words: str) -> None:
            new = new_id("a", self._autosave.workbook.ids)
            action = Action(id=new, what=words, refs=(self._ref,))
            self._add_item(action, "An action added.")

        self._ask("Add an action", "What is to be done", add)

    def action_judge(self) -> None:
        """Choose our own view on the scale, each step with its definition."""
        steps = self._pages.library.scale()
        rows = [Row(step.title, step.title, below=((" ".join(step.body), ()),)) for step in steps]

        def then(chosen: str) -> None:
            AnswerForm(self._autosave, self._pages, self._ref).put("judgement", chosen)
            self._added(f"Our own view: {chosen}.")

        choose(self.app, f"Set our own view of {self._ref}", rows, then)

    def action_edit(self) -> None:
        """Open the whole answer in the editor."""
        self.app.push_screen(EditorScreen(AnswerForm(self._autosave, self._pages, self._ref)))

    def _added(self, done: str) -> None:
        """Save what was added, note that the answer is begun, and say so."""
        book = self._autosave.workbook
        answer = book.answer(self._ref)
        if answer.status is AnswerStatus.NOT_STARTED:
            now = datetime.now().isoformat(timespec="seconds")
            words = self._pages.library.entries[self._ref].title
            started = replace(answer, status=AnswerStatus.IN_PROGRESS, words=words, changed=now)
            self._autosave.change(book.with_answer(started), of=book)
        self._autosave.save()
        self._view.refresh_page(self._page())
        self.notify(done, markup=False, timeout=3)  # it may stand below what is in sight

    def action_leave(self) -> None:
        """Leave the session."""
        self._autosave.save()
        self.dismiss(None)

    def action_keys(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(HelpScreen([Where.SESSION]))
