"""Text for Markdown that is shown as it stands, and tables made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table, as GitHub and most others read it."""
    rule = f"|{' --- |' * len(heads)}"
    return [_row(heads), rule, *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    # A row is one line: a line end in a cell would end the table.
    return f"| {' | '.join(escaped(clean_line(cell)) for cell in cells)} |"


def items(texts: Iterable[str]) -> list[str]:
    """Return the lines of a list."""
    return [f"- {escaped(clean_line(text))}" for text in texts]
