"""The least that a letter can take: one input line of the same framework."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input


class Bare(App[None]):
    """An input and nothing else."""

    def compose(self) -> ComposeResult:
        """Lay out the input."""
        yield Input(placeholder="bare")


if __name__ == "__main__":
    Bare().run()
