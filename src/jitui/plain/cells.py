"""Wrap text to a width that is counted in terminal cells."""

from __future__ import annotations

_WITHOUT_WIDTH = "\u200b\u200c\u200d\u2060\u2061\ufeff"


def width(text: str) -> int:
    """Return how many terminal cells ``text`` takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # here, since hardly any text needs it

    cells = 0
    for character in text:
        if not combining(character) and character not in _WITHOUT_WIDTH:
            cells += 2 if east_asian_width(character) in "WF" else 1
    return cells


def pad(text: str, columns: int) -> str:
    """Return ``text`` filled up with spaces to ``columns`` cells."""
    return text + " " * max(columns - width(text), 0)


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """Return ``text`` in lines of at most ``columns`` cells.

    Args:
        text: One paragraph.
        columns: The cells of a line, indents included; a longer word stands alone.
        first: What the first line begins with.
        rest: What each other line begins with.
    """
    lines: list[str] = []
    line, used = first, width(first)
    empty = True
    for word in text.split():
        cells = width(word)
        if not empty and used + 1 + cells > columns:
            lines.append(line)
            line, used, empty = rest, width(rest), True
        if not empty:
            line, used = line + " ", used + 1
        line, used, empty = line + word, used + cells, False
    return [*lines, line.rstrip()]
