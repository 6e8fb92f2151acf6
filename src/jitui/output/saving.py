"""Write a new file whole, or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, data: bytes, mode: int) -> None:
    """Write a file that is not there yet; half a file is not left behind.

    Raises:
        OSError: It is there already, or cannot be written.
        ValueError: The path is no name for a file.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
    except OSError:
        # Half a file would be taken for the whole.
        with suppress(OSError):
            path.unlink()
        raise
