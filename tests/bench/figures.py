"""What was measured, beside what it is measured against and what it may be at most."""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

RESAMPLES = 2_000
SEED = 7


def quantile(values: Iterable[float], share: float) -> float:
    """Return a quantile, between two values in proportion."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def over(ours: float, base: float) -> float:
    """Return a ratio; of nothing to nothing it is 1."""
    if base:
        return ours / base
    return math.inf if ours else 1.0


def interval(ours: Sequence[float], base: Sequence[float]) -> tuple[float, float]:
    """Return between which ratios of medians 95 % of resamples lie."""
    chance = random.Random(SEED)
    median = statistics.median
    ratios = [
        over(median(chance.choices(ours, k=len(ours))), median(chance.choices(base, k=len(base))))
        for _ in range(RESAMPLES)
    ]
    return quantile(ratios, 0.025), quantile(ratios, 0.975)


@dataclass
class Line:
    """One line of the table.

    Attributes:
        what: What is measured.
        unit: In what; the samples are in it already.
        ratio: The ratio of medians may be at most this, if anything is asked of it.
        median: The median may be at most this, in the unit, if anything is asked of it.
        p95: The 95th percentile may be at most this, in the unit, likewise.
        stretch: A ratio that is hoped for.
        ours: The samples of jitui.
        base: The samples of what it is measured against.
    """

    what: str
    unit: str
    ratio: float | None = None
    median: float | None = None
    p95: float | None = None
    stretch: float | None = None
    ours: list[float] = field(default_factory=list)
    base: list[float] = field(default_factory=list)

    def cells(self) -> list[str]:
        """Return the cells of its row."""
        middle, high = statistics.median(self.ours), quantile(self.ours, 0.95)
        base, ratio, document_frequency = "", "", ""
        verdict: list[bool] = []
        close = False
        if self.base:
            against = statistics.median(self.base)
            found = over(middle, against)
            low, top = interval(self.ours, self.base)
            base, ratio = _number(against), f"{found:.2f}"
            document_frequency = f"{low:.2f}\u2013{top:.2f}"
            if self.ratio is not None:
                verdict.append(found <= self.ratio)
                close = low <= self.ratio < top
        if self.median is not None:
            verdict.append(middle <= self.median)
        if self.p95 is not None:
            verdict.append(high <= self.p95)
        said = ""
        if verdict:
            said = ("reached" if all(verdict) else "falls short") + (", narrowly" if close else "")
        count = f"{len(self.ours)}" + (f", {len(self.base)}" if self.base else "")
        figures = [
            f"{_number(middle)} {self.unit}",
            _number(high),
            base,
            ratio,
            document_frequency,
            count,
        ]
        return [self.what, *figures, self._limit(), said]

    def _limit(self) -> str:
        parts = []
        if self.ratio is not None:
            hoped = f" (hoped for: {self.stretch:g})" if self.stretch is not None else ""
            parts.append(f"\u00d7 {self.ratio:g}{hoped}")
        if self.median is not None:
            parts.append(f"median {self.median:.3g}")
        if self.p95 is not None:
            parts.append(f"p95 {self.p95:.3g}")
        return ", ".join(parts)


def _number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


HEAD = "what,jitui: median,p95,beside it,ratio,95 %,n,at most,".split(",")


def table(lines: Iterable[Line]) -> str:
    """Return the table, in Markdown."""
    rows = [HEAD, ["---"] * len(HEAD), *(line.cells() for line in lines if line.ours)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
