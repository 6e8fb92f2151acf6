"""Loads the English Snowball stemmer only."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Protocol

_NAME = "snowballstemmer"


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


def _made() -> Stemmer:
    stemmer: Stemmer = import_module(f"{_NAME}.english_stemmer").EnglishStemmer()
    return stemmer
