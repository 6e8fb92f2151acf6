"""The charts of the evaluations: by step of the scale, by year, and by programme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jitui.report.chart_model import Bar, Bars, Chart, Grid
from jitui.report.claims import value_of
from jitui.report.figures import PREVIOUS_AREAS, PREVIOUS_SHARE
from jitui.report.model import Kind, Library, Partnership, Step, Work
from jitui.report.table import known_years
from jitui.report.wording import (
    counted,
    counted_steps,
    from_step_on,
    in_words,
    indicator_name,
    noun,
    shade,
    some_of,
)

_FEW = 30
"""Of fewer areas than these, a single one makes a difference to a share."""


def evaluation_charts(library: Library, mine: Partnership | None) -> Iterator[Chart]:
    """Yield the charts of the areas that were evaluated.

    Args:
        library: The content.
        mine: The reader's own area, or ``None``.
    """
    areas = [area for area in library.partnerships() if area.step]
    if areas:
        yield _across_steps(library, areas, mine)
        yield _by_year(library, areas, mine)
        yield from _programmes(library, areas, mine)


def _across_steps(
    library: Library, areas: Sequence[Partnership], mine: Partnership | None
) -> Chart:
    bars, data = [], []
    for step in library.scale():
        at_step = [area for area in areas if area.step == step.step]
        names = tuple(area.title for area in at_step)
        count = str(len(names))
        note = mine.title if mine and mine in at_step else ""
        colour = shade(step.step, library)
        bars.append(Bar(step.title, len(names), count, colour, note=note, names=names))
        data.append((step.title, str(step.step), count, "; ".join(names) or "\u2013"))
    most = max(bar.value or 0 for bar in bars)
    return Chart(
        name="evaluations",
        title=f"Evaluations across the {in_words(len(bars))} {noun(len(bars), 'step')}",
        sentences=tuple(_step_sentences(library, areas, f"{_each_step(bars)}.")),
        drawn=(Bars("Each block is one area", most, tuple(bars), counted=True),),
        heads=("Evaluation", f"Step of {len(bars)}", "Areas", "Which"),
        data=tuple(data),
        cautions=library.report.cautions,
        mine=_own_area(mine, "."),
    )


def _step_sentences(library: Library, areas: Sequence[Partnership], each: str) -> Iterator[str]:
    """Yield the counts that the report makes, with ``each`` step's count between them."""
    steps = counted_steps(library)
    if not steps:
        yield each
        return
    lowest, highest = steps[0], steps[-1]
    group = f"{from_step_on(lowest, library)}{_of_indicator(library)}"
    yield f"{some_of(_at_or_above(lowest, areas), len(areas))} evaluated {group}."
    yield each
    if highest is not lowest:
        upper = _at_or_above(highest, areas)
        yield (
            f"{in_words(upper).capitalize()} of {counted(len(areas), 'area')}"
            f" {noun(upper, 'was', 'were')} evaluated {from_step_on(highest, library)}."
        )


def _each_step(bars: Sequence[Bar]) -> str:
    """Return how many areas stand at each step: ``One was evaluated Excellent, five ...``."""
    some = [f"{in_words(int(bar.value))} {bar.label}" for bar in bars if bar.value]
    none = [bar.label for bar in bars if not bar.value]
    words, _, label = some[0].partition(" ")
    verb = "was" if words == "one" else "were"
    first = f"{words.capitalize()} {verb} evaluated {label}"
    parts = [first, *some[1:], *([f"none {' or '.join(none)}"] if none else [])]
    return ", ".join(parts)


def _at_or_above(step: Step, areas: Sequence[Partnership]) -> int:
    """Return how many areas stand at a step or above."""
    return sum(area.step >= step.step for area in areas)


def _of_indicator(library: Library) -> str:
    """Return what was evaluated, as the end of a sentence, if the data name a single thing."""
    indicators = [entry for entry in library.of(Kind.INDICATOR) if not entry.parent]
    if len(indicators) != 1:
        return ""
    name = indicator_name(indicators[0])
    # A name such as "WHO guideline 3" keeps its capitals.
    return f" for {name[0].lower() if name[1:2].islower() else name[0]}{name[1:]}"


