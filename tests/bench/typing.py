"""From a letter typed into the search to the last byte painted, beside a bare input.

    python -m tests.bench.typing [--rounds 3]

Both run at once in pseudo-terminals of 120 by 40 and take turns, letter by letter.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile

from tests.bench.terminal import Program

WORDS = ("chronologies", "mental health", "teenagers", "advocacy", "very good 2024")
SIZE = (120, 40)
FRAME = 1000 / 60


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Time letters typed into the search.")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        env = {"PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color"}
        env |= {"LC_ALL": "C.UTF-8", "COLORTERM": "truecolor"}
        bare = Program([sys.executable, "-m", "tests.bench.bare_input"], SIZE, env)
        app = Program([sys.executable, "-m", "jitui"], SIZE, env)
        try:
            bare.wait_for("bare")
            app.wait_for("At a glance")
            app.key(b"/")
            bare.settle()
            app.settle()
            times: dict[str, list[float]] = {"bare": [], "jitui": []}
            for _ in range(options.rounds):
                for words in WORDS:
                    for letter in words:
                        for name, program in (("bare", bare), ("jitui", app)):
                            spent, _ = program.key(letter.encode())
                            times[name].append(spent * 1e3)
                    for program in (bare, app):
                        program.key(b"\x15")  # to the start of the line is cleared
        finally:
            bare.end()
            app.end()
    print("| a letter into | n | p50 ms | p95 ms |")
    print("| --- | --- | --- | --- |")
    medians = {}
    for name, found in times.items():
        found.sort()
        medians[name] = statistics.median(found)
        p95 = found[int(len(found) * 0.95)]
        print(f"| {name} | {len(found)} | {medians[name]:.1f} | {p95:.1f} |")
    more = medians["jitui"] - medians["bare"]
    print(f"\n{more:.1f} ms more at the median; a frame is {FRAME:.1f} ms")


if __name__ == "__main__":
    main()
