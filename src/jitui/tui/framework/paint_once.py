"""One layout and one painting for all that a key changes."""

from __future__ import annotations

from asyncio import sleep

from textual.events import Idle
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from jitui.tui.screens.base import GuardedScreen

_TURNS = 4


class PaintsOnce(GuardedScreen[None]):
    """A screen that is painted only when every widget has said that it has changed.

    A key in a list changes the list at once, and then, a few messages on, the page and the
    bars. The framework paints what it knows of as soon as the screen has nothing to do,
    and the rest in another frame; both cost a reader time, and bytes over a slow line.
    """

    # What shows the focus paints itself; the framework would paint the whole screen.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    async def on_idle(self, event: Idle) -> None:
        """Give the widgets a few turns; if one has something to say, it is heard first."""
        for _ in range(_TURNS):
            await sleep(0)
            if self.message_queue_size:
                event.prevent_default()  # this is asked again when there is nothing left
                return


class LaidOutOnce(Widget):
    """A widget that takes another size without asking for a second layout.

    The framework lays the screen out again whenever a widget has been given another size,
    though what is inside was laid out with it; everything would be painted once more.
    """

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)
