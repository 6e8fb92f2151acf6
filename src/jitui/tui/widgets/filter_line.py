"""The line that filters the partnership table while one types."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from jitui.tui.commands import Where, bindings


class FilterLine(Input):
    """Takes names, evaluations and years: ``very good or better 2024 on``."""

    BINDINGS = bindings(Where.FILTER)

    def __init__(self, value: str, done: Callable[[bool], None], *, id: str) -> None:
        """Make the line.

        Args:
            value: What stands in it at first.
            done: Called when the reader goes back to the table, with whether the filter stays.
            id: Its id.
        """
        super().__init__(value, placeholder="Name, evaluation or year", id=id)
        self.cursor_blink = False
        self._done = done

    def action_done(self, kept: bool) -> None:
        """Go back to the table."""
        self._done(kept)
