"""One of a few values, chosen with the arrow keys, its meaning in view."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from jitui.output.wrapping import wrap
from jitui.tui.commands import Where, bindings
from jitui.tui.layout.rows import Row
from jitui.tui.screens.picker import PickerScreen
from jitui.tui.state.forms import Option


class ChoiceLine(Widget, can_focus=True):
    """Shows the chosen value; left and right change it or list all values, Enter lists them."""

    BINDINGS = bindings(Where.CHOICE)

    value: reactive[str] = reactive("", layout=True)

    class Chosen(Message):
        """Another value was chosen."""

        def __init__(self, sender: ChoiceLine, value: str) -> None:
            super().__init__()
            self.sender = sender
            self.value = value

    def __init__(
        self, options: Sequence[Option], value: str, *, asked: str, listed: bool = False, id: str
    ) -> None:
        """Make a choice.

        Args:
            options: Its values.
            value: The one that is chosen.
            asked: The title of the list of all values.
            listed: Whether left and right open the list of all values.
            id: The id of the widget.
        """
        super().__init__(id=id)
        self._options = list(options)
        self._asked = asked
        self._listed = listed
        self.set_reactive(ChoiceLine.value, value)

    @property
    def _at(self) -> int:
        values = [option.value for option in self._options]
        return values.index(self.value) if self.value in values else 0

    @property
    def _chosen(self) -> Option:
        # A value may come from another version of the data.
        unknown = Option(self.value, self.value, "Not in this report.")
        return next((o for o in self._options if o.value == self.value), unknown)

    def _lines(self, columns: int) -> list[str]:
        option = self._chosen
        meaning = wrap(option.meaning, columns, "  ", "  ") if option.meaning else []
        return [f"\u2039 {option.words} \u203a", *meaning]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return a line for the value, and as many as its meaning needs."""
        return len(self._lines(max(width, 1)))

    def render(self) -> Content:
        """Return the value, and what it means under it."""
        first, *rest = self._lines(max(self.size.width, 1))
        style = "bold reverse" if self.has_focus else "bold"
        lines = [Content.styled(first, style), *(Content.styled(line, "$quiet") for line in rest)]
        return Content("\n").join(lines)

    def _take(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Chosen(self, value))

    def action_step(self, step: int) -> None:
        """Choose a neighbouring value, or from the list of all."""
        if self._listed:
            self.action_list()
            return
        at = min(max(self._at + step, 0), len(self._options) - 1)
        self._take(self._options[at].value)

    def action_list(self) -> None:
        """Choose from all values, each with its meaning."""
        rows = [
            Row(f"={option.value}", option.words, below=((option.meaning, ()),))
            if option.meaning
            else Row(f"={option.value}", option.words)
            for option in self._options
        ]

        def then(chosen: str | None) -> None:
            if chosen:
                self._take(chosen[1:])

        self.app.push_screen(PickerScreen(self._asked, rows, start=f"={self.value}"), then)

    def on_click(self) -> None:
        """List all values."""
        self.action_list()
