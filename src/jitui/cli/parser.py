"""The argument parser: it turns the words typed into the run of one command."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from jitui import __version__
from jitui.cli import streams
from jitui.cli.command import FORMAT_OPTIONS, WORKBOOK
from jitui.cli.commands.registry import MODULES, commands, no_such_command
from jitui.cli.exit_status import FOUND, WRONG, guarded
from jitui.cli.printing import complain
from jitui.cli.workbooks import named_path
from jitui.errors import UsageError

DESCRIPTION = """\
Read, search and cite one public report, paraphrased, in the terminal
and offline. 'jitui overview' shows which report it is.

Without a command, jitui opens the app."""


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status."""

    def work() -> int:
        # The other commands need not be known to the one that is asked for.
        named = [name for name in arguments[:1] if name in MODULES]
        options = _parser(named or MODULES).parse_args(arguments, argparse.Namespace(data=None))
        _refuse_what_does_not_apply(options)
        if any(getattr(options, name, False) for name in FORMAT_OPTIONS):
            streams.write_utf8()
        return int(options.run(options))

    return guarded(work)


def _refuse_what_does_not_apply(options: argparse.Namespace) -> None:
    """See that nothing that was asked for goes unheard.

    Raises:
        UsageError: An option that stands before the command has no meaning for it.
    """
    if options.command is None:
        return
    if options.fresh:
        raise UsageError(f"--fresh works only with the app; leave it out with {options.command!r}")
    [command] = commands([options.command])
    if options.workbook is not None and WORKBOOK not in command.arguments:
        raise UsageError(f"--workbook does not work with {command.name!r}; leave it out")


def print_help(about: str | None) -> int:
    """Print the help, or that of one command, and return the exit status.

    Raises:
        UsageError: There is no such command.
    """
    if about is None:
        _parser().print_help()
    elif about not in MODULES:
        raise UsageError(no_such_command(about))
    else:
        try:
            _parser([about]).parse_args([about, "--help"])
        except SystemExit:  # as the parser ends when it has printed it
            return FOUND
    return FOUND


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence, safe to print."""

    def __init__(self, **settings: Any) -> None:
        # An abbreviated option would change its meaning when another one is added.
        super().__init__(
            formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **settings
        )

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        # The parser's own words for a command that is unknown are a list of all of them.
        if action.dest == "command" and value not in MODULES:
            raise argparse.ArgumentError(None, no_such_command(value))
        super()._check_value(action, value)

    def error(self, message: str) -> NoReturn:
        from jitui.report.clean import clean_line

        words = clean_line(message)
        complain(
            f"jitui: {words}" if "--help" in words else f"jitui: {words}; see '{self.prog} --help'"
        )
        raise SystemExit(WRONG)


def _parser(known: Iterable[str] = MODULES) -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="use another data folder (or set JITUI_DATA)",
    )
    parser = _Parser(
        prog="jitui",
        description=DESCRIPTION,
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"jitui {__version__}")
    parser.add_argument(
        "--fresh", action="store_true", help="open the app at the overview, not where you left off"
    )
    names, settings = WORKBOOK
    parser.add_argument(*names, **settings)
    parser.set_defaults(run=_app, print_help=print_help)
    # Told its name, the parser need not lay out a line of usage to find it.
    subparsers = parser.add_subparsers(
        title="commands", dest="command", metavar="COMMAND", parser_class=_Parser, prog=parser.prog
    )
    for command in commands(known):
        added = subparsers.add_parser(
            command.name, help=command.summary, description=command.description, parents=[shared]
        )
        added.set_defaults(run=command.run)
        for names, settings in command.arguments:
            if (names, settings) == WORKBOOK:
                # It may stand before the command, too, whose silence must not undo it.
                settings = {**settings, "default": argparse.SUPPRESS}
            added.add_argument(*names, **settings)
    return parser


def _app(options: argparse.Namespace) -> int:
    if not streams.in_terminal():
        _parser().print_help()
        return FOUND
    from jitui.cli.open_app import open_app

    return open_app(options.data, options.fresh, named_path(options))
