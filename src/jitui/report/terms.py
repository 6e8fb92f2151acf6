"""Recognises glossary terms in any text, by their names and other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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
        plain: dict[_Name, str] = {}
        short: dict[_Name, str] = {}
        for term in terms:
            if term.common:
                continue
            for name in names(term):
                if _is_acronym(name):
                    short.setdefault(tuple(_PIECES.findall(name)), term.ref)
                else:
                    plain.setdefault(tuple(_folded(_PIECES.findall(name.strip()))), term.ref)
        self._plain = _by_first(plain)
        self._short = _by_first(short)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in ``text``, in order."""
        pieces = _PIECES.findall(text)
        found = list(_mentions(pieces, _folded(pieces), self._plain))
        for mention in _mentions(pieces, pieces, self._short):
            if not any(m.start < mention.end and mention.start < m.end for m in found):
                found.append(mention)
        return sorted(found, key=lambda mention: mention.start)


_Name = tuple[str, ...]
_PIECES = re.compile(r"\w+|[\s\-\u2013]+|.", re.DOTALL)
"""Words, what stands between words, and other characters one by one; a text is all of them.

Names are looked up by their first piece: a pattern of them all takes 7 ms to compile.
"""


def _folded(pieces: Iterable[str]) -> list[str]:
    return [_fold(piece) for piece in pieces]


def _fold(piece: str) -> str:
    if piece[0].isalnum() or piece[0] == "_":
        return piece.casefold()
    return "'" if piece == "\u2019" else " " if piece[0] in "-\u2013" or piece.isspace() else piece


def _by_first(names: dict[_Name, str]) -> dict[str, list[tuple[_Name, str]]]:
    """Return names with their refs by their first piece, the longest first."""
    found: dict[str, list[tuple[_Name, str]]] = {}
    for name in sorted(names, key=lambda name: -len("".join(name))):
        found.setdefault(name[0], []).append((name, names[name]))
    return found


def _mentions(
    pieces: Sequence[str], read: Sequence[str], names: dict[str, list[tuple[_Name, str]]]
) -> Iterator[Mention]:
    """Yield the names in a text; ``read`` has its pieces in the form in which they are compared."""
    start = free = 0  # in characters: of the piece, and of the first that is not taken yet
    for number, piece in enumerate(pieces):
        for name, ref in names.get(read[number], ()) if start >= free else ():
            after = number + len(name)
            if tuple(read[number:after]) == name and _whole(pieces, number, after):
                free = start + sum(map(len, pieces[number:after]))
                yield Mention(start, free, ref)
                break
        start += len(piece)


def _whole(pieces: Sequence[str], start: int, end: int) -> bool:
    """Return whether some pieces are not part of a word; one that is a word never is."""
    before = start and _is_word(pieces[start - 1]) and not _is_word(pieces[start])
    behind = end < len(pieces) and _is_word(pieces[end]) and not _is_word(pieces[end - 1])
    return not before and not behind


def _is_word(piece: str) -> bool:
    return piece[0].isalnum() or piece[0] == "_"


def names(term: Term) -> Iterator[str]:
    """Yield each name of a term: its title, its acronym, its other spellings."""
    yield term.title
    if term.acronym:
        yield term.acronym
    yield from term.also


def users(library: Library, finder: TermFinder, term: Term) -> tuple[str, ...]:
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
