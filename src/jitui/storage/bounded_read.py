"""Read a file that somebody else may have put there: an ordinary one, and no more than fits.

A pipe would be waited for without end, and a device or a file of many gigabytes would fill
the memory. So whatever jitui reads is looked at first.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
"""The most bytes that a data file, a workbook or an import may have."""

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)  # Windows would change line ends
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)  # should a pipe take the file's place in between
    | getattr(os, "O_NOCTTY", 0)
)


class TooLarge(OSError):
    """A file that is larger than what may be read."""


def read_bounded(path: str | Path, most: int) -> bytes:
    """Return what an ordinary file holds.

    Args:
        path: The file, or a link to it.
        most: How many bytes it may have.

    Raises:
        FileNotFoundError: It is not there.
        TooLarge: It has more bytes; hardly anything of it was read.
        OSError: It is no ordinary file, or cannot be read; ``strerror`` says why.
        ValueError: The path is no name for a file.
    """
    _refuse(Path(path).stat(), path, most)  # opening a device may already do something
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        _refuse(found, path, most)
        # A file of the system itself may say that it is empty and have no end.
        data = file.read(found.st_size + 1)
        while len(data) <= most and (more := file.read(most + 1 - len(data))):
            data += more
    if len(data) > most:
        raise _too_large(path, most)
    return data


def reason(error: Exception) -> str:
    """Return why a file could not be read or written, as the end of a sentence."""
    if not isinstance(error, OSError):
        return "not a valid file name"
    words = error.strerror or str(error) or type(error).__name__
    return words[0].lower() + words[1:]


def _refuse(found: os.stat_result, path: str | Path, most: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(path))
    if found.st_size > most:
        raise _too_large(path, most)


def _too_large(path: str | Path, most: int) -> TooLarge:
    size = f"{most >> 20} MiB" if most >= 1 << 20 else f"{most} bytes"
    return TooLarge(errno.EFBIG, f"it is larger than {size}", str(path))
