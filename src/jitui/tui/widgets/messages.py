"""The base of the messages that widgets send."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class WidgetMessage(Message):
    """A message that knows its widget, so that handlers can select by the widget's id.

    Attributes:
        sender: The widget that sent it.
        ref: The ref of the entry that it is about, or empty.
    """

    def __init__(self, sender: Widget, ref: str = "") -> None:
        super().__init__()
        self.sender = sender
        self.ref = ref

    @property
    def control(self) -> Widget:
        """The widget that sent it."""
        return self.sender
