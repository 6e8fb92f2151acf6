"""Measure text in terminal cells, and break it into lines of a width.

This is the one measure and the one line breaker of the project: plain text, the terminal
app and the SVG charts all use :func:`breaks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

ELLIPSIS = "\u2026"
"""Stands at the end of a text that was cut short."""

_WORD = re.compile(r"\S+")
_NARROW = re.compile("[ -~\xa0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]*")
"""Text of which each character takes one cell: nearly all text in European languages."""
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"


def width(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    return sum(cells for _, _, cells in clusters(text))


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """Yield the start, the end and the cells of each character as a reader sees it.

    A letter with its accents is one, and so is an emoji that is made of several.

    Args:
        text: The text.
        start: Where in it to begin.
        end: Where in it to end; at its end, unless given.
    """
    end = len(text) if end is None else end
    if start >= end:
        return
    cells, flag, joined = _cells(text[start]), _is_flag_half(text[start]), False
    for place in range(start + 1, end):
        character = text[place]
        own = _cells(character)
        goes_on = (
            own == 0
            or (joined and cells == 2 and not character.isalnum())
            or "\U0001f3fb" <= character <= "\U0001f3ff"  # the colour of the skin before it
            or (flag and _is_flag_half(character))
        )
        joined = character == _JOINER
        if not goes_on:
            yield start, place, cells
            start, cells, flag = place, own, _is_flag_half(character)
        elif character == _EMOJI_STYLE or (flag and own):
            cells, flag = 2, False
        else:
            cells = max(cells, own)
    yield start, end, cells


def _cells(character: str) -> int:
    """Return the cells of a character that stands alone."""
    if character.isascii():
        return 1
    from unicodedata import category, east_asian_width  # here, since hardly any text needs it

    if "\u1160" <= character <= "\u11ff":  # the later parts of a Korean syllable
        return 0
    if category(character) in ("Mn", "Mc", "Me", "Cf") and character != "\xad":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def pad(text: str, columns: int) -> str:
    """Return ``text`` filled up with spaces to ``columns`` cells."""
    return text + " " * max(columns - width(text), 0)


def breaks(
    text: str,
    first: float,
    rest: float | None = None,
    *,
    measure: Callable[[str], float] = width,
    cut: bool = True,
) -> list[tuple[int, int]]:
    """Return where each line starts and ends in ``text`` when it is broken at white space.

    Args:
        text: One paragraph.
        first: How wide the first line may be.
        rest: How wide each other line may be; as the first, unless given.
        measure: How wide a stretch of text is; cells, unless given.
        cut: Whether a word that is wider than a line is cut. One that is not in the usual
            European letters always is: it may be a whole sentence, written without spaces.

    Returns:
        At least one line, which is empty where the text is. A line has at least one
        character, even where there is no room for it.
    """
    later = first if rest is None else rest
    lines: list[tuple[int, int]] = []
    room = first
    start = end = -1
    for word in _WORD.finditer(text):
        if start < 0:
            start, end = word.span()
        elif measure(text[start : word.end()]) <= room:
            end = word.end()
        else:
            lines.append((start, end))
            room = later
            start, end = word.span()
        uncut = not cut and _NARROW.fullmatch(text, start, end)
        if uncut or measure(text[start:end]) <= room:
            continue
        while (at := _fitting(text, start, end, room, measure)) < end:
            lines.append((start, at))
            room, start = later, at
    lines.append((start, end) if start >= 0 else (0, 0))
    return lines


def _fitting(text: str, start: int, end: int, room: float, measure: Callable[[str], float]) -> int:
    """Return how far a stretch of text fits; never within a character, and at least one."""
    at = start
    for begins, ends, _ in clusters(text, start, end):
        room -= measure(text[begins:ends])
        if room < 0 and at > start:
            break
        at = ends
    return at


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Return ``text`` in lines of at most ``columns`` cells.

    Args:
        text: One paragraph; runs of white space become one space.
        columns: The cells of a line, indents included; a longer word, such as an address
            that is to be copied, stands alone and whole.
        first: What the first line begins with.
        rest: What each other line begins with.
    """
    text = " ".join(text.split())
    if not text:
        return [first.rstrip()]
    rooms = (max(columns - width(prefix), 1) for prefix in (first, rest))
    lines = breaks(text, *rooms, cut=False)
    return [
        (rest if number else first) + text[start:end] for number, (start, end) in enumerate(lines)
    ]


def clip(text: str, columns: int) -> str:
    """Return ``text``, cut at a word with an ellipsis where it is wider than ``columns``."""
    if width(text) <= columns:
        return text
    _, end = cut_short(text, [(0, len(text))], columns)[0]
    return text[:end] + ELLIPSIS


def cut_short(text: str, lines: Sequence[tuple[int, int]], columns: int) -> list[tuple[int, int]]:
    """Return the lines with the last one, and what follows it, cut for an ellipsis.

    Args:
        text: The text.
        lines: Where lines start and end in it; there is more text after the last of them.
        columns: The cells of the last line, that of the ellipsis included.
    """
    start, _ = lines[-1]
    _, end = breaks(text[start:], max(columns - 1, 1))[0]
    last = text[start : start + end].rstrip(" ,;:\u2013-")
    return [*lines[:-1], (start, start + max(len(last), 1))]
