"""Writes actions and evidence as CSV that spreadsheets do not alter and jitui can import again."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from jitui.output.csv_output import table
from jitui.report.clean import clean
from jitui.workbook.model import Action, Evidence

ACTION_COLUMNS = ("id", "what", "who", "by", "state", "refs")
EVIDENCE_COLUMNS = ("id", "kind", "shows", "source", "date", "link", "owner", "refs")
"""The columns, named as the fields of the records."""

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take the file for an older encoding and spoil what is not ASCII."""


def items_csv(columns: tuple[str, ...], items: Iterable[Action | Evidence]) -> bytes:
    """Return actions or pieces of evidence as CSV, in the order given."""
    rows = ([_cell(getattr(item, column)) for column in columns] for item in items)
    return (_BYTE_ORDER_MARK + table(columns, rows)).encode()


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return clean(" ".join(value))
    if isinstance(value, Enum):
        value = value.value
    return "" if value is None else clean(str(value))
