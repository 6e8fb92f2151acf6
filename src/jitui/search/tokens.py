"""Tokens: the words of a text as they count in a search, each with its stem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from jitui.report.clean import without_accents

# A number with thousands commas is one word; so is a word with an apostrophe inside.
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:['\u2019][^\W_]+)*")
_known: dict[str, str] = {}

_BRITISH = dict(
    pair.split(":")
    for pair in """analyze:analyse analyzed:analysed analyzing:analysing behavior:behaviour
    behaviors:behaviours behavioral:behavioural center:centre centers:centres centered:centred
    color:colour counseling:counselling counselor:counsellor counselors:counsellors
    defense:defence enrollment:enrolment favor:favour fulfill:fulfil honor:honour
    judgment:judgement labor:labour modeling:modelling neighbor:neighbour
    neighborhood:neighbourhood pediatric:paediatric practicing:practising program:programme
    programs:programmes skillful:skilful""".split()
)
"""American spellings that a rule would get wrong more often than right."""

STOP = frozenset(
    """a about after again all also an and any are as at be because been before being between
    but by can cent could did do does doing during each for from further had has have having
    he her here his how i if in into is it its itself many me more most much my no nor not now of
    off on once only or other our out over own per percent s same she should so some such
    than that the their them then there these they this those through to too under until up
    us very was we were what when where which while who whom whose why will with would you
    your""".split()
)
"""Words that tell nothing of what is searched for, unless there are no others."""

_IZE = re.compile(r"(?<=[a-z]{3})iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")


class Word(NamedTuple):
    """A word of a text: where it stands, its folded form, and its stem."""

    start: int
    end: int
    form: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order. A hyphen parts words, an apostrophe does not."""
    for match in _WORD.finditer(text):
        form = fold(match.group())
        yield Word(match.start(), match.end(), form, stem(form))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return a word in lower case, in British spelling, without accents or possessive.

    ``Children's`` gives ``children``, ``10,968`` gives ``10968``, ``organized`` gives
    ``organised``.
    """
    if not word.isascii():
        word = without_accents(word.replace("\u2019", "'"))
    word = word.casefold()
    if word.endswith("'s"):
        word = word[:-2]
    word = word.replace("'", "").replace(",", "")
    return _BRITISH.get(word) or (_IZE.sub("is", word) if "iz" in word else word)


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """Return the stem of a folded word: ``chronologies`` and ``chronology`` share one."""
    if form.isdigit():
        return form
    return _known.get(form) or str(_stemmer().stemWord(form))


@cache
def _stemmer() -> Any:
    # Here, since its package loads every language, and the words of a library are preloaded.
    from snowballstemmer.english_stemmer import EnglishStemmer

    return EnglishStemmer()


def preload_stems(stems: Mapping[str, str]) -> None:
    """Take over what :func:`stem` returned for some words, which saves working it out."""
    _known.update(stems)


def telling(text: str) -> tuple[str, ...]:
    """Return the stems of the words that tell something; all of them when none does."""
    found = list(words(text))
    told = tuple(word.stem for word in found if word.form not in STOP)
    return told or tuple(word.stem for word in found)


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, in order."""
    return tuple(word.stem for word in words(text))
