"""Set a page in lines for the reading view: a measure, indents, marks; no framework."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from itertools import takewhile

from msgspec import Struct

from jitui.output.chart_cells import draw, draw_data
from jitui.output.wrapping import pad
from jitui.output.wrapping import width as cells
from jitui.report.blocks import (
    Block,
    ChartBlock,
    Fact,
    Group,
    Heading,
    Item,
    Page,
    Paragraph,
    Quantity,
    Title,
)
from jitui.report.pages import Pages
from jitui.tui.layout.styled_text import BLANK, Line, StyledText, StyleSpan, flow

MEASURE = 72
"""The widest line of running text, in cells."""

_ROOMY = 36
"""From this many cells on, labels stand beside what they label."""

_LONG = 110
"""Items of a list stand apart when half of them are longer than this."""

FindSpans = Callable[[str], Iterable[tuple[int, int]]]
"""Returns where in a text the words that were searched for stand."""


class PageLayout(Struct, frozen=True):
    """A page set in lines, all of them at most as wide as asked.

    Attributes:
        lines: The lines.
        finds: For each find in reading order, the number of its first line.
        links: The terms and entries that the page leads to, in reading order.
        headings: The title, headings and lead-ins of the page, each with its line.
        starts: The first line of each block, in order.
        entries: The ref of each entry on the page, and the line that it begins at.
    """

    lines: tuple[Line, ...] = ()
    finds: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()
    headings: tuple[tuple[str, int], ...] = ()
    starts: tuple[int, ...] = ()
    entries: tuple[tuple[str, int], ...] = ()

    def place(self, line: int) -> tuple[int, float]:
        """Return which block a line is in, counted from 0, and how far down it, 0 to 1."""
        block = max(bisect_right(self.starts, line) - 1, 0)
        ends = (*self.starts[1:], len(self.lines))
        if not self.starts:
            return 0, 0.0
        length = max(ends[block] - self.starts[block], 1)
        return block, max(line - self.starts[block], 0) / length

    def line(self, block: int, share: float) -> int:
        """Return the line that is so far down a block."""
        if block >= len(self.starts):
            return 0
        ends = (*self.starts[1:], len(self.lines))
        return self.starts[block] + int(share * (ends[block] - self.starts[block]))


class Link(Struct, frozen=True):
    """Something in a page that leads to an entry.

    Attributes:
        ref: The entry.
        line: The first line that it stands on.
        term: Whether it is a term in the text, whose meaning can be shown over the page.
        runs: The line and the place in it of each run that it is made of.
    """

    ref: str
    line: int
    term: bool
    runs: frozenset[tuple[int, int]]


class Spacing(str, Enum):
    """How far paragraphs stand apart."""

    TIGHT = "tight"
    NORMAL = "normal"
    WIDE = "wide"


def set_page(
    page: Page,
    pages: Pages,
    columns: int,
    find: FindSpans | None = None,
    measure: int = MEASURE,
    spacing: Spacing = Spacing.NORMAL,
    as_data: bool = False,
) -> PageLayout:
    """Set a page for ``columns`` cells.

    Args:
        page: The page.
        pages: Where it comes from; it knows the terms.
        columns: The room there is.
        find: Where matches stand in a text; ``None`` marks nothing.
        measure: The widest line that is wanted.
        spacing: How far paragraphs stand apart.
        as_data: Whether pictures are shown as the data that they are drawn from.
    """
    setter = _Layout(page, pages, max(min(columns, measure), 12), find, spacing, as_data)
    lines = tuple(setter.lines())
    first: dict[int, int] = {}
    for number, line in enumerate(lines):
        for run in line.runs:
            if run.find >= 0:
                first.setdefault(run.find, number)
    starts = tuple(line for _, line in setter.starts)
    finds = tuple(first.values())
    begun = (
        (block.ref, start)
        for block, start in setter.starts
        if isinstance(block, Title) and block.ref
    )
    entries = ((page.ref, 0), *begun)
    return PageLayout(lines, finds, _links(lines), tuple(_headings(setter)), starts, entries)


def _links(lines: Sequence[Line]) -> tuple[Link, ...]:
    """Return the links in some lines; one that is broken over lines is one link."""
    found: list[Link] = []
    open_ref = ""
    for number, line in enumerate(lines):
        for place, run in enumerate(line.runs):
            if run.ref and run.ref == open_ref and found:
                last = found[-1]
                runs = last.runs | {(number, place)}
                found[-1] = Link(last.ref, last.line, last.term, runs)
            elif run.ref:
                term = "term" in run.styles
                found.append(Link(run.ref, number, term, frozenset({(number, place)})))
            if run.text.strip():
                open_ref = run.ref
    return tuple(found)


def _headings(setter: _Layout) -> Iterable[tuple[str, int]]:
    """Yield the title, headings and lead-ins of a page that was set, each with its line."""
    for block, line in setter.starts:
        if isinstance(block, Title | Heading):
            yield block.text, line
        elif isinstance(block, Item) and block.name:
            yield block.name, line


class _Layout:
    def __init__(
        self,
        page: Page,
        pages: Pages,
        columns: int,
        find: FindSpans | None,
        spacing: Spacing,
        as_data: bool,
    ) -> None:
        self.page = page
        self.pages = pages
        self.columns = columns
        self.find = find
        self.spacing = spacing
        self.as_data = as_data
        self.seen = {page.ref}
        self.figure_room = 0
        self.finds = 0
        self.starts: list[tuple[Block | Title, int]] = []

    def lines(self) -> list[Line]:
        """Set the whole page."""
        lines: list[Line] = []
        for block, made in self._parts():
            if block is not None:
                self.starts.append((block, len(lines)))
            lines += made
        return lines

    def _parts(self) -> Iterable[tuple[Block | Title | None, Iterable[Line]]]:
        entry = self.pages.library.entries.get(self.page.ref)
        if entry is not None:
            kicker = f"{entry.kind.noun.capitalize()} \u00b7 {entry.ref}"
            yield None, flow(kicker, self.columns, style="quiet")
        yield Title(self.page.title), self._title(self.page.title)
        previous: Block | None = None
        items_apart = False
        for place, block in enumerate(self.page.blocks):
            if isinstance(block, Heading):
                self._measure_figures(block)
            if isinstance(block, Item) and not isinstance(previous, Item):
                items_apart = _items_apart(self.page.blocks[place:])
            if _apart(previous, block, self.spacing, items_apart):
                wide = self.spacing is Spacing.WIDE and not isinstance(block, Item)
                yield None, [BLANK] * (2 if wide else 1)
            yield block, self._block(block)
            previous = block
        yield None, [BLANK]
        yield None, flow(self.page.source, self.columns, style="quiet")

    def _title(self, text: str) -> list[Line]:
        return flow(text, self.columns, self._styles(text, terms=False), "title")

    def _styles(self, text: str, terms: bool = True) -> list[StyleSpan]:
        styles = []
        if terms:
            styles += [
                StyleSpan(m.start, m.end, "term", m.ref)
                for m in self.pages.first_mentions(text, self.seen)
            ]
        return styles + self._finds(text)

    def _finds(self, text: str) -> list[StyleSpan]:
        """Return the marks of what was searched for, numbered on through the page."""
        if self.find is None:
            return []
        styles = [
            StyleSpan(start, end, "match", find=self.finds + number)
            for number, (start, end) in enumerate(self.find(text))
        ]
        self.finds += len(styles)
        return styles

    def _text(
        self, text: str, style: str = "", first: Sequence[StyledText] = (), rest: str = ""
    ) -> list[Line]:
        return flow(text, self.columns, self._styles(text), style, first, rest)

    def _block(self, block: Block) -> Iterable[Line]:
        if isinstance(block, Title):
            return [BLANK, *self._title(block.text)]
        if isinstance(block, Heading):
            return flow(block.text, self.columns, style="heading")
        if isinstance(block, Paragraph):
            return self._text(block.text, "quiet" if block.quiet else "")
        if isinstance(block, Item):
            return self._item(block)
        if isinstance(block, Fact):
            return self._fact(block)
        if isinstance(block, Quantity):
            return self._quantity(block)
        if isinstance(block, ChartBlock):
            return self._picture(block)
        return self._group(block)

    def _fact(self, fact: Fact) -> list[Line]:
        if self.columns < _ROOMY:
            return [
                *flow(fact.label, self.columns, style="label"),
                *self._text(fact.value, first=(StyledText("  "),), rest="  "),
            ]
        label = pad(fact.label, 20)
        return self._text(
            fact.value, first=(StyledText(label, ("label",)),), rest=" " * cells(label)
        )

    def _item(self, item: Item) -> list[Line]:
        text = f"{item.name}. {item.text}" if item.name else item.text
        styles = self._styles(text)
        if item.name:
            styles.append(StyleSpan(0, len(item.name) + 1, "strong"))
        bullet = StyledText("\u2022 ", ("accent",))
        return flow(text, self.columns, styles, "", (bullet,), "  ")

    def _measure_figures(self, heading: Heading) -> None:
        """Find the width of the figures' column under a heading; long ones stand outside it."""
        under = self.page.blocks[self.page.blocks.index(heading) + 1 :]
        widths = [cells(block.figure) for block in under if isinstance(block, Quantity)]
        most = min(22, self.columns // 3)
        self.figure_room = max((width for width in widths if width <= most), default=0)

    def _quantity(self, quantity: Quantity) -> list[Line]:
        room = self.figure_room
        if cells(quantity.figure) <= room:
            styles = self._finds(quantity.figure)
            figure = flow(quantity.figure, room + 2, styles, "figure", (StyledText("  "),))[0]
            gap = StyledText(" " * (room + 4 - cells(figure.text)))
            styles = self._finds(quantity.words)
            rest = " " * (room + 4)
            return flow(quantity.words, self.columns, styles, "", (*figure.runs, gap), rest)
        text = f"{quantity.figure}  {quantity.words}"
        styles = [StyleSpan(0, len(quantity.figure), "figure"), *self._finds(text)]
        return flow(text, self.columns, styles, "", (StyledText("  "),), " " * (room + 4))

    def _picture(self, picture: ChartBlock) -> Iterable[Line]:
        chart = picture.chart
        for sentence in chart.sentences[: 1 if picture.short else None]:
            yield from self._text(sentence)
        yield BLANK
        if self.as_data:
            drawn = draw_data(chart.heads, chart.data, self.columns)
        else:
            drawn = draw(chart, self.columns)
        for pieces in drawn:
            line = Line(
                tuple(StyledText(text, (style,) if style else ()) for text, style in pieces)
            )
            # A word can be longer than the narrowest lines.
            fits = cells(line.text) <= self.columns
            yield from [line] if fits else flow(line.text, self.columns)
        if picture.short:
            return
        yield BLANK
        key = "Press d to show the chart" if self.as_data else "Press d to show the data"
        yield from flow(key, self.columns, style="quiet")

    def _group(self, group: Group) -> Iterable[Line]:
        if not group.links:
            return
        note = f" ({group.note})" if group.note else ""
        yield from flow(group.label + note, self.columns, style="label", first=(StyledText("  "),))
        room = max(cells(ref) for ref, _ in group.links)
        # Refs of pages that are no entries are nothing that a reader would type.
        typed = all(":" not in ref for ref, _ in group.links)
        room = room + 2 if typed and room <= 12 and self.columns >= _ROOMY else 0
        for ref, title in group.links:
            if room:
                lead = (StyledText("    "), StyledText(pad(ref, room), ("link",), ref))
                lines = flow(title, self.columns, (), "", lead, " " * (4 + room))
            else:
                styles = [StyleSpan(0, len(title), "link", ref)]
                lines = flow(title, self.columns, styles, "", (StyledText("    "),), " " * 6)
            yield from (Line(line.runs, ref) for line in lines)


def _items_apart(blocks: Sequence[Block]) -> bool:
    """Return whether the items that some blocks begin with stand apart, all alike."""
    items = list(takewhile(lambda block: isinstance(block, Item), blocks))
    long = [item for item in items if isinstance(item, Item) and len(item.text) > _LONG]
    return 2 * len(long) >= len(items)


def _apart(previous: Block | None, block: Block, spacing: Spacing, items: bool) -> bool:
    """Return whether an empty line stands between two blocks; ``items``: or between items."""
    if isinstance(previous, Heading | Title):
        return False
    if spacing is Spacing.TIGHT and type(block) is type(previous):
        return False
    if isinstance(previous, Item) and isinstance(block, Item):
        return items
    together = (Fact, Quantity, Group)
    return not (isinstance(block, together) and type(block) is type(previous))
