"""A text field of many lines that breaks its lines correctly after a resize."""

from __future__ import annotations

from textual.widgets import TextArea


class WrappedTextArea(TextArea):
    """A text of many lines, which stand within it after a resize, too.

    Textual breaks the lines for the width before a scroll bar comes or goes, and paints only
    those again whose place has changed. Guarded by
    ``test_a_note_is_whole_after_the_window_was_wide``.
    """

    def on_resize(self) -> None:
        """Break the lines again once the new width is known."""
        self.call_after_refresh(self._break_again)

    def _break_again(self) -> None:
        self._rewrap_and_refresh_virtual_size()
        self.refresh()
