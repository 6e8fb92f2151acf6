"""The blocks that only an area's page has: evaluation, areas of the same level, mentions.

No finding is put down to an area that the report does not put down to it: what it says of
several areas at once is shown as said of them all, not of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jitui.report.blocks import Block, Fact, Group, Heading, Item, Paragraph
from jitui.report.charts import charts
from jitui.report.figures import COMMON_STRENGTHS
from jitui.report.model import Entry, Kind, Library, Partnership, Work
from jitui.report.wording import counted_steps, from_step_on, in_words, meaning, noun, of_steps

_WORK = {
    Work.FULL: "Inspected in full and evaluated",
    Work.ADAPTED: "Inspected, without evaluation",
    Work.BESPOKE: "Bespoke work, beside the inspections",
}


def facts(library: Library, area: Partnership, mine: bool) -> Iterator[Block]:
    """Yield the facts at the head of an area's page; ``mine`` says it is the reader's own."""
    if mine:
        yield Fact("Your area", "yes (press * to clear it)")
    yield Fact("Kind of work", _WORK[area.work])
    if area.published:
        yield Fact("Report published", str(area.published))
    if area.evaluation:
        steps = {step.title: step for step in library.scale()}
        yield Fact("Evaluation", f"{area.evaluation} (step {of_steps(area.step, library)})")
        yield Fact("What this means", meaning(steps[area.evaluation]))


def closing_blocks(library: Library, area: Partnership) -> Iterator[Block]:
    """Yield what stands on an area's page after its own passage."""
    if area.step:
        yield from _level(library, area)
    yield Heading("Mentions by name")
    named = _naming(library, area)
    if named:
        yield Group.of("Named in", named)
    yield Paragraph(
        "Where the report speaks of one, some or most areas without naming them, jitui does not"
        f" apply it to {area.title}.",
        quiet=True,
    )
    areas = library.partnerships()
    if len(areas) > 1:
        yield Heading("Before and after it in the list of areas")
        for other, following in pairwise(areas):
            if following is area:
                yield Group.of("Before", [other])
            elif other is area:
                yield Group.of("After", [following])
    if area.step:  # they are about the evaluations
        yield Heading("To bear in mind")
        yield from (Item("", caution) for caution in library.report.cautions)
    every = charts(library)
    if every:
        yield Group.of("Charts", every)


def _level(library: Library, area: Partnership) -> Iterator[Block]:
    yield Heading("Areas at this level")
    others = [p for p in library.partnerships() if p.step == area.step and p is not area]
    if others:
        yield Group.of(f"Also evaluated {area.evaluation}", others)
    else:
        yield Paragraph(f"No other area was evaluated {area.evaluation}.")
    strengths, steps = library.figure_named(COMMON_STRENGTHS), counted_steps(library)
    if strengths is None or not steps:
        return
    passage, least = strengths[0], steps[-1]
    upper = sum(other.step >= least.step for other in library.partnerships())
    number = f"{in_words(upper)} {noun(upper, 'area')}"
    group = f"the {number} evaluated {from_step_on(least, library)}"
    if area.step >= least.step:
        yield Heading(f"What the report says about {group}")
        if upper > 1:
            yield Paragraph(
                f"The report says this about the {in_words(upper)} together, not about"
                f" {area.title} alone.",
                quiet=True,
            )
        yield from (Paragraph(text) for text in passage.body)
        yield from (Item(point.name, point.text) for point in passage.points)
        yield Group.of("The passage", [passage])
        return
    yield Paragraph(
        f"The report says nothing about the areas evaluated {area.evaluation} as a group. The"
        " strengths that it lists for a group of evaluations are those of areas evaluated higher:"
    )
    yield Group.of("The passage", [passage])


def _naming(library: Library, area: Partnership) -> list[Entry]:
    """Return the entries of the report, other than areas, whose text has an area's name.

    A name within a longer one is that of another area: East Renfrewshire is not named by
    Renfrewshire.
    """
    titles = sorted((other.title for other in library.partnerships()), key=len, reverse=True)
    names = re.compile("|".join(rf"\b{re.escape(title)}\b" for title in titles))
    return [
        entry
        for entry in library.entries.values()
        if entry.kind not in (Kind.PARTNERSHIP, Kind.TERM, Kind.DISCREPANCY)
        and any(area.title in names.findall(text) for text in entry.texts())
    ]
