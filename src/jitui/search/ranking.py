"""Rank the entries that were found: what each is worth to the search, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from jitui.report.model import Entry, Kind, Origin
from jitui.search.documents import Quantity
from jitui.search.index import Index
from jitui.search.query import BEGINS, EXACT, PART, Alternative, Concept, Query

PRIOR = {
    Kind.MESSAGE: 1.1,
    Kind.SECTION: 1.15,
    Kind.INDICATOR: 1.0,
    Kind.TERM: 1.0,
    Kind.STATEMENT: 0.85,
    Kind.QUESTION: 0.9,
    Kind.BACKGROUND: 0.95,
    Kind.EARLIER: 0.9,
    Kind.PARTNERSHIP: 0.8,
    Kind.SCALE: 0.6,
    Kind.DISCREPANCY: 0.5,
    Kind.NOTE: 0.9,
}
"""How likely a kind is to be what a searcher wants, all else equal."""

BEYOND = 0.25
"""What is not from the report stands behind what is."""

COVERAGE = 0.6
TOGETHER = 0.35
NAMED = 0.7
DEFINED = 2.0
COUNTED = 1.2
MORE = 0.25
RAREST = 3.4
WHOLE = 0.95
LEAST = 0.1
LEAST_COVERAGE = 0.15


class Score(Struct):
    """What an entry is worth, taken apart.

    Attributes:
        total: The whole.
        parts: What each concept gave, with the alternative that it was found by.
        factors: What the sum was multiplied by or raised by, by name.
        coverage: How much of what was searched for the entry has, 0 to 1.
    """

    total: float = 0.0
    parts: list[tuple[Concept, Alternative, float]] = field(default_factory=list)
    factors: dict[str, float] = field(default_factory=dict)
    coverage: float = 0.0


def rank(
    understanding: Query,
    entries: Sequence[Entry],
    index: Index,
    allowed: Collection[int] | None = None,
) -> list[tuple[int, Score]]:
    """Return the numbers of the entries found, best first, each with its score.

    Args:
        understanding: What is searched for.
        entries: The library's entries, in the index's order.
        index: Where they are found.
        allowed: Only these numbers; every entry when ``None``.
    """
    concepts = [concept for concept in understanding.concepts if concept.alternatives]
    sought = {token for concept in concepts for token in _sought(concept)}
    numbers = index.candidates(sought, allowed)
    rarities = [_rarities(concept, index) for concept in concepts]
    masses = [
        max(a.strength * rare[a.token] for a in concept.alternatives)
        for concept, rare in zip(concepts, rarities, strict=True)
    ]
    whole = sum(masses) or 1.0
    together = _together(understanding, index)
    found: list[tuple[int, Score]] = []
    for number in numbers:
        score = _sum(concepts, masses, whole, index.weights(number), rarities)
        if not score.parts:
            continue
        for pair, (members, worth) in together.items():
            if number in members:
                score.factors[f"together: {pair}"] = worth
                score.total += worth
        if understanding.counting or understanding.quantity:
            _count(score, understanding, index.facts(number)[1], whole)
        entry = entries[number]
        _fit(score, understanding, entry, index.facts(number)[0], whole)
        found.append((number, score))
    found.sort(key=lambda pair: (-pair[1].total, pair[0]))
    if not found:
        return []
    best = found[0][1].total
    return [
        pair
        for pair in found
        if pair[1].coverage > WHOLE
        or (pair[1].total >= LEAST * best and pair[1].coverage >= LEAST_COVERAGE)
    ] or found[:1]


def _sought(concept: Concept) -> list[str]:
    """Return the tokens that make an entry worth ranking.

    A part of a name does only where the name itself stands nowhere.
    """
    whole = [a.token for a in concept.alternatives if a.how != PART]
    return whole or [a.token for a in concept.alternatives]


def _rarities(concept: Concept, index: Index) -> dict[str, float]:
    """Return how telling each alternative of a concept is; a rare name is not worth more."""
    return {
        a.token: index.rarity(a.token)
        if a.how in (EXACT, PART)
        else min(index.rarity(a.token), RAREST)
        for a in concept.alternatives
    }


def _sum(
    concepts: Sequence[Concept],
    masses: Sequence[float],
    whole: float,
    weights: Mapping[str, float],
    rarities: Sequence[Mapping[str, float]],
) -> Score:
    score = Score()
    covered = 0.0
    for concept, mass, rare in zip(concepts, masses, rarities, strict=True):
        worth, others, by = 0.0, 0.0, None
        for alternative in concept.alternatives:
            weight = weights.get(alternative.token)
            if weight is None:
                continue
            value = alternative.strength * rare[alternative.token] * weight
            if alternative.how not in (PART, BEGINS):
                others += value
            if value > worth:
                worth, by = value, alternative
        if by is not None:
            # To have several of the words that it may be is better than to have one.
            worth += min(MORE * max(others - worth, 0.0), worth / 2)
            score.parts.append((concept, by, worth))
            score.total += worth
            covered += mass if by.how == EXACT else min(mass, by.strength * rare[by.token])
    score.coverage = covered / whole
    return score


def _together(understanding: Query, index: Index) -> dict[str, tuple[set[int], float]]:
    """Return the neighbours among the words typed, and which entries have them so."""
    content = understanding.content
    found: dict[str, tuple[set[int], float]] = {}
    pairs = [pair for pair in pairwise(content) if all(map(index.spread, pair))][:6]
    for one, other in pairs:
        if one != other:
            members = set(index.phrase((one, other)))
            if members:
                worth = TOGETHER * (index.rarity(one) + index.rarity(other))
                found[f"{one} {other}"] = (members, worth)
    return found


def _count(score: Score, understanding: Query, figures: Sequence[Quantity], whole: float) -> None:
    """Raise an entry one of whose figures says what was asked.

    Asked how many, figures in digits answer best; asked for a quantity, those that name it.
    """
    asked = set(understanding.content)
    best = 0.0
    for figure in figures:
        share = len(asked & figure.stems) / len(asked)
        if understanding.quantity:
            share *= _shared_run(understanding.quantity, figure.forms)
        elif not figure.digits:
            share /= 2
        best = max(best, share)
    if best > 0.2:
        score.factors["figure"] = COUNTED * best * whole
        score.total += COUNTED * best * whole


def _shared_run(quantity: Sequence[str], forms: Sequence[str]) -> float:
    """Return how much of a quantity two wordings share, from 0 to 1: ``over half``, ``half``."""
    longest = 0
    for start in range(len(quantity)):
        for other in range(len(forms)):
            length = 0
            while (
                start + length < len(quantity)
                and other + length < len(forms)
                and quantity[start + length] == forms[other + length]
            ):
                length += 1
            longest = max(longest, length)
    return longest / max(len(quantity), len(forms))


def _fit(
    score: Score,
    understanding: Query,
    entry: Entry,
    names: Collection[tuple[str, ...]],
    whole: float,
) -> None:
    """Weigh how well an entry fits as a whole: complete, named so, of a likely kind."""
    score.factors["coverage"] = score.coverage**COVERAGE
    score.total *= score.coverage**COVERAGE
    if understanding.content in names and entry.origin is Origin.REPORT:
        score.factors["named so"] = NAMED * whole
        score.total += NAMED * whole
    prior = PRIOR[entry.kind]
    if understanding.defining and entry.kind is Kind.TERM:
        if understanding.content in names:
            score.factors["defines it"] = DEFINED * whole
            score.total += DEFINED * whole
    elif entry.origin is not Origin.REPORT:
        prior *= BEYOND
    score.factors["kind"] = prior
    score.total *= prior
