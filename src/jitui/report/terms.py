"""Recognises glossary terms in any text, by their names and other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from jitui.report.model import Library, Term


class Mention(Struct, frozen=True):
    """A term's name in a text, from ``start`` up to ``end`` (in characters)."""

    start: int
    end: int
    ref: str


class TermFinder:
    """Finds terms in texts: longest name first, whole words only, no overlaps.

    Acronyms count only as they are written (``HIS`` is a body, ``his`` is a word); other
    names in any case, with hyphens and spaces alike and either form of apostrophe.
    Terms marked common are left out.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        refs: dict[_Name, str] = {}
        for term in terms:
            for text in () if term.common else names(term):
                refs.setdefault(_name(text), term.ref)
        self._by_first: dict[str, list[tuple[_Name, str]]] = {}
        for name in sorted(refs, key=lambda name: -len("".join(name.pieces))):
            self._by_first.setdefault(_fold(name.pieces[0]), []).append((name, refs[name]))

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in ``text``, in order."""
        pieces = _PIECES.findall(text)
        folded = [_fold(piece) for piece in pieces]
        mentions = []
        start = free = 0  # in characters: of the piece, and of the first that is not taken yet
        for number, piece in enumerate(pieces):
            for name, ref in self._by_first.get(folded[number], ()) if start >= free else ():
                end = number + len(name.pieces)
                if tuple((pieces if name.acronym else folded)[number:end]) == name.pieces:
                    free = start + sum(map(len, pieces[number:end]))
                    mentions.append(Mention(start, free, ref))
                    break
            start += len(piece)
        return mentions


class _Name(NamedTuple):
    """A name in pieces, which are folded unless it is an acronym."""

    acronym: bool
    pieces: tuple[str, ...]


def _name(text: str) -> _Name:
    pieces = _PIECES.findall(text.strip())
    acronym = _is_acronym(text)
    return _Name(acronym, tuple(pieces if acronym else map(_fold, pieces)))


_PIECES = re.compile(r"\w+|[\s\-\u2013]+|.", re.DOTALL)
"""A word, a run of spaces and hyphens, or one other character; together they are the text.

Names are looked up by their first piece: a pattern of them all takes 7 ms to compile.
"""


def _fold(piece: str) -> str:
    if _is_word(piece):
        return piece.casefold()
    return "'" if piece == "\u2019" else " " if piece[0] in "-\u2013" or piece.isspace() else piece


def _is_word(piece: str) -> bool:
    return piece[0].isalnum() or piece[0] == "_"


def names(term: Term) -> Iterator[str]:
    """Yield each name of a term: its title, its acronym, its other spellings."""
    yield term.title
    if term.acronym:
        yield term.acronym
    yield from term.also


def entries_mentioning(library: Library, finder: TermFinder, term: Term) -> tuple[str, ...]:
    """Return the refs of the entries whose text mentions a term, in reading order."""
    # Most texts have none of its names' words, and need not be read piece by piece.
    words = [[piece for piece in _PIECES.findall(n) if _is_word(piece)] for n in names(term)]
    folded = [[word.casefold() for word in name] for name in words]
    return tuple(
        entry.ref
        for entry in library.entries.values()
        if entry.ref != term.ref
        and any(
            mention.ref == term.ref
            for text in entry.texts()
            if _may_have(text.casefold(), folded)
            for mention in finder.find(text)
        )
    )


def _may_have(text: str, names: Iterable[Iterable[str]]) -> bool:
    return any(all(word in text for word in name) for name in names)


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return 1 < len(letters) <= 7 and " " not in name and sum(map(str.isupper, letters)) > 1
