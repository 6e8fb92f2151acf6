"""Search a library: what was understood, and ranked hits with the sentences that show why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from jitui.report.lookup import Lookup
from jitui.report.model import Entry, Kind, Library, Origin, Partnership, Term
from jitui.report.terms import names
from jitui.report.wording import of_steps
from jitui.search.areas import Areas, areas
from jitui.search.documents import Sentence
from jitui.search.index import Index
from jitui.search.lexicon import Lexicon, lexicon_of
from jitui.search.query import EXACT, PART, Concept, Query, QueryInterpreter, spans_of
from jitui.search.query_parser import ParsedQuery, inside, take_apart
from jitui.search.ranking import Score, rank
from jitui.search.snippets import Snippet, best

Spans = Callable[[str], Iterable[tuple[int, int]]]

NAMED, LISTED = "named", "listed"


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
        understanding: The search as understood.
        hits: The entries, at most as many as asked for.
        counts: How many entries of each kind were found in all, with the filters applied
            but that of kinds.
        every: Whether the best hit has everything that was searched for.
        areas: The areas that were asked for, if the search asked for areas.
        said: What the reader should know of how the search was taken, a sentence each.
        spans: Where in any text something stands that was searched for.
    """

    understanding: Query
    hits: tuple[Hit, ...]
    counts: dict[Kind, int]
    every: bool
    areas: Areas | None
    said: tuple[str, ...]
    spans: Spans
    advice: str = ""
    """What to try when nothing was found."""

    @property
    def typed(self) -> str:
        """What was typed, on one line."""
        return self.understanding.typed.text


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
        self._understander = QueryInterpreter(self._index, self.lexicon)
        self._lookup = Lookup(library)

    def search(
        self,
        typed: str,
        limit: int | None = None,
        kinds: Collection[Kind] = (),
        growing: bool = False,
        within: str = "",
    ) -> Results:
        """Return the entries that match ``typed``, best first.

        Args:
            typed: Anything at all; what is no operator is taken literally.
            limit: How many hits at most; all of them when ``None``.
            kinds: Only these kinds; every kind when empty.
            growing: Whether the last word may still be unfinished.
            within: Only the entry of this ref and its parts; everything when empty.
        """
        apart = take_apart(typed, self.library, growing)
        if within:
            apart = replace(apart, filters=(*apart.filters, inside(within)))
        return self.find(apart, limit, kinds)

    def find(
        self, apart: ParsedQuery, limit: int | None = None, kinds: Collection[Kind] = ()
    ) -> Results:
        """Return the entries that match a search which has been taken apart, best first."""
        understood = self._understander.understand(apart)
        asked = None if _has_operators(apart) else areas(apart.text, self.library)
        ranked, said = self._ranked(apart, understood, asked)
        counts: dict[Kind, int] = {}
        for number, _ in ranked:
            kind = self._entries[number].kind
            counts[kind] = counts.get(kind, 0) + 1
        if kinds:
            ranked = [pair for pair in ranked if self._entries[pair[0]].kind in kinds]
        lit = [c for c in understood.concepts if c.alternatives]
        spans = partial(self._spans, lit)
        worth = {
            token: alternative.strength * self._index.rarity(token)
            for concept in lit
            for alternative in concept.alternatives
            for token in alternative.token.split("_")
        }
        hits = tuple(
            Hit(
                entry=self._entries[number],
                score=score.total,
                snippet=self._of_area(self._entries[number])
                or best(self._telling(number, lit), worth, spans),
                reason=_reason(score, self.lexicon),
                detail=score,
            )
            for number, score in ranked[:limit]
        )
        # What was found by another word was found; what nothing answers to was not.
        named = bool(ranked) and NAMED in ranked[0][1].factors
        every = (
            asked is not None
            or named
            or not ranked
            or (len(ranked[0][1].parts) in (0, len(lit)) and not understood.unknown)
        )
        notes = (*apart.notes, *said, *understood.silences, *(() if named else _notes(understood)))
        advice = "" if hits else self._advice(apart, understood)
        return Results(understood, hits, counts, every, asked, notes, spans, advice)

    def _advice(self, apart: ParsedQuery, understood: Query) -> str:
        """Return what to try when nothing was found."""
        if apart.filters:
            return "try without " + " ".join(f"{f.name}:{f.value}" for f in apart.filters)
        if understood.excluded:
            return "try without the words that start with a minus"
        near = [entry.title for entry in self._lookup.near(apart.text)]
        if near:
            return f"the nearest are: {', '.join(near)}"
        return "try fewer letters or other words"

    def _telling(self, number: int, concepts: list[Concept]) -> tuple[Sentence, ...]:
        """Return the sentences of an entry that may show why it was found.

        Of a term that was asked for by its name alone it is the first, which says what it is.
        """
        entry, sentences = self._entries[number], self._index.facts(number)[2]
        if isinstance(entry, Term) and all(
            any(list(self._spans([concept], name)) for name in names(entry)) for concept in concepts
        ):
            return sentences[:1]
        return sentences

    def _spans(self, concepts: list[Concept], text: str) -> Iterable[tuple[int, int]]:
        return spans_of(text, concepts, self.lexicon)

    def _ranked(
        self, apart: ParsedQuery, understood: Query, asked: Areas | None
    ) -> tuple[list[tuple[int, Score]], list[str]]:
        """Return the entries' numbers and scores, and what is to be said of them."""
        said: list[str] = []
        allowed = self._allowed(apart, understood, said)
        if not understood.concepts:
            if not (apart.filters or understood.excluded) or allowed is None:
                return [], said
            everything = [(number, Score(1.0, coverage=1.0)) for number in sorted(allowed)]
            return everything, said
        ranked = rank(understood, self._entries, self._index, allowed)
        listed = [self._numbers[ref] for ref in asked.refs] if asked is not None else []
        if asked is not None and asked.exact:
            ranked = []
            said.append(
                f"Showing areas {asked.words}." if listed else f"There are no areas {asked.words}."
            )
        elif not listed:
            exact = None if _has_operators(apart) else self._named(apart.text)
            if exact is not None:
                listed = [self._numbers[exact.ref]]
        if asked is not None and not asked.exact and listed:
            noun = "area" if len(listed) == 1 else "areas"
            said.append(f"{len(listed)} {noun} {asked.words}; other mentions follow.")
        if asked is not None and asked.counted and ranked:
            # How many there are stands in the text; the places follow it.
            return _first(ranked[:1], listed, ranked[1:], LISTED), said
        how = LISTED if asked is not None else NAMED
        return _first([], listed, ranked, how), said

    def _named(self, text: str) -> Entry | None:
        """Return the entry that is typed whole, by its ref or name.

        Words that are not the report's, such as "chronology" in the further terms, are
        looked for in the report first: what it says of them is wanted more often.
        """
        entry = self._lookup.entry(text)
        if entry is None or entry.origin is Origin.REPORT or entry.kind is Kind.DISCREPANCY:
            return entry
        return None

    def _allowed(self, apart: ParsedQuery, understood: Query, said: list[str]) -> set[int] | None:
        """Return the entries that filters, phrases and exclusions leave; all when ``None``."""
        allowed: set[int] | None = None
        if apart.filters:
            allowed = {n for n, entry in enumerate(self._entries) if apart.passes(entry)}
        for concept in understood.concepts:
            if concept.phrase:
                found = self._phrase(concept, said)
                if found:
                    allowed = found if allowed is None else allowed & found
        for parts in understood.excluded:
            unwanted = set(self._index.phrase(parts))
            everything = allowed if allowed is not None else set(range(len(self._entries)))
            allowed = everything - unwanted
        return allowed

    def _phrase(self, concept: Concept, said: list[str]) -> set[int]:
        """Return the entries that have a phrase, exactly or else nearly."""
        words = concept.typed.strip('"')
        forms = words.casefold().replace("'", "").replace("-", " ").split()
        found = self._index.phrase(forms, "forms") if all(map(str.isalnum, forms)) else []
        if found:
            return set(found)
        found = self._index.phrase(concept.stems)
        if found:
            return set(found)
        if len(concept.stems) > 1:
            found = self._index.near(concept.stems)
            if found:
                said.append(
                    f"No entry has exactly {concept.typed}; these have its words close together."
                )
                return set(found)
            said.append(f"No entry has exactly {concept.typed}; these have some of its words.")
        return set()

    def _of_area(self, entry: Entry) -> Snippet | None:
        """Return what the table says of an area, which is what is wanted of one, or ``None``."""
        if not isinstance(entry, Partnership):
            return None
        if not entry.evaluation:
            return Snippet(f"{entry.work.value.capitalize()}, no evaluation.", ())
        step = of_steps(entry.step, self.library)
        words = f"{entry.evaluation}, step {step}; report published {entry.published}."
        return Snippet(words, ((0, len(entry.evaluation)),))


