"""A chart as SVG that can stand alone in a paper: with its words and its source.

No meaning is colour alone: each bar and cell has its words and its number beside it, and
the reader's own area is drawn as an outline with a sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from jitui.output.attribution import source_line
from jitui.output.chart_cells import SIGN
from jitui.output.svg_canvas import INK, QUIET, WHITE, SvgCanvas, fold, height, measure
from jitui.output.text import data_in_words
from jitui.report.chart_model import Bar, Bars, Chart, Grid
from jitui.report.model import Library

WIDTH = 720

# The hues that the app's light theme has for the words, so all stand out from white.
STEP_COLOURS = {
    6: "#0b6b48",
    5: "#2f6d14",
    4: "#5b6407",
    3: "#875703",
    2: "#a6400f",
    1: "#ac2237",
}
_NO_STEP = "#0f5b78"

_MARGIN, _GAP = 24, 12
_TITLE, _LEAD, _BODY, _SMALL = 20, 14, 13, 11
_BAR, _BLOCK = 20, 16
_WIDEST_UNIT = 72
_LABELS, _VALUES = 210, 150
"""The widest that the labels at the left and the values behind the bars may be."""
_FOR_NAMES, _FOR_NUMBERS = 96, 44
"""How wide a column of a grid must be for the names of areas, and for numbers at least."""
_ALL = "All areas"
_NONE = "\u2013"


def svg(library: Library, chart: Chart) -> str:
    """Return a chart as an SVG document."""
    drawing = _Drawing(chart)
    drawing.title()
    for part in chart.drawn:
        drawing.y += 18
        if isinstance(part, Grid):
            drawing.grid(part)
        else:
            drawing.bars(part)
    drawing.small_print([*chart.cautions, source_line(library.report, "Drawn")])
    words = [*chart.sentences, chart.mine, *(f"{row}." for row in data_in_words(chart))]
    described = " ".join(text for text in (*words, *chart.cautions) if text)
    return drawing.document(f"jitui-{chart.name}", chart.title, described)


class _Drawing(SvgCanvas):
    """A canvas that knows the chart, and where what is drawn begins beside its labels."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        labels = [_ALL]
        columns = 0
        for part in chart.drawn:
            if isinstance(part, Grid):
                labels += [label for label, *_ in part.rows]
                columns = max(columns, len(part.heads))
            else:
                labels += [bar.label for bar in part.bars]
        room = max(measure(label, _BODY) for label in labels)
        self.start = _MARGIN + min(room, _LABELS) + _GAP
        super().__init__(max(WIDTH, self.start + columns * _FOR_NUMBERS + _MARGIN))
        self.y = _MARGIN
        self.right = self.width - _MARGIN

    def title(self) -> None:
        """Set the title, the sentences, and the one about the reader's own area."""
        chart = self.chart
        self._paragraph(chart.title, _TITLE, bold=True)
        self.y += 6
        for number, sentence in enumerate(chart.sentences):
            self._paragraph(sentence, _BODY if number else _LEAD)
            self.y += 2
        if chart.mine:
            self.y += 4
            sign = f"{SIGN} " if chart.area in self._drawn_names() else ""
            self._paragraph(f"{sign}{chart.mine}", _BODY, bold=True)

    def _drawn_names(self) -> Iterator[str]:
        """Yield the name of each area that is drawn."""
        for part in self.chart.drawn:
            if isinstance(part, Grid):
                yield from (name for *_, cells in part.rows for names in cells for name in names)
            else:
                yield from (name for bar in part.bars for name in bar.names)

    def small_print(self, texts: Sequence[str]) -> None:
        """Set what must be said with a chart, in small type under a line."""
        self.y += _GAP
        self.rule(_MARGIN, self.y, self.right, self.y)
        self.y += 8
        for text in texts:
            self._paragraph(text, _SMALL, QUIET)
            self.y += 3
        self.y += _GAP

    def _paragraph(self, text: str, size: float, colour: str = INK, *, bold: bool = False) -> None:
        lines = fold(text, size, self.right - _MARGIN, bold)
        self.y = self.lines(_MARGIN, self.y, lines, size, colour=colour, bold=bold)

    def bars(self, bars: Bars) -> None:
        """Draw bars from one line, with a scale under them."""
        if bars.label:
            self._paragraph(bars.label, _BODY, QUIET, bold=True)
            self.y += 6
        values = max((measure(bar.shown, _BODY, bold=True) for bar in bars.bars), default=0)
        longest = self.right - self.start - min(values, _VALUES) - _BAR
        if bars.counted:
            longest = min(longest, bars.most * _WIDEST_UNIT)
        top = self.y
        for bar in bars.bars:
            self._bar(bars, bar, longest)
        if bars.most:
            self.rule(self.start, top - 2, self.start, self.y, QUIET)
            self._scale(bars, longest)

    def _bar(self, bars: Bars, bar: Bar, longest: float) -> None:
        """Draw one bar with its label before it, its value behind it and its note under it."""
        top, end = self.y, self.start
        high = _BAR if bars.most else height(1, _BODY)
        middle = top + (high - height(1, _BODY)) / 2
        label = fold(bar.label, _BODY, self.start - _GAP - _MARGIN)
        label_end = self.lines(_MARGIN, middle, label, _BODY)
        if bars.most and bar.value:
            colour = STEP_COLOURS.get(bar.shade, _NO_STEP)
            length = longest * bar.value / bars.most
            end += length
            if bars.counted:
                mine = self.chart.area in bar.names
                self._units(int(bar.value), mine, (self.start, top, length, _BAR), colour)
            else:
                # Little is not nothing.
                self.box(self.start, top, max(length, 2), _BAR, colour)
            if bar.more:
                self.arrow(end, top, _BAR, colour)
                end += _BAR / 2
        end += 8 if bars.most else 0
        value = fold(bar.shown, _BODY, self.right - end, bold=True)
        bar_end = max(top + high, self.lines(end, middle, value, _BODY, bold=True))
        self.y = max(label_end, bar_end)
        note = self._marked(bar.names) if bar.names else bar.note
        if note:
            left = self.start + 8
            under = fold(note, _SMALL, self.right - left)
            note_end = self.lines(left, bar_end + 2, under, _SMALL, colour=QUIET)
            self.y = max(self.y, note_end)
        self.y += 8 if bars.most else 2

    def _marked(self, names: Sequence[str]) -> str:
        area = self.chart.area
        return ", ".join(f"{SIGN} {name}" if name == area else name for name in names)

    def _units(
        self, areas: int, mine: bool, place: tuple[float, float, float, float], colour: str
    ) -> None:
        """Draw a piece for each area, the reader's own as an outline with a sign in it."""
        x, y, length, high = place
        unit = length / areas
        gap = min(3, unit / 4)
        for nth in range(areas):
            left = x + nth * unit
            if mine and nth == areas - 1:
                self.box(left, y, unit - gap, high, WHITE, colour)
                middle = left + (unit - gap) / 2
                self.text(middle, y + high / 2 - 7, SIGN, _LEAD, bold=True, anchor="middle")
            else:
                self.box(left, y, unit - gap, high, colour)

    def _scale(self, bars: Bars, longest: float) -> None:
        """Draw the scale under bars, from nothing to its end."""
        self.rule(self.start, self.y, self.start + longest, self.y, QUIET)
        for tick in _ticks(bars.most):
            x = self.start + longest * tick / bars.most
            self.rule(x, self.y, x, self.y + 4, QUIET)
            label = f"{tick:,}{bars.unit}"
            self.text(x, self.y + 5, label, _SMALL, colour=QUIET, anchor="middle")
        self.y += 5 + height(1, _SMALL)

    def grid(self, grid: Grid) -> None:
        """Draw counts in rows and columns, with the names of the areas where there is room."""
        each = (self.right - self.start) / max(len(grid.heads), 1)
        left = [self.start + number * each for number in range(len(grid.heads))]
        for x, head in zip(left, grid.heads, strict=True):
            self.text(x, self.y, head, _BODY, bold=True)
        self.y += height(1, _BODY) + 4
        for label, shade, cells in grid.rows:
            top = self.y + 6
            self.rule(_MARGIN, self.y, self.right, self.y)
            lines = fold(label, _BODY, self.start - _GAP - _MARGIN)
            used = [self.lines(_MARGIN, top, lines, _BODY)]
            colour = STEP_COLOURS.get(shade, _NO_STEP)
            for x, names in zip(left, cells, strict=True):
                used.append(self._cell(names, x, top, each, colour))
            self.y = max(used) + 6
        self.rule(_MARGIN, self.y, self.right, self.y, QUIET)
        self.y += 6
        self.text(_MARGIN, self.y, _ALL, _BODY)
        for x, total in zip(left, grid.totals, strict=True):
            self.text(x, self.y, str(total), _BODY, bold=True)
        self.y += height(1, _BODY)

    def _cell(self, names: Sequence[str], x: float, top: float, each: float, colour: str) -> float:
        """Draw the areas of one cell, ``each`` wide; return where it ends."""
        end = top + height(1, _BODY)
        if not names:
            self.text(x, top, _NONE, _BODY, colour=QUIET)
            return end
        mine = self.chart.area in names
        blocks = len(names) * (_BLOCK + 3)
        number = str(len(names))
        if blocks + 4 + measure(number, _BODY, bold=True) < each:
            self._units(len(names), mine, (x, top + 1, blocks, _BLOCK), colour)
            self.text(x + blocks + 4, top, number, _BODY, bold=True)
        else:
            self.text(x, top, f"{number}{SIGN if mine else ''}", _BODY, bold=True)
        if each >= _FOR_NAMES:
            for name in names:
                lines = fold(self._marked([name]), _SMALL, each - 8)
                end = self.lines(x, end, lines, _SMALL, colour=QUIET)
        return end


def _ticks(most: float) -> list[int]:
    """Return at most six round numbers from 0 on, none beyond the end of a scale."""
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(step for step in steps if most / step <= 5)
    return list(range(0, int(most) + 1, step))
