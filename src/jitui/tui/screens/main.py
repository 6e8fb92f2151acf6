"""The main screen: the panes, their lists and the reading view."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Resize

from jitui.report.blocks import Page
from jitui.report.charts import PREFIX
from jitui.report.model import Origin
from jitui.report.pages import OVERVIEW, THEN_AND_NOW
from jitui.report.table import View
from jitui.tui import leaving, panes
from jitui.tui.commands import IN_WORKBOOK, Command, Where, at, bindings, of
from jitui.tui.controllers.search import SearchingScreen
from jitui.tui.layout.columns import arrange
from jitui.tui.layout.rows import Row
from jitui.tui.screens import dialogs
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.history import History, HistoryEntry
from jitui.tui.state.user_state import UserState
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.sidebar import Sidebar
from jitui.tui.widgets.status_bars import KeyBar, PaneBar, TitleBar
from jitui.workbook.pages import PREFIX as BOOK
from jitui.workbook.pages import WorkbookPages

if TYPE_CHECKING:
    from jitui.search.engine import Engine, Spans
    from jitui.workbook.file.store import Saved


class _PanePosition(Struct):
    """Where a reader is in a pane, so that coming back is coming back to the line."""

    ref: str = ""
    list_scroll: float = 0
    page_scroll: float | None = None
    reading: bool = False
    spans: Spans | None = None
    linear: bool = False
    """Whether the entries after it in the list stand on the page, too."""


class MainScreen(SearchingScreen):
    """Lists on the left and the reading on the right; one at a time when narrow."""

    BINDINGS = bindings(Where.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (76, "-middle"),
        (104, "-wide"),
        (120, "-broad"),
        (156, "-huge"),
    ]

    def __init__(
        self,
        pages: WorkbookPages,
        engine: Callable[[], Engine],
        user_state: UserState,
        autosave: Autosave,
        columns: int = 0,
    ) -> None:
        # The form for the width is taken at once, so that the first layout is the only one.
        forms = [name for least, name in self.HORIZONTAL_BREAKPOINTS if columns >= least]
        super().__init__(classes=forms[-1])
        self.pages = pages
        self.autosave = autosave
        self._book = pages.workbook
        self.user_state = user_state
        self.history = History(recent=list(user_state.position.recent))
        self.make_engine = engine
        self._pane_positions = [_PanePosition() for _ in panes.ALL]
        self._pane = 0
        self._moved_on = False
        """Whether the reader has pressed a key since the start."""

    def compose(self) -> ComposeResult:
        """Lay out the bars and the browsing part; the search is added when first asked for."""
        yield TitleBar(id="title")
        yield PaneBar(id="panes")
        with Horizontal(id="browse"):
            yield Sidebar(self.pages.library, self.pages.area, id="sidebar")
            yield PageView(self.pages, id="reading", edged=True)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Open where the reader left off, or the first pane, and say what is to be said."""
        self.apply_settings()
        ref = self.user_state.position.ref
        if ref and self.pages.has(ref):
            index = panes.home(self.pages.library, ref)
            scroll, reading = self.user_state.position.scroll, self.user_state.position.reading
            self._pane_positions[index] = _PanePosition(ref, 0, scroll, reading)
            self._open_pane(index)
        else:
            self._open_pane(0)
        self.autosave.listen(self._kept)
        for notice in self.user_state.notices:
            self.say(notice)

    def open_workbook(self) -> None:
        """Read the workbook, for which the first picture did not wait, and show what is in it."""
        if self.autosave.notice:
            self.say(self.autosave.notice)
        self.written()
        place = self.user_state.position
        if place.ref.startswith(BOOK) and self.pages.has(place.ref) and not self._moved_on:
            self.open(place.ref, scroll=place.scroll, leave=False)
            if not place.reading:
                self._step_out()

    def _kept(self, saved: Saved) -> None:
        """Show what another window wrote."""
        if self.is_current and saved.joined:
            self.written()

    @property
    def list(self) -> EntryList:
        """The list of the open pane."""
        return self.query_one("#list", EntryList)

    @property
    def sidebar(self) -> Sidebar:
        """The side with the list."""
        return self.query_one("#sidebar", Sidebar)

    # Panes

    def remember(self) -> None:
        """Keep where the reader is in the pane, to come back to."""
        place = self._pane_position
        place.ref = self.list.ref
        place.list_scroll = self.list.scroll_offset.y
        place.page_scroll = self.reading.scroll_offset.y

    def _open_pane(self, index: int) -> None:
        pane, place = panes.ALL[index], self._pane_positions[index]
        self._pane = index
        self.query_one(PaneBar).current = index
        self.sidebar.set_tabular(pane.table)
        self._arrange()
        if pane.table:
            self.sidebar.reveal(place.ref)
        self.list.set_rows(self._rows(), place.ref, place.list_scroll)
        self._show(self.list.ref, place.spans, place.page_scroll)
        self.step_in() if place.reading else self._step_out()

    def _arrange(self, columns: int = 0) -> None:
        """Have the list, the page or both on the screen, as there is room."""
        reading = self._pane_position.reading
        columns = columns or self.app.size.width
        arrangement = arrange(columns, self.sidebar.tabular, reading)
        self.sidebar.display = arrangement.sidebar
        self.sidebar.styles.width = arrangement.width or "1fr"
        self.reading.display = arrangement.page

    def on_resize(self, event: Resize) -> None:
        """Arrange for the new width before it is laid out."""
        self._arrange(event.size.width)

    def _rows(self) -> Sequence[Row]:
        pane = panes.ALL[self._pane]
        return self.sidebar.table.rows() if pane.table else pane.rows(self.pages)

    def written(self) -> None:
        """Show what has been written in the workbook meanwhile."""
        if self._book == self.autosave.workbook:
            return
        self._book = self.pages.workbook = self.autosave.workbook
        if panes.ALL[self._pane].own:
            self.list.set_rows(self._rows(), self.list.ref, self.list.scroll_offset.y)
        self._show_again()

    @property
    def _pane_position(self) -> _PanePosition:
        """Where the reader is in the open pane."""
        return self._pane_positions[self._pane]

    def _page(self, ref: str) -> Page:
        """Return the page of an entry, with those that follow it in the list where wanted."""
        if self._pane_position.linear:
            return self.pages.linear(self.list.refs_from(ref))
        # A table that is filtered to nothing, without pictures, selects nothing.
        return self.pages.page(ref or OVERVIEW)

    def _show(self, ref: str, spans: Spans | None = None, scroll: float | None = None) -> None:
        self.show_page(self._page(ref), spans, scroll)

    def _show_again(self) -> None:
        """Show what has changed on the open page; the reader stays at the same words."""
        own = panes.ALL[self._pane].own  # what was open there may have been removed
        selected = own or self._pane_position.linear
        self.reading.refresh_page(self._page(self.list.ref if selected else self.open_ref))
        self.tell_note()

    def show_page(
        self, page: Page, spans: Spans | None = None, scroll: float | None = None
    ) -> None:
        """Show a page in the reading view, and say in the bars where it stands."""
        self.reading.show(page, spans, scroll)
        self.tell_note()

    def tell_note(self) -> None:
        """Say in the bars where the open page stands, and whose words it is in."""
        reading = self.reading
        position = self._position()
        if self._pane_position.linear:
            position = f"Continuous \u00b7 {position}"
        self._tell_keys()
        if reading.hinting:
            self.query_one(TitleBar).position = "Press a letter to follow, Esc cancels"
            return
        if self.open_ref in self.user_state.bookmarks:
            position = f"bookmark \u00b7 {position}"
        if reading.match_count:
            position = f"match {reading.match_number} of {reading.match_count} \u00b7 {position}"
        self.query_one(TitleBar).position = position
        self.query_one(KeyBar).note = self._note()

    def _position(self) -> str:
        """Return where the open page stands; an area, among those that the table shows."""
        page = self.pages.page(self.open_ref) if self._pane_position.linear else self.reading.page
        position = page.position if page else ""
        if not self.sidebar.tabular:
            return position
        table = self.sidebar.table
        if not self._pane_position.reading and table.view.filtered and not table.areas():
            # What is selected then is a picture under the table, if there is any.
            return f"No areas shown \u00b7 {position}" if self.list.ref else "No areas shown"
        return table.position(self.open_ref) or position

    def _note(self) -> str:
        ref = self.open_ref
        entry = self.pages.library.entries.get(ref)
        if ref.startswith(BOOK):
            return "your workbook \u00b7 not from the report"
        if entry is None:
            return "by jitui"
        if entry.origin is not Origin.REPORT:
            return "not from the report"
        part = entry.location.part if entry.location else ""
        return f"paraphrased \u00b7 {part}" if part else "paraphrased"

    def action_pane(self, index: int) -> None:
        """Open a pane, where the reader left it; the pane that is open shows its list."""
        if panes.ALL[index].own:
            self.autosave.sync()
        if index == self._pane and not self.searching:
            self._step_out()
            return
        self.close_search()
        if self.open_ref:
            self.history.leave(self.here())
        self.remember()
        self._open_pane(index)

    def action_pane_by(self, step: int) -> None:
        """Open a neighbouring pane."""
        self.action_pane((self._pane + step) % len(panes.ALL))

    @on(PaneBar.Clicked)
    def _pane_clicked(self, event: PaneBar.Clicked) -> None:
        self.action_pane(event.index)

    # List and reading

    @on(EntryList.Moved, "#list")
    def _moved(self, event: EntryList.Moved) -> None:
        if event.ref != self.list.ref:
            return  # the pane has changed since
        place = self._pane_position
        place.spans, place.page_scroll, place.linear = None, None, False
        self._show(event.ref)

    @on(Sidebar.Changed)
    def _table_changed(self) -> None:
        if not self.sidebar.tabular:
            return  # the pane has changed since
        ref = self.list.ref
        # Where a filter, such as words that are half typed, left no area, a picture under
        # the table was selected for want of one; it is not meant.
        empty = all(listed.startswith(PREFIX) for listed in self.list.refs_from(""))
        wanted = "" if ref.startswith(PREFIX) and (empty or self.sidebar.filtering) else ref
        self.list.set_rows(self.sidebar.table.rows(), wanted)
        if self.list.ref != ref:
            self._show(self.list.ref)
        elif self._pane_position.linear:
            self._show_again()  # what follows is in another order
        self.tell_note()

    @on(EntryList.Opened, "#list")
    def _opened(self) -> None:
        self.step_in()

    @on(PageView.CursorMoved, "#reading")
    def _found(self) -> None:
        if not self.reading.match_count:
            self._pane_position.spans = None
        self.tell_note()

    @on(PageView.EntryChanged, "#reading")
    def _entry_changed(self) -> None:
        self.tell_note()

    @on(PageView.Exited, "#reading")
    def _left(self) -> None:
        if self._pane_position.linear:
            self.action_read_on()
        else:
            self._step_out()

    def step_in(self) -> None:
        """Go into the open page."""
        self.close_search()
        self._pane_position.reading = True
        self._arrange()
        self.set_focus(self.reading)
        self.history.read(self.open_ref)

    def focus_place(self) -> None:
        """Go back to the list or the page, wherever the reader was."""
        self.set_focus(self.reading if self._pane_position.reading else self.list)

    def _step_out(self) -> None:
        self.close_search()
        self._pane_position.reading = False
        self._arrange()
        self.set_focus(self.list)

    def open(
        self,
        ref: str,
        spans: Spans | None = None,
        scroll: float | None = None,
        leave: bool = True,
        linear: bool = False,
    ) -> None:
        """Open an entry in its pane and read it.

        Args:
            ref: The entry, or a page of the program.
            spans: What a search lit, to be lit and in view.
            scroll: The line to begin at.
            leave: Whether the way back leads to where the reader is now.
            linear: Whether the entries that follow it in the list are to be on the page.
        """
        if leave and self.open_ref:
            self.history.leave(self.here())
        self.close_search()
        self.remember()
        index = panes.home(self.pages.library, ref)
        place = self._pane_positions[index]
        place.ref, place.spans, place.page_scroll, place.reading = ref, spans, scroll, True
        place.linear = linear
        self._open_pane(index)

    def here(self) -> HistoryEntry:
        """Return where the reader is, to come back to."""
        linear = self._pane_position.linear
        ref = self.list.ref if linear else self.open_ref
        return HistoryEntry(ref, self.reading.scroll_offset.y, linear)

    def table_view(self) -> View | None:
        """Return the view of the table of areas where that is open."""
        return self.sidebar.table.view if self.sidebar.tabular else None

    def take_area(self, ref: str) -> None:
        """Mark another area as the reader's own wherever areas are shown."""
        self.pages.area = ref
        self.sidebar.choose_area(ref)
        self._show_again()

    # Reading on

    def action_entry_by(self, step: int) -> None:
        """Read a neighbouring entry of the list."""
        self.close_search()
        if self._pane_position.linear:
            self.reading.go_to_entry(step)
            return
        before, here = self.list.ref, self.here()
        self.list.action_down() if step > 0 else self.list.action_up()
        if self.list.ref != before:
            self.history.leave(here)
            self._show(self.list.ref)
            self.history.read(self.open_ref)

    def action_read_on(self) -> None:
        """Set the entry and all that follow it in the list on one page, or the entry alone."""
        if not self.list.ref:
            self.say("This list is empty.")
            return
        place, line = self._pane_position, self.reading.line_of_entry
        place.linear = not place.linear
        if not place.linear:
            self.list.set_rows(self._rows(), self.open_ref, self.list.scroll_offset.y)
        self._show(self.list.ref, place.spans, line)
        self.step_in()

    def action_then_and_now(self) -> None:
        """Open the page that sets the two programmes side by side."""
        self.open(THEN_AND_NOW)

    # Keys

    def take_key(self, event: Key) -> bool:
        """Let a letter choose a link while letters stand on them."""
        self.unsay()
        self._moved_on = True
        return self.reading.hinting and self.reading.choose_hint(event)

    def places_from_focus(self) -> Sequence[Where]:
        """Return where the focus is, from the inside out."""
        if self.searching:
            return [Where.SEARCH]
        if self.focused is self.reading:
            return [Where.READING, Where.EVERYWHERE]
        if self.sidebar.filtering:
            return [Where.FILTER]
        table = [Where.TABLE] if self.sidebar.tabular else []
        return [Where.LIST, *table, Where.EVERYWHERE]

    def on_descendant_focus(self) -> None:
        """Take a click into a part as going there, and show the keys of that part."""
        reading = self.focused is self.reading
        if reading or self.focused is self.list:
            self._pane_position.reading = reading
            self._arrange()
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Show the keys of the place, and those that matter for what is open."""
        if not self.query(KeyBar):
            return
        place, *_ = self.places_from_focus()
        own = panes.ALL[self._pane].own and not self.searching
        if own:
            shown = [*(c for c in at(place) if c.shown), *of(IN_WORKBOOK)]
        else:
            shown = [c for place in self.places_from_focus() for c in at(place) if c.shown]
            if self.open_ref not in self.pages.library.entries:
                shown = [c for c in shown if c.id != "cite"]
            if self.pages.can_answer(self.open_ref) and not self.searching:
                shown[1:1] = of(["book.answer"])
            if Where.TABLE in self.places_from_focus() and self.sidebar.table.view.filtered:
                # First, so that a small window names it, too.
                shown[:0] = of(["table.all"])
        self.query_one(KeyBar).show(replace(c, words=self._words_of(c)) for c in shown)

    def _words_of(self, command: Command) -> str:
        """Return what the key of a command does here, in the words of the line of keys."""
        if command.id == "reading.back":
            return self._escape_words()
        if command.id == "book.answer" and not self.pages.can_answer(self._own):
            return "edit"  # a note, say, is nothing to answer
        return command.words

    def _escape_words(self) -> str:
        """Return what Escape does next in the reading view."""
        if self.reading.hinting:
            return "cancel"
        if self.reading.match_count:
            return "clear highlights"
        if self.reading.link is not None:
            return "clear selection"
        return "single entry" if self._pane_position.linear else "back to list"

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(dialogs.keys(self.places_from_focus()))

    def action_leave(self) -> None:
        """Leave the app, with all kept; where that is not possible, ask first."""
        leaving.ask_and_leave(self.app, self.autosave)

    def keep_position(self) -> None:
        """Keep where the reader is, what was read and what was searched for."""
        search_view = self.search_view
        self.user_state.keep_position(
            ref=self.open_ref,
            scroll=self.reading.line_of_entry,
            reading=self._pane_position.reading,
            recent=self.history.recent,
            searches=list(reversed(search_view.history)) if search_view else None,
        )
