"""Make the index of a library: one SQLite database in memory."""

from __future__ import annotations

import marshal
import sqlite3
from collections import Counter

from jitui.report.model import Kind, Library
from jitui.search.database_bytes import connect
from jitui.search.documents import BREAK, SearchDocument, analyse
from jitui.search.lexicon import Lexicon
from jitui.search.tokens import stem

_TABLES = """
create virtual table entry using fts5(
    forms, stems, content='',
    tokenize="unicode61 remove_diacritics 0 tokenchars '_'");
create table document(number integer primary key, weights blob, facts blob);
create table form(form text primary key, count integer) without rowid;
create table token(token text primary key, spread integer) without rowid;
create table fact(name text primary key, value) without rowid;
"""


def build(library: Library, lexicon: Lexicon) -> sqlite3.Connection:
    """Return a new database with the index of a library."""
    db = connect()
    db.executescript(_TABLES)
    mean = _mean_length(library)
    counts: Counter[str] = Counter()
    document_frequency: Counter[str] = Counter()
    beside = tuple(
        text
        for name in ("questions.opening", "questions.closing")
        for text in library.notes.get(name, ())
    )
    with db:
        for number, entry in enumerate(library.entries.values()):
            analysed = analyse(entry, beside if entry.kind is Kind.QUESTION else ())
            weights = analysed.weights(lexicon, mean)
            counts.update(analysed.forms)
            document_frequency.update(weights.keys())
            _write(db, number, analysed, weights, lexicon)
        counts.pop(BREAK, None)
        db.executemany("insert into form values (?, ?)", sorted(counts.items()))
        db.executemany("insert into token values (?, ?)", sorted(document_frequency.items()))
        db.execute("insert into fact values ('entries', ?)", (len(library.entries),))
        stems = {form: stem(form) for form in sorted(counts) if not form.isdigit()}
        db.execute("insert into fact values ('stems', ?)", (marshal.dumps(stems),))
        db.execute("insert into entry(entry) values ('optimize')")
    return db


def _mean_length(library: Library) -> float:
    """Return about how many words an entry's text has on average."""
    lengths = [sum(text.count(" ") + 1 for text in e.texts()) for e in library.entries.values()]
    return sum(lengths) / max(len(lengths), 1)


def _write(
    db: sqlite3.Connection,
    number: int,
    analysed: SearchDocument,
    weights: dict[str, float],
    lexicon: Lexicon,
) -> None:
    runs = [run for field in analysed.runs.values() for run in field]
    stemmed = f" {BREAK} ".join(" ".join(run) for run in runs)
    names = " ".join(sorted(analysed.tokens(lexicon)))
    db.execute(
        "insert into entry(rowid, forms, stems) values (?, ?, ?)",
        (number, " ".join(analysed.forms), f"{stemmed} {BREAK} {names}"),
    )
    facts = (
        tuple(sorted(analysed.names)),
        tuple((f.digits, f.forms, tuple(sorted(f.stems))) for f in analysed.figures),
        tuple((s.text, tuple(sorted(s.stems))) for s in analysed.sentences),
    )
    db.execute(
        "insert into document values (?, ?, ?)",
        (number, marshal.dumps(weights), marshal.dumps(facts)),
    )
