"""Add or remove bookmarks, one save for each, as one of two windows; run as a script."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from jitui.state.bookmarks import Bookmarks


def main(path: Path, begin: Path, act: str, prefix: str, count: int) -> None:
    """Wait for the other window, then change ``count`` bookmarks."""
    bookmarks = Bookmarks(path)
    assert not bookmarks.load()
    begin.with_name(f"{prefix}.ready").touch()
    while not begin.exists():
        time.sleep(0.001)
    for number in range(count):
        if act == "add":
            bookmarks.add(f"{prefix}{number}", "key message", f"Number {number}")
        else:
            bookmarks.remove(f"{prefix}{number}")
        for _ in range(20):  # a busy lock is told to the reader, and tried again
            notice = bookmarks.save()
            if not notice:
                break
        assert not notice


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5]))
