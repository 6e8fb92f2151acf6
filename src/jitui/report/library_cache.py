"""The library as it was made from the data the last time, as long as that is the same data."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError, Struct, ValidationError, msgpack

from jitui import __version__
from jitui.report import model
from jitui.report.cache import Cache
from jitui.report.comparison import Change, Pair
from jitui.report.fingerprint import key_of
from jitui.report.model import Library
from jitui.report.publication import Report
from jitui.report.thesaurus import Thesaurus

NAME = "library.bin"
"""The file of a kept library."""
_PACKAGES = ("report", "report/loading", "search")
_FORM = f"jitui {__version__} cache 5"


_AnyEntry = (
    model.Entry | model.Statement | model.Partnership | model.Term | model.Step | model.Discrepancy
)
"""Every record of an entry; the bytes of one say which it is."""


class _Kept(Struct):
    """A library as it is kept."""

    report: Report
    entries: list[_AnyEntry]
    links: tuple[model.Link, ...]
    notes: dict[str, tuple[str, ...]]
    thesaurus: Thesaurus
    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...]


def cache_for(data: Path, folder: Path | None) -> Cache:
    """Return the cache for a data folder; one that keeps nothing where that cannot be read.

    Args:
        data: The data folder.
        folder: Where things may be kept, or ``None``.
    """
    try:
        return Cache(folder, key_of(str(data), _PACKAGES, _FORM), lambda: _shipped(data))
    except OSError:
        return Cache(None, b"")


def _shipped(data: Path) -> Cache | None:
    """Return what was made when the program was built, unless something has changed since."""
    folder = Path(__file__).parents[1] / "compiled"
    try:
        return cache_to_ship(data, folder) if folder.is_dir() else None
    except OSError:
        return None


def cache_to_ship(data: Path, folder: Path) -> Cache:
    """Return a cache whose key is the same on every machine.

    Raises:
        OSError: The data cannot be read.
    """
    return Cache(folder, key_of(str(data), _PACKAGES, _FORM, whole=True))


def load_kept(data: Path, cache: Cache) -> Library:
    """Return the library of a data folder, as it was kept or made anew.

    Raises:
        DataError: The data has problems; it lists them all.
    """
    for place in cache.places():
        kept = place.read(NAME)
        if kept is None:
            continue
        with suppress(DecodeError, ValidationError):  # of another form: made anew
            library = unpacked(kept)
            if place is not cache:
                cache.write(NAME, kept)
            return library
    # Here, since what reads YAML takes longer to load than what is kept.
    from jitui.report.loading.load import load

    library = load(data)
    cache.write(NAME, packed(library))
    return library


def packed(library: Library) -> bytes:
    """Return a library as bytes that :func:`unpacked` makes the same library of."""
    kept = _Kept(
        report=library.report,
        entries=list(library.entries.values()),
        links=library.links,
        notes=dict(library.notes),
        thesaurus=library.thesaurus,
        changes=library.changes,
        pairs=library.pairs,
    )
    return msgpack.encode(kept)


def unpacked(data: bytes) -> Library:
    """Return the library in some bytes that :func:`packed` made.

    Raises:
        DecodeError: They are those of something else.
    """
    kept = msgpack.decode(data, type=_Kept)
    return Library(
        report=kept.report,
        entries={entry.ref: entry for entry in kept.entries},
        links=kept.links,
        notes=kept.notes,
        thesaurus=kept.thesaurus,
        changes=kept.changes,
        pairs=kept.pairs,
    )
