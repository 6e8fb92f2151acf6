"""A chart as SVG that can stand alone in a paper: with its words and its source.

No meaning is colour alone: each bar and cell has its words and its number beside it, and
the reader's own area is drawn as an outline with a sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jitui.output.attribution import source_line
from jitui.output.chart_cells import SIGN
from jitui.output.svg_canvas import INK, QUIET, WHITE, SvgCanvas, fold, height, measure
from jitui.output.text import data_in_words
from jitui.report.charts import Bar, Bars, Chart, Grid
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
    start = _MARGIN + _label_room(chart) + _GAP
    columns = max((len(part.heads) for part in chart.drawn if isinstance(part, Grid)), default=0)
    canvas = SvgCanvas(max(WIDTH, start + columns * _FOR_NUMBERS + _MARGIN))
    canvas.y = _MARGIN
    _draw_title(canvas, chart)
    for part in chart.drawn:
        canvas.y += 18
        if isinstance(part, Grid):
            _grid(canvas, part, chart.area, start)
        else:
            _bars(canvas, part, chart.area, start)
    _below(canvas, [*chart.cautions, source_line(library.report, "Drawn")])
    words = [*chart.sentences, chart.mine, *(f"{row}." for row in data_in_words(chart))]
    described = " ".join(text for text in (*words, *chart.cautions) if text)
    return canvas.document(f"jitui-{chart.name}", chart.title, described)


def _label_room(chart: Chart) -> float:
    """Return how wide the column of labels is, the same for all that is drawn."""
    labels = [_ALL]
    for part in chart.drawn:
        if isinstance(part, Grid):
            labels += [label for label, *_ in part.rows]
        else:
            labels += [bar.label for bar in part.bars]
    return min(max(measure(label, _BODY) for label in labels), _LABELS)


def _draw_title(canvas: SvgCanvas, chart: Chart) -> None:
    """Set the title, the sentences, and the one about the reader's own area."""
    _paragraph(canvas, chart.title, _TITLE, bold=True)
    canvas.y += 6
    for number, sentence in enumerate(chart.sentences):
        _paragraph(canvas, sentence, _BODY if number else _LEAD)
        canvas.y += 2
    if chart.mine:
        canvas.y += 4
        sign = f"{SIGN} " if chart.area in _every_name(chart) else ""
        _paragraph(canvas, f"{sign}{chart.mine}", _BODY, bold=True)


def _every_name(chart: Chart) -> Iterator[str]:
    """Yield the name of each area that is drawn."""
    for part in chart.drawn:
        if isinstance(part, Grid):
            yield from (name for *_, cells in part.rows for names in cells for name in names)
        else:
            yield from (name for bar in part.bars for name in bar.names)


def _below(canvas: SvgCanvas, texts: Sequence[str]) -> None:
    """Set what must be said with a chart, in small type under a line."""
    canvas.y += _GAP
    canvas.rule(_MARGIN, canvas.y, canvas.width - _MARGIN, canvas.y)
    canvas.y += 8
    for text in texts:
        _paragraph(canvas, text, _SMALL, QUIET)
        canvas.y += 3
    canvas.y += _GAP


def _paragraph(
    canvas: SvgCanvas, text: str, size: float, colour: str = INK, *, bold: bool = False
) -> None:
    lines = fold(text, size, canvas.width - 2 * _MARGIN, bold)
    canvas.y = canvas.lines(_MARGIN, canvas.y, lines, size, colour=colour, bold=bold)


def _bars(canvas: SvgCanvas, bars: Bars, area: str, start: float) -> None:
    if bars.label:
        _paragraph(canvas, bars.label, _BODY, QUIET, bold=True)
        canvas.y += 6
    values = max((measure(bar.shown, _BODY, bold=True) for bar in bars.bars), default=0)
    longest = canvas.width - _MARGIN - start - min(values, _VALUES) - _BAR
    if bars.counted:
        longest = min(longest, bars.most * _WIDEST_UNIT)
    top = canvas.y
    for bar in bars.bars:
        _bar(canvas, bars, bar, area, start, longest if bars.most else 0)
    if bars.most:
        canvas.rule(start, top - 2, start, canvas.y, QUIET)
        _scale(canvas, bars, start, longest)


