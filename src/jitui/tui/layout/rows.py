"""The rows of a list, and how they are laid out: a prefix, a text that wraps, and a suffix."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from jitui.output.wrapping import pad
from jitui.output.wrapping import width as cells
from jitui.tui.layout.styled_text import Line, StyledRun, StyleSpan, flow

LINES = 3
"""The most lines that a title takes in a list; the page has all of it."""


class Row(Struct, frozen=True):
    """One row of a list.

    Attributes:
        ref: The entry that it opens; empty for a heading, which cannot be selected.
        text: What it says.
        prefix: What stands before it, such as a number; rows of a list line up.
        suffix: What stands at its right edge, or under it when there is no room.
        styles: Styles over the text.
        below: Further text under it, such as a snippet, with its own styles.
        level: How far it is indented.
        most: The most lines that its text takes; a longer one is cut at a word. 0 means no limit.
        suffixes: Suffixes of several widths, the widest first, of which all rows of a list take
            the same one: the first that all have room for.
    """

    ref: str
    text: str
    prefix: str = ""
    suffix: tuple[StyledRun, ...] = ()
    styles: tuple[StyleSpan, ...] = ()
    below: tuple[tuple[str, tuple[StyleSpan, ...]], ...] = ()
    level: int = 0
    most: int = 0
    suffixes: tuple[tuple[StyledRun, ...], ...] = ()


def set_rows(rows: Sequence[Row], columns: int) -> tuple[list[Line], list[int]]:
    """Lay out rows in lines.

    Returns:
        The lines, and for each row the number of its first line, with the count of all
        lines as one item more.
    """
    lines: list[Line] = []
    starts: list[int] = []
    room = max((cells(row.prefix) for row in rows), default=0)
    choice = fitting_suffix(rows, columns)
    for row in rows:
        if row.suffixes:
            row = replace(row, suffix=row.suffixes[choice])
        starts.append(len(lines))
        row_lines = _row(row, columns, room)
        # A heading stands off from what is above it, if anything is.
        lines += row_lines if lines or row.ref else row_lines[1:]
    return lines, [*starts, len(lines)]


def fitting_suffix(rows: Sequence[Row], columns: int) -> int:
    """Return which of the suffixes all rows have room for beside their texts, or the last."""
    several = [row for row in rows if row.suffixes]
    choices = min((len(row.suffixes) for row in several), default=1)
    for choice in range(choices):
        needed = (
            cells(row.text) + sum(cells(run.text) for run in row.suffixes[choice])
            for row in several
        )
        # Before the text stands the marker's cell, after it a gap.
        if max(needed, default=0) + 2 <= columns:
            return choice
    return choices - 1


def _row(row: Row, columns: int, room: int) -> list[Line]:
    if not row.ref:
        heading = flow(row.text, columns, (), "label", (StyledRun(" "),), " ")
        return [Line(), *heading]
    indent = " " + "  " * row.level
    prefix = indent + (pad(row.prefix, room) + " " if room else "")
    rest = " " * cells(prefix)
    first = (StyledRun(prefix, ("quiet",)),)
    lines = flow(row.text, columns, row.styles, "", first, rest, row.most)
    if row.suffix:
        # A table needs every cell; other rows stand off from the edge.
        lines = _with_suffix(lines, row.suffix, columns + bool(row.suffixes), rest)
    for text, styles in row.below:
        lines += flow(text, columns, styles, "quiet", (StyledRun(rest),), rest)
    return [Line(line.runs, row.ref) for line in lines]


def _with_suffix(
    lines: list[Line], suffix: tuple[StyledRun, ...], columns: int, rest: str
) -> list[Line]:
    """Put the suffix at the right edge of the last line, or of a line more."""
    free = columns - sum(cells(run.text) for run in suffix) - 1
    gap = free - cells(lines[-1].text)
    if gap >= 1:
        return [*lines[:-1], Line((*lines[-1].runs, StyledRun(" " * gap), *suffix))]
    return [*lines, Line((StyledRun(rest.ljust(free)), *suffix))]
