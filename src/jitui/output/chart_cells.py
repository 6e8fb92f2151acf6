"""Draws charts and their data as styled terminal text.

Nothing depends on colour: lengths are cells, each bar has its value beside it, and the
reader's own area is drawn in another character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jitui.output.wrapping import pad, width, wrap
from jitui.report.chart_model import Bar, Bars, Chart, Grid

Piece = tuple[str, str]
"""A stretch of text and the name of its style, or empty."""
Drawn = list[list[Piece]]

SIGN = "*"
"""Stands beside the reader's own area."""

_FULL, _MINE, _TRACK, _NONE, _ON = "\u2588", "\u2592", "\u00b7", "\u00b7", "\u2192"
_EIGHTHS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589"
_WIDEST_UNIT = 6
_NARROWEST = 30
"""In fewer cells than these a chart is in words, not drawn."""
_SHORTEST = 10
"""A bar with less room than this many cells goes under its label."""


def draw(chart: Chart, columns: int) -> Drawn:
    """Return a chart in lines of at most ``columns`` cells."""
    if columns < _NARROWEST:
        return list(_listed(chart.heads, chart.data, columns))
    lines: Drawn = []
    for part in chart.drawn:
        if lines:
            lines.append([])
        if isinstance(part, Grid):
            lines += _grid(part, chart.area, columns)
        else:
            if part.label:
                lines += [[(text, "label")] for text in wrap(part.label, columns)]
            lines += _bars(part, columns)
    return lines


def draw_data(heads: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> Drawn:
    """Return data as a table, or where that is too narrow, a few lines for each row."""
    rooms = [max(width(cell) for cell in column) + 2 for column in zip(heads, *rows, strict=True)]
    first = sum(rooms[:-1])
    if columns - first < min(max(rooms[-1], 12), 28):
        return list(_listed(heads, rows, columns))
    line = "".join(pad(head, room) for head, room in zip(heads, rooms, strict=True))
    lines: Drawn = [[(line.rstrip(), "label")]]
    for row in rows:
        prefix = "".join(pad(cell, room) for cell, room in zip(row[:-1], rooms[:-1], strict=True))
        texts = wrap(row[-1], columns, prefix, " " * first)
        lines += [[(text, "")] for text in texts]
    return lines


def _listed(
    heads: Sequence[str], rows: Sequence[Sequence[str]], columns: int
) -> Iterator[list[Piece]]:
    for row in rows:
        cells = zip(heads[1:], row[1:], strict=True)
        rest = "; ".join(f"{head}: {cell}" for head, cell in cells)
        yield from ([(text, "")] for text in wrap(f"{row[0]}. {rest}", columns, "", "  "))


def _bars(bars: Bars, columns: int) -> Iterator[list[Piece]]:
    room = max((width(bar.label) for bar in bars.bars), default=0) + 2
    beside = max((width(bar.shown) for bar in bars.bars), default=0) + 2
    under = bars.most > 0 and columns - room - beside < _SHORTEST
    for bar in bars.bars:
        if not bars.most:
            yield from _plain_bar(bar, room, columns)
            continue
        if under:
            yield [(bar.label, "label")]
        prefix: Piece = ("  ", "") if under else (pad(bar.label, room), "label")
        free = columns - width(prefix[0]) - beside
        pieces = [prefix, *_length(bars, bar, free), (" " * bool(bar.value) + bar.shown, "strong")]
        yield from _noted(pieces, bar, width(prefix[0]), columns)


def _plain_bar(bar: Bar, room: int, columns: int) -> Iterator[list[Piece]]:
    if columns - room < width(bar.shown):
        yield from ([(text, "")] for text in wrap(f"{bar.label}: {bar.shown}", columns, "", "  "))
    else:
        yield [(pad(bar.label, room), "label"), (bar.shown, "strong")]


def _noted(pieces: list[Piece], bar: Bar, indent: int, columns: int) -> Iterator[list[Piece]]:
    """Set the note behind the value, or under the bar where there is no room."""
    if not bar.note:
        yield pieces
        return
    note = f"  {SIGN} {bar.note}" if bar.names else f"  ({bar.note})"
    if sum(width(text) for text, _ in pieces) + width(note) <= columns:
        yield [*pieces, (note, "quiet")]
        return
    yield pieces
    prefix = " " * (indent if indent + width(note) <= columns else 2)
    yield [(prefix + note.strip(), "quiet")]


def _length(bars: Bars, bar: Bar, free: int) -> list[Piece]:
    """Return the bar itself, in at most ``free`` cells."""
    style = f"step-{bar.shade}" if bar.shade else "accent"
    value = bar.value or 0
    if not bars.counted:
        return _measured(value, bars.most, free, bar.more, style)
    unit = min(free // max(int(bars.most), 1), _WIDEST_UNIT)
    if unit < 1:
        return []
    # Whole pieces with a gap between them, so that areas can be counted.
    gap = " " if unit > 1 else ""
    piece = max(unit - 1, 1)
    count = int(value)
    if not bar.note:
        return [(gap.join([_FULL * piece] * count), style)]
    others = gap.join([_FULL * piece] * (count - 1))
    return [(others + gap * bool(others), style), (_MINE * piece, style)]


def _measured(value: float, most: float, free: int, more: bool, style: str) -> list[Piece]:
    free -= 1 if more else 0
    eighths = round(8 * free * value / most) if most else 0
    if value and not eighths:
        eighths = 1  # little is not nothing
    full, part = divmod(eighths, 8)
    bar = _FULL * full + (_EIGHTHS[part] if part else "")
    end = _ON if more else ""
    track = _TRACK * (free - width(bar))
    return [(bar + end, style), (track, "quiet")]


def _grid(grid: Grid, area: str, columns: int) -> Iterator[list[Piece]]:
    room = max((width(label) for label, *_ in grid.rows), default=0) + 1
    each = min((columns - room) // max(len(grid.heads), 1), 12)
    if each < 5:
        yield from _grid_listed(grid, area, columns)
        return
    yield [(pad("", room) + "".join(pad(head, each) for head in grid.heads), "label")]
    for label, shade, cells in grid.rows:
        pieces: list[Piece] = [(pad(label, room), "label")]
        for names in cells:
            pieces += _cell(names, shade, area, each)
        yield pieces
    totals = "".join(pad(str(total), each) for total in grid.totals)
    yield [(pad("All areas", room), "label"), (totals, "strong")]


def _cell(names: Sequence[str], shade: int, area: str, room: int) -> list[Piece]:
    count = len(names)
    if not count:
        return [(pad(_NONE, room), "quiet")]
    number = str(count)
    blocks = _FULL * count
    if area in names:
        blocks = blocks[1:] + SIGN
    if width(blocks) + 1 + len(number) >= room:
        blocks = SIGN if area in names else ""
    gap = " " if blocks else ""
    rest = room - width(blocks) - len(gap) - len(number)
    return [(blocks, f"step-{shade}"), (gap + number + " " * rest, "strong")]


def _grid_listed(grid: Grid, area: str, columns: int) -> Iterator[list[Piece]]:
    for label, _, cells in grid.rows:
        parts = [
            f"{head} {len(names)}{SIGN if area in names else ''}"
            for head, names in zip(grid.heads, cells, strict=True)
            if names
        ]
        text = f"{label}: {', '.join(parts) or 'none'}"
        yield from ([(line, "")] for line in wrap(text, columns, "", "  "))
