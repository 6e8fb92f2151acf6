"""What the words of a search mean: which words of the content each of them may be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from jitui.search.index import Index
from jitui.search.lexicon import STRENGTH, Lexicon, token
from jitui.search.query_parser import ParsedQuery, QueryPart
from jitui.search.spelling import Speller
from jitui.search.tokens import STOP, Word, stem, words

EXACT, BEGINS, CORRECTED, PART = "exact", "begins", "corrected", "part"

_HOW_STRONG = {EXACT: 1.0, BEGINS: 0.85, CORRECTED: 0.9, PART: 0.3, **STRENGTH}
_WEAKEST = 0.2

MAX_WORDS = 32

_DEFINITION = (
    r"what (?:do|does|did) (?P<x>.+?) (?:mean|means|stand for)",
    r"what (?:is|are|s) meant by (?P<x>.+)",
    r"what (?:is|are|s) (?:an? |the )?(?P<x>.+)",
    r"(?:define|explain) (?:an? |the )?(?P<x>.+)",
    r"(?:definition|meaning) of (?:an? |the )?(?P<x>.+)",
    r"(?P<x>.+) (?:definition|meaning|means|meaning of|stands for)",
    r"(?:who|what) (?:is|are) (?:on|in) (?:an? |the )?(?P<x>.+)",
)
_COUNTING = r"\b(?:how (?:many|much|often|old)|number of|what (?:share|percentage|proportion))\b"


_QUANTITY = re.compile(
    r"\b(?:(?:just|only|around|about|over|under|less|more|than|almost|nearly|not) )*"
    r"(?:(?:an?|one|two|three|four|nine) )?(?:in )?"
    r"(?:\d+|half|thirds?|quarters?|fifths?|majority|most|all|none|few|every|ten)\b"
)


class Alternative(Struct, frozen=True):
    """One word or name of the content that a typed word may be, and how it was found."""

    token: str
    how: str
    strength: float
    form: str = ""
    """The form that a misspelt word was taken for, or empty."""


class Concept(Struct, frozen=True):
    """One thing searched for: what was typed, and what of the content it may be.

    ``phrase`` holds the stems of a phrase in quotation marks, which must stand together.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    stems: tuple[str, ...]
    phrase: bool = False
    says: str = ""
    """What the content says of it, where that is nothing or hardly anything."""

    @property
    def how(self) -> str:
        """How the best alternative was found, or empty when there is none."""
        return self.alternatives[0].how if self.alternatives else ""


