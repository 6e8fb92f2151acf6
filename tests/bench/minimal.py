"""The least that an app of the same framework can be: a text, a footer, one key."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static


class Minimal(App[None]):
    """Counts how often its one key was pressed."""

    BINDINGS = [("j", "count", "Count")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """Lay out the text and the footer."""
        yield Static("Pressed 0 times")
        yield Footer()

    def action_count(self) -> None:
        """Count one more."""
        self.pressed += 1
        self.query_one(Static).update(f"Pressed {self.pressed} times")


if __name__ == "__main__":
    Minimal().run()
