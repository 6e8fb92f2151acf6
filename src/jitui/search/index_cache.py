"""The engine of a library with its index and lexicon as they were made the last time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import DecodeError, ValidationError, msgpack

from jitui.report.cache import MOST, Cache
from jitui.report.library_cache import NAME as LIBRARY
from jitui.report.library_cache import cache_to_ship, load_kept
from jitui.report.model import Library
from jitui.search.engine import Engine
from jitui.search.index import Index
from jitui.search.lexicon import Lexicon
from jitui.search.lexicon import lexicon as lexicon_of
from jitui.search.stemmer import KEY_BYTES, stemmer_key
from jitui.storage.bounded_read import read_bounded
from jitui.storage.private_folder import private_folder

_LEXICON = "lexicon.bin"
_INDEX = "index.db"
_SIGN = "index.sign"


def compile_into(folder: Path, data: Path) -> None:
    """Make all that is kept of a data folder, to be shipped with the program.

    Args:
        folder: Where it goes; it is emptied of an earlier one.
        data: The data folder.

    Raises:
        DataError: The data has problems.
        OSError: Something cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    cache = cache_to_ship(data, folder)
    engine_of(load_kept(data, cache), cache)
    for name in (LIBRARY, _LEXICON, _INDEX, _SIGN):
        (folder / name).chmod(0o644)  # of the program, and so for everyone


def engine_of(library: Library, cache: Cache) -> Engine:
    """Return the engine of a library; what it is made of is kept for the next time."""
    stemmer = stemmer_key()
    lexicon = _lexicon(library, cache, stemmer)
    return Engine(library, _index(library, lexicon, cache, stemmer), lexicon)


def _lexicon(library: Library, cache: Cache, stemmer: bytes) -> Lexicon:
    for place in cache.places():
        kept = place.read(_LEXICON)
        if kept is not None and kept[:KEY_BYTES] == stemmer:
            with suppress(DecodeError, ValidationError):  # of another form: made anew
                lexicon = msgpack.decode(memoryview(kept)[KEY_BYTES:], type=Lexicon)
                if place is not cache:
                    cache.write(_LEXICON, kept)
                return lexicon
    made = lexicon_of(library)
    cache.write(_LEXICON, stemmer + msgpack.encode(made))
    return made


def _index(library: Library, lexicon: Lexicon, cache: Cache, stemmer: bytes) -> Index:
    for place in cache.places():
        found = _kept(place, stemmer)
        if found is not None:
            if place is not cache:
                _keep(cache, partial(_copy, place))
            return found
    _keep(cache, partial(_make, library, lexicon, stemmer))
    return _kept(cache, stemmer) or Index.of(library, lexicon)


def _kept(cache: Cache, stemmer: bytes) -> Index | None:
    path = cache.path(_INDEX)
    with suppress(sqlite3.Error, OSError):
        if path is not None and cache.read(_SIGN) == _sign(path, stemmer):
            return Index.kept(str(path))
    return None


def _make(library: Library, lexicon: Lexicon, stemmer: bytes, path: Path) -> bytes:
    Index.of(library, lexicon, str(path))
    return _sign(path, stemmer)


def _copy(cache: Cache, path: Path) -> bytes:
    index, sign = cache.path(_INDEX), cache.read(_SIGN)
    assert index is not None
    assert sign is not None
    path.write_bytes(read_bounded(index, MOST))
    return sign


def _keep(cache: Cache, write: Callable[[Path], bytes]) -> None:
    """Keep an index for the next time; that it cannot be done is no trouble.

    Args:
        cache: Where.
        write: Writes it into a file that is empty, and returns its sign.
    """
    path = cache.path(_INDEX)
    if path is None:
        return
    temporary = path.with_name(f".{_INDEX}.{os.getpid()}")
    try:
        private_folder(path.parent)
        with suppress(FileNotFoundError):
            temporary.unlink()  # of a process that died, and had our number
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        sign = write(temporary)
        temporary.replace(path)
        cache.write(_SIGN, sign)
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            temporary.unlink()


def _sign(path: Path, stemmer: bytes) -> bytes:
    """Return what tells an index from one that was cut off, damaged or stemmed otherwise.

    Raises:
        OSError: It cannot be read.
    """
    from _blake2 import blake2b

    made = blake2b(stemmer, digest_size=32)
    made.update(read_bounded(path, MOST))
    return made.digest()
