"""Writes CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

# How a cell begins that a spreadsheet could run; some drop white space in front first. A
# text that looks like a guarded one gets one more mark, so that it can be told apart.
_FORMULA = re.compile(r"'*(?:[\t\r\0]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return CSV text; a cell that a spreadsheet could run as a formula begins with ``'``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_guarded(cell) for cell in row] for row in (columns, *rows))
    return out.getvalue()


def _guarded(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return a cell's text without the mark that kept a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
