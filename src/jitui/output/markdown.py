"""Renders blocks as Markdown, with all text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jitui.report.blocks import (
    DocumentBlock,
    Fact,
    Group,
    Heading,
    Item,
    Paragraph,
    Table,
)
from jitui.report.clean import clean_line

_MARKS = re.compile(
    # An address of plain characters stays as it is. Some renderers make a link of it, which
    # harms nobody, as the link shows where it leads.
    r"(?P<address>(?<![A-Za-z0-9])(?i:https?://|www\.)"
    r"(?:[A-Za-z0-9]|&(?!\w+;)|([-.,;:/?=()])(?!\2))+(?!\S))"
    # Any other is kept from becoming a link: what has to be escaped in it would be shown.
    r"|:(?=//)|(?i:(?<=www))\."
    r"|[\\`*_{}\[\]<>#|~$^]"  # marks of CommonMark and of what is widely added to it
    r"|&(?=#?\w+;)"  # a character by its name
    r"|(?<!\w)@(?=\w)"  # somebody's name, but not in an address of mail
    r"|([-=+%:])(?=\3)"  # rules, highlights, comments, containers
    r"|(?<!\d):(?=\w)|:(?=[^\W\d])"  # an emoji by its name, but not 12:30
)
_OPENING = re.compile(r"[-+:%(]")  # a list, a definition, a comment, where a line begins
_NUMERAL = re.compile(r"([0-9]{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{2,9})([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """Return ``text`` for Markdown so that every character of it is shown and none is obeyed."""
    marked = _MARKS.sub(_escaped, text)
    if _OPENING.match(marked):
        return f"\\{marked}"
    numeral = _NUMERAL.match(marked)
    return f"{numeral[1]}\\{marked[numeral.end(1) :]}" if numeral else marked


def _escaped(mark: re.Match[str]) -> str:
    return mark["address"] or f"\\{mark[0]}"


def markdown(blocks: Iterable[DocumentBlock]) -> str:
    """Return blocks as Markdown that shows every text as it was written."""
    lines: list[str] = []
    previous: DocumentBlock | None = None
    for block in blocks:
        same_list = isinstance(block, Item | Fact) and type(block) is type(previous)
        if previous is not None and not same_list:
            lines.append("")
        lines += _lines(block)
        previous = block
    return "\n".join(lines) + "\n"


def _lines(block: DocumentBlock) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {escaped(block.text)}"
    elif isinstance(block, Paragraph):
        label = f"*{escaped(block.label)}:* " if block.label else ""
        yield f"{label}{escaped(block.text)}"
    elif isinstance(block, Item):
        yield f"- {escaped(clean_line(block.labelled))}"
    elif isinstance(block, Fact):
        yield f"- **{escaped(block.label)}:** {escaped(block.value)}"
    elif isinstance(block, Group):
        yield f"*{escaped(block.label)}:*"
        yield ""
        yield from (f"- **{escaped(ref)}:** {escaped(title)}" for ref, title in block.links)
    else:
        yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    """Yield the lines of a table, as GitHub and most others read it."""
    if table.caption:
        yield escaped(table.caption)
        yield ""
    yield _row(table.heads)
    yield f"|{' --- |' * len(table.heads)}"
    yield from map(_row, table.rows)


def _row(cells: Sequence[str]) -> str:
    # A row is one line: a line end in a cell would end the table.
    texts = (clean_line(cell.replace("\n", "; ")) for cell in cells)
    return f"| {' | '.join(map(escaped, texts))} |"
