"""How instant it is: start, keys, idling, leaving, the command line; ``make bench``.

    python -m tests.bench.instant [--rounds 15] [--only start,keys,idle,cli] [--scale]

Everything runs in turns with what it is measured against: an app of the same framework with
a text, a footer and one key, or an interpreter that does nothing. Ratios are of medians, with
the interval in which 95 % of resamples lie; nothing that was measured is left out. Linux only.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

DOCS = Path(__file__).parents[2] / "docs" / "speed.md"
PARTS = ("start", "keys", "idle", "cli")
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how instant jitui is.")
    parser.add_argument("--rounds", type=int, default=15, metavar="N")
    parser.add_argument("--only", default=",".join(PARTS), metavar="PARTS", help=", ".join(PARTS))
    parser.add_argument("--scale", action="store_true", help="a large library too; minutes")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there")
    parser.add_argument("--docs", action="store_true", help="write the table into docs/speed.md")
    options = parser.parse_args()
    options.only = options.only.split(",") if options.only else []
    if unknown := set(options.only) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if options.rounds < 1:
        parser.error("at least one round")
    return options


if sys.platform == "linux":
    from tests.bench.commands import Commands
    from tests.bench.figures import Line, table
    from tests.bench.large import Large
    from tests.bench.machine import Busy, about
    from tests.bench.programs import SIZE
    from tests.bench.sessions import Idle, Keys, Starts
    from tests.bench.watched import CannotMeasure

    class _Part(Protocol):
        """What is measured in rounds."""

        lines: list[Line]

        def round(self, number: int) -> None:
            """Measure everything once."""

    def measured(options: argparse.Namespace, folder: Path) -> str:
        """Measure what was asked for, and return it in Markdown.

        Raises:
            CannotMeasure: A program did not do what was to be timed.
        """
        busy = Busy()
        makers: dict[str, Callable[[Path], _Part]]
        makers = {"start": Starts, "keys": Keys, "idle": Idle, "cli": Commands}
        parts = [makers[name](folder) for name in PARTS if name in options.only]
        if options.scale:
            parts.append(Large(folder))
        for number in range(options.rounds):
            for part in parts:
                part.round(number)
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
        columns, lines = SIZE
        head = f"{about()} {options.rounds} rounds in a terminal of {columns} by {lines}."
        remarks = [said for part in parts if isinstance(part, Keys) for said in part.remarks]
        text = f"{head} {busy.words()}\n\n{table(line for part in parts for line in part.lines)}"
        return text + "".join(f"\n\n{remark[0].upper()}{remark[1:]}" for remark in remarks)


def in_docs(text: str, result: str) -> str:
    """Return a document with a result in its place."""
    found = re.search(f"({BEGIN}\n).*?({END})", text, re.DOTALL)
    if not found:
        raise ValueError(f"the document has no place for it, between {BEGIN} and {END}")
    return f"{text[: found.start()]}{found[1]}{result}\n{text[found.start(2) :]}"


def main() -> int:
    """Measure, print, write; 0 unless it could not be measured."""
    options = _options()
    if sys.platform != "linux":
        print("this benchmark reads /proc: it runs on Linux only", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        try:
            result = measured(options, Path(folder))
        except CannotMeasure as error:
            print(f"could not measure: {error}", file=sys.stderr)
            return 1
    print(result)
    if options.markdown:
        options.markdown.write_text(result + "\n", "utf-8")
    if options.docs:
        DOCS.write_text(in_docs(DOCS.read_text("utf-8"), result), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
