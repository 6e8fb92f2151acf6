"""A key of all that something is made from: when it is another, what was kept is stale.

Loaded before anything else at a start, so nothing heavy is imported here.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from jitui.storage.bounded_read import MAX_BYTES, read_bounded

BYTES = 32
"""The length of a key."""


def key_of(data: str, packages: Sequence[str], salt: str, whole: bool = False) -> bytes:
    """Return the key of a data folder's content and of the program's own files.

    The program's files count by their sizes and times, which are quick to ask for and
    differ from one machine to another; or, ``whole``, by their content, which is the same
    everywhere.

    Args:
        data: The data folder.
        packages: The packages of the program that take part, by their folders' names; the
            empty one is the program's own folder.
        salt: What else takes part, such as the form in which things are kept.
        whole: Whether the program's files count by their content.

    Raises:
        OSError: A folder or a file cannot be read, or is too large.
    """
    from _blake2 import blake2b  # the whole of hashlib takes longer to load than to hash

    made = blake2b(salt.encode(), digest_size=BYTES)
    made.update(_content(data, (".yaml", ".yml")))
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    for package in packages:
        if whole:
            made.update(_content(os.path.join(here, package), (".py",)))  # noqa: PTH118
            continue
        with os.scandir(os.path.join(here, package)) as files:  # noqa: PTH118
            stats = sorted(
                (file.name, file.stat().st_size, file.stat().st_mtime_ns)
                for file in files
                if file.name.endswith(".py")
            )
        made.update(repr(stats).encode())
    return made.digest()


def _content(folder: str, endings: tuple[str, ...]) -> bytes:
    """Return a digest of the names and the content of a folder's files."""
    from _blake2 import blake2b

    made = blake2b(digest_size=BYTES)
    with os.scandir(folder) as files:
        names = sorted(file.name for file in files if file.name.endswith(endings))
    for name in names:
        content = read_bounded(os.path.join(folder, name), MAX_BYTES)  # noqa: PTH118
        made.update(f"{name}\0{len(content)}\n".encode())
        made.update(content)
    return made.digest()
