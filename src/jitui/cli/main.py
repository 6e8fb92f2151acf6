"""The entry point: runs a command, or opens the app when none is named.

Exit status: 0 found or done, 1 nothing found, 2 wrong usage or bad data.

Modules are imported where they are used: what a start does not need, it does not load.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        arguments: The words after the program's name; those of the process unless given.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if None in (sys.stdin, sys.stdout, sys.stderr):  # closed by whoever started us
        return _run(given)
    if given == ["--version"]:
        from jitui import __version__

        return _print(f"jitui {__version__}\n")
    if given in ([], ["--fresh"]):
        from jitui.cli import streams

        if streams.in_terminal():
            from jitui.cli.exit_status import guarded
            from jitui.cli.open_app import open_app

            _end_quickly()
            return guarded(lambda: open_app(fresh=bool(given)))
    return _run(given)


def _run(given: Sequence[str]) -> int:
    # What is made while loading stays until the end, so collecting seldom loses nothing.
    gc.set_threshold(50_000, 20, 20)
    _end_quickly()
    from jitui.cli.parser import run

    return run(given)


def _end_quickly() -> None:
    """Have the interpreter not look for what to free when it ends.

    That would take as long as a search, and the system takes the memory back in any case.
    """
    atexit.register(gc.freeze)


def _print(text: str) -> int:
    """Write to standard output as every command does, and return 0 if that went well."""
    try:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        from jitui.cli.exit_status import unwritten

        return unwritten(error)
    return 0
