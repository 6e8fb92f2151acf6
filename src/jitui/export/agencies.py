"""Several agencies' workbooks side by side, each answer under its agency's name.

Judgements are compared as words in order; nothing is averaged and no steps are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jitui.export.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Owner,
    Paragraph,
    Table,
    day_in_words,
    safe,
    written,
)
from jitui.export.json_export import shape
from jitui.export.self_evaluation import (
    OWN_VIEW,
    action_cells,
    actions_table,
    confidence_said,
    entry_name,
    evidence_cells,
    evidence_table,
    from_report,
    kinds_said,
    position_heading,
    source_blocks,
    standing,
    texts_of,
    whose_words,
)
from jitui.report.clean import clean_line
from jitui.report.model import Kind, Library
from jitui.report.wording import counted
from jitui.workbook.model import Workbook
from jitui.workbook.progress import answerable, in_order, progress, words_written

KEY = "jitui-merge"
"""The first key of a merge as JSON; its value is the version of the shape."""
VERSION = 1

_NONE = "\u2013"
_WHAT = "These are self-evaluations of several agencies, side by side"


class Agency(Struct, frozen=True):
    """One agency's workbook, under a name that no other has."""

    name: str
    file: str
    workbook: Workbook


class Comparison(Struct, frozen=True):
    """The own views of one statement or question.

    Attributes:
        ref: The statement or question.
        views: Each agency that has a judgement, with it, the highest first.
        silent: The agencies without one.
    """

    ref: str
    views: tuple[tuple[Agency, str], ...]
    silent: tuple[Agency, ...]

    @property
    def differ(self) -> bool:
        """Whether two agencies judge it differently."""
        return len({judgement for _, judgement in self.views}) > 1

    @property
    def said(self) -> str:
        """How the judgements stand to each other, in words."""
        if not self.views:
            return "not judged by any agency"
        first, last = self.views[0][1], self.views[-1][1]
        if self.differ:
            return f"from {first} to {last}"
        return f"{first} by all who judged it" if len(self.views) > 1 else f"{first} by one agency"


def agencies(books: Sequence[tuple[str, Workbook]]) -> tuple[Agency, ...]:
    """Return workbooks under their agencies' names, which are told apart where they are alike.

    Args:
        books: The workbooks, each with its file's name, which stands in for a missing agency.
    """
    names = [clean_line(book.agency) or clean_line(file) for file, book in books]
    alike = Counter(name.casefold() for name in names)
    named: list[Agency] = []
    for name, (file, book) in zip(names, books, strict=True):
        shown = name
        if alike[name.casefold()] > 1 and clean_line(file) != name:
            shown = f"{name} ({clean_line(file)})"
        taken = {other.name.casefold() for other in named}
        number = 2
        unique = shown
        while unique.casefold() in taken:
            unique = f"{shown} ({number})"
            number += 1
        named.append(Agency(unique, clean_line(file), book))
    return tuple(named)


def compared(named: Sequence[Agency], library: Library) -> tuple[Comparison, ...]:
    """Return the own views of every statement and question side by side."""
    found = []
    order = {step.title: number for number, step in enumerate(library.scale())}
    for entry in answerable(library):
        views = [(agency, agency.workbook.answer(entry.ref).judgement) for agency in named]
        judged = [view for view in views if view[1]]
        judged.sort(key=lambda view: order.get(view[1], len(order)))
        silent = tuple(agency for agency, judgement in views if not judgement)
        found.append(Comparison(entry.ref, tuple(judged), silent))
    return tuple(found)


def merged(books: Sequence[tuple[str, Workbook]], library: Library, today: date) -> Document:
    """Return several workbooks as one document: what differs first, then all side by side.

    Args:
        books: The workbooks, each with its file's name.
        library: The report that they are about.
        today: The day that the document is of, and that decides what is overdue.
    """
    named = agencies(books)
    names = ", ".join(agency.name for agency in named)
    facts = (("Agencies", names), ("Date", day_in_words(today)))
    blocks: list[Block] = [Facts(facts), *whose_words(library, _WHAT)]
    blocks += _judgements(compared(named, library), named, library)
    blocks += _answers(named, library, today)
    blocks += _evidence(named)
    blocks += _actions(named, today)
    blocks += _notes(named)
    blocks += source_blocks(library)
    return safe(Document(f"{counted(len(named), 'workbook')} side by side", today, tuple(blocks)))


def merged_shape(books: Sequence[tuple[str, Workbook]], library: Library) -> dict[str, Any]:
    """Return several workbooks as plain values for JSON."""
    named = agencies(books)
    return {
        KEY: VERSION,
        "judgements": [
            {
                "ref": one.ref,
                "title": library.entries[one.ref].title,
                "differ": one.differ,
                "said": one.said,
                "views": [
                    {
                        "agency": agency.name,
                        "judgement": judgement,
                        "confidence": _confidence(agency, one.ref),
                    }
                    for agency, judgement in one.views
                ],
                "without": [agency.name for agency in one.silent],
            }
            for one in compared(named, library)
        ],
        "agencies": [
            {"name": agency.name, "file": agency.file, "workbook": shape(agency.workbook)}
            for agency in named
        ],
    }


