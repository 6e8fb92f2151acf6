"""Bookmarks: the entries that a reader wants to find again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct, ValidationError, convert, field
from msgspec.structs import asdict

from jitui.report.clean import clean_line
from jitui.state import json_file


class Bookmark(Struct, frozen=True):
    """One entry that was bookmarked.

    What a list shows of it is saved with it, so that the list can be read even when another
    report is open.

    Attributes:
        ref: The entry's ref.
        word: What it is, in a word or two, such as ``key message``; may be empty.
        title: Its title; may be empty.
        made: When it was bookmarked.
    """

    ref: str
    word: str
    title: str
    made: Annotated[datetime, Meta(tz=True)] = field(
        default_factory=lambda: datetime.now(timezone.utc).replace(microsecond=0)
    )


PendingEdits = Mapping[str, "Bookmark | None"]
"""What was done to each ref since the last save: the new bookmark, or ``None``: removed."""


class Bookmarks:
    """The bookmarks of one file, which several windows may change at once.

    A save merges the changes of this window, ref by ref, into what the file holds by then.
    Without a path, everything stays in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        # The file as last seen. What is no bookmark in it is carried over.
        self._seen: json_file.Value = {}
        self._changes: dict[str, Bookmark | None] = {}

    @property
    def by_ref(self) -> dict[str, Bookmark]:
        """The bookmarks by their refs, the latest first."""
        items = map(_bookmark, _merged(self._seen, self._changes)["marks"])
        # Of those made in one second, the one that was written last counts as the latest.
        found = [bookmark for bookmark in items if bookmark][::-1]
        latest: dict[str, Bookmark] = {}
        for bookmark in sorted(found, key=lambda bookmark: bookmark.made, reverse=True):
            latest.setdefault(bookmark.ref, bookmark)
        return latest

    def load(self) -> str:
        """Read the file and return a notice for the reader; unsaved changes stay."""
        if self._path is None:
            return ""
        result = json_file.load(self._path)
        if result.value is not None or not result.notice:
            self._seen = result.value or {}
        return result.notice

    def save(self) -> str:
        """Merge the changes into the file and return a notice for the reader.

        Changes that could not be saved stay, for the next time. Where the file has gone
        or is damaged, all bookmarks that were last seen in it are written again.
        """
        if self._path is None or not self._changes:
            return ""
        result = json_file.update(
            self._path,
            lambda value: _merged(self._seen if value is None else value, self._changes),
        )
        if result.value is not None:
            self._seen = result.value
            self._changes.clear()
        return result.notice

    def add(self, ref: str, word: str, title: str) -> None:
        """Bookmark an entry."""
        ref = clean_line(ref)
        self._change(ref, Bookmark(ref, clean_line(word), clean_line(title)))

    def remove(self, ref: str) -> None:
        """Remove the bookmark of an entry; nothing happens where there is none."""
        self._change(ref, None)

    def _change(self, ref: str, change: Bookmark | None) -> None:
        self._changes.pop(ref, None)  # so that the latest change is the last
        self._changes[ref] = change


def _merged(value: json_file.Value, changes: PendingEdits) -> json_file.Value:
    """Return a file's value with changes made; all else in it stays as and where it is."""
    new = {ref: asdict(change) for ref, change in changes.items() if change}
    items: list[Any] = []
    for item in value.get("marks", []):
        bookmark = _bookmark(item)
        if bookmark is None or bookmark.ref not in changes:
            items.append(item)
        elif bookmark.ref in new:
            items.append({**item, **new.pop(bookmark.ref)})
    return {**value, "marks": [*items, *new.values()]}


def _bookmark(item: object) -> Bookmark | None:
    """Return the bookmark that an item of the file is, or ``None`` where it is none."""
    try:
        found = convert(item, Bookmark)
    except ValidationError:
        return None
    ref, word, title = map(clean_line, (found.ref, found.word, found.title))
    return Bookmark(ref, word, title, found.made) if ref else None
