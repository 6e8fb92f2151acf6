"""Run the command line as a reader or a script does: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jitui

_KEPT = ("PATH", "HOME", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")


def surroundings(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment with nothing in it that a command reads, but for ``more``."""
    clean = {name: os.environ[name] for name in _KEPT if name in os.environ}
    clean["PYTHONPATH"] = str(Path(jitui.__file__).parents[1])
    return {**clean, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error", **(more or {})}


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str


def command(*arguments: str) -> list[str]:
    """Return the command line that runs jitui."""
    return [sys.executable, "-m", "jitui", *arguments]


def jitui_run(
    *arguments: str,
    stdin: str | bytes = "",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Ran:
    """Run jitui without a terminal; bytes that are no UTF-8 fail the test."""
    done = subprocess.run(
        command(*arguments),
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        env=surroundings(env),
        cwd=cwd,
        check=False,
        timeout=60,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return Ran(done.returncode, out, err)
