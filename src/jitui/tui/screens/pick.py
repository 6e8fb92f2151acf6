"""Pick one of many: a line to type in, and the rows that match, over the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from jitui.tui.commands import Where, bindings
from jitui.tui.rows import Row
from jitui.tui.widgets.entry_list import EntryList

Rows = Callable[[str], Sequence[Row]]
"""Returns the rows for what was typed."""


class PickScreen(ModalScreen[str | None]):
    """Returns the id of the row that was picked, or ``None``."""

    CSS_PATH = "../styles/pick.tcss"
    BINDINGS = bindings(Where.PICK)

    def __init__(
        self,
        title: str,
        rows: Rows,
        empty: str = "Nothing matches.",
        remove: Callable[[str], None] | None = None,
        start: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._rows = rows
        self._empty = empty
        self._remove = remove
        self._start = start

    def compose(self) -> ComposeResult:
        """Lay out the line and the rows."""
        with Vertical(id="pick") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter picks, Esc closes" + (
                ", Ctrl+R removes" if self._remove else ""
            )
            yield Input(placeholder="Type to narrow the list", id="pick-words")
            yield Static("", id="pick-empty", markup=False)
            yield EntryList(id="pick-rows")

    def on_mount(self) -> None:
        """Show all rows and wait for words."""
        self._words.cursor_blink = False
        self._list.can_focus = False
        self.watch(self._words, "value", self._narrow, init=False)
        self._narrow()
        if self._start:
            self._list.set_rows(self._rows(""), self._start)
        self._words.focus()

    @property
    def _words(self) -> Input:
        return self.query_one("#pick-words", Input)

    @property
    def _list(self) -> EntryList:
        return self.query_one("#pick-rows", EntryList)

    def _narrow(self) -> None:
        rows = self._rows(self._words.value)
        self._list.set_rows(rows)
        empty = self.query_one("#pick-empty", Static)
        empty.display = not rows
        empty.update(self._empty)

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Pick a row that was clicked on twice."""
        event.stop()
        self.action_pick()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter picks the selected row."""
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Return the selected row."""
        if self._list.ref:
            self.dismiss(self._list.ref)

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)

    def action_remove(self) -> None:
        """Remove the selected row, where rows can be removed."""
        if self._remove is not None and self._list.ref:
            self._remove(self._list.ref)
            self._narrow()

    def action_down(self) -> None:
        """Select the next row."""
        self._list.action_down()

    def action_up(self) -> None:
        """Select the previous row."""
        self._list.action_up()

    def action_page_down(self) -> None:
        """Select a row a page further down."""
        self._list.action_page_down()

    def action_page_up(self) -> None:
        """Select a row a page further up."""
        self._list.action_page_up()


class AskScreen(ModalScreen[str | None]):
    """Asks for a word in one line; returns it, or ``None`` when the reader thinks better."""

    CSS_PATH = "../styles/pick.tcss"
    BINDINGS = bindings(Where.ASK)

    def __init__(self, title: str, placeholder: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Vertical(id="ask") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter keeps, Esc closes"
            yield Input(self._value, placeholder=self._placeholder, id="ask-words")

    def on_mount(self) -> None:
        """Wait for words, without blinking."""
        words = self.query_one("#ask-words", Input)
        words.cursor_blink = False
        words.focus()

    def not_saved(self) -> list[str]:
        """Say what is being typed: nothing of it is kept before Enter."""
        typed = [field.value for field in self.query("#ask-words").results(Input)]
        return [
            f"{self._title}: \u201c{words}\u201d is not saved."
            for words in typed
            if words.strip() and words != self._value
        ]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return what was typed."""
        event.stop()
        self.dismiss(event.value)

    def action_close(self) -> None:
        """Return nothing."""
        self.dismiss(None)
