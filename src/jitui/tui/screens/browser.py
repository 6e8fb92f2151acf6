"""The main screen: the panes, their lists, the reading view, and the search over them."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from jitui.report.model import Origin
from jitui.report.pages import OVERVIEW, Pages
from jitui.search.engine import Engine, Spans
from jitui.tui import panes
from jitui.tui.commands import Where, at, bindings
from jitui.tui.screens.help import HelpScreen
from jitui.tui.widgets.bars import KeyBar, PaneBar, TitleBar
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.finder import Finder
from jitui.tui.widgets.lines import LinesView
from jitui.tui.widgets.reading import ReadingView


@dataclass(slots=True)
class _Place:
    """Where a reader is in a pane, so that coming back is coming back to the line."""

    ref: str = ""
    list_scroll: float = 0
    page_scroll: float | None = None
    reading: bool = False
    spans: Spans | None = None


class BrowserScreen(Screen[None]):
    """Lists on the left and the reading on the right; one at a time when narrow."""

    BINDINGS = bindings(Where.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-middle"), (104, "-wide")]

    def __init__(self, pages: Pages, engine: Engine) -> None:
        super().__init__()
        self._pages = pages
        self._engine = engine
        self._places = [_Place() for _ in panes.ALL]
        self._pane = 0

    def compose(self) -> ComposeResult:
        """Lay out the bars and the browsing part; the search is added when first asked for."""
        yield TitleBar(id="title")
        yield PaneBar(id="panes")
        with Horizontal(id="browse"):
            yield EntryList(id="list")
            yield ReadingView(self._pages, id="reading")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Open the first pane."""
        self._open_pane(0)

    @property
    def _list(self) -> EntryList:
        return self.query_one("#list", EntryList)

    @property
    def _reading(self) -> ReadingView:
        return self.query_one("#reading", ReadingView)

    @property
    def _finder(self) -> Finder | None:
        return self.query(Finder).first() if self.query(Finder) else None

    @property
    def searching(self) -> bool:
        """Whether the search is open."""
        return self.has_class("-searching")

    # Panes

    def _remember(self) -> None:
        place = self._places[self._pane]
        place.ref = self._list.ref
        place.list_scroll = self._list.scroll_offset.y
        place.page_scroll = self._reading.scroll_offset.y

    def _open_pane(self, index: int) -> None:
        pane, place = panes.ALL[index], self._places[index]
        self._pane = index
        self.query_one(PaneBar).current = index
        self._list.set_class(pane.wide_list, "-wide-list")
        self._list.set_rows(pane.rows(self._pages.library), place.ref, place.list_scroll)
        self._show(self._list.ref, place.spans, place.page_scroll)
        self._step_in() if place.reading else self._step_out()

    def _show(self, ref: str, spans: Spans | None = None, scroll: float | None = None) -> None:
        page = self._pages.page(ref)
        self._reading.show(page, spans, scroll)
        self.query_one(TitleBar).position = page.position
        self.query_one(KeyBar).note = self._note(ref)

    def _note(self, ref: str) -> str:
        if self._reading.finds:
            return f"n next find: {self._reading.find} of {self._reading.finds}"
        if ref == OVERVIEW:
            return "our words"
        entry = self._pages.library.entries[ref]
        if entry.origin is not Origin.REPORT:
            return "not from the report"
        part = entry.place.part if entry.place else ""
        return f"our words \u00b7 {part}" if part else "our words"

    def action_pane(self, index: int) -> None:
        """Open a pane, where the reader left it."""
        self._close_search()
        self._remember()
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
        place = self._places[self._pane]
        place.spans, place.page_scroll = None, None
        self._show(event.ref)

    @on(EntryList.Opened, "#list")
    def _opened(self) -> None:
        self._step_in()

    @on(ReadingView.Found, "#reading")
    def _found(self) -> None:
        if not self._reading.finds:
            self._places[self._pane].spans = None
        if self._reading.page is not None:
            self.query_one(KeyBar).note = self._note(self._reading.page.ref)

    @on(ReadingView.Left, "#reading")
    def _left(self) -> None:
        self._step_out()

    def _step_in(self) -> None:
        self._places[self._pane].reading = True
        self.add_class("-reading")
        self._reading.focus()

    def _step_out(self) -> None:
        self._places[self._pane].reading = False
        self.remove_class("-reading")
        self._list.focus()

    def open(self, ref: str, spans: Spans | None = None) -> None:
        """Open an entry in its pane; what was searched for is lit and in view."""
        self._remember()
        index = panes.home(self._pages.library.entries[ref])
        place = self._places[index]
        place.ref, place.spans, place.page_scroll, place.reading = ref, spans, None, True
        self._open_pane(index)

    # Search

    async def action_search(self) -> None:
        """Open the search over the panes; the last words are still there."""
        finder = self._finder
        self._remember()
        self.add_class("-searching")
        self.query_one(TitleBar).position = "Search"
        self.query_one(KeyBar).note = ""
        if finder is None:
            await self.mount(Finder(self._engine, self._pages, id="finder"), before="#keys")
        else:
            finder.focus_words()

    def _close_search(self) -> None:
        self.remove_class("-searching")

    @on(Finder.Closed)
    def _search_closed(self) -> None:
        self._close_search()
        page = self._reading.page
        if page is not None:
            self.query_one(TitleBar).position = page.position
            self.query_one(KeyBar).note = self._note(page.ref)
        (self._reading if self._places[self._pane].reading else self._list).focus()

    @on(Finder.Chosen)
    def _hit_chosen(self, event: Finder.Chosen) -> None:
        self._close_search()
        self.open(event.ref, event.spans)

    # Keys

    def places_from_focus(self) -> list[Where]:
        """Return where the focus is, from the inside out."""
        if self.searching:
            return [Where.SEARCH]
        inner = Where.READING if self.focused is self._reading else Where.LIST
        return [inner, Where.EVERYWHERE]

    def on_descendant_focus(self) -> None:
        """Show the keys of the part that has the focus."""
        shown = [c for place in self.places_from_focus() for c in at(place) if c.shown]
        self.query_one(KeyBar).show(shown)

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(HelpScreen(self.places_from_focus()))

    def action_theme(self) -> None:
        """Change between light and dark."""
        from jitui.tui.theme import DARK, LIGHT

        self.app.theme = LIGHT if self.app.theme == DARK else DARK

    def action_leave(self) -> None:
        """Leave the app."""
        self.app.exit()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is under the mouse, but nothing that has just been removed.

        A press on a widget that is gone crashes the framework otherwise (8.2.6 to 8.2.8).
        """
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is not None and not widget.is_attached:
            return None, None
        if isinstance(widget, LinesView):
            offset = widget.offset_at(x, y)
        return widget, offset
