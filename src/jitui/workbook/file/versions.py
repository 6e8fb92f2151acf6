"""The last versions of a file, kept in a folder beside it, so that a mistake can be undone."""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

from msgspec import Struct

from jitui.report.clean import clean_line
from jitui.storage.atomic_write import STALE, make_folder, write_whole
from jitui.storage.bounded_read import read_bounded

KEPT = 10
"""How many versions of a file are kept."""

APART = timedelta(minutes=10)
"""How much time lies between two versions of one sitting."""

_FORM = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(\d{8}-\d{6})(?:-(\d{1,4}))?")


class Version(Struct, frozen=True, order=True):
    """One version that was kept.

    Attributes:
        made: When it was put by, in UTC: the file was like this until then.
        number: Tells versions of one second apart.
        path: Its file.
    """

    made: datetime
    number: int
    path: Path


def folder_of(path: Path) -> Path:
    """Return the folder in which the versions of a file, or of a link's file, are."""
    target = _target(path)
    return target.with_name(f".{target.name}.versions")


def versions(path: Path) -> list[Version]:
    """Return the versions of a file, the newest first; none where none can be read."""
    with suppress(OSError):
        return sorted(_found(folder_of(path), _target(path).suffix), reverse=True)
    return []


def due(path: Path, now: datetime | None = None) -> bool:
    """Return whether the newest version is so old that another is to be kept.

    One from the future, made while the clock was wrong, does not count.
    """
    now = now or _now()
    return not any(now - APART < version.made <= now for version in versions(path))


def keep(path: Path, data: bytes, now: datetime | None = None) -> str:
    """Keep a version, remove the oldest beyond ten, and return what the reader has to be told.

    Empty when it was done, and where the same bytes are kept already. To be called under the
    file's lock.

    Args:
        path: The file.
        data: What it holds, or held.
        now: The time, in UTC.
    """
    now = (now or _now()).replace(microsecond=0)
    folder = folder_of(path)
    suffix = _target(path).suffix
    try:
        make_folder(folder)
        found = _found(folder, suffix)
        if any(_holds(version.path, data) for version in found):
            return ""
        number = 1 + max((v.number for v in found if v.made == now), default=-1)
        name = f"{now:{_FORM}}-{number}" if number else f"{now:{_FORM}}"
        write_whole(folder / f"{name}{suffix}", data)
        # Those from the future go first: else a clock that was wrong once would keep for
        # ever what it named.
        found.sort(key=lambda version: (version.made <= now, version))
        for version in found[: max(0, len(found) + 1 - KEPT)]:
            version.path.unlink(missing_ok=True)
        _remove_stale(folder)
    except OSError as error:
        reason = error.strerror or str(error)
        return clean_line(f"no earlier version could be saved in {folder}: {reason}")
    return ""


def _now() -> datetime:
    # Local time has an hour twice a year, in which the newest could not be told.
    return datetime.now(timezone.utc)


def _target(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link to itself
        return path


def _found(folder: Path, suffix: str) -> list[Version]:
    found = []
    if not folder.is_dir():
        return []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name.removesuffix(suffix))
        if match is None or not path.name.endswith(suffix) or not _ordinary(path):
            continue
        with suppress(ValueError):  # the 99th of a month
            made = datetime.strptime(match[1], _FORM).replace(tzinfo=timezone.utc)
            found.append(Version(made, int(match[2] or 0), path))
    return found


def _ordinary(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bounded(path, len(data)) == data
    except OSError:
        return False


def _remove_stale(folder: Path) -> None:
    """Remove the half versions that killed processes left: each has a name of its own."""
    before = time.time() - STALE
    for path in folder.iterdir():
        if path.name.startswith(".") and path.suffix == ".tmp" and _ordinary(path):
            with suppress(OSError):
                if path.lstat().st_mtime < before:
                    os.unlink(path)  # noqa: PTH108
