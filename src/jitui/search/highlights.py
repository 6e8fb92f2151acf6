"""Finds the stretches of a text that match a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jitui.search.lexicon import Lexicon, token
from jitui.search.query import PART, Concept
from jitui.search.tokens import words

Span = tuple[int, int]


def spans_of(text: str, concepts: Iterable[Concept], lexicon: Lexicon) -> Iterator[Span]:
    """Yield where in ``text`` something stands that was searched for, in order.

    Parts of a name are highlighted only where the name itself does not stand in the text.
    """
    found = list(words(text))
    run = [word.stem for word in found]
    named: dict[str, list[Span]] = {}
    for start, end in lexicon.names_in(run):
        named.setdefault(token(run[start:end]), []).append((start, end))
    matched: set[Span] = set()
    for concept in concepts:
        if concept.phrase:
            matched |= {(s, s + len(concept.stems)) for s in _starts(run, concept.stems)}
            continue
        whole = [span for a in concept.alternatives for span in named.get(a.token, ())]
        matched |= set(whole)
        singles = {a.token for a in concept.alternatives if not (whole and a.how == PART)}
        matched |= {(n, n + 1) for n, stem in enumerate(run) if stem in singles}
    for start, end in _merged(sorted(matched)):
        yield found[start].start, found[end - 1].end


def _starts(run: Sequence[str], phrase: tuple[str, ...]) -> Iterator[int]:
    """Yield where a phrase begins in a run of stems."""
    for start in range(len(run) - len(phrase) + 1):
        if tuple(run[start : start + len(phrase)]) == phrase:
            yield start


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, with overlapping ones made one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return iter(merged)
