"""Entries, lists and hits as plain lines that read well aloud: no boxes, no colour needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jitui.plain.cells import pad, width, wrap
from jitui.report.blocks import (
    Block,
    Fact,
    Group,
    Heading,
    Item,
    Page,
    Paragraph,
    Picture,
    Quantity,
    Title,
)
from jitui.report.charts import Chart
from jitui.report.model import Entry, Kind, Library, Partnership

MEASURE = 80
"""The widest line that is comfortable to read."""


def page_lines(page: Page, columns: int = MEASURE) -> Iterator[str]:
    """Yield the lines of a page."""
    yield from wrap(f"{page.ref}: {page.title}", columns)
    yield page.position
    previous: Block | None = None
    for block in page.blocks:
        if _apart(previous, block):
            yield ""
        yield from _block(block, columns)
        previous = block
    yield ""
    yield from wrap(f"{page.source}.", columns)


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
        text = f"{block.name}: {block.text}" if block.name else block.text
        return wrap(text, columns, "- ", "  ")
    if isinstance(block, Fact):
        return wrap(f"{block.label}: {block.value}", columns, "", "  ")
    if isinstance(block, Quantity):
        return wrap(f"{block.figure} \u2013 {block.words}", columns, "- ", "  ")
    if isinstance(block, Picture):
        return _picture(block, columns)
    links = "; ".join(f"{ref} {title}" for ref, title in block.links)
    label = f"{block.label} ({block.note})" if block.note else block.label
    return wrap(f"{label}: {links}", columns, "- ", "  ")


def chart_lines(chart: Chart, columns: int = MEASURE) -> Iterator[str]:
    """Yield a picture as its title, its sentences, its data in words, and its cautions."""
    yield from wrap(f"{chart.name}: {chart.title}", columns)
    yield ""
    yield from _picture(Picture(chart), columns)
    yield ""
    yield from (line for text in chart.cautions for line in wrap(text, columns, "- ", "  "))


def _picture(block: Picture, columns: int) -> Iterator[str]:
    chart = block.chart
    for sentence in chart.sentences[: 1 if block.short else None]:
        yield from wrap(sentence, columns)
    for row in chart.data:
        # The first cells name what the row is of; the last say how many, and which.
        words = ", ".join(
            cell if number == 0 else f"{head.lower()}: {cell}"
            for number, (head, cell) in enumerate(zip(chart.heads, row, strict=True))
            if cell != "\u2013"
        )
        yield from wrap(words, columns, "- ", "  ")


def list_lines(
    kinds: Iterable[tuple[Kind, Sequence[Entry]]], columns: int = MEASURE
) -> Iterator[str]:
    """Yield each kind's heading and, under it, a line for each entry: ref and title."""
    first = True
    for kind, entries in kinds:
        if not entries:
            continue
        if not first:
            yield ""
        first = False
        yield f"{kind.plural.capitalize()} ({len(entries)})"
        room = max(width(entry.ref) for entry in entries) + 2
        for entry in entries:
            yield from wrap(entry.title, columns, pad("  " + entry.ref, room + 2), " " * 4)


def partnership_lines(library: Library, places: Sequence[Partnership]) -> Iterator[str]:
    """Yield the table of areas, and what must be said with it."""
    room = max((width(place.title) for place in places), default=4) + 2
    yield f"{pad('Area', room)}{pad('Published', 11)}{pad('Evaluation', 20)}Work"
    for place in places:
        year = str(place.published or "\u2013")
        words = f"{place.evaluation} ({place.step} of 6)" if place.evaluation else "not evaluated"
        yield f"{pad(place.title, room)}{pad(year, 11)}{pad(words, 20)}{place.work.value}"
    yield ""
    for caution in library.report.cautions:
        yield from wrap(caution, MEASURE, "- ", "  ")
