"""The header of the table of areas: the current view, the own area, the column heads."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message

from jitui.output.wrapping import wrap
from jitui.report.table import Column, brief_caution
from jitui.report.wording import capitalised
from jitui.tui.layout.area_rows import AreaTable
from jitui.tui.widgets.wrapped_text import WrappedText

_LOW = 20
"""On a screen with fewer lines than these, only what is needed stands above the table."""


class TableHead(WrappedText):
    """Says what the table shows; a click on the head of a column sorts by it."""

    class ColumnClicked(Message):
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

    def lines_for(self, columns: int) -> Sequence[Content]:
        """Return the state of the table and the heads of its columns."""
        columns = max(columns - 1, 1)  # the list under it has a scroll bar in the last cell
        table = self._table
        low = self.screen.size.height < _LOW
        parts = [(table.state(low), "bold")]
        if not low:
            order = capitalised(table.view.order_description())
            parts += [(order, "$quiet"), (brief_caution(table.library), "$quiet")]
        parts.append((table.own_area(low), "$accent"))
        lines = [(line, style) for text, style in parts for line in wrap(text, columns, " ", " ")]
        lines.append((table.head(columns), "underline $label"))
        return [Content.styled(line, style) for line, style in lines]

    def on_click(self, event: Click) -> None:
        """Sort by the column whose head was clicked on."""
        if event.y == self.size.height - 1:
            column = self._table.column_at(event.x, max(self.size.width - 1, 1))
            self.post_message(self.ColumnClicked(column))
