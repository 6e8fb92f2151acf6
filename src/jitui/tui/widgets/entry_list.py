"""A list of entries with one selected, moved by keys or the mouse."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual.events import Click

from jitui.tui.commands import Where, bindings
from jitui.tui.framework.line_view import LineView
from jitui.tui.layout.rows import Row, set_rows
from jitui.tui.layout.styled_text import Line, StyledRun
from jitui.tui.widgets.messages import WidgetMessage

MARKER = "\u258c"


class EntryList(LineView):
    """Shows rows; one of them is selected, and its line begins with a marker."""

    BINDINGS = bindings(Where.LIST)

    class Moved(WidgetMessage):
        """Another row was selected."""

    class Opened(WidgetMessage):
        """The selected row is to be read."""

    def __init__(self, *, id: str, bar: bool = True) -> None:
        super().__init__(id=id, bar=bar)
        self._rows: Sequence[Row] = ()
        self._starts: list[int] = [0]
        self._cursor = -1
        self._start_line: float | None = None

    @property
    def ref(self) -> str:
        """The ref of the selected row, or empty."""
        return self._rows[self._cursor].ref if 0 <= self._cursor < len(self._rows) else ""

    def refs_from(self, ref: str) -> list[str]:
        """Return the refs of a row and of all that follow it."""
        refs = [row.ref for row in self._rows if row.ref]
        return refs[refs.index(ref) :] if ref in refs else refs

    @property
    def near_end(self) -> bool:
        """Whether the selected row is one of the last ten."""
        return self._cursor >= len(self._rows) - 10

    @property
    def at_first(self) -> bool:
        """Whether the first row that can be is selected."""
        return self._next(self._cursor - 1, -1) == self._cursor

    def set_rows(self, rows: Sequence[Row], ref: str = "", scroll: float = 0) -> None:
        """Show other rows, with the row of ``ref``, or the first that can be, selected."""
        self._rows = rows
        refs = [row.ref for row in rows]
        first = next((index for index, listed in enumerate(refs) if listed), -1)
        self._cursor = refs.index(ref) if ref and ref in refs else first
        self._start_line = scroll
        self._starts = [0]
        self.relayout()

    @property
    def _laid_out(self) -> bool:
        """Whether the rows have lines; they have none while the list is hidden."""
        return len(self._starts) > len(self._rows) > 0

    def after_layout(self) -> None:
        """Scroll to where new rows begin, and keep the selected row in view."""
        if self._start_line is not None:
            self.scroll_to(y=self._start_line, animate=False)
            self._start_line = None
        self._keep_in_view()

    def lay_out(self, columns: int) -> Sequence[Line]:
        """Return the rows' lines."""
        lines, self._starts = set_rows(self._rows, columns)
        return lines

    def after_resize(self) -> None:
        """Keep the selected row in view."""
        self._keep_in_view()

    def line_style(self, number: int) -> tuple[str, ...]:
        """Return the style under the selected row's lines."""
        if not self._laid_out or self._row_of(number) != self._cursor:
            return ()
        return ("selected",) if self.has_focus else ("selected-away",)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Repaint the selected row as well, which shows the focus."""
        super().watch_has_focus(has_focus)
        if self._laid_out and self._cursor >= 0:
            self._refresh_row(self._cursor)

    def visible_runs(self, number: int, line: Line) -> Sequence[StyledRun]:
        """Return a line's runs; those of the selected row begin with the marker."""
        if not line.runs or not self.line_style(number):
            return line.runs
        first, *rest = line.runs
        return (StyledRun(MARKER, ("accent",)), StyledRun(first.text[1:], first.styles), *rest)

    def _refresh_row(self, row: int) -> None:
        self.refresh_lines(self._starts[row], self._starts[row + 1] - self._starts[row])

    def _move_to(self, index: int) -> None:
        if index == self._cursor or not 0 <= index < len(self._rows):
            return
        self._cursor, before = index, self._cursor
        if self._laid_out:
            for row in (before, index):
                self._refresh_row(row)
            self._keep_in_view()
        self.post_message(self.Moved(self, self.ref))

    def _keep_in_view(self) -> None:
        if not self._laid_out or self._cursor < 0 or not self.size.height:
            return
        start, end = self._starts[self._cursor], self._starts[self._cursor + 1]
        # A heading that stands above the first row of its group comes along.
        first = start
        while first and not self._rows[self._row_of(first - 1)].ref:
            first -= 1
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif end > top + self.size.height:
            self.scroll_to(y=min(end - self.size.height, start), animate=False)

    def _row_of(self, line: int) -> int:
        return bisect_right(self._starts, line) - 1

    def _next(self, index: int, step: int) -> int:
        """Return the nearest row that can be selected from ``index`` on, or the cursor."""
        while 0 <= index < len(self._rows):
            if self._rows[index].ref:
                return index
            index += step
        return self._cursor

    def action_down(self) -> None:
        """Select the next row."""
        self._move_to(self._next(self._cursor + 1, 1))

    def action_up(self) -> None:
        """Select the previous row; from the first, show what stands above it."""
        index = self._next(self._cursor - 1, -1)
        if index == self._cursor:
            self.scroll_to(y=0, animate=False)
        self._move_to(index)

    def _page(self, step: int) -> None:
        if not self._laid_out:
            return
        line = self._starts[self._cursor] + step * max(self.size.height - 1, 1)
        line = min(max(line, 0), max(len(self._lines) - 1, 0))
        index = self._next(self._row_of(line), step)
        self._move_to(index if index != self._cursor else self._next(index + step, step))

    def action_page_down(self) -> None:
        """Select a row a page further down."""
        self._page(1)

    def action_page_up(self) -> None:
        """Select a row a page further up."""
        self._page(-1)

    def action_top(self) -> None:
        """Select the first row."""
        self.scroll_to(y=0, animate=False)
        self._move_to(self._next(0, 1))

    def action_end(self) -> None:
        """Select the last row."""
        self._move_to(self._next(len(self._rows) - 1, -1))

    def action_open(self) -> None:
        """Ask for the selected row to be read."""
        if self.ref:
            self.post_message(self.Opened(self, self.ref))

    def on_click(self, event: Click) -> None:
        """Select the row under the mouse; a click on the selected one opens it."""
        line = event.y + self.scroll_offset.y
        if line >= len(self._lines) or self.on_bar(event.x):
            return
        index = self._row_of(line)
        if index == self._cursor:
            self.action_open()
        elif self._rows[index].ref:
            self._move_to(index)
