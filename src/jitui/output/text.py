"""Entries, lists and hits as plain lines that read well aloud: no boxes, no colour needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jitui.output.wrapping import pad, width, wrap
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
from jitui.report.chart_model import Chart, Grid
from jitui.report.model import Entry, Kind

MAX_LINE_WIDTH = 80
"""The widest line that is comfortable to read."""


def page_lines(page: Page, columns: int = MAX_LINE_WIDTH) -> Iterator[str]:
    """Yield the lines of a page."""
    yield from wrap(f"{page.ref}: {page.title}", columns)
    yield page.position
    yield from block_lines(page.blocks, columns)
    yield ""
    yield from wrap(f"{page.source}.", columns)


def block_lines(blocks: Iterable[Block], columns: int) -> Iterator[str]:
    """Yield the lines of blocks, with an empty line before the first and between most."""
    previous: Block | None = None
    for block in blocks:
        if _apart(previous, block):
            yield ""
        yield from _block(block, columns)
        previous = block


def _apart(previous: Block | None, block: Block) -> bool:
    """Return whether an empty line stands between two blocks."""
    if isinstance(previous, Heading):
        return False
    together = (Fact, Item, Quantity, Group)
    return not (isinstance(block, together) and type(block) is type(previous))


def _block(block: Block, columns: int) -> Iterable[str]:
    if isinstance(block, Title):
        return ["", *wrap(block.text, columns)]
    if isinstance(block, Heading):
        return wrap(block.text.upper(), columns)
    if isinstance(block, Paragraph):
        return wrap(block.text, columns)
    if isinstance(block, Item):
        return wrap(block.labelled, columns, "- ", "  ")
    if isinstance(block, Fact):
        return wrap(f"{block.label}: {block.value}", columns, "", "  ")
    if isinstance(block, Quantity):
        return wrap(f"{block.figure} \u2013 {block.words}", columns, "- ", "  ")
    if isinstance(block, ChartBlock):
        return _chart(block, columns)
    links = "; ".join(f"{ref} {title}" for ref, title in block.links)
    label = f"{block.label} ({block.note})" if block.note else block.label
    return wrap(f"{label}: {links}", columns, "- ", "  ")


def chart_lines(chart: Chart, columns: int = MAX_LINE_WIDTH) -> Iterator[str]:
    """Yield a chart as its title, its sentences, its data in words, and its cautions."""
    yield from wrap(f"{chart.name}: {chart.title}", columns)
    yield ""
    yield from _chart(ChartBlock(chart), columns)
    if chart.mine:
        yield ""
        yield from wrap(chart.mine, columns)
    yield ""
    yield from (line for text in chart.cautions for line in wrap(text, columns, "- ", "  "))


def chart_list_lines(charts: Iterable[Chart], columns: int = MAX_LINE_WIDTH) -> Iterator[str]:
    """Yield each chart's name and title, and under it what it shows above all."""
    for number, chart in enumerate(charts):
        if number:
            yield ""
        yield from wrap(f"{chart.name}: {chart.title}", columns, "", "  ")
        for sentence in (chart.sentences[0], chart.mine):
            if sentence:
                yield from wrap(sentence, columns, "  ", "  ")


def _chart(block: ChartBlock, columns: int) -> Iterator[str]:
    for sentence in block.chart.sentences[: 1 if block.short else None]:
        yield from wrap(sentence, columns)
    for words in data_in_words(block.chart):
        yield from wrap(words, columns, "- ", "  ")


def data_in_words(chart: Chart) -> Iterator[str]:
    """Yield a chart's data in words, a line for each bar or row."""
    if len(chart.drawn) != 1:
        # Alone, a bar does not say which of several groups it stands in; its data does.
        yield from (f"{', '.join(row[:-1])}: {row[-1]}" for row in chart.data)
        return
    [part] = chart.drawn
    if isinstance(part, Grid):
        yield from _counts_in_words(part, chart.area)
        return
    for bar in part.bars:
        note = _named(bar.names, chart.area) if bar.names else bar.note
        yield f"{bar.label}: {bar.shown}{f' ({note})' if note else ''}"


def _counts_in_words(grid: Grid, area: str) -> Iterator[str]:
    for label, _, cells in grid.rows:
        parts = [
            f"{len(names)} in {head} ({_named(names, area)})"
            for head, names in zip(grid.heads, cells, strict=True)
            if names
        ]
        yield f"{label}: {', '.join(parts) or 'none'}"


def _named(names: Sequence[str], area: str) -> str:
    return "; ".join(f"{name}, your area" if name == area else name for name in names)


def list_lines(
    kinds: Iterable[tuple[Kind, Sequence[Entry]]], columns: int = MAX_LINE_WIDTH
) -> Iterator[str]:
    """Yield each kind's heading and, under it, a line for each entry: ref and title."""
    for number, (kind, entries) in enumerate(one for one in kinds if one[1]):
        if number:
            yield ""
        yield f"{kind.plural.capitalize()} ({len(entries)})"
        room = max(width(entry.ref) for entry in entries) + 2
        for entry in entries:
            yield from wrap(entry.title, columns, pad("  " + entry.ref, room + 2), " " * 4)
