"""The request for an export: a workbook, the part of it, and the day of the document."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from jitui.errors import NotFound
from jitui.report.clean import clean_line
from jitui.report.model import Library
from jitui.report.refs import suggestion
from jitui.workbook.model import Workbook
from jitui.workbook.progress import answerable

WHOLE, ACTIONS, EVIDENCE = "whole", "actions", "evidence"
"""The parts that are not one answer."""


class Request(Struct, frozen=True, kw_only=True):
    """What is to be exported.

    Attributes:
        workbook: The whole workbook.
        library: The report that it is about.
        today: The day that the export is of, and that decides what is overdue.
        part: ``whole``, ``actions``, ``evidence``, or a statement's or question's ref.
    """

    workbook: Workbook
    library: Library
    today: date
    part: str = WHOLE

    @property
    def chosen(self) -> Workbook:
        """The workbook with nothing in it but the part."""
        book = self.workbook
        if self.part == WHOLE:
            return book
        if self.part == ACTIONS:
            return replace(book, answers=(), evidence=(), notes=())
        if self.part == EVIDENCE:
            return replace(book, answers=(), actions=(), notes=())
        answer = book.answer(self.part)
        return replace(
            book,
            answers=() if answer.empty else (answer,),
            evidence=book.evidence_for(self.part),
            actions=book.actions_for(self.part),
            notes=book.notes_on(self.part),
        )


def parts(library: Library) -> tuple[str, ...]:
    """Return the names of all parts."""
    return (WHOLE, ACTIONS, EVIDENCE, *(entry.ref for entry in answerable(library)))


def part_named(typed: str, library: Library) -> str:
    """Return the part that was typed.

    Raises:
        NotFound: There is none of the name; the nearest is named.
    """
    name = clean_line(typed).casefold() or WHOLE
    known = parts(library)
    if name not in known:
        hint = suggestion(name, list(known))
        raise NotFound(f"a workbook has no part {clean_line(typed)!r}; {hint}")
    return name
