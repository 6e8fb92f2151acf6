"""A line to type words into, such as those to search for or the name of a file."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input


class WordsInput(Input):
    """Takes words, and calls a function when Enter is pressed."""

    def __init__(
        self, value: str = "", placeholder: str = "", *, entered: Callable[[], object], id: str
    ) -> None:
        """Make a line.

        Args:
            value: What stands in it at first.
            placeholder: What is shown while it is empty.
            entered: Called when Enter is pressed; the framework's message would come after
                the keys that follow.
            id: Its id.
        """
        super().__init__(value, placeholder=placeholder, id=id)
        # A cursor that blinks keeps the machine awake.
        self.cursor_blink = False
        self._entered = entered

    async def action_submit(self) -> None:
        """Act on Enter."""
        self._entered()
