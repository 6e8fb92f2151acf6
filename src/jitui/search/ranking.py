"""Ranks the entries that match: what each is worth to the search, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from jitui.report.model import Entry, Kind, Origin
from jitui.search.documents import IndexedFigure
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
"""The exponent of the share of the search that an entry has."""
NEIGHBOURS = 0.35
"""What two typed words that stand next to each other add, against their own rarity."""
NAMED = 0.7
"""What an entry that is named as typed gains, as a share of the importance of all words typed."""
DEFINED = 2.0
"""What a term gains whose definition is asked for, as the same kind of share."""
COUNTED = 1.2
"""What an entry gains at most whose figure answers the search, as the same kind of share."""
MORE = 0.25
"""What further words for the same thing add, against the best of them."""
RAREST = 3.4
"""The most that a word counts that was not typed itself."""
COMPLETE = 0.95
"""An entry that has more than this share of the search is always shown."""
LEAST = 0.1
"""Others must have this share of the best entry's total …"""
LEAST_COVERAGE = 0.15
"""… and this share of the search."""


class Score(Struct):
    """What an entry is worth, and what that is made of.

    Attributes:
        total: The score.
        parts: What each concept gave, with the alternative that it was found by.
        factors: What the sum was multiplied by or raised by, by name.
        coverage: How much of what was searched for the entry has, 0 to 1.
    """

    total: float = 0.0
    parts: list[tuple[Concept, Alternative, float]] = field(default_factory=list)
    factors: dict[str, float] = field(default_factory=dict)
    coverage: float = 0.0

    def add(self, name: str, worth: float) -> None:
        """Raise the total by something that has a name."""
        self.factors[name] = worth
        self.total += worth

    def multiply(self, name: str, factor: float) -> None:
        """Multiply the total by something that has a name."""
        self.factors[name] = factor
        self.total *= factor


def rank(
    query: Query,
    entries: Sequence[Entry],
    index: Index,
    allowed: Collection[int] | None = None,
) -> list[tuple[int, Score]]:
    """Return the numbers of the entries found, best first, each with its score.

    Args:
        query: What is searched for.
        entries: The library's entries, in the index's order.
        index: Where they are found.
        allowed: Only these numbers; every entry when ``None``.
    """
    concepts = query.answered
    tokens = {token for concept in concepts for token in _tokens(concept)}
    rarities = [_rarities(concept, index) for concept in concepts]
    importances = [
        max(a.strength * idf[a.token] for a in concept.alternatives)
        for concept, idf in zip(concepts, rarities, strict=True)
    ]
    total = sum(importances) or 1.0
    neighbours = _neighbours(query, index)
    found: list[tuple[int, Score]] = []
    for number in index.candidates(tokens, allowed):
        score = _sum(concepts, importances, total, index.weights(number), rarities)
        if not score.parts:
            continue
        for pair, (members, worth) in neighbours.items():
            if number in members:
                score.add(f"together: {pair}", worth)
        names, figures, _ = index.facts(number)
        if query.counting or query.quantity:
            _add_figure(score, query, figures, total)
        _weigh_entry(score, query, entries[number], names, total)
        found.append((number, score))
    found.sort(key=lambda pair: (-pair[1].total, pair[0]))
    if not found:
        return []
    best = found[0][1].total
    return [
        pair
        for pair in found
        if pair[1].coverage > COMPLETE
        or (pair[1].total >= LEAST * best and pair[1].coverage >= LEAST_COVERAGE)
    ] or found[:1]


def _tokens(concept: Concept) -> list[str]:
    """Return the tokens that make an entry worth ranking.

    A part of a name does only where the name itself stands nowhere.
    """
    complete = [a.token for a in concept.alternatives if a.how != PART]
    return complete or [a.token for a in concept.alternatives]


def _rarities(concept: Concept, index: Index) -> dict[str, float]:
    """Return how telling each alternative of a concept is; a rare name is not worth more."""
    return {
        a.token: index.idf(a.token) if a.how in (EXACT, PART) else min(index.idf(a.token), RAREST)
        for a in concept.alternatives
    }


def _sum(
    concepts: Sequence[Concept],
    importances: Sequence[float],
    total: float,
    weights: Mapping[str, float],
    rarities: Sequence[Mapping[str, float]],
) -> Score:
    """Return the score of an entry by its words alone.

    Args:
        concepts: What is searched for.
        importances: How much of the search each concept is.
        total: Their sum.
        weights: What each word weighs in the entry.
        rarities: How telling each alternative of each concept is.
    """
    score = Score()
    covered = 0.0
    for concept, importance, idf in zip(concepts, importances, rarities, strict=True):
        worth, others, by = 0.0, 0.0, None
        for alternative in concept.alternatives:
            weight = weights.get(alternative.token)
            if weight is None:
                continue
            value = alternative.strength * idf[alternative.token] * weight
            if alternative.how not in (PART, BEGINS):
                others += value
            if value > worth:
                worth, by = value, alternative
        if by is not None:
            # To have several of the words that it may be is better than to have one.
            worth += min(MORE * max(others - worth, 0.0), worth / 2)
            score.parts.append((concept, by, worth))
            score.total += worth
            covered += (
                importance if by.how == EXACT else min(importance, by.strength * idf[by.token])
            )
    score.coverage = covered / total
    return score


def _neighbours(query: Query, index: Index) -> dict[str, tuple[set[int], float]]:
    """Return the pairs of words typed next to each other, and which entries have them so."""
    found: dict[str, tuple[set[int], float]] = {}
    pairs = [pair for pair in pairwise(query.content) if all(map(index.document_frequency, pair))][
        :6
    ]
    for one, other in pairs:
        if one != other:
            members = set(index.phrase((one, other)))
            if members:
                worth = NEIGHBOURS * (index.idf(one) + index.idf(other))
                found[f"{one} {other}"] = (members, worth)
    return found


def _add_figure(score: Score, query: Query, figures: Sequence[IndexedFigure], total: float) -> None:
    """Raise an entry one of whose figures answers the search.

    If it asks how many, figures in digits answer best; if it has a quantity, those that name it.
    """
    content = set(query.content)
    best = 0.0
    for figure in figures:
        share = len(content & figure.stems) / len(content)
        if query.quantity:
            share *= _shared_run(query.quantity, figure.forms)
        elif not figure.digits:
            share /= 2
        best = max(best, share)
    if best > 0.2:
        score.add("figure", COUNTED * best * total)


def _shared_run(quantity: Sequence[str], forms: Sequence[str]) -> float:
    """Return how much of a quantity two wordings share, from 0 to 1: ``over half``, ``half``."""
    size = len(quantity)
    text = f" {' '.join(forms)} "
    runs = (quantity[start:end] for start in range(size) for end in range(start + 1, size + 1))
    longest = max((len(run) for run in runs if f" {' '.join(run)} " in text), default=0)
    return longest / max(size, len(forms))


def _weigh_entry(
    score: Score, query: Query, entry: Entry, names: Collection[tuple[str, ...]], total: float
) -> None:
    """Weigh how well an entry fits: complete, named as typed, of a likely kind."""
    score.multiply("coverage", score.coverage**COVERAGE)
    named = query.content in names
    if named and entry.origin is Origin.REPORT:
        score.add("named so", NAMED * total)
    prior = PRIOR[entry.kind]
    if query.defining and entry.kind is Kind.TERM:
        if named:
            score.add("defines it", DEFINED * total)
    elif entry.origin is not Origin.REPORT:
        prior *= BEYOND
    score.multiply("kind", prior)
