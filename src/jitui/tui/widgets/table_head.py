"""What stays above the partnership table: its state in words, one's own area, the heads."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message

from jitui.output.wrapping import wrap
from jitui.report.table import Column
from jitui.tui.framework.paint_once import LayoutOnceWidget
from jitui.tui.layout.area_rows import AreaTable

_LOW = 20
"""On a screen with fewer lines than these, only what is needed stands above the table."""


class TableHead(LayoutOnceWidget):
    """Says what the table shows; a click on the head of a column sorts by it."""

    class Sorted(Message):
        """The head of a column was clicked on."""

        def __init__(self, column: Column) -> None:
            super().__init__()
            self.column = column

    def __init__(self, table: AreaTable, *, id: str) -> None:
        super().__init__(id=id)
        self._table = table

    def show(self, table: AreaTable) -> None:
        """Show the state of a table."""
        self._table = table
        self.refresh(layout=True)

    def _columns(self) -> int:
        # The list under it keeps its last cell for the scrollbar.
        return max(self.size.width - 1, 1)

    def _lines(self, columns: int) -> Sequence[tuple[str, str]]:
        """Return the lines, each with its style."""
        table = self._table
        low = self.screen.size.height < _LOW
        parts = [(table.state(low), "bold")]
        if not low:
            parts += [(table.order(), "$quiet"), (table.caution(), "$quiet")]
        parts.append((table.mine(low), "$accent"))
        lines = [(line, style) for text, style in parts for line in wrap(text, columns, " ", " ")]
        return [*lines, (table.head(columns), "underline $label")]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many lines as there are for a width."""
        return len(self._lines(max(width - 1, 1)))

    def render(self) -> Content:
        """Return the lines."""
        columns = self._columns()
        lines = [Content.styled(text, style) for text, style in self._lines(columns)]
        return Content("\n").join(lines)

    def on_click(self, event: Click) -> None:
        """Sort by the column whose head was clicked on."""
        if event.y == self.size.height - 1:
            self.post_message(self.Sorted(self._table.column_at(event.x, self._columns())))
