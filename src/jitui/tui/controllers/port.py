"""What controllers may use of the main screen."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Protocol

from textual.app import App
from textual.widget import Widget

from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.sidebar import Sidebar
from jitui.tui.widgets.status_bars import KeyBar, PaneBar, TitleBar


class Port(Protocol):
    """What controllers may use of the main screen."""

    title_bar: TitleBar
    pane_bar: PaneBar
    sidebar: Sidebar
    page_view: PageView
    key_bar: KeyBar

    @property
    def app(self) -> App[object]:
        """The app, for dialogs and the theme."""
        ...

    @property
    def is_active(self) -> bool:
        """Whether keys reach the main screen: no dialog is open."""
        ...

    @property
    def focused(self) -> Widget | None:
        """The widget with the focus."""
        ...

    def say(self, words: str) -> None:
        """Show a message for a few seconds, or until the next key."""

    def update_status(self) -> None:
        """Update the lines above and below the content."""

    def get_selected_text(self) -> str | None:
        """Return the text that is selected with the mouse."""
        ...

    def set_focus(self, widget: Widget | None) -> None:
        """Give a widget the focus."""

    def set_class(self, add: bool, *class_names: str) -> object:
        """Add or remove style classes of the screen."""

    def mount(self, *widgets: Widget, before: str) -> Awaitable[None]:
        """Add widgets before the one that a selector names."""
        ...
