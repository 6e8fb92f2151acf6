"""jitui in a pseudo-terminal that is typed into, resized, stopped, left unread and closed."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.surroundings import env
from tests.bench.watched import Watched

NOBODY = 65534
"""Whom the program runs as where the tests run as root, who may write anywhere."""

_START = f"""
import os, sys
home, nobody, *arguments = sys.argv[1:]
os.chdir(home)
if nobody and os.getuid() == 0:
    os.setgid({NOBODY})
    os.setuid({NOBODY})
os.execv(sys.executable, [sys.executable, "-m", "jitui", *arguments])
"""


class Running(Watched):
    """jitui, started in its own home and in that folder."""

    def __init__(
        self,
        home: Path,
        size: tuple[int, int] = (80, 24),
        arguments: Sequence[str] = (),
        as_nobody: bool = True,
    ) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        if as_nobody and os.getuid() == 0:
            for path in (home, *home.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        nobody = "nobody" if as_nobody else ""
        command = (sys.executable, "-c", _START, str(home), nobody, *arguments)
        super().__init__(command, size, env(home))

    @property
    def workbook(self) -> Path:
        """The file of its workbook."""
        return Path(env(self.home)["JITUI_HOME"]) / "data" / "workbook.yaml"

    def _answer(self, data: bytes) -> None:
        """Answer nothing, as old terminals do: sizes come by signal then."""

    def send(self, data: bytes) -> None:
        """Send what a terminal sends, reading meanwhile: a full line would wait for us."""
        while data:
            _, ready, _ = select.select([], [self._fd], [], 0)
            if ready:
                data = data[os.write(self._fd, data[:1024]) :]
            else:
                self._read(0.01)

    def send_unread(self, data: bytes) -> None:
        """Send without reading, as long as there is room for it."""
        _, ready, _ = select.select([], [self._fd], [], 0.02)
        if ready:
            os.write(self._fd, data)

    def see(self, seconds: float) -> None:
        """Read for some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self._closed:
            self._read(left)
        self._shown_at(("",))

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)
        self.screen.resize(lines, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        os.kill(self.pid, number)

    def close(self) -> None:
        """Close the terminal, as a window is closed."""
        os.close(self._fd)
        self._fd = -1

    def ended(self, seconds: float, read: bool = True) -> int | None:
        """Return the exit status of the process, or ``None`` when it does not end in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            gone, status = os.waitpid(self.pid, os.WNOHANG)
            if gone:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            if read and self._fd >= 0:
                self._read(0.02)
            else:
                time.sleep(0.02)
        return None
