"""The pictures: what each shows, computed from the content, with its sentence and caution.

How a picture is drawn is no matter of this module: in cells, as plain lines and as SVG it
is the same :class:`Chart`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from jitui.report.model import Entry, Figure, Library, Partnership, Work
from jitui.report.table import known_years

PREFIX = "chart:"
"""Begins the refs of the pages that show one picture."""

PREVIOUS_SHARE = "previous-good-or-above"
"""The name of the figure that says what share of areas was Good or above before."""
PREVIOUS_AREAS = "previous-areas"
"""The name of the figure that says how many areas there were before."""
COMMON_STRENGTHS = "very-good-or-excellent"
"""The name of the figure that counts the areas whose strengths in common are described."""
FIGURE_NAMES = (PREVIOUS_SHARE, PREVIOUS_AREAS, COMMON_STRENGTHS)
"""The names that figures can have in the data."""

NOW = "2021\u20132025"
BEFORE = "2018\u20132020"

GOOD, VERY_GOOD, WEAK = 4, 5, 2
"""Steps of the scale by number, as the report groups them."""

_UNITS = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_PEOPLE = ("children", "parents", "staff")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class Bar(Struct, frozen=True):
    """One row of a picture.

    Attributes:
        label: What it is of.
        value: How long it is; ``None`` where the report gives no number.
        shown: The value as it is written beside the bar, the report's own form.
        step: The step of the scale that it stands for, or 0.
        more: Whether the report says that it is over the value.
        note: What is written after the value, such as which area it is.
        names: The areas that it counts, if it counts areas.
    """

    label: str
    value: float | None
    shown: str
    step: int = 0
    more: bool = False
    note: str = ""
    names: tuple[str, ...] = ()


class Bars(Struct, frozen=True):
    """Bars on one scale that begins at nothing.

    Attributes:
        label: What they count, and on what scale; empty where the title says it.
        most: The end of the scale, at least the longest bar; 0 where no lengths are drawn.
        bars: The bars.
        counted: Whether each unit is one area, so that a bar is made of whole pieces.
        unit: What is written after the numbers of the scale, such as ``%``.
    """

    label: str
    most: float
    bars: tuple[Bar, ...]
    counted: bool = False
    unit: str = ""


class Grid(Struct, frozen=True):
    """Counts in rows and columns.

    Attributes:
        heads: The columns' heads.
        rows: The rows' labels, their steps, and the areas in each cell.
        totals: How many areas there are in each column.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, int, tuple[tuple[str, ...], ...]], ...]
    totals: tuple[int, ...]


class Chart(Struct, frozen=True):
    """One picture.

    Attributes:
        name: Its stable name, such as ``evaluations``.
        title: Its title.
        sentences: What it shows, the first sentence above all.
        drawn: What is drawn, one below the other.
        heads: The heads of its data.
        data: Its data, a row for each bar or cell.
        cautions: What must be said with it.
        mine: What it says of the reader's own area; empty where none is chosen.
        area: The name of that area, which is marked where areas are drawn.
    """

    name: str
    title: str
    sentences: tuple[str, ...]
    drawn: tuple[Bars | Grid, ...]
    heads: tuple[str, ...]
    data: tuple[tuple[str, ...], ...]
    cautions: tuple[str, ...]
    mine: str = ""
    area: str = ""

    @property
    def ref(self) -> str:
        """The ref of the page that shows it."""
        return PREFIX + self.name


def charts(library: Library, area: str = "") -> tuple[Chart, ...]:
    """Return the pictures that the content has the figures for.

    Args:
        library: The content.
        area: The ref of the reader's own area, to be marked; empty for none.
    """
    return tuple(_every(library, area))


def chart(library: Library, name: str, area: str = "") -> Chart | None:
    """Return the picture of a name, if there is one."""
    return next((one for one in _every(library, area) if one.name == name), None)


def _every(library: Library, area: str) -> Iterator[Chart]:
    found = library.entries.get(area)
    mine = found if isinstance(found, Partnership) else None
    places = [place for place in library.partnerships() if place.step]
    if places:
        yield _evaluations(library, places, mine)
        yield _years(library, places, mine)
        programmes = _programmes(library, places, mine)
        if programmes is not None:
            yield programmes
    evidence = library.entries.get("evidence")
    if evidence is not None and any(value_of(f.figure) is not None for f in evidence.figures):
        yield _evidence(library, evidence, mine)


