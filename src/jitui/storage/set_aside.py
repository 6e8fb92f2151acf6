"""Set a file aside under a new name, such as ``settings.json.damaged-20261231-101112``.

To be called under the file's lock, so that nobody else takes the new name meanwhile.
"""

from __future__ import annotations

import os
from datetime import datetime
from itertools import count
from pathlib import Path

from jitui.storage.atomic_write import sync_folder, write_whole


def move_aside(target: Path, label: str) -> Path:
    """Rename a file and return its new path.

    Args:
        target: The file.
        label: What is the matter with it, in a word: ``damaged``.

    Raises:
        OSError: It could not be renamed.
    """
    aside = _free_path(target, label)
    os.replace(target, aside)  # noqa: PTH105  # the tests make the call itself fail
    sync_folder(target.parent)
    return aside


def copy_aside(target: Path, data: bytes, label: str) -> Path:
    """Write what a file holds under a new name and return that.

    Args:
        target: The file, which stays where it is.
        data: What it holds.
        label: What is the matter with it, in a word: ``damaged``.

    Raises:
        OSError: There is no copy.
    """
    aside = _free_path(target, label)
    write_whole(aside, data)
    return aside


def _free_path(target: Path, label: str) -> Path:
    """Return a path beside a file at which there is nothing, not even a broken link."""
    name = f"{target.name}.{label}-{datetime.now():%Y%m%d-%H%M%S}"
    paths = (target.with_name(f"{name}.{number}" if number else name) for number in count())
    return next(path for path in paths if not os.path.lexists(path))
