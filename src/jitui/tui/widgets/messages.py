"""The base of the messages that widgets send."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class WidgetMessage(Message):
    """A message that knows its widget, so that handlers can select by the widget's id."""

    def __init__(self, sender: Widget) -> None:
        super().__init__()
        self.sender = sender

    @property
    def control(self) -> Widget:
        """The widget that sent it."""
        return self.sender
