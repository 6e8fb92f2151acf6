"""Drive the app as a reader does: keys in, and what the screen then shows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from jitui.report.model import Library
from jitui.tui.app import JituiApp
from jitui.tui.screens.main import MainScreen
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.search_view import SearchView
from jitui.tui.widgets.status_bars import PaneBar

SMALL, USUAL, WIDE, HUGE = (40, 12), (80, 24), (120, 36), (200, 50)
SIZES = (SMALL, USUAL, WIDE, HUGE)

NAMES = {
    " ": "space",
    "-": "minus",
    ".": "full_stop",
    "/": "slash",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "@": "at",
    "=": "equals_sign",
}
"""What the framework calls the keys of some characters."""


class Reader:
    """A reader at the keyboard."""

    left_at: tuple[str, int, str | None] = ("", 0, None)
    """Where a reader that has left was: the entry, the line and the focus."""

    def __init__(self, app: JituiApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*(NAMES.get(character, character) for character in text))

    async def wait(self, seconds: float) -> None:
        """Let time pass, as a reader does who thinks."""
        await self._pilot.pause(seconds)

    def showing(self) -> str:
        """The characters on the screen, whichever screen is on top."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def bar(self) -> str:
        """The line at the top of the screen that is on top."""
        return self.showing().partition("\n")[0]

    async def resize(self, width: int, height: int) -> None:
        await self._pilot.resize_terminal(width, height)
        await self._pilot.pause()

    async def click(self, selector: str, offset: tuple[int, int]) -> None:
        await self._pilot.click(selector, offset=offset)
        await self._pilot.pause()

    @property
    def screen(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    @property
    def list(self) -> EntryList:
        return self.screen.query_one("#list", EntryList)

    @property
    def list_shown(self) -> bool:
        """Whether the list, or the table in its place, is on the screen."""
        return bool(self.screen.sidebar.display)

    @property
    def reading(self) -> PageView:
        return self.screen.query_one("#reading", PageView)

    @property
    def search_view(self) -> SearchView:
        return self.screen.query_one(SearchView)

    @property
    def hits(self) -> EntryList:
        return self.screen.query_one("#find-hits", EntryList)

    @property
    def open_ref(self) -> str:
        """The ref of the page that the reading view holds."""
        assert self.reading.page is not None
        return self.reading.ref

    @property
    def pane_key(self) -> str:
        """The number key of the pane that is open."""
        return str(self.screen.query_one(PaneBar).current + 1)

    @property
    def focus(self) -> str | None:
        focused = self.app.focused
        return focused.id if focused else None

    def seen(self) -> str:
        """What the whole screen shows now, line by line."""
        compositor = self.app.screen._compositor
        return "\n".join(strip.text for strip in compositor.render_strips())


@asynccontextmanager
async def reader(
    library: Library, size: tuple[int, int] = USUAL, notices: bool = False
) -> AsyncIterator[Reader]:
    """Open the app at a size, with or without what it says for a moment over the page."""
    app = JituiApp(library)
    async with app.run_test(size=size, notifications=notices) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)
