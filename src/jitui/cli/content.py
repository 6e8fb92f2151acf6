"""The content that a command works on: the library and its search engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jitui.errors import JituiError

if TYPE_CHECKING:
    from jitui.report.cache import Cache
    from jitui.report.model import Library
    from jitui.search.engine import Engine


def library_of(data: str | None) -> Library:
    """Return the content of a data folder: the one named, or the usual one."""
    from jitui.report.library_cache import cached_library

    return cached_library(*_data(data))


def engine_of(data: str | None) -> Engine:
    """Return the engine that searches the content of a data folder, named or usual."""
    from jitui.report.library_cache import cached_library
    from jitui.search.index_cache import cached_engine

    folder, cache = _data(data)
    return cached_engine(cached_library(folder, cache), cache)


def _data(named: str | None) -> tuple[Path, Cache]:
    """Return the data folder, and the cache of what is compiled from it."""
    from jitui.report.cache import cache_for
    from jitui.report.loading.folders import data_folder

    folder = data_folder(named)
    return folder, cache_for(folder, _cache_folder)


def _cache_folder() -> Path | None:
    """Return the account's folder for caches, or ``None`` if it has no home."""
    from jitui.storage.paths import paths

    try:
        return paths().cache
    except JituiError:
        return None
