"""The entry point: runs a command, or opens the app when none is named.

Exit status: 0 found or done, 1 nothing found, 2 wrong usage or bad data.

Modules are imported where they are used: what a start does not need, it does not load.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NUMBERS = (
    *("COLUMNS", "LINES", "ESCDELAY", "TEXTUAL_FPS", "TEXTUAL_SLOW_THRESHOLD"),
    *("TEXTUAL_DIM_FACTOR", "TEXTUAL_SCREENSHOT", "TEXTUAL_SMOOTH_SCROLL"),
)
"""The environment variables that the framework reads as numbers while it is imported."""


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

            return guarded(lambda: open_app(fresh=bool(given)))
    return _run(given)


def _run(given: Sequence[str]) -> int:
    # What is made while loading stays until the end, so collecting seldom loses nothing.
    gc.set_threshold(50_000, 20, 20)
    end_quickly()
    from jitui.cli.parser import run

    return run(given)


def open_app(data: str | None = None, fresh: bool = False, workbook: Path | None = None) -> int:
    """Open the app and return its exit status.

    Args:
        data: The data folder; the bundled one unless given.
        fresh: Whether to begin at the overview, wherever the reader left off.
        workbook: The workbook file; the reader's usual one unless given.

    Raises:
        UsageError: The terminal cannot show the app.
    """
    from jitui.errors import UsageError

    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot show the app; use the commands ('jitui --help')")
    _ignore_absurd_numbers()
    end_quickly()
    from jitui.cli.content import engine_of, library_of
    from jitui.tui.framework import startup

    startup.begin()
    library = library_of(data)
    from jitui.tui.app import run

    return run(library, lambda: engine_of(data), fresh=fresh, workbook=workbook)


def end_quickly() -> None:
    """Have the interpreter not look for what to free when it ends.

    That would take as long as a search, and the system takes the memory back in any case.
    """
    atexit.register(gc.freeze)


def _ignore_absurd_numbers() -> None:
    """Remove environment variables that the framework cannot read as numbers.

    It reads them while it is imported, where its failure could not be explained.
    """
    for name in _NUMBERS:
        value = os.environ.get(name, "")
        if value and not (value.isascii() and value.removeprefix("-").isdigit() and len(value) < 5):
            del os.environ[name]


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
