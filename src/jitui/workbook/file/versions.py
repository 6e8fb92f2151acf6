"""Earlier versions of a workbook's file, in a folder beside it, so that a mistake can be undone."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

from msgspec import Struct

from jitui.report.clean import clean_line
from jitui.storage.atomic_write import make_folder, real_path, remove_stale, write_whole
from jitui.storage.bounded_read import read_bounded, reason

MOST = 10
"""How many versions of a file there may be."""

INTERVAL = timedelta(minutes=10)
"""The least time between two versions while the workbook is open."""

_FORM = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(\d{8}-\d{6})(?:-(\d{1,4}))?")


class Version(Struct, frozen=True, order=True):
    """One earlier version.

    Attributes:
        made: When it was copied, in UTC: the file was like this until then.
        number: Tells versions of one second apart.
        path: Its file.
    """

    made: datetime
    number: int
    path: Path


def versions_folder(path: Path) -> Path:
    """Return the folder of the versions of a file, or of the file that a link leads to."""
    target = real_path(path)
    return target.with_name(f".{target.name}.versions")


def versions(path: Path) -> list[Version]:
    """Return the versions of a file, the newest first; none where none can be read."""
    folder, suffix = versions_folder(path), real_path(path).suffix
    found = []
    with suppress(OSError):
        for file in folder.iterdir():
            match = _NAME.fullmatch(file.name.removesuffix(suffix))
            if match and file.suffix == suffix and file.is_file() and not file.is_symlink():
                with suppress(ValueError):  # the 99th of a month
                    made = datetime.strptime(match[1], _FORM).replace(tzinfo=timezone.utc)
                    found.append(Version(made, int(match[2] or 0), file))
    return sorted(found, reverse=True)


def version_due(path: Path) -> bool:
    """Return whether the newest version is so old that another is to be made.

    One from the future, made while the clock was wrong, does not count.
    """
    now = _now()
    return not any(now - INTERVAL < version.made <= now for version in versions(path))


def add_version(path: Path, data: bytes) -> str:
    """Add a version, remove the oldest beyond ten, and return a notice for the reader.

    Nothing is added where there is one of the same bytes. To be called under the file's lock.

    Args:
        path: The file.
        data: What it holds, or held.
    """
    now = _now().replace(microsecond=0)
    folder, suffix = versions_folder(path), real_path(path).suffix
    try:
        make_folder(folder)
        found = versions(path)
        if any(_holds(version.path, data) for version in found):
            return ""
        number = 1 + max((v.number for v in found if v.made == now), default=-1)
        name = f"{now:{_FORM}}-{number}" if number else f"{now:{_FORM}}"
        write_whole(folder / f"{name}{suffix}", data)
        # Those from the future go first, so that a clock that was wrong once does no harm.
        found.sort(key=lambda version: (version.made <= now, version))
        for version in found[: max(0, len(found) + 1 - MOST)]:
            version.path.unlink(missing_ok=True)
        remove_stale(folder, ".")
    except OSError as error:
        return clean_line(f"no earlier version could be saved in {folder}: {reason(error)}")
    return ""


def _now() -> datetime:
    # Local time has an hour twice a year, in which the newest could not be told.
    return datetime.now(timezone.utc)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bounded(path, len(data)) == data
    except OSError:
        return False
