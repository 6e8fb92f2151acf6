"""Earlier versions of a workbook's file, in a folder beside it, so that a mistake can be undone."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

from jitui.report.clean import clean_line
from jitui.storage.atomic_write import make_folder, real_path, remove_stale, write_whole
from jitui.storage.bounded_read import read_bounded, reason

MOST = 10
"""How many versions of a file there may be."""

INTERVAL = timedelta(minutes=10)
"""The least time between two versions while the workbook is open."""

_NAME = r"2\d{3}[01]\d[0-3]\d-[0-2]\d[0-5]\d[0-5]\d(-\d{1,4})?"


def versions_folder(path: Path) -> Path:
    """Return the folder of the versions of a file, or of the file that a link leads to."""
    target = real_path(path)
    return target.with_name(f".{target.name}.versions")


def versions(path: Path) -> list[Path]:
    """Return the versions of a file, the newest first; none where none can be read.

    Each is named by the time at which it was copied; a number tells those of one second apart.
    """
    name = re.compile(_NAME + re.escape(real_path(path).suffix))
    found: list[Path] = []
    with suppress(OSError):
        files = filter(Path.is_file, versions_folder(path).iterdir())
        found += [f for f in files if name.fullmatch(f.name) and not f.is_symlink()]
    return sorted(found, key=lambda version: version.stem, reverse=True)


def version_due(path: Path) -> bool:
    """Return whether the newest version is so old that another is to be made.

    One from the future, made while the clock was wrong, does not count.
    """
    now = _now()
    earliest, latest = _stamp(now - INTERVAL), _stamp(now)
    return not any(earliest < _stamp_of(version) <= latest for version in versions(path))


def add_version(path: Path, data: bytes) -> str:
    """Add a version, remove the oldest beyond ten, and return a notice for the reader.

    Nothing is added where there is one of the same bytes. To be called under the file's lock.

    Args:
        path: The file.
        data: What it holds, or held.
    """
    now = _stamp(_now())
    folder = versions_folder(path)
    try:
        make_folder(folder)
        found = versions(path)
        if any(_holds(version, data) for version in found):
            return ""
        number = sum(_stamp_of(version) == now for version in found)
        name = f"{now}-{number}" if number else now
        write_whole(folder / f"{name}{real_path(path).suffix}", data)
        # Those from the future go first, so that a clock that was wrong once does no harm.
        found.sort(key=lambda version: (_stamp_of(version) <= now, version.stem))
        for version in found[: max(0, len(found) + 1 - MOST)]:
            version.unlink(missing_ok=True)
        remove_stale(folder, ".")
    except OSError as error:
        return clean_line(f"no earlier version could be saved in {folder}: {reason(error)}")
    return ""


def _now() -> datetime:
    # Local time has an hour twice a year, in which the newest could not be told.
    return datetime.now(timezone.utc)


def _stamp(moment: datetime) -> str:
    """Return a time as the name of a version; later names sort after earlier ones."""
    return f"{moment:%Y%m%d-%H%M%S}"


def _stamp_of(version: Path) -> str:
    return version.stem[:15]  # without the number


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_bounded(path, len(data)) == data
    except OSError:
        return False
