"""The full-text index of a library: which entries have which words, and what they weigh.

FTS5 finds the entries that have a word or a run of words. What a word weighs in an entry was
worked out when the index was made. No more than :data:`RANKED` entries are ranked, those that
FTS5 itself puts first; in a library like the bundled one these are all that have a word.
"""

from __future__ import annotations

import marshal
import math
import sqlite3
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from jitui.report.model import Library
from jitui.search.database_bytes import dump, restore
from jitui.search.documents import IndexedFigure, Sentence
from jitui.search.lexicon import Lexicon
from jitui.search.tokens import preload_stems

RANKED = 200
"""How many entries are ranked for a search, so that its time does not grow with the library."""
BEGINNINGS = 24
"""How many words are followed that begin with what was typed."""
CACHED = 20_000
"""How many answers of the database of each kind are remembered."""

_Facts = tuple[frozenset[tuple[str, ...]], tuple[IndexedFigure, ...], tuple[Sentence, ...]]


class Index:
    """Reads one index."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.entries: int = self._value("entries")
        preload_stems(marshal.loads(self._value("stems")))
        self.document_frequency = lru_cache(maxsize=CACHED)(self._spread)
        self.weights = lru_cache(maxsize=CACHED)(self._weights)
        self.facts = lru_cache(maxsize=CACHED)(self._facts)

    @classmethod
    def of(cls, library: Library, lexicon: Lexicon) -> Index:
        """Return a new index of a library."""
        # Here, since hardly anyone who reads an index makes one.
        from jitui.search.index_builder import build

        return cls(build(library, lexicon))

    @classmethod
    def from_bytes(cls, data: bytes | memoryview) -> Index:
        """Return the index that :meth:`to_bytes` made some bytes of."""
        return cls(restore(data))

    def to_bytes(self) -> bytes:
        """Return the index as bytes."""
        return dump(self._db)

    def __del__(self) -> None:
        """Close the database."""
        self._db.close()

    # What the library has

    def _value(self, name: str) -> Any:
        row = self._db.execute("select value from fact where name = ?", (name,)).fetchone()
        return row[0]

    def _spread(self, token: str) -> int:
        row = self._db.execute("select spread from token where token = ?", (token,)).fetchone()
        return row[0] if row else 0

    def idf(self, token: str) -> float:
        """Return how telling a word is: high when few entries have it, 0 when none has."""
        have = self.document_frequency(token)
        return math.log(1 + (self.entries - have + 0.5) / (have + 0.5)) if have else 0.0

    def has_form(self, form: str) -> bool:
        """Return whether a word stands in the library just so."""
        return self._db.execute("select 1 from form where form = ?", (form,)).fetchone() is not None

    def forms(self) -> Iterable[tuple[str, int]]:
        """Yield every word of the library and how often it stands there."""
        yield from self._db.execute("select form, count from form")

    def words_with_prefix(self, letters: str) -> list[str]:
        """Return the commonest words that begin with some letters."""
        rows = self._db.execute(
            "select form from form where form >= ? and form < ? order by count desc, form limit ?",
            (letters, letters + "\U0010ffff", BEGINNINGS),
        )
        return [form for (form,) in rows]

    # What an entry has

    def _weights(self, number: int) -> dict[str, float]:
        row = self._db.execute(
            "select weights from document where number = ?", (number,)
        ).fetchone()
        return dict(marshal.loads(row[0]))

    def _facts(self, number: int) -> _Facts:
        row = self._db.execute("select facts from document where number = ?", (number,)).fetchone()
        names, figures, sentences = marshal.loads(row[0])
        return (
            frozenset(names),
            tuple(
                IndexedFigure(digits, forms, frozenset(stems)) for digits, forms, stems in figures
            ),
            tuple(Sentence(text, frozenset(stems)) for text, stems in sentences),
        )

    # Which entries have what

    def candidates(self, tokens: Iterable[str], allowed: Container[int] | None = None) -> list[int]:
        """Return the numbers of the entries worth ranking for some words, in order.

        These are all that have any of the words, or the best of them: FTS5 weighs an entry by
        how often it has them and how rare they are, which is near enough to choose by.

        Args:
            tokens: The words and names.
            allowed: Only these numbers; every entry when ``None``.
        """
        quoted = " OR ".join(f'"{token}"' for token in sorted(set(tokens)))
        if not quoted:
            return []
        rows = self._db.execute(
            "select rowid from entry where entry match ? order by rank", (f"stems : ({quoted})",)
        )
        found = (number for (number,) in rows if allowed is None or number in allowed)
        return sorted(islice(found, RANKED))

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
