"""The help: the keys that work here, from the focused part outwards."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from jitui.output.wrapping import pad, wrap
from jitui.output.wrapping import width as cells
from jitui.tui.commands import Command, Where, at
from jitui.tui.screens.base import Dialog
from jitui.tui.widgets.wrapped_text import WrappedText

_INDENT, _GAP = "  ", "  "
_SHARE = 3
"""At most one part in so many of a line is for the keys."""


class HelpScreen(Dialog[None]):
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
            self.label(box, "Keys", "Esc closes")
            yield KeyTable(self._places, id="help-text")

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one("#help", VerticalScroll).scroll_relative(y=lines, animate=False)


class KeyTable(WrappedText):
    """The keys at the left, what they do in lines at the right."""

    def __init__(self, places: Sequence[Where], *, id: str) -> None:
        super().__init__(id=id)
        self._places = places

    def lines_for(self, columns: int) -> Sequence[Content]:
        """Return the keys and what they do."""
        return key_lines(self._places, columns)


def key_lines(places: Sequence[Where], columns: int) -> list[Content]:
    """Return the keys of some places, each under its heading, in lines of a width."""
    shown = [command for place in places for command in at(place)]
    widest = max((cells(_keys(command)) for command in shown), default=0)
    room = min(widest, columns // _SHARE)
    lines: list[Content] = []
    for place in places:
        if lines:
            lines.append(Content(""))
        lines.append(Content.styled(place.value, "bold $primary"))
        for command in at(place):
            lines += _command(command, room, columns)
    return lines


def _keys(command: Command) -> str:
    return " ".join(command.key_names)


def _command(command: Command, room: int, columns: int) -> list[Content]:
    """Return a command's keys and what they do, each in as many lines as it needs."""
    keys = wrap(_keys(command), room)
    words = wrap(command.help, columns - len(_INDENT) - room - len(_GAP))
    return [
        Content.assemble(_INDENT, Content.styled(pad(key, room), "bold"), f"{_GAP}{line}")
        for key, line in zip_longest(keys, words, fillvalue="")
    ]
