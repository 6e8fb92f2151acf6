"""Recognises searches such as "very good 2024", and lists the areas that match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jitui.report.model import Library, Work
from jitui.report.table import View, known_years, steps_in_words, years_in_words
from jitui.search.tokens import words

_Value = TypeVar("_Value")

_FILLERS = frozenset(
    """a all an and any are area areas at authorities authority be been by council councils did
    do evaluated evaluation evaluations for get given gave got graded grade grades had has
    have in inspected inspection inspections is it its joint list local many me number of on
    or partnership partnerships place places published publish rated rating ratings report
    reported reports received score scored scores show step than that the their there they
    to what where which who whose with was were year years how was quality indicator impact
    outcome result results find found overall""".split()
)
_AREA_WORDS = frozenset(
    """area areas authorities authority council councils partnership partnerships place places
    where who""".split()
)
# Patterns as text: hardly any search needs one, and each takes a while to compile.
_BETTER = r"\b(?:or|and) (?:better|above|higher|more)\b|\bat least\b"
_WORSE = r"\b(?:or|and) (?:worse|below|lower|less)\b|\bat most\b"
_SINCE = r"\b(?:since|from|on|onwards?|later)\b"
_AFTER = r"\bafter\b"
_BEFORE = r"\bbefore\b"
_UNTIL = r"\b(?:until|till|up to)\b"
_RANGE = r"(20\d\d) (?:to|and|until|till) (20\d\d)"
_ORDER = r"\b(?:since|from|on|onwards?|later|after|before|until|till|up to|between)\b"
_YEAR = r"20\d\d"
_WORKS = (
    (
        r"\bnot evaluated\b|\bwithout (?:an )?evaluation\b|\bunevaluated\b",
        frozenset({Work.ADAPTED, Work.BESPOKE}),
    ),
    (r"\bbespoke(?: work)?\b", frozenset({Work.BESPOKE})),
)


class AreaSearch(Struct, frozen=True):
    """A search for areas.

    Attributes:
        refs: The areas that it lists, in the order of the table.
        words: What it was taken for: ``evaluated Very Good, published 2024``.
        exact: Whether the whole search is for them, so that nothing else belongs.
        counted: Whether it asks how many there are.
    """

    refs: tuple[str, ...]
    words: str
    exact: bool
    counted: bool


def area_search(text: str, library: Library) -> AreaSearch | None:
    """Return the areas that a search is for, or ``None`` if it is for something else.

    A search is for areas when it has an evaluation or a year of the table, with names of
    areas and words like "which areas were rated", and nothing more.
    """
    plain = _folded(text)
    rest, refs = _names_in(plain, ((area.title, area.ref) for area in library.partnerships()))
    view, rest = _view(rest, library)
    years = known_years(library)
    if _without_fillers(rest) or not view.filtered or (view.years and not view.years & {*years}):
        return None
    found = [area for area in view.areas(library) if not refs or area.ref in refs]
    several = sum(map(bool, (view.steps, view.years, refs, view.works))) > 1
    return AreaSearch(
        refs=tuple(area.ref for area in found),
        words=_description(view, library),
        exact=several and not _AREA_WORDS & {*plain.split()},
        counted="how many" in plain or "number of" in plain,
    )


def view_of(text: str, library: Library) -> View:
    """Return the view that typed words ask for: evaluations, years, work, and names.

    Words that are none of these are looked for in the areas' names, as they stand.
    """
    view, rest = _view(_folded(text), library)
    if not view.filtered:
        return View(words=" ".join(text.split()))
    return replace(view, words=_without_fillers(rest))


def _folded(text: str) -> str:
    return " ".join(word.form for word in words(text))


def _without_fillers(plain: str) -> str:
    return " ".join(form for form in plain.split() if form not in _FILLERS)


def _view(plain: str, library: Library) -> tuple[View, str]:
    """Return the filters that folded words name, and the words that are left."""
    works: set[Work] = set()
    for pattern, meant in _WORKS:
        plain, count = re.subn(pattern, " ", plain)
        if count:
            works |= meant
    scale = library.scale()
    plain, chosen = _names_in(plain, ((step.title, step.step) for step in scale))
    steps = set(chosen)
    if chosen:
        if re.search(_BETTER, plain):
            steps |= {step.step for step in scale if step.step >= min(chosen)}
        if re.search(_WORSE, plain):
            steps |= {step.step for step in scale if step.step <= max(chosen)}
        plain = re.sub(_WORSE, " ", re.sub(_BETTER, " ", plain))
    years = _years(plain, known_years(library))
    if years:
        plain = re.sub(_ORDER, " ", re.sub(_YEAR, " ", re.sub(_RANGE, " ", plain)))
    return View(steps=frozenset(steps), years=frozenset(years), works=frozenset(works)), plain


def _names_in(plain: str, named: Iterable[tuple[str, _Value]]) -> tuple[str, list[_Value]]:
    """Return folded words without the names in them, the longest first, and what these name."""
    found = []
    for name, value in sorted(named, key=lambda pair: -len(pair[0])):
        folded = _folded(name)
        if folded and folded in plain:
            plain, count = re.subn(rf"\b{re.escape(folded)}\b", " ", plain)
            if count:
                found.append(value)
    return plain, found


def _years(plain: str, known: Sequence[int]) -> set[int]:
    """Return the years that folded words name: ``2023``, ``after 2022``, ``2022 to 2024``."""
    found = sorted(int(year) for year in re.findall(_YEAR, plain))
    if not found:
        return set()
    first, last = found[0], found[-1]
    between = re.search(_RANGE, plain)
    if between:
        first, last = sorted(map(int, between.groups()))
    for pattern, low, high in (
        (_RANGE, first, last),
        (_AFTER, first + 1, 9999),
        (_BEFORE, 0, last - 1),
        (_UNTIL, 0, last),
        (_SINCE, first, 9999),
    ):
        if re.search(pattern, plain):
            return {year for year in known if low <= year <= high} or set(found)
    return set(found)


def _description(view: View, library: Library) -> str:
    parts = []
    if view.steps:
        parts.append(f"evaluated {steps_in_words(view.steps, library)}")
    if view.years:
        years = years_in_words(view.years, known_years(library))
        parts.append(f"with a report published {years}")
    if view.works:
        parts.append("not evaluated" if Work.ADAPTED in view.works else "with bespoke work")
    return ", ".join(parts)
