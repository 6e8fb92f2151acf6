"""The app: it puts the library, the reader's files and the main screen together."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import COLOR_SYSTEMS
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from jitui.errors import UsageError
from jitui.report.clean import clean_line
from jitui.report.model import Library
from jitui.tui import leaving
from jitui.tui.framework import startup
from jitui.tui.framework.control_characters import ControlCharacterFilter
from jitui.tui.framework.crash import DiscreetCrashApp
from jitui.tui.framework.driver import robust_driver
from jitui.tui.framework.first_theme import start_with_theme
from jitui.tui.framework.key_order import OrderedKeysApp
from jitui.tui.framework.signals import leave_on_signals
from jitui.tui.screens.main import MainScreen
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.user_state import UserState
from jitui.tui.styles.themes import THEMES, initial_theme
from jitui.workbook.pages import WorkbookPages

if TYPE_CHECKING:
    from jitui.search.engine import Engine


class JituiApp(OrderedKeysApp, DiscreetCrashApp):
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
        self._line_filter = ControlCharacterFilter()
        super().__init__()
        self.user_state = user_state or UserState()
        start_with_theme(self, THEMES, self.user_state.settings.theme or initial_theme())
        self.animation_level = "none"
        self.library = library
        # The framework's own name for what the first line of the app says.
        self.set_reactive(JituiApp.title, library.report.short_title or library.report.title)
        self.autosave = autosave or Autosave()
        self._make_engine = engine or self._engine

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and the one for control characters."""
        # The same one each time: lines are cached by the filters that they went through.
        return [*super().get_line_filters(), self._line_filter]

    def get_driver_class(self) -> type[Driver]:
        """Return the framework's driver, mended where it would hang.

        Raises:
            UsageError: There is no driver of the name in TEXTUAL_DRIVER.
        """
        try:
            driver = super().get_driver_class()
        except Exception as error:  # whatever is imported may fail in any way
            name = clean_line(os.environ.get("TEXTUAL_DRIVER", ""))[:60]
            words = f"TEXTUAL_DRIVER is {name!r}, which is not a Textual driver; unset it"
            raise UsageError(words) from error
        return robust_driver(driver)

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
            leave_on_signals(self._leave)
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

    def save_after_crash(self) -> str:
        """Save the workbook, and return what the reader must be told, or nothing."""
        return self.autosave.close().notice


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
    _check_environment()
    report = library.report.id
    app = JituiApp(library, UserState.open(fresh, report), Autosave.open(report, workbook), engine)
    app.run()
    sys.stdout.flush()
    return app.return_code or 0


def _check_environment() -> None:
    """See that Textual can use the terminal's colours, and drop a NO_COLOR that is empty.

    Raises:
        UsageError: There is no colour system of the name in TEXTUAL_COLOR_SYSTEM.
    """
    if os.environ.get("NO_COLOR") == "":
        # Set but empty means unset, by the convention; Textual takes it as set.
        del os.environ["NO_COLOR"]
    systems = ("auto", *COLOR_SYSTEMS)
    named = os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if named not in systems:
        words = f"TEXTUAL_COLOR_SYSTEM is {clean_line(named)[:60]!r}; it must be one of"
        raise UsageError(f"{words} {', '.join(systems)}, or unset")
