"""Put together what two windows, or two people, made of one workbook; nothing written is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from jitui.report.clean import clean_line
from jitui.workbook.model import Action, Answer, Evidence, Item, Note, Workbook

ELSEWHERE = "[Also written elsewhere:]"
"""The line under which a text has what was written in its place elsewhere."""

_AS_LINE = f" {ELSEWHERE} "
_AS_PARAGRAPH = f"\n\n{ELSEWHERE}\n"

Value = TypeVar("Value")


class _Place(Struct, frozen=True):
    """An answer or an item that is joined, and what there is to tell.

    Attributes:
        name: The answer or item, for a reader.
        told: The sentences so far, of all places.
    """

    name: str
    told: list[str] = field(default_factory=list)

    def tell(self, words: str) -> None:
        self.told.append(clean_line(f"{self.name}: {words}"))


class _Clash(Struct, frozen=True):
    """One field that both sides changed, each in its own way.

    Attributes:
        base: What it was.
        ours: What it is on our side.
        theirs: What it is on the other.
        name: The field, for a reader.
        place: Where it is.
    """

    base: Any
    ours: Any
    theirs: Any
    name: str
    place: _Place

    def tell(self, words: str) -> None:
        self.place.tell(f"{self.name} {words}")


_Way = Callable[[_Clash], Any]
"""Gives the value of a field that both sides changed."""


def join(base: Workbook, ours: Workbook, theirs: Workbook) -> tuple[Workbook, list[str]]:
    """Return a workbook with the changes of both sides, and a sentence for each clash.

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
    told: list[str] = []
    place = _Place("the workbook", told)
    own = {
        name: _join_field(base, ours, theirs, name, _choice, words, place)
        for name, words in _HEAD.items()
    }
    joined = Workbook(
        report=ours.report,
        **own,
        answers=_join_answers(base.answers, ours.answers, theirs.answers, told),
        evidence=_join_items(base.evidence, ours.evidence, theirs.evidence, told),
        actions=_join_items(base.actions, ours.actions, theirs.actions, told),
        notes=_join_items(base.notes, ours.notes, theirs.notes, told),
    )
    return _distinct(joined), told


# ---------------------------------------------------------------- ways to join one field


def _choice(clash: _Clash) -> Any:
    """Keep ours and say what theirs was; one that is empty gives way."""
    ours, theirs = _word(clash.ours), _word(clash.theirs)
    if not ours:
        clash.tell(f"was cleared here and is {theirs!r} elsewhere; {theirs!r} was kept")
        return clash.theirs
    other = f"is {theirs!r}" if theirs else "was cleared"
    clash.tell(f"is {ours!r} here and {other} elsewhere; {ours!r} was kept")
    return clash.ours


def _quiet(clash: _Clash) -> Any:
    """Keep ours: it is nothing that the reader wrote."""
    return clash.ours or clash.theirs


def _later(clash: _Clash) -> Any:
    return max(clash.ours, clash.theirs)


def _text(clash: _Clash) -> str:
    return _both(clash, _AS_PARAGRAPH)


def _line(clash: _Clash) -> str:
    return _both(clash, _AS_LINE)


def _both(clash: _Clash, between: str) -> str:
    """Keep ours with theirs below it; what stood below before is not repeated.

    Each text that stands below another is joined on its own, so that two windows that go on
    writing do not pile up what both have already.
    """
    parts = _parts(*(text.split(between) for text in (clash.base, clash.ours, clash.theirs)))
    if not (clash.ours.strip() and clash.theirs.strip()):
        where, elsewhere = ("elsewhere", "here") if clash.ours.strip() else ("here", "elsewhere")
        clash.tell(f"was cleared {where} and changed {elsewhere}; it was kept as changed")
    else:
        clash.tell("was changed here and elsewhere; both are kept, one after the other")
    return between.join(part for part in parts if part.strip())


def _lines(clash: _Clash) -> str:
    """Keep the lines of both; a line that one side removed and the other left is gone."""
    clash.tell("were changed here and elsewhere; the lines of both are kept")
    return "\n".join(_parts(*(t.split("\n") for t in (clash.base, clash.ours, clash.theirs))))


def _refs(clash: _Clash) -> tuple[str, ...]:
    return tuple(_parts(clash.base, clash.ours, clash.theirs))


