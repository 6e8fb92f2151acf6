"""The standard streams, made safe to read, write and close."""

from __future__ import annotations

import os
import sys
from typing import TextIO


def in_terminal() -> bool:
    """Return whether there is a terminal to open the app in."""
    # The framework draws on the error stream and reads keys from the input.
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()


def prepare() -> None:
    """See that each stream is there, and that a character it cannot show is no crash."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def write_utf8() -> None:
    """Let standard output be what a file for a program is, whatever the platform's own.

    That is UTF-8, with each line end as it is written: CSV has its own.
    """
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")


def give_up(stream: TextIO) -> None:
    """Send what is left in a stream nowhere, so that Python's flush at exit is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return
