"""The commands by name, each loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from jitui.cli.common import Command

MODULES = {
    "overview": "entries",
    "list": "entries",
    "show": "entries",
    "search": "finding",
    "define": "entries",
    "partnerships": "partnerships",
    "charts": "charts",
    "claims": "finding",
    "cite": "entries",
    "export": "workbook",
    "import": "workbook",
    "merge": "workbook",
    "paths": "folders",
    "check": "folders",
}
"""The commands, each with the module of this package that declares it by its name."""


def commands(names: Iterable[str] = MODULES) -> list[Command]:
    """Return some commands as they are declared, or all of them in the order of the help."""
    package = __name__.rpartition(".")[0]
    modules = {name: import_module(f"{package}.{MODULES[name]}") for name in names}
    return [getattr(module, name.upper()) for name, module in modules.items()]


def command_table() -> str:
    """Return the README's table of commands, in Markdown."""
    rows = ["| Command | What it does |", "| --- | --- |", "| `jitui` | Opens the app. |"]
    rows += [f"| `jitui {command.name}` | {command.sentence} |" for command in commands()]
    return "\n".join(rows)
