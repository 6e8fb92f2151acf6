"""One of a few values, chosen with the arrow keys, with its meaning in view."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from jitui.output.wrapping import wrap
from jitui.tui.commands import Where, bindings
from jitui.tui.layout.rows import Row
from jitui.tui.screens.picker import PickerScreen
from jitui.tui.state.form import FieldChoice
from jitui.tui.widgets.messages import WidgetMessage
from jitui.tui.widgets.wrapped_text import WrappedText


class ChoiceField(WrappedText, can_focus=True):
    """Shows the chosen value; left and right change it or list all values, Enter lists them."""

    BINDINGS = bindings(Where.CHOICE)

    value: reactive[str] = reactive("", layout=True)

    class Changed(WidgetMessage):
        """Another value was chosen."""

    def __init__(
        self,
        options: Sequence[FieldChoice],
        value: str,
        *,
        title: str,
        listed: bool = False,
        id: str,
    ) -> None:
        """Make a choice.

        Args:
            options: Its values.
            value: The one that is chosen.
            title: The title of the list of all values.
            listed: Whether left and right open the list of all values.
            id: The id of the widget.
        """
        super().__init__(id=id)
        self._options = {option.value: option for option in options}
        self._title = title
        self._listed = listed
        self.set_reactive(ChoiceField.value, value)

    def lines_for(self, columns: int) -> Sequence[Content]:
        """Return the value, and what it means under it."""
        # A value may come from another version of the data.
        unknown = FieldChoice(self.value, self.value, "Not in this report.")
        option = self._options.get(self.value, unknown)
        style = "bold reverse" if self.has_focus else "bold"
        meaning = wrap(option.meaning, columns, "  ", "  ") if option.meaning else []
        return [
            Content.styled(f"\u2039 {option.words} \u203a", style),
            *(Content.styled(line, "$quiet") for line in meaning),
        ]

    def _choose(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self))

    def action_step(self, step: int) -> None:
        """Choose a neighbouring value, or from the list of all."""
        if self._listed:
            self.action_list()
            return
        values = list(self._options)
        at = values.index(self.value) if self.value in values else 0
        self._choose(values[min(max(at + step, 0), len(values) - 1)])

    def action_list(self) -> None:
        """Choose from all values, each with its meaning."""
        # "=" makes a ref of the empty value, too.
        rows = [
            Row(
                f"={option.value}",
                option.words,
                below=((option.meaning, ()),) if option.meaning else (),
            )
            for option in self._options.values()
        ]

        def then(chosen: str | None) -> None:
            if chosen:
                self._choose(chosen[1:])

        self.app.push_screen(PickerScreen(self._title, rows, start=f"={self.value}"), then)

    def on_click(self) -> None:
        """List all values."""
        self.action_list()
