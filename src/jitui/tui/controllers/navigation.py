"""Panes, lists and pages: what is open, where the reader is in it, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jitui.report.blocks import Page
from jitui.report.chart_model import PREFIX
from jitui.report.pages import OVERVIEW
from jitui.report.table import View
from jitui.state.reading_position import ReadingPosition
from jitui.tui.controllers.port import Port
from jitui.tui.layout.rows import Row
from jitui.tui.panes import ALL, Pane, pane_index_for
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.history import History, PanePosition
from jitui.workbook.pages import WorkbookPages

if TYPE_CHECKING:
    from jitui.search.results import SpanFinder
    from jitui.tui.widgets.search_view import SearchView


class NavigationController(Struct):
    """Opens panes and entries, and remembers where the reader is in each pane."""

    screen: Port
    pages: WorkbookPages
    autosave: Autosave
    history: History
    positions: list[PanePosition] = field(default_factory=lambda: [PanePosition() for _ in ALL])
    index: int = 0
    search_view: SearchView | None = None
    searching: bool = False

    @property
    def pane(self) -> Pane:
        """The open pane."""
        return ALL[self.index]

    @property
    def position(self) -> PanePosition:
        """Where the reader is in the open pane."""
        return self.positions[self.index]

    @property
    def table_view(self) -> View | None:
        """The view of the partnership table, where that is open."""
        return self.screen.sidebar.table.view if self.pane.table else None

    # Opening

    def restore(self, position: ReadingPosition) -> None:
        """Open the entry at which the reader left off, or the first pane."""
        ref = position.ref
        if ref and self.pages.has(ref):
            self._open(PanePosition(ref, page_scroll=position.scroll, reading=position.reading))
        else:
            self._open_pane(0)

    def show(self, index: int) -> None:
        """Open a pane where the reader left it; the pane that is open shows its list."""
        if ALL[index].workbook:
            self.autosave.sync()
        if index == self.index and not self.searching:
            self.leave_page()
            return
        self._leave_entry()
        self.save_position()
        self._open_pane(index)

    def show_next(self, step: int) -> None:
        """Open a neighbouring pane."""
        self.show((self.index + step) % len(ALL))

    def open(self, ref: str, spans: SpanFinder | None = None) -> None:
        """Open an entry in its pane and read it.

        Args:
            ref: The entry, or a page of the program.
            spans: What a search found, to be highlighted and in view.
        """
        self._leave_entry()
        self._open(PanePosition(ref, reading=True, spans=spans))

    def _open(self, position: PanePosition) -> None:
        self.save_position()
        index = pane_index_for(self.pages.library, position.ref)
        position.list_scroll = self.positions[index].list_scroll
        self.positions[index] = position
        self._open_pane(index)

    def _open_pane(self, index: int) -> None:
        pane, position, screen = ALL[index], self.positions[index], self.screen
        self.index = screen.pane_bar.current = index
        screen.sidebar.set_tabular(pane.table)
        self.arrange()
        if pane.table:
            screen.sidebar.reveal(position.ref)
        screen.sidebar.list.set_rows(self._rows(), position.ref, position.list_scroll)
        self._show(screen.sidebar.list.ref, position.page_scroll)
        self.enter_page() if position.reading else self.leave_page()

    def _rows(self) -> Sequence[Row]:
        return self.screen.sidebar.table.rows() if self.pane.table else self.pane.rows(self.pages)

    def _page(self, ref: str) -> Page:
        """Return the page of an entry, with those that follow it where the page is continuous."""
        if self.position.continuous:
            return self.pages.continuous_page(self.screen.sidebar.list.refs_from(ref))
        # A table that is filtered to nothing, without charts, selects nothing.
        return self.pages.page(ref or OVERVIEW)

    def _show(self, ref: str, scroll: float | None = None) -> None:
        self.screen.page_view.show(self._page(ref), self.position.spans, scroll)
        self.screen.update_status()

    def refresh_workbook(self) -> None:
        """Show what has changed in the workbook."""
        if self.pages.workbook == self.autosave.workbook:
            return
        self.pages.workbook = self.autosave.workbook
        if self.pane.workbook:
            self._reload_list(self.screen.sidebar.list.ref)
        self.refresh_page()

    def _reload_list(self, ref: str) -> None:
        rows = self.screen.sidebar.list
        rows.set_rows(self._rows(), ref, rows.scroll_offset.y)

    def refresh_page(self) -> None:
        """Show what has changed on the open page; the reader stays at the same words."""
        # What was open in the workbook may have been removed: the list knows.
        from_list = self.pane.workbook or self.position.continuous
        ref = self.screen.sidebar.list.ref if from_list else self.screen.page_view.ref
        self.screen.page_view.refresh_page(self._page(ref))
        self.screen.update_status()

    # List and page

    def arrange(self, columns: int = 0) -> None:
        """Have the list, the page or both on the screen, as there is room.

        Args:
            columns: The width of the screen in cells; 0 is the present one.
        """
        sidebar, page_view = self.screen.sidebar, self.screen.page_view
        columns = columns or self.screen.app.size.width
        width = self.pane.list_width(columns)
        sidebar.display = bool(width) or not self.position.reading
        sidebar.styles.width = width or "1fr"
        page_view.display = bool(width) or self.position.reading

    def enter_page(self) -> None:
        """Move from the list into the open page."""
        self.show_search(False)
        self.position.reading = True
        self.arrange()
        self.screen.set_focus(self.screen.page_view)
        self.history.read(self.screen.page_view.ref)

    def leave_page(self) -> None:
        """Move from the page to the list."""
        self.show_search(False)
        self.position.reading = False
        self.arrange()
        self.screen.set_focus(self.screen.sidebar.list)

    def step_back(self) -> None:
        """Go from a continuous page to the single entry, and from that to the list."""
        self.toggle_continuous() if self.position.continuous else self.leave_page()

    def focus_changed(self) -> None:
        """Note whether a click led to the list or to the page."""
        reading = self.screen.focused is self.screen.page_view
        if reading or self.screen.focused is self.screen.sidebar.list:
            self.position.reading = reading
            self.arrange()

    def restore_focus(self) -> None:
        """Go back to the list or the page, wherever the reader was."""
        reading = self.position.reading
        self.screen.set_focus(self.screen.page_view if reading else self.screen.sidebar.list)

    def selection_changed(self, ref: str) -> None:
        """Show the entry that is now selected in the list."""
        if ref != self.screen.sidebar.list.ref:
            return  # the pane has changed since
        position = self.position
        position.spans, position.page_scroll, position.continuous = None, None, False
        self._show(ref)

    def table_changed(self) -> None:
        """List the areas again, after they were sorted or filtered."""
        if not self.pane.table:
            return  # the pane has changed since
        rows, sidebar = self.screen.sidebar.list, self.screen.sidebar
        ref = rows.ref
        # Where a filter, such as words that are half typed, left no area, a chart under the
        # table was selected for want of one; it is not meant.
        empty = all(listed.startswith(PREFIX) for listed in rows.refs_from(""))
        unmeant = ref.startswith(PREFIX) and (empty or sidebar.filtering)
        rows.set_rows(self._rows(), "" if unmeant else ref)
        if rows.ref != ref:
            self.position.spans = None
            self._show(rows.ref)
        elif self.position.continuous:
            self.refresh_page()  # what follows is in another order
        self.screen.update_status()

    def show_neighbour(self, step: int) -> None:
        """Read a neighbouring entry of the list."""
        self.show_search(False)
        if self.position.continuous:
            self.screen.page_view.go_to_entry(step)
            return
        rows = self.screen.sidebar.list
        before, position = rows.ref, self._current_position()
        rows.action_down() if step > 0 else rows.action_up()
        if rows.ref != before:
            self.history.leave(position)
            self.selection_changed(rows.ref)
            self.history.read(self.screen.page_view.ref)

    def toggle_continuous(self) -> None:
        """Set the entry and all that follow it in the list on one page, or the entry alone."""
        if not self.screen.sidebar.list.ref:
            self.screen.say("This list is empty.")
            return
        position, line = self.position, self.screen.page_view.line_of_entry
        position.continuous = not position.continuous
        if not position.continuous:
            self._reload_list(self.screen.page_view.ref)
        self._show(self.screen.sidebar.list.ref, line)
        self.enter_page()

    def show_search(self, shown: bool) -> None:
        """Show the search over the panes, or hide it; its words stay."""
        self.searching = shown
        self.screen.set_class(shown, "-searching")
        if self.search_view is not None:
            # At once: the class alone would change it, and let it have the focus, only later.
            self.search_view.display = shown

    # Back and forward

    def save_position(self) -> None:
        """Remember the selected entry and both scroll positions of the open pane."""
        position, rows = self.position, self.screen.sidebar.list
        position.ref = rows.ref
        position.list_scroll = rows.scroll_offset.y
        position.page_scroll = self.screen.page_view.scroll_offset.y

    def _current_position(self) -> PanePosition:
        """Return where the reader is now, to come back to."""
        continuous = self.position.continuous
        ref = self.screen.sidebar.list.ref if continuous else self.screen.page_view.ref
        scroll = self.screen.page_view.scroll_offset.y
        return PanePosition(ref, page_scroll=scroll, reading=True, continuous=continuous)

    def _leave_entry(self) -> None:
        if self.screen.page_view.ref:
            self.history.leave(self._current_position())

    def go_back(self) -> None:
        """Go back to where the reader was."""
        ref, has = self.screen.page_view.ref, self.pages.has
        position = self.history.back(
            self._current_position(), lambda other: other != ref and has(other)
        )
        self._revisit(position, "There is nothing to go back to.")

    def go_forward(self) -> None:
        """Go forward again."""
        position = self.history.forward(self._current_position(), self.pages.has)
        self._revisit(position, "There is nothing to go forward to.")

    def _revisit(self, position: PanePosition | None, otherwise: str) -> None:
        if position is None:
            self.screen.say(otherwise)
        else:
            self._open(position)
