"""What is said of a search: one line, or as many as its words need, up to a few."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from jitui.output.wrapping import clip, wrap
from jitui.tui.framework.paint_once import LayoutOnceWidget

_MOST = 3
"""The most lines that it takes; what is longer ends in an ellipsis."""


class StateLine(LayoutOnceWidget):
    """Says what was searched for and what was not, without cutting it off."""

    def __init__(self, words: str, *, id: str) -> None:
        super().__init__(id=id)
        self._words = words

    def say(self, words: str) -> None:
        """Say something else; the screen is laid out again only for more or fewer lines."""
        before = self._lines(self.size.width)
        self._words = words
        self.refresh(layout=len(self._lines(self.size.width)) != len(before))

    def _lines(self, columns: int) -> Sequence[str]:
        room = max(columns, 1)
        lines = wrap(self._words, room)
        if len(lines) > _MOST:
            lines = [*lines[: _MOST - 1], clip(" ".join(lines[_MOST - 1 :]), room)]
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many lines as there are for a width."""
        return max(len(self._lines(width)), 1)

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(Content(line) for line in self._lines(self.size.width))