class Query(Struct, frozen=True):
    """A search as understood.

    Attributes:
        typed: What was typed, taken apart.
        concepts: What is searched for, in the order typed.
        excluded: The stems of each word or phrase that must not occur.
        defining: The stems of what a definition was asked for, or empty.
        counting: Whether it was asked how many.
        content: The stems of all words that tell something, in the order typed.
        quantity: The forms of the quantity that was typed, such as ``over half`` or ``960``.
    """

    typed: ParsedQuery
    concepts: tuple[Concept, ...]
    excluded: tuple[tuple[str, ...], ...]
    defining: tuple[str, ...]
    counting: bool
    content: tuple[str, ...]
    quantity: tuple[str, ...] = ()

    def tokens(self) -> set[str]:
        """Return every word and name of the content that is searched for."""
        return {a.token for concept in self.concepts for a in concept.alternatives}

    @property
    def corrected(self) -> tuple[Concept, ...]:
        """The concepts that were taken for a misspelling of something else."""
        return tuple(c for c in self.concepts if c.how == CORRECTED)

    @property
    def silences(self) -> tuple[str, ...]:
        """What is to be said of the things that the content does not mention."""
        return tuple(dict.fromkeys(c.says for c in self.concepts if c.says))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What was typed that nothing answers to, not even a sentence on the silence."""
        return tuple(concept.typed for concept in self.unknown if not concept.says)

    @property
    def unknown(self) -> tuple[Concept, ...]:
        """The concepts that nothing in the content answers to."""
        return tuple(c for c in self.concepts if not c.alternatives)


class QueryInterpreter:
    """Understands searches of one index."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon

    def understand(self, typed: ParsedQuery) -> Query:
        """Return what was typed, as understood."""
        concepts: list[Concept] = []
        excluded: list[tuple[str, ...]] = []
        loose: list[tuple[int, Word]] = []
        groups: dict[int, int] = {}
        for piece in typed.pieces:
            found = list(words(piece.text))[:MAX_WORDS]
            if not found:
                continue
            if piece.excluded:
                excluded.append(tuple(word.stem for word in found))
            elif piece.phrase:
                concepts.append(self._phrase(piece, found))
            else:
                groups[piece.group] = groups.get(piece.group, 0) + 1
                loose += [(piece.group, word) for word in found]
        loose = loose[:MAX_WORDS]
        plain = " ".join(word.form for _, word in loose)
        defining = _defined(plain)
        kept = _telling(loose, defining, self._lexicon)
        unfinished = loose[-1][1] if typed.growing and loose and not _ends_apart(typed) else None
        joined = {group for group, count in groups.items() if count > 1}
        concepts += self._concepts([p for p in kept if p[0] not in joined], unfinished)
        for group in sorted(joined):
            parts = self._concepts([p for p in kept if p[0] == group], unfinished)
            if parts:
                concepts.append(_either(parts))
        return Query(
            typed=typed,
            concepts=tuple(concepts),
            excluded=tuple(excluded),
            defining=tuple(w.stem for w in words(defining)) if defining else (),
            counting=" " in plain and bool(re.search(_COUNTING, plain)),
            content=_content(kept),
            quantity=_quantity(plain),
        )

    def _phrase(self, piece: QueryPart, found: Sequence[Word]) -> Concept:
        parts = tuple(word.stem for word in found)
        alternatives = tuple(Alternative(part, EXACT, 1.0) for part in dict.fromkeys(parts))
        return Concept(f'"{piece.text}"', alternatives, parts, phrase=True)

    def _concepts(self, kept: Sequence[tuple[int, Word]], unfinished: Word | None) -> list[Concept]:
        run = [word.stem for _, word in kept]
        spans = dict(self._lexicon.longest_names_in(run))
        concepts = []
        at = 0
        while at < len(kept):
            end = spans.get(at, at + 1)
            chosen = [word for _, word in kept[at:end]]
            if len(chosen) > 1:
                concepts.append(self._name(chosen))
            else:
                concepts.append(self._word(chosen[0], growing=chosen[0] is unfinished))
            at = end
        return concepts

    def _name(self, chosen: Sequence[Word]) -> Concept:
        """Return the concept of a name of several words."""
        parts = tuple(word.stem for word in chosen)
        name = token(parts)
        found = {name: Alternative(name, EXACT, 1.0)} if self._known(name) else {}
        self._follow(name, 1.0, found)
        says = self._lexicon.silences.get(name, "")
        for part in parts if not says else ():
            if self._known(part) and part not in STOP:
                found.setdefault(part, Alternative(part, PART, _HOW_STRONG[PART]))
        words = " ".join(word.form for word in chosen)
        return _concept(words, found, parts, says)

    def _word(self, word: Word, growing: bool) -> Concept:
        """Return the concept of one word."""
        found: dict[str, Alternative] = {}
        says = self._lexicon.silences.get(word.stem, "")
        if self._known(word.stem):
            found[word.stem] = Alternative(word.stem, EXACT, 1.0)
        self._follow(word.stem, 1.0, found)
        known = bool(found) or self._index.has_form(word.form)
        if growing or not known:
            for form in self._index.beginning(word.form):
                made = stem(form)
                found.setdefault(made, Alternative(made, BEGINS, _HOW_STRONG[BEGINS]))
        if not found and says:
            return _concept(word.form, found, (word.stem,), says)
        if not found:
            for form in self._speller.corrections(word.form):
                self._correct(form, found)
                says = says or self._lexicon.silences.get(stem(form), "")
        if not found and not says:
            self._split(word.form, found)
        return _concept(word.form, found, (word.stem,), says)

    def _correct(self, form: str, found: dict[str, Alternative]) -> None:
        made = stem(form)
        if self._known(made):
            found.setdefault(made, Alternative(made, CORRECTED, _HOW_STRONG[CORRECTED], form))
        self._follow(made, _HOW_STRONG[CORRECTED], found, how=CORRECTED)

    def _split(self, form: str, found: dict[str, Alternative]) -> None:
        """Take a word for two that were written together."""
        known = self._index.has_form
        for cut in range(4, len(form) - 3):
            if known(form[:cut]) and known(form[cut:]):
                for part in (stem(form[:cut]), stem(form[cut:])):
                    found[part] = Alternative(part, CORRECTED, 0.7, f"{form[:cut]} {form[cut:]}")
                return

    def _follow(
        self, source: str, strength: float, found: dict[str, Alternative], how: str = ""
    ) -> None:
        """Add what a word or name leads to, and what that is also called."""
        for lead in self._lexicon.leads.get(source, ()):
            reached = strength * _HOW_STRONG[lead.how]
            if self._known(lead.token):
                best = found.get(lead.token)
                if best is None or best.strength < reached:
                    found[lead.token] = Alternative(lead.token, how or lead.how, reached)

    def _known(self, made: str) -> bool:
        return self._index.spread(made) > 0

    @cached_property
    def _speller(self) -> Speller:
        silent = {
            word: 0
            for told in self._lexicon.silences
            for word in (self._lexicon.words(told).casefold(),)
        }
        return Speller({**silent, **dict(self._index.forms())})


