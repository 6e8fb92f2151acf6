"""The command registry: each command is declared once.

Key bindings, the line of keys, the jump box, the help screen and the README's table come from
it. The modules of this package declare the commands, grouped by where they work.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from jitui.tui.commands import everywhere, parts, screens
from jitui.tui.commands.command import Command, Where
from jitui.tui.commands.everywhere import PANES

__all__ = [
    "COMMANDS",
    "PANES",
    "WORKBOOK_KEYS",
    "Command",
    "Where",
    "at",
    "bindings",
    "by_id",
    "key_table",
]

COMMANDS: tuple[Command, ...] = (
    *everywhere.COMMANDS,
    *parts.COMMANDS,
    *screens.COMMANDS,
)

WORKBOOK_KEYS = ("book.answer", "book.add", "book.session", "export", "help", "quit")
"""Commands that the line of keys shows in the workbook, after those of the focused part."""

_BY_ID = {command.id: command for command in COMMANDS}


def by_id(id: str) -> Command:
    """Return the command with an id."""
    return _BY_ID[id]


def at(where: Where) -> Iterable[Command]:
    """Return the commands that work in one place."""
    return (command for command in COMMANDS if command.where is where)


def bindings(where: Where) -> list[BindingType]:
    """Return the framework's bindings for the commands of one place."""
    return [
        Binding(key, command.binding_action, command.label, show=False, id=f"{command.id}.{key}")
        for command in at(where)
        for key in command.keys
    ]


def key_table() -> str:
    """Return the README's table of keys, in Markdown."""
    rows = ["| Where | Keys | What they do |", "| --- | --- | --- |"]
    for where in Where:
        for command in at(where):
            keys = ", ".join(f"`{name}`" for name in command.key_names)
            rows.append(f"| {where.value} | {keys} | {command.help} |")
    return "\n".join(rows)
