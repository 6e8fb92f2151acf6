"""The help: the keys that work here, from the focused part outwards."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from jitui.plain.cells import pad
from jitui.tui.commands import Where, at, key_name


class HelpScreen(ModalScreen[None]):
    """Lists keys over the page; any of the usual keys for leaving closes it."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS = [
        Binding("escape,question_mark,q,enter", "dismiss", "close", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown", "scroll(10)", show=False),
        Binding("b,pageup", "scroll(-10)", show=False),
        Binding("g,home", "scroll(-9999)", show=False),
        Binding("G,end", "scroll(9999)", show=False),
    ]

    def __init__(self, places: Sequence[Where]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """Lay out one block of keys for each place, nearest first."""
        with VerticalScroll(id="help") as box:
            box.can_focus = False
            box.border_title = "Keys"
            box.border_subtitle = "Esc closes"
            yield Static(help_text(self._places), id="help-text")

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=lines, animate=False)


def help_text(places: Sequence[Where]) -> Content:
    """Return the keys of some places, each under its heading."""
    parts: list[Content | str] = []
    for number, place in enumerate(places):
        parts.append("\n" if number else "")
        parts.append(Content.styled(place.value + "\n", "bold $primary"))
        for command in at(place):
            keys = " ".join(key_name(key) for key in command.keys)
            parts += [Content.styled(f"  {pad(keys, 15)}", "bold"), f" {command.help}\n"]
    return Content.assemble(*parts)
