"""Cut text into the words that count in a search, and bring each to its stem."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

# A number with thousands commas is one word; so is a word with an apostrophe inside.
_WORD = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:['\u2019][^\W_]+)*")
_stemmer = EnglishStemmer()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, its folded form, and its stem."""

    start: int
    end: int
    form: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order."""
    for match in _WORD.finditer(text):
        form = fold(match.group())
        yield Word(match.start(), match.end(), form, stem(form))


def fold(word: str) -> str:
    """Return a word in lower case, without accents, possessive or thousands commas."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.replace("\u2019", "'"))
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    word = word.casefold()
    if word.endswith("'s"):
        word = word[:-2]
    return word.replace("'", "").replace(",", "")


@lru_cache(maxsize=20_000)
def stem(form: str) -> str:
    """Return the stem of a folded word: ``chronologies`` and ``chronology`` share one."""
    return form if form.isdigit() else str(_stemmer.stemWord(form))
