"""The line that filters the partnership table while one types."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Input

from jitui.tui.commands import Where, bindings


class FilterLine(Input):
    """Takes names, evaluations and years: ``very good or better 2024 on``."""

    BINDINGS = bindings(Where.FILTER)

    class Done(Message):
        """The reader goes back to the table; ``kept`` says whether the filter stays."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def __init__(self, value: str, *, id: str) -> None:
        super().__init__(value, placeholder="Name, evaluation or year", id=id)
        self.cursor_blink = False

    def action_done(self, kept: bool) -> None:
        """Go back to the table."""
        self.post_message(self.Done(kept))
