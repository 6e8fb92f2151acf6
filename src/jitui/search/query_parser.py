"""Parses what was typed: words, phrases, exclusions, alternatives and filters.

Nothing that is typed can be an error: what is no operator is words.
"""

from __future__ import annotations

import re

from msgspec import Struct

from jitui.report.clean import clean_line
from jitui.report.model import Entry, Library
from jitui.search.filters import Filter, inside, may_become_filter, parse_filter

MAX_LENGTH = 400
"""Characters of a search that are read; more is no search."""

_PART = re.compile(r'(-?)"([^"]*)"?|(\S+)')
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'))


class QueryPart(Struct, frozen=True):
    """A stretch of words as typed.

    Attributes:
        text: The words.
        phrase: Whether they stood in quotation marks.
        excluded: Whether a minus stood before them.
        group: Parts of one group are alternatives, joined by ``OR``; groups are all wanted.
    """

    text: str
    phrase: bool
    excluded: bool
    group: int


class ParsedQuery(Struct, frozen=True):
    """A search as parsed.

    Attributes:
        text: All of it, cleaned, on one line.
        parts: Its words and phrases.
        filters: Its filters.
        notices: What could not be taken as meant, a sentence each.
        unfinished: Whether the last word may still be unfinished.
    """

    text: str
    parts: tuple[QueryPart, ...]
    filters: tuple[Filter, ...]
    notices: tuple[str, ...]
    unfinished: bool

    @property
    def has_operators(self) -> bool:
        """Whether it has more than words: filters, phrases or exclusions."""
        return bool(self.filters) or any(part.phrase or part.excluded for part in self.parts)

    def passes(self, entry: Entry) -> bool:
        """Return whether an entry passes the filters: all of them, any of one name."""
        names = {f.name for f in self.filters}
        return all(any(f.passes(entry) for f in self.filters if f.name == name) for name in names)


def parse(text: str, library: Library, growing: bool = False, within: str = "") -> ParsedQuery:
    """Return what was typed, parsed.

    Args:
        text: Anything at all.
        library: What the filters' values mean.
        growing: Whether the reader is still typing.
        within: The ref of an entry that is searched alone, with its parts; empty for none.
    """
    text = clean_line(text)[:MAX_LENGTH]
    plain = text.translate(_QUOTES)
    parts: list[QueryPart] = []
    filters: list[Filter] = []
    notices: list[str] = []
    group = 0
    either = False
    for match in _PART.finditer(plain):
        minus, quoted, word = match.groups()
        if word in ("OR", "|") and parts:
            either = True
            continue
        if word is None:
            part = (quoted, True, bool(minus))
        elif (found := parse_filter(word, library)) is not None:
            last = growing and match.end() == len(plain)
            if isinstance(found, Filter):
                filters.append(found)
            elif not (last and may_become_filter(word, library)):
                # A filter that is still being typed is only complained of where no letters
                # more could make it one.
                notices.append(found)
            continue
        elif len(word) > 1 and word[0] == "-" and word[1].isalnum():
            part = (word[1:], False, True)
        else:
            part = (word, False, False)
        if not either:
            group += 1
        either = False
        parts.append(QueryPart(*part, group))
    if within:
        filters.append(inside(within))
    unfinished = growing and not plain.endswith('"')
    return ParsedQuery(text, tuple(parts), tuple(filters), tuple(notices), unfinished)
