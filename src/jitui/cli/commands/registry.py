"""The commands by name, each loaded when it is asked for, and the command help."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from jitui.cli.command import Subcommand, argument

if TYPE_CHECKING:
    import argparse

MODULES = {
    "overview": "entries",
    "list": "entries",
    "show": "entries",
    "search": "search",
    "define": "entries",
    "partnerships": "partnerships",
    "charts": "charts",
    "claims": "search",
    "cite": "entries",
    "export": "workbook",
    "import": "workbook",
    "merge": "workbook",
    "paths": "files",
    "check": "files",
    "help": "registry",
}
"""The commands, each with the module of this package that declares it by its name."""


def commands(names: Iterable[str] = MODULES) -> list[Subcommand]:
    """Return some commands as they are declared, or all of them in the order of the help."""
    package = __name__.rpartition(".")[0]
    modules = {name: import_module(f"{package}.{MODULES[name]}") for name in names}
    return [getattr(module, name.upper()) for name, module in modules.items()]


def no_such_command(typed: str) -> str:
    """Return that there is no such command, and which one was meant perhaps."""
    from jitui.report.clean import clean_line
    from jitui.report.refs import suggestion

    shown = clean_line(typed)[:60]
    ways = "'jitui show' prints an entry by its ref, 'jitui search' finds words"
    words = f"there is no command {shown!r} ('jitui --help' lists them)"
    return f"{words}; {suggestion(shown, MODULES, ways)}"


def command_table() -> str:
    """Return the README's table of commands, in Markdown."""
    rows = ["| Command | What it does |", "| --- | --- |", "| `jitui` | Opens the app. |"]
    rows += [f"| `jitui {command.name}` | {command.sentence} |" for command in commands()]
    return "\n".join(rows)


def _help(options: argparse.Namespace) -> int:
    return int(options.print_help(options.about))  # the parser's own, which knows all commands


HELP = Subcommand(
    "help",
    _help,
    "show this help, or help for one command",
    (argument("about", nargs="?", metavar="COMMAND", help="such as search"),),
    ("jitui help", "jitui help search"),
)
