"""The reading history: back and forward as in a browser, and what was read recently."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jitui.state.reading_position import MOST

if TYPE_CHECKING:
    from jitui.search.results import SpanFinder


class PanePosition(Struct):
    """Where the reader is in a pane, or was.

    Attributes:
        ref: The selected entry.
        list_scroll: The line at the top of the list.
        page_scroll: The line at the top of the page; ``None`` begins at the first match.
        reading: Whether the reader is in the page, not in the list.
        spans: What a search found, to be highlighted.
        continuous: Whether the entries after it in the list are on the page, too.
    """

    ref: str = ""
    list_scroll: float = 0
    page_scroll: float | None = None
    reading: bool = False
    spans: SpanFinder | None = None
    continuous: bool = False


class History(Struct):
    """The entries that lie back and forward, and those read recently, latest first."""

    back_entries: list[PanePosition] = field(default_factory=list)
    forward_entries: list[PanePosition] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)

    def leave(self, entry: PanePosition) -> None:
        """Note what the reader leaves for another entry; what lay forward is forgotten."""
        if self.back_entries and self.back_entries[-1].ref == entry.ref:
            self.back_entries.pop()
        self.back_entries.append(entry)
        self.forward_entries.clear()

    def read(self, ref: str) -> None:
        """Note that an entry is read."""
        self.recent = [ref, *(other for other in self.recent if other != ref)][:MOST]

    def back(self, current: PanePosition, usable: Callable[[str], bool]) -> PanePosition | None:
        """Go back to the nearest entry with a usable ref, and return it, or ``None``."""
        return _move(self.back_entries, self.forward_entries, current, usable)

    def forward(self, current: PanePosition, usable: Callable[[str], bool]) -> PanePosition | None:
        """Go forward to the nearest entry with a usable ref, and return it, or ``None``."""
        return _move(self.forward_entries, self.back_entries, current, usable)


def _move(
    source: list[PanePosition],
    target: list[PanePosition],
    current: PanePosition,
    usable: Callable[[str], bool],
) -> PanePosition | None:
    while source:
        target.append(current)
        current = source.pop()
        if usable(current.ref):
            return current
    return None
