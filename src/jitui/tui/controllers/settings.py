"""The reader's settings: line width, spacing, theme and own area."""

from __future__ import annotations

from jitui.report.model import Partnership
from jitui.tui.controllers.panes import PaneController
from jitui.tui.controllers.ports import LayoutPort
from jitui.tui.layout.page import Spacing
from jitui.tui.state.user_state import UserState
from jitui.tui.styles.themes import DARK, LIGHT
from jitui.workbook.pages import WorkbookPages

NARROWEST, WIDEST = 40, 100
"""The limits of the line width, in cells."""


class SettingsController:
    """Changes settings and saves them."""

    def __init__(
        self, screen: LayoutPort, panes: PaneController, pages: WorkbookPages, user_state: UserState
    ) -> None:
        self._screen = screen
        self._panes = panes
        self._pages = pages
        self._user_state = user_state

    def apply(self) -> None:
        """Apply the saved settings."""
        settings = self._user_state.settings
        self._screen.page_view.measure = settings.width
        self._screen.page_view.spacing = Spacing(settings.spacing)
        if settings.theme:
            self._screen.app.theme = settings.theme

    def _save(self, message: str, **changed: object) -> None:
        """Save settings; say a message, or why they could not be saved."""
        said = self._user_state.keep_settings(**changed) or message
        if said:
            self._screen.say(said)

    def change_width(self, cells: int) -> None:
        """Make lines wider or narrower."""
        view = self._screen.page_view
        view.measure = min(max(view.measure + cells, NARROWEST), WIDEST)
        view.set_again()
        self._save(f"Line width: up to {view.measure} characters.", width=view.measure)

    def change_spacing(self) -> None:
        """Change between tight, normal and wide spacing."""
        view, kinds = self._screen.page_view, list(Spacing)
        view.spacing = kinds[(kinds.index(view.spacing) + 1) % len(kinds)]
        view.set_again()
        self._save(f"Spacing: {view.spacing.value}.", spacing=view.spacing.value)

    def change_theme(self) -> None:
        """Change between light and dark."""
        app = self._screen.app
        app.theme = LIGHT if app.theme == DARK else DARK
        self._save("", theme=app.theme)

    def toggle_area(self) -> None:
        """Make the open area the reader's own, or clear it."""
        entry = self._pages.library.entries.get(self._screen.page_view.ref)
        if not isinstance(entry, Partnership):
            self._screen.say("Open or select an area first. Press 4 to list the areas.")
            return
        area = "" if self._pages.area == entry.ref else entry.ref
        self._pages.area = area
        self._screen.sidebar.choose_area(area)
        self._panes.refresh_page()
        done = f"{entry.title} is set as your area." if area else "Your area is cleared."
        self._save(done, area=area)
