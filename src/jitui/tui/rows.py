"""The rows of a list, and how they are set: a lead, a text that wraps, and a tail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jitui.plain.cells import pad
from jitui.plain.cells import width as cells
from jitui.tui.flow import Line, Mark, Run, flow


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list.

    Attributes:
        ref: The entry that it opens; empty for a heading, which cannot be selected.
        text: What it says.
        lead: What stands before it, such as a number; rows of a list line up.
        tail: What stands at its right edge, or under it when there is no room.
        marks: Styles over the text.
        below: Further text under it, such as a snippet, with its own marks.
        level: How far it is indented.
    """

    ref: str
    text: str
    lead: str = ""
    tail: tuple[Run, ...] = ()
    marks: tuple[Mark, ...] = ()
    below: tuple[tuple[str, tuple[Mark, ...]], ...] = ()
    level: int = 0


def set_rows(rows: Sequence[Row], columns: int) -> tuple[list[Line], list[int]]:
    """Set rows in lines.

    Returns:
        The lines, and for each row the number of its first line, with the count of all
        lines as one item more.
    """
    lines: list[Line] = []
    starts: list[int] = []
    room = max((cells(row.lead) for row in rows), default=0)
    for row in rows:
        starts.append(len(lines))
        set_row = _row(row, columns, room)
        # A heading stands off from what is above it, if anything is.
        lines += set_row if lines or row.ref else set_row[1:]
    return lines, [*starts, len(lines)]


def _row(row: Row, columns: int, room: int) -> list[Line]:
    if not row.ref:
        heading = flow(row.text, columns, (), "label", (Run(" "),), " ")
        return [Line(), *heading]
    indent = " " + "  " * row.level
    lead = indent + (pad(row.lead, room) + " " if room else "")
    rest = " " * cells(lead)
    first = (Run(lead, ("quiet",)),)
    lines = flow(row.text, columns, row.marks, "", first, rest)
    if row.tail:
        lines = _with_tail(lines, row.tail, columns, rest)
    for text, marks in row.below:
        lines += flow(text, columns, marks, "quiet", (Run(rest),), rest)
    return [Line(line.runs, row.ref) for line in lines]


def _with_tail(lines: list[Line], tail: tuple[Run, ...], columns: int, rest: str) -> list[Line]:
    """Set the tail at the right edge of the last line, or of a line more."""
    free = columns - sum(cells(run.text) for run in tail) - 1
    gap = free - cells(lines[-1].text)
    if gap >= 1:
        return [*lines[:-1], Line((*lines[-1].runs, Run(" " * gap), *tail))]
    return [*lines, Line((Run(rest.ljust(free)), *tail))]
