"""Search the report and the reader's own entries at once, such as notes.

The reader's entries change while the report does not, so they have an index of their own,
made anew when they have changed; what was typed is understood the same way for both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from jitui.report.model import Entry, Kind, Library
from jitui.search.engine import Engine, Hit, Results, Spans, nothing_answers
from jitui.search.query_parser import Filter, ParsedQuery, inside, take_apart


class CombinedSearch:
    """Searches a report's engine and, beside it, further entries.

    Attributes:
        library: The report's content.
    """

    def __init__(self, engine: Engine) -> None:
        self.library: Library = engine.library
        self._engine = engine
        self._more: tuple[Entry, ...] = ()
        self._beside: Engine | None = None

    def take(self, more: Sequence[Entry]) -> None:
        """Search these entries too, in the place of the earlier ones."""
        if tuple(more) != self._more:
            self._more = tuple(more)
            self._beside = None

    def search(
        self,
        typed: str,
        limit: int | None = None,
        kinds: Collection[Kind] = (),
        growing: bool = False,
        within: str = "",
    ) -> Results:
        """Return what matches in both, best first; the arguments are those of an engine."""
        apart = take_apart(typed, self.library, growing)
        if within:
            apart = replace(apart, filters=(*apart.filters, inside(within)))
        found = self._engine.find(apart, limit, kinds)
        if not self._more:
            return found
        beside = self._engine_beside().find(self._for_more(apart), limit, kinds)
        # A slip is mended by the report's words alone: few notes have few words to offer.
        if beside.understanding.corrected or not beside.counts:
            return found
        hits = _ranked(found, beside)
        return replace(
            found,
            hits=tuple(hits[:limit]),
            counts={**found.counts, **beside.counts},
            every=found.every or beside.every,
            said=_said(found, beside),
            spans=partial(_both_spans, found.spans, beside.spans),
            advice="" if hits else found.advice,
        )

    def _for_more(self, apart: ParsedQuery) -> ParsedQuery:
        """Return a search whose ``in:`` takes what an entry is about for where it is."""

        def about(one: Filter, entry: Entry) -> bool:
            above = self.library.entries.get(entry.parent)
            return one.passes(entry) or (above is not None and one.passes(above))

        filters = tuple(
            replace(one, passes=partial(about, one)) if one.name == "in" else one
            for one in apart.filters
        )
        return replace(apart, filters=filters)

    def _engine_beside(self) -> Engine:
        if self._beside is None:
            own = Library(
                report=self.library.report,
                entries={entry.ref: entry for entry in self._more},
                links=(),
                notes={},
                thesaurus=self.library.thesaurus,
            )
            self._beside = Engine(own, lexicon=self._engine.lexicon)
        return self._beside


def _said(found: Results, beside: Results) -> tuple[str, ...]:
    """Return what is said of the search of the report, true of the reader's entries as well."""
    missed = {concept.typed for concept in beside.understanding.unknown}
    unknown = found.understanding.unanswered
    only = [typed for typed in unknown if typed not in missed]
    neither = [typed for typed in unknown if typed in missed]
    untrue = nothing_answers(unknown) if only else ""
    exactly = [concept.typed for concept in found.understanding.corrected]
    return (
        *(words for words in found.said if words != untrue),
        *([nothing_answers(neither)] if only and neither else []),
        *(f"Only your notes contain {typed}." for typed in (*only, *exactly)),
    )


def _both_spans(one: Spans, other: Spans, text: str) -> Iterator[tuple[int, int]]:
    """Yield where in a text something stands that either search lights, in order, each once."""
    end = 0
    for span in sorted({*one(text), *other(text)}):
        if span[0] >= end:
            end = span[1]
            yield span


def _ranked(found: Results, beside: Results) -> list[Hit]:
    """Return the hits of both, best first.

    Scores of two indexes do not compare, so the best ones beside are set just below the
    best of the report, or just above them where only they have everything that was typed.
    """
    if not (found.hits and beside.hits):
        return [*found.hits, *beside.hits]
    better = beside.every and not (found.every and not found.understanding.corrected)
    scale = found.hits[0].score / (beside.hits[0].score or 1) * (1.05 if better else 0.95)
    own = [replace(hit, score=hit.score * scale) for hit in beside.hits]
    return sorted((*found.hits, *own), key=lambda hit: -hit.score)
