"""The workbook's own pages, and what is shown of it on the pages of the report.

What comes from the workbook is always called ours: it is no finding of the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from jitui.report.blocks import Block, Fact, Group, Heading, Item, Page, Paragraph
from jitui.report.model import Entry, Kind, Library, Origin
from jitui.report.pages import Pages
from jitui.report.wording import counted, in_words
from jitui.workbook.model import (
    KIND_NOT_GIVEN,
    Action,
    Answer,
    Evidence,
    Note,
    Workbook,
)
from jitui.workbook.progress import Progress, kinds_behind, overdue, progress, words_written
from jitui.workbook.progress_page import progress_blocks

PREFIX = "book:"
"""Begins the refs of pages that show the workbook."""

PROGRESS = PREFIX + "progress"
"""The ref of the page that says how far the workbook is."""

OUR_VIEW = "Our own view"
NOTHING_WRITTEN = "(nothing written yet)"

QUESTION_PARTS = (("text", "Our answer"),)
STATEMENT_PARTS = (
    ("now", "How good are we now?"),
    ("know", "How do we know?"),
    ("next", "What do we plan to do next?"),
)
SHARED_PARTS = (("strengths", "Strengths"), ("improvements", "Areas for improvement"))


def parts(ref: str, library: Library) -> tuple[tuple[str, str], ...]:
    """Return the texts that an answer has: the field of each, and what it is called."""
    statement = library.entries[ref].kind is Kind.STATEMENT
    return (*(STATEMENT_PARTS if statement else QUESTION_PARTS), *SHARED_PARTS)


class WorkbookPages(Pages):
    """The report's pages with the reader's notes on them, and the workbook's own pages.

    Attributes:
        workbook: What has been written.
        day: The day that actions are overdue against, where it is not today.
    """

    def __init__(self, library: Library, area: str = "", workbook: Workbook | None = None) -> None:
        super().__init__(library, area)
        self.workbook = workbook or Workbook()
        self.day: date | None = None

    @property
    def today(self) -> date:
        """The day that actions are overdue against; a session may go past midnight."""
        return self.day or date.today()

    def page(self, ref: str) -> Page:
        """Return a page of the report or of the workbook."""
        if ref.startswith(PREFIX):
            return self._workbook_page(ref.removeprefix(PREFIX))
        page = super().page(ref)
        added = tuple(self._entry_blocks(ref))
        return replace(page, blocks=(*page.blocks, *added)) if added else page

    def of_report(self, ref: str) -> Page:
        """Return a page of the report without anything of the workbook on it."""
        return super().page(ref)

    def has(self, ref: str) -> bool:
        """Return whether there is a page of this ref."""
        if not ref.startswith(PREFIX):
            return super().has(ref)
        name = ref.removeprefix(PREFIX)
        return ref == PROGRESS or self.can_answer(name) or self.workbook.item(name) is not None

    def can_answer(self, ref: str) -> bool:
        """Return whether a ref is that of a question or a statement."""
        entry = self.library.entries.get(ref)
        return entry is not None and entry.kind in (Kind.QUESTION, Kind.STATEMENT)

    def progress(self) -> Progress:
        """Return how far the workbook is."""
        return progress(self.workbook, self.library, self.today)

    def note_entries(self) -> tuple[Entry, ...]:
        """Return the notes as entries, to be searched beside the report's."""
        return tuple(
            Entry(
                ref=PREFIX + note.id,
                kind=Kind.NOTE,
                origin=Origin.BEYOND,
                title=f"Note on {self._title_of(note.ref)}",
                body=tuple(line for line in note.text.splitlines() if line.strip()),
                parent=note.ref,
            )
            for note in self.workbook.notes
        )

    def _entry_blocks(self, ref: str) -> Iterator[Block]:
        notes = self.workbook.notes_on(ref)
        actions = self.workbook.actions_for(ref)
        answered = self.can_answer(ref)
        evidence = self.workbook.evidence_for(ref)
        if not (notes or actions or answered):
            return
        yield Heading("Our workbook")
        if answered:
            answer = self.workbook.answer(ref)
            view = f"{OUR_VIEW}: {answer.judgement}. " if answer.judgement else ""
            press = "Press i to answer it." if answer.empty else "Press i to edit it."
            yield Paragraph(f"Answer: {answer.status.value}. {view}{press}", quiet=True)
        for note in notes:
            yield Item("Our note", f"{note.text or NOTHING_WRITTEN}")
        links = [(PREFIX + note.id, f"note of {note.made[:10] or 'no date'}") for note in notes]
        links += [(PREFIX + item.id, _evidence_line(item)) for item in evidence]
        links += [(PREFIX + action.id, action.what or NOTHING_WRITTEN) for action in actions]
        if answered and not self.workbook.answer(ref).empty:
            links.insert(0, (PREFIX + ref, "our answer"))
        if links:
            yield Group("In our workbook", "", tuple(links))

    def _workbook_page(self, name: str) -> Page:
        if PREFIX + name == PROGRESS:
            return self._progress_page()
        if self.can_answer(name):
            return self._answer_page(name)
        item = self.workbook.item(name)
        if isinstance(item, Evidence):
            return self._evidence_page(item)
        if isinstance(item, Action):
            return self._action_page(item)
        if isinstance(item, Note):
            return self._note_page(item)
        raise KeyError(name)

    def _finish_page(self, ref: str, position: str, title: str, blocks: list[Block]) -> Page:
        whose = f"Written by {self.workbook.agency or 'us'}; not from the report"
        return Page(PREFIX + ref, position, title, tuple(blocks), whose)

    def _title_of(self, ref: str) -> str:
        if ref.startswith(PREFIX):
            return ref
        entry = self.library.entries.get(ref)
        return entry.title if entry is not None else f"{ref} (not in this report)"

    # Answers

    def _answer_page(self, ref: str) -> Page:
        entry, answer = self.library.entries[ref], self.workbook.answer(ref)
        evidence = self.workbook.evidence_for(ref)
        actions = self.workbook.actions_for(ref)
        blocks: list[Block] = [*self._answer_summary(answer, evidence)]
        for field, label in parts(ref, self.library):
            blocks.append(Heading(label))
            blocks += _written(getattr(answer, field), field in ("strengths", "improvements"))
        if entry.kind is Kind.STATEMENT:
            statements = len(self.library.of(Kind.STATEMENT))
            together = f"the {in_words(statements)} statements together"
            where = together if statements > 1 else "the statement"
            words = f"{words_written(self.progress())} in {where}."
            blocks.append(Paragraph(words, quiet=True))
        blocks += _linked("Evidence", [(e.id, _evidence_line(e)) for e in evidence], "evidence")
        blocks += _linked("Actions", [(a.id, _action_line(a)) for a in actions], "an action")
        blocks.append(Group(entry.kind.noun.capitalize(), "", ((ref, entry.title),)))
        every = [e.ref for e in self.library.of(entry.kind)]
        position = f"Our answer {every.index(ref) + 1} of {len(every)}"
        return self._finish_page(ref, position, entry.title, blocks)

    def _answer_summary(self, answer: Answer, evidence: tuple[Evidence, ...]) -> Iterator[Block]:
        yield Fact("Status", answer.status.value)
        view = answer.judgement or "none yet"
        steps = {step.title: step for step in self.library.scale()}
        step = steps.get(answer.judgement)
        if step is not None:
            view = f"{view} (step {step.step} of {len(steps)}): {' '.join(step.body)}"
        yield Fact(OUR_VIEW, view)
        if answer.confidence is not None:
            yield Fact("Confidence", answer.confidence.value)
        kinds = [kind.value for kind in kinds_behind(self.workbook, answer.ref)]
        if evidence:
            of_kinds = f", {KIND_NOT_GIVEN}"
            if kinds:
                of_kinds = f" of {counted(len(kinds), 'kind')}: {', '.join(kinds)}"
            yield Fact("Evidence", f"{counted(len(evidence), 'piece')}{of_kinds}")
        elif answer.judgement:
            yield Fact("Evidence", "none: this judgement has no evidence behind it")

    # Evidence, actions, notes

    def _evidence_page(self, item: Evidence) -> Page:
        blocks: list[Block] = [Fact("Kind", item.kind_label)]
        blocks += _facts(
            ("Source", item.source),
            ("Date", item.date),
            ("Link or path", item.link),
            ("Owner", item.owner),
        )
        blocks.append(Heading("What it shows"))
        blocks += _written(item.shows)
        blocks += self._links_to_entries("For", item.refs)
        title = f"Evidence: {item.source or item.kind_label}"
        return self._finish_page(item.id, "Our evidence", title, blocks)

    def _action_page(self, action: Action) -> Page:
        blocks: list[Block] = [Fact("State", action.state.value)]
        late = " (overdue)" if overdue(action, self.today) else ""
        blocks += _facts(("Who", action.who), ("By", f"{action.by}{late}" if action.by else ""))
        blocks.append(Heading("What is to be done"))
        blocks += _written(action.what)
        blocks += self._links_to_entries("For", action.refs)
        return self._finish_page(action.id, "Our action", action.what or "An action", blocks)

    def _note_page(self, note: Note) -> Page:
        blocks: list[Block] = [*_written(note.text)]
        if note.made:
            blocks.append(Fact("Date", note.made[:10]))
        blocks.append(Fact("About", f"{note.words} ({note.ref})"))
        blocks += self._links_to_entries("Passage", (note.ref,))
        return self._finish_page(note.id, "Our note", f"Note on {self._title_of(note.ref)}", blocks)

    def _links_to_entries(self, label: str, refs: tuple[str, ...]) -> Iterator[Block]:
        """Yield links to entries and to our answers to them, and name those that are missing."""
        known = [ref for ref in refs if super(WorkbookPages, self).has(ref)]
        if known:
            entries = [(ref, self._title_of(ref)) for ref in known]
            answers = [(PREFIX + ref, f"our answer to {ref}") for ref in refs]
            ours = [link for link in answers if self.has(link[0])]
            yield Group(label, "", (*entries, *ours))
        missing = [ref for ref in refs if ref not in known]
        if missing:
            yield Paragraph(f"Not in this report: {', '.join(missing)}.", quiet=True)

    # Progress

    def _progress_page(self) -> Page:
        blocks = progress_blocks(self.workbook, self.progress(), self.library, PREFIX)
        return self._finish_page("progress", "Our workbook", "Progress", [*blocks])


def _evidence_line(item: Evidence) -> str:
    first = item.shows.strip().partition("\n")[0]
    return f"{item.kind_label}: {first or item.source or NOTHING_WRITTEN}"


def _action_line(action: Action) -> str:
    first = action.what.strip().partition("\n")[0] or NOTHING_WRITTEN
    by = f", by {action.by}" if action.by else ""
    return f"{first} ({action.state.value}{by})"


def _linked(heading: str, items: list[tuple[str, str]], what: str) -> Iterator[Block]:
    """Yield links to items, each its id and a line about it, or how to add the first."""
    yield Heading(heading)
    if items:
        yield Group("For this", "", tuple((PREFIX + name, label) for name, label in items))
    else:
        yield Paragraph(f"None yet. Press I to add {what}.", quiet=True)


def _facts(*pairs: tuple[str, str]) -> list[Block]:
    return [Fact(label, value) for label, value in pairs if value]


def _written(text: str, listed: bool = False) -> Iterator[Block]:
    """Yield what was written, a paragraph or an item for each line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        yield Paragraph(NOTHING_WRITTEN, quiet=True)
    for line in lines:
        if listed:
            yield Item("", line.lstrip("-*\u2022 "))
        else:
            yield Paragraph(line)
