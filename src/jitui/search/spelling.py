"""Corrections of misspelt words: the words of the library that are nearest to them."""

from __future__ import annotations

from collections.abc import Mapping

SHORTEST = 5
"""Shorter words are never corrected: too many others are one slip away."""
TWO_SLIPS = 8
"""From this length on a word may have two slips."""

NEGATIVE = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
"""Prefixes that turn a word into its opposite: "unavailable" is no slip for "available"."""


class Speller:
    """Corrects words to those of a library, given how often each stands in it."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        for form in counts:
            if len(form) >= SHORTEST - 1 and form.isalpha():
                self._by_length.setdefault(len(form), []).append((_letters(form), form))

    def corrections(self, form: str, most: int = 3) -> list[str]:
        """Return the known words nearest to an unknown one, nearest and commonest first.

        One slip from five letters on, two from eight: a letter too many, too few or wrong,
        or two that changed places. Only the words at the least distance are returned.
        """
        if len(form) < SHORTEST or not form.isalpha() or form in self._counts:
            return []
        slips = 2 if len(form) >= TWO_SLIPS else 1
        letters = _letters(form)
        found: list[tuple[int, int, str]] = []
        best = slips
        for length in range(len(form) - slips, len(form) + slips + 1):
            for other_letters, other in self._by_length.get(length, ()):
                # Each slip changes at most two letters of the sets.
                close = (letters ^ other_letters).bit_count() <= 2 * best
                if close and not _opposite(form, other):
                    far = distance(form, other, best)
                    if far <= best:
                        best = far
                        found.append((far, -self._counts[other], other))
        return [other for far, _, other in sorted(found) if far == best][:most]


def _opposite(one: str, other: str) -> bool:
    return any(one == prefix + other or other == prefix + one for prefix in NEGATIVE)


def _letters(form: str) -> int:
    """Return the set of a word's letters as the bits of a number."""
    bits = 0
    for character in form:
        bits |= 1 << (ord(character) & 63)
    return bits


def distance(one: str, other: str, most: int) -> int:
    """Return how many slips lie between two words, or ``most + 1`` when more than ``most``.

    A slip is a letter inserted, left out or replaced, or two neighbours exchanged.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
