"""The pictures: what each shows, computed from the content, with its sentence and caution.

How a picture is drawn is no matter of this module: in cells, as plain lines and as SVG it
is the same :class:`Chart`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from jitui.report.model import Entry, Figure, Kind, Library, Partnership, Step, Work
from jitui.report.table import known_years
from jitui.report.wording import (
    NUMBERS,
    counted,
    counted_steps,
    from_step_on,
    in_words,
    joined,
    noun,
    shade,
    some_of,
)

PREFIX = "chart:"
"""Begins the refs of the pages that show one picture."""

PREVIOUS_SHARE = "previous-share"
"""The name of the figure that says what share of areas was at a counted step or above before."""
PREVIOUS_AREAS = "previous-areas"
"""The name of the figure that says how many areas there were before."""
COMMON_STRENGTHS = "common-strengths"
"""The name of the figure that counts the areas whose strengths in common are described."""
FIGURE_NAMES = (PREVIOUS_SHARE, PREVIOUS_AREAS, COMMON_STRENGTHS)
"""The names that figures can have in the data."""

_FEW = 30
"""Of fewer areas than these, a single one makes a difference to a share."""

_PEOPLE = ("children", "parents", "staff")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class Bar(Struct, frozen=True):
    """One row of a picture.

    Attributes:
        label: What it is of.
        value: How long it is; ``None`` where the report gives no number.
        shown: The value as it is written beside the bar, the report's own form.
        shade: The colour of the step of the scale that it stands for, or 0.
        more: Whether the report says that it is over the value.
        note: What is written after the value, such as which area it is.
        names: The areas that it counts, if it counts areas.
    """

    label: str
    value: float | None
    shown: str
    shade: int = 0
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
        rows: The rows' labels, the colours of their steps, and the areas in each cell.
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
    areas = [area for area in library.partnerships() if area.step]
    if areas:
        yield _evaluations(library, areas, mine)
        yield _years(library, areas, mine)
        programmes = _programmes(library, areas, mine)
        if programmes is not None:
            yield programmes
    evidence = library.entries.get("evidence")
    if evidence is not None and any(value_of(f.figure) is not None for f in evidence.figures):
        yield _evidence(library, evidence, mine)


def value_of(figure: str) -> int | None:
    """Return the number in a figure as the report prints it, or ``None`` if it has none."""
    found = _NUMBER.search(figure)
    if found:
        return int(found[0].replace(",", ""))
    words = figure.casefold().split()
    return next((n for n, word in enumerate(NUMBERS) if n and word in words), None)


def _each(bars: Sequence[Bar]) -> str:
    """Return how many areas stand at each step: ``One was evaluated Excellent, five ...``."""
    some = [f"{in_words(int(bar.value))} {bar.label}" for bar in bars if bar.value]
    none = [bar.label for bar in bars if not bar.value]
    words, _, label = some[0].partition(" ")
    verb = "was" if words == "one" else "were"
    first = f"{words.capitalize()} {verb} evaluated {label}"
    parts = [first, *some[1:], *([f"none {' or '.join(none)}"] if none else [])]
    return ", ".join(parts)


def _names(areas: Sequence[Partnership]) -> tuple[str, ...]:
    return tuple(area.title for area in areas)


def _evaluations(library: Library, areas: list[Partnership], mine: Partnership | None) -> Chart:
    bars, data = [], []
    for step in library.scale():
        at = [area for area in areas if area.step == step.step]
        note = mine.title if mine in at and mine else ""
        colour = shade(step.step, library)
        bars.append(Bar(step.title, len(at), str(len(at)), colour, note=note, names=_names(at)))
        names = "; ".join(_names(at)) or "\u2013"
        data.append((step.title, str(step.step), str(len(at)), names))
    steps = len(bars)
    return Chart(
        "evaluations",
        f"Evaluations across the {in_words(steps)} {noun(steps, 'step')}",
        tuple(_evaluations_said(library, areas, f"{_each(bars)}.")),
        (Bars("Each block is one area", max(b.value or 0 for b in bars), tuple(bars), True),),
        ("Evaluation", f"Step of {steps}", "Areas", "Which"),
        tuple(data),
        tuple(library.report.cautions),
        _mine_evaluated(mine, f"Your area, {mine.title}, was evaluated {mine.evaluation}.")
        if mine
        else "",
        mine.title if mine else "",
    )


def _evaluations_said(library: Library, areas: Sequence[Partnership], each: str) -> Iterator[str]:
    """Yield the counts that the report makes, with ``each`` step's count between them."""
    steps = counted_steps(library)
    if not steps:
        yield each
        return
    lowest, highest = steps[0], steps[-1]
    whole = len(areas)
    said = some_of(_from(lowest, areas), whole)
    yield f"{said} evaluated {from_step_on(lowest, library)}{_of_indicator(library)}."
    yield each
    if highest is not lowest:
        upper = _from(highest, areas)
        yield (
            f"{in_words(upper).capitalize()} of {counted(whole, 'area')}"
            f" {noun(upper, 'was', 'were')} evaluated {from_step_on(highest, library)}."
        )


