"""The full-text index: each entry's words in an SQLite FTS5 table, and what each weighs."""

from __future__ import annotations

import math
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jitui.report.model import Entry, Figure, Kind, Library, Partnership, Term
from jitui.report.terms import names
from jitui.search.lexicon import Lexicon, token
from jitui.search.words import stems, telling, words

FIELDS = {"title": 6.5, "names": 2.5, "text": 1.0, "figures": 1.3, "keywords": 0.3}
"""How much a word counts in each field of an entry."""

_SATURATION = 0.75
_LENGTH = 0.2
_BREAK = "zzbreakzz"
"""Stands between paragraphs, so that no phrase runs across."""


class Quantity(NamedTuple):
    """A figure of an entry as it is searched for: its own words, and the stems of all of it."""

    digits: bool
    forms: tuple[str, ...]
    stems: frozenset[str]


def _quantity(figure: Figure) -> Quantity:
    return Quantity(
        any(map(str.isdigit, figure.figure)),
        tuple(word.form for word in words(figure.figure)),
        frozenset(stems(f"{figure.figure} {figure.of} {figure.what}")),
    )


class Index:
    """Ranked full text over a library.

    FTS5 finds the entries that have some words, or a run of words, whatever the number of
    entries; what a word weighs in an entry is worked out once, when the index is made.
    """

    def __init__(self, library: Library, lexicon: Lexicon) -> None:
        self.refs: list[str] = list(library.entries)
        self.weights: list[dict[str, float]] = []
        self.counts: Counter[str] = Counter()
        self.figures: list[tuple[Quantity, ...]] = []
        self.names: list[frozenset[tuple[str, ...]]] = []
        # An app reads from its worker threads too; nothing writes after this.
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "create virtual table entry using fts5(forms, stems,"
            " tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
        closing = library.notes.get("questions.closing", ())
        analysed = [
            _analyse(entry, closing if entry.kind is Kind.QUESTION else ())
            for entry in library.entries.values()
        ]
        lengths = [sum(map(len, fields["text"])) for fields, _ in analysed]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        for (fields, forms), length in zip(analysed, lengths, strict=True):
            self.counts.update(form for form in forms if form != _BREAK)
            self.weights.append(_weigh(fields, lexicon, length / mean))
        self._write(analysed, lexicon)
        self.spread: Counter[str] = Counter()
        for weights in self.weights:
            self.spread.update(weights.keys())
        self._sorted = sorted(self.counts)
        for entry in library.entries.values():
            self.names.append(frozenset(filter(None, map(telling, _names(entry)))))
            self.figures.append(tuple(map(_quantity, entry.figures)))

    def _write(
        self, analysed: Sequence[tuple[dict[str, list[list[str]]], list[str]]], lexicon: Lexicon
    ) -> None:
        rows = []
        for number, (fields, forms) in enumerate(analysed):
            runs = [run for field in fields.values() for run in field]
            tokens = {token(run[start:end]) for run in runs for start, end in lexicon.names_in(run)}
            stemmed = f" {_BREAK} ".join(" ".join(run) for run in runs)
            rows.append((number, " ".join(forms), f"{stemmed} {_BREAK} {' '.join(sorted(tokens))}"))
        self._db.executemany("insert into entry(rowid, forms, stems) values (?, ?, ?)", rows)

    def having(self, tokens: Iterable[str]) -> list[int]:
        """Return the numbers of the entries that have any of some stems or names."""
        quoted = " OR ".join(f'"{token}"' for token in tokens)
        return self._match(f"stems : ({quoted})") if quoted else []

    def phrase(self, parts: Sequence[str], column: str = "stems") -> list[int]:
        """Return the entries in which some stems, or forms, stand next to each other."""
        joined = " ".join(parts)
        return self._match(f'{column} : "{joined}"') if joined else []

    def near(self, parts: Sequence[str], distance: int = 6) -> list[int]:
        """Return the entries in which some stems stand close together, in any order."""
        joined = " ".join(f'"{part}"' for part in parts)
        return self._match(f"stems : NEAR({joined}, {distance})")

    def _match(self, query: str) -> list[int]:
        # Words are letters and digits only, so that nothing typed is an operator here.
        rows = self._db.execute("select rowid from entry where entry match ?", (query,))
        return [row[0] for row in rows]

    def rarity(self, token: str) -> float:
        """Return how telling a word is: high when few entries have it, 0 when none has."""
        have = self.spread.get(token, 0)
        return math.log(1 + (len(self.refs) - have + 0.5) / (have + 0.5)) if have else 0.0

    def beginning(self, start: str, most: int) -> list[str]:
        """Return the known forms that begin with some letters, commonest first."""
        at = bisect_left(self._sorted, start)
        end = bisect_left(self._sorted, start + "\U0010ffff")
        found = self._sorted[at:end]
        return sorted(found, key=lambda form: (-self.counts[form], form))[:most]


def _names(entry: Entry) -> Iterator[str]:
    """Yield what an entry is called: its titles, and a term's or a place's other names."""
    yield entry.title
    yield entry.short
    if isinstance(entry, Term):
        yield from names(entry)
    if isinstance(entry, Partnership):
        yield from entry.keywords


def _analyse(
    entry: Entry, more: Sequence[str] = ()
) -> tuple[dict[str, list[list[str]]], list[str]]:
    """Return an entry's stems, field by field and run by run, and all its forms.

    ``more`` is text that is shown with the entry, such as the prompt of all questions.
    """
    called = [entry.short]
    if isinstance(entry, Term):
        called += [entry.acronym, *entry.also]
    if isinstance(entry, Partnership):
        called += [entry.evaluation, str(entry.published or ""), *entry.keywords]
    texts = {
        "title": [entry.title],
        "names": [name for name in called if name],
        "text": [*entry.texts(), *more],
        "figures": [f"{f.figure} {f.of} {f.what}" for f in entry.figures],
        "keywords": list(entry.keywords),
    }
    fields: dict[str, list[list[str]]] = {}
    forms: list[str] = []
    for field, parts in texts.items():
        fields[field] = []
        for part in parts:
            found = list(words(part))
            fields[field].append([word.stem for word in found])
            forms += [word.form for word in found]
            forms.append(_BREAK)
            joined = list(_joined(part))
            if joined:
                fields[field].append(joined)
    return fields, forms


def _joined(text: str) -> Iterator[str]:
    """Yield the stems of compounds written with a hyphen, as one word: ``multiagency``."""
    for piece in text.split():
        if "-" in piece or "\u2011" in piece:
            yield from stems(piece.replace("-", "").replace("\u2011", ""))


def _weigh(fields: dict[str, list[list[str]]], lexicon: Lexicon, length: float) -> dict[str, float]:
    """Return what each stem and name weighs in an entry: 0 to 1, by field and frequency."""
    raw: dict[str, float] = {}
    for field, runs in fields.items():
        worth = FIELDS[field]
        for run in runs:
            for stem in run:
                raw[stem] = raw.get(stem, 0.0) + worth
            for start, end in lexicon.names_in(run):
                name = token(run[start:end])
                raw[name] = raw.get(name, 0.0) + worth
    bend = _SATURATION * (1 - _LENGTH + _LENGTH * length)
    return {stem: count / (count + bend) for stem, count in raw.items()}
