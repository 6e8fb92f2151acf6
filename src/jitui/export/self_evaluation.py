"""A workbook, or a part of it, as the document of a self-evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from jitui.export.document import Document, day_in_words, day_or_text, written
from jitui.export.request import ACTIONS, EVIDENCE, WHOLE, Request
from jitui.export.workbook_blocks import (
    NONE,
    QUESTIONS,
    about_this_document,
    actions_table,
    answer_texts,
    entry_name,
    evidence_in_words,
    evidence_table,
    from_report,
    judgement_facts,
    position_heading,
    remark,
    source,
    state_in_words,
)
from jitui.report.blocks import DocumentBlock, Fact, Group, Heading, Item, Table
from jitui.report.model import Entry, Kind, Library
from jitui.report.wording import counted, noun
from jitui.workbook.model import KIND_NOT_GIVEN, Action, Evidence, Note, Workbook
from jitui.workbook.pages import OUR_VIEW
from jitui.workbook.progress import (
    AnswerProgress,
    Progress,
    actions_in_order,
    overdue,
    progress,
)


def document(request: Request) -> Document:
    """Return the requested part of a workbook as a document.

    The same request gives the same document; nothing is drawn by chance or from a clock.
    """
    book, library, today = request.chosen, request.library, request.today
    blocks = [
        *_front(request),
        *about_this_document(library, "This is a self-evaluation by those who wrote it"),
    ]
    if request.part == WHOLE:
        so_far = progress(book, library, today)
        blocks += _at_a_glance(book, so_far)
        blocks += _position(book, library, so_far, today)
        if library.of(Kind.QUESTION):
            blocks.append(Heading(QUESTIONS))
        for entry in library.of(Kind.QUESTION):
            blocks += _answer(book, entry, library, today, 3)
    elif request.part in library.entries:
        blocks += _answer(book, library.entries[request.part], library, today, 2)
    if request.part != ACTIONS:
        blocks += _evidence(book, library)
    if request.part != EVIDENCE:
        blocks += _actions(book, library, today)
    blocks += _notes(book)
    blocks += source(library)
    return Document(_title(request), today, tuple(blocks)).cleaned()


def _title(request: Request) -> str:
    title = request.workbook.title
    if request.part == WHOLE:
        return title
    if request.part in (ACTIONS, EVIDENCE):
        return f"{title}: {request.part}"
    return f"{title}: {entry_name(request.library.entries[request.part], request.library)}"


def _front(request: Request) -> Iterator[DocumentBlock]:
    book, library = request.workbook, request.library
    area = library.entries[book.area].title if book.area in library.entries else book.area
    for label, value in (
        ("Agency", book.agency),
        ("Area", area),
        ("Date", day_in_words(request.today)),
        ("Started", day_or_text(book.made)),
    ):
        if value:
            yield Fact(label, value)


def _at_a_glance(book: Workbook, so_far: Progress) -> Iterator[DocumentBlock]:
    yield Heading("At a glance")
    yield remark(
        f"{so_far.answered} of {len(so_far.answers)} {noun(so_far.answered, 'has', 'have')} an"
        f" answer, {so_far.agreed} of them agreed; {so_far.judged}"
        f" {noun(so_far.judged, 'has', 'have')} a judgement, {len(so_far.without_evidence)} of"
        " those without evidence behind it."
        f" {counted(so_far.open_actions, 'action')} still to be done, {so_far.overdue} overdue."
    )
    yield Table(
        ("Statement or question", OUR_VIEW, "Status", "Evidence", "Open actions"),
        tuple(_glance_cells(book, one) for one in so_far.answers),
        "Every statement and question, with our own view of it.",
        (36, 20, 14, 16, 14),
    )


def _glance_cells(book: Workbook, one: AnswerProgress) -> tuple[str, ...]:
    late = f" ({one.overdue} overdue)" if one.overdue else ""
    kinds = f" of {counted(one.kinds, 'kind')}" if one.kinds else f", {KIND_NOT_GIVEN}"
    confidence = book.answer(one.ref).confidence
    sure = f", confidence {confidence.value}" if one.judged and confidence else ""
    return (
        f"{one.ref}: {one.title}",
        f"{one.judgement or NONE}{sure}",
        one.status.value,
        f"{counted(one.evidence, 'piece')}{kinds}" if one.evidence else NONE,
        f"{one.open_actions}{late}" if one.open_actions else NONE,
    )


def _position(
    book: Workbook, library: Library, so_far: Progress, today: date
) -> Iterator[DocumentBlock]:
    statements = library.of(Kind.STATEMENT)
    if not statements:
        return
    words, allowed = counted(so_far.position_words, "word"), so_far.position_allowed
    if allowed:
        count = f"{so_far.position_words:,}"
        words = f"{count} of the {allowed:,} words allowed for a position statement"
    yield Heading(position_heading(library))
    yield remark(f"The answers to its three questions come to {words}.")
    for entry in statements:
        yield from _answer(book, entry, library, today, 3)


def _answer(
    book: Workbook, entry: Entry, library: Library, today: date, level: int
) -> Iterator[DocumentBlock]:
    """Yield one statement or question with all that a workbook holds on it."""
    yield Heading(entry_name(entry, library), level)
    yield from_report(entry)
    answer = book.answer(entry.ref)
    evidence, actions = book.evidence_for(entry.ref), book.actions_for(entry.ref)
    if answer.empty and not (evidence or actions):
        yield remark("Nothing has been written yet.")
        return
    yield from answer_texts(answer, level + 1)
    yield Heading(OUR_VIEW, level + 1)
    yield from judgement_facts(answer, library)
    if evidence or answer.judgement:
        yield Heading("Evidence behind it", level + 1)
        none = "None: this judgement has no evidence behind it yet."
        yield remark(evidence_in_words(book, entry.ref) if evidence else none)
        yield from (Item("", _evidence_line(piece)) for piece in evidence)
    if actions:
        yield Heading("Actions", level + 1)
        yield from (
            Item("", _action_line(action, today)) for action in actions_in_order(actions, today)
        )


def _evidence_line(piece: Evidence) -> str:
    facts = ", ".join(part for part in (piece.kind_label, piece.source, piece.date) if part)
    return f"{piece.shows} ({facts}; {piece.id})"


def _action_line(action: Action, today: date) -> str:
    by = f"by {day_or_text(action.by)}" if action.by else ""
    facts = [fact for fact in (action.who, by, state_in_words(action, today)) if fact]
    return f"{action.what} ({', '.join(facts)}; {action.id})"


def _evidence(book: Workbook, library: Library) -> Iterator[DocumentBlock]:
    yield Heading("Evidence")
    if not book.evidence:
        yield remark("No evidence yet.")
        return
    yield evidence_table("Id", 11, ((piece.id, piece) for piece in book.evidence))
    yield from _titles(library, (ref for piece in book.evidence for ref in piece.refs))


def _actions(book: Workbook, library: Library, today: date) -> Iterator[DocumentBlock]:
    yield Heading("Actions")
    if not book.actions:
        yield remark("No actions yet.")
        return
    late = sum(overdue(action, today) for action in book.actions)
    left = sum(action.state.open for action in book.actions)
    yield remark(
        f"{counted(len(book.actions), 'action')}, {left} still to be done, {late} overdue on"
        f" {day_in_words(today)}."
    )
    rows = ((action.id, action) for action in actions_in_order(book.actions, today))
    yield actions_table("Id", 11, rows, today)
    yield from _titles(library, (ref for action in book.actions for ref in action.refs))


def _titles(library: Library, refs: Iterable[str]) -> Iterator[DocumentBlock]:
    """Yield what the refs in a table stand for."""
    used = set(refs)
    links = tuple(
        (ref, f"{entry.title} (title by jitui)" if entry.own_title else entry.title)
        for ref, entry in library.entries.items()
        if ref in used
    )
    if links:
        yield Group("Entries referred to", "", links)


def _notes(book: Workbook) -> Iterator[DocumentBlock]:
    if not book.notes:
        return
    yield Heading("Notes")
    on: dict[tuple[str, str], list[Note]] = {}
    for note in book.notes:
        on.setdefault((note.ref, note.words), []).append(note)
    for (ref, words), notes in on.items():
        yield Heading(f"On {ref}: {words}" if words else f"On {ref}", 3)
        for note in notes:
            yield from written(note.text)
            if note.made:
                yield Fact("Date", day_or_text(note.made))
