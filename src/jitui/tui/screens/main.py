"""The main screen: the panes, their lists and the reading view."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from inspect import isawaitable
from operator import attrgetter
from typing import TYPE_CHECKING

from textual import on
from textual.actions import parse
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key, Resize

from jitui.tui import leaving
from jitui.tui.commands import Command, Where, bindings, by_id
from jitui.tui.controllers.navigation import NavigationController
from jitui.tui.controllers.reading import ReadingController
from jitui.tui.controllers.search import SearchController
from jitui.tui.controllers.settings import SettingsController
from jitui.tui.controllers.status import StatusController
from jitui.tui.controllers.workbook import WorkbookController
from jitui.tui.framework.paint_once import PaintOnceScreen
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.history import History
from jitui.tui.state.user_state import UserState
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.sidebar import Sidebar
from jitui.tui.widgets.status_bars import KeyBar, PaneBar, TitleBar
from jitui.workbook.pages import PREFIX, WorkbookPages

if TYPE_CHECKING:
    from jitui.search.engine import Engine
    from jitui.tui.controllers.export import ExportController
    from jitui.workbook.file.store import Saved


class MainScreen(PaintOnceScreen):
    """Lists on the left and the reading on the right; one at a time when narrow.

    It lays out the widgets and hands keys and messages on to its controllers. Controllers
    know the screen only as a port; see :mod:`jitui.tui.controllers.port`.
    """

    BINDINGS = bindings(Where.EVERYWHERE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (104, "-wide")]

    def __init__(
        self,
        pages: WorkbookPages,
        make_engine: Callable[[], Engine],
        user_state: UserState,
        autosave: Autosave,
        columns: int = 0,
    ) -> None:
        # The class for the width is set at once, so that the first layout is the only one.
        classes = [name for least, name in self.HORIZONTAL_BREAKPOINTS if columns >= least]
        super().__init__(classes=classes[-1])
        self.pages = pages
        self.autosave = autosave
        self.user_state = user_state
        self.history = History(recent=list(user_state.position.recent))
        self._key_pressed = False
        self._message_shown = False

        self.title_bar = TitleBar(id="title")
        self.pane_bar = PaneBar(id="panes")
        self.sidebar = Sidebar(pages.library, pages.area, id="sidebar")
        self.page_view = PageView(pages, id="reading", edged=True)
        self.key_bar = KeyBar(id="keys")

        self.navigation = NavigationController(self, pages, autosave, self.history)
        self.reading = ReadingController(self, self.navigation, pages, user_state, self.history)
        self.search = SearchController(self, self.navigation, pages, user_state, make_engine)
        self.settings = SettingsController(self, self.navigation, pages, user_state)
        self.status = StatusController(self, self.navigation, pages, user_state)
        self.workbook = WorkbookController(self, self.navigation, pages, autosave)

    @cached_property
    def export(self) -> ExportController:
        """What copies, cites and exports; loaded when it is first used."""
        from jitui.tui.controllers.export import ExportController

        return ExportController(self, self.navigation, self.pages, self.autosave)

    def compose(self) -> ComposeResult:
        """Lay out the bars and the panes; the search is added when it is first opened."""
        yield self.title_bar
        yield self.pane_bar
        with Horizontal(id="browse"):
            yield self.sidebar
            yield self.page_view
        yield self.key_bar

    def on_mount(self) -> None:
        """Open where the reader left off, and show the messages of the start."""
        self.settings.apply()
        self.navigation.restore(self.user_state.position)
        self.autosave.listen(self._workbook_saved)
        for notice in self.user_state.notices:
            self.say(notice)

    def open_workbook(self) -> None:
        """Read the workbook, which is put off until the screen is painted, and show it."""
        if self.autosave.notice:
            self.say(self.autosave.notice)
        self.navigation.refresh_workbook()
        position = self.user_state.position
        in_workbook = position.ref.startswith(PREFIX) and self.pages.has(position.ref)
        if in_workbook and not self._key_pressed:
            self.navigation.restore(position)

    def _workbook_saved(self, saved: Saved) -> None:
        if self.is_current and saved.merged:
            self.navigation.refresh_workbook()

    # What controllers use

    def say(self, words: str) -> None:
        """Show a message for a few seconds, or until the next key."""
        self._message_shown = True
        self.app.notify(words, markup=False, timeout=5)

    def update_status(self) -> None:
        """Update the lines above and below the content."""
        self.status.update()

    # Commands

    async def action_run(self, id: str) -> None:
        """Run a command that works everywhere."""
        command = by_id(id)
        _, _, arguments = parse(command.action)
        done = self.handler(command)(*arguments)
        if isawaitable(done):
            await done

    def handler(self, command: Command) -> Callable[..., object]:
        """Return the method of a controller, or of this screen, that a command names."""
        method: Callable[..., object] = attrgetter(command.action.partition("(")[0])(self)
        return method

    def show_help(self) -> None:
        """Show the keys that work here."""
        from jitui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.status.focused_places()))

    def quit(self) -> None:
        """Quit, with everything saved; where that is not possible, ask first."""
        leaving.ask_and_leave(self.app, self.autosave)

    def save_position(self) -> None:
        """Save where the reader is, what was read and what was searched for."""
        self.user_state.save_position(
            ref=self.page_view.ref,
            scroll=self.page_view.line_of_entry,
            reading=self.navigation.position.reading,
            recent=self.history.recent,
            searches=self.search.history,
        )

    # Keys and messages

    def take_key(self, event: Key) -> bool:
        """Take the message away, and let a letter choose a link while links have letters."""
        self._key_pressed = True
        if self._message_shown:
            self._message_shown = False
            self.app.clear_notifications()
        return self.page_view.hinting and self.page_view.choose_hint(event)

    def on_resize(self, event: Resize) -> None:
        """Arrange the panes for the new width before it is laid out."""
        self.navigation.arrange(event.size.width)

    def on_descendant_focus(self) -> None:
        """Take a click into the list or the page as going there."""
        self.navigation.focus_changed()
        self.status.update_keys()

    @on(PaneBar.Clicked)
    def _pane_chosen(self, event: PaneBar.Clicked) -> None:
        self.navigation.show(event.index)

    @on(EntryList.Moved, "#list")
    def _selection_changed(self, event: EntryList.Moved) -> None:
        self.navigation.selection_changed(event.ref)

    @on(EntryList.Opened, "#list")
    def _entry_opened(self) -> None:
        self.navigation.enter_page()

    @on(Sidebar.Changed)
    def _table_changed(self) -> None:
        self.navigation.table_changed()

    @on(PageView.Changed, "#reading")
    def _page_changed(self) -> None:
        self.navigation.position.spans = self.page_view.spans
        self.update_status()

    @on(PageView.Exited, "#reading")
    def _page_left(self) -> None:
        self.navigation.step_back()

    @on(PageView.LinkFollowed, "#reading")
    def _link_followed(self, event: PageView.LinkFollowed) -> None:
        self.reading.follow(event.link)

    @on(PageView.EnterPressed, "#reading")
    def _no_link_chosen(self) -> None:
        # Letters would be taken unawares: Enter is often pressed once too many.
        self.say("No link is chosen. Tab chooses one, f puts a letter on each.")

    @on(PageView.DefinitionRequested, "#reading")
    def _definition_wanted(self, event: PageView.DefinitionRequested) -> None:
        self.reading.define(event.ref)

    def on_search_view_closed(self) -> None:
        """Leave the search, back to where the reader was."""
        self.search.cancel()
