"""One layout and one repaint for all that a key changes."""

from __future__ import annotations

from asyncio import sleep

from textual.events import Idle
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from jitui.tui.framework.screens import GuardedScreen

_TURNS = 4


class PaintOnceScreen(GuardedScreen[None]):
    """A screen that is painted only when every widget has told of its changes.

    A key in a list changes the list at once, and then, a few messages on, the page and the
    bars. Textual paints what it knows of as soon as the screen is idle, and the rest in
    another frame. Painting once brought a key in a list from 45 to 20 ms, and painting the
    focus in the view itself instead of the whole screen from 17 to 11 ms for an opened entry.
    Guarded by ``test_a_key_in_the_lists_paints_little``.
    """

    # What shows the focus paints itself; Textual would paint the whole screen.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    async def on_idle(self, event: Idle) -> None:
        """Give the widgets a few turns; messages that come of it are handled first."""
        for _ in range(_TURNS):
            await sleep(0)
            if self.message_queue_size:
                event.prevent_default()  # on_idle is called again when there is nothing left
                return


class LayoutOnceWidget(Widget):
    """A widget that takes another size without asking for a second layout.

    Textual lays the screen out again whenever a widget has been given another size, though
    what is inside was laid out with it. One layout instead of two, with panes that are
    arranged without new styles, brought a change of pane from 31 to 17 ms.
    Guarded by ``test_textual_still_lays_out_twice``.
    """

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        return super()._size_updated(size, virtual_size, container_size, layout=False)