def _content(kept: Sequence[tuple[int, Word]]) -> tuple[str, ...]:
    """Return the stems of the words that tell something on their own."""
    told = tuple(word.stem for _, word in kept if word.form not in STOP)
    return told or tuple(word.stem for _, word in kept)


def _quantity(plain: str) -> tuple[str, ...]:
    """Return the forms of the first quantity in a search, or nothing."""
    match = _QUANTITY.search(plain)
    return tuple(match[0].split()) if match else ()


def _ends_apart(typed: ParsedQuery) -> bool:
    return typed.text.endswith(('"', " "))


def _concept(
    typed: str, found: dict[str, Alternative], parts: tuple[str, ...], says: str = ""
) -> Concept:
    ordered = sorted(found.values(), key=lambda a: -a.strength)
    kept = tuple(a for a in ordered if a.strength >= _WEAKEST)
    return Concept(typed, kept, parts, says=says)


def _either(parts: Sequence[Concept]) -> Concept:
    """Return the concept of alternatives joined by OR."""
    found: dict[str, Alternative] = {}
    for part in parts:
        for alternative in part.alternatives:
            found.setdefault(alternative.token, alternative)
    stems = tuple(stem for part in parts for stem in part.stems)
    return _concept(" OR ".join(part.typed for part in parts), found, stems)


def _telling(
    loose: Sequence[tuple[int, Word]], defining: str, lexicon: Lexicon
) -> Sequence[tuple[int, Word]]:
    """Return the words that tell what is searched for; all of them when none does.

    A small word within a name, as in "care and risk management", belongs to the name.
    """
    run = [word.stem for _, word in loose]
    named = {n for start, end in lexicon.longest_names_in(run) for n in range(start, end)}
    wanted = set(defining.split()) if defining else None
    kept = [
        (group, word)
        for number, (group, word) in enumerate(loose)
        if (word.form not in STOP or number in named) and (wanted is None or word.form in wanted)
    ]
    return kept or loose


def _defined(plain: str) -> str:
    """Return what a definition is asked for, or empty."""
    for pattern in _DEFINITION if " " in plain else ():
        match = re.fullmatch(pattern, plain)
        if match:
            return match["x"]
    return ""


def spans_of(text: str, concepts: Sequence[Concept], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield where in ``text`` something stands that was searched for, in order.

    Parts of a name are lit only where the name itself does not stand in the text.
    """
    found = list(words(text))
    run = [word.stem for word in found]
    named: dict[str, list[tuple[int, int]]] = {}
    for start, end in lexicon.names_in(run):
        named.setdefault(token(run[start:end]), []).append((start, end))
    lit: set[tuple[int, int]] = set()
    for concept in concepts:
        if concept.phrase:
            lit |= {(s, s + len(concept.stems)) for s in _runs(run, concept.stems)}
            continue
        whole = [span for a in concept.alternatives for span in named.get(a.token, ())]
        lit |= set(whole)
        singles = {a.token for a in concept.alternatives if not (whole and a.how == PART)}
        lit |= {(n, n + 1) for n, stem in enumerate(run) if stem in singles}
    for start, end in _merged(sorted(lit)):
        yield found[start].start, found[end - 1].end


def _runs(run: Sequence[str], parts: tuple[str, ...]) -> Iterator[int]:
    for start in range(len(run) - len(parts) + 1):
        if tuple(run[start : start + len(parts)]) == parts:
            yield start


def _merged(ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges with overlapping ones made one."""
    current: tuple[int, int] | None = None
    for start, end in ranges:
        if current is None:
            current = (start, end)
        elif start < current[1]:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current
