"""The command line. This file only begins: what takes longer to load comes when it is needed.

Exit status: 0 found or done, 1 nothing found, 2 wrong usage or bad data.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if None in (sys.stdin, sys.stdout, sys.stderr):  # closed by whoever started us
        return _run(given)
    if given == ["--version"]:
        from jitui import __version__

        return _print(f"jitui {__version__}\n")
    if given in ([], ["--fresh"]):
        from jitui import start, streams

        if streams.in_terminal():
            start.hold_back()
            from jitui.cli.ending import guarded
            from jitui.cli.opening import Plainly, open_app

            return guarded(lambda: open_app(Plainly(fresh=bool(given))))
    return _run(given)


def _run(given: Sequence[str]) -> int:
    from jitui import start

    start.for_command()
    from jitui.cli.program import run

    return run(given)


def _print(text: str) -> int:
    """Write to standard output as every command does, and return 0 if that went well."""
    try:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        from jitui.cli.program import unwritten

        return unwritten(error)
    return 0
