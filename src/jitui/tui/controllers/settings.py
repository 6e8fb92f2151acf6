"""The reader's settings: line width, spacing, theme and own area."""

from __future__ import annotations

from msgspec import Struct

from jitui.report.model import Partnership
from jitui.state.settings import NARROWEST, WIDEST, Spacing
from jitui.tui.controllers.navigation import NavigationController
from jitui.tui.controllers.port import Port
from jitui.tui.state.user_state import UserState
from jitui.tui.styles.themes import DARK, LIGHT
from jitui.workbook.pages import WorkbookPages


class SettingsController(Struct):
    """Changes settings and saves them."""

    screen: Port
    navigation: NavigationController
    pages: WorkbookPages
    user_state: UserState

    def apply(self) -> None:
        """Apply the saved settings."""
        settings = self.user_state.settings
        self.screen.page_view.measure = settings.width
        self.screen.page_view.spacing = settings.spacing

    def _save(self, message: str, **changed: object) -> None:
        """Save settings; say a message, or why they could not be saved."""
        words = self.user_state.save_settings(**changed) or message
        if words:
            self.screen.say(words)

    def change_width(self, cells: int) -> None:
        """Make lines wider or narrower."""
        view = self.screen.page_view
        view.measure = min(max(view.measure + cells, NARROWEST), WIDEST)
        view.relayout()
        self._save(f"Line width: up to {view.measure} characters.", width=view.measure)

    def change_spacing(self) -> None:
        """Change between tight, normal and wide spacing."""
        view, kinds = self.screen.page_view, list(Spacing)
        view.spacing = kinds[(kinds.index(view.spacing) + 1) % len(kinds)]
        view.relayout()
        self._save(f"Spacing: {view.spacing.value}.", spacing=view.spacing)

    def change_theme(self) -> None:
        """Change between light and dark."""
        app = self.screen.app
        app.theme = LIGHT if app.theme == DARK else DARK
        self._save("", theme=app.theme)

    def toggle_area(self) -> None:
        """Make the open area the reader's own, or clear it."""
        entry = self.pages.library.entries.get(self.screen.page_view.ref)
        if not isinstance(entry, Partnership):
            self.screen.say("Open or select an area first. Press 4 to list the areas.")
            return
        area = "" if self.pages.area == entry.ref else entry.ref
        self.pages.area = area
        self.screen.sidebar.choose_area(area)
        self.navigation.refresh_page()
        done = f"{entry.title} is set as your area." if area else "Your area is cleared."
        self._save(done, area=area)
