"""What was typed, word by word; the last one may still be growing."""

from __future__ import annotations

from dataclasses import dataclass

from jitui.report.clean import clean_line
from jitui.search.words import Word, words

MAX_WORDS = 32


@dataclass(frozen=True, slots=True)
class Query:
    """A search as understood.

    Attributes:
        typed: What was typed, cleaned, on one line.
        stems: The stem of each word.
        growing: The folded last word while it may be the beginning of one, or empty.
    """

    typed: str
    stems: tuple[str, ...]
    growing: str = ""

    def matches(self, word: Word) -> bool:
        """Return whether a word of a text is one that was searched for."""
        return word.stem in self.stems or bool(self.growing and word.form.startswith(self.growing))


def parse(typed: str, growing: bool = False) -> Query:
    """Return the query in ``typed``; with ``growing`` the last word may be unfinished."""
    typed = clean_line(typed)
    found = list(words(typed))[:MAX_WORDS]
    last = found[-1].form if growing and found else ""
    return Query(typed, tuple(dict.fromkeys(word.stem for word in found)), last)


def quoted(term: str, prefix: bool = False) -> str:
    """Return a term as FTS5 takes it literally."""
    body = '"' + term.replace('"', '""') + '"'
    return body + "*" if prefix else body
