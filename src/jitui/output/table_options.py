"""Turns command-line options into a view of the table of areas."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from jitui.errors import UsageError
from jitui.report.clean import clean_line
from jitui.report.lookup import Lookup
from jitui.report.model import Kind, Library, Work
from jitui.report.refs import suggestion
from jitui.report.table import (
    NOT_EVALUATED,
    WORK_WORDS,
    Column,
    Order,
    View,
    head,
    known_years,
)

Value = TypeVar("Value")

_UP, _DOWN = "better|above|higher|more", "lower|below|worse|less"
_BETTER = re.compile(rf"(.+?)(?: ?\+|[ -](?:or|and)[ -](?:{_UP}))", re.IGNORECASE)
_LOWER = re.compile(rf"(.+?)(?: ?-|[ -](?:or|and)[ -](?:{_DOWN}))", re.IGNORECASE)
_BETWEEN = re.compile(rf",| or (?!{_UP}|{_DOWN})", re.IGNORECASE)
"""What stands between alternatives; "or better" goes with the word before it."""
_SINCE = re.compile(r"([0-9]{4})(?:\+|-| on)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:-|up to )([0-9]{4})", re.IGNORECASE)
_SPAN = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")
_FIRST, _LAST = 0, 9999
"""No year is before the one or after the other."""
_MORE_COLUMNS = {"year": Column.PUBLISHED, "rating": Column.EVALUATION}
"""What columns are called as well: as the filters are."""


def view_of(
    library: Library,
    *,
    words: str = "",
    ratings: Iterable[str] = (),
    years: Iterable[str] = (),
    works: Iterable[str] = (),
    sort: Iterable[str] = (),
    backward: bool = False,
) -> View:
    """Return the view that options ask for; each value may be several, separated by commas.

    Args:
        library: What the values mean.
        words: What the areas' names must have.
        ratings: Evaluations, such as ``good``, ``5`` or ``very-good+``.
        years: Years in which reports were published, such as ``2024`` or ``2024-``.
        works: Kinds of work, such as ``full``.
        sort: Columns, the first before the others.
        backward: Whether the first column is sorted the other way.

    Raises:
        UsageError: A value means nothing, and the nearest that does is named.
    """
    orders = [Order(column) for column in dict.fromkeys(_columns(sort))]
    if backward:
        if not orders:
            raise UsageError("--reverse needs a column to reverse, such as --sort evaluation")
        orders[0] = Order(orders[0].column, backward=True)
    return View(
        words=words,
        steps=frozenset(step for typed in ratings for step in _ratings(typed, library)),
        years=frozenset(year for typed in years for year in _years(typed, known_years(library))),
        works=frozenset(_works(works)),
        orders=tuple(orders),
    )


def none_left(library: Library, view: View) -> str:
    """Return why a view has no area, in one sentence."""
    if not view.filtered:
        return "this report has no areas"
    if view.words and not View(words=view.words).areas(library):
        near = ", ".join(e.title for e in Lookup(library).near(view.words, Kind.PARTNERSHIP))
        hint = f"did you mean {near}?" if near else "'jitui list areas' lists every area"
        return f"no area is named {clean_line(view.words)!r}; {hint}"
    known = known_years(library)
    if view.years and not view.years & set(known):
        return f"no area's report is from these years; choose from {', '.join(map(str, known))}"
    return f"no area matches ({view.description(library)})"


def _ratings(typed: str, library: Library) -> Iterator[int]:
    titles = {step.step: step.title for step in library.scale()}
    steps = _spelt({title: step for step, title in titles.items()})
    steps |= {str(step): step for step in titles}
    names = steps | _spelt({NOT_EVALUATED: 0, "none": 0})
    shown = [*titles.values(), NOT_EVALUATED]
    for part in _parts(typed, names):
        better, lower = _BETTER.fullmatch(part), _LOWER.fullmatch(part)
        if part.casefold() in names or not (better or lower):
            yield _one(part, names, "an evaluation", shown)
        elif better:
            first = _one(better[1], steps, "an evaluation", shown)
            yield from (step for step in titles if step >= first)
        elif lower:
            last = _one(lower[1], steps, "an evaluation", shown)
            yield from (step for step in titles if step <= last)


def _years(typed: str, known: Sequence[int]) -> Iterator[int]:
    for part in _parts(typed, ()):
        first, last = _span(part)
        # No year at all would be no filter; one without areas lets none through.
        ends = {first, last} - {_FIRST, _LAST} or {first}
        yield from [year for year in known if first <= year <= last] or ends


def _span(typed: str) -> tuple[int, int]:
    """Return the first and the last of the years that are meant."""
    text = re.sub(r"\s*[-\u2013]\s*", "-", typed)
    since, until, span = (pattern.fullmatch(text) for pattern in (_SINCE, _UNTIL, _SPAN))
    if since:
        return int(since[1]), _LAST
    if until:
        return _FIRST, int(until[1])
    if span is None:
        raise UsageError(f"{typed!r} is not a year; write 2024, 2024+, 2023-2025 or -2023")
    first, last = int(span[1]), int(span[2] or span[1])
    if last < first:
        raise UsageError(f"{typed!r} is in the wrong order; write {last}-{first}")
    return first, last


def _works(values: Iterable[str]) -> Iterator[Work]:
    first = {work: work.value.partition(" ")[0] for work in Work}
    names = _spelt({word: work for work, word in first.items()})
    names |= _spelt({work.value: work for work in Work})
    names |= _spelt({words: work for work, words in WORK_WORDS.items()})
    for typed in values:
        for part in _parts(typed, names):
            yield _one(part, names, "a kind of work", first.values())


def _columns(values: Iterable[str]) -> Iterator[Column]:
    names = {column.value: column for column in Column} | _MORE_COLUMNS
    heads = _spelt({head(column): column for column in Column})
    for typed in values:
        for part in _parts(typed, heads):
            yield _one(part, heads | names, "a column", [column.value for column in Column])


def _parts(typed: str, names: Collection[str]) -> list[str]:
    """Return the alternatives in a value; a name that has a comma or "or" in it stays whole."""
    text = clean_line(typed)
    if text.casefold() in names:
        return [text]
    # A comma too many is no alternative; nothing at all is for the caller to complain of.
    return [part.strip() for part in _BETWEEN.split(text) if part.strip()] or [text]


def _spelt(words: Mapping[str, Value]) -> dict[str, Value]:
    """Return what words mean, written apart, with hyphens, or run together."""
    return {
        word.casefold().replace(" ", joint): value
        for joint in (" ", "-", "")
        for word, value in words.items()
    }


def _one(typed: str, names: Mapping[str, Value], what: str, shown: Collection[str]) -> Value:
    value = names.get(typed.casefold())
    if value is None:
        raise UsageError(f"{typed!r} is not {what}; {suggestion(typed, list(shown))}")
    return value
