"""The list beside the page; for the table of areas also its header and filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from jitui.report.model import Library, Work
from jitui.report.table import (
    NOT_EVALUATED,
    WORK_WORDS,
    Column,
    View,
    known_years,
    steps_in_words,
    years_in_words,
)
from jitui.tui.commands import Where, bindings
from jitui.tui.framework.paint_once import LayoutOnceWidget
from jitui.tui.layout.area_rows import AreaTable
from jitui.tui.layout.rows import Row
from jitui.tui.layout.styled_text import StyledRun
from jitui.tui.screens.dialogs import choose
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.table_head import TableHead

if TYPE_CHECKING:
    from textual.widgets import Input


class Sidebar(LayoutOnceWidget, Vertical):
    """Holds the list of the open pane, and the view of the partnership table.

    Attributes:
        tabular: Whether the partnership table is open.
    """

    BINDINGS = bindings(Where.TABLE)

    class Changed(Message):
        """The table shows other rows, or the same ones in another order."""

    def __init__(self, library: Library, area: str, *, id: str) -> None:
        super().__init__(id=id)
        self.table = AreaTable(library, area=area)
        self.list = EntryList(id="list")
        self._head: TableHead | None = None
        self._typed = ""
        self.tabular = False

    def compose(self) -> ComposeResult:
        """Lay out the list; the head of the table comes when it is first opened."""
        yield self.list

    def set_tabular(self, tabular: bool) -> None:
        """Show or hide what belongs to the table alone."""
        self.tabular = tabular
        # Not by a class: Textual would work out the style of all that is inside again.
        for widget in self.query("#table-head, #table-filter"):
            widget.display = tabular
        if not tabular:
            return
        if self._head is None:
            self._head = TableHead(self.table, id="table-head")
            self.mount(self._head, before=0)
        self._head.show(self.table)

    def choose_area(self, area: str) -> None:
        """Take another area for the reader's own."""
        self._show(replace(self.table, area=area))

    def reveal(self, ref: str) -> None:
        """Let an area be seen that the filters leave out: it is to be opened."""
        areas = {area.ref for area in self.table.library.partnerships()}
        if ref in areas and not self.table.position(ref):
            self._typed = ""
            self.table = replace(self.table, view=self.table.view.unfiltered())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the keys of the table work there alone."""
        return self.tabular or not action.startswith("table_")

    def _show(self, table: AreaTable) -> None:
        self.table = table
        if self._head is not None:
            self._head.show(table)
        self.post_message(self.Changed())

    def _see(self, view: View) -> None:
        self._show(replace(self.table, view=view))

    # Sorting

    def action_table_sort(self, column: str) -> None:
        """Sort by a column; by the same one again, the other way."""
        self._see(self.table.view.sorted_by(Column(column)))

    def action_table_unsort(self) -> None:
        """Put the areas in the order of the report's table again."""
        self._see(replace(self.table.view, orders=()))

    @on(TableHead.ColumnClicked)
    def _head_clicked(self, event: TableHead.ColumnClicked) -> None:
        event.stop()
        self._see(self.table.view.sorted_by(event.column))

    # Filtering

    def action_table_all(self) -> None:
        """Show every area again."""
        self._typed = ""
        self._see(self.table.view.unfiltered())

    async def action_table_filter(self) -> None:
        """Open the line that filters while one types."""
        from jitui.tui.widgets.inputs import FilterInput

        line = self.query("#table-filter")
        if line:
            self.screen.set_focus(line.first())
            return
        new = FilterInput(self._typed, self._close_filter, id="table-filter")
        await self.mount(new, before="#list")
        self.screen.set_focus(new)

    @property
    def filtering(self) -> bool:
        """Whether the reader is typing a filter."""
        line = self.query("#table-filter")
        # Not by its own word: it says only later that it has lost the focus.
        return bool(line) and self.screen.focused is line.first()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while one types."""
        from jitui.search.areas import view_of

        event.stop()
        if event.value == self._typed:
            return
        self._typed = event.value
        view = view_of(event.value, self.table.library)
        self._see(replace(view, orders=self.table.view.orders))

    def _close_filter(self, keep: bool) -> None:
        """Remove the line, and go back to the table."""
        if not keep:
            self.action_table_all()
        self.screen.set_focus(self.list)
        self.query_one("#table-filter").remove()

    def action_table_evaluation(self) -> None:
        """Pick the evaluations to be shown."""
        library, view = self.table.library, self.table.view
        choices = _ranges([step.step for step in library.scale()])
        views = {steps_in_words(steps, library): replace(view, steps=steps) for steps in choices}
        views[NOT_EVALUATED.capitalize()] = replace(view, steps=frozenset({0}))
        self._offer("Evaluation", "Any evaluation", views, replace(view, steps=frozenset()))

    def action_table_year(self) -> None:
        """Pick the years of publication to be shown."""
        view, known = self.table.view, known_years(self.table.library)
        views = {years_in_words(y, known): replace(view, years=y) for y in _ranges(known)}
        self._offer("Report published", "Any year", views, replace(view, years=frozenset()))

    def action_table_work(self) -> None:
        """Pick the kind of work to be shown."""
        view = self.table.view
        views = {
            WORK_WORDS[work].capitalize(): replace(view, works=frozenset({work})) for work in Work
        }
        self._offer("Kind of work", "Any work", views, replace(view, works=frozenset()))

    def _offer(self, title: str, every: str, views: dict[str, View], whole: View) -> None:
        """Let the reader pick one of some views, each with how many areas it has."""
        library = self.table.library
        offered = {every: whole, **views}
        rows = [
            Row(words, words, suffix=(StyledRun(str(len(view.areas(library))), ("quiet",)),))
            for words, view in offered.items()
        ]
        choose(self.app, title, rows, lambda chosen: self._see(offered[chosen]))


def _ranges(values: Sequence[int]) -> list[frozenset[int]]:
    """Return each value alone, then those from each on upwards, and up to each."""
    inner = values[1:-1]
    return [
        *(frozenset({value}) for value in values),
        *(frozenset(v for v in values if v >= least) for least in inner),
        *(frozenset(v for v in values if v <= most) for most in inner),
    ]