def _parts(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    kept = [part for part in ours if part not in base or part in theirs]
    added = [part for part in theirs if part not in base and part not in ours]
    return kept + [part for part in added if part.strip()]


def _word(value: object) -> str:
    return str(value.value) if isinstance(value, Enum) else str(value or "")


_HEAD = {"title": "the title", "agency": "the agency", "area": "the area", "made": "its start date"}

_FIELDS: dict[type, dict[str, tuple[_Way, str]]] = {
    Answer: {
        "words": (_quiet, ""),
        "text": (_text, "the answer"),
        "now": (_text, "how good we are now"),
        "know": (_text, "how we know"),
        "next": (_text, "what we plan to do next"),
        "strengths": (_lines, "the strengths"),
        "improvements": (_lines, "the areas for improvement"),
        "judgement": (_choice, "our own view"),
        "confidence": (_choice, "the confidence"),
        "status": (_choice, "the status"),
        "changed": (_later, ""),
    },
    Evidence: {
        "kind": (_choice, "the kind"),
        "shows": (_text, "what it shows"),
        "source": (_line, "the source"),
        "date": (_choice, "the date"),
        "link": (_choice, "the link"),
        "owner": (_line, "the owner"),
        "refs": (_refs, ""),
    },
    Action: {
        "what": (_text, "what is to be done"),
        "who": (_line, "who does it"),
        "by": (_choice, "the date"),
        "state": (_choice, "the state"),
        "refs": (_refs, ""),
    },
    Note: {
        "ref": (_choice, "the entry"),
        "words": (_choice, "the words that it is about"),
        "text": (_text, "the note"),
        "made": (_quiet, ""),
    },
}


def _join_field(
    base: object, ours: object, theirs: object, name: str, way: _Way, words: str, place: _Place
) -> Any:
    was, here, there = (getattr(side, name) for side in (base, ours, theirs))
    if here in (was, there):
        return there
    if there == was:
        return here
    return way(_Clash(was, here, there, words, place))


def _join_record(base: Value, ours: Value, theirs: Value, place: _Place) -> Value:
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    changes = {
        name: _join_field(base, ours, theirs, name, way, words, place)
        for name, (way, words) in _FIELDS[type(ours)].items()
    }
    return replace(ours, **changes)  # type: ignore[type-var]


# ------------------------------------------------------------------------ answers, items


def _join_answers(
    base: tuple[Answer, ...], ours: tuple[Answer, ...], theirs: tuple[Answer, ...], told: list[str]
) -> tuple[Answer, ...]:
    """Join by ref; an empty answer is one that is not there."""
    was, here, there = (
        {answer.ref: answer for answer in side if not answer.empty} for side in (base, ours, theirs)
    )
    joined = []
    for ref in dict.fromkeys((*here, *there)):
        place = _Place(ref, told)
        answer, other = here.get(ref), there.get(ref)
        if answer is None or other is None:
            kept = _one_side(was.get(ref), answer, other, place)
        else:
            kept = _join_record(was.get(ref, Answer(ref=ref)), answer, other, place)
        if kept is not None and not kept.empty:
            joined.append(kept)
    return tuple(joined)


def _join_items(
    base: tuple[Item, ...], ours: tuple[Item, ...], theirs: tuple[Item, ...], told: list[str]
) -> tuple[Item, ...]:
    """Join by id, in our order, with what is only theirs at the end."""
    was: dict[str, Item] = {item.id: item for item in base}
    here: dict[str, Item] = {item.id: item for item in ours}
    there: dict[str, Item] = {item.id: item for item in theirs}
    joined: list[Item] = []
    more: list[Item] = []
    for key in dict.fromkeys((*here, *there)):
        item, other, before = here.get(key), there.get(key), was.get(key)
        place = _Place(_name(item or other), told)
        if item is None or other is None:
            kept = _one_side(before, item, other, place)
            joined += [kept] if kept is not None else []
        elif before is None and item != other:
            # Two that were begun apart and drew the same id are two.
            joined.append(item)
            more.append(other)
            place.tell("another one with the same id was added elsewhere; both are kept")
        else:
            joined.append(_join_record(before or item, item, other, place))
    return tuple(joined + more)


def _one_side(
    base: Value | None, ours: Value | None, theirs: Value | None, place: _Place
) -> Value | None:
    """Return what only one side has, if it is to stay."""
    left, where = (ours, "elsewhere") if theirs is None else (theirs, "here")
    if left is None or base == left:
        return None
    if base is not None:
        changed = "here" if where == "elsewhere" else "elsewhere"
        place.tell(f"was removed {where} and changed {changed}; it was kept as changed")
    return left


def _name(item: Evidence | Action | Note | None) -> str:
    if isinstance(item, Evidence):
        return f"evidence {item.id}"
    if isinstance(item, Action):
        return f"action {item.id}"
    return f"note {item.id} on {item.ref}" if item is not None else ""


def _distinct(workbook: Workbook) -> Workbook:
    """Give each item that has an earlier one's id a new one, the same one every time."""
    taken = set(workbook.ids)
    seen: set[str] = set()
    return replace(
        workbook,
        evidence=_with_own_ids(workbook.evidence, taken, seen),
        actions=_with_own_ids(workbook.actions, taken, seen),
        notes=_with_own_ids(workbook.notes, taken, seen),
    )


def _with_own_ids(items: tuple[Item, ...], taken: set[str], seen: set[str]) -> tuple[Item, ...]:
    found: list[Item] = []
    for item in items:
        own = replace(item, id=_next_id(item.id, taken)) if item.id in seen else item
        taken.add(own.id)
        seen.add(own.id)
        found.append(own)
    return tuple(found)


def _next_id(id: str, taken: set[str]) -> str:
    """Return the first id after one that is free, counted in the letters of ids."""
    letter, _, rest = id.partition("-")
    while True:
        rest = _count(rest)
        if f"{letter}-{rest}" not in taken:
            return f"{letter}-{rest}"


def _count(word: str) -> str:
    letters = "23456789abcdefghjkmnpqrstuvwxyz"
    head, last = word[:-1], word[-1:]
    at = letters.find(last) + 1 if last else 0
    if at < len(letters):
        return head + letters[at]
    return (_count(head) if head else "2") + letters[0]
