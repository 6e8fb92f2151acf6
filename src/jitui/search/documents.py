"""Prepares entries for the index: words by field, with weights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from jitui.report.figures import Figure
from jitui.report.model import Entry, Partnership, Term
from jitui.report.terms import names
from jitui.search.lexicon import Lexicon, token
from jitui.search.tokens import stems, telling, words

FIELD_WEIGHTS = {"title": 6.5, "names": 2.5, "text": 1.0, "figures": 1.3, "keywords": 0.3}
"""How much a word counts in each field of an entry."""

SATURATION = 0.75
"""How soon a word that stands there once more hardly counts."""
LENGTH = 0.2
"""How much less a word counts in a long entry."""
BREAK = "zzbreakzz"
"""Stands between paragraphs, so that no phrase runs across."""

_SENTENCE = r"(?<=[.!?])\s+(?=\S)"


class IndexedFigure(NamedTuple):
    """A figure of an entry as it is searched for: its own words, and the stems of all of it."""

    digits: bool
    forms: tuple[str, ...]
    stems: frozenset[str]


class Sentence(NamedTuple):
    """A sentence of an entry and the stems in it."""

    text: str
    stems: frozenset[str]


class SearchDocument(Struct, frozen=True):
    """An entry as it is indexed.

    Attributes:
        runs: The stems of each stretch of its text, by field.
        forms: All its words as they stand, folded, with breaks between stretches.
        names: What it goes by, as stems.
        figures: Its figures.
        sentences: Its sentences, and after them its figures in words.
    """

    runs: dict[str, list[list[str]]]
    forms: list[str]
    names: frozenset[tuple[str, ...]]
    figures: tuple[IndexedFigure, ...]
    sentences: tuple[Sentence, ...]

    @property
    def length(self) -> int:
        """How many words its text has."""
        return sum(map(len, self.runs["text"]))

    def tokens(self, lexicon: Lexicon) -> set[str]:
        """Return the names of several words in it, as tokens."""
        return {
            token(run[start:end])
            for field in self.runs.values()
            for run in field
            for start, end in lexicon.names_in(run)
        }

    def weights(self, lexicon: Lexicon, mean: float) -> dict[str, float]:
        """Return what each stem and name weighs in it, 0 to 1, by field and frequency.

        Args:
            lexicon: Which runs of words are names.
            mean: The length of an entry on average; longer ones weigh a little less.
        """
        raw: dict[str, float] = {}
        for field, runs in self.runs.items():
            worth = FIELD_WEIGHTS[field]
            for run in runs:
                for stem in run:
                    raw[stem] = raw.get(stem, 0.0) + worth
                for start, end in lexicon.names_in(run):
                    name = token(run[start:end])
                    raw[name] = raw.get(name, 0.0) + worth
        saturation = SATURATION * (1 - LENGTH + LENGTH * self.length / (mean or 1.0))
        return {stem: count / (count + saturation) for stem, count in raw.items()}


def analyse(entry: Entry, more: Sequence[str] = ()) -> SearchDocument:
    """Return the document of an entry; ``more`` is text that is shown with it, such as a prompt."""
    other_names: list[str] = []
    if isinstance(entry, Term):
        other_names += [entry.acronym, *entry.also]
    if isinstance(entry, Partnership):
        other_names += [entry.evaluation, str(entry.published or ""), *entry.keywords]
    texts = {
        "title": [entry.title],
        "names": [name for name in other_names if name],
        "text": [*entry.texts(), *more],
        "figures": [f"{f.figure} {f.of} {f.what}" for f in entry.figures],
        "keywords": list(entry.keywords),
    }
    runs: dict[str, list[list[str]]] = {}
    forms: list[str] = []
    for field, parts in texts.items():
        runs[field] = []
        for part in parts:
            found = list(words(part))
            runs[field].append([word.stem for word in found])
            forms += [word.form for word in found]
            forms.append(BREAK)
            compounds = list(_compounds(part))
            if compounds:
                runs[field].append(compounds)
    return SearchDocument(
        runs=runs,
        forms=forms,
        names=frozenset(filter(None, map(telling, _names(entry)))),
        figures=tuple(map(_quantity, entry.figures)),
        sentences=_sentences(entry),
    )


def _names(entry: Entry) -> Iterator[str]:
    """Yield what an entry is called: its title, and a term's or an area's other names."""
    yield entry.title
    if isinstance(entry, Term):
        yield from names(entry)
    if isinstance(entry, Partnership):
        yield from entry.keywords


def _quantity(figure: Figure) -> IndexedFigure:
    return IndexedFigure(
        any(map(str.isdigit, figure.figure)),
        tuple(word.form for word in words(figure.figure)),
        frozenset(stems(f"{figure.figure} {figure.of} {figure.what}")),
    )


def _sentences(entry: Entry) -> tuple[Sentence, ...]:
    found = [part for text in entry.texts() for part in re.split(_SENTENCE, text)]
    found += [f"{f.figure} \u2013 {f.of}: {f.what}" for f in entry.figures]
    return tuple(Sentence(text, frozenset(stems(text))) for text in found)


def _compounds(text: str) -> Iterator[str]:
    """Yield the stems of compounds written with a hyphen, as one word: ``multiagency``."""
    for word in text.split():
        if "-" in word or "\u2011" in word:
            yield from stems(word.replace("-", "").replace("\u2011", ""))
