"""The app on a library and an index that were kept in two files, begun as jitui is begun.

    python -m tests.bench.opened LIBRARY INDEX

Nothing else is loaded: this is what is timed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jitui import start

if TYPE_CHECKING:
    from jitui.search.engine import Engine


def main(kept: str, index: str) -> int:
    """Open the app on what was kept."""
    start.hold_back()
    from jitui.report.compiled import unpacked
    from jitui.tui.app import run

    with open(kept, "rb") as file:  # noqa: PTH123
        library = unpacked(file.read())

    def engine() -> Engine:
        from jitui.search.engine import Engine
        from jitui.search.index import Index
        from jitui.search.lexicon import lexicon

        return Engine(library, Index.kept(index), lexicon(library))

    return run(library, engine)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
