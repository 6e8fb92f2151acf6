"""Boxes to pick a row of a list in, and to type one line into."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from jitui.output.wrapping import clip
from jitui.tui.commands import Where, bindings
from jitui.tui.layout.rows import Row
from jitui.tui.narrowing import filter_rows
from jitui.tui.screens.base import Dialog
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.inputs import LineInput

QUOTED = 60
"""So many cells of what was typed are quoted in a question: what it asks stays in sight."""

Rows = Sequence[Row] | Callable[[str], Sequence[Row]]
"""All the rows, which typed words narrow; or what returns the rows for what was typed."""

NO_MATCH = "Nothing matches."


class PickerScreen(Dialog[str | None]):
    """Returns the id of the row that was picked, or ``None``."""

    CSS_PATH = "../styles/picker.tcss"
    BINDINGS = bindings(Where.PICK)

    def __init__(
        self,
        title: str,
        rows: Rows,
        empty: str = NO_MATCH,
        remove: Callable[[str], None] | None = None,
        start: str = "",
    ) -> None:
        """Make a list to pick from.

        Args:
            title: What is picked.
            rows: The rows; see :data:`Rows`.
            empty: What is said where there is no row to pick.
            remove: Called with the id of a row to remove; ``None`` where rows cannot be.
            start: The id of the row that is selected at first.
        """
        super().__init__()
        self._title = title
        self._rows = rows
        self._empty = empty
        self._remove = remove
        self._start = start

    def compose(self) -> ComposeResult:
        """Lay out the line and the rows."""
        with Vertical(id="pick") as box:
            removes = "Ctrl+R removes, " if self._remove else ""
            self.label(box, self._title, f"Enter chooses, {removes}Esc closes")
            yield LineInput(
                placeholder="Type to narrow the list", on_enter=self.action_pick, id="pick-words"
            )
            yield Static("", id="pick-empty", markup=False)
            yield EntryList(id="pick-rows")

    def on_mount(self) -> None:
        """Show all rows and wait for words."""
        self._list.can_focus = False
        self.watch(self._words, "value", lambda: self._show_matching(), init=False)
        self._show_matching(self._start)
        self.set_focus(self._words)

    @property
    def _words(self) -> Input:
        return self.query_one("#pick-words", Input)

    @property
    def _list(self) -> EntryList:
        return self.query_one("#pick-rows", EntryList)

    def _show_matching(self, ref: str = "") -> None:
        typed = self._words.value
        rows = self._rows(typed) if callable(self._rows) else filter_rows(self._rows, typed)
        self._list.set_rows(rows, ref)
        empty = self.query_one("#pick-empty", Static)
        empty.display = not any(row.ref for row in rows)
        # Where there are rows, but none that matches, the words are to blame.
        empty.update(self._empty if callable(self._rows) or not self._rows else NO_MATCH)

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Pick a row that was clicked on twice."""
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
        removed = self._list.ref
        if self._remove is not None and removed:
            self._remove(removed)
            if not callable(self._rows):
                self._rows = [row for row in self._rows if row.ref != removed]
            self._show_matching()

    def action_move(self, how: str) -> None:
        """Select another row, one or a page further."""
        getattr(self._list, f"action_{how}")()


class AskScreen(Dialog[str | None]):
    """Asks for one line; returns it, or ``None`` when the reader cancels."""

    CSS_PATH = "../styles/picker.tcss"
    BINDINGS = bindings(Where.ASK)

    def __init__(
        self,
        title: str,
        placeholder: str,
        value: str = "",
        wrong: str = "",
        *,
        ask_first: bool = False,
    ) -> None:
        """Make a line to fill in.

        Args:
            title: What is asked for.
            placeholder: What is shown while the line is empty.
            value: What stands in it at first.
            wrong: Why what stands in it was refused, if it was.
            ask_first: Whether Escape asks before it gives up what was typed: a sentence is
                a loss, a file's name is none.
        """
        super().__init__()
        self._ask_first = ask_first
        self._title = title
        self._placeholder = placeholder
        self._value = value
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        with Vertical(id="ask") as box:
            self.label(box, self._title, "Enter saves, Esc cancels")
            yield LineInput(self._value, self._placeholder, on_enter=self._accept, id="ask-words")
            if self._wrong:
                yield Static(self._wrong, id="ask-wrong", markup=False)

    @on(Input.Changed, "#ask-words")
    def _clear_reason(self) -> None:
        """Remove the reason for which the words before were refused."""
        if self._words.value != self._value:
            self.query("#ask-wrong").remove()

    def on_mount(self) -> None:
        """Wait for words."""
        # What was refused is corrected, not typed again: the first letter must not replace it.
        self._words.select_on_focus = not self._wrong
        self.set_focus(self._words)
        if self._wrong:
            self._words.cursor_position = len(self._words.value)

    @property
    def _words(self) -> Input:
        return self.query_one("#ask-words", Input)

    def commit_input(self) -> list[str]:
        """Say what is being typed: nothing of it is kept before Enter."""
        if not self.query("#ask-words"):
            return []  # just opened, or closed
        words = self._words.value
        if not words.strip() or words == self._value:
            return []
        return [f"{self._title}: \u201c{clip(words, QUOTED)}\u201d is not saved."]

    def _accept(self) -> None:
        self.dismiss(self._words.value)

    def action_close(self) -> None:
        """Return nothing; words that would be lost are asked about first."""
        if not self.is_active:
            return  # pressed twice at once: it is being asked already
        wrong = self.commit_input() if self._ask_first else []
        if not wrong:
            self.dismiss(None)
            return

        def then(chosen: str | None) -> None:
            if chosen == "leave":
                self.dismiss(None)

        self.app.push_screen(not_saved_question(wrong, "Keep editing"), then)


def not_saved_question(wrong: Sequence[str], back: str) -> PickerScreen:
    """Return the question that is asked before words are lost; ``leave`` is to lose them.

    Args:
        wrong: What is not saved, a sentence each.
        back: What going back is called.
    """
    rows = [
        *(Row("", words) for words in wrong),
        Row("stay", back),
        Row("leave", "Discard it"),
    ]
    return PickerScreen("Discard unsaved text?", rows)
