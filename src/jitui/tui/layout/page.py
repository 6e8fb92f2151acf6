"""A page as lines for the reading view, with its matches, links and headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from jitui.report.blocks import Heading, Item, Page, Title
from jitui.report.pages import Pages
from jitui.state.settings import Spacing
from jitui.tui.layout.blocks import BlockLayout, SpanFinder
from jitui.tui.layout.styled_text import Line

MAX_LINE_WIDTH = 72
"""The widest line of running text, in cells."""


class PageLayout(Struct, frozen=True):
    """A page in lines, all of them at most as wide as asked.

    Attributes:
        lines: The lines.
        matches: For each match of the search in reading order, the number of its first line.
        links: The terms and entries that the page leads to, in reading order.
        headings: The title, headings and lead-ins of the page, each with its line.
        starts: The first line of each block, in order.
        entries: The ref of each entry on the page, and the line that it begins at.
    """

    lines: tuple[Line, ...] = ()
    matches: tuple[int, ...] = ()
    links: tuple[PageLink, ...] = ()
    headings: tuple[tuple[str, int], ...] = ()
    starts: tuple[int, ...] = ()
    entries: tuple[tuple[str, int], ...] = ()

    def place(self, line: int) -> tuple[int, float]:
        """Return which block a line is in, counted from 0, and how far down it, 0 to 1."""
        if not self.starts:
            return 0, 0.0
        block = max(bisect_right(self.starts, line) - 1, 0)
        return block, max(line - self.starts[block], 0) / max(self._length(block), 1)

    def line(self, block: int, share: float) -> int:
        """Return the line that is so far down a block."""
        if block >= len(self.starts):
            return 0
        return self.starts[block] + int(share * self._length(block))

    def _length(self, block: int) -> int:
        return (*self.starts, len(self.lines))[block + 1] - self.starts[block]


class PageLink(Struct, frozen=True):
    """Something in a page that leads to an entry.

    Attributes:
        ref: The entry.
        line: The first line that it stands on.
        term: Whether it is a term in the text, whose definition can be shown over the page.
        runs: The line and the place in it of each run that it is made of.
    """

    ref: str
    line: int
    term: bool
    runs: frozenset[tuple[int, int]]


def set_page(
    page: Page,
    pages: Pages,
    columns: int,
    find: SpanFinder | None = None,
    measure: int = MAX_LINE_WIDTH,
    spacing: Spacing = Spacing.NORMAL,
    as_data: bool = False,
) -> PageLayout:
    """Lay out a page for ``columns`` cells.

    Args:
        page: The page.
        pages: Where it comes from; it knows the terms.
        columns: The room there is.
        find: Where matches stand in a text; ``None`` marks nothing.
        measure: The widest line that is wanted.
        spacing: How far paragraphs stand apart.
        as_data: Whether charts are shown as the data that they are drawn from.
    """
    layout = BlockLayout(page, pages, max(min(columns, measure), 12), find, spacing, as_data)
    lines = tuple(layout.lines())
    matches: dict[int, int] = {}
    for number, line in enumerate(lines):
        for run in line.runs:
            if run.match >= 0:
                matches.setdefault(run.match, number)
    entries = [
        (block.ref, start)
        for block, start in layout.starts
        if isinstance(block, Title) and block.ref
    ]
    return PageLayout(
        lines,
        tuple(matches.values()),
        _links(lines),
        tuple(_headings(layout)),
        tuple(start for _, start in layout.starts),
        ((page.ref, 0), *entries),
    )


def _links(lines: Sequence[Line]) -> tuple[PageLink, ...]:
    """Return the links in some lines; one that is broken over lines is one link."""
    links: list[PageLink] = []
    open_ref = ""
    for number, line in enumerate(lines):
        for place, run in enumerate(line.runs):
            if run.ref and run.ref == open_ref and links:
                last = links[-1]
                runs = last.runs | {(number, place)}
                links[-1] = PageLink(last.ref, last.line, last.term, runs)
            elif run.ref:
                term = "term" in run.styles
                links.append(PageLink(run.ref, number, term, frozenset({(number, place)})))
            if run.text.strip():
                open_ref = run.ref
    return tuple(links)


def _headings(layout: BlockLayout) -> Iterable[tuple[str, int]]:
    """Yield the title, headings and lead-ins of a page, each with its line."""
    for block, line in layout.starts:
        if isinstance(block, Title | Heading):
            yield block.text, line
        elif isinstance(block, Item) and block.name:
            yield block.name, line