def in_words(count: int) -> str:
    """Return a count as it stands in a sentence: ``five``, ``21``."""
    return _UNITS[count] if count < len(_UNITS) else str(count)


def value_of(figure: str) -> int | None:
    """Return the number in a figure as the report prints it, or ``None`` if it has none."""
    found = _NUMBER.search(figure)
    if found:
        return int(found[0].replace(",", ""))
    words = figure.casefold().split()
    return next((n for n, word in enumerate(_UNITS) if n and word in words), None)


def _each(bars: Sequence[Bar]) -> str:
    """Return how many areas stand at each step: ``One was evaluated Excellent, five ...``."""
    some = [f"{in_words(int(bar.value))} {bar.label}" for bar in bars if bar.value]
    none = [bar.label for bar in bars if not bar.value]
    words, _, label = some[0].partition(" ")
    verb = "was" if words == "one" else "were"
    first = f"{words.capitalize()} {verb} evaluated {label}"
    parts = [first, *some[1:], *([f"none {' or '.join(none)}"] if none else [])]
    return ", ".join(parts)


def _names(places: Sequence[Partnership]) -> tuple[str, ...]:
    return tuple(place.title for place in places)


def _evaluations(library: Library, places: list[Partnership], mine: Partnership | None) -> Chart:
    whole = len(places)
    bars = []
    for step in library.scale():
        at = [place for place in places if place.step == step.step]
        note = mine.title if mine in at and mine else ""
        bars.append(Bar(step.title, len(at), str(len(at)), step.step, note=note, names=_names(at)))
    good = sum(place.step >= GOOD for place in places)
    upper = sum(place.step >= VERY_GOOD for place in places)
    data = tuple((b.label, str(b.step), b.shown, "; ".join(b.names) or "\u2013") for b in bars)
    return Chart(
        "evaluations",
        "Evaluations over the six steps",
        (
            f"{good} of the {whole} evaluated areas were evaluated Good or above"
            " for quality indicator 2.1.",
            f"{_each(bars)}.",
            f"{in_words(upper).capitalize()} of {whole} areas were evaluated Very Good"
            " or Excellent.",
        ),
        (Bars("Each block is one area", max(b.value or 0 for b in bars), tuple(bars), True),),
        ("Evaluation", "Step of 6", "Areas", "Which"),
        data,
        tuple(library.report.cautions),
        _mine_evaluated(mine, f"Your area, {mine.title}, was evaluated {mine.evaluation}.")
        if mine
        else "",
        mine.title if mine else "",
    )


def _mine_evaluated(mine: Partnership, words: str) -> str:
    if mine.step:
        return words
    done = "had bespoke work" if mine.work is Work.BESPOKE else "was inspected but not evaluated"
    return f"Your area, {mine.title}, {done}, so it is not in this picture."


def _years(library: Library, places: list[Partnership], mine: Partnership | None) -> Chart:
    years = known_years(library)

    def cell(step: int, year: int) -> tuple[str, ...]:
        return _names([p for p in places if p.step == step and p.published == year])

    rows = tuple(
        (step.title, step.step, tuple(cell(step.step, year) for year in years))
        for step in library.scale()
    )
    totals = tuple(sum(place.published == year for place in places) for year in years)
    good = [
        f"{sum(p.step >= GOOD for p in places if p.published == year)} of {total} in {year}"
        for year, total in zip(years, totals, strict=True)
    ]
    data = []
    for label, _, cells in rows:
        found = [
            (label, str(year), str(len(names)), "; ".join(names))
            for year, names in zip(years, cells, strict=True)
            if names
        ]
        data += found or [(label, "any year", "0", "\u2013")]
    said = (
        f"Your area, {mine.title}, was evaluated {mine.evaluation}; its report was published"
        f" in {mine.published}."
        if mine
        else ""
    )
    return Chart(
        "years",
        "Evaluations by the year published",
        (
            f"Good or above: {', '.join(good)}.",
            "Each year has other areas and only a few, so this is no trend.",
        ),
        (Grid(tuple(map(str, years)), rows, totals),),
        ("Evaluation", "Report published", "Areas", "Which"),
        tuple(data),
        tuple(library.report.cautions),
        _mine_evaluated(mine, said) if mine else "",
        mine.title if mine else "",
    )


