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
from jitui.tui import boxes, leaving, panes
from jitui.tui.arrangement import arrange
from jitui.tui.bookkeeper import Bookkeeper
from jitui.tui.commands import IN_WORKBOOK, Command, Where, at, bindings, of
from jitui.tui.desk import Desk
from jitui.tui.rows import Row
from jitui.tui.screens.searching import SearchingScreen
from jitui.tui.trail import Stop, Trail
from jitui.tui.widgets.bars import KeyBar, PaneBar, TitleBar
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.reading import ReadingView
from jitui.tui.widgets.side import Side
from jitui.workbook.bookpages import PREFIX as BOOK
from jitui.workbook.bookpages import BookPages

if TYPE_CHECKING:
    from jitui.search.engine import Engine, Spans
    from jitui.workbook.store import Saved


class _Place(Struct):
    """Where a reader is in a pane, so that coming back is coming back to the line."""

    ref: str = ""
    list_scroll: float = 0
    page_scroll: float | None = None
    reading: bool = False
    spans: Spans | None = None
    linear: bool = False
    """Whether the entries after it in the list stand on the page, too."""


class BrowserScreen(SearchingScreen):
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
        pages: BookPages,
        engine: Callable[[], Engine],
        desk: Desk,
        keeper: Bookkeeper,
        columns: int = 0,
    ) -> None:
        # The form for the width is taken at once, so that the first layout is the only one.
        forms = [name for least, name in self.HORIZONTAL_BREAKPOINTS if columns >= least]
        super().__init__(classes=forms[-1])
        self.pages = pages
        self.keeper = keeper
        self._book = pages.workbook
        self.desk = desk
        self.trail = Trail(recent=list(desk.place.recent))
        self.make_engine = engine
        self._places = [_Place() for _ in panes.ALL]
        self._pane = 0
        self._moved_on = False
        """Whether the reader has pressed a key since the start."""

    def compose(self) -> ComposeResult:
        """Lay out the bars and the browsing part; the search is added when first asked for."""
        yield TitleBar(id="title")
        yield PaneBar(id="panes")
        with Horizontal(id="browse"):
            yield Side(self.pages.library, self.pages.area, id="side")
            yield ReadingView(self.pages, id="reading", edged=True)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Open where the reader left off, or the first pane, and say what is to be said."""
        self.apply_settings()
        ref = self.desk.place.ref
        if ref and self.pages.has(ref):
            index = panes.home(self.pages.library, ref)
            scroll, reading = self.desk.place.scroll, self.desk.place.reading
            self._places[index] = _Place(ref, 0, scroll, reading)
            self._open_pane(index)
        else:
            self._open_pane(0)
        self.keeper.listen(self._kept)
        for notice in self.desk.notices:
            self.say(notice)

    def open_workbook(self) -> None:
        """Read the workbook, for which the first picture did not wait, and show what is in it."""
        if self.keeper.notice:
            self.say(self.keeper.notice)
        self.written()
        place = self.desk.place
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
    def side(self) -> Side:
        """The side with the list."""
        return self.query_one("#side", Side)

    # Panes

    def remember(self) -> None:
        """Keep where the reader is in the pane, to come back to."""
        place = self._place
        place.ref = self.list.ref
        place.list_scroll = self.list.scroll_offset.y
        place.page_scroll = self.reading.scroll_offset.y

    def _open_pane(self, index: int) -> None:
        pane, place = panes.ALL[index], self._places[index]
        self._pane = index
        self.query_one(PaneBar).current = index
        self.side.set_tabular(pane.table)
        self._arrange()
        if pane.table:
            self.side.reveal(place.ref)
        self.list.set_rows(self._rows(), place.ref, place.list_scroll)
        self._show(self.list.ref, place.spans, place.page_scroll)
        self.step_in() if place.reading else self._step_out()

    def _arrange(self, columns: int = 0) -> None:
        """Have the list, the page or both on the screen, as there is room."""
        reading = self._place.reading
        columns = columns or self.app.size.width
        arrangement = arrange(columns, self.side.tabular, reading)
        self.side.display = arrangement.side
        self.side.styles.width = arrangement.width or "1fr"
        self.reading.display = arrangement.page

    def on_resize(self, event: Resize) -> None:
        """Arrange for the new width before it is laid out."""
        self._arrange(event.size.width)

    def _rows(self) -> Sequence[Row]:
        pane = panes.ALL[self._pane]
        return self.side.table.rows() if pane.table else pane.rows(self.pages)

    def written(self) -> None:
        """Show what has been written in the workbook meanwhile."""
        if self._book == self.keeper.workbook:
            return
        self._book = self.pages.workbook = self.keeper.workbook
        if panes.ALL[self._pane].own:
            self.list.set_rows(self._rows(), self.list.ref, self.list.scroll_offset.y)
        self._show_again()

    @property
    def _place(self) -> _Place:
        """Where the reader is in the open pane."""
        return self._places[self._pane]

    def _page(self, ref: str) -> Page:
        """Return the page of an entry, with those that follow it in the list where wanted."""
        if self._place.linear:
            return self.pages.linear(self.list.refs_from(ref))
        # A table that is filtered to nothing, without pictures, selects nothing.
        return self.pages.page(ref or OVERVIEW)

    def _show(self, ref: str, spans: Spans | None = None, scroll: float | None = None) -> None:
        self.show_page(self._page(ref), spans, scroll)

    def _show_again(self) -> None:
        """Show what has changed on the open page; the reader stays at the same words."""
        own = panes.ALL[self._pane].own  # what was open there may have been removed
        selected = own or self._place.linear
        self.reading.show_again(self._page(self.list.ref if selected else self.open_ref))
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
        if self._place.linear:
            position = f"Continuous \u00b7 {position}"
        self._tell_keys()
        if reading.hinting:
            self.query_one(TitleBar).position = "Press a letter to follow, Esc cancels"
            return
        if self.open_ref in self.desk.marks:
            position = f"bookmark \u00b7 {position}"
        if reading.finds:
            position = f"match {reading.find} of {reading.finds} \u00b7 {position}"
        self.query_one(TitleBar).position = position
        self.query_one(KeyBar).note = self._note()

    def _position(self) -> str:
        """Return where the open page stands; an area, among those that the table shows."""
        page = self.pages.page(self.open_ref) if self._place.linear else self.reading.page
        position = page.position if page else ""
        if not self.side.tabular:
            return position
        table = self.side.table
        if not self._place.reading and table.view.filtered and not table.places():
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
        part = entry.place.part if entry.place else ""
        return f"paraphrased \u00b7 {part}" if part else "paraphrased"

    def action_pane(self, index: int) -> None:
        """Open a pane, where the reader left it; the pane that is open shows its list."""
        if panes.ALL[index].own:
            self.keeper.look()
        if index == self._pane and not self.searching:
            self._step_out()
            return
        self.close_search()
        if self.open_ref:
            self.trail.leave(self.here())
        self.remember()
        self._open_pane(index)

    def action_pane_by(self, step: int) -> None:
        """Open a neighbouring pane."""
        self.action_pane((self._pane + step) % len(panes.ALL))

    @on(PaneBar.Chosen)
    def _pane_clicked(self, event: PaneBar.Chosen) -> None:
        self.action_pane(event.index)

    # List and reading

    @on(EntryList.Moved, "#list")
    def _moved(self, event: EntryList.Moved) -> None:
        if event.ref != self.list.ref:
            return  # the pane has changed since
        place = self._place
        place.spans, place.page_scroll, place.linear = None, None, False
        self._show(event.ref)

    @on(Side.Changed)
    def _table_changed(self) -> None:
        if not self.side.tabular:
            return  # the pane has changed since
        ref = self.list.ref
        # Where a filter, such as words that are half typed, left no area, a picture under
        # the table was selected for want of one; it is not meant.
        empty = all(listed.startswith(PREFIX) for listed in self.list.refs_from(""))
        wanted = "" if ref.startswith(PREFIX) and (empty or self.side.filtering) else ref
        self.list.set_rows(self.side.table.rows(), wanted)
        if self.list.ref != ref:
            self._show(self.list.ref)
        elif self._place.linear:
            self._show_again()  # what follows is in another order
        self.tell_note()

    @on(EntryList.Opened, "#list")
    def _opened(self) -> None:
        self.step_in()

    @on(ReadingView.Found, "#reading")
    def _found(self) -> None:
        if not self.reading.finds:
            self._place.spans = None
        self.tell_note()

    @on(ReadingView.EntryChanged, "#reading")
    def _entry_changed(self) -> None:
        self.tell_note()

    @on(ReadingView.Left, "#reading")
    def _left(self) -> None:
        if self._place.linear:
            self.action_read_on()
        else:
            self._step_out()

    def step_in(self) -> None:
        """Go into the open page."""
        self.close_search()
        self._place.reading = True
        self._arrange()
        self.set_focus(self.reading)
        self.trail.read(self.open_ref)

    def focus_place(self) -> None:
        """Go back to the list or the page, wherever the reader was."""
        self.set_focus(self.reading if self._place.reading else self.list)

    def _step_out(self) -> None:
        self.close_search()
        self._place.reading = False
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
            self.trail.leave(self.here())
        self.close_search()
        self.remember()
        index = panes.home(self.pages.library, ref)
        place = self._places[index]
        place.ref, place.spans, place.page_scroll, place.reading = ref, spans, scroll, True
        place.linear = linear
        self._open_pane(index)

    def here(self) -> Stop:
        """Return where the reader is, to come back to."""
        linear = self._place.linear
        ref = self.list.ref if linear else self.open_ref
        return Stop(ref, self.reading.scroll_offset.y, linear)

    def table_view(self) -> View | None:
        """Return the view of the table of areas where that is open."""
        return self.side.table.view if self.side.tabular else None

    def take_area(self, ref: str) -> None:
        """Mark another area as the reader's own wherever areas are shown."""
        self.pages.area = ref
        self.side.choose_area(ref)
        self._show_again()

    # Reading on

    def action_entry_by(self, step: int) -> None:
        """Read a neighbouring entry of the list."""
        self.close_search()
        if self._place.linear:
            self.reading.go_to_entry(step)
            return
        before, here = self.list.ref, self.here()
        self.list.action_down() if step > 0 else self.list.action_up()
        if self.list.ref != before:
            self.trail.leave(here)
            self._show(self.list.ref)
            self.trail.read(self.open_ref)

    def action_read_on(self) -> None:
        """Set the entry and all that follow it in the list on one page, or the entry alone."""
        if not self.list.ref:
            self.say("This list is empty.")
            return
        place, line = self._place, self.reading.line_of_entry
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
        if self.side.filtering:
            return [Where.FILTER]
        table = [Where.TABLE] if self.side.tabular else []
        return [Where.LIST, *table, Where.EVERYWHERE]

    def on_descendant_focus(self) -> None:
        """Take a click into a part as going there, and show the keys of that part."""
        reading = self.focused is self.reading
        if reading or self.focused is self.list:
            self._place.reading = reading
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
            if Where.TABLE in self.places_from_focus() and self.side.table.view.filtered:
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
        if self.reading.finds:
            return "clear highlights"
        if self.reading.link is not None:
            return "clear selection"
        return "single entry" if self._place.linear else "back to list"

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(boxes.keys(self.places_from_focus()))

    def action_leave(self) -> None:
        """Leave the app, with all kept; where that is not possible, ask first."""
        leaving.ask_and_leave(self.app, self.keeper)

    def keep_place(self) -> None:
        """Keep where the reader is, what was read and what was searched for."""
        finder = self.finder
        self.desk.keep_place(
            ref=self.open_ref,
            scroll=self.reading.line_of_entry,
            reading=self._place.reading,
            recent=self.trail.recent,
            searches=list(reversed(finder.history)) if finder else None,
        )
