"""Save an export under a name that the user chose, readable by its owner alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jitui.errors import UsageError
from jitui.plain.saving import write_new
from jitui.report.clean import clean_line
from jitui.workbook.writing import write_whole


def save(name: str, data: bytes, *, force: bool = False, never: Sequence[Path] = ()) -> Path:
    """Write a file and return its whole path.

    Args:
        name: The path as typed; ``~`` is the home folder.
        data: What the file is to hold.
        force: Whether a file that is there already may be replaced.
        never: Files that are not replaced whatever is said: the workbooks themselves.

    Raises:
        UsageError: Nothing was written; the sentence says why and what to do.
    """
    if not name.strip():
        raise UsageError("no file name was given")
    try:
        path = Path(name.strip()).expanduser().absolute()
    except RuntimeError as error:
        raise UsageError(f"{clean_line(name)} names the home of nobody") from error
    shown = clean_line(str(path))
    try:
        if any(_is_same(path, own) for own in never):
            raise UsageError(f"{shown} is the workbook itself; choose another name")
        if path.is_dir():
            raise UsageError(f"{shown} is a folder; name a file in it")
        if path.exists() and not path.is_file():
            raise UsageError(f"{shown} is no ordinary file; choose another name")
        if force and path.exists():
            write_whole(path.resolve(), data)
        else:
            write_new(path, data, 0o600)
    except FileExistsError as error:
        raise UsageError(
            f"{shown} is there already; choose another name, or replace it with --force"
        ) from error
    except FileNotFoundError as error:
        raise UsageError(f"there is no folder {clean_line(str(path.parent))}") from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or "it is no file's name"
        raise UsageError(f"{shown} could not be written ({reason.lower()})") from error
    return path


def _is_same(path: Path, own: Path) -> bool:
    try:
        return path.samefile(own)
    except OSError:  # one of them is not there, or its folder may not be looked into
        return False
