"""Marks: the entries that a reader wants to find again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from jitui.report.clean import clean_line
from jitui.state import json_file

VERSION = 1
"""The version of the file's format."""


class Bookmark(Struct, frozen=True):
    """One entry that was marked.

    What a list shows of it is kept with it, so that the list can be read even when
    another report is open.

    Attributes:
        ref: The entry's ref.
        word: What it is, in a word or two, such as ``key message``; may be empty.
        title: Its title; may be empty.
        made: When it was marked, as an ISO date and time.
    """

    ref: str
    word: str
    title: str
    made: str


Changes = Mapping[str, "Bookmark | None"]
"""What was done to each ref since the last save: the new mark, or ``None``: removed."""


class Bookmarks:
    """The marks of one file, which several windows may change at once.

    Changes are kept in memory until they are saved; a save merges them, ref by ref, into
    what the file holds by then, so that no window undoes what another one did.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # The file as last seen, with what is no mark in it: that is carried over.
        self._seen: json_file.Value = {}
        self._changes: dict[str, Bookmark | None] = {}
        self._marks: dict[str, Bookmark] = {}

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that are not on disk."""
        return bool(self._changes)

    def load(self) -> str:
        """Read the file and return what the reader has to be told; unsaved changes stay."""
        found = json_file.load(self._path, VERSION, _wrong)
        if found.value is not None or not found.notice:
            self._seen = found.value or {}
        self._refresh()
        return found.notice

    def save(self) -> str:
        """Merge the changes into the file and return what the reader has to be told.

        Changes that could not be saved stay, for the next time. Where the file has gone
        or is damaged, all marks that were last seen in it are written again.
        """
        changes = dict(self._changes)
        if not changes:
            return ""
        done = json_file.update(
            self._path,
            VERSION,
            lambda value: _merged(self._seen if value is None else value, changes),
            _wrong,
        )
        if done.value is not None:
            self._seen = done.value
            for ref, change in changes.items():
                # What was changed again in the meantime is still to be saved.
                if self._changes.get(ref) is change:
                    self._changes.pop(ref, None)
            self._refresh()
        return done.notice

    def add(self, ref: str, word: str, title: str) -> Bookmark:
        """Mark an entry and return its mark; one that is marked keeps its date.

        Raises:
            ValueError: The ref is empty.
        """
        ref = clean_line(ref)
        if not ref:
            raise ValueError("a bookmark needs the ref of an entry")
        before = self._marks.get(ref)
        made = before.made if before else _now()
        mark = Bookmark(ref, clean_line(word), clean_line(title), made)
        if mark != before:
            self._change(ref, mark)
        return mark

    def remove(self, ref: str) -> None:
        """Take the mark from an entry; nothing happens where there is none."""
        if ref in self._marks:
            self._change(ref, None)

    def has(self, ref: str) -> bool:
        """Return whether an entry is marked."""
        return ref in self._marks

    def in_order(self, refs: Sequence[str] | None = None) -> tuple[Bookmark, ...]:
        """Return the marks, the latest first, or in the order of the refs that are given.

        Marks whose refs are not among those given come last, the latest first.
        """
        latest = list(reversed(self._marks.values()))
        latest.sort(key=_moment, reverse=True)
        if refs is None:
            return tuple(latest)
        rank = {ref: number for number, ref in reversed(list(enumerate(refs)))}
        return tuple(sorted(latest, key=lambda mark: rank.get(mark.ref, len(refs))))

    def filter(self, text: str) -> tuple[Bookmark, ...]:
        """Return the marks that contain each word of a text, the latest first.

        Case does not matter. A word may stand anywhere in the ref, the word or the title.
        """
        words = clean_line(text).casefold().split()
        return tuple(
            mark
            for mark in self.in_order()
            if all(word in f"{mark.ref} {mark.word} {mark.title}".casefold() for word in words)
        )

    def _change(self, ref: str, change: Bookmark | None) -> None:
        self._changes.pop(ref, None)  # so that the latest change is the last
        self._changes[ref] = change
        self._refresh()

    def _refresh(self) -> None:
        marks: dict[str, Bookmark] = {}
        for item in _merged(self._seen, self._changes)["marks"]:
            mark = _mark(item)
            if mark and (mark.ref not in marks or _moment(mark) > _moment(marks[mark.ref])):
                marks[mark.ref] = mark
        self._marks = marks


def _wrong(value: json_file.Value) -> str:
    return "" if isinstance(value.get("marks", []), list) else "'marks' is not a list"


def _merged(value: json_file.Value, changes: Changes) -> json_file.Value:
    """Return a file's value with changes made; all else in it stays as and where it is."""
    left = dict(changes)
    items: list[Any] = []
    for item in value.get("marks", []):
        mark = _mark(item)
        if mark is None or mark.ref not in changes:
            items.append(item)
            continue
        new = left.pop(mark.ref, None)
        if new is not None:
            items.append({**item, **asdict(new)})
    items += [asdict(new) for new in left.values() if new is not None]
    return {**value, "marks": items}


def _mark(item: object) -> Bookmark | None:
    """Return the mark that an item of the file is, or ``None`` where it is none."""
    if not isinstance(item, dict):
        return None
    texts = [item.get(key) for key in ("ref", "word", "title", "made")]
    if not all(isinstance(text, str) for text in texts):
        return None
    ref, word, title, made = (clean_line(str(text)) for text in texts)
    try:
        # Written anew, since a date is read from texts that have other characters in them.
        made = datetime.fromisoformat(re.sub("[zZ]$", "+00:00", made)).isoformat()
    except ValueError:
        return None
    return Bookmark(ref, word, title, made) if ref else None


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _moment(mark: Bookmark) -> datetime:
    made = datetime.fromisoformat(mark.made)
    return made if made.tzinfo else made.replace(tzinfo=timezone.utc)
