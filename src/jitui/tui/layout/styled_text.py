"""Styled text, and how it is broken into lines; a style is only a name here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from jitui.output.wrapping import ELLIPSIS, breaks, cut_short
from jitui.output.wrapping import width as cells


class StyleSpan(Struct, frozen=True):
    """A style over a stretch of text.

    ``ref`` is the entry that it leads to, or empty; ``match`` is the number of the match of a
    search that it is, or -1.
    """

    start: int
    end: int
    style: str
    ref: str = ""
    match: int = -1


class StyledRun(Struct, frozen=True):
    """A stretch of one line in one combination of styles."""

    text: str
    styles: tuple[str, ...] = ()
    ref: str = ""
    match: int = -1


class Line(Struct, frozen=True):
    """One line on the screen, and the ref of the entry that the whole line leads to."""

    runs: tuple[StyledRun, ...] = ()
    ref: str = ""

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(run.text for run in self.runs)


BLANK = Line()


def flow(
    text: str,
    columns: int,
    styles: Sequence[StyleSpan] = (),
    style: str = "",
    first: Sequence[StyledRun] = (),
    rest: str = "",
    most: int = 0,
) -> list[Line]:
    """Return ``text`` in lines of at most ``columns`` cells, broken at spaces.

    Args:
        text: One paragraph; runs of white space are kept within a line.
        columns: The cells of a whole line, at least one more than the indents.
        styles: Styles over parts of the text; they may overlap.
        style: The style of all of it.
        first: What the first line begins with, such as a bullet.
        rest: What each other line begins with, such as spaces under a bullet.
        most: The most lines; more text is cut at a word with an ellipsis. 0 is any number.
    """
    lines = []
    indent = sum(cells(run.text) for run in first)
    rooms = (max(columns - indent, 1), max(columns - cells(rest), 1))
    spans = breaks(text, *rooms)
    is_cut = 0 < most < len(spans)
    if is_cut:
        spans = cut_short(text, spans[:most], rooms[most > 1])
    for number, (start, end) in enumerate(spans):
        before = tuple(first) if number == 0 else ((StyledRun(rest),) if rest else ())
        runs = tuple(_runs(text, start, end, styles, style))
        if is_cut and number == most - 1:
            runs = (*runs, StyledRun(ELLIPSIS, runs[-1].styles))
        lines.append(Line((*before, *runs)))
    return lines


def _runs(
    text: str, start: int, end: int, styles: Sequence[StyleSpan], style: str
) -> Iterable[StyledRun]:
    inside = [span for span in styles if span.start < end and start < span.end]
    cuts = sorted(
        {start, end}
        | {span.start for span in inside if span.start > start}
        | {span.end for span in inside if span.end < end}
    )
    base = (style,) if style else ()
    for left, right in pairwise(cuts):
        over = [span for span in inside if span.start <= left and right <= span.end]
        ref = next((span.ref for span in over if span.ref), "")
        match = max((span.match for span in over), default=-1)
        yield StyledRun(text[left:right], base + tuple(span.style for span in over), ref, match)
