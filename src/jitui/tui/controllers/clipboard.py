"""Copy text: by the platform's own program first, by the terminal where there is none.

Whoever reads "Copied" pastes without looking, so it is claimed only where a program has
confirmed it. A terminal never confirms.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

SECONDS = 2.0
"""How long a program may take; one that hangs must not hold the reader up."""

OSC_52_LIMIT = 74_994 // 4 * 3
"""The longest text, in bytes, that is sent to the terminal without a warning.

Many terminals take up to 74,994 characters of base64, of which four stand for three bytes.
"""

TERMINAL = "osc52"
"""How a text was copied that the terminal was asked to take, which it never confirms."""


class CopyResult(Struct, frozen=True):
    """What became of the text.

    Attributes:
        how: The program that took it, ``TERMINAL`` for the terminal, or ``""`` for neither.
        message: A sentence for the reader, which says what is known and no more.
    """

    how: str
    message: str


class _Program(Struct, frozen=True):
    """One way to the clipboard; ``name`` may be a path, its last part is shown."""

    name: str
    arguments: tuple[str, ...] = ()
    encoding: str = "utf-8"
    environ: Mapping[str, str] = field(default_factory=dict)


def copy(
    text: str, osc52: Callable[[str], None] | None, platform: str = sys.platform
) -> CopyResult:
    """Copy ``text`` to the clipboard, and return what became of it.

    It may take :data:`SECONDS` for each program that hangs, so it belongs in a worker.

    Args:
        text: What to copy.
        osc52: Asks the terminal to copy, where it can be asked.
        platform: The platform, as Python names it.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")  # half a character can go nowhere
    failures = []
    for program in _programs(platform):
        wrong = _run(program, text)
        name = Path(program.name).name
        if wrong is None:
            return CopyResult(name, f"Copied ({name}).")
        if wrong:
            failures.append(f"{name} {wrong}")
    if osc52 is None:
        return CopyResult("", f"Could not copy: {'; '.join(failures) or 'no clipboard was found'}.")
    osc52(text)
    message = "Sent to the terminal's clipboard. Some terminals ignore this."
    if len(text.encode()) > OSC_52_LIMIT:
        message = "Sent to the terminal's clipboard. Many terminals drop a text as long as this."
    return CopyResult(TERMINAL, message)


def _programs(platform: str) -> Iterator[_Program]:
    """Yield the programs that may reach the clipboard here, the surest first."""
    environ = os.environ
    if platform == "darwin":
        # It takes its input for MacRoman unless the locale says otherwise.
        yield _Program("pbcopy", environ={"LC_ALL": "en_US.UTF-8"})
    if platform == "win32":
        # By its full path: Windows looks in the current folder first.
        root = environ.get("SYSTEMROOT", r"C:\Windows")
        yield _Program(str(Path(root) / "System32" / "clip.exe"), encoding="utf-16-le")
    elif "WSL_DISTRO_NAME" in environ or "WSL_INTEROP" in environ:
        yield _Program("clip.exe", encoding="utf-16-le")
    if environ.get("WAYLAND_DISPLAY"):
        yield _Program("wl-copy")
    if environ.get("DISPLAY"):
        yield _Program("xclip", ("-selection", "clipboard"))
        yield _Program("xsel", ("-ib",))
    yield _Program("termux-clipboard-set")


def _run(program: _Program, text: str) -> str | None:
    """Give a program the text.

    Returns:
        ``None`` when it has taken it, ``""`` when it is not installed, or what went wrong.
    """
    path = shutil.which(program.name)
    if path is None:
        return ""
    try:
        done = subprocess.run(
            [path, *program.arguments],
            input=text.encode(program.encoding),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **program.environ},
            timeout=SECONDS,
            check=False,
            # xclip and wl-copy go on in the background to hold what was copied, and must
            # outlive the terminal.
            start_new_session=True,
        )
    except OSError:
        return "could not be started"
    except subprocess.TimeoutExpired:
        return f"did not answer in {SECONDS:g} seconds"
    return None if done.returncode == 0 else "failed"
