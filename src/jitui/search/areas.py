"""Searches for areas: names, evaluations and years together list exactly those places."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from jitui.report.model import Library, Work
from jitui.report.table import View, known_years, steps_in_words, years_in_words
from jitui.search.tokens import words

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


class Areas(Struct, frozen=True):
    """Areas that were asked for.

    Attributes:
        refs: The places, in the order of the table.
        words: What was understood: ``evaluated Very Good, published 2024``.
        exact: Whether the whole search was for them, so that nothing else belongs.
        counted: Whether it was asked how many there are.
    """

    refs: tuple[str, ...]
    words: str
    exact: bool
    counted: bool


def areas(text: str, library: Library) -> Areas | None:
    """Return the areas that a search asks for, or ``None`` if it asks for something else.

    A search is for areas when it names an evaluation or a year of the table, with names of
    places and words like "which areas were rated", and nothing more.
    """
    forms = [word.form for word in words(text)]
    plain = " ".join(forms)
    rest, names = _names(plain, library)
    view, rest = _view(rest, library)
    left = [form for form in rest.split() if form not in _FILLERS]
    asked = bool(set(forms) & _AREA_WORDS)
    if left or not view.filtered or (view.years and not view.years & set(known_years(library))):
        return None
    found = [area for area in view.areas(library) if not names or area.ref in names]
    parts = (view.steps, view.years, names, view.works)
    exact = len([part for part in parts if part]) > 1
    counted = "how many" in plain or "number of" in plain
    refs = tuple(area.ref for area in found)
    return Areas(refs, _said(view, library), exact and not asked, counted)


def view_of(text: str, library: Library) -> View:
    """Return the view that typed words ask for: evaluations, years, work, and names.

    Words that are none of these are looked for in the areas' names, as they stand.
    """
    view, rest = _view(" ".join(word.form for word in words(text)), library)
    if not view.filtered:
        return View(words=" ".join(text.split()))
    left = [form for form in rest.split() if form not in _FILLERS]
    return replace(view, words=" ".join(left))


def _view(plain: str, library: Library) -> tuple[View, str]:
    """Return the filters that folded words name, and the words that are left."""
    rest, works = _works(plain)
    rest, chosen = _ratings(rest, library)
    steps: set[int] = set()
    if chosen:
        known = {step.step for step in library.scale()}
        better, worse = bool(re.search(_BETTER, rest)), bool(re.search(_WORSE, rest))
        steps = _steps(chosen, known, better, worse)
        rest = re.sub(_WORSE, " ", re.sub(_BETTER, " ", rest))
    years = _years(rest, known_years(library))
    if years:
        rest = re.sub(_ORDER, " ", re.sub(_YEAR, " ", re.sub(_RANGE, " ", rest)))
    return View(steps=frozenset(steps), years=frozenset(years), works=frozenset(works)), rest


def _years(plain: str, known: Sequence[int]) -> set[int]:
    """Return the years that folded words name: ``2023``, ``after 2022``, ``2022 to 2024``."""
    found = [int(year) for year in re.findall(_YEAR, plain)]
    if not found:
        return set()
    between = re.search(_RANGE, plain)
    if between:
        first, last = sorted((int(between[1]), int(between[2])))
        years = {year for year in known if first <= year <= last}
    elif re.search(_AFTER, plain):
        years = {year for year in known if year > min(found)}
    elif re.search(_BEFORE, plain):
        years = {year for year in known if year < max(found)}
    elif re.search(_UNTIL, plain):
        years = {year for year in known if year <= max(found)}
    elif re.search(_SINCE, plain):
        years = {year for year in known if year >= min(found)}
    else:
        years = set(found)
    return years or set(found)


def _ratings(plain: str, library: Library) -> tuple[str, list[int]]:
    chosen = []
    for step in sorted(library.scale(), key=lambda step: -len(step.title)):
        found = _without(step.title, plain)
        if found[1]:
            plain = found[0]
            chosen.append(step.step)
    return plain, chosen


def _without(name: str, plain: str) -> tuple[str, int]:
    """Return folded words without a name, and how often it stood there."""
    folded = " ".join(word.form for word in words(name))
    if not folded or folded not in plain:
        return plain, 0
    return re.subn(rf"\b{re.escape(folded)}\b", " ", plain)


def _names(plain: str, library: Library) -> tuple[str, set[str]]:
    found = set()
    for area in sorted(library.partnerships(), key=lambda area: -len(area.title)):
        changed = _without(area.title, plain)
        if changed[1]:
            plain = changed[0]
            found.add(area.ref)
    return plain, found


def _works(plain: str) -> tuple[str, set[Work]]:
    found: set[Work] = set()
    for pattern, work in (
        (r"\bnot evaluated\b|\bwithout (?:an )?evaluation\b|\bunevaluated\b", Work.ADAPTED),
        (r"\bbespoke(?: work)?\b", Work.BESPOKE),
    ):
        changed = re.subn(pattern, " ", plain)
        if changed[1]:
            plain = changed[0]
            found.add(work)
    if Work.ADAPTED in found:
        found.add(Work.BESPOKE)
    return plain, found


def _steps(chosen: Sequence[int], known: Collection[int], better: bool, worse: bool) -> set[int]:
    steps = set(chosen)
    if better and chosen:
        steps |= {step for step in known if step >= min(chosen)}
    if worse and chosen:
        steps |= {step for step in known if step <= max(chosen)}
    return steps


def _said(view: View, library: Library) -> str:
    def parts() -> Iterator[str]:
        if view.steps:
            yield f"evaluated {steps_in_words(view.steps, library)}"
        if view.years:
            yield f"with a report published {years_in_words(view.years, known_years(library))}"
        if view.works:
            yield "not evaluated" if Work.ADAPTED in view.works else "with bespoke work"

    return ", ".join(parts())
