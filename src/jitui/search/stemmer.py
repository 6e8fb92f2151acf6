"""The stemmer of English words, without those of thirty other languages."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Protocol

_NAME = "snowballstemmer"
_FILES = ("basestemmer.py", "english_stemmer.py")
KEY_BYTES = 16
"""The length of a stemmer's key."""


class Stemmer(Protocol):
    """Finds the stems of words."""

    def stemWord(self, word: str) -> str:  # noqa: N802  # the library's own name
        """Return the stem of a word."""


def english_stemmer() -> Stemmer:
    """Return the stemmer.

    The package that has it loads every language when it is imported, which takes longer
    than a search; so its one module is taken out of it.
    """
    spec = find_spec(_NAME) if _NAME not in sys.modules else None
    if spec is None:
        return _made()
    sys.modules[_NAME] = module_from_spec(spec)  # the package, with nothing of it run
    try:
        return _made()
    finally:
        # Whoever imports the package later gets the whole of it.
        for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == _NAME]:
            del sys.modules[loaded]


def stemmer_key() -> bytes:
    """Return a key of the stemmer: what was stemmed by another one is stale.

    It says nothing where the stemmer's own files cannot be read, as in an archive.
    """
    from _blake2 import blake2b

    made = blake2b(digest_size=KEY_BYTES)
    spec = find_spec(_NAME)
    for folder in (spec and spec.submodule_search_locations) or ():
        for name in _FILES:
            with suppress(OSError):
                made.update((Path(folder) / name).read_bytes())
    return made.digest()


def _made() -> Stemmer:
    stemmer: Stemmer = import_module(f"{_NAME}.english_stemmer").EnglishStemmer()
    return stemmer
