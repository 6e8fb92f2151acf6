"""A data folder fifty times the report: its first screen once kept, and searches in it."""

from __future__ import annotations

import gc
import json
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from jitui.report.loading.folders import bundled_folder
from jitui.report.loading.load import load
from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from tests.bench.figures import Line
from tests.bench.programs import LEAVE, Program, app
from tests.bench.scale import TIMES, queries, synthetic

FRAME = 16.0
"""What a search may take at the 95th percentile, in ms."""


class Large:
    """The app on a large data folder, against the app on the bundled report."""

    def __init__(self, folder: Path) -> None:
        library = synthetic(load(), TIMES)
        data = folder / "data"
        write(library, data)
        count = len(library.entries)
        self._picture = Line(f"a report of {count:,} entries: first screen", "ms", ratio=1.5)
        self._search = Line(f"a report of {count:,} entries: a search", "ms", p95=FRAME)
        self.lines = [self._picture, self._search]
        engine = CombinedSearch(Engine(load(data)))
        for typed in queries(library).values():
            self._search.ours += [_spent(engine, words) for words in typed]
        del library, engine
        gc.collect()
        self._bundled = app(folder / "bundled")
        self._large = app(folder / "large", ("--data", str(data)))
        for program in (self._bundled, self._large):
            _start(program)

    def round(self, number: int) -> None:
        """Start both once."""
        pairs = [(self._bundled, self._picture.base), (self._large, self._picture.ours)]
        for program, times in pairs if number % 2 else reversed(pairs):
            times.append(_start(program))


def write(library: Library, folder: Path) -> None:
    """Write the entries of a library into a new data folder, as its background."""
    folder.mkdir(parents=True)
    shutil.copy(bundled_folder() / "report.yaml", folder)
    (folder / "background.yaml").write_text("\n".join(_lines(library)), "utf-8")


def _lines(library: Library) -> Iterator[str]:
    yield "entries:"
    for entry in library.entries.values():
        yield f"  - ref: {entry.ref}"
        yield "    origin: report"
        yield f"    title: {json.dumps(entry.title)}"
        yield f"    body: {json.dumps(entry.body[0])}"


def _spent(engine: CombinedSearch, words: str) -> float:
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
