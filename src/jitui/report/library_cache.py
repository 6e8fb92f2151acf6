"""The library of a data folder, compiled: read in a millisecond instead of from YAML."""

from __future__ import annotations

from pathlib import Path

from msgspec import msgpack
from msgspec.structs import asdict

from jitui.report import model
from jitui.report.cache import Cache
from jitui.report.model import Library

LIBRARY_FILE = "library.bin"
"""The name of the compiled library."""

_AnyEntry = (
    model.Entry | model.Statement | model.Partnership | model.Term | model.Step | model.Discrepancy
)
"""Every record of an entry; its bytes say which one it is."""


class _Compiled(Library, frozen=True, kw_only=True):
    """A library as its bytes are read: with the type of each entry."""

    entries: dict[str, _AnyEntry]


def cached_library(data: Path, cache: Cache) -> Library:
    """Return the library of a data folder, from the cache if it is there, else from the data.

    Raises:
        DataError: The data has problems; it lists them all.
    """
    compiled = cache.read(LIBRARY_FILE)
    if compiled is not None:
        return Library(**asdict(msgpack.decode(compiled, type=_Compiled)))
    # Here, since the reader of YAML takes longer to load than a compiled library.
    from jitui.report.loading.load import load

    library = load(data)
    cache.write(LIBRARY_FILE, msgpack.encode(library))
    return library
