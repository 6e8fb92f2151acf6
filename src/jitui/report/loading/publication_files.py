"""Reads the publication: ``report.yaml``, and ``then-and-now.yaml`` on the one before."""

from __future__ import annotations

import re

from jitui.report.entry_parts import Point
from jitui.report.loading.readers import (
    SOME,
    FieldPath,
    Key,
    line,
    link,
    listing,
    number,
    paragraphs,
    record,
)
from jitui.report.loading.yaml_tree import Node
from jitui.report.publication import Change, Pair, Part, PartSection, Report
from jitui.storage.paths import BUNDLED_REPORT

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 80
_REQUIRED = "title subtitle publisher published reference website copyright".split()
_OPTIONAL = (
    "short_title publisher_place period previous_period brief_caution key_points position_statement"
).split()


def _report_id(node: Node, path: FieldPath) -> str | None:
    """Read the id of the report, of which the names of files are made."""
    text = line(node, path)
    if text is None or (_ID.fullmatch(text) and len(text) <= _LONGEST_ID):
        return text
    words = f"is not an id; use lower case letters, digits and hyphens, at most {_LONGEST_ID}"
    path.wrong(node.line, f"{text[:60]!r} {words}")
    return None


_PART_SECTION = record(
    {
        "name": Key(line, required=True),
        "title": Key(line, required=True),
        "subtitle": Key(line),
    },
    PartSection,
)
_PART = record(
    {
        "part": Key(line, required=True),
        "page": Key(number(1, 9999)),
        "sections": Key(listing(_PART_SECTION)),
    },
    Part,
)
_CONTACT = record({"name": Key(line, required=True), "text": Key(line, required=True)}, Point)

report = record(
    {
        "id": Key(
            _report_id,
            required=True,
            remedy="workbooks and bookmarks belong to it; add a line such as"
            " 'id: our-inspections-2030', which no other report has (in a copy of the bundled"
            f" data: 'id: {BUNDLED_REPORT}')",
        ),
        **{key: Key(line, required=True) for key in _REQUIRED},
        "about": Key(paragraphs, required=True),
        "wording": Key(paragraphs, required=True),
        "cautions": Key(listing(line, SOME), required=True),
        "contents": Key(listing(_PART, SOME), required=True),
        **{key: Key(line) for key in _OPTIONAL},
        "position_words": Key(number(1, 1_000_000)),
        "contact": Key(listing(_CONTACT)),
    },
    Report,
)
"""Reads ``report.yaml``."""

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
"""Reads ``then-and-now.yaml``."""
