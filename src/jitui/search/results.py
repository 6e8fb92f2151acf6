"""Search results: hits, notices, and a function that finds the matches in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from jitui.report.model import Entry, Kind
from jitui.search.lexicon import Lexicon
from jitui.search.query import EXACT, PART, Query
from jitui.search.ranking import Score
from jitui.search.snippets import Snippet, Span

SpanFinder = Callable[[str], Iterable[Span]]
"""Finds where in a text something stands that was searched for."""

NAMED, LISTED = "named", "listed"
"""The factors of a score that say that an entry was typed whole, or is in a list of areas."""


class Hit(Struct, frozen=True):
    """One entry found.

    Attributes:
        entry: The entry.
        score: Grows with relevance and compares within one search only.
        snippet: The sentence that shows best why it was found.
        reason: How, where it was not by the very words: a correction, another word, a list.
        detail: The score taken apart.
    """

    entry: Entry
    score: float
    snippet: Snippet
    reason: str
    detail: Score


class Results(Struct, frozen=True):
    """What a search found, best first.

    Attributes:
        query: The search as interpreted.
        hits: The entries, at most as many as asked for.
        counts: How many entries of each kind were found in all, with the filters applied
            but that of kinds.
        complete: Whether the best hit has everything that was searched for.
        notices: What the reader should know of how the search was taken, a sentence each.
        spans: Where in any text something stands that was searched for.
        advice: What to try when nothing was found.
    """

    query: Query
    hits: tuple[Hit, ...]
    counts: dict[Kind, int]
    complete: bool
    notices: tuple[str, ...]
    spans: SpanFinder
    advice: str


def reason(score: Score, lexicon: Lexicon) -> str:
    """Return how an entry was found where it was not by the very words, or empty."""
    if LISTED in score.factors:
        return ""
    ways = [
        f"{concept.typed} \u2192 {by.form or lexicon.words(by.token)}"
        for concept, by, _ in score.parts
        if by.how not in (EXACT, PART) and by.token.replace("_", " ") != concept.typed
    ]
    return "; ".join(dict.fromkeys(ways))


def interpretation_notices(query: Query) -> Iterator[str]:
    """Yield what was searched for instead of what was typed, and what nothing matches."""
    corrections = []
    for concept in query.corrected:
        words = " or ".join(dict.fromkeys(a.form for a in concept.alternatives if a.form))
        if words:
            corrections.append(f"{words} instead of {concept.typed}")
    if corrections:
        yield f"Searched for {', '.join(corrections)}."
    if query.unanswered:
        yield nothing_matches(query.unanswered)


def nothing_matches(typed: Iterable[str]) -> str:
    """Return the sentence that says that the report has nothing for some words."""
    *first, last = dict.fromkeys(typed)
    words = f"{', '.join(first)} or {last}" if first else last
    return f"Nothing in the report matches {words}."
