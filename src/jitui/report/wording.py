"""English helpers: counts, plurals, lists, names of scale steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from jitui.report.model import Entry, Library, Origin, Step
from jitui.report.publication import Report

NUMBERS = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
"""The numbers that are written as words, from 0 on."""

MONTHS = (
    "January February March April May June July August September October November December"
).split()
"""The names of the months, in English wherever the program runs."""

SHADES = 6
"""How many colours there are for the steps of a scale."""


def in_words(count: int) -> str:
    """Return a count as it stands in a sentence: ``five``, ``21``."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def counted(count: int, one: str) -> str:
    """Return a number with its noun: ``1 area``, ``2 areas``, ``2 entries``."""
    return f"{count:,} {noun(count, one)}"


def noun(count: int, one: str, several: str = "") -> str:
    """Return a noun or a verb in the form that goes with a number."""
    if count == 1:
        return one
    return several or (f"{one[:-1]}ies" if one.endswith("y") else f"{one}s")


def capitalised(words: str) -> str:
    """Return words with a capital first letter; the others stay, as in an abbreviation."""
    return f"{words[:1].upper()}{words[1:]}"


def some_of(count: int, total: int) -> str:
    """Return how many of some areas something is said of, with the verb.

    ``11 of the 13 evaluated areas were``, ``1 of the 3 evaluated areas was``.
    """
    if total == 1:
        return f"The one evaluated area was{'' if count else ' not'}"
    return f"{count} of the {total} evaluated areas {noun(count, 'was', 'were')}"


def scale_name(library: Library) -> str:
    """Return what the scale is called: ``six-point scale``."""
    steps = len(library.scale())
    return f"{in_words(steps)}-point scale" if steps else "scale"


def of_steps(step: int, library: Library) -> str:
    """Return which step of how many: ``4 of 6``."""
    return f"{step} of {len(library.scale())}"


def meaning(step: Step) -> str:
    """Return what a step means, and that this is not from the report where it is not."""
    words = " ".join(step.body)
    return words if step.origin is Origin.REPORT else f"{words} (Not from the report.)"


def counted_steps(library: Library) -> Sequence[Step]:
    """Return the steps from which on the report counts areas together, the lowest first."""
    return sorted((step for step in library.scale() if step.counted), key=lambda s: s.step)


def from_step_on(step: Step, library: Library) -> str:
    """Return a step and those above it: ``Good or above``, ``Very Good or Excellent``."""
    titles = [other.title for other in library.scale() if other.step >= step.step]
    return " or ".join(reversed(titles)) if len(titles) < 3 else f"{step.title} or above"


def shade(step: int, library: Library) -> int:
    """Return which of the colours a step has: the highest always the last, the lowest the first.

    A scale of fewer steps uses the whole range, so that its best is not shown as middling.
    """
    steps = len(library.scale())
    if not step or steps == SHADES:
        return step
    return SHADES if steps < 2 else 1 + round((step - 1) * (SHADES - 1) / (steps - 1))


def whole_title(report: Report) -> str:
    """Return the title with its subtitle, which goes on in lower case after the colon."""
    first, rest = report.subtitle[:1], report.subtitle[1:]
    # A subtitle that begins with an abbreviation keeps its capitals.
    return f"{report.title}: {first if rest[:1].isupper() else first.lower()}{rest}"


def indicator_name(entry: Entry) -> str:
    """Return what an indicator is called, without what it is about: ``Indicator 3``."""
    return entry.title.partition(":")[0]


def joined(words: Collection[str]) -> str:
    """Return words as a list in a sentence: ``a, b and c``."""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
