"""The engine of a library with its index and lexicon as they were made the last time."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from msgspec import DecodeError, ValidationError, msgpack

from jitui.report.kept import Cache
from jitui.report.model import Library
from jitui.search.engine import Engine
from jitui.search.index import Index
from jitui.search.lexicon import Lexicon
from jitui.search.lexicon import lexicon as lexicon_of

_LEXICON = "lexicon.bin"
_INDEX = "index.db"
_SIGN = "index.sign"
_HASHED = 16 * 1024 * 1024
"""Up to so many bytes an index is read whole before it is trusted."""


def engine_of(library: Library, cache: Cache) -> Engine:
    """Return the engine of a library; what it is made of is kept for the next time."""
    lexicon = _lexicon(library, cache)
    return Engine(library, _index(library, lexicon, cache), lexicon)


def _lexicon(library: Library, cache: Cache) -> Lexicon:
    kept = cache.read(_LEXICON)
    if kept is not None:
        with suppress(DecodeError, ValidationError):  # damaged: made anew
            return msgpack.decode(kept, type=Lexicon)
    made = lexicon_of(library)
    cache.write(_LEXICON, msgpack.encode(made))
    return made


def _index(library: Library, lexicon: Lexicon, cache: Cache) -> Index:
    path = cache.path(_INDEX)
    if path is None:
        return Index.of(library, lexicon)
    with suppress(sqlite3.Error, OSError):
        if cache.read(_SIGN) == _sign(path):
            return Index.kept(str(path))
    temporary = path.with_name(f".{_INDEX}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            temporary.unlink()  # of a process that died, and had our number
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        Index.of(library, lexicon, str(temporary))
        sign = _sign(temporary)
        temporary.replace(path)
        cache.write(_SIGN, sign)
        return Index.kept(str(path))
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            temporary.unlink()
        return Index.of(library, lexicon)


def _sign(path: Path) -> bytes:
    """Return what tells an index from one that was cut off or damaged.

    Raises:
        OSError: It cannot be read.
    """
    from _blake2 import blake2b

    size = path.stat().st_size
    made = blake2b(str(size).encode(), digest_size=32)
    if size <= _HASHED:
        made.update(path.read_bytes())
    return made.digest()
