"""The command line. This file only begins: what takes longer to load comes when it is needed.

Exit status: 0 found or done, 1 nothing found, 2 wrong usage or bad data.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import StringIO

_KEPT = ("define", "show", "search")  # their answers, when they are asked without options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if None in (sys.stdin, sys.stdout, sys.stderr):  # closed by whoever started us
        return _run(given)
    if given == ["--version"]:
        from jitui import __version__

        return _print(f"jitui {__version__}\n")
    if len(given) > 1 and given[0] in _KEPT and _plain(given):
        return _answer(given)
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


def _look_up(given: Sequence[str]) -> int:
    from jitui import start

    start.for_command()
    from jitui.cli.words import run_words

    return run_words(given[0], given[1:])


def _plain(given: Sequence[str]) -> bool:
    """Return whether an answer depends on nothing but the words and the bundled data."""
    options = any(word.startswith("-") for word in given)
    return not options and not os.environ.get("JITUI_DATA")


def _answer(given: Sequence[str]) -> int:
    """Give an answer again, or run the command and keep what it answered."""
    from jitui.answers import Answers

    answers = Answers(given)
    known = answers.find()
    if known is not None:
        return _print(known)
    real, held = sys.stdout, _Held(sys.stdout)
    sys.stdout = held
    try:
        status = _look_up(given)
    finally:
        sys.stdout = real
    answer = held.getvalue()
    if status == 0:
        answers.keep(answer)
    return _print(answer) or status


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


class _Held(StringIO):
    """Takes what is printed, and looks to the printer like the real output."""

    def __init__(self, real: object) -> None:
        super().__init__()
        self._real = real

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of the real output."""
        return str(getattr(self._real, "encoding", "utf-8"))

    def isatty(self) -> bool:
        """Return whether the real output is a terminal."""
        return bool(getattr(self._real, "isatty", lambda: False)())

    def fileno(self) -> int:
        """Return the real output's number."""
        return int(getattr(self._real, "fileno")())  # noqa: B009
