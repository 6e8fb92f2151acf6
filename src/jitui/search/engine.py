"""Search a library: ranked hits, each with the sentence that shows why it is one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from jitui.report.model import Entry, Kind, Library
from jitui.report.refs import resolve
from jitui.search.index import Index
from jitui.search.query import Query, parse, quoted
from jitui.search.words import words

SNIPPET = 180
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of an entry's text, and where in it the words found stand."""

    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found. ``score`` grows with relevance and compares within one search only."""

    entry: Entry
    score: float
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found, best first; ``every`` tells whether each hit has every word."""

    query: Query
    hits: tuple[Hit, ...]
    every: bool = True


class Engine:
    """Searches one library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._index = Index(library)

    def search(
        self,
        typed: str,
        limit: int | None = None,
        kinds: Collection[Kind] = (),
        growing: bool = False,
    ) -> Results:
        """Return the entries that match ``typed``, best first.

        Every word must match; when nothing has every word, entries with some are found.
        A ref or a place that is typed whole comes first.

        Args:
            typed: Anything at all; it is taken literally.
            limit: How many hits at most; all of them when ``None``.
            kinds: Only these kinds; every kind when empty.
            growing: Whether the last word may be the beginning of one.
        """
        query = parse(typed, growing)
        groups = [[quoted(stem)] for stem in query.stems]
        if query.growing and groups:
            groups[-1].append(quoted(query.growing, prefix=True))
        every = True
        ranked = self._index.match(groups, every=True)
        if not ranked and len(groups) > 1:
            every = False
            ranked = self._index.match(groups, every=False)
        exact = resolve(query.typed, self.library.entries) if query.typed else None
        if exact is not None:
            best = ranked[0][1] if ranked else 0.0
            ranked = [(exact, best + 1.0), *(pair for pair in ranked if pair[0] != exact)]
        entries = ((self.library.entries[ref], score) for ref, score in ranked)
        chosen = [pair for pair in entries if not kinds or pair[0].kind in kinds]
        hits = [Hit(entry, score, snippet(entry, query)) for entry, score in chosen[:limit]]
        return Results(query, tuple(hits), every)


def spans(text: str, query: Query) -> tuple[tuple[int, int], ...]:
    """Return where in ``text`` words of the query stand, as character ranges."""
    return tuple((word.start, word.end) for word in words(text) if query.matches(word))


def snippet(entry: Entry, query: Query) -> Snippet:
    """Return the sentence of an entry with most of the query's words, with their places."""
    best = Snippet("", ())
    best_rank: tuple[int, int] | None = None
    for sentence in _sentences(entry.texts()):
        found = spans(sentence, query)
        distinct = len({sentence[start:end].casefold() for start, end in found})
        rank = (distinct, len(found))
        if best_rank is None or rank > best_rank:
            best, best_rank = Snippet(sentence, found), rank
    return _shorten(best)


def _sentences(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from _SENTENCE.split(text)


def _shorten(snippet: Snippet) -> Snippet:
    """Cut a long sentence to a window around its first match, at words."""
    text = snippet.text
    if len(text) <= SNIPPET:
        return snippet
    first = snippet.spans[0][0] if snippet.spans else 0
    start = 0 if first < SNIPPET // 2 else text.rfind(" ", 0, first - SNIPPET // 3) + 1
    end = start + SNIPPET
    end = len(text) if end >= len(text) else text.rfind(" ", start, end)
    head, tail = "\u2026 " if start else "", " \u2026" if end < len(text) else ""
    shift = len(head) - start
    kept = tuple((s + shift, e + shift) for s, e in snippet.spans if s >= start and e <= end)
    return Snippet(head + text[start:end] + tail, kept)
