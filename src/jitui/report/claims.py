"""The report's quantified claims, across all passages: how many of whom, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from jitui.report.figures import Figure
from jitui.report.model import Entry, Library
from jitui.report.wording import NUMBERS

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


class Claim(Struct, frozen=True):
    """One claim and the passage that makes it.

    ``number`` counts the claims of one passage from 0; with the ref it is an address.
    """

    entry: Entry
    number: int
    figure: Figure

    @property
    def words(self) -> str:
        """The claim as a line to read."""
        return f"{self.figure.figure} \u2013 {self.figure.of}: {self.figure.what}"


def claims(library: Library, subject: str = "", band: str = "", words: str = "") -> list[Claim]:
    """Return the claims of a library in reading order.

    Args:
        library: The content.
        subject: Only those that count this, such as ``staff``; all when empty.
        band: Only those of this group of quantities, such as ``almost all``; all when empty.
        words: Only those that have all of these words, in any case, anywhere; those that
            count what a word names come first.
    """
    wanted = words.casefold().split()
    found = [
        claim
        for claim in _every(library)
        if (not subject or claim.figure.subject == subject)
        and (not band or claim.figure.band == band)
        and all(word in _text(claim) for word in wanted)
    ]
    # A word that names a subject asks for what counts it; other mentions come after.
    return sorted(found, key=lambda claim: claim.figure.subject not in wanted)


def value_of(figure: str) -> int | None:
    """Return the number in a figure as the report prints it, or ``None`` if it has none."""
    found = _NUMBER.search(figure)
    if found:
        return int(found[0].replace(",", ""))
    words = figure.casefold().split()
    return next((n for n, word in enumerate(NUMBERS) if n and word in words), None)


def _every(library: Library) -> Iterator[Claim]:
    for entry in library.entries.values():
        for number, figure in enumerate(entry.figures):
            yield Claim(entry, number, figure)


def _text(claim: Claim) -> str:
    figure = claim.figure
    parts = (figure.subject, figure.band, claim.words, claim.entry.ref, claim.entry.title)
    return " ".join(parts).casefold()
