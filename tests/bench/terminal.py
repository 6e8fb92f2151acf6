"""A program in a pseudo-terminal, timed from the outside: keys in, bytes out."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

import pyte

QUIET = 0.08
"""So many seconds without a byte, and a picture is taken to be finished."""


class Program:
    """A program in a terminal of some size; an emulator follows what it paints."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], env: Mapping[str, str]
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.painted = 0
        self._unseen = b""
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), dict(env))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def wait_for(self, text: str, seconds: float = 30) -> float:
        """Return after how many seconds since the start the screen showed ``text``."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            at = self._read(0.2)
            if at is not None and any(text in line for line in self.screen.display):
                return at - self.started
        raise TimeoutError(f"{text!r} was not shown")

    def settle(self) -> None:
        """Read until nothing more comes."""
        while self._read(QUIET) is not None:
            pass

    def key(self, keys: bytes) -> tuple[float, int]:
        """Press keys; return the seconds to the last byte painted for them, and the bytes."""
        before = self.painted
        start = last = time.perf_counter()
        os.write(self._fd, keys)
        while (at := self._read(QUIET, follow=False)) is not None:
            last = at
        self._follow()
        return last - start, self.painted - before

    def end(self) -> None:
        """End the program."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self._fd)

    def _follow(self) -> None:
        """Let the emulator follow what was read; it is slow, so not while time is taken."""
        self._stream.feed(self._unseen)
        self._unseen = b""

    def _read(self, seconds: float, follow: bool = True) -> float | None:
        """Read once; return when the bytes came, or ``None`` when none did."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return None
        try:
            data = os.read(self._fd, 1 << 20)
        except OSError:
            return None
        at = time.perf_counter()
        self.painted += len(data)
        self._unseen += data
        if follow:
            self._follow()
        return at if data else None
