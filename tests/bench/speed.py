"""How long a search takes on the bundled report: the judged queries, several rounds.

python -m tests.bench.speed [--rounds 5]
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import time

from jitui.report.loading.load import load
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from tests.bench.quality import AT, judged


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time the search.")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    options = parser.parse_args()
    start = time.perf_counter()
    library = load()
    loaded = time.perf_counter()
    engine = CombinedSearch(Engine(library))
    built = time.perf_counter()
    typed = [query.query for query in judged()]
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}; ", end="")
    print(f"data read in {(loaded - start) * 1e3:.0f} ms, ", end="")
    print(f"index made in {(built - loaded) * 1e3:.0f} ms\n")
    print("| round | queries | p50 ms | p95 ms | max ms |")
    print("| --- | --- | --- | --- | --- |")
    for number in range(1, options.rounds + 1):
        spent = []
        for words in typed:
            begun = time.perf_counter()
            engine.search(words, AT)
            spent.append((time.perf_counter() - begun) * 1e3)
        spent.sort()
        p50, p95 = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
        print(f"| {number} | {len(spent)} | {p50:.2f} | {p95:.2f} | {spent[-1]:.2f} |")


if __name__ == "__main__":
    main()