def _confidence(agency: Agency, ref: str) -> str | None:
    confidence = agency.workbook.answer(ref).confidence
    return confidence.value if confidence else None


def _judgements(
    found: Sequence[Comparison], named: Sequence[Agency], library: Library
) -> Iterator[Block]:
    names: Mapping[str, str] = {
        entry.ref: f"{entry.ref}: {entry.title}" for entry in answerable(library)
    }
    yield Heading(2, "Where our own views differ")
    differing = [one for one in found if one.differ]
    if differing:
        spans = [f"{names[one.ref]}: {one.said}" for one in differing]
        yield Items(tuple(spans), Owner.PROGRAM)
        rows = [
            (names[one.ref], agency.name, judgement, _sure(agency, one.ref))
            for one in differing
            for agency, judgement in one.views
        ]
        yield Table(
            "The judgements that differ, the highest first in each statement or question.",
            ("Statement or question", "Agency", OWN_VIEW, "Confidence"),
            tuple(rows),
            (46, 22, 18, 14),
        )
    else:
        yield Paragraph("No judgements differ.", Owner.PROGRAM)
    yield Heading(2, "Every judgement")
    every: list[tuple[str, ...]] = []
    for one in found:
        views = {agency.name: judgement for agency, judgement in one.views}
        every.append((names[one.ref], one.said, *(views.get(a.name, _NONE) for a in named)))
    if len(named) <= _MOST_COLUMNS:
        yield Table(
            "Each agency's own view of every statement and question.",
            ("Statement or question", "Comparison", *(agency.name for agency in named)),
            tuple(every),
            (34, 22, *(44 // len(named) or 1 for _ in named)),
        )
    else:
        yield Items(tuple(f"{row[0]}: {row[1]}" for row in every), Owner.PROGRAM)


_MOST_COLUMNS = 5
"""How many agencies fit beside each other on a page."""


def _sure(agency: Agency, ref: str) -> str:
    return confidence_said(agency.workbook.answer(ref).confidence)


def _answers(named: Sequence[Agency], library: Library, today: date) -> Iterator[Block]:
    for kind, title in (
        (Kind.STATEMENT, position_heading(library)),
        (Kind.QUESTION, "The questions that the report asks"),
    ):
        if not library.of(kind):
            continue
        yield Heading(2, title)
        if kind is Kind.STATEMENT:
            counts = (
                f"{agency.name}: {words_written(progress(agency.workbook, library, today))}"
                for agency in named
            )
            yield Items(tuple(counts), Owner.PROGRAM)
        for entry in library.of(kind):
            yield Heading(3, entry_name(entry, library), Owner.REPORT)
            yield from_report(entry)
            silent = []
            for agency in named:
                if agency.workbook.answer(entry.ref).empty:
                    silent.append(agency.name)
                else:
                    yield from _answer(agency, entry.ref, library)
            if silent:
                yield Paragraph(f"Nothing written yet: {', '.join(silent)}.", Owner.PROGRAM)


def _answer(agency: Agency, ref: str, library: Library) -> Iterator[Block]:
    book = agency.workbook
    answer = book.answer(ref)
    yield Heading(4, agency.name, Owner.OURS)
    yield from texts_of(answer, 5)
    yield Heading(5, OWN_VIEW)
    yield Facts(tuple(standing(answer, library)))
    if book.evidence_for(ref):
        yield Paragraph(kinds_said(book, ref), Owner.PROGRAM)
    elif answer.judgement:
        yield Paragraph("This judgement has no evidence behind it yet.", Owner.PROGRAM)


def _evidence(named: Sequence[Agency]) -> Iterator[Block]:
    yield Heading(2, "Evidence")
    rows = [(a.name, *evidence_cells(piece)) for a in named for piece in a.workbook.evidence]
    if rows:
        yield evidence_table(("Agency",), rows, (14,))
    else:
        yield Paragraph("No evidence yet.", Owner.PROGRAM)


def _actions(named: Sequence[Agency], today: date) -> Iterator[Block]:
    yield Heading(2, "Actions")
    # Ids are each workbook's own, and two may have the same one.
    owners = {}
    every = []
    for number, agency in enumerate(named):
        for action in agency.workbook.actions:
            key = f"{number}:{action.id}"
            owners[key] = agency.name
            every.append(replace(action, id=key))
    rows = [(owners[action.id], *action_cells(action, today)) for action in in_order(every, today)]
    if rows:
        yield actions_table(("Agency",), rows, (14,))
    else:
        yield Paragraph("No actions yet.", Owner.PROGRAM)


def _notes(named: Sequence[Agency]) -> Iterator[Block]:
    if not any(agency.workbook.notes for agency in named):
        return
    yield Heading(2, "Notes")
    for agency in named:
        for note in agency.workbook.notes:
            on = f"on {note.ref}: {note.words}" if note.words else f"on {note.ref}"
            yield Heading(3, f"{agency.name}, {on}")
            yield from written(note.text)
