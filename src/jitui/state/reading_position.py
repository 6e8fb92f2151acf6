"""Where the reader left off, and the ways that led there."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from jitui.report.clean import clean_line
from jitui.state import json_file

VERSION = 1
"""The version of the file's format."""

MOST = 50
"""How many refs, and how many searches, are remembered."""

_LONGEST = 500
_FARTHEST = 1_000_000


class ReadingPosition(Struct, frozen=True):
    """One place; whoever returns to it sees whether its ref and pane are still there.

    Attributes:
        pane: The number of the pane, counted from 0.
        ref: The ref of the entry, or empty.
        scroll: How many lines its page was scrolled.
        reading: Whether the page, and not the list, was in use.
        recent: The refs that were read, the latest first.
        searches: What was searched for, the latest first.
    """

    pane: int = 0
    ref: str = ""
    scroll: int = 0
    reading: bool = False
    recent: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()

    def visited(self, ref: str) -> ReadingPosition:
        """Return the place with a ref as the latest that was read."""
        return replace(self, recent=_first(ref, self.recent))

    def searched(self, typed: str) -> ReadingPosition:
        """Return the place with a text as the latest that was searched for."""
        return replace(self, searches=_first(typed, self.searches))


def load(path: Path) -> tuple[ReadingPosition, str]:
    """Return the place in a file, and what the reader has to be told.

    A value of the wrong type is as good as none: nothing is lost but a place.
    """
    found = json_file.load(path, VERSION)
    value = found.value or {}
    place = ReadingPosition(
        pane=_number(value.get("pane")),
        ref=_text(value.get("ref")),
        scroll=_number(value.get("scroll")),
        reading=value.get("reading") is True,
        recent=_texts(value.get("recent")),
        searches=_texts(value.get("searches")),
    )
    return place, found.notice


def save(path: Path, place: ReadingPosition) -> str:
    """Write a place, and return what the reader has to be told; of two windows, the last stays."""
    return json_file.save(path, VERSION, asdict(place))


def _first(text: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return _texts([text, *others])


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return 0
    return value if 0 <= value <= _FARTHEST else 0


def _text(value: object) -> str:
    text = clean_line(value) if isinstance(value, str) else ""
    return text if len(text) <= _LONGEST else ""


def _texts(value: object) -> tuple[str, ...]:
    texts = map(_text, value) if isinstance(value, list) else ()
    return tuple(dict.fromkeys(text for text in texts if text))[:MOST]
