"""Reads the entries of each kind: the keys that all have, and those of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from jitui.report.entry_parts import Point, Quotation, SourceLocation
from jitui.report.figures import BANDS, FIGURE_NAMES, SUBJECTS, Figure
from jitui.report.loading.readers import (
    SOME,
    FieldPath,
    Key,
    Reader,
    choice,
    declared,
    flag,
    line,
    link,
    listing,
    named,
    number,
    paragraphs,
    record,
    ref,
)
from jitui.report.loading.yaml_tree import Node
from jitui.report.model import (
    Discrepancy,
    Entry,
    Kind,
    Origin,
    Partnership,
    Statement,
    Step,
    Term,
    Work,
)

YEARS = (2000, 2100)
MOST_STEPS = 10
"""How many steps a scale may have."""


def _location(**values: Any) -> SourceLocation:
    part, page = values.pop("part")
    return SourceLocation(part=part, page=page, **values)


_POINT = record({"name": Key(line), "text": Key(line, required=True), "own_name": Key(flag)}, Point)
_FIGURE = record(
    {
        "figure": Key(line, required=True),
        "of": Key(line, required=True),
        "what": Key(line, required=True),
        "subject": Key(choice(SUBJECTS), required=True),
        "band": Key(choice(BANDS), required=True),
        "name": Key(choice(FIGURE_NAMES)),
    },
    Figure,
)
_LOCATION = record({"part": Key(declared("parts"), required=True), "section": Key(line)}, _location)
_QUOTATION = record(
    {"source": Key(line, required=True), "date": Key(line), "gist": Key(line, required=True)},
    Quotation,
)

_COMMON: dict[str, Key] = {
    "ref": Key(ref, required=True),
    "origin": Key(choice({o.value: o for o in (Origin.REPORT, Origin.BEYOND)}), required=True),
    "title": Key(line, required=True),
    "body": Key(paragraphs, required=True),
    "points": Key(listing(_POINT)),
    "after": Key(paragraphs),
    "summary": Key(listing(line)),
    "figures": Key(listing(_FIGURE)),
    "location": Key(_LOCATION),
    "keywords": Key(listing(line)),
    "see": Key(listing(link())),
}


def entry(
    kind: Kind, build: Callable[..., Any] = Entry, more: Mapping[str, Key] | None = None
) -> Reader:
    """Return a reader of one entry of a kind.

    Args:
        kind: The kind.
        build: Makes the entry, or the entries, of what was read.
        more: Further keys, or others in the place of common ones.
    """
    return record({**_COMMON, **(more or {})}, lambda **values: build(kind=kind, **values))


def _build_statement(**values: Any) -> tuple[Entry, ...]:
    """Return a statement and its sections, which are entries too."""
    below = values.pop("sections", ())
    sections = tuple(replace(section, parent=values["ref"]) for section in below)
    return (Statement(sections=tuple(section.ref for section in sections), **values), *sections)


statement = entry(
    Kind.STATEMENT,
    _build_statement,
    {
        "body": Key(paragraphs),
        "quotations": Key(listing(_QUOTATION)),
        "sections": Key(listing(entry(Kind.SECTION), empty=None)),
    },
)


def _build_partnership(**values: Any) -> Partnership:
    evaluation, step = values.pop("evaluation", ("", 0))
    return Partnership(evaluation=evaluation, step=step, **values)


_read_partnership = entry(
    Kind.PARTNERSHIP,
    _build_partnership,
    {
        "work": Key(choice({work.value: work for work in Work}), required=True),
        "published": Key(number(*YEARS)),
        "evaluation": Key(declared("evaluations")),
    },
)


def partnership(node: Node, path: FieldPath) -> Partnership | None:
    """Read an area: exactly the areas inspected in full have a year and an evaluation."""
    area: Partnership | None = _read_partnership(node, path)
    if area is None:
        return None
    path = named(node, path)
    full = area.work is Work.FULL
    for key in ("published", "evaluation"):
        if full and key not in node.pairs:
            path.below(key).wrong(node.line, "a full inspection needs this key")
        if not full and key in node.pairs:
            path.below(key).wrong(node.pairs[key][0], "goes with a full inspection only")
    return area


_TERM = {
    "acronym": Key(line),
    "also": Key(listing(line)),
    "source": Key(line),
    "common": Key(flag),
}
term = entry(Kind.TERM, Term, _TERM)
further_term = entry(Kind.TERM, Term, {**_TERM, "source": Key(line, required=True)})

step = entry(
    Kind.SCALE,
    Step,
    {
        "step": Key(number(1, MOST_STEPS), required=True),
        "counted": Key(flag),
        "source": Key(line),
    },
)

discrepancy = entry(
    Kind.DISCREPANCY, Discrepancy, {"passages": Key(listing(link(), SOME), required=True)}
)
