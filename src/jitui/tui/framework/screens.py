"""Guards of every screen: against clicks on removed widgets, and against closing twice."""

from __future__ import annotations

from textual.await_complete import AwaitComplete
from textual.events import Key
from textual.geometry import Offset
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from jitui.tui.framework.line_view import LineView


class GuardedScreen(Screen[ScreenResultType]):
    """A screen that a click on a removed widget cannot crash, and that closes once."""

    def take_key(self, event: Key) -> bool:
        """Return whether the screen has acted on a key itself, before its bindings are tried."""
        return False

    def commit_input(self) -> list[str]:
        """Take over all that is typed and valid; return a sentence for each field that is not."""
        return []

    def save_position(self) -> None:
        """Save where the reader is."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return what is under the mouse, but no widget that has just been removed.

        A press on a widget that is gone crashes Textual (8.2.6 to 8.2.8). Guarded by
        ``test_many_clicks_on_a_notice_in_the_editor_do_not_end_the_app``.
        """
        widget, offset = super().get_widget_and_offset_at(x, y)
        if widget is not None and not widget.is_attached:
            return None, None
        if isinstance(widget, LineView):
            offset = widget.offset_at(x, y)
        return widget, offset

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close the screen and return a result; do nothing if it is closed or covered.

        Of two keys that arrive together the first may have closed the screen already; Textual
        would then close the screen under it. Guarded by
        ``test_textual_still_closes_a_screen_that_is_not_on_top``.
        """
        if not self.is_active:
            return AwaitComplete()
        return super().dismiss(result)
