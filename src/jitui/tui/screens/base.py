"""What the screens have in common: guards against what the framework does not check itself."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.content import Content
from textual.events import Key
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widget import Widget

from jitui.tui.framework.line_view import LineView
from jitui.tui.widgets.status_bars import KeyBar


class GuardedScreen(Screen[ScreenResultType]):
    """Any screen: a press of the mouse never meets a widget that has just been removed."""

    def on_screen_suspend(self) -> None:
        """Show no keys that do not work while a dialog is open."""
        for bar in self.query(KeyBar):
            bar.covered = True

    def on_screen_resume(self) -> None:
        """Show the keys again."""
        for bar in self.query(KeyBar):
            bar.covered = False

    def take_key(self, event: Key) -> bool:
        """Return whether the screen has acted on a key itself, before its bindings are asked."""
        return False

    def not_saved(self) -> list[str]:
        """Take over all that is typed and valid; return a sentence for each field that is not."""
        return []

    def save_position(self) -> None:
        """Save where the reader is."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is under the mouse, but nothing that has just been removed.

        A press on a widget that is gone crashes the framework otherwise (8.2.6 to 8.2.8).
        """
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is not None and not widget.is_attached:
            return None, None
        if isinstance(widget, LineView):
            offset = widget.offset_at(x, y)
        return widget, offset


class ClosableScreen(GuardedScreen[ScreenResultType]):
    """A screen over another one, which is closed once.

    Keys that are typed quickly arrive together: when the second is dealt with, the first
    may have closed the screen already.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen and return a result; do nothing if it is closed or covered.

        The framework would close the screen that is on top instead, whichever that is.
        """
        if not self.is_active:
            return AwaitComplete()
        return super().dismiss(result)


class Dialog(ModalScreen[ScreenResultType], ClosableScreen[ScreenResultType]):
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
