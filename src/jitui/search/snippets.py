"""Snippets: the sentence of an entry that shows best why it was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import fsum

from msgspec import Struct

from jitui.search.documents import Sentence

LENGTH = 180


class Snippet(Struct, frozen=True):
    """A stretch of an entry's text, and where in it what was found stands."""

    text: str
    spans: tuple[tuple[int, int], ...]


def best(
    sentences: Iterable[Sentence],
    worth: Mapping[str, float],
    spans: Callable[[str], Iterable[tuple[int, int]]],
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


def _shortened(text: str, spans: tuple[tuple[int, int], ...]) -> Snippet:
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
