"""The filters of a search: ``kind:``, ``in:``, ``rating:`` and ``year:`` with a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from msgspec import Struct

from jitui.report.model import Entry, Kind, Library, Partnership
from jitui.report.refs import nearest
from jitui.report.table import known_years

FILTERS = ("kind", "in", "rating", "year")
"""The names of the filters."""

_YEARS = r"(\d{4})?(-)?(\d{4})?"
_Test = Callable[[Entry], bool]


class Filter(Struct, frozen=True):
    """One filter, as typed, and whether an entry passes it."""

    name: str
    value: str
    passes: _Test


def parse_filter(word: str, library: Library) -> Filter | str | None:
    """Return the filter that a word is.

    Returns:
        The filter; a sentence where its value is missing or unknown; or ``None`` where the
        word is no filter.
    """
    name, colon, value = word.partition(":")
    name, value = name.casefold(), value.casefold()
    if not colon or name not in FILTERS:
        return None
    known = _values(name, library)
    if not value:
        return f"{name}: needs a value, such as {name}:{next(iter(known), '')}"
    if name == "year":
        return _years(value) or f"year:{value} is not a year; write year:2024 or year:2023-2025"
    if name == "in":
        return _within(value, library)
    chosen = [key for key in known if key == value or key.replace("-", "") == value]
    chosen = chosen or [key for key in known if key.startswith(value)][:1]
    if not chosen:
        close = nearest(value, known, 1)
        hint = f"did you mean {name}:{close[0]}?" if close else f"there is {', '.join(known)}"
        return f"{name}:{value} is unknown; {hint}"
    return Filter(name, chosen[0], known[chosen[0]])


def may_become_filter(word: str, library: Library) -> bool:
    """Return whether more letters could make a word such as ``rating:go`` a known filter."""
    name, _, value = word.casefold().partition(":")
    if name == "year":
        return re.fullmatch(r"\d{0,4}(-\d{0,4})?", value) is not None
    known = library.entries if name == "in" else _values(name, library)
    return any(key.startswith(value) or key.replace("-", "").startswith(value) for key in known)


def completions(text: str, library: Library) -> list[str]:
    """Return how the last word of a search may go on, if it begins a filter."""
    last = text.split(" ")[-1]
    name, colon, value = last.partition(":")
    if not colon:
        return [f"{f}:" for f in FILTERS if len(last) > 1 and f.startswith(last.casefold())]
    if name.casefold() not in FILTERS:
        return []
    known: Collection[str] = _values(name.casefold(), library)
    return [f"{name}:{v}" for v in known if v.startswith(value.casefold()) and v != value]


def inside(ref: str) -> Filter:
    """Return the filter for an entry and its parts."""
    return Filter("in", ref, lambda entry: ref in (entry.ref, entry.parent))


def _values(name: str, library: Library) -> Mapping[str, _Test]:
    """Return the values of a filter, each with the test that it stands for."""
    if name == "kind":
        # Notes are the reader's own, and beside any library.
        known = (kind for kind in Kind if library.of(kind) or kind is Kind.NOTE)
        return {kind.value: _of_kind(kind) for kind in known}
    if name == "rating":
        return {step.ref: _rated(step.title) for step in library.scale()}
    if name == "year":
        return {str(year): _published(year, year) for year in known_years(library)}
    wholes = (Kind.STATEMENT, Kind.INDICATOR, Kind.SECTION)
    return {e.ref: inside(e.ref).passes for e in library.entries.values() if e.kind in wholes}


def _of_kind(kind: Kind) -> _Test:
    return lambda entry: entry.kind is kind


def _rated(title: str) -> _Test:
    return lambda entry: isinstance(entry, Partnership) and entry.evaluation == title


def _published(first: int, last: int) -> _Test:
    return lambda entry: isinstance(entry, Partnership) and first <= (entry.published or 0) <= last


def _within(value: str, library: Library) -> Filter | str:
    if value in library.entries:
        return inside(value)
    close = nearest(value, library.entries, 1)
    wholes = [ref for ref in _values("in", library) if not library.entries[ref].parent]
    such = " or ".join(f"in:{ref}" for ref in wholes[:2])
    hint = f"did you mean in:{close[0]}?" if close else f"write a ref, such as {such}"
    return f"in:{value} is unknown; {hint}"


def _years(value: str) -> Filter | None:
    """Return the filter for ``2024``, ``2023-2025``, ``-2023`` or ``2023-``."""
    match = re.fullmatch(_YEARS, value)
    if match is None or not (match[1] or match[3]):
        return None
    first = int(match[1] or 0)
    last = int(match[3] or (9999 if match[2] else first))
    return Filter("year", value, _published(first, last))
