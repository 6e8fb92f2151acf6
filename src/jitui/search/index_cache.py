"""Loads the search engine of a library from the cache, or builds and caches it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, msgpack

from jitui.report.cache import Cache
from jitui.report.fingerprint import fingerprint
from jitui.report.library_cache import LIBRARY_FILE, cached_library
from jitui.report.model import Library
from jitui.search.engine import Engine
from jitui.search.index import Index
from jitui.search.lexicon import Lexicon, lexicon_of

SEARCH_FILE = "search.bin"
"""The name of the compiled lexicon and index.

They are not in the library's file, since they are made later: the first look-up in another
data folder, or the app's first screen, would wait for an index that only a search needs.
"""


class _Compiled(Struct):
    """A lexicon, and an index as the bytes of its database."""

    lexicon: Lexicon
    index: memoryview


def cached_engine(library: Library, cache: Cache) -> Engine:
    """Return the engine of a library, from the cache if it is there, else made now."""
    data = cache.read(SEARCH_FILE)
    if data is not None:
        compiled = msgpack.decode(data, type=_Compiled)
        return Engine(library, Index.from_bytes(compiled.index), compiled.lexicon)
    lexicon = lexicon_of(library)
    index = Index.of(library, lexicon)
    cache.write(SEARCH_FILE, msgpack.encode(_Compiled(lexicon, memoryview(index.to_bytes()))))
    return Engine(library, index, lexicon)


def compile_into(folder: Path, data: Path) -> None:
    """Compile a data folder into files that are shipped with the program.

    Args:
        folder: Where the files go.
        data: The data folder.

    Raises:
        DataError: The data has problems.
        OSError: Something cannot be read or written.
    """
    folder.mkdir(parents=True, exist_ok=True)  # part of the program, so open to everyone
    cache = Cache(fingerprint(data), lambda: folder)
    cached_engine(cached_library(data, cache), cache)
    for name in (LIBRARY_FILE, SEARCH_FILE):
        (folder / name).chmod(0o644)
