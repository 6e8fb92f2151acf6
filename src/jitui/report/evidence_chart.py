"""The chart of the evidence that the findings rest on: who was asked, what was read."""

from __future__ import annotations

from collections.abc import Iterator

from jitui.report.chart_model import Bar, Bars, Chart
from jitui.report.claims import value_of
from jitui.report.figures import Figure
from jitui.report.model import Library, Partnership, Work
from jitui.report.wording import capitalised, counted, joined

_PEOPLE = ("children", "parents", "staff")
_OWN_SCALES = "Each group has its own scale, starting at 0: do not compare bars across groups."


def evidence_chart(library: Library, mine: Partnership | None) -> Iterator[Chart]:
    """Yield the chart, if the entry ``evidence`` has figures to draw.

    Args:
        library: The content.
        mine: The reader's own area, or ``None``.
    """
    evidence = library.entries.get("evidence")
    if evidence is None or all(value_of(f.figure) is None for f in evidence.figures):
        return
    groups: dict[str, list[Figure]] = {}
    for figure in evidence.figures:
        groups.setdefault(figure.what, []).append(figure)
    drawn = tuple(_bars(what, figures) for what, figures in groups.items())
    words = "The report gives these figures for the whole programme, not for {} alone."
    yield Chart(
        name="evidence",
        title="What the findings rest on",
        sentences=(_first_group(groups), *([_OWN_SCALES] if len(drawn) > 1 else [])),
        drawn=drawn,
        heads=("Who or what", "What was done", "How many"),
        data=tuple((capitalised(f.of), f.what, f.figure) for f in evidence.figures),
        cautions=tuple(_cautions(library)),
        mine=words.format(mine.title) if mine else "",
    )


def _bars(what: str, figures: list[Figure]) -> Bars:
    bars = tuple(_bar(figure) for figure in figures)
    most = max((bar.value or 0 for bar in bars), default=0)
    # Records and statements are not to be compared by length, nor is one bar with none.
    alike = len(bars) > 1 and all(figure.subject in _PEOPLE for figure in figures)
    scale = f", 0 to {most:,.0f}" if alike else ""
    return Bars(f"{capitalised(what)}{scale}", most if alike else 0, bars)


def _bar(figure: Figure) -> Bar:
    value = value_of(figure.figure)
    more = value is not None and figure.figure.casefold().startswith(("over", "more than"))
    return Bar(capitalised(figure.of), value, figure.figure, more=more)


def _first_group(groups: dict[str, list[Figure]]) -> str:
    what, figures = next(iter(groups.items()))
    return f"{capitalised(joined([f'{one.figure} {one.of}' for one in figures]))} {what}."


def _cautions(library: Library) -> Iterator[str]:
    """Yield on how many inspections the findings rest, and that others may be counted, too."""
    works = [area.work for area in library.partnerships()]
    full, adapted = works.count(Work.FULL), works.count(Work.ADAPTED)
    if full:
        rest = f"The findings rest on the {counted(full, 'full inspection')}."
        more = f" A count of {full + adapted} here includes more than those."
        yield rest + (more if adapted else "")
