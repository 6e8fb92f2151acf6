"""Put bytes in a file so that whoever opens it finds it whole: all old or all new."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from jitui.storage.private_folder import private_folder

STALE = 24 * 60 * 60
"""The age in seconds at which a temporary file belongs to no one who still writes."""

HELD_BY_OTHERS = os.name == "nt"
"""Whether a file that another program has open cannot be replaced."""

PATIENCE = 1.0
"""How many seconds to wait for such a program."""

_UNSUPPORTED = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, open to the reader's own account only.

    Folders that are there already stay as they are.

    Raises:
        OSError: It cannot be made.
    """
    for made in private_folder(folder):
        with suppress(OSError):
            sync_folder(made.parent)


def write_whole(target: Path, data: bytes) -> None:
    """Replace a file's content, leaving all of the old or all of the new whatever happens.

    The bytes are on the disk before they take the old file's name. The file is readable by
    its owner only. Temporary files that a killed process left a day ago are removed.

    Raises:
        OSError: Nothing was written, and the old file is as it was.
    """
    _remove_stale(target)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target), suffix=".tmp")
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


def sync_folder(folder: Path) -> None:
    """See that the names in a folder outlast a power cut, where the system can.

    Raises:
        OSError: The disk could not do it.
    """
    if os.name == "nt":
        return  # it opens no folders
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # a folder may be open to writing and not to reading
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(descriptor)


def _prefix(target: Path) -> str:
    return f".{target.name}."


def _replace(temporary: Path, target: Path) -> None:
    """Give a file another's name, waiting a moment for a program that has that one open.

    Windows refuses it while a virus scanner, an indexer or a synchronising program reads the
    file, which takes them a moment. Elsewhere nobody is in the way, and a refusal is final.
    """
    until = time.monotonic() + PATIENCE
    while not _replaced(temporary, target, final=time.monotonic() > until):
        time.sleep(0.05)


def _replaced(temporary: Path, target: Path, final: bool) -> bool:
    try:
        os.replace(temporary, target)  # noqa: PTH105  # the tests make the call itself fail
    except PermissionError:
        if final or not HELD_BY_OTHERS:
            raise
        return False
    return True


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:  # a nearly full disk takes a part, and says so only the next time
        left = left[os.write(descriptor, left) :]


def _remove_stale(target: Path) -> None:
    """Remove what killed processes left; younger ones may belong to another window."""
    before = time.time() - STALE
    with suppress(OSError):
        for path in target.parent.iterdir():
            if path.name.startswith(_prefix(target)) and path.suffix == ".tmp":
                with suppress(OSError):
                    if path.lstat().st_mtime < before:
                        path.unlink()
