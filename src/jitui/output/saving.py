"""Save a file under a name that the user chose."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

from jitui.errors import UsageError
from jitui.report.clean import clean_line
from jitui.storage.atomic_write import write_whole


class AlreadyThere(UsageError):
    """A file of that name is there already, and nothing was written.

    Attributes:
        path: The file's full path.
    """

    def __init__(self, path: Path) -> None:
        shown = clean_line(str(path))
        super().__init__(f"{shown} already exists; choose another name, or replace it with --force")
        self.path = path


def save(
    name: str,
    data: bytes,
    *,
    private: bool = True,
    force: bool = False,
    never: Sequence[Path] = (),
) -> Path:
    """Write a file and return its full path.

    A file that is replaced is all of the old or all of the new, whatever happens meanwhile.

    Args:
        name: The path as typed; ``~`` is the home folder.
        data: What the file is to hold.
        private: Whether only its owner is to read it.
        force: Whether a file that is there already may be replaced.
        never: Files that are not replaced even so: the workbooks themselves.

    Raises:
        AlreadyThere: There is a file of that name, and it may not be replaced.
        UsageError: Nothing was written; the sentence says why and what to do.
    """
    if not name.strip():
        raise UsageError("no file name was given")
    path = full_path(name.strip())
    shown = clean_line(str(path))
    try:
        if any(_is_same(path, own) for own in never):
            raise UsageError(f"{shown} is the workbook itself; choose another name")
        if path.is_dir():
            raise UsageError(f"{shown} is a folder; add a file name")
        if path.exists() and not path.is_file():
            raise UsageError(f"{shown} is not an ordinary file; choose another name")
        _write(path, data, private, force)
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    except FileNotFoundError as error:
        raise UsageError(
            f"there is no folder {clean_line(str(path.parent))}; choose another"
        ) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or "not a valid file name"
        raise UsageError(f"{shown} could not be written ({reason.lower()})") from error
    return path


def offered_path(name: str, folder: Path | None = None) -> str:
    """Return a full path to offer for a file.

    It is in ``folder`` if one is given and is there, or else in the current folder, or in the
    home: the current folder may have been removed since the program was started in it.
    """
    try:
        if folder is not None and folder.is_dir():
            return str(folder / name)
        return str(Path.cwd() / name)
    except OSError:
        return str(Path("~", name))


def dated(path: Path, day: date) -> Path:
    """Return a name for a file beside one that is there: with the day, and a number if need be."""
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        other = path.with_name(f"{path.stem}-{day.isoformat()}{more}{path.suffix}")
        try:
            if not other.exists():
                return other
        except OSError:  # the name has become too long
            break
    return path


def full_path(typed: str) -> Path:
    """Return the full path of a file that was named.

    Raises:
        UsageError: It begins with ``~name`` and there is no such user, or it is relative and
            the current folder has been removed.
    """
    try:
        return Path(typed).expanduser().absolute()
    except RuntimeError as error:
        raise UsageError(f"{clean_line(typed)}: there is no user of that name") from error
    except FileNotFoundError as error:
        raise UsageError(
            f"the current folder has been removed; write the full path of {clean_line(typed)}"
        ) from error


def _write(path: Path, data: bytes, private: bool, force: bool) -> None:
    """Write a file. One that is replaced keeps its permissions, unless it is to be private."""
    new = not (force and path.exists())
    if new:
        path.touch(0o600 if private else 0o666, exist_ok=False)  # takes the name, or fails
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        write_whole(path.resolve(), data)  # which leaves it to its owner alone
        if not private:
            path.chmod(mode)
    except BaseException:
        # An empty file would be taken for the whole.
        with suppress(OSError):
            if new:
                path.unlink()
        raise


def _is_same(path: Path, own: Path) -> bool:
    try:
        return path.samefile(own)
    except OSError:  # one of them is not there, or its folder may not be looked into
        return False
