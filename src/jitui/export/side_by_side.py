"""Several agencies' workbooks as one document, each answer under its agency's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from jitui.export.agencies import Agency, JudgementComparison, agencies, compare_agencies
from jitui.export.document import Document, day_in_words, written
from jitui.export.workbook_blocks import (
    NONE,
    QUESTIONS,
    about_this_document,
    actions_table,
    answer_texts,
    confidence_in_words,
    entry_name,
    evidence_in_words,
    evidence_table,
    from_report,
    judgement_facts,
    position_heading,
    remark,
    source,
)
from jitui.report.blocks import DocumentBlock, Fact, Heading, Item, Table
from jitui.report.model import Kind, Library
from jitui.report.wording import counted
from jitui.workbook.model import Workbook
from jitui.workbook.pages import OUR_VIEW
from jitui.workbook.progress import actions_in_order, progress, words_written

_MOST_COLUMNS = 5
"""How many agencies fit beside each other on a page."""


def side_by_side(books: Sequence[tuple[str, Workbook]], library: Library, today: date) -> Document:
    """Return several workbooks as one document: what differs first, then all side by side.

    Args:
        books: The workbooks, each with its file's name.
        library: The report that they are about.
        today: The day that the document is of, and that decides what is overdue.
    """
    named = agencies(books)
    what = "These are self-evaluations of several agencies, side by side"
    blocks = (
        Fact("Agencies", ", ".join(agency.name for agency in named)),
        Fact("Date", day_in_words(today)),
        *about_this_document(library, what),
        *_judgements(compare_agencies(named, library), named),
        *_answers(named, library, today),
        *_evidence(named),
        *_actions(named, today),
        *_notes(named),
        *source(library),
    )
    return Document(f"{counted(len(named), 'workbook')} side by side", today, blocks).cleaned()


def _judgements(
    comparisons: Sequence[JudgementComparison], named: Sequence[Agency]
) -> Iterator[DocumentBlock]:
    yield Heading("Where our own views differ")
    differing = [one for one in comparisons if one.differ]
    if differing:
        yield from (Item("", f"{_name(one)}: {one.summary}", quiet=True) for one in differing)
        yield Table(
            ("Statement or question", "Agency", OUR_VIEW, "Confidence"),
            tuple(
                (_name(one), a.name, judgement, confidence_in_words(a.confidence(one.ref)))
                for one in differing
                for a, judgement in one.views
            ),
            "The judgements that differ, the highest first in each statement or question.",
            (46, 22, 18, 14),
        )
    else:
        yield remark("No judgements differ.")
    yield Heading("Every judgement")
    if len(named) > _MOST_COLUMNS:
        yield from (Item("", f"{_name(one)}: {one.summary}", quiet=True) for one in comparisons)
        return
    rows = []
    for one in comparisons:
        views = {agency.name: judgement for agency, judgement in one.views}
        rows.append((_name(one), one.summary, *(views.get(a.name, NONE) for a in named)))
    yield Table(
        ("Statement or question", "Comparison", *(agency.name for agency in named)),
        tuple(rows),
        "Each agency's own view of every statement and question.",
        (34, 22, *(44 // len(named) for _ in named)),
    )


def _name(one: JudgementComparison) -> str:
    return f"{one.ref}: {one.title}"


def _answers(named: Sequence[Agency], library: Library, today: date) -> Iterator[DocumentBlock]:
    if library.of(Kind.STATEMENT):
        yield Heading(position_heading(library))
        for agency in named:
            words = words_written(progress(agency.workbook, library, today))
            yield Item("", f"{agency.name}: {words}", quiet=True)
        yield from _answers_of(Kind.STATEMENT, named, library)
    if library.of(Kind.QUESTION):
        yield Heading(QUESTIONS)
        yield from _answers_of(Kind.QUESTION, named, library)


def _answers_of(kind: Kind, named: Sequence[Agency], library: Library) -> Iterator[DocumentBlock]:
    for entry in library.of(kind):
        yield Heading(entry_name(entry, library), 3)
        yield from_report(entry)
        silent = []
        for agency in named:
            if agency.workbook.answer(entry.ref).empty:
                silent.append(agency.name)
            else:
                yield from _answer(agency, entry.ref, library)
        if silent:
            yield remark(f"Nothing written yet: {', '.join(silent)}.")


def _answer(agency: Agency, ref: str, library: Library) -> Iterator[DocumentBlock]:
    book = agency.workbook
    answer = book.answer(ref)
    yield Heading(agency.name, 4)
    yield from answer_texts(answer, 5)
    yield Heading(OUR_VIEW, 5)
    yield from judgement_facts(answer, library)
    if book.evidence_for(ref):
        yield remark(evidence_in_words(book, ref))
    elif answer.judgement:
        yield remark("This judgement has no evidence behind it yet.")


def _evidence(named: Sequence[Agency]) -> Iterator[DocumentBlock]:
    yield Heading("Evidence")
    rows = [(agency.name, piece) for agency in named for piece in agency.workbook.evidence]
    yield evidence_table("Agency", 14, rows) if rows else remark("No evidence yet.")


def _actions(named: Sequence[Agency], today: date) -> Iterator[DocumentBlock]:
    yield Heading("Actions")
    # Ids are each workbook's own, and two may have the same one.
    numbered = [
        replace(action, id=f"{number}:{action.id}")
        for number, agency in enumerate(named)
        for action in agency.workbook.actions
    ]
    rows = [
        (named[int(action.id.partition(":")[0])].name, action)
        for action in actions_in_order(numbered, today)
    ]
    yield actions_table("Agency", 14, rows, today) if rows else remark("No actions yet.")


def _notes(named: Sequence[Agency]) -> Iterator[DocumentBlock]:
    if any(agency.workbook.notes for agency in named):
        yield Heading("Notes")
    for agency in named:
        for note in agency.workbook.notes:
            on = f"on {note.ref}: {note.words}" if note.words else f"on {note.ref}"
            yield Heading(f"{agency.name}, {on}", 3)
            yield from written(note.text)
