"""Merge what two windows, or two people, made of one workbook; nothing written is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from itertools import count
from typing import Any, TypeVar

from msgspec.structs import replace

from jitui.report.clean import clean_line
from jitui.workbook.model import Action, Answer, Evidence, Item, Note, Workbook

ELSEWHERE = "[Also written elsewhere:]"
"""In a merged text, the line that introduces the version of the other side."""

Resolver = Callable[[Any, Any, Any], tuple[Any, str]]
"""Takes a field's base value, ours and theirs; returns the merged value and a notice for the
reader, such as ``was changed here and elsewhere``, which is empty where there is none."""

Record = TypeVar("Record", Answer, Evidence, Action, Note)


def merge(base: Workbook, ours: Workbook, theirs: Workbook) -> tuple[Workbook, list[str]]:
    """Return a workbook with the changes of both sides, and a sentence for each conflict.

    Where both sides changed the same thing, ours stays in its place: theirs is written
    below it where it is a text, and told in the sentence where it is a choice. What one
    side removed is gone only where the other side left it as it was.

    Args:
        base: What both began with.
        ours: What this side made of it.
        theirs: What the other side made of it.
    """
    if ours in (base, theirs):
        return theirs, []
    if theirs == base:
        return ours, []
    notices: list[str] = []
    merged = Workbook(
        report=ours.report,
        **_merge_fields(WORKBOOK_FIELDS, base, ours, theirs, "the workbook", notices),
        answers=_merge_answers(base.answers, ours.answers, theirs.answers, notices),
        evidence=_merge_items(base.evidence, ours.evidence, theirs.evidence, notices),
        actions=_merge_items(base.actions, ours.actions, theirs.actions, notices),
        notes=_merge_items(base.notes, ours.notes, theirs.notes, notices),
    )
    return _with_distinct_ids(merged), notices


def _merge_fields(
    fields: Mapping[str, tuple[Resolver, str]],
    base: object,
    ours: object,
    theirs: object,
    name: str,
    notices: list[str],
) -> dict[str, Any]:
    """Return the merged values of some fields; ``name`` is what a notice calls their record."""
    values: dict[str, Any] = {}
    for field, (resolve, label) in fields.items():
        was, here, there = (getattr(side, field) for side in (base, ours, theirs))
        if here in (was, there):
            values[field] = there
        elif there == was:
            values[field] = here
        else:
            values[field], words = resolve(was, here, there)
            if words:
                notices.append(clean_line(f"{name}: {label} {words}"))
    return values


def _merge_record(
    base: Record | None, ours: Record, theirs: Record, name: str, notices: list[str]
) -> Record:
    values = _merge_fields(ITEM_FIELDS[type(ours)], base or ours, ours, theirs, name, notices)
    return replace(ours, **values)


def _merge_answers(
    base: tuple[Answer, ...],
    ours: tuple[Answer, ...],
    theirs: tuple[Answer, ...],
    notices: list[str],
) -> tuple[Answer, ...]:
    """Merge by ref; an empty answer is one that is not there."""
    was, here, there = (
        {answer.ref: answer for answer in side if not answer.empty} for side in (base, ours, theirs)
    )
    merged: list[Answer] = []
    for ref in dict.fromkeys((*here, *there)):
        if ref in here and ref in there:
            before = was.get(ref, Answer(ref=ref))
            merged.append(_merge_record(before, here[ref], there[ref], ref, notices))
        else:
            merged += _of_one_side(was.get(ref), here.get(ref), there.get(ref), ref, notices)
    return tuple(answer for answer in merged if not answer.empty)


def _merge_items(
    base: tuple[Item, ...], ours: tuple[Item, ...], theirs: tuple[Item, ...], notices: list[str]
) -> tuple[Item, ...]:
    """Merge by id, in our order, with what is only theirs at the end."""
    was: dict[str, Item] = {item.id: item for item in base}
    here: dict[str, Item] = {item.id: item for item in ours}
    there: dict[str, Item] = {item.id: item for item in theirs}
    merged: list[Item] = []
    more: list[Item] = []
    for key in dict.fromkeys((*here, *there)):
        name = _name(here.get(key) or there[key])
        if key not in here or key not in there:
            merged += _of_one_side(was.get(key), here.get(key), there.get(key), name, notices)
        elif key not in was and here[key] != there[key]:
            # Two that were begun apart and drew the same id are two.
            merged.append(here[key])
            more.append(there[key])
            words = "another one with the same id was added elsewhere; both are kept"
            notices.append(clean_line(f"{name}: {words}"))
        else:
            merged.append(_merge_record(was.get(key), here[key], there[key], name, notices))
    return tuple(merged + more)


def _of_one_side(
    base: Record | None,
    ours: Record | None,
    theirs: Record | None,
    name: str,
    notices: list[str],
) -> list[Record]:
    """Return what only one side has; nothing where that is what the other side removed."""
    left, removed, changed = (
        (ours, "elsewhere", "here") if ours is not None else (theirs, "here", "elsewhere")
    )
    if left is None or left == base:
        return []
    if base is not None:
        words = f"was removed {removed} and changed {changed}; it was kept as changed"
        notices.append(clean_line(f"{name}: {words}"))
    return [left]


def _name(item: Evidence | Action | Note) -> str:
    if isinstance(item, Evidence):
        return f"evidence {item.id}"
    return f"action {item.id}" if isinstance(item, Action) else f"note {item.id} on {item.ref}"


def _with_distinct_ids(workbook: Workbook) -> Workbook:
    """Give each item that has an earlier one's id a new one, the same one every time."""
    seen: set[str] = set()
    taken = set(workbook.ids)

    def distinct(items: tuple[Item, ...]) -> tuple[Item, ...]:
        found: list[Item] = []
        for item in items:
            new_id = item.id
            if new_id in seen:
                numbered = (f"{item.id}-{number}" for number in count(2))
                new_id = next(free for free in numbered if free not in taken)
            taken.add(new_id)
            seen.add(new_id)
            found.append(replace(item, id=new_id))
        return tuple(found)

    return replace(
        workbook,
        evidence=distinct(workbook.evidence),
        actions=distinct(workbook.actions),
        notes=distinct(workbook.notes),
    )


# What comes of one field that both sides changed


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
