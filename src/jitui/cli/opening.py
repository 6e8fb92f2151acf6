"""Open the app, with as little as possible before its first picture."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jitui import start
from jitui.cli.common import engine_of, library_of
from jitui.errors import UsageError

if TYPE_CHECKING:
    import argparse

_NUMBERS = (
    *("COLUMNS", "LINES", "ESCDELAY", "TEXTUAL_FPS", "TEXTUAL_SLOW_THRESHOLD"),
    *("TEXTUAL_DIM_FACTOR", "TEXTUAL_SCREENSHOT", "TEXTUAL_SMOOTH_SCROLL"),
)
"""The variables that the framework takes for numbers."""


def open_app(options: argparse.Namespace | Plainly, workbook: Path | None = None) -> int:
    """Open the app and return its exit status.

    Raises:
        UsageError: The terminal cannot show it.
    """
    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot show the app; use the commands ('jitui --help')")
    _ignore_absurd_numbers()
    start.hold_back()
    library = library_of(options)
    from jitui.tui.app import run

    return run(library, lambda: engine_of(options), fresh=options.fresh, workbook=workbook)


def _ignore_absurd_numbers() -> None:
    """Leave out what the framework would fail to take for a number, as it does with words.

    It reads these variables while it is imported, where nothing could be said of a failure.
    """
    for name in _NUMBERS:
        value = os.environ.get(name, "")
        if value and not (value.isascii() and value.removeprefix("-").isdigit() and len(value) < 5):
            del os.environ[name]


class Plainly:
    """The options of an app that is opened without any but perhaps one."""

    def __init__(self, fresh: bool) -> None:
        self.fresh = fresh
