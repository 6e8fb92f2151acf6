"""A line to type in, after which keys that were typed ahead go where they are meant to go."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Key
from textual.widgets import Input


class WordsInput(Input):
    """Takes words, and calls a function when Enter is pressed.

    The framework hands every key that it has read to the part which has the focus at that
    moment, and tells of Enter by a message. Over a slow line, or when one types fast, the
    keys after Enter would be taken for more words, and Enter would act on them.
    """

    def __init__(
        self, value: str = "", placeholder: str = "", *, entered: Callable[[], object], id: str
    ) -> None:
        """Make a line.

        Args:
            value: What stands in it at first.
            placeholder: What is shown while it is empty.
            entered: Called when Enter is pressed.
            id: Its id.
        """
        super().__init__(value, placeholder=placeholder, id=id)
        # A cursor that blinks keeps the machine awake.
        self.cursor_blink = False
        self._entered = entered

    def on_key(self, event: Key) -> None:
        """Act on Enter at once, and pass on a key that came after the focus had gone."""
        if self.app.focused is not self:
            self.app.post_message(Key(event.key, event.character))
        elif event.key == "enter":
            self._entered()
        else:
            return
        event.stop()
        event.prevent_default()
