"""Snippets: the sentence that shows best why an entry was found, and what matches in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import fsum

from msgspec import Struct

from jitui.search.documents import Sentence
from jitui.search.lexicon import Lexicon, token
from jitui.search.query import PART, Concept
from jitui.search.tokens import words

Span = tuple[int, int]
"""Where a match begins and ends."""

LENGTH = 180
"""Characters of a snippet, at most."""


class Snippet(Struct, frozen=True):
    """A stretch of an entry's text, and where in it what was found stands."""

    text: str
    spans: tuple[Span, ...]


def best(
    sentences: Iterable[Sentence],
    worth: Mapping[str, float],
    spans: Callable[[str], Iterable[Span]],
) -> Snippet:
    """Return the sentence with most of what was searched for, its finds marked.

    Args:
        sentences: An entry's sentences.
        worth: What each stem counts; a sentence counts each of its stems once.
        spans: Where in a text the finds stand.
    """
    chosen, most = "", -1.0
    wanted = worth.keys()
    for sentence in sentences:
        # Exact, since sets have no order of their own, and a near tie must not change.
        total = fsum(worth[stem] for stem in wanted & sentence.stems)
        if total > most:
            chosen, most = sentence.text, total
    return _shortened(chosen, tuple(spans(chosen)))


def _shortened(text: str, spans: tuple[Span, ...]) -> Snippet:
    """Cut a long sentence to a window around its first find, at words."""
    if len(text) <= LENGTH:
        return Snippet(text, spans)
    first = spans[0][0] if spans else 0
    start = 0 if first < LENGTH // 2 else text.rfind(" ", 0, first - LENGTH // 3) + 1
    end = start + LENGTH
    end = len(text) if end >= len(text) else text.rfind(" ", start, end)
    prefix, suffix = "\u2026 " if start else "", " \u2026" if end < len(text) else ""
    shift = len(prefix) - start
    shown = tuple((s + shift, e + shift) for s, e in spans if s >= start and e <= end)
    return Snippet(prefix + text[start:end] + suffix, shown)


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
    for start, end in merged(matched):
        yield found[start].start, found[end - 1].end


def _starts(run: Sequence[str], phrase: tuple[str, ...]) -> Iterator[int]:
    """Yield where a phrase begins in a run of stems."""
    for start in range(len(run) - len(phrase) + 1):
        if tuple(run[start : start + len(phrase)]) == phrase:
            yield start


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with overlapping ones made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
