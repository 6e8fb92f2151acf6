"""Actions and evidence as CSV that a spreadsheet opens, keeps as text, and gives back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from jitui.output.json_output import FORMULA, table
from jitui.report.clean import clean
from jitui.workbook.model import Action, Evidence

ACTION_COLUMNS = ("id", "what", "who", "by", "state", "refs")
EVIDENCE_COLUMNS = ("id", "kind", "shows", "source", "date", "link", "owner", "refs")

_GUARDED = re.compile(f"'+{FORMULA}")
"""What a guard, or a text that looks like one, begins with."""
_MARK = "\ufeff"
"""Without it, spreadsheets take the file for an older encoding and spoil what is not ASCII."""


def actions_csv(actions: Iterable[Action]) -> bytes:
    """Return actions as CSV, in the order given."""
    rows = (
        {"id": a.id, "what": a.what, "who": a.who, "by": a.by, "state": a.state.value, **_refs(a)}
        for a in actions
    )
    return _csv(ACTION_COLUMNS, rows)


def evidence_csv(evidence: Iterable[Evidence]) -> bytes:
    """Return pieces of evidence as CSV, in the order given."""
    plain = ("id", "shows", "source", "date", "link", "owner")
    rows = (
        {
            "kind": piece.kind.value if piece.kind else "",
            **{key: getattr(piece, key) for key in plain},
            **_refs(piece),
        }
        for piece in evidence
    )
    return _csv(EVIDENCE_COLUMNS, rows)


def unguarded(cell: str) -> str:
    """Return a cell's text without the mark that kept a spreadsheet from running it."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _refs(item: Action | Evidence) -> dict[str, str]:
    return {"refs": " ".join(item.refs)}


def _csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> bytes:
    safe = ({key: _guarded(clean(value)) for key, value in row.items()} for row in rows)
    return (_MARK + table(columns, safe)).encode()


def _guarded(text: str) -> str:
    """Return a text that looks like a guarded one with one more mark, so that it comes back."""
    return f"'{text}" if _GUARDED.match(text) else text
