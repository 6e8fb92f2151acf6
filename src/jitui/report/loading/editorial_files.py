"""Reads what the project adds to the report: ``links.yaml`` and ``thesaurus.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from jitui.report.loading.readers import FieldPath, Key, choice, line, link, listing, record
from jitui.report.loading.yaml_tree import Node
from jitui.report.model import Link, Origin, Relation
from jitui.report.thesaurus import Silence, Synonyms, Thesaurus

_RELATIONS = {
    "rests_on": Relation.RESTS_ON,
    "points": Relation.POINT,
    "questions": Relation.QUESTION,
    "terms": Relation.TERM,
    "earlier": Relation.EARLIER,
}
"""The keys of a group of links, in the order in which their links are shown."""


class _PointLink(Struct, frozen=True):
    of: str
    name: str


_read_point_link = record(
    {"of": Key(link("indicator"), required=True), "name": Key(line, required=True)}, _PointLink
)


def _point_link(node: Node, path: FieldPath) -> _PointLink | None:
    """Read a link to one point, which must be a point of the entry that is named."""
    found: _PointLink | None = _read_point_link(node, path)
    if found is None or "points" not in path.symbols:
        return found
    names = dict.fromkeys(path.symbols["points"].get(found.of, ()), found)
    result: _PointLink | None = choice(names)(node.pairs["name"][1], path.below("name"))
    return result


def _links(**values: Any) -> tuple[Link, ...]:
    source = values["from"]
    return tuple(
        Link(
            source=source,
            target=target.of if isinstance(target, _PointLink) else target,
            relation=relation,
            origin=Origin.EDITORIAL,
            detail=target.name if isinstance(target, _PointLink) else "",
        )
        for key, relation in _RELATIONS.items()
        for target in values.get(key, ())
    )


links = record(
    {
        "from": Key(link(), required=True),
        "rests_on": Key(listing(link())),
        "points": Key(listing(_point_link)),
        "questions": Key(listing(link("question"))),
        "terms": Key(listing(link("term"))),
        "earlier": Key(listing(link("earlier"))),
    },
    _links,
)
"""Reads the links that leave one entry."""

_GROUPS = (
    {"same"},
    {"family"},
    {"say", "find"},
    {"silent", "says"},
    {"silent", "says", "find"},
)
_GROUP_KEYS = {
    **{key: Key(listing(line)) for key in ("same", "say", "find", "family", "silent")},
    "says": Key(line),
}
_read_group = record(_GROUP_KEYS, dict)


def thesaurus_group(node: Node, path: FieldPath) -> dict[str, Any] | None:
    """Read one group of the thesaurus, which has one of four shapes."""
    found: dict[str, Any] | None = _read_group(node, path)
    if found is None:
        return None
    if set(found) not in _GROUPS:
        words = "a group is 'same', or 'family', or 'say' with 'find', or 'silent' with 'says'"
        path.wrong(node.line, words)
        return None
    for key in ("same", "family"):
        if len(found.get(key, "..")) < 2:
            path.below(key).wrong(node.line, "needs two words or more")
            return None
    return found


def thesaurus(groups: Sequence[Mapping[str, Any]]) -> Thesaurus:
    """Return the thesaurus of the groups that were read."""
    return Thesaurus(
        same=tuple(one["same"] for one in groups if "same" in one),
        synonyms=tuple(Synonyms(**one) for one in groups if "say" in one),
        families=tuple(one["family"] for one in groups if "family" in one),
        silences=tuple(
            Silence(words=one["silent"], says=one["says"], find=one.get("find", ()))
            for one in groups
            if "silent" in one
        ),
    )
