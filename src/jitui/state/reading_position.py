"""Where the reader left off, what was read lately and what was searched for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import asdict, replace

from jitui.state import json_file

MOST = 50
"""How many refs, and how many searches, are remembered."""

LONGEST = 500
"""How many characters a ref or a search may have that is remembered."""


class ReadingPosition(Struct, frozen=True):
    """Where the reader left off; its ref may be of an entry that is no longer there.

    Attributes:
        ref: The ref of the entry, or empty.
        scroll: How many lines its page was scrolled.
        reading: Whether the page, and not the list, was in use.
        recent: The refs that were read, the latest first.
        searches: What was searched for, the latest first.
    """

    ref: Annotated[str, Meta(max_length=LONGEST)] = ""
    scroll: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    reading: bool = False
    recent: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()


def load(path: Path) -> tuple[ReadingPosition, str]:
    """Return the position in a file, and a notice for the reader.

    A value that does not fit has its default, without a word: only a position is lost.
    """
    result = json_file.load(path)
    position, _ = json_file.record_of(result.value or {}, ReadingPosition)
    recent, searches = _distinct(position.recent), _distinct(position.searches)
    return replace(position, recent=recent, searches=searches), result.notice


def save(path: Path, position: ReadingPosition) -> str:
    """Write a position and return a notice; the last window's position stays."""
    return json_file.save(path, asdict(position))


def _distinct(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if 0 < len(text) <= LONGEST))[:MOST]
