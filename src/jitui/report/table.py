"""The table of areas: sorting, filtering, and the current view in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from jitui.report.model import Library, Partnership, Work
from jitui.report.wording import counted, of_steps

WORK_WORDS = {
    Work.FULL: "full inspection",
    Work.ADAPTED: "inspected, not evaluated",
    Work.BESPOKE: "bespoke work",
}
"""What was done in an area, in words that tell the areas without an evaluation from each other."""

NOT_EVALUATED = "not evaluated"

_BRIEF_CAUTION = "Years are those of publication; evaluations are words, not averaged"


class Column(str, Enum):
    """A column of the table; the value is what the command line calls it."""

    AREA = "area"
    PUBLISHED = "published"
    EVALUATION = "evaluation"
    WORK = "work"


_HEADS = {
    Column.AREA: "Area",
    Column.PUBLISHED: "Report published",
    Column.EVALUATION: "Evaluation",
    Column.WORK: "Kind of work",
}
_SORTED = {
    Column.AREA: ("by area, A to Z", "by area, Z to A"),
    Column.PUBLISHED: ("by year published, earliest first", "by year published, latest first"),
    Column.EVALUATION: ("by evaluation, highest first", "by evaluation, lowest first"),
    Column.WORK: ("by kind of work", "by kind of work, reversed"),
}


def head(column: Column) -> str:
    """Return what stands above a column."""
    return _HEADS[column]


def evaluation_words(area: Partnership, library: Library) -> str:
    """Return an area's evaluation as its word and its step of the scale, or that it has none."""
    if not area.evaluation:
        return NOT_EVALUATED
    return f"{area.evaluation} ({of_steps(area.step, library)})"


def brief_caution(library: Library) -> str:
    """Return what the cautions of the report's record come to, where there is a single line."""
    return library.report.brief_caution or _BRIEF_CAUTION


class Order(Struct, frozen=True):
    """A column to sort by; ``backward`` is the other direction than the usual one."""

    column: Column
    backward: bool = False


class View(Struct, frozen=True):
    """One view of the table. An empty filter lets every area through.

    Attributes:
        words: Only areas whose name or other names have these words, in any case.
        steps: Only areas evaluated at one of these steps; 0 stands for no evaluation.
        years: Only areas whose report was published in one of these years.
        works: Only areas with one of these kinds of work.
        orders: The columns that it is sorted by, the first one before the others. Areas
            that are equal in all of them keep the order of the report's table.
    """

    words: str = ""
    steps: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    works: frozenset[Work] = frozenset()
    orders: tuple[Order, ...] = ()

    @property
    def filtered(self) -> bool:
        """Whether any area could be left out."""
        return bool(self.words.strip() or self.steps or self.years or self.works)

    def sorted_by(self, column: Column) -> View:
        """Return the view sorted by a column first; sorted by it already, the other way."""
        first = self.orders[0] if self.orders else None
        if first is not None and first.column is column:
            return replace(self, orders=(Order(column, not first.backward), *self.orders[1:]))
        rest = tuple(order for order in self.orders if order.column is not column)
        return replace(self, orders=(Order(column), *rest))

    def unfiltered(self) -> View:
        """Return the view with every area, in the same order."""
        return View(orders=self.orders)

    def areas(self, library: Library) -> tuple[Partnership, ...]:
        """Return the areas of the view, in its order."""
        areas = [area for area in library.partnerships() if self._has(area)]
        for order in reversed(self.orders):
            areas = _sorted(areas, order)
        return tuple(areas)

    def _has(self, area: Partnership) -> bool:
        wanted = self.words.casefold().split()
        name = " ".join((area.title, *area.keywords)).casefold()
        return (
            all(word in name for word in wanted)
            and (not self.steps or area.step in self.steps)
            and (not self.years or area.published in self.years)
            and (not self.works or area.work in self.works)
        )

    def description(self, library: Library) -> str:
        """Return what is shown: ``Very Good or better, 2024 on: 3 of the 13 evaluated``."""
        every = library.partnerships()
        if not every:
            return "no areas"
        if not self.filtered:
            return f"{counted(len(every), 'area')}: {parts_in_words(every)}"
        shown = self.areas(library)
        evaluated = [area for area in every if area.step]
        # Only where none of the others could be among them does it count the evaluated.
        among = not self.works and ((self.steps and 0 not in self.steps) or self.years)
        whole = f"{len(evaluated)} evaluated" if among else counted(len(every), "area")
        return f"{', '.join(self._filters(library))}: {len(shown)} of the {whole}"

    def _filters(self, library: Library) -> Iterator[str]:
        if self.words.strip():
            yield f'named "{" ".join(self.words.split())}"'
        if self.steps:
            yield steps_in_words(self.steps, library)
        if self.years:
            yield years_in_words(self.years, known_years(library))
        if self.works:
            yield " or ".join(words for work, words in WORK_WORDS.items() if work in self.works)

    def order_description(self) -> str:
        """Return the order: ``by evaluation, highest first; then by area, A to Z``."""
        words = "; then ".join(_SORTED[order.column][order.backward] for order in self.orders)
        return words or "in the report's order; areas without an evaluation last"