def _from(step: Step, areas: Sequence[Partnership]) -> int:
    """Return how many areas stand at a step or above."""
    return sum(area.step >= step.step for area in areas)


def _of_indicator(library: Library) -> str:
    """Return what was evaluated, as the end of a sentence, if the data name a single thing."""
    whole = [entry for entry in library.of(Kind.INDICATOR) if not entry.parent]
    if len(whole) != 1:
        return ""
    name = indicator_name(whole[0])
    # A name such as "WHO guideline 3" keeps its capitals.
    return f" for {name[0].lower() if name[1:2].islower() else name[0]}{name[1:]}"


def indicator_name(entry: Entry) -> str:
    """Return what an indicator is called, without what it is about: ``Indicator 3``."""
    return entry.title.partition(":")[0]


def _mine_evaluated(mine: Partnership, words: str) -> str:
    if mine.step:
        return words
    done = "had bespoke work" if mine.work is Work.BESPOKE else "was inspected but not evaluated"
    return f"Your area, {mine.title}, {done}, so it is not in this chart."


def _years(library: Library, areas: list[Partnership], mine: Partnership | None) -> Chart:
    years = known_years(library)

    def cell(step: int, year: int) -> tuple[str, ...]:
        return _names([p for p in areas if p.step == step and p.published == year])

    rows = tuple(
        (
            step.title,
            shade(step.step, library),
            tuple(cell(step.step, year) for year in years),
        )
        for step in library.scale()
    )
    totals = tuple(sum(area.published == year for area in areas) for year in years)
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
        "Evaluations by year published",
        tuple(_years_said(library, areas, dict(zip(years, totals, strict=True)))),
        (Grid(tuple(map(str, years)), rows, totals),),
        ("Evaluation", "Report published", "Areas", "Which"),
        tuple(data),
        tuple(library.report.cautions),
        _mine_evaluated(mine, said) if mine else "",
        mine.title if mine else "",
    )


def _years_said(
    library: Library, areas: Sequence[Partnership], totals: dict[int, int]
) -> Iterator[str]:
    steps = counted_steps(library)
    if steps:
        good = [
            f"{_from(steps[0], [p for p in areas if p.published == year])} of {total} in {year}"
            for year, total in totals.items()
        ]
        yield f"{from_step_on(steps[0], library)}: {', '.join(good)}."
    else:
        yield f"Areas evaluated: {', '.join(f'{n} in {year}' for year, n in totals.items())}."
    if len(totals) > 1:
        few = ", and only a few" if max(totals.values()) < _FEW else ""
        yield f"Each year covers different areas{few}, so this is not a trend."


