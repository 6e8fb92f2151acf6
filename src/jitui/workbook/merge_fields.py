"""Merge one field that both sides of a merge changed, each in its own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from jitui.workbook.model import Action, Answer, Evidence, Note

ELSEWHERE = "[Also written elsewhere:]"
"""The line under which a text has what was written in its place elsewhere."""

Resolver = Callable[[Any, Any, Any], tuple[Any, str]]
"""Gets what a field was, and is on our side and on theirs; returns its new value and what to
tell the reader about it, such as ``was changed here and elsewhere``, or nothing."""


def _prefer_ours(_base: Any, ours: Any, theirs: Any) -> tuple[Any, str]:
    """Keep our choice and say what theirs was; one that is empty gives way."""
    here, there = _label(ours), _label(theirs)
    if not here:
        return theirs, f"was cleared here and is {there!r} elsewhere; {there!r} was kept"
    other = f"is {there!r}" if there else "was cleared"
    return ours, f"is {here!r} here and {other} elsewhere; {here!r} was kept"


def _prefer_ours_silently(_base: str, ours: str, theirs: str) -> tuple[str, str]:
    """Keep ours without a word: it is nothing that the reader wrote."""
    return ours or theirs, ""


def _latest(_base: str, ours: str, theirs: str) -> tuple[str, str]:
    return max(ours, theirs), ""


def _text_merger(separator: str) -> Resolver:
    """Return a resolver that keeps our text with theirs below it.

    What stood below before is not repeated: each text that stands below another is merged on
    its own, so that two windows that go on writing do not pile up what both have already.
    """

    def resolve(base: str, ours: str, theirs: str) -> tuple[str, str]:
        parts = _union(*(text.split(separator) for text in (base, ours, theirs)))
        if ours.strip() and theirs.strip():
            words = "was changed here and elsewhere; both are kept, one after the other"
        else:
            where, other = ("elsewhere", "here") if ours.strip() else ("here", "elsewhere")
            words = f"was cleared {where} and changed {other}; it was kept as changed"
        return separator.join(part for part in parts if part.strip()), words

    return resolve


def _merge_list(base: str, ours: str, theirs: str) -> tuple[str, str]:
    """Keep the lines of both; a line that one side removed and the other left is gone."""
    lines = _union(*(text.split("\n") for text in (base, ours, theirs)))
    return "\n".join(lines), "were changed here and elsewhere; the lines of both are kept"


def _merge_refs(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    return tuple(_union(base, ours, theirs)), ""


def _union(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return our items, then those that they added, without what either side removed."""
    remaining = [item for item in ours if item not in base or item in theirs]
    added = [item for item in theirs if item not in base and item not in ours]
    return remaining + [item for item in added if item.strip()]


def _label(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value or "")


_merge_paragraphs = _text_merger(f"\n\n{ELSEWHERE}\n")
_merge_line = _text_merger(f" {ELSEWHERE} ")

WORKBOOK_FIELDS: dict[str, tuple[Resolver, str]] = {
    "title": (_prefer_ours, "the title"),
    "agency": (_prefer_ours, "the agency"),
    "area": (_prefer_ours, "the area"),
    "made": (_prefer_ours, "its start date"),
}
"""How each field of the workbook itself is merged, and what it is called in a notice."""

ITEM_FIELDS: dict[type, dict[str, tuple[Resolver, str]]] = {
    Answer: {
        "words": (_prefer_ours_silently, ""),
        "text": (_merge_paragraphs, "the answer"),
        "now": (_merge_paragraphs, "how good we are now"),
        "know": (_merge_paragraphs, "how we know"),
        "next": (_merge_paragraphs, "what we plan to do next"),
        "strengths": (_merge_list, "the strengths"),
        "improvements": (_merge_list, "the areas for improvement"),
        "judgement": (_prefer_ours, "our own view"),
        "confidence": (_prefer_ours, "the confidence"),
        "status": (_prefer_ours, "the status"),
        "changed": (_latest, ""),
    },
    Evidence: {
        "kind": (_prefer_ours, "the kind"),
        "shows": (_merge_paragraphs, "what it shows"),
        "source": (_merge_line, "the source"),
        "date": (_prefer_ours, "the date"),
        "link": (_prefer_ours, "the link"),
        "owner": (_merge_line, "the owner"),
        "refs": (_merge_refs, ""),
    },
    Action: {
        "what": (_merge_paragraphs, "what is to be done"),
        "who": (_merge_line, "who does it"),
        "by": (_prefer_ours, "the date"),
        "state": (_prefer_ours, "the state"),
        "refs": (_merge_refs, ""),
    },
    Note: {
        "ref": (_prefer_ours, "the entry"),
        "words": (_prefer_ours, "the words that it is about"),
        "text": (_merge_paragraphs, "the note"),
        "made": (_prefer_ours_silently, ""),
    },
}
"""How each field of an answer or an item is merged, and what it is called in a notice."""
