"""Set a file aside under a new name, such as ``settings.json.damaged-20261231-101112``."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
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
    with _reserved(target, label) as aside:
        os.replace(target, aside)  # noqa: PTH105  # the tests make the call itself fail
    with suppress(OSError):
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
    with _reserved(target, label) as aside:
        write_whole(aside, data)
    return aside


@contextmanager
def _reserved(target: Path, label: str) -> Iterator[Path]:
    """Hold a new name with an empty file: renaming onto another file would destroy that.

    Raises:
        OSError: The name could not be reserved, or what was done with it failed.
    """
    name = f"{target.name}.{label}-{datetime.now():%Y%m%d-%H%M%S}"
    for number in range(1000):
        aside = target.with_name(f"{name}.{number}" if number else name)
        with suppress(FileExistsError):
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            break
    else:
        raise OSError(errno.EEXIST, "too many files were set aside in this second")
    with suppress(OSError):  # nothing was written that could be lost
        os.close(descriptor)
    try:
        yield aside
    except BaseException:
        with suppress(OSError):
            if not aside.stat().st_size:  # a network drive may report a failure and have done it
                aside.unlink()
        raise
