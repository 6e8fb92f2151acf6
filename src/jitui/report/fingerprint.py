"""A fingerprint of a report's data and of the program that compiles it.

Loaded before anything else at a start, so nothing heavy is imported here.
"""

from __future__ import annotations

import os
from _blake2 import blake2b  # all of hashlib takes longer to load than to hash
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from jitui.storage.bounded_read import MAX_BYTES, read_bounded

BYTES = 32
"""The length of a fingerprint."""


def fingerprint(data: Path) -> bytes:
    """Return a digest of everything that a compiled report depends on.

    That is the content of the data files, of the program's sources that read and index them,
    and of the stemmer. Sizes and times of files play no part: installers change times, and
    an edit may keep the size.

    Args:
        data: The data folder.

    Raises:
        OSError: A folder or a file cannot be read, or is too large.
    """
    made = blake2b(digest_size=BYTES)
    for file in (*_files(data, (".yaml", ".yml")), *_sources()):
        content = read_bounded(file.path, MAX_BYTES)
        made.update(os.fsencode(file.name) + b"\0%d\n" % len(content))
        made.update(content)
    return made.digest()


def _sources() -> Iterator[os.DirEntry[str]]:
    program = Path(__file__).parents[1]
    for package in ("report", "search"):
        yield from _files(program / package, (".py",), deep=True)
    stemmer = find_spec("snowballstemmer")
    for folder in (stemmer and stemmer.submodule_search_locations) or ():
        yield from _files(folder, ("basestemmer.py", "english_stemmer.py"))


def _files(
    folder: str | Path, endings: tuple[str, ...], deep: bool = False
) -> Iterator[os.DirEntry[str]]:
    """Yield a folder's files with some endings in order of name, and those below if ``deep``."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(endings):
            yield entry
        elif deep and entry.is_dir():
            yield from _files(entry.path, endings, deep)