def _has_operators(apart: ParsedQuery) -> bool:
    return bool(apart.filters) or any(p.phrase or p.excluded for p in apart.pieces)


def _first(
    before: list[tuple[int, Score]],
    listed: list[int],
    ranked: list[tuple[int, Score]],
    how: str,
) -> list[tuple[int, Score]]:
    """Return the entries listed, in their order, before the ranked ones."""
    scores = dict(ranked)
    top = max((score.total for _, score in (*before, *ranked)), default=0.0)
    shown = {number for number, _ in before}
    first = []
    for place, number in enumerate(n for n in listed if n not in shown):
        score = scores.get(number) or Score(coverage=1.0)
        score.factors[how] = top + len(listed) - place
        score.total += top + len(listed) - place
        first.append((number, score))
    rest = [pair for pair in ranked if pair[0] not in set(listed) | shown]
    return [*before, *first, *rest]


def _reason(score: Score, lexicon: Lexicon) -> str:
    """Return how an entry was found where it was not by the very words, or empty."""
    if LISTED in score.factors:
        return ""
    parts = []
    for concept, by, _ in score.parts:
        if by.how not in (EXACT, PART) and by.token.replace("_", " ") != concept.typed:
            parts.append(f"{concept.typed} \u2192 {by.form or lexicon.words(by.token)}")
    return "; ".join(dict.fromkeys(parts))


def _notes(understood: Query) -> Iterable[str]:
    """Yield what was searched for instead of what was typed."""
    corrections = []
    for concept in understood.corrected:
        words = " or ".join(dict.fromkeys(a.form for a in concept.alternatives if a.form))
        if words:
            corrections.append(f"{words} instead of {concept.typed}")
    if corrections:
        yield f"Searched for {', '.join(corrections)}."
    if understood.unanswered:
        yield nothing_answers(understood.unanswered)


def nothing_answers(typed: Iterable[str]) -> str:
    """Return the sentence that says that the report has nothing for some words."""
    *first, last = dict.fromkeys(typed)
    words = f"{', '.join(first)} or {last}" if first else last
    return f"Nothing in the report matches {words}."
