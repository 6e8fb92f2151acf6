"""On what was measured: versions, processors, and how busy they were with other things."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from datetime import date
from importlib.metadata import version
from pathlib import Path

from jitui import __version__


class Busy:
    """How much else ran on the machine, from now on."""

    def __init__(self) -> None:
        self._load = os.getloadavg()[0]
        self._busy, self._all = _ticks()
        self._own = _own()

    def words(self) -> str:
        """Return it as a sentence."""
        busy, every = _ticks()
        other = max(0.0, busy - self._busy - (_own() - self._own) * os.sysconf("SC_CLK_TCK"))
        share = other / max(1, every - self._all)
        return (
            f"Load {self._load:.1f} before, {os.getloadavg()[0]:.1f} after;"
            f" other work took {share:.0%} of the processors meanwhile."
        )


def about() -> str:
    """Return the date, the versions and the processors, as a sentence."""
    names = re.findall(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    model = names[0] if names else platform.machine()
    return (
        f"{date.today().isoformat()}; jitui {__version__}, Python {platform.python_version()},"
        f" textual {version('textual')}, rich {version('rich')}, SQLite {sqlite3.sqlite_version};"
        f" Linux, {os.cpu_count()} processors ({model})."
    )


def _ticks() -> tuple[int, int]:
    """Return how many ticks the processors were busy since they were started, and all ticks."""
    first = Path("/proc/stat").read_text("ascii").partition("\n")[0]
    spent = [int(part) for part in first.split()[1:9]]
    return sum(spent) - spent[3] - spent[4], sum(spent)


def _own() -> float:
    """Return the processor seconds of this process and of those that it waited for."""
    return sum(os.times()[:4])
