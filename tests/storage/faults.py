"""Calls to the system that fail when a test says so, and files that cannot be read."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "replace", "close")
"""The calls that a save makes, by their names in ``os``."""


UNREADABLE = ("folder", "pipe", "below a file", "link to itself")
"""What may stand where a file should be, and cannot be read as one."""


def make_unreadable(path: Path, kind: str) -> None:
    """Put one of :data:`UNREADABLE` in the place of a file whose folder is not there yet."""
    path.parent.mkdir()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no pipes with names here")
        os.mkfifo(path)
    elif kind == "below a file":
        path.parent.rmdir()
        path.parent.write_text("a file")
    else:
        path.symlink_to(path)


class Fault:
    """Whether a failure has come about."""

    struck = False


@contextmanager
def failing(name: str, at: int, number: int = errno.EIO) -> Iterator[Fault]:
    """Let the ``at``-th call of a function in ``os`` fail, and no other."""
    real: Callable[..., Any] = getattr(os, name)
    fault = Fault()
    left = at

    def call(*arguments: Any, **settings: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            fault.struck = True
            if name == "close":  # a disk may report late; the file is closed all the same
                real(*arguments, **settings)
            raise OSError(number, os.strerror(number))
        return real(*arguments, **settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, name, call)
        yield fault