def _programmes(
    library: Library, places: list[Partnership], mine: Partnership | None
) -> Chart | None:
    shares, areas = library.named(PREVIOUS_SHARE), library.named(PREVIOUS_AREAS)
    if shares is None or areas is None:
        return None
    share = shares[1]
    before, count = value_of(share.figure), value_of(areas[1].figure)
    if before is None or count is None:
        return None
    good = sum(place.step >= GOOD for place in places)
    now = round(100 * good / len(places))
    rows = (
        (BEFORE, before, share.figure, f"{count} areas"),
        (NOW, now, f"{now}%", f"{good} of {len(places)} areas"),
    )
    bars = tuple(Bar(label, value, shown, note=note) for label, value, shown, note in rows)
    return Chart(
        "programmes",
        "Good or above, this programme and the last",
        (
            f"{now}% of areas ({good} of {len(places)}) were evaluated Good or above in {NOW},"
            f" {share.figure} in {BEFORE}, when {in_words(count)} areas were inspected.",
            "The report calls this an improvement. With so few areas, a single one is worth"
            f" {100 / len(places):.1f} points of this share and {100 / count:.1f} of the last.",
        ),
        (Bars("Share of areas, 0 to 100%", 100, bars, unit="%"),),
        ("Programme", "Good or above", "Of"),
        tuple((label, shown, note) for label, _, shown, note in rows),
        (
            "The two programmes did not look at the same: the earlier one included children"
            " and young people for whom partnerships were corporate parents, and the framework"
            " was reviewed and its focus made narrower afterwards.",
            *library.report.cautions,
        ),
        _mine_in_programmes(mine, good, len(places)) if mine else "",
        mine.title if mine else "",
    )


def _mine_in_programmes(mine: Partnership, good: int, whole: int) -> str:
    side = f"one of the {good}" if mine.step >= GOOD else f"not one of the {good}"
    return _mine_evaluated(
        mine,
        f"Your area, {mine.title}, was evaluated {mine.evaluation} in {NOW}: {side} of {whole}"
        " areas that were Good or above.",
    )


def _evidence(library: Library, evidence: Entry, mine: Partnership | None) -> Chart:
    works = [place.work for place in library.partnerships()]
    full, adapted = works.count(Work.FULL), works.count(Work.ADAPTED)
    groups: dict[str, list[Figure]] = {}
    for figure in evidence.figures:
        groups.setdefault(figure.what, []).append(figure)
    drawn = []
    for what, figures in groups.items():
        bars = tuple(_evidence_bar(figure) for figure in figures)
        most = max((bar.value or 0 for bar in bars), default=0)
        # Records and statements are not to be compared by length, nor is one bar with none.
        alike = len(bars) > 1 and all(figure.subject in _PEOPLE for figure in figures)
        scale = f", 0 to {most:,.0f}" if alike else ""
        label = f"{what[0].upper()}{what[1:]}{scale}"
        drawn.append(Bars(label, most if alike else 0, bars))
    data = tuple((f.of[0].upper() + f.of[1:], f.what, f.figure) for f in evidence.figures)
    said = (
        "The report gives these figures for the whole programme;"
        f" it says nothing of {mine.title} alone."
        if mine
        else ""
    )
    return Chart(
        "evidence",
        "What the findings rest on",
        (
            _surveyed(groups),
            "Each group has a scale of its own that begins at 0: do not compare bars across"
            " groups.",
        ),
        tuple(drawn),
        ("Who or what", "What was done", "How many"),
        data,
        (
            f"The findings rest on the {full} full inspections. Where {full + adapted} is counted"
            " here, it goes beyond those.",
        ),
        said,
        mine.title if mine else "",
    )


def _evidence_bar(figure: Figure) -> Bar:
    value = value_of(figure.figure)
    more = value is not None and figure.figure.casefold().startswith(("over", "more than"))
    return Bar(figure.of[0].upper() + figure.of[1:], value, figure.figure, more=more)


def _surveyed(groups: dict[str, list[Figure]]) -> str:
    what, figures = next(iter(groups.items()))
    parts = [f"{figure.figure} {figure.of}" for figure in figures]
    listed = ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"{listed[0].upper()}{listed[1:]} {what}."
