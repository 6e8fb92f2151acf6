"""Searches the report and the reader's own entries, such as notes, at once.

The reader's entries change while the report does not, so they have an index of their own,
made anew when they have changed; what was typed is interpreted the same way for both.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from msgspec.structs import replace

from jitui.report.model import Entry, Kind, Library
from jitui.search.engine import Engine
from jitui.search.filters import Filter
from jitui.search.query_parser import ParsedQuery, parse
from jitui.search.results import Hit, Results, SpanFinder, nothing_matches
from jitui.search.snippets import Span, merged


class CombinedSearch:
    """Searches a report's engine and the reader's own entries.

    Attributes:
        library: The report's content.
    """

    def __init__(self, engine: Engine) -> None:
        self.library: Library = engine.library
        self._engine = engine
        self._own_entries: tuple[Entry, ...] = ()
        self._own_engine: Engine | None = None

    def set_user_entries(self, entries: Sequence[Entry]) -> None:
        """Search these entries of the reader too, in the place of the earlier ones."""
        if tuple(entries) != self._own_entries:
            self._own_entries = tuple(entries)
            self._own_engine = None

    def search(
        self,
        typed: str,
        limit: int | None = None,
        kinds: Collection[Kind] = (),
        growing: bool = False,
        within: str = "",
    ) -> Results:
        """Return the entries that match what was typed, best first.

        Args:
            typed: Anything at all; what is no operator is taken literally.
            limit: How many hits at most; all of them when ``None``.
            kinds: Only these kinds; every kind when empty.
            growing: Whether the last word may still be unfinished.
            within: Only the entry of this ref and its parts; everything when empty.
        """
        parsed = parse(typed, self.library, growing, within)
        found = self._engine.find(parsed, limit, kinds)
        if not self._own_entries:
            return found
        own = self._engine_of_own().find(self._for_own(parsed), limit, kinds)
        # A slip is mended by the report's words alone: few notes have few words to offer.
        if own.query.corrected or not own.counts:
            return found
        hits = _ranked(found, own)
        return replace(
            found,
            hits=tuple(hits[:limit]),
            counts={**found.counts, **own.counts},
            complete=found.complete or own.complete,
            notices=_notices(found, own),
            spans=partial(_both_spans, found.spans, own.spans),
            advice="" if hits else found.advice,
        )

    def _for_own(self, parsed: ParsedQuery) -> ParsedQuery:
        """Return a search whose ``in:`` takes the entry that a note is about for where it is."""

        def passes(one: Filter, entry: Entry) -> bool:
            about = self.library.entries.get(entry.parent)
            return one.passes(entry) or (about is not None and one.passes(about))

        filters = tuple(
            replace(one, passes=partial(passes, one)) if one.name == "in" else one
            for one in parsed.filters
        )
        return replace(parsed, filters=filters)

    def _engine_of_own(self) -> Engine:
        if self._own_engine is None:
            own = replace(
                self.library,
                entries={entry.ref: entry for entry in self._own_entries},
                links=(),
                notes={},
            )
            self._own_engine = Engine(own, lexicon=self._engine.lexicon)
        return self._own_engine


def _notices(found: Results, own: Results) -> tuple[str, ...]:
    """Return the notices of the search of the report, true of the reader's entries as well."""
    missed = {concept.typed for concept in own.query.unknown}
    unknown = found.query.unanswered
    only_own = [typed for typed in unknown if typed not in missed]
    neither = [typed for typed in unknown if typed in missed]
    untrue = nothing_matches(unknown) if only_own else ""
    corrected = [concept.typed for concept in found.query.corrected]
    return (
        *(notice for notice in found.notices if notice != untrue),
        *([nothing_matches(neither)] if only_own and neither else []),
        *(f"Only your notes contain {typed}." for typed in (*only_own, *corrected)),
    )


def _both_spans(one: SpanFinder, other: SpanFinder, text: str) -> list[Span]:
    """Return where in a text something stands that either search found, in order."""
    return merged({*one(text), *other(text)})


def _ranked(found: Results, own: Results) -> list[Hit]:
    """Return the hits of both, best first.

    Scores of two indexes do not compare, so the reader's best is set just below the best of
    the report, or just above it where only the reader's has everything that was typed.
    """
    if not (found.hits and own.hits):
        return [*found.hits, *own.hits]
    better = own.complete and not (found.complete and not found.query.corrected)
    scale = found.hits[0].score / (own.hits[0].score or 1) * (1.05 if better else 0.95)
    scaled = [replace(hit, score=hit.score * scale) for hit in own.hits]
    return sorted((*found.hits, *scaled), key=lambda hit: -hit.score)
