"""Text for Markdown that is shown as it stands, and tables made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jitui.report.clean import clean_line

_MARKS = re.compile(
    r"[\\`*_{}\[\]<>#|~$&^@]"  # marks of CommonMark and of what is widely added to it
    r"|([-=+%:/])(?=\1)"  # rules, highlights, comments, containers, the // of an address
    r"|:(?=[\w/])"  # the scheme of an address, an emoji by its name
    r"|(?<=[^\W\d_])\.(?=\w)|\.(?=[^\W\d_])"  # a bare www.name.org, but not s1.2
)
_OPENING = re.compile(r"[-+:%(]")  # a list, a definition, a comment, where a line begins
_NUMERAL = re.compile(r"([0-9]{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{2,9})([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """Return ``text`` for Markdown so that every character of it is shown and none is obeyed."""
    marked = _MARKS.sub(r"\\\g<0>", text)
    if _OPENING.match(marked):
        return f"\\{marked}"
    numeral = _NUMERAL.match(marked)
    return f"{numeral[1]}\\{marked[numeral.end(1) :]}" if numeral else marked


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
