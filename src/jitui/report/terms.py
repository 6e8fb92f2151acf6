"""Recognise glossary terms in any text, by their names and other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
        self._refs: dict[str, str] = {}
        self._acronyms: dict[str, str] = {}
        for term in terms:
            if term.common:
                continue
            for name in names(term):
                if _is_acronym(name):
                    self._acronyms.setdefault(name, term.ref)
                else:
                    self._refs.setdefault(_fold(name), term.ref)
        plain = "|".join(_pattern(n) for n in sorted(self._refs, key=len, reverse=True))
        short = "|".join(re.escape(n) for n in sorted(self._acronyms, key=len, reverse=True))
        self._plain = re.compile(rf"(?<!\w)(?:{plain})(?!\w)", re.IGNORECASE) if plain else None
        self._short = re.compile(rf"(?<!\w)(?:{short})(?!\w)") if short else None

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in ``text``, in order."""
        found: list[Mention] = []
        if self._plain is not None:
            for match in self._plain.finditer(text):
                # Ignoring case, the pattern also takes letters that fold to others, like a
                # dotless i; those are no name.
                ref = self._refs.get(_fold(match.group()))
                if ref is not None:
                    found.append(Mention(match.start(), match.end(), ref))
        if self._short is not None:
            for match in self._short.finditer(text):
                if not any(m.start < match.end() and match.start() < m.end for m in found):
                    ref = self._acronyms[match.group()]
                    found.append(Mention(match.start(), match.end(), ref))
        return sorted(found, key=lambda mention: mention.start)


def names(term: Term) -> Iterator[str]:
    """Yield each name of a term: its title, its acronym, its other spellings."""
    yield term.title
    if term.acronym:
        yield term.acronym
    yield from term.also


def usage(library: Library, finder: TermFinder) -> dict[str, tuple[str, ...]]:
    """Return, for each term, the refs of the entries whose text mentions it."""
    found: dict[str, list[str]] = {}
    for entry in library.entries.values():
        refs = {m.ref for text in entry.texts() for m in finder.find(text)}
        for ref in refs - {entry.ref}:
            found.setdefault(ref, []).append(entry.ref)
    return {ref: tuple(users) for ref, users in found.items()}


def _is_acronym(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return 1 < len(letters) <= 7 and " " not in name and sum(map(str.isupper, letters)) > 1


def _fold(name: str) -> str:
    name = name.casefold().replace("\u2019", "'").replace("-", " ").replace("\u2013", " ")
    return " ".join(name.split())


def _pattern(folded: str) -> str:
    return re.escape(folded).replace(r"\ ", r"[\s\-\u2013]+").replace("'", "['\u2019]")
