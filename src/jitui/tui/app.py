"""The app: it puts the library, the reader's files and the main screen together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from jitui.report.model import Library
from jitui.tui import leaving
from jitui.tui.framework import guards, startup
from jitui.tui.framework.key_order import KeysInOrder
from jitui.tui.screens.main import MainScreen
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.user_state import UserState
from jitui.tui.styles.themes import THEMES, initial_theme
from jitui.workbook.pages import WorkbookPages

if TYPE_CHECKING:
    from jitui.search.engine import Engine


class JituiApp(KeysInOrder):
    """Reads one library."""

    TITLE = "jitui"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "styles/main.tcss"

    def __init__(
        self,
        library: Library,
        user_state: UserState | None = None,
        autosave: Autosave | None = None,
        engine: Callable[[], Engine] | None = None,
    ) -> None:
        self._control_filter = guards.ControlCharacterFilter()
        super().__init__()
        self.user_state = user_state or UserState()
        self._begin_with(self.user_state.settings.theme or initial_theme())
        self.animation_level = "none"
        self.library = library
        # The framework's own name for what the first line of the app says.
        self.set_reactive(JituiApp.title, library.report.short_title or library.report.title)
        self.autosave = autosave or Autosave()
        self._make_engine = engine or self._engine

    def _begin_with(self, name: str) -> None:
        """Set the theme before anything has a style, so that the styles are read only once."""
        for theme in THEMES:
            self.register_theme(theme)
        self.set_reactive(JituiApp.theme, name)
        dark = self.current_theme.dark
        self.set_class(dark, "-dark-mode", update=False)
        self.set_class(not dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return one filter: the framework's own, then that of control characters."""
        before = tuple(super().get_line_filters())
        if self._control_filter.before != before:
            self._control_filter = guards.ControlCharacterFilter(before)
        # The same one each time, since it caches the lines that it has filtered.
        return [self._control_filter]

    def get_driver_class(self) -> type[Driver]:
        """Return the framework's driver, with a mend where it would hang."""
        return guards.lasting_driver(super().get_driver_class())

    def get_default_screen(self) -> Screen[None]:
        """Return the main screen: a blank one first would be painted for nothing."""
        book = self.autosave.workbook if self.autosave.opened else None
        pages = WorkbookPages(self.library, self._area(), book)
        columns = self.size.width
        return MainScreen(pages, self._make_engine, self.user_state, self.autosave, columns)

    def on_ready(self) -> None:
        """Start the deferred work once the first picture is painted."""
        self.call_after_refresh(self._deferred_start)

    def _deferred_start(self) -> None:
        startup.finish()
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.open_workbook()

    def on_mount(self) -> None:
        """Save on signals before quitting, and let autosave use the app's timers."""
        if not self.is_headless:  # a test's process has signals of its own
            guards.leave_on_signals(self._leave)
        self.autosave.attach(self)

    def _engine(self) -> Engine:
        from jitui.search.engine import Engine

        return Engine(self.library)

    def _area(self) -> str:
        """Return the reader's own area, unless this library has none of that ref."""
        area = self.user_state.settings.area
        return area if area in {place.ref for place in self.library.partnerships()} else ""

    async def action_quit(self) -> None:
        """Quit by the framework's own action, with everything saved."""
        leaving.ask_and_leave(self, self.autosave)

    def _leave(self, code: int) -> None:
        """Quit because the system asks for it, when there is nobody to ask."""
        leaving.leave_at_once(self, self.autosave, code)

    def _handle_exception(self, error: Exception) -> None:
        # The framework would print a traceback with the values of variables, a reader's
        # notes among them, and exit with 0.
        if self.is_headless:
            super()._handle_exception(error)
        else:
            words = guards.crash_words(error)
            with suppress(Exception):  # whatever is broken, what was written comes first
                saved = self.autosave.close()
                words = f"{words}\n{saved.notice}" if saved.notice else words
            self.exit(return_code=1, message=words)


def run(
    library: Library,
    engine: Callable[[], Engine] | None = None,
    fresh: bool = False,
    workbook: Path | None = None,
) -> int:
    """Run the app until the reader leaves, and return the exit status.

    Args:
        library: The content to read.
        engine: Makes the search engine when the search is first opened.
        fresh: Whether to start at the overview and not where the reader left off.
        workbook: The file of the workbook; the default one unless given.
    """
    if os.environ.get("NO_COLOR") == "":
        # Set but empty means unset, by the convention; the framework takes it as set.
        del os.environ["NO_COLOR"]
    guards.check_variables()
    guards.accept_any_bytes()
    report = library.report.id
    app = JituiApp(library, UserState.open(fresh, report), Autosave.open(report, workbook), engine)
    app.run()
    sys.stdout.flush()
    return app.return_code or 0
