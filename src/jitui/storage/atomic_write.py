"""Atomic writes: whoever opens a file finds all of the old content or all of the new."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

STALE = 24 * 60 * 60
"""The age in seconds at which a temporary file cannot be in use any more."""

HELD_BY_OTHERS = os.name == "nt"
"""Whether a file that another program has open cannot be replaced."""

PATIENCE = 1.0
"""How many seconds to wait for such a program."""


def real_path(path: Path) -> Path:
    """Return the file that a link leads to, so that a save leaves the link in place."""
    return Path(os.path.realpath(path))


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents, open to the reader's own account only.

    ``mkdir`` with ``parents`` would leave the parents open to all under a loose umask.

    Raises:
        OSError: It cannot be made.
    """
    if not folder.exists():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def write_whole(target: Path, data: bytes) -> None:
    """Replace a file's content; it stays as it was if anything fails.

    The bytes are on the disk before they take the old file's name. The file is readable by
    its owner only. Temporary files that a killed process left a day ago are removed.

    Raises:
        OSError: Nothing was written, and the old file is as it was.
    """
    prefix = f".{target.name}."
    remove_stale(target.parent, prefix)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=".tmp")
    temporary = Path(name)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut, where the system can."""
    with suppress(OSError):  # Windows opens no folders, and some drives cannot sync them
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_stale(folder: Path, prefix: str) -> None:
    """Remove the temporary files of killed processes; younger ones may still be in use."""
    before = time.time() - STALE
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(prefix) and path.suffix == ".tmp":
                with suppress(OSError):
                    if path.lstat().st_mtime < before:
                        path.unlink()


def _replace(temporary: Path, target: Path) -> None:
    """Give a file another's name, waiting a moment for a program that has that one open.

    Windows refuses it while a virus scanner, an indexer or a synchronising program reads the
    file, which takes them a moment. Elsewhere a refusal is final.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            os.replace(temporary, target)  # noqa: PTH105  # the tests make the call itself fail
        except PermissionError:  # noqa: PERF203  # it waits anyway
            if not HELD_BY_OTHERS or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:  # a nearly full disk takes a part, and fails only the next time
        left = left[os.write(descriptor, left) :]
