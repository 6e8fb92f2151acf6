"""Things that can be made again, kept in the cache folder between two starts.

What is kept stands under a key made of all that it came from; under another key it is made
anew. So is what was damaged, which a digest shows. Where nothing can be kept, everything
still works, only slower.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from jitui.report.fingerprint import BYTES
from jitui.storage.bounded_read import read_bounded
from jitui.storage.private_folder import private_folder

MOST = 1 << 30
"""The most bytes that are read of a file of the cache; all that is kept has fewer."""


class Cache:
    """A folder of things kept under one key.

    Attributes:
        folder: The folder, or ``None`` where nothing is kept.
        key: What everything in it was made from.
    """

    def __init__(
        self, folder: Path | None, key: bytes, shipped: Callable[[], Cache | None] | None = None
    ) -> None:
        """Make a cache.

        Args:
            folder: The folder.
            key: The key.
            shipped: Finds the cache that came with the program, if it was made from the same.
        """
        self.folder = folder
        self.key = key
        self._shipped = shipped

    @cached_property
    def shipped(self) -> Cache | None:
        """The cache that came with the program, for when nothing is kept yet."""
        return self._shipped() if self._shipped is not None else None

    def places(self) -> Iterator[Cache]:
        """Yield this cache, and then, if what was sought was not there, what was shipped."""
        yield self
        if self.shipped is not None:
            yield self.shipped

    def path(self, name: str) -> Path | None:
        """Return the path of a file of the cache, where there is a folder for it."""
        return self.folder / name if self.folder is not None else None

    def read(self, name: str) -> bytes | None:
        """Return the bytes that are kept under a name, or ``None``: none, stale or damaged."""
        path = self.path(name)
        if path is None:
            return None
        try:
            data = read_bounded(path, MOST)
        except OSError:
            return None
        if data[:BYTES] != self.key:
            return None
        rest = data[2 * BYTES :]
        return rest if data[BYTES : 2 * BYTES] == digest(rest) else None

    def write(self, name: str, data: bytes) -> None:
        """Keep some bytes under a name; that it cannot be done is no trouble."""
        path = self.path(name)
        if path is None:
            return
        temporary = path.with_name(f".{name}.{os.getpid()}")
        try:
            private_folder(path.parent)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(self.key + digest(data) + data)
            temporary.replace(path)
        except OSError:
            try:
                temporary.unlink()
            except OSError:
                return


def digest(data: bytes) -> bytes:
    """Return what tells whole bytes from damaged ones."""
    from _blake2 import blake2b  # the whole of hashlib takes longer to load than to hash

    return blake2b(data, digest_size=BYTES).digest()
