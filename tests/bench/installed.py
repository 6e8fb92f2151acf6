"""The program as a user has it: its wheel, installed in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@lru_cache
def environment() -> Path:
    """Build the wheel of this checkout, install it, and return the environment's ``bin`` folder.

    The versions are those of ``.ci/constraints.txt``. The environment is removed when the
    interpreter ends.
    """
    folder = tempfile.TemporaryDirectory(prefix="jitui-bench-")
    _KEPT_UNTIL_THE_END.append(folder)
    here = Path(folder.name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(here)]
    _run([*build, str(ROOT)])
    (wheel,) = here.glob("*.whl")
    _run([sys.executable, "-m", "venv", str(here / "venv")])
    python = here / "venv" / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--constraint", str(ROOT / ".ci" / "constraints.txt"), str(wheel)])
    return python.parent


_KEPT_UNTIL_THE_END: list[tempfile.TemporaryDirectory[str]] = []


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")
