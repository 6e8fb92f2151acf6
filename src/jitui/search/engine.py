"""The search engine of a library: ranked hits with snippets, and notices for the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import partial

from jitui.report.lookup import Lookup
from jitui.report.model import Entry, Kind, Library, Origin, Partnership, Term
from jitui.report.terms import names
from jitui.report.wording import of_steps
from jitui.search.areas import AreaSearch, area_search
from jitui.search.index import Index
from jitui.search.interpreter import QueryInterpreter
from jitui.search.lexicon import Lexicon, lexicon_of
from jitui.search.query import Concept, Query
from jitui.search.query_parser import ParsedQuery
from jitui.search.ranking import Score, rank
from jitui.search.results import (
    LISTED,
    NAMED,
    Hit,
    Results,
    SpanFinder,
    interpretation_notices,
    reason,
)
from jitui.search.snippets import Snippet, Span, best, spans_of

_Ranked = list[tuple[int, Score]]
"""The numbers of entries, best first, with their scores."""


class Engine:
    """Searches one library; its index and its lexicon are made now unless they are given.

    Attributes:
        library: What is searched.
        lexicon: What words mean in it.
    """

    def __init__(
        self,
        library: Library,
        index: Index | None = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        self.library = library
        self._entries = list(library.entries.values())
        self._numbers = {ref: number for number, ref in enumerate(library.entries)}
        self.lexicon: Lexicon = lexicon or lexicon_of(library)
        self._index = index or Index.of(library, self.lexicon)
        self._interpreter = QueryInterpreter(self._index, self.lexicon)
        self._lookup = Lookup(library)

    def find(
        self, parsed: ParsedQuery, limit: int | None = None, kinds: Collection[Kind] = ()
    ) -> Results:
        """Return the entries that match a parsed search, best first.

        Args:
            parsed: The search.
            limit: How many hits at most; all of them when ``None``.
            kinds: Only these kinds; every kind when empty.
        """
        query = self._interpreter.interpret(parsed)
        areas = None if parsed.has_operators else area_search(parsed.text, self.library)
        notices = list(parsed.notices)
        ranked = self._ranked(query, areas, notices)
        counts = dict(Counter(self._entries[number].kind for number, _ in ranked))
        if kinds:
            ranked = [pair for pair in ranked if self._entries[pair[0]].kind in kinds]
        concepts = query.answered
        spans = partial(self._spans, concepts)
        worth = {
            stem: alternative.strength * self._index.idf(stem)
            for concept in concepts
            for alternative in concept.alternatives
            for stem in alternative.token.split("_")
        }
        hits = tuple(
            Hit(
                entry=self._entries[number],
                score=score.total,
                snippet=self._snippet(number, concepts, worth, spans),
                reason=reason(score, self.lexicon),
                detail=score,
            )
            for number, score in ranked[:limit]
        )
        # What was found by another word was found; what nothing answers to was not.
        named = bool(ranked) and NAMED in ranked[0][1].factors
        complete = (
            areas is not None
            or named
            or not ranked
            or (len(ranked[0][1].parts) in (0, len(concepts)) and not query.unknown)
        )
        notices += query.silences
        if not named:
            notices += interpretation_notices(query)
        advice = "" if hits else self._advice(query)
        return Results(query, hits, counts, complete, tuple(notices), spans, advice)

    def _advice(self, query: Query) -> str:
        """Return what to try when nothing was found."""
        parsed = query.parsed
        if parsed.filters:
            return "try without " + " ".join(f"{f.name}:{f.value}" for f in parsed.filters)
        if query.excluded:
            return "try without the words that start with a minus"
        near = [entry.title for entry in self._lookup.near(parsed.text)]
        if near:
            return f"the nearest are: {', '.join(near)}"
        return "try fewer letters or other words"

    def _spans(self, concepts: Iterable[Concept], text: str) -> Iterable[Span]:
        return spans_of(text, concepts, self.lexicon)

    def _snippet(
        self,
        number: int,
        concepts: Iterable[Concept],
        worth: Mapping[str, float],
        spans: SpanFinder,
    ) -> Snippet:
        """Return what shows best why an entry was found.

        Of an area that is its row of the table; of a term that was searched for by its name
        alone, the first sentence, which says what it is.
        """
        entry, sentences = self._entries[number], self._index.facts(number)[2]
        if isinstance(entry, Partnership):
            if not entry.evaluation:
                return Snippet(f"{entry.work.value.capitalize()}, no evaluation.", ())
            step = of_steps(entry.step, self.library)
            words = f"{entry.evaluation}, step {step}; report published {entry.published}."
            return Snippet(words, ((0, len(entry.evaluation)),))
        if isinstance(entry, Term) and all(
            any(list(self._spans([concept], name)) for name in names(entry)) for concept in concepts
        ):
            sentences = sentences[:1]
        return best(sentences, worth, spans)

    def _ranked(self, query: Query, areas: AreaSearch | None, notices: list[str]) -> _Ranked:
        """Return the entries found; what is to be said of them is added to ``notices``."""
        allowed = self._allowed(query, notices)
        if not query.concepts:
            if allowed is None:
                return []
            return [(number, Score(1.0, coverage=1.0)) for number in sorted(allowed)]
        ranked = rank(query, self._entries, self._index, allowed)
        if areas is not None and areas.refs:
            return self._with_areas(areas, ranked, notices)
        if areas is not None and areas.exact:
            notices.append(f"There are no areas {areas.words}.")
            return []
        named = None if query.parsed.has_operators else self._named(query.parsed.text)
        if named is None:
            return ranked
        return _listed_first([self._numbers[named.ref]], ranked, NAMED)

    def _with_areas(self, areas: AreaSearch, ranked: _Ranked, notices: list[str]) -> _Ranked:
        """Return the areas that a search lists, and what else was found unless it is exact."""
        listed = [self._numbers[ref] for ref in areas.refs]
        if areas.exact:
            notices.append(f"Showing areas {areas.words}.")
            return _listed_first(listed, [], LISTED)
        noun = "area" if len(listed) == 1 else "areas"
        notices.append(f"{len(listed)} {noun} {areas.words}; other mentions follow.")
        # Asked how many there are, the best passage says it, and the areas follow.
        return _listed_first(listed, ranked, LISTED, before=1 if areas.counted else 0)

    def _named(self, text: str) -> Entry | None:
        """Return the entry that is typed whole, by its ref or name.

        Words that are not the report's, such as "chronology" in the further terms, are
        looked for in the report first: what it says of them is wanted more often.
        """
        entry = self._lookup.entry(text)
        if entry is None or entry.origin is Origin.REPORT or entry.kind is Kind.DISCREPANCY:
            return entry
        return None

    def _allowed(self, query: Query, notices: list[str]) -> set[int] | None:
        """Return the entries that filters, phrases and exclusions leave; all when ``None``."""
        allowed: set[int] | None = None
        if query.parsed.filters:
            allowed = {n for n, entry in enumerate(self._entries) if query.parsed.passes(entry)}
        for concept in query.concepts:
            if concept.phrase:
                found = self._with_phrase(concept, notices)
                if found:
                    allowed = found if allowed is None else allowed & found
        for stems in query.excluded:
            everything = allowed if allowed is not None else set(range(len(self._entries)))
            allowed = everything - set(self._index.phrase(stems))
        return allowed

    def _with_phrase(self, concept: Concept, notices: list[str]) -> set[int]:
        """Return the entries that have a phrase, exactly or else nearly."""
        words = concept.typed.strip('"')
        forms = words.casefold().replace("'", "").replace("-", " ").split()
        exact = self._index.phrase(forms, "forms") if all(map(str.isalnum, forms)) else []
        found = exact or self._index.phrase(concept.stems)
        if not found and len(concept.stems) > 1:
            found = self._index.near(concept.stems)
            these = "have its words close together" if found else "have some of its words"
            notices.append(f"No entry has exactly {concept.typed}; these {these}.")
        return set(found)


def _listed_first(listed: list[int], ranked: _Ranked, how: str, before: int = 0) -> _Ranked:
    """Return the entries listed, in their order, before the ranked ones.

    Args:
        listed: Their numbers.
        ranked: The ranked entries.
        how: What the scores name as the reason.
        before: How many of the ranked entries come before the listed ones all the same.
    """
    scores = dict(ranked)
    top = max((score.total for _, score in ranked), default=0.0)
    first = dict(ranked[:before])
    worth = top + len(listed)
    for number in listed:
        if number not in first:
            first[number] = scores.get(number) or Score(coverage=1.0)
            first[number].add(how, worth)
            worth -= 1
    return [*first.items(), *(pair for pair in ranked if pair[0] not in first)]
