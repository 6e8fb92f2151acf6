"""Letters before the links of a line; they cover no text and push none off the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jitui.output.wrapping import width as cells
from jitui.tui.layout.styled_text import StyledRun

_STYLE = ("hint",)


def with_letters(
    runs: Sequence[StyledRun], letters: Mapping[int, str], room: int
) -> list[StyledRun]:
    """Return the runs of a line with letters before some of them.

    Letters stand in brackets, in an indent where there is one, or between the words, which
    move to the right. Where the line has no room for that, each letter takes the place of
    the space before its link.

    Args:
        runs: The line.
        letters: For the place of each run that is to have one, its letter.
        room: The cells that the line may take.
    """
    if not letters:
        return list(runs)
    blanks = {place: _blanks_before(runs, place) for place in letters}
    free = room - sum(cells(run.text) for run in runs)
    bracketed = {place: f"[{letter}]" for place, letter in letters.items()}
    if _added(bracketed, blanks) <= free:
        return _put(runs, bracketed, blanks)
    alone = dict(letters)
    # A link that has no space before it is covered by its letter when there is no room at all.
    covered = frozenset[int]() if _added(alone, blanks) <= free else frozenset(alone)
    return _put(runs, alone, blanks, covered)


def _blanks_before(runs: Sequence[StyledRun], place: int) -> int:
    """Return how many spaces stand before a run."""
    before = runs[place - 1].text if place else ""
    return len(before) - len(before.rstrip(" "))


def _taken(mark: str, blanks: int) -> int:
    """Return how many of the spaces before a link its mark takes the place of."""
    if blanks > len(mark):
        return len(mark) + (len(mark) > 1)  # a bracket stands off from the ref after it
    return len(mark) if blanks == len(mark) else 0


def _added(marks: Mapping[int, str], blanks: Mapping[int, int]) -> int:
    """Return how many cells longer marks make a line."""
    return sum(len(mark) for place, mark in marks.items() if not _taken(mark, blanks[place]))


def _put(
    runs: Sequence[StyledRun],
    marks: Mapping[int, str],
    blanks: Mapping[int, int],
    covered: frozenset[int] = frozenset(),
) -> list[StyledRun]:
    made: list[StyledRun] = []
    for place, run in enumerate(runs):
        mark, text = marks.get(place, ""), run.text
        taken = _taken(mark, blanks[place]) if mark else 0
        if taken:
            before = made.pop()
            made.append(StyledRun(before.text[:-taken], before.styles, before.ref, before.match))
        elif place in covered:
            text = text[1:]
        if mark:
            made.append(StyledRun(mark, _STYLE))
            if taken > len(mark):
                made.append(StyledRun(" " * (taken - len(mark))))
        made.append(StyledRun(text, run.styles, run.ref, run.match))
    return made
