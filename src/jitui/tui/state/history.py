"""Where the reader has been: back and forward as in a browser, and what was read lately."""

from __future__ import annotations

from msgspec import Struct, field

RECENT = 50


class HistoryEntry(Struct, frozen=True):
    """A place that can be come back to.

    Attributes:
        ref: The entry.
        scroll: The line that stood at the top.
        continuous: Whether the entries after it in its list stood on the page, too.
    """

    ref: str
    scroll: float = 0
    continuous: bool = False


class History(Struct):
    """The stops behind and before the reader, and the entries read lately, latest first."""

    behind: list[HistoryEntry] = field(default_factory=list)
    before: list[HistoryEntry] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)

    def leave(self, stop: HistoryEntry) -> None:
        """Note where the reader goes on from; the way forward from before is gone."""
        if not self.behind or self.behind[-1].ref != stop.ref:
            self.behind.append(stop)
        else:
            self.behind[-1] = stop
        self.before.clear()

    def read(self, ref: str) -> None:
        """Note that an entry is read."""
        self.recent = [ref, *(other for other in self.recent if other != ref)][:RECENT]

    def back(self, here: HistoryEntry) -> HistoryEntry | None:
        """Return the stop behind, with ``here`` put before, or ``None``."""
        if not self.behind:
            return None
        self.before.append(here)
        return self.behind.pop()

    def forward(self, here: HistoryEntry) -> HistoryEntry | None:
        """Return the stop before, with ``here`` put behind, or ``None``."""
        if not self.before:
            return None
        self.behind.append(here)
        return self.before.pop()
