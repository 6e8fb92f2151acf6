"""Reads ``then-and-now.yaml``: this programme beside the one before."""

from __future__ import annotations

from jitui.report.comparison import Change, Pair
from jitui.report.loading.readers import SOME, Key, line, link, listing, paragraphs, record

_CHANGE = record(
    {
        "subject": Key(line, required=True),
        "then": Key(line),
        "now": Key(line),
        "said": Key(line, required=True),
        "refs": Key(listing(link(), SOME), required=True),
    },
    Change,
)
_PAIR = record(
    {
        "subject": Key(line, required=True),
        "earlier": Key(listing(link("earlier"))),
        "later": Key(listing(link("message"))),
    },
    Pair,
)
_CHART = record({"said": Key(line), "caution": Key(line)}, dict)

comparison = record(
    {
        "changes": Key(listing(_CHANGE, empty=None)),
        "pairs": Key(listing(_PAIR, empty=None)),
        "note": Key(paragraphs),
        "picture": Key(_CHART),
    },
    dict,
)
"""Reads the whole file."""
