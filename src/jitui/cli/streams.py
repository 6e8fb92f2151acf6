"""The standard streams, made safe to read, write and close."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from jitui.errors import UsageError


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


class _Output:
    """Standard output, whose own errors can be told from those of files.

    Attributes:
        stream: The real one.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Write a text, as the real one does."""
        with _told(self.stream):
            return self.stream.write(text)

    def flush(self) -> None:
        """Hand over what was written so far."""
        with _told(self.stream):
            self.stream.flush()


@contextmanager
def _told(stream: TextIO) -> Iterator[None]:
    """Say in a sentence that a stream cannot be written, as on a full disk.

    Raises:
        BrokenPipeError: Its reader has gone; nothing more will be printed.
        UsageError: It could not be written.
    """
    try:
        yield
    except BrokenPipeError:
        give_up(stream)
        raise
    except OSError as error:
        give_up(stream)
        raise UsageError(f"the output could not be written: {error.strerror or error}") from None


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output, after what was printed.

    Raises:
        BrokenPipeError: Its reader has gone.
        UsageError: They could not be written.
    """
    sys.stdout.flush()
    with _told(sys.stdout):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def ending_well() -> Iterator[None]:
    """Hand over all that is printed meanwhile, and say when that cannot be done.

    Raises:
        BrokenPipeError: The reader has gone.
        UsageError: What was printed could not be written.
    """
    real = sys.stdout
    sys.stdout = cast("TextIO", _Output(real))
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    finally:
        sys.stdout = real


def give_up(stream: TextIO) -> None:
    """Send what is left in a stream nowhere, so that Python's flush at exit is quiet."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return
