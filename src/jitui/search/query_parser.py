"""What was typed, taken apart: words, phrases, exclusions, alternatives and filters.

Nothing that is typed can be an error: what is no operator is words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from msgspec import Struct

from jitui.report.clean import clean_line
from jitui.report.model import Entry, Kind, Library, Partnership
from jitui.report.refs import nearest

MAX_LENGTH = 400
"""Characters of a search that are read; more is no search."""

_PIECE = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'))
_YEARS = r"(\d{4})?(-)?(\d{4})?"

FILTERS = ("kind", "in", "rating", "year")
"""The filters, each written ``name:value``."""


class QueryPart(Struct, frozen=True):
    """A stretch of words as typed.

    Attributes:
        text: The words.
        phrase: Whether they stood in quotation marks.
        excluded: Whether a minus stood before them.
        group: Pieces of one group are alternatives, joined by ``OR``; groups are all wanted.
    """

    text: str
    phrase: bool
    excluded: bool
    group: int


class Filter(Struct, frozen=True):
    """One filter, as typed, and whether an entry passes it."""

    name: str
    value: str
    passes: Callable[[Entry], bool]


class ParsedQuery(Struct, frozen=True):
    """A search taken apart.

    Attributes:
        text: All of it, cleaned, on one line.
        pieces: Its words and phrases.
        filters: Its filters.
        notes: What could not be taken as meant, a sentence each.
        growing: Whether the last word may still be unfinished.
    """

    text: str
    pieces: tuple[QueryPart, ...]
    filters: tuple[Filter, ...]
    notes: tuple[str, ...]
    growing: bool

    def passes(self, entry: Entry) -> bool:
        """Return whether an entry passes the filters: all of them, any of one name."""
        names = {f.name for f in self.filters}
        return all(any(f.passes(entry) for f in self.filters if f.name == name) for name in names)


def take_apart(text: str, library: Library, growing: bool = False) -> ParsedQuery:
    """Return what was typed, taken apart.

    Args:
        text: Anything at all.
        library: What the filters' values mean.
        growing: Whether the reader is still typing.
    """
    text = clean_line(text)[:MAX_LENGTH]
    plain = text.translate(_QUOTES)
    pieces: list[QueryPart] = []
    filters: list[Filter] = []
    notes: list[str] = []
    group = 0
    join = False
    for match in _PIECE.finditer(plain):
        minus, quoted, word = match.groups()
        if word in ("OR", "|") and pieces:
            join = True
            continue
        if word is None:
            piece = (quoted, True, bool(minus))
        elif (found := _filter(word, library)) is not None:
            if isinstance(found, Filter):
                filters.append(found)
                continue
            # A filter that is still being typed is not searched for. It is complained of only
            # where no letters more could make it one.
            last = growing and match.end() == len(plain)
            if not (last and _may_go_on(word, library)):
                notes.append(found)
            continue
        elif len(word) > 1 and word[0] == "-" and word[1].isalnum():
            piece = (word[1:], False, True)
        else:
            piece = (word, False, False)
        if not join:
            group += 1
        join = False
        pieces.append(QueryPart(*piece, group))
    unfinished = growing and bool(plain) and not plain.endswith('"')
    return ParsedQuery(text, tuple(pieces), tuple(filters), tuple(notes), unfinished)


def _filter(word: str, library: Library) -> Filter | str | None:
    """Return the filter that a word is, a note when its value is unknown, or ``None``."""
    name, colon, value = word.partition(":")
    name, value = name.casefold(), value.casefold()
    if not colon or name not in FILTERS:
        return None
    known = values(name, library)
    if not value:
        return f"{name}: needs a value, such as {name}:{next(iter(known), '')}"
    if name == "year":
        return _year(value) or (f"year:{value} is not a year; write year:2024 or year:2023-2025")
    if name == "in":
        return _within(value, library)
    chosen = [key for key in known if key == value or key.replace("-", "") == value]
    chosen = chosen or [key for key in known if key.startswith(value)][:1]
    if not chosen:
        close = nearest(value, known, 1)
        hint = f"did you mean {name}:{close[0]}?" if close else f"there is {', '.join(known)}"
        return f"{name}:{value} is unknown; {hint}"
    return Filter(name, chosen[0], known[chosen[0]])


def _may_go_on(word: str, library: Library) -> bool:
    """Return whether a filter's value could be the beginning of a known one."""
    name, _, value = word.casefold().partition(":")
    if name == "year":
        return re.fullmatch(r"\d{0,4}(-\d{0,4})?", value) is not None
    known = library.entries if name == "in" else values(name, library)
    return any(key.startswith(value) or key.replace("-", "").startswith(value) for key in known)


def values(name: str, library: Library) -> Mapping[str, Callable[[Entry], bool]]:
    """Return the values of a filter, each with the test that it stands for."""
    if name == "kind":
        # Notes are the reader's own, and beside any library.
        known = (kind for kind in Kind if library.of(kind) or kind is Kind.NOTE)
        return {kind.value: _of_kind(kind) for kind in known}
    if name == "rating":
        return {step.ref: _rated(step.title) for step in library.scale()}
    if name == "year":
        years = sorted({p.published for p in library.partnerships() if p.published})
        return {str(year): _published(year, year) for year in years}
    return {ref: _inside(ref) for ref in library.entries if _has_parts(ref, library)}


def completions(text: str, library: Library) -> list[str]:
    """Return how the last word of a search may go on, if it begins a filter."""
    last = text.split(" ")[-1]
    name, colon, value = last.partition(":")
    if not colon:
        return [f"{f}:" for f in FILTERS if len(last) > 1 and f.startswith(last.casefold())]
    if name.casefold() not in FILTERS:
        return []
    known: Collection[str] = values(name.casefold(), library)
    return [f"{name}:{v}" for v in known if v.startswith(value.casefold()) and v != value]


def _of_kind(kind: Kind) -> Callable[[Entry], bool]:
    return lambda entry: entry.kind is kind


def _rated(title: str) -> Callable[[Entry], bool]:
    return lambda entry: isinstance(entry, Partnership) and entry.evaluation == title


def _published(first: int, last: int) -> Callable[[Entry], bool]:
    return lambda entry: isinstance(entry, Partnership) and first <= (entry.published or 0) <= last


def _inside(ref: str) -> Callable[[Entry], bool]:
    return lambda entry: entry.ref == ref or entry.parent == ref


def _has_parts(ref: str, library: Library) -> bool:
    return library.entries[ref].kind in (Kind.STATEMENT, Kind.INDICATOR, Kind.SECTION)


def inside(ref: str) -> Filter:
    """Return the filter for an entry and its parts."""
    return Filter("in", ref, _inside(ref))


def _within(value: str, library: Library) -> Filter | str:
    if value in library.entries:
        return inside(value)
    close = nearest(value, library.entries, 1)
    wholes = [ref for ref in values("in", library) if not library.entries[ref].parent]
    such = " or ".join(f"in:{ref}" for ref in wholes[:2])
    hint = f"did you mean in:{close[0]}?" if close else f"write a ref, such as {such}"
    return f"in:{value} is unknown; {hint}"


def _year(value: str) -> Filter | None:
    match = re.fullmatch(_YEARS, value)
    if match is None or not (match[1] or match[3]):
        return None
    first = int(match[1] or 0)
    last = int(match[3] or (9999 if match[2] else first))
    return Filter("year", value, _published(first, last))