def _sorted(areas: Iterable[Partnership], order: Order) -> list[Partnership]:
    """Return areas sorted stably; those with nothing in the column come last either way."""
    ranked = [(_rank(area, order.column), area) for area in areas]
    known = [(rank, area) for rank, area in ranked if rank is not None]
    known.sort(key=lambda pair: pair[0], reverse=order.backward)
    return [area for _, area in known] + [area for rank, area in ranked if rank is None]


def _rank(area: Partnership, column: Column) -> tuple[int, str] | None:
    """Return what an area is sorted by in a column, or ``None`` where it has nothing there."""
    if column is Column.AREA:
        return 0, area.title.casefold()
    if column is Column.WORK:
        return list(Work).index(area.work), ""
    if column is Column.PUBLISHED:
        return (area.published, "") if area.published else None
    # The usual direction is from the highest step down.
    return (-area.step, "") if area.step else None


def parts_in_words(areas: Sequence[Partnership]) -> str:
    """Return how many of some areas were evaluated, and how many were not, and why."""
    counts = {work: sum(area.work is work for area in areas) for work in Work}
    parts = (
        (counts[Work.FULL], "evaluated"),
        (counts[Work.ADAPTED], "inspected without evaluation"),
        (counts[Work.BESPOKE], "with bespoke work"),
    )
    return ", ".join(f"{count} {words}" for count, words in parts if count) or "none"


def known_years(library: Library) -> tuple[int, ...]:
    """Return the years in which areas' reports were published, the earliest first."""
    return tuple(sorted({p.published for p in library.partnerships() if p.published}))


def steps_in_words(steps: Collection[int], library: Library) -> str:
    """Return steps as ``Very Good or better``, ``Weak or lower``, ``Good or Adequate``."""
    titles = {step.step: step.title for step in library.scale()}
    known = sorted(set(steps) & set(titles))
    top, bottom = max(titles, default=0), min(titles, default=0)
    words = [titles[step] for step in reversed(known)]
    if len(known) > 1 and known == list(range(known[0], top + 1)):
        words = [f"{titles[known[0]]} or better"]
    elif len(known) > 1 and known == list(range(bottom, known[-1] + 1)):
        words = [f"{titles[known[-1]]} or lower"]
    if 0 in steps:
        words.append(NOT_EVALUATED)
    return " or ".join(words)


def years_in_words(years: Collection[int], known: Sequence[int]) -> str:
    """Return years as ``2024 on``, ``up to 2023``, ``2022 or 2024``."""
    chosen = sorted(years)
    if len(chosen) > 1 and chosen == [year for year in known if year >= chosen[0]]:
        return f"{chosen[0]} on"
    if len(chosen) > 1 and chosen == [year for year in known if year <= chosen[-1]]:
        return f"up to {chosen[-1]}"
    return " or ".join(map(str, chosen))
