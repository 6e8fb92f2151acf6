"""A scroll bar that is drawn in the last cell of each line of a view."""

from __future__ import annotations

from textual.events import MouseDown, MouseMove
from textual.scroll_view import ScrollView


class InlineScrollBar(ScrollView):
    """A view whose last column is a scroll bar that can be dragged.

    Textual's bar is a widget of its own, which is laid out and painted apart: with it and a
    border, a key in a list took 20 ms instead of 12. Guarded by
    ``test_few_widgets_are_mounted_at_the_first_picture``.
    """

    has_bar = True
    _dragging = False

    def on_bar(self, column: int) -> bool:
        """Return whether a column of the view is that of the bar."""
        return self.has_bar and column == self.size.width - 1

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin to drag the bar, or go to where on it the mouse is."""
        if self.on_bar(event.x):
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drag the bar."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """Let the bar go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        height = max(self.size.height - 1, 1)
        self.scroll_to(y=round(self.max_scroll_y * min(max(y / height, 0), 1)), animate=False)


def thumb(height: int, lines: int, top: int) -> range:
    """Return the rows of a bar that stand for the visible lines; none where all are visible.

    Args:
        height: The rows of the bar.
        lines: How many lines there are.
        top: The first visible line, counted from 0.
    """
    if lines <= height or not height:
        return range(0)
    length = max(height * height // lines, 1)
    start = round(top * (height - length) / (lines - height))
    return range(start, start + length)
