"""Lines to type into, such as words to search for or the name of a file."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from jitui.tui.commands import Where, bindings


class LineInput(Input):
    """A line that calls a function when Enter is pressed."""

    def __init__(
        self, value: str = "", placeholder: str = "", *, on_enter: Callable[[], object], id: str
    ) -> None:
        """Make a line.

        Args:
            value: What stands in it at first.
            placeholder: What is shown while it is empty.
            on_enter: Called when Enter is pressed; Textual's message would come after the keys
                that follow.
            id: Its id.
        """
        super().__init__(value, placeholder=placeholder, id=id)
        self.cursor_blink = False  # blinking keeps the machine awake
        self._enter_action = on_enter

    async def action_submit(self) -> None:
        """Act on Enter."""
        self._enter_action()


class FilterInput(LineInput):
    """The filter of the partnership table: ``very good or better 2024 on``."""

    BINDINGS = bindings(Where.FILTER)

    def __init__(self, value: str, done: Callable[[bool], None], *, id: str) -> None:
        """Make a line.

        Args:
            value: What stands in it at first.
            done: Called when the reader goes back to the table, with whether the filter stays.
            id: Its id.
        """
        placeholder = "Name, evaluation or year"
        super().__init__(value, placeholder, on_enter=lambda: done(True), id=id)
        self._done = done

    def action_done(self, keep: bool) -> None:
        """Go back to the table."""
        self._done(keep)
