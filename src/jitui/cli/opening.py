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


def open_app(options: argparse.Namespace | Plainly, workbook: Path | None = None) -> int:
    """Open the app and return its exit status.

    Raises:
        UsageError: The terminal cannot show it.
    """
    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot show the app; use the commands ('jitui --help')")
    start.hold_back()
    library = library_of(options)
    from jitui.tui.app import run

    return run(library, lambda: engine_of(options), fresh=options.fresh, workbook=workbook)


class Plainly:
    """The options of an app that is opened without any but perhaps one."""

    def __init__(self, fresh: bool) -> None:
        self.fresh = fresh