def _bar(canvas: SvgCanvas, bars: Bars, bar: Bar, area: str, start: float, longest: float) -> None:
    """Draw one bar with its label before it, its value behind it and its note under it."""
    top = canvas.y
    high = _BAR if bars.most else height(1, _BODY)
    middle = top + (high - height(1, _BODY)) / 2
    label = fold(bar.label, _BODY, start - _GAP - _MARGIN)
    used = [top + high, canvas.lines(_MARGIN, middle, label, _BODY)]
    end = start
    if bars.most and bar.value:
        colour = STEP_COLOURS.get(bar.shade, _NO_STEP)
        length = longest * bar.value / bars.most
        end += length
        if bars.counted:
            mine = area in bar.names
            _units(canvas, int(bar.value), mine, (start, top, length, _BAR), colour)
        else:
            # Little is not nothing.
            canvas.box(start, top, max(length, 2), _BAR, colour)
        if bar.more:
            canvas.arrow(end, top, _BAR, colour)
            end += _BAR / 2
    end += 8 if bars.most else 0
    value = fold(bar.shown, _BODY, canvas.width - _MARGIN - end, bold=True)
    used.append(canvas.lines(end, middle, value, _BODY, bold=True))
    note = _marked(bar.names, area) if bar.names else bar.note
    if note:
        under = fold(note, _SMALL, canvas.width - _MARGIN - start - 8)
        used.append(canvas.lines(start + 8, max(used[0], used[2]) + 2, under, _SMALL, colour=QUIET))
    canvas.y = max(used) + (8 if bars.most else 2)


def _marked(names: Sequence[str], area: str) -> str:
    return ", ".join(f"{SIGN} {name}" if name == area else name for name in names)


def _units(
    canvas: SvgCanvas, count: int, mine: bool, place: tuple[float, float, float, float], colour: str
) -> None:
    """Draw a piece for each area, the reader's own as an outline with a sign in it."""
    x, y, length, high = place
    unit = length / count
    gap = min(3, unit / 4)
    for number in range(count):
        left = x + number * unit
        if mine and number == count - 1:
            canvas.box(left, y, unit - gap, high, WHITE, colour)
            middle = left + (unit - gap) / 2
            canvas.text(middle, y + high / 2 - 7, SIGN, _LEAD, bold=True, anchor="middle")
        else:
            canvas.box(left, y, unit - gap, high, colour)


def _scale(canvas: SvgCanvas, bars: Bars, start: float, longest: float) -> None:
    """Draw the scale under bars, from nothing to its end."""
    canvas.rule(start, canvas.y, start + longest, canvas.y, QUIET)
    for tick in _ticks(bars.most):
        x = start + longest * tick / bars.most
        canvas.rule(x, canvas.y, x, canvas.y + 4, QUIET)
        label = f"{tick:,}{bars.unit}"
        canvas.text(x, canvas.y + 5, label, _SMALL, colour=QUIET, anchor="middle")
    canvas.y += 5 + height(1, _SMALL)


def _ticks(most: float) -> list[int]:
    """Return at most six round numbers from 0 on, none beyond the end of a scale."""
    steps = (factor * 10**power for power in range(12) for factor in (1, 2, 5))
    step = next((step for step in steps if most / step <= 5), int(most))
    return list(range(0, int(most) + 1, step))


def _grid(canvas: SvgCanvas, grid: Grid, area: str, start: float) -> None:
    """Draw counts in rows and columns, with the names of the areas where there is room."""
    each = (canvas.width - _MARGIN - start) / max(len(grid.heads), 1)
    for number, head in enumerate(grid.heads):
        canvas.text(start + number * each, canvas.y, head, _BODY, bold=True)
    canvas.y += height(1, _BODY) + 4
    for label, shade, cells in grid.rows:
        top = canvas.y + 6
        canvas.rule(_MARGIN, canvas.y, canvas.width - _MARGIN, canvas.y)
        used = [canvas.lines(_MARGIN, top, fold(label, _BODY, start - _GAP - _MARGIN), _BODY)]
        colour = STEP_COLOURS.get(shade, _NO_STEP)
        for number, names in enumerate(cells):
            used.append(_cell(canvas, names, area, (start + number * each, top, each), colour))
        canvas.y = max(used) + 6
    canvas.rule(_MARGIN, canvas.y, canvas.width - _MARGIN, canvas.y, QUIET)
    canvas.y += 6
    canvas.text(_MARGIN, canvas.y, _ALL, _BODY)
    for number, total in enumerate(grid.totals):
        canvas.text(start + number * each, canvas.y, str(total), _BODY, bold=True)
    canvas.y += height(1, _BODY)


def _cell(
    canvas: SvgCanvas,
    names: Sequence[str],
    area: str,
    place: tuple[float, float, float],
    colour: str,
) -> float:
    """Draw the areas of one cell; return where it ends."""
    x, top, each = place
    if not names:
        canvas.text(x, top, _NONE, _BODY, colour=QUIET)
        return top + height(1, _BODY)
    mine = area in names
    blocks = len(names) * (_BLOCK + 3)
    number = str(len(names))
    if blocks + 4 + measure(number, _BODY, bold=True) < each:
        _units(canvas, len(names), mine, (x, top + 1, blocks, _BLOCK), colour)
        canvas.text(x + blocks + 4, top, number, _BODY, bold=True)
    else:
        canvas.text(x, top, f"{number}{SIGN if mine else ''}", _BODY, bold=True)
    end = top + height(1, _BODY)
    if each < _FOR_NAMES:
        return end
    for name in names:
        shown = fold(_marked([name], area), _SMALL, each - 8)
        end = canvas.lines(x, end, shown, _SMALL, colour=QUIET)
    return end
