"""Processes keys strictly one after another."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.widget import Widget

from jitui.tui.framework.screens import GuardedScreen

_TIMEOUT = 1.0
"""How many seconds a widget is waited for; it may have been removed meanwhile."""

_ALT = "alt+"
"""How a key with Alt is named; a terminal sends the same for Escape and a letter behind it."""


class OrderedKeysApp(App[None]):
    """An app in which keys that were typed ahead do what the reader meant.

    Textual gives every key that it has read to the widget that has the focus at that moment,
    and what the key does is done some messages later. Over a slow line, or when one types fast,
    the list would take the words after ``:`` for commands, letters typed after Tab would go into
    the field that was left, and Ctrl+U would delete what was typed after it.
    Here a key is acted on at once, unless it is a letter for a field; it waits for a screen
    that is just opening, for the letters before it, and until the page shows what the keys
    before it chose: ``c`` cites the entry that the reader went to.

    Guarded by ``test_what_is_typed_after_tab_goes_into_the_next_field``,
    ``test_what_is_typed_ahead_is_done_to_the_entry_that_was_reached`` and
    ``test_a_letter_close_behind_escape_is_not_lost``.
    """

    async def on_event(self, event: Event) -> None:
        """Act on a key that is not part of a text; leave all else to Textual."""
        if isinstance(event, Key) and not event.is_forwarded:
            await self._screen_ready()
            field = self._focused_field()
            letter = event.character or ""
            if field is None and event.key.startswith(_ALT) and letter.isalpha():
                await self.on_event(Key("escape", None))
                event = Key(letter, letter)
                await self._screen_ready()
                field = self._focused_field()
            is_text = field is not None and field.check_consume_key(event.key, event.character)
            if not is_text:
                await self._messages_handled()
            if isinstance(self.screen, GuardedScreen) and self.screen.take_key(event):
                return
            if not is_text and (
                await self._check_bindings(event.key, priority=True)
                or await self._check_bindings(event.key)
            ):
                return
        await super().on_event(event)

    def _focused_field(self) -> Widget | None:
        """Return the field that is typed into, if any is."""
        focused = self.focused
        return focused if focused is not None and focused.check_consume_key("a", "a") else None

    async def _messages_handled(self) -> None:
        """Wait until every message that the keys so far have set off is handled.

        Messages go up from the widget with the focus to the screen.
        """
        node: DOMNode | None = self.focused or self.screen
        while isinstance(node, Widget):
            done = asyncio.Event()
            node.call_later(done.set)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(done.wait(), _TIMEOUT)
            node = node.parent if node is not self.screen else None

    async def _screen_ready(self) -> None:
        """Wait for a screen that is opening: its actions look for its widgets."""
        while not (self.screen.is_mounted or self.screen._closed or self._exit):
            await asyncio.sleep(0)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        await self._screen_ready()
        if self._exit:
            return True  # the app is leaving, and nothing more is begun
        return await super()._check_bindings(key, priority)
