"""Reads the groups of ``thesaurus.yaml``, and makes the thesaurus of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jitui.report.loading.readers import FieldPath, Key, line, listing, record
from jitui.report.loading.yaml_tree import Node
from jitui.report.thesaurus import Silence, Synonyms, Thesaurus

_SHAPES = ({"same"}, {"family"}, {"say", "find"}, {"silent", "says"}, {"silent", "says", "find"})
_KEYS = {
    **{key: Key(listing(line)) for key in ("same", "say", "find", "family", "silent")},
    "says": Key(line),
}
_read_keys = record(_KEYS, dict)


def group(node: Node, path: FieldPath) -> dict[str, Any] | None:
    """Read one group of the thesaurus, which has one of four shapes."""
    found: dict[str, Any] | None = _read_keys(node, path)
    if found is None:
        return None
    if set(found) not in _SHAPES:
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
