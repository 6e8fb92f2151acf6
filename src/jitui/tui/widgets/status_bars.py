"""The lines above and below the content: the title, the panes, and the keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from jitui.output.wrapping import clip
from jitui.output.wrapping import width as cells
from jitui.tui.commands import PANES, Command

_SHORT = {"Partnerships": "Areas"}
_NAME = 40
"""The most cells that the name of the report takes in the bar."""
_CURRENT = "bold reverse $primary"
_ALWAYS = ("help", "quit", "edit.leave", "edit.keys", "session.leave", "session.keys")
"""The commands whose keys are shown first of all."""


class TitleBar(Widget):
    """The name of the report at the left, and the position in it at the right."""

    position: reactive[str] = reactive("")

    def render(self) -> Content:
        """Return the line."""
        room = max(self.size.width - 2, 1)
        position = clip(self.position, room)
        # The position is worth more room than the name of the report.
        names = (clip(self.app.title, _NAME), "jitui", "")
        left = room - cells(position)
        name = next(name for name in names if not name or cells(name) + 2 <= left)
        space = left - cells(name)
        return Content.assemble(" ", (name, "bold $primary"), " " * space, (position, "$quiet"))


class PaneBar(Widget):
    """The panes by number and name; the open one is marked in more than colour."""

    current: reactive[int] = reactive(0)

    class Clicked(Message):
        """A pane was clicked on."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def _labels(self) -> tuple[list[str], int]:
        """Return what each pane is called in the room there is, and the cells between two."""
        room = self.size.width
        full = [f"{number} {name}" for number, name in enumerate(PANES, 1)]
        short = [f"{number} {_SHORT.get(name, name)}" for number, name in enumerate(PANES, 1)]
        for labels, gap in ((full, 2), (short, 2), (short, 1)):
            if sum(map(cells, labels)) + gap * len(labels) + 1 <= room:
                return labels, gap
        least = [short[i] if i == self.current else str(i + 1) for i in range(len(short))]
        return least, 2

    def render(self) -> Content:
        """Return the line."""
        labels, gap = self._labels()
        parts: list[Content | str] = []
        for index, label in enumerate(labels):
            before = Content(" ")
            if gap == 1 and index and index - 1 == self.current:
                before = Content.styled(" ", _CURRENT)  # the block has an edge on both sides
            if index == self.current:
                parts.append(Content.styled(f" {label}" + " " * (gap - 1), _CURRENT))
            else:
                parts += [before, Content.styled(label + " " * (gap - 1), "$label")]
        if labels and self.current == len(labels) - 1 and gap == 1:
            parts.append(Content.styled(" ", _CURRENT))
        used = sum(map(cells, labels)) + gap * len(labels) + (gap == 1)
        hint = " / Search "
        if self.size.width - used >= cells(hint):
            parts += [" " * (self.size.width - used - cells(hint)), Content.styled(hint, "$quiet")]
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        """Open the pane under the mouse."""
        labels, gap = self._labels()
        at = 0
        for index, label in enumerate(labels):
            at += cells(label) + gap
            if event.x < at:
                self.post_message(self.Clicked(index))
                return


class KeyBar(Widget):
    """The few keys that matter here at the left, and a note on the page's source at the right.

    The keys for help and for leaving are shown first; of the others, those that fit.
    """

    note: reactive[str] = reactive("")
    commands: reactive[tuple[Command, ...]] = reactive(())
    covered: reactive[bool] = reactive(False)
    """Whether a dialog is open, which has keys of its own."""

    def on_mount(self) -> None:
        """Show no keys that do not work while a dialog is open."""
        self.app.screen_change_signal.subscribe(self, self._screen_changed)

    def _screen_changed(self, top: Screen[object]) -> None:
        self.covered = top is not self.screen

    def show(self, commands: Iterable[Command]) -> None:
        """Show the keys of these commands."""
        self.commands = tuple(commands)

    def fitting(self, columns: int) -> list[Command]:
        """Return the commands that there is room for, in their order."""
        free = columns - 1
        chosen = set()
        for command in sorted(self.commands, key=lambda command: command.id not in _ALWAYS):
            free -= _cells_of(command)
            if free < 0:
                break
            chosen.add(command.id)
        return [command for command in self.commands if command.id in chosen]

    def render(self) -> Content:
        """Return the line: as many keys as fit, then the note if there is room for it."""
        if self.covered:
            return Content("")
        parts: list[Content | str] = []
        used = 1
        for command in self.fitting(self.size.width):
            key = command.key_names[0]
            parts += [" ", Content.styled(key, "bold $primary"), f" {command.label}  "]
            used += _cells_of(command)
        space = self.size.width - used - cells(self.note) - 1
        if self.note and space >= 1:
            parts += [" " * space, Content.styled(self.note, "$quiet")]
        return Content.assemble(*parts)


def _cells_of(command: Command) -> int:
    """Return how many cells a command takes in the line of keys."""
    return cells(command.key_names[0]) + cells(command.label) + 4
