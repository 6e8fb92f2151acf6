"""A library many times the report: its first picture, and letters typed into its search.

A data folder of that size is not accepted (a file may have 16 MiB), so the library and its
index are made here, kept in two files, and read from them by :mod:`tests.bench.opened`.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from jitui.report.compiled import packed
from jitui.report.load import load
from jitui.search.engine import Engine
from jitui.search.index import Index
from jitui.search.lexicon import lexicon
from tests.bench.figures import Line
from tests.bench.scale import queries, synthetic
from tests.bench.surroundings import LEAVE, Program, app

FRAME = 16.0
"""What a search may take at the 95th percentile, in ms."""


class Large:
    """The app on a large library, against the app on the bundled report."""

    def __init__(self, folder: Path, times: int) -> None:
        library = synthetic(load(), times)
        kept, index = folder / "library.bin", folder / "index.db"
        kept.write_bytes(packed(library))
        engine = Engine(library, Index.of(library, lexicon(library), str(index)))
        self._picture = Line(f"a library {times:,} times: first screen", "ms", ratio=1.5)
        self._search = Line(f"a library {times:,} times: a search", "ms", p95=FRAME)
        self.lines = [self._picture, self._search]
        for typed in queries(library).values():
            self._search.ours += [_spent(engine, words) for words in typed]
        del library, engine
        gc.collect()
        self._bundled = app(folder / "bundled")
        command = (sys.executable, "-m", "tests.bench.opened", str(kept), str(index))
        self._large = Program(command, folder / "large", self._bundled.ready)
        for program in (self._bundled, self._large):
            _start(program)

    def round(self, number: int) -> None:
        """Start both once."""
        pairs = [(self._bundled, self._picture.base), (self._large, self._picture.ours)]
        for program, times in pairs if number % 2 else reversed(pairs):
            times.append(_start(program))


def _spent(engine: Engine, words: str) -> float:
    spent = []
    for _ in range(3):
        begun = time.perf_counter()
        engine.search(words, limit=20, growing=True)
        spent.append((time.perf_counter() - begun) * 1e3)
    return statistics.median(spent)


def _start(program: Program) -> float:
    with ExitStack() as stack:
        watched = program.start()
        stack.callback(watched.end)
        seconds, _ = watched.picture(program.ready)
        watched.drain()
        watched.leave(LEAVE)
    return seconds * 1e3
