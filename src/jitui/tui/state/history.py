"""The reading history: back and forward as in a browser, and what was read recently."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from jitui.state.reading_position import MOST


class HistoryEntry(Struct, frozen=True):
    """A position that the reader can come back to.

    Attributes:
        ref: The entry.
        scroll: The line that stood at the top.
        continuous: Whether the entries after it in its list were on the page, too.
    """

    ref: str
    scroll: float = 0
    continuous: bool = False


class History(Struct):
    """The entries that lie back and forward, and those read recently, latest first."""

    back_entries: list[HistoryEntry] = field(default_factory=list)
    forward_entries: list[HistoryEntry] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)

    def leave(self, entry: HistoryEntry) -> None:
        """Note what the reader leaves for another entry; what lay forward is forgotten."""
        if self.back_entries and self.back_entries[-1].ref == entry.ref:
            self.back_entries.pop()
        self.back_entries.append(entry)
        self.forward_entries.clear()

    def read(self, ref: str) -> None:
        """Note that an entry is read."""
        self.recent = [ref, *(other for other in self.recent if other != ref)][:MOST]

    def back(self, current: HistoryEntry, usable: Callable[[str], bool]) -> HistoryEntry | None:
        """Go back to the nearest entry with a usable ref, and return it, or ``None``."""
        return _move(self.back_entries, self.forward_entries, current, usable)

    def forward(self, current: HistoryEntry, usable: Callable[[str], bool]) -> HistoryEntry | None:
        """Go forward to the nearest entry with a usable ref, and return it, or ``None``."""
        return _move(self.forward_entries, self.back_entries, current, usable)


def _move(
    source: list[HistoryEntry],
    target: list[HistoryEntry],
    current: HistoryEntry,
    usable: Callable[[str], bool],
) -> HistoryEntry | None:
    while source:
        target.append(current)
        current = source.pop()
        if usable(current.ref):
            return current
    return None
