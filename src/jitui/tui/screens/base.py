"""The base class of dialogs."""

from __future__ import annotations

from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget

from jitui.tui.framework.screens import GuardedScreen


class Dialog(ModalScreen[ScreenResultType], GuardedScreen[ScreenResultType]):
    """A box over the page, with a title and the keys that close it on its border."""

    def label(self, box: Widget, title: str, keys: str) -> None:
        """Write on the border of the box.

        Args:
            box: What has the border.
            title: What the box is for; square brackets in it are text, not markup.
            keys: The keys that close it.
        """
        box.border_title = Content(title)
        box.border_subtitle = Content(keys)
