"""Opens the app, loading as little as possible before its first screen."""

from __future__ import annotations

import os
from pathlib import Path

from jitui.cli.content import engine_of, library_of
from jitui.errors import UsageError

_NUMBERS = (
    *("COLUMNS", "LINES", "ESCDELAY", "TEXTUAL_FPS", "TEXTUAL_SLOW_THRESHOLD"),
    *("TEXTUAL_DIM_FACTOR", "TEXTUAL_SCREENSHOT", "TEXTUAL_SMOOTH_SCROLL"),
)
"""The environment variables that the framework reads as numbers while it is imported."""


def open_app(data: str | None = None, fresh: bool = False, workbook: Path | None = None) -> int:
    """Open the app and return its exit status.

    Args:
        data: The data folder; the bundled one unless given.
        fresh: Whether to begin at the overview, wherever the reader left off.
        workbook: The workbook file; the reader's usual one unless given.

    Raises:
        UsageError: The terminal cannot show the app.
    """
    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot show the app; use the commands ('jitui --help')")
    _ignore_absurd_numbers()
    from jitui.tui.framework import startup

    startup.begin()
    library = library_of(data)
    from jitui.tui.app import run

    return run(library, lambda: engine_of(data), fresh=fresh, workbook=workbook)


def _ignore_absurd_numbers() -> None:
    """Remove environment variables that the framework cannot read as numbers.

    It reads them while it is imported, where its failure could not be explained.
    """
    for name in _NUMBERS:
        value = os.environ.get(name, "")
        if value and not (value.isascii() and value.removeprefix("-").isdigit() and len(value) < 5):
            del os.environ[name]
