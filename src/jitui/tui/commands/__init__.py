"""THE command registry: each thing a key does is declared here, once.

Key bindings, the line of keys, the help screen and the README's table all come from it.
The files beside this one declare the commands of a place or a few.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from jitui.tui.commands import everywhere, lists, reading, searching, writing
from jitui.tui.commands.command import Command, Where
from jitui.tui.commands.everywhere import PANES
from jitui.tui.commands.keys import key_name

__all__ = [
    "COMMANDS",
    "IN_WORKBOOK",
    "PANES",
    "Command",
    "Where",
    "at",
    "bindings",
    "key_name",
    "key_table",
    "of",
]

COMMANDS: tuple[Command, ...] = (
    *everywhere.COMMANDS,
    *lists.COMMANDS,
    *reading.COMMANDS,
    *searching.COMMANDS,
    *writing.COMMANDS,
)

IN_WORKBOOK = ("book.answer", "book.add", "book.session", "export", "help", "quit")
"""What the line of keys shows in the workbook, after the key of the place."""


def of(ids: Iterable[str]) -> Iterable[Command]:
    """Return the commands of some ids, in that order."""
    known = {command.id: command for command in COMMANDS}
    return (known[name] for name in ids)


def at(where: Where) -> Iterable[Command]:
    """Return the commands that work in one place."""
    return (command for command in COMMANDS if command.where is where)


def bindings(where: Where) -> list[BindingType]:
    """Return the framework's bindings for the commands of one place."""
    return [
        Binding(
            key,
            command.action,
            command.words,
            id=f"{command.id}.{key}",
            show=False,
        )
        for command in at(where)
        for key in command.keys
    ]


def key_table() -> str:
    """Return the README's table of keys, in Markdown."""
    rows = ["| Where | Keys | What they do |", "| --- | --- | --- |"]
    for where in Where:
        for command in at(where):
            keys = ", ".join(f"`{key_name(key)}`" for key in command.keys)
            rows.append(f"| {where.value} | {keys} | {command.help} |")
    return "\n".join(rows)
