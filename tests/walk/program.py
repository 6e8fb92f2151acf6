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
from collections.abc import Callable, Sequence
from pathlib import Path

import pyte

from tests.bench.programs import env
from tests.bench.watched import CannotMeasure, Watched, lines_of

_START = """
import os, sys, termios
modes = termios.tcgetattr(0)
# The terminal's own echo would be taken for the program's, its Ctrl+C for a reader's wish.
modes[3] &= ~(termios.ECHO | termios.ISIG)
termios.tcsetattr(0, termios.TCSANOW, modes)
os.chdir(sys.argv[1])
os.execv(sys.executable, [sys.executable, "-m", "jitui", *sys.argv[2:]])
"""


class Running(Watched):
    """jitui, started in its own home and in that folder."""

    def __init__(
        self,
        home: Path,
        size: tuple[int, int] = (80, 24),
        arguments: Sequence[str] = (),
    ) -> None:
        self.home = home
        self.heard: Callable[[bytes], None] | None = None
        home.mkdir(parents=True, exist_ok=True)
        command = (sys.executable, "-c", _START, str(home), *arguments)
        super().__init__(command, size, env(home))

    @property
    def workbook(self) -> Path:
        """The file of its workbook."""
        return self.home / ".local" / "share" / "jitui" / "workbook.yaml"

    def _answer(self, data: bytes) -> None:
        """Answer nothing, as old terminals do: sizes come by signal then."""
        if self.heard is not None:
            self.heard(data)

    def send(self, data: bytes, seconds: float = 30) -> None:
        """Send what a terminal sends, reading meanwhile: a full line would wait for us.

        Raises:
            CannotMeasure: The program did not take it in time.
        """
        end = time.monotonic() + seconds
        while data and not self._closed:
            _, ready, _ = select.select([], [self._fd], [], 0)
            if ready:
                data = data[os.write(self._fd, data[:1024]) :]
            else:
                self._read(0.01)
                if time.monotonic() > end:
                    raise CannotMeasure("it takes no more keys")

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

    def follow(self, seconds: float) -> None:
        """Read for some time without looking, which is faster."""
        end = time.monotonic() + seconds
        while self._read(max(end - time.monotonic(), 0)) is not None:
            pass
        if sum(len(data) for _, data in self._unseen) > 200_000:
            del self._unseen[:-20]  # all is painted anew before anybody looks

    def paint_anew(self) -> None:
        """Have all painted on an empty screen, as after the program was stopped."""
        self._shown_at(("",))
        self._stream = pyte.ByteStream(self.screen)
        self.screen.erase_in_display(2)
        self.signal(signal.SIGCONT)

    def picture_now(self) -> str:
        """Return what the screen shows."""
        self._shown_at(("",))
        return "\n".join(lines_of(self.screen))

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, size)
        self.screen.resize(lines, columns)

    def stop_and_go_on(self, number: signal.Signals, seconds: float) -> None:
        """Stop the process, as a shell does, and let it go on when it has stopped.

        A busy program puts its terminal in order first; told to go on before that, it would
        stop for good.

        Raises:
            CannotMeasure: It has not stopped in time.
        """
        self.signal(number)
        end = time.monotonic() + seconds
        while (state := self._state()) not in "TZ":
            self.follow(0.02)
            if time.monotonic() > end:
                raise CannotMeasure(f"told to stop, it is in state {state}")
        self.signal(signal.SIGCONT)

    def _state(self) -> str:
        """Return the letter of the process's state, as the kernel has it."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]

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
        while True:
            gone, status = os.waitpid(self.pid, os.WNOHANG)
            if gone:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() >= end:
                return None
            if read and self._fd >= 0:
                self._read(0.02)
            else:
                time.sleep(0.02)
