"""Set a page in lines for the reading view: a measure, indents, marks; no framework."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from jitui.plain.cells import pad
from jitui.plain.cells import width as cells
from jitui.report.pages import (
    Bars,
    Block,
    Fact,
    Group,
    Heading,
    Item,
    Page,
    Pages,
    Paragraph,
    Quantity,
)
from jitui.tui.flow import BLANK, Line, Mark, Run, flow

MEASURE = 72
"""The widest line of running text, in cells."""

_ROOMY = 36
"""From this many cells on, labels stand beside what they label."""

_TIGHT = 110
"""Items of a list stand without empty lines while none is longer than this."""

Finder = Callable[[str], Iterable[tuple[int, int]]]
"""Returns where in a text the words that were searched for stand."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A page set in lines, all of them at most as wide as asked.

    ``finds`` has, for each find in reading order, the number of its first line.
    """

    lines: tuple[Line, ...]
    finds: tuple[int, ...]


def set_page(page: Page, pages: Pages, columns: int, find: Finder | None = None) -> Setting:
    """Set a page for ``columns`` cells.

    Args:
        page: The page.
        pages: Where it comes from; it knows the terms.
        columns: The room there is; text never grows beyond the measure.
        find: Where matches stand in a text; ``None`` marks nothing.
    """
    setter = _Setter(page, pages, max(min(columns, MEASURE), 12), find)
    lines = tuple(setter.lines())
    first: dict[int, int] = {}
    for number, line in enumerate(lines):
        for run in line.runs:
            if run.find >= 0:
                first.setdefault(run.find, number)
    return Setting(lines, tuple(first.values()))


class _Setter:
    def __init__(self, page: Page, pages: Pages, columns: int, find: Finder | None) -> None:
        self.page = page
        self.pages = pages
        self.columns = columns
        self.find = find
        self.seen = {page.ref}
        self.figure_room = 0
        self.finds = 0

    def lines(self) -> Iterable[Line]:
        entry = self.pages.library.entries.get(self.page.ref)
        if entry is not None:
            kicker = f"{entry.kind.noun.capitalize()} \u00b7 {entry.ref}"
            yield from flow(kicker, self.columns, style="quiet")
        yield from flow(
            self.page.title, self.columns, self._marks(self.page.title, terms=False), "title"
        )
        previous: Block | None = None
        for block in self.page.blocks:
            if isinstance(block, Heading):
                self._measure_figures(block)
            if _apart(previous, block):
                yield BLANK
            yield from self._block(block)
            previous = block
        yield BLANK
        yield from flow(self.page.source, self.columns, style="quiet")

    def _marks(self, text: str, terms: bool = True) -> list[Mark]:
        marks = []
        if terms:
            marks += [
                Mark(m.start, m.end, "term", m.ref) for m in self.pages.spots(text, self.seen)
            ]
        return marks + self._finds(text)

    def _finds(self, text: str) -> list[Mark]:
        """Return the marks of what was searched for, numbered on through the page."""
        if self.find is None:
            return []
        marks = [
            Mark(start, end, "match", find=self.finds + number)
            for number, (start, end) in enumerate(self.find(text))
        ]
        self.finds += len(marks)
        return marks

    def _text(
        self, text: str, style: str = "", first: Sequence[Run] = (), rest: str = ""
    ) -> list[Line]:
        return flow(text, self.columns, self._marks(text), style, first, rest)

    def _block(self, block: Block) -> Iterable[Line]:
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
        if isinstance(block, Bars):
            return [*self._text(block.sentence), BLANK, *self._bars(block)]
        return self._group(block)

    def _fact(self, fact: Fact) -> list[Line]:
        if self.columns < _ROOMY:
            return [
                *flow(fact.label, self.columns, style="label"),
                *self._text(fact.value, first=(Run("  "),), rest="  "),
            ]
        label = pad(fact.label, 18)
        return self._text(fact.value, first=(Run(label, ("label",)),), rest=" " * cells(label))

    def _item(self, item: Item) -> list[Line]:
        text = f"{item.name}. {item.text}" if item.name else item.text
        marks = self._marks(text)
        if item.name:
            marks.append(Mark(0, len(item.name) + 1, "strong"))
        bullet = Run("\u2022 ", ("accent",))
        return flow(text, self.columns, marks, "", (bullet,), "  ")

    def _measure_figures(self, heading: Heading) -> None:
        """Find the width of the figures' column under a heading; long ones stand outside it."""
        under = self.page.blocks[self.page.blocks.index(heading) + 1 :]
        widths = [cells(block.figure) for block in under if isinstance(block, Quantity)]
        most = min(22, self.columns // 3)
        self.figure_room = max((width for width in widths if width <= most), default=0)

    def _quantity(self, quantity: Quantity) -> list[Line]:
        room = self.figure_room
        if cells(quantity.figure) <= room:
            marks = self._finds(quantity.figure)
            figure = flow(quantity.figure, room + 2, marks, "figure", (Run("  "),))[0]
            gap = Run(" " * (room + 4 - cells(figure.text)))
            marks = self._finds(quantity.words)
            rest = " " * (room + 4)
            return flow(quantity.words, self.columns, marks, "", (*figure.runs, gap), rest)
        text = f"{quantity.figure}  {quantity.words}"
        marks = [Mark(0, len(quantity.figure), "figure"), *self._finds(text)]
        return flow(text, self.columns, marks, "", (Run("  "),), " " * (room + 4))

    def _bars(self, bars: Bars) -> Iterable[Line]:
        room = max(cells(label) for label, _, _ in bars.rows) + 2
        most = max(count for _, count, _ in bars.rows) or 1
        # Whole cells for each, so that twice as many are twice as long; or none at all.
        unit = max(min((self.columns - room - 6) // most, 6), 0)
        for label, count, ref in bars.rows:
            if not unit:
                yield from flow(f"{label}: {count}", self.columns)
                continue
            bar = "\u2588" * (count * unit)
            style = f"step-{ref}" if ref else "accent"
            yield Line(
                (
                    Run(pad(label, room), ("label",)),
                    Run(bar, (style,)),
                    Run(f" {count}" if bar else str(count), ("strong",)),
                ),
                ref,
            )

    def _group(self, group: Group) -> Iterable[Line]:
        note = f" ({group.note})" if group.note else ""
        yield from flow(group.label + note, self.columns, style="label", first=(Run("  "),))
        room = max(cells(ref) for ref, _ in group.links)
        room = room + 2 if room <= 12 and self.columns >= _ROOMY else 0
        for ref, title in group.links:
            if room:
                lead = (Run("    "), Run(pad(ref, room), ("link",), ref))
                lines = flow(title, self.columns, (), "", lead, " " * (4 + room))
            else:
                lines = flow(title, self.columns, (), "link", (Run("    "),), " " * 6)
            yield from (Line(line.runs, ref) for line in lines)


def _apart(previous: Block | None, block: Block) -> bool:
    """Return whether an empty line stands between two blocks."""
    if isinstance(previous, Heading):
        return False
    if isinstance(previous, Item) and isinstance(block, Item):
        return max(len(previous.text), len(block.text)) > _TIGHT
    together = (Fact, Quantity, Group)
    return not (isinstance(block, together) and type(block) is type(previous))