def _own_area(mine: Partnership | None, rest: str) -> str:
    """Return how the reader's own area was evaluated, with ``rest`` after it; empty for none."""
    if mine is None:
        return ""
    if mine.step:
        return f"Your area, {mine.title}, was evaluated {mine.evaluation}{rest}"
    done = "had bespoke work" if mine.work is Work.BESPOKE else "was inspected but not evaluated"
    return f"Your area, {mine.title}, {done}, so it is not in this chart."


def _by_year(library: Library, areas: Sequence[Partnership], mine: Partnership | None) -> Chart:
    years = known_years(library)

    def cell(step: int, year: int) -> tuple[str, ...]:
        return tuple(p.title for p in areas if p.step == step and p.published == year)

    rows = tuple(
        (step.title, shade(step.step, library), tuple(cell(step.step, year) for year in years))
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
    published = mine.published if mine else None
    return Chart(
        name="years",
        title="Evaluations by year published",
        sentences=tuple(_year_sentences(library, areas, dict(zip(years, totals, strict=True)))),
        drawn=(Grid(tuple(map(str, years)), rows, totals),),
        heads=("Evaluation", "Report published", "Areas", "Which"),
        data=tuple(data),
        cautions=library.report.cautions,
        mine=_own_area(mine, f"; its report was published in {published}."),
    )


def _year_sentences(
    library: Library, areas: Sequence[Partnership], totals: dict[int, int]
) -> Iterator[str]:
    steps = counted_steps(library)
    if steps:
        good = [
            f"{_at_or_above(steps[0], [p for p in areas if p.published == year])} of {total}"
            f" in {year}"
            for year, total in totals.items()
        ]
        yield f"{from_step_on(steps[0], library)}: {', '.join(good)}."
    else:
        yield f"Areas evaluated: {', '.join(f'{n} in {year}' for year, n in totals.items())}."
    if len(totals) > 1:
        few = ", and only a few" if max(totals.values()) < _FEW else ""
        yield f"Each year covers different areas{few}, so this is not a trend."


def _programmes(
    library: Library, areas: Sequence[Partnership], mine: Partnership | None
) -> Iterator[Chart]:
    """Yield the chart of this programme and the last, if the data say enough of the last."""
    shares = library.figure_named(PREVIOUS_SHARE)
    counts = library.figure_named(PREVIOUS_AREAS)
    steps = counted_steps(library)
    then, now = library.report.previous_period, library.report.period
    if shares is None or counts is None or not (steps and then and now):
        return
    share = shares[1].figure
    share_then, count = value_of(share), value_of(counts[1].figure)
    if share_then is None or not count:
        return
    group = from_step_on(steps[0], library)
    total = len(areas)
    good = _at_or_above(steps[0], areas)
    share_now = round(100 * good / total)
    good_of_all = f"{good} of {counted(total, 'area')}"
    bars = (
        Bar(then, share_then, share, note=counted(count, "area")),
        Bar(now, share_now, f"{share_now}%", note=good_of_all),
    )
    given = " ".join(library.notes.get("programmes.said", ()))
    single = "With so few areas, one area" if total < _FEW else "One area"
    side = "one of" if mine and mine.step >= steps[0].step else "not one of"
    among = f"{side} the {good_of_all} that {noun(good, 'was', 'were')} {group}"
    yield Chart(
        name="programmes",
        title=f"{group}, this programme and the last",
        sentences=(
            f"{share_now}% of areas ({good} of {total}) were evaluated {group} in {now},"
            f" {share} in {then}, when {in_words(count)}"
            f" {noun(count, 'area was', 'areas were')} inspected.",
            f"{given} {single} changes this share by {100 / total:.1f} percentage points and"
            f" the last one by {100 / count:.1f}.".lstrip(),
        ),
        drawn=(Bars("Share of areas, 0 to 100%", 100, bars, unit="%"),),
        heads=("Programme", group, "Of"),
        data=tuple((bar.label, bar.shown, bar.note) for bar in bars),
        cautions=(*library.notes.get("programmes.caution", ()), *library.report.cautions),
        mine=_own_area(mine, f" in {now}: {among if good else f'no area was {group}'}."),
    )
