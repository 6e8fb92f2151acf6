"""The library as it was made from the data the last time, as long as that is the same data."""

from __future__ import annotations

from pathlib import Path

from jitui.report import model
from jitui.report.kept import Cache
from jitui.report.keys import key_of
from jitui.report.model import Library

_NAME = "library.bin"
_PACKAGES = ("report", "search")
_FORM = "jitui cache 1"
_RECORDS = frozenset(
    ("jitui.report.model", name)
    for name, value in vars(model).items()
    if isinstance(value, type) and value.__module__ == "jitui.report.model"
)


def cache_for(data: Path, folder: Path | None) -> Cache:
    """Return the cache for a data folder; one that keeps nothing where that cannot be read.

    Args:
        data: The data folder.
        folder: Where things may be kept, or ``None``.
    """
    try:
        return Cache(folder, key_of(str(data), _PACKAGES, _FORM))
    except OSError:
        return Cache(None, b"")


def load_kept(data: Path, cache: Cache) -> Library:
    """Return the library of a data folder, as it was kept or made anew.

    Raises:
        DataError: The data has problems; it lists them all.
    """

    def make() -> Library:
        # Here, since what reads YAML takes longer to load than what is kept.
        from jitui.report.load import load

        return load(data)

    found = cache.get(_NAME, _RECORDS, make)
    return found if isinstance(found, Library) else make()
