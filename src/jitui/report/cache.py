"""Files compiled from a report's data, so that it is not read and indexed at every start.

A file is used while its fingerprint is that of the data and the program, and while a digest
shows that it is whole. Otherwise it is compiled again. Where nothing can be saved, everything
still works, only slower.
"""

from __future__ import annotations

from _blake2 import blake2b  # all of hashlib takes longer to load than to hash
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from jitui.report.fingerprint import BYTES, fingerprint
from jitui.storage.bounded_read import read_bounded

MAX_CACHED = 1 << 30
"""The most bytes that are read of a compiled file; even a very large report has fewer."""


class Cache:
    """The compiled files of one state of the data and the program.

    They are looked for among those that were built into the program, then in the account's
    cache folder. Only there they are saved.
    """

    def __init__(
        self, key: bytes, folder: Callable[[], Path | None], shipped: Path | None = None
    ) -> None:
        """Make a cache.

        Args:
            key: The fingerprint of the data and the program.
            folder: Returns the folder to save files in, or ``None`` if there is none. It is
                not called while everything is found in ``shipped``.
            shipped: The folder of the files that were built into the program.
        """
        self._key = key
        self._folder = folder
        self._shipped = shipped

    def read(self, name: str) -> memoryview | None:
        """Return what was saved under a name, or ``None`` if it is missing, stale or damaged."""
        for folder in self._folders():
            with suppress(OSError):
                data = memoryview(read_bounded(folder / name, MAX_CACHED))
                content = data[2 * BYTES :]
                if data[:BYTES] == self._key and data[BYTES : 2 * BYTES] == _digest(content):
                    return content
        return None

    def write(self, name: str, content: bytes) -> None:
        """Save something under a name; nothing happens if that is not possible."""
        folder = self._folder()
        if folder is None:
            return
        # Here, since hardly any start saves something.
        from jitui.storage.atomic_write import make_folder, write_whole

        with suppress(OSError):
            make_folder(folder)
            write_whole(folder / name, self._key + _digest(content) + content)

    def _folders(self) -> Iterator[Path]:
        if self._shipped is not None:
            yield self._shipped
        folder = self._folder()
        if folder is not None:
            yield folder


NO_CACHE = Cache(b"", lambda: None)
"""Saves nothing and finds nothing."""


def cache_for(data: Path, folder: Callable[[], Path | None]) -> Cache:
    """Return the cache of a data folder; one that saves nothing if the data cannot be read.

    Args:
        data: The data folder.
        folder: Returns the account's cache folder, or ``None`` if it has none.
    """
    try:
        return Cache(fingerprint(data), folder, Path(__file__).parents[1] / "compiled")
    except OSError:
        return NO_CACHE


def _digest(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=BYTES).digest()
