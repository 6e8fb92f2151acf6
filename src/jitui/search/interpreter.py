"""Expands each typed word to the stems, synonyms and corrections that the index has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from jitui.search.index import Index
from jitui.search.lexicon import STRENGTH, Lexicon, token
from jitui.search.query import BEGINS, CORRECTED, EXACT, PART, Alternative, Concept, Query
from jitui.search.query_parser import ParsedQuery, QueryPart
from jitui.search.spelling import Speller
from jitui.search.tokens import STOP, Word, stem, words

_STRENGTH = {EXACT: 1.0, BEGINS: 0.85, CORRECTED: 0.9, PART: 0.3, **STRENGTH}
_SPLIT_STRENGTH = 0.7
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

_Grouped = tuple[int, Word]
"""A word with the number of its group: the words of one group are joined by ``OR``."""


class QueryInterpreter:
    """Interprets searches of one index."""

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon

    def interpret(self, parsed: ParsedQuery) -> Query:
        """Return a parsed search, interpreted."""
        concepts: list[Concept] = []
        excluded: list[tuple[str, ...]] = []
        plain: list[_Grouped] = []
        groups: list[int] = []
        for part in parsed.parts:
            found = list(words(part.text))[:MAX_WORDS]
            if not found:
                continue
            if part.excluded:
                excluded.append(tuple(word.stem for word in found))
            elif part.phrase:
                concepts.append(_phrase(part, found))
            else:
                groups.append(part.group)
                plain += [(part.group, word) for word in found]
        plain = plain[:MAX_WORDS]
        text = " ".join(word.form for _, word in plain)
        defined = _defined(text)
        telling = _telling(plain, defined, self._lexicon)
        unfinished = plain[-1][1] if parsed.unfinished and plain else None
        either = {group for group in groups if groups.count(group) > 1}
        concepts += self._concepts([p for p in telling if p[0] not in either], unfinished)
        for group in sorted(either):
            parts = self._concepts([p for p in telling if p[0] == group], unfinished)
            if parts:
                concepts.append(_either(parts))
        quantity = _QUANTITY.search(text)
        return Query(
            parsed=parsed,
            concepts=tuple(concepts),
            excluded=tuple(excluded),
            defining=bool(defined),
            counting=" " in text and bool(re.search(_COUNTING, text)),
            content=_content(telling),
            quantity=tuple(quantity[0].split()) if quantity else (),
        )

    def _concepts(self, grouped: Sequence[_Grouped], unfinished: Word | None) -> list[Concept]:
        """Return the concepts of some words; a name of several words is one concept."""
        ends = dict(self._lexicon.longest_names_in([word.stem for _, word in grouped]))
        concepts = []
        start = 0
        while start < len(grouped):
            end = ends.get(start, start + 1)
            chosen = [word for _, word in grouped[start:end]]
            if len(chosen) > 1:
                concepts.append(self._name(chosen))
            else:
                concepts.append(self._word(chosen[0], growing=chosen[0] is unfinished))
            start = end
        return concepts

    def _name(self, chosen: Sequence[Word]) -> Concept:
        """Return the concept of a name of several words."""
        parts = tuple(word.stem for word in chosen)
        name = token(parts)
        found = {name: Alternative(name, EXACT, 1.0)} if self._is_known(name) else {}
        self._expand(name, 1.0, found)
        silence = self._lexicon.silences.get(name, "")
        for part in parts if not silence else ():
            if self._is_known(part) and part not in STOP:
                found.setdefault(part, Alternative(part, PART, _STRENGTH[PART]))
        return _concept(" ".join(word.form for word in chosen), found, parts, silence)

    def _word(self, word: Word, growing: bool) -> Concept:
        """Return the concept of one word; ``growing`` says that it may go on."""
        found: dict[str, Alternative] = {}
        silence = self._lexicon.silences.get(word.stem, "")
        if self._is_known(word.stem):
            found[word.stem] = Alternative(word.stem, EXACT, 1.0)
        self._expand(word.stem, 1.0, found)
        if growing or not (found or self._index.has_form(word.form)):
            for form in self._index.words_with_prefix(word.form):
                begun = stem(form)
                found.setdefault(begun, Alternative(begun, BEGINS, _STRENGTH[BEGINS]))
        if not found and not silence:
            for form in self._speller.corrections(word.form):
                self._correct(form, found)
                silence = silence or self._lexicon.silences.get(stem(form), "")
        if not found and not silence:
            self._split(word.form, found)
        return _concept(word.form, found, (word.stem,), silence)

    def _correct(self, form: str, found: dict[str, Alternative]) -> None:
        """Add the word that a misspelt one is taken for."""
        correct = stem(form)
        strength = _STRENGTH[CORRECTED]
        if self._is_known(correct):
            found.setdefault(correct, Alternative(correct, CORRECTED, strength, form))
        self._expand(correct, strength, found, how=CORRECTED)

    def _split(self, form: str, found: dict[str, Alternative]) -> None:
        """Take a word for two that were written together."""
        known = self._index.has_form
        for cut in range(4, len(form) - 3):
            one, other = form[:cut], form[cut:]
            if known(one) and known(other):
                for part in (stem(one), stem(other)):
                    found[part] = Alternative(part, CORRECTED, _SPLIT_STRENGTH, f"{one} {other}")
                return

    def _expand(
        self, source: str, strength: float, found: dict[str, Alternative], how: str = ""
    ) -> None:
        """Add the other words for a word or name that the content has."""
        for expansion in self._lexicon.expansions.get(source, ()):
            weakened = strength * _STRENGTH[expansion.how]
            if self._is_known(expansion.token):
                best = found.get(expansion.token)
                if best is None or best.strength < weakened:
                    found[expansion.token] = Alternative(
                        expansion.token, how or expansion.how, weakened
                    )

    def _is_known(self, token: str) -> bool:
        return self._index.document_frequency(token) > 0

    @cached_property
    def _speller(self) -> Speller:
        silent = {self._lexicon.words(name).casefold(): 0 for name in self._lexicon.silences}
        return Speller({**silent, **dict(self._index.forms())})


def _phrase(part: QueryPart, found: Sequence[Word]) -> Concept:
    stems = tuple(word.stem for word in found)
    alternatives = tuple(Alternative(one, EXACT, 1.0) for one in dict.fromkeys(stems))
    return Concept(f'"{part.text}"', alternatives, stems, phrase=True)


def _content(grouped: Sequence[_Grouped]) -> tuple[str, ...]:
    """Return the stems of the words that tell something on their own; all if none does."""
    stems = tuple(word.stem for _, word in grouped if word.form not in STOP)
    return stems or tuple(word.stem for _, word in grouped)


def _concept(
    typed: str, found: dict[str, Alternative], stems: tuple[str, ...], silence: str = ""
) -> Concept:
    ordered = sorted(found.values(), key=lambda a: -a.strength)
    strong = tuple(a for a in ordered if a.strength >= _WEAKEST)
    return Concept(typed, strong, stems, silence=silence)


def _either(parts: Sequence[Concept]) -> Concept:
    """Return the concept of alternatives joined by OR."""
    found: dict[str, Alternative] = {}
    for part in parts:
        for alternative in part.alternatives:
            found.setdefault(alternative.token, alternative)
    stems = tuple(stem for part in parts for stem in part.stems)
    return _concept(" OR ".join(part.typed for part in parts), found, stems)


def _telling(plain: Sequence[_Grouped], defined: str, lexicon: Lexicon) -> Sequence[_Grouped]:
    """Return the words that tell what is searched for; all of them when none does.

    A small word within a name, as in "care and risk management", belongs to the name.
    """
    spans = lexicon.longest_names_in([word.stem for _, word in plain])
    named = {number for start, end in spans for number in range(start, end)}
    wanted = set(defined.split()) if defined else None
    telling = [
        (group, word)
        for number, (group, word) in enumerate(plain)
        if (word.form not in STOP or number in named) and (wanted is None or word.form in wanted)
    ]
    return telling or plain


def _defined(text: str) -> str:
    """Return what a definition is asked for, or empty."""
    for pattern in _DEFINITION if " " in text else ():
        match = re.fullmatch(pattern, text)
        if match:
            return match["x"]
    return ""
