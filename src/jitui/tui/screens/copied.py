"""A dialog with the copied text, for when the clipboard may not have taken it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from jitui.tui.commands import Where, bindings
from jitui.tui.screens.base import Dialog


class CopiedScreen(Dialog[bool]):
    """Shows a text in full; returns whether it is to be saved to a file."""

    CSS_PATH = "../styles/picker.tcss"
    BINDINGS = bindings(Where.COPIED)

    def __init__(self, message: str, text: str, can_save: bool) -> None:
        """Make the screen.

        Args:
            message: What is known of the copy.
            text: What was to be copied.
            can_save: Whether it can be saved to a file.
        """
        super().__init__()
        self._message = message
        self._text = text
        self._can_save = can_save

    def compose(self) -> ComposeResult:
        """Lay out the text, which scrolls where it is long."""
        with VerticalScroll(id="copied") as box:
            box.can_focus = False
            save = "s saves to a file, " if self._can_save else ""
            self.label(box, "Text to copy", f"{save}Esc closes")
            yield Static(self._message, id="copied-message", markup=False)
            yield Static(self._text.rstrip(), id="copied-text", markup=False)

    def action_save(self) -> None:
        """Have the text saved to a file, where it can be."""
        if self._can_save:
            self.dismiss(True)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(False)

    def action_move(self, how: str) -> None:
        """Scroll a line or a page, or to one end."""
        how = "home" if how == "top" else how
        getattr(self.query_one("#copied"), f"scroll_{how}")(animate=False)
