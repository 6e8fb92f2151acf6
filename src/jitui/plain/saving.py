"""Save a text under a name that the user chose: a new file, or none at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from jitui.errors import UsageError
from jitui.report.clean import clean_line


def save_new(name: str, data: bytes, private: bool = False) -> Path:
    """Write a new file and return its whole path; one that is there already stays as it is.

    Args:
        name: The path as typed; ``~`` is the home folder.
        data: What the file is to hold.
        private: Whether only its owner is to read it.

    Raises:
        UsageError: Nothing was written; the sentence says why and what to do.
    """
    typed = name.strip()
    if not typed:
        raise UsageError("no file name was given")
    try:
        path = Path(typed).expanduser().absolute()
    except RuntimeError as error:
        raise UsageError(f"{clean_line(typed)} names the home of nobody") from error
    shown = clean_line(str(path))
    try:
        write_new(path, data, 0o600 if private else 0o666)
    except FileExistsError as error:
        raise UsageError(f"{shown} is there already; choose another name") from error
    except FileNotFoundError as error:
        raise UsageError(f"there is no folder {clean_line(str(path.parent))}") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{shown} could not be written ({_reason(error)})") from error
    return path


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


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) else ""
    return (text or "it is no name for a file").lower()
