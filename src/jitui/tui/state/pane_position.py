"""Where the reader is in a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from jitui.search.results import SpanFinder


class PanePosition(Struct):
    """Where the reader is in a pane.

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
