"""The command that shows the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jitui.cli.command import Subcommand, argument

if TYPE_CHECKING:
    import argparse


def _help(options: argparse.Namespace) -> int:
    from jitui.cli.parser import print_help

    return print_help(options.about)


HELP = Subcommand(
    "help",
    _help,
    "show this help, or help for one command",
    (argument("about", nargs="?", metavar="COMMAND", help="such as search"),),
    ("jitui help", "jitui help search"),
)
