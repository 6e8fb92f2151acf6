"""The blocks of a page as lines: titles, paragraphs, items, facts, charts, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

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
from jitui.state.settings import Spacing
from jitui.tui.layout.styled_text import BLANK, Line, StyledRun, StyleSpan, flow

_ROOMY = 36
"""From this many cells on, labels stand beside what they label."""

_LONG = 110
"""An empty line stands between the items of a list when half of them are longer than this."""

SpanFinder = Callable[[str], Iterable[tuple[int, int]]]
"""Returns where in a text the words that were searched for stand."""


class BlockLayout:
    """Lays out the blocks of one page.

    Attributes:
        starts: Each block with the number of its first line, once :meth:`lines` was called.
    """

    def __init__(
        self,
        page: Page,
        pages: Pages,
        columns: int,
        find: SpanFinder | None,
        spacing: Spacing,
        as_data: bool,
    ) -> None:
        """Make a layout; the arguments are those of ``set_page``."""
        self.page = page
        self.pages = pages
        self.columns = columns
        self.find = find
        self.spacing = spacing
        self.as_data = as_data
        self.starts: list[tuple[Block, int]] = []
        self._marked_terms = {page.ref}
        self._figure_width = 0
        self._match_count = 0

    def lines(self) -> list[Line]:
        """Return the lines of the whole page."""
        lines: list[Line] = []
        for block, made in self._parts():
            if block is not None:
                self.starts.append((block, len(lines)))
            lines += made
        return lines

    def _parts(self) -> Iterable[tuple[Block | None, Iterable[Line]]]:
        entry = self.pages.library.entries.get(self.page.ref)
        if entry is not None:
            kicker = f"{entry.kind.noun.capitalize()} \u00b7 {entry.ref}"
            yield None, flow(kicker, self.columns, style="quiet")
        yield Title(self.page.title), self._title(self.page.title)
        previous: Block | None = None
        spaced = False
        for place, block in enumerate(self.page.blocks):
            if isinstance(block, Heading):
                self._set_figure_width(block)
            if isinstance(block, Item) and not isinstance(previous, Item):
                spaced = _are_spaced(self.page.blocks[place:])
            if _apart(previous, block, self.spacing, spaced):
                wide = self.spacing is Spacing.WIDE and not isinstance(block, Item)
                yield None, [BLANK] * (2 if wide else 1)
            yield block, self._block(block)
            previous = block
        yield None, [BLANK]
        yield None, flow(self.page.source, self.columns, style="quiet")

    def _title(self, text: str) -> list[Line]:
        return flow(text, self.columns, self._styles(text, terms=False), "title")

    def _styles(self, text: str, terms: bool = True) -> list[StyleSpan]:
        terms_in = self.pages.first_mentions(text, self._marked_terms) if terms else ()
        return [*(StyleSpan(m.start, m.end, "term", m.ref) for m in terms_in), *self._matches(text)]

    def _matches(self, text: str) -> list[StyleSpan]:
        """Return styles over the matches of the search, numbered through the page."""
        if self.find is None:
            return []
        styles = [
            StyleSpan(start, end, "match", match=self._match_count + number)
            for number, (start, end) in enumerate(self.find(text))
        ]
        self._match_count += len(styles)
        return styles

    def _text(
        self, text: str, style: str = "", first: Sequence[StyledRun] = (), rest: str = ""
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
            return self._chart(block)
        return self._group(block)

    def _fact(self, fact: Fact) -> list[Line]:
        if self.columns < _ROOMY:
            return [
                *flow(fact.label, self.columns, style="label"),
                *self._text(fact.value, first=(StyledRun("  "),), rest="  "),
            ]
        label = pad(fact.label, 20)
        return self._text(
            fact.value, first=(StyledRun(label, ("label",)),), rest=" " * cells(label)
        )

    def _item(self, item: Item) -> list[Line]:
        text = f"{item.name}. {item.text}" if item.name else item.text
        styles = self._styles(text)
        if item.name:
            styles.append(StyleSpan(0, len(item.name) + 1, "strong"))
        bullet = StyledRun("\u2022 ", ("accent",))
        return flow(text, self.columns, styles, "", (bullet,), "  ")

    def _set_figure_width(self, heading: Heading) -> None:
        """Set the width of the column of figures under a heading; long ones stand outside it."""
        under = self.page.blocks[self.page.blocks.index(heading) + 1 :]
        widths = [cells(block.figure) for block in under if isinstance(block, Quantity)]
        most = min(22, self.columns // 3)
        self._figure_width = max((width for width in widths if width <= most), default=0)

    def _quantity(self, quantity: Quantity) -> list[Line]:
        room = self._figure_width
        if cells(quantity.figure) <= room:
            styles = self._matches(quantity.figure)
            figure = flow(quantity.figure, room + 2, styles, "figure", (StyledRun("  "),))[0]
            gap = StyledRun(" " * (room + 4 - cells(figure.text)))
            styles = self._matches(quantity.words)
            rest = " " * (room + 4)
            return flow(quantity.words, self.columns, styles, "", (*figure.runs, gap), rest)
        text = f"{quantity.figure}  {quantity.words}"
        styles = [StyleSpan(0, len(quantity.figure), "figure"), *self._matches(text)]
        return flow(text, self.columns, styles, "", (StyledRun("  "),), " " * (room + 4))

    def _chart(self, block: ChartBlock) -> Iterable[Line]:
        chart = block.chart
        for sentence in chart.sentences[: 1 if block.short else None]:
            yield from self._text(sentence)
        yield BLANK
        if self.as_data:
            drawn = draw_data(chart.heads, chart.data, self.columns)
        else:
            drawn = draw(chart, self.columns)
        for pieces in drawn:
            line = Line(tuple(StyledRun(text, (style,) if style else ()) for text, style in pieces))
            # A word can be longer than the narrowest lines.
            fits = cells(line.text) <= self.columns
            yield from [line] if fits else flow(line.text, self.columns)
        if block.short:
            return
        yield BLANK
        key = "Press d to show the chart" if self.as_data else "Press d to show the data"
        yield from flow(key, self.columns, style="quiet")

    def _group(self, group: Group) -> Iterable[Line]:
        if not group.links:
            return
        note = f" ({group.note})" if group.note else ""
        yield from flow(group.label + note, self.columns, style="label", first=(StyledRun("  "),))
        room = max(cells(ref) for ref, _ in group.links)
        # A ref is left out that nobody would type, or that only repeats the title.
        useful = all(
            ":" not in ref and ref.replace("-", " ") != title.casefold()
            for ref, title in group.links
        )
        room = room + 2 if useful and room <= 12 and self.columns >= _ROOMY else 0
        for ref, title in group.links:
            if room:
                prefix = (StyledRun("    "), StyledRun(pad(ref, room), ("link",), ref))
                lines = flow(title, self.columns, (), "", prefix, " " * (4 + room))
            else:
                styles = [StyleSpan(0, len(title), "link", ref)]
                lines = flow(title, self.columns, styles, "", (StyledRun("    "),), " " * 6)
            yield from (Line(line.runs, ref) for line in lines)


def _are_spaced(blocks: Sequence[Block]) -> bool:
    """Return whether an empty line stands between the items that some blocks begin with."""
    items = list(takewhile(lambda block: isinstance(block, Item), blocks))
    long = [item for item in items if isinstance(item, Item) and len(item.text) > _LONG]
    return 2 * len(long) >= len(items)


def _apart(previous: Block | None, block: Block, spacing: Spacing, spaced: bool) -> bool:
    """Return whether an empty line stands between two blocks; ``spaced``: between items."""
    if isinstance(previous, Heading | Title):
        return False
    if spacing is Spacing.TIGHT and type(block) is type(previous):
        return False
    if isinstance(previous, Item) and isinstance(block, Item):
        return spaced
    close = (Fact, Quantity, Group)
    return not (isinstance(block, close) and type(block) is type(previous))
