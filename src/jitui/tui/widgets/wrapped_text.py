"""Widgets of text that is wrapped to their width, as high as its lines."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from jitui.output.wrapping import clip, wrap
from jitui.tui.framework.paint_once import LayoutOnceWidget


class WrappedText(LayoutOnceWidget):
    """Shows the lines that :meth:`lines_for` returns for its width."""

    def lines_for(self, columns: int) -> Sequence[Content]:
        """Return the lines for a width in cells."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many lines as there are for a width."""
        return len(self.lines_for(max(width, 1)))

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self.lines_for(max(self.size.width, 1)))


class StatusText(WrappedText):
    """A text in as many lines as it needs, up to three; a longer one ends in an ellipsis."""

    text: reactive[str] = reactive("", layout=True)

    def lines_for(self, columns: int) -> Sequence[Content]:
        """Return the lines of the text."""
        lines = wrap(self.text, columns)
        if len(lines) > 3:
            lines = [*lines[:2], clip(" ".join(lines[2:]), columns)]
        return list(map(Content, lines))
