"""The full-text index: each entry's stems in an SQLite FTS5 table in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from jitui.report.model import Entry, Library, Partnership, Term
from jitui.search.words import words

# How much a match counts in the title, the other names, the text, the figures.
WEIGHTS = (8.0, 6.0, 1.0, 1.0)


class Index:
    """Ranked full text over a library."""

    def __init__(self, library: Library) -> None:
        # An app reads from its worker threads too; nothing writes after this.
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "create virtual table entry using fts5(ref unindexed, title, names, body, figures,"
            " tokenize=\"unicode61 remove_diacritics 0\", prefix='1 2 3')"
        )
        self._db.executemany(
            "insert into entry values (?, ?, ?, ?, ?)",
            (_row(entry) for entry in library.entries.values()),
        )

    def match(self, groups: Sequence[Sequence[str]], every: bool) -> list[tuple[str, float]]:
        """Return refs and scores, best first.

        Args:
            groups: For each word typed, the quoted FTS5 terms that count as a match of it.
            every: Whether every word must match, or any.
        """
        alternatives = ["(" + " OR ".join(group) + ")" for group in groups if group]
        if not alternatives:
            return []
        query = (" AND " if every else " OR ").join(alternatives)
        weights = ", ".join(str(weight) for weight in WEIGHTS)
        rows = self._db.execute(
            f"select ref, -bm25(entry, 0, {weights}) as score from entry"
            " where entry match ? order by score desc, rowid",
            (query,),
        )
        return [(str(ref), float(score)) for ref, score in rows]


def _row(entry: Entry) -> tuple[str, str, str, str, str]:
    names = [*entry.keywords, entry.ref, entry.short]
    if isinstance(entry, Term):
        names += [entry.acronym, *entry.also]
    if isinstance(entry, Partnership):
        names += [entry.evaluation, str(entry.published or "")]
    figures = (f"{f.figure} {f.of} {f.what}" for f in entry.figures)
    return (
        entry.ref,
        _stems([entry.title]),
        _stems(names),
        _stems(entry.texts()),
        _stems(figures),
    )


def _stems(texts: Iterable[str]) -> str:
    """Return the words' forms and stems: stems meet inflections, forms meet beginnings."""
    found = (word for text in texts for word in words(text))
    return " ".join(w.form if w.form == w.stem else f"{w.form} {w.stem}" for w in found)
