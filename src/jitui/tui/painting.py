"""One painting for all that a key changes."""

from __future__ import annotations

from asyncio import sleep

from textual.events import Idle
from textual.message_pump import MessagePump

_TURNS = 4


class PaintsOnce(MessagePump):
    """A screen that is painted only when every widget has said that it has changed.

    A key in a list changes the list at once, and then, a few messages on, the page and the
    bars. The framework paints what it knows of as soon as the screen has nothing to do,
    and the rest in another frame; both cost a reader time, and bytes over a slow line.
    """

    async def on_idle(self, event: Idle) -> None:
        """Give the widgets a few turns; if one has something to say, it is heard first."""
        for _ in range(_TURNS):
            await sleep(0)
            if self.message_queue_size:
                event.prevent_default()  # this is asked again when there is nothing left
                return
