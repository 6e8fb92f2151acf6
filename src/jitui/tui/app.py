"""The app: wiring only."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from textual.app import App
from textual.filter import LineFilter

from jitui.report.model import Library
from jitui.report.pages import Pages
from jitui.search.engine import Engine
from jitui.tui import guards
from jitui.tui.screens.browser import BrowserScreen
from jitui.tui.theme import THEMES, first_theme

_STYLES = Path(__file__).parent / "styles"


class JituiApp(App[None]):
    """Reads one library."""

    TITLE = "jitui"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = [_STYLES / "browser.tcss", _STYLES / "lines.tcss", _STYLES / "help.tcss"]

    def __init__(self, library: Library) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = first_theme()
        self.animation_level = "none"
        self.library = library

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the framework's filters and the net under all text."""
        return [*super().get_line_filters(), guards.Scrub()]

    def on_mount(self) -> None:
        """Open the main screen."""
        guards.leave_on_signals(lambda code: self.exit(return_code=code))
        self.push_screen(BrowserScreen(Pages(self.library), Engine(self.library)))

    def _handle_exception(self, error: Exception) -> None:
        # The framework would print a traceback with the values of variables, a reader's
        # notes among them, and exit with 0.
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit(return_code=1, message=guards.crash_words(error))


def run(library: Library) -> int:
    """Run the app until the reader leaves, and return the exit status."""
    if os.environ.get("NO_COLOR") == "":
        # Set but empty means unset, by the convention; the framework takes it as set.
        del os.environ["NO_COLOR"]
    guards.accept_any_bytes()
    app = JituiApp(library)
    app.run()
    sys.stdout.flush()
    return app.return_code or 0
