"""Each key does its work before the next one is given out."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Event, Key

from jitui.tui.screens.base import GuardedScreen

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    # A second widget among its bases would take the framework's styles from a field.
    Widget = object


class KeysInOrder(App[None]):
    """An app that takes keys which were typed ahead as they are meant.

    The framework gives every key that it has read to the part which has the focus at that
    moment, and what the key does is done some messages later. Over a slow line, or when one
    types fast, the list would take the words after ``:`` for commands. Here a key is acted on
    at once, unless it is typed into a text, and waits for a screen that is just opening.
    """

    async def on_event(self, event: Event) -> None:
        """Act on a key that is not part of a text; leave all else to the framework."""
        if isinstance(event, Key) and not event.is_forwarded:
            await self._screen_ready()
            if isinstance(self.screen, GuardedScreen) and self.screen.take_key(event):
                return
            focused = self.focused
            typing = focused is not None and focused.check_consume_key("a", "a")
            if not typing and (
                await self._check_bindings(event.key, priority=True)
                or await self._check_bindings(event.key)
            ):
                return
        await super().on_event(event)

    async def _screen_ready(self) -> None:
        """Wait for a screen that is opening: what keys do there looks for its parts."""
        while not (self.screen.is_mounted or self.screen._closed or self._exit):
            await sleep(0)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        await self._screen_ready()
        if self._exit:
            return True  # the app is leaving, and nothing more is begun
        return await super()._check_bindings(key, priority)


class TypedInOrder(Widget):
    """A line or a text to type in, whose keys do their work in the order of typing.

    The framework lets a key that is no letter find its command some messages later: letters
    typed after Tab would go into the field that was left, and Ctrl+U would delete what was
    typed after it.
    """

    async def on_key(self, event: Key) -> None:
        """Act on a key that is no letter, and pass on what came after the focus had gone."""
        if self.app.focused is not self:
            self.app.post_message(Key(event.key, event.character))
        elif self.check_consume_key(
            event.key, event.character
        ) or not await self.app._check_bindings(event.key):
            return
        event.stop()
        event.prevent_default()