def _programmes(
    library: Library, areas: list[Partnership], mine: Partnership | None
) -> Chart | None:
    shares, counts = library.named(PREVIOUS_SHARE), library.named(PREVIOUS_AREAS)
    steps = counted_steps(library)
    then, now = library.report.previous_period, library.report.period
    if shares is None or counts is None or not (steps and then and now):
        return None
    share = shares[1]
    before, count = value_of(share.figure), value_of(counts[1].figure)
    if before is None or not count:
        return None
    group = from_step_on(steps[0], library)
    whole = len(areas)
    good = _from(steps[0], areas)
    part = round(100 * good / whole)
    rows = (
        (then, before, share.figure, counted(count, "area")),
        (now, part, f"{part}%", f"{good} of {counted(whole, 'area')}"),
    )
    bars = tuple(Bar(label, value, shown, note=note) for label, value, shown, note in rows)
    said = " ".join(library.notes.get("programmes.said", ()))
    single = "With so few areas, one area" if whole < _FEW else "One area"
    return Chart(
        "programmes",
        f"{group}, this programme and the last",
        (
            f"{part}% of areas ({good} of {whole}) were evaluated {group} in {now},"
            f" {share.figure} in {then}, when {in_words(count)}"
            f" {noun(count, 'area was', 'areas were')} inspected.",
            f"{said} {single} changes this share by {100 / whole:.1f} percentage points and"
            f" the last one by {100 / count:.1f}.".lstrip(),
        ),
        (Bars("Share of areas, 0 to 100%", 100, bars, unit="%"),),
        ("Programme", group, "Of"),
        tuple((label, shown, note) for label, _, shown, note in rows),
        (*library.notes.get("programmes.caution", ()), *library.report.cautions),
        _mine_in_programmes(mine, steps[0], good, whole, now, group) if mine else "",
        mine.title if mine else "",
    )


def _mine_in_programmes(
    mine: Partnership, step: Step, good: int, whole: int, now: str, group: str
) -> str:
    side = "one of" if mine.step >= step.step else "not one of"
    among = (
        f"{side} the {good} of {counted(whole, 'area')} that {noun(good, 'was', 'were')} {group}"
    )
    if not good:
        among = f"no area was {group}"
    return _mine_evaluated(
        mine, f"Your area, {mine.title}, was evaluated {mine.evaluation} in {now}: {among}."
    )


def _evidence(library: Library, evidence: Entry, mine: Partnership | None) -> Chart:
    works = [area.work for area in library.partnerships()]
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
        f"The report gives these figures for the whole programme, not for {mine.title} alone."
        if mine
        else ""
    )
    return Chart(
        "evidence",
        "What the findings rest on",
        (_surveyed(groups), *([_OWN_SCALES] if len(drawn) > 1 else [])),
        tuple(drawn),
        ("Who or what", "What was done", "How many"),
        data,
        tuple(_rest_on(works.count(Work.FULL), works.count(Work.ADAPTED))),
        said,
        mine.title if mine else "",
    )


_OWN_SCALES = "Each group has its own scale, starting at 0: do not compare bars across groups."


def _rest_on(full: int, adapted: int) -> Iterator[str]:
    """Yield on how many inspections the findings rest, and that others may be counted, too."""
    if full:
        rest = f"The findings rest on the {counted(full, 'full inspection')}."
        more = f" A count of {full + adapted} here includes more than those."
        yield rest + more * bool(adapted)


def _evidence_bar(figure: Figure) -> Bar:
    value = value_of(figure.figure)
    more = value is not None and figure.figure.casefold().startswith(("over", "more than"))
    return Bar(figure.of[0].upper() + figure.of[1:], value, figure.figure, more=more)


def _surveyed(groups: dict[str, list[Figure]]) -> str:
    what, figures = next(iter(groups.items()))
    parts = [f"{figure.figure} {figure.of}" for figure in figures]
    listed = joined(parts)
    return f"{listed[0].upper()}{listed[1:]} {what}."
