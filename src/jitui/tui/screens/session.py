"""The session view for a projector: one question at a time, and quick capture of what is said."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal

from jitui.report.blocks import Block, Fact, Heading, Item, Page, Paragraph
from jitui.report.clean import clean_line
from jitui.report.model import Kind, Relation
from jitui.tui.commands import Where, at, bindings
from jitui.tui.framework.screens import GuardedScreen
from jitui.tui.layout.blocks import Spacing
from jitui.tui.layout.rows import Row
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.screens.help import HelpScreen
from jitui.tui.screens.picker import AskScreen, PickerScreen
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.forms import AnswerForm
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.status_bars import KeyBar, TitleBar
from jitui.workbook.model import Action, Evidence, EvidenceKind, Status, new_id
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
        self._keeper = autosave
        self._pages = pages
        library = pages.library
        self._refs = [entry.ref for entry in library.of(Kind.QUESTION)]
        self._refs += [entry.ref for entry in answerable(library) if entry.ref not in self._refs]
        self._at = self._refs.index(ref) if ref in self._refs else 0
        self._findings = False

    @property
    def _ref(self) -> str:
        return self._refs[self._at]

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
        self._keeper.listen(self._tell)
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
        self._tell()

    def _tell(self, _: object = None) -> None:
        if self.query(TitleBar):
            standing = self._keeper.standing
            said = f"{standing} \u00b7 " if standing else ""
            self.query_one(TitleBar).position = f"{said}{self._at + 1} of {len(self._refs)}"

    def on_unmount(self) -> None:
        """Listen no more."""
        self._keeper.unlisten(self._tell)

    def _page(self) -> Page:
        entry = self._pages.library.entries[self._ref]
        blocks: list[Block] = [Paragraph(text) for text in entry.body]
        if self._findings:
            blocks += self._found()
        blocks += self._captured()
        return Page(
            self._ref,
            "",
            entry.title,
            tuple(blocks),
            "Question and findings paraphrased by jitui; the answer is your own",
        )

    def _found(self) -> list[Block]:
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
            found = library.entries[ref]
            blocks += [Item(found.title, " ".join(found.body))]
        if len(blocks) == 1:
            blocks.append(Paragraph("No findings are linked to this.", quiet=True))
        return blocks

    def _captured(self) -> list[Block]:
        book = self._keeper.workbook
        answer = book.answer(self._ref)
        blocks: list[Block] = []
        if answer.judgement:
            blocks.append(Fact(OUR_VIEW, answer.judgement))
        for field, label in parts(self._ref, self._pages.library):
            if field not in ("strengths", "improvements") and getattr(answer, field).strip():
                blocks.append(Heading(label))
                lines = getattr(answer, field).splitlines()
                blocks += [Paragraph(line) for line in lines if line.strip()]
        for label, text in (
            ("Strengths", answer.strengths),
            ("Areas for improvement", answer.improvements),
        ):
            lines = [line.strip() for line in text.splitlines() if line.strip()]
            if lines:
                blocks += [Heading(label), *(Item("", line) for line in lines)]
        evidence = book.evidence_for(self._ref)
        if evidence:
            blocks.append(Heading("Evidence"))
            blocks += [Item(piece.kind_said, piece.shows) for piece in evidence]
        actions = book.actions_for(self._ref)
        if actions:
            blocks.append(Heading("Actions"))
            blocks += [Item(action.state.value, action.what) for action in actions]
        if not blocks:
            blocks.append(
                Paragraph(
                    "Nothing written yet. Press s to add a strength, or ? for all keys.", quiet=True
                )
            )
        return blocks

    # Keys

    def action_step(self, step: int) -> None:
        """Show a neighbouring question."""
        self._at = min(max(self._at + step, 0), len(self._refs) - 1)
        self._show()

    def action_scroll(self, lines: int) -> None:
        """Scroll the page."""
        self._view.scroll_relative(y=lines, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll a page up or down."""
        if step > 0:
            self._view.action_page_down()
        else:
            self._view.action_page_up()

    def action_top(self) -> None:
        """Scroll to the first line."""
        self._view.action_top()

    def action_end(self) -> None:
        """Scroll to the last line."""
        self._view.action_end()

    def action_findings(self) -> None:
        """Show the findings under the question, or put them away."""
        self._findings = not self._findings
        self._show()

    def action_capture(self, field: str) -> None:
        """Take down a strength or an area for improvement, a line each."""
        title = "Add a strength" if field == "strengths" else "Add an area for improvement"

        def then(typed: str | None) -> None:
            words = clean_line(typed or "")
            if not words:
                return
            form = AnswerForm(self._keeper, self._pages, self._ref)
            before = form.value(field)
            form.put(field, f"{before.rstrip()}\n{words}".lstrip("\n"))
            self._kept(f"{title} added.")

        self.app.push_screen(AskScreen(title, "One line of text", ask_first=True), then)

    def action_evidence(self) -> None:
        """Take down evidence: its kind, then what it shows."""
        rows = [Row(kind.value, kind.value) for kind in EvidenceKind]

        def then(kind: str | None) -> None:
            if kind:
                self.app.push_screen(
                    AskScreen(f"Add evidence: {kind}", "What it shows", ask_first=True),
                    lambda typed: self._add_evidence(EvidenceKind(kind), typed),
                )

        self.app.push_screen(PickerScreen("What kind of evidence?", rows), then)

    def _add_evidence(self, kind: EvidenceKind, typed: str | None) -> None:
        words = clean_line(typed or "")
        if words:
            book = self._keeper.workbook
            piece = Evidence(id=new_id("e", book.ids), kind=kind, shows=words, refs=(self._ref,))
            self._keeper.change(book.with_item(piece), of=book)
            self._kept("Evidence added.")

    def action_do(self) -> None:
        """Take down an action."""

        def then(typed: str | None) -> None:
            words = clean_line(typed or "")
            if words:
                book = self._keeper.workbook
                action = Action(id=new_id("a", book.ids), what=words, refs=(self._ref,))
                self._keeper.change(book.with_item(action), of=book)
                self._kept("An action added.")

        self.app.push_screen(AskScreen("Add an action", "What is to be done", ask_first=True), then)

    def action_judge(self) -> None:
        """Choose our own view on the scale, each step with its meaning."""
        steps = self._pages.library.scale()
        rows = [Row(step.title, step.title, below=((" ".join(step.body), ()),)) for step in steps]

        def then(chosen: str | None) -> None:
            if chosen:
                AnswerForm(self._keeper, self._pages, self._ref).put("judgement", chosen)
                self._kept(f"Our own view: {chosen}.")

        self.app.push_screen(PickerScreen(f"Set our own view of {self._ref}", rows), then)

    def action_edit(self) -> None:
        """Open the whole answer in the editor."""
        self.app.push_screen(EditorScreen(AnswerForm(self._keeper, self._pages, self._ref)))

    def _kept(self, done: str) -> None:
        book = self._keeper.workbook
        answer = book.answer(self._ref)
        if answer.status is Status.NOT_STARTED:
            now = datetime.now().isoformat(timespec="seconds")
            words = self._pages.library.entries[self._ref].title
            started = replace(answer, status=Status.IN_PROGRESS, words=words, changed=now)
            self._keeper.change(book.with_answer(started), of=book)
        self._keeper.save()
        self._view.refresh_page(self._page())
        self.notify(done, markup=False, timeout=3)  # it may stand below what is in sight

    def action_leave(self) -> None:
        """Leave the session."""
        self._keeper.save()
        self.dismiss(None)

    def action_keys(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(HelpScreen([Where.SESSION]))
