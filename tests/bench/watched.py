"""A program in a pseudo-terminal that is watched from the outside, and disturbed little.

Every read is stamped at once. The emulator, which is slow, follows only while the program is
quiet, from what was recorded; so a time is that of the read that completed a picture. The
start is stamped in the new process, just before it becomes the program.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

QUIET = 0.08
"""After so many seconds without a byte the painting for a key is taken to be finished."""
DRAINED = 0.2
"""After so many seconds without a byte nothing more is expected, not even later painting."""
PATIENCE = 60.0
"""So many seconds are waited for a picture, or for a program to end."""
UNANSWERED = 1.0
"""So many seconds are waited for the first byte that is painted for a key."""

_ASKED = re.compile(rb"\x1b\[\?(\d+)\$p|\x1b\[\?2048h")
_KNOWN = (2026, 2048)
"""The modes that this terminal says it knows, as new ones do: whole pictures, sizes in band."""
_BEGUN, _ENDED = b"\x1b[?2026h", b"\x1b[?2026l"


class CannotMeasure(Exception):
    """A program did not do what was to be timed."""


@dataclass(frozen=True, slots=True)
class Reaction:
    """What came of a key.

    Attributes:
        seconds: From the key to the last byte painted, or ``None`` when nothing was.
        painted: How many bytes were painted until then.
        late: How many more were painted after a pause of :data:`QUIET` seconds.
    """

    seconds: float | None
    painted: int
    late: int


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of a process, in MiB: resident, and its share of what others have too."""

    resident: float
    proportional: float


@dataclass(frozen=True, slots=True)
class Activity:
    """What a process has done: seconds on a processor, and how often it went to sleep."""

    cpu: float
    waits: int


class Watched:
    """One program in one terminal."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], env: Mapping[str, str]
    ) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._unseen: list[tuple[float, bytes]] = []
        self._tail = b""
        self._open = False
        self._closed = False
        self._latest = 0.0
        self.painted = 0
        stamp, write = os.pipe()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
                os.write(write, struct.pack("d", time.perf_counter()))
                os.execve(command[0], list(command), dict(env))
            finally:
                os._exit(127)
        os.close(write)
        self.started: float = struct.unpack("d", os.read(stamp, 8))[0]
        os.close(stamp)

    def picture(self, texts: Sequence[str]) -> tuple[float, int]:
        """Wait until the screen shows some texts.

        Returns:
            The seconds since the start, and the bytes written until then.

        Raises:
            CannotMeasure: They were not shown in time.
        """
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end and not self._closed:
            if self._read(QUIET) is None and (shown := self._shown_at(texts)):
                return shown
        raise CannotMeasure(f"{texts} not shown:\n" + "\n".join(lines_of(self.screen)))

    def drain(self) -> float:
        """Read until nothing more comes; return when the last byte came, since the start."""
        while self._read(DRAINED) is not None:
            pass
        return self._latest - self.started

    def press(self, keys: bytes) -> Reaction:
        """Press keys at once, and read until nothing more comes."""
        before = self.painted
        begun = last = time.perf_counter()
        os.write(self._fd, keys)
        at = self._read(UNANSWERED)
        if at is None:
            return Reaction(None, 0, 0)
        painted = self.painted
        while at is not None:
            if at - last < QUIET or last == begun:
                last, painted = at, self.painted
            at = self._read(DRAINED)
        return Reaction(last - begun, painted - before, self.painted - painted)

    def shows(self, text: str) -> bool:
        """Whether the screen shows a text, now that the program is quiet."""
        self._shown_at(("",))
        return any(text in line for line in lines_of(self.screen))

    def leave(self, keys: bytes) -> float:
        """Press keys and return the seconds until the process has gone.

        Raises:
            CannotMeasure: It did not go, or not with exit status 0.
        """
        begun = time.perf_counter()
        os.write(self._fd, keys)
        end = begun + PATIENCE
        while time.perf_counter() < end:
            gone, status = os.waitpid(self.pid, os.WNOHANG)
            if gone:
                took = time.perf_counter() - begun
                self.pid = 0
                if status:
                    raise CannotMeasure(f"it left with status {status}")
                return took
            self._read(0.0005)
        raise CannotMeasure("it did not leave")

    def memory(self) -> Memory:
        """Return the memory of the process now."""
        text = Path(f"/proc/{self.pid}/smaps_rollup").read_text("ascii")
        found = dict(re.findall(r"^(\w+): +(\d+) kB", text, re.MULTILINE))
        return Memory(int(found["Rss"]) / 1024, int(found["Pss"]) / 1024)

    def activity(self) -> Activity:
        """Return what all threads of the process have done so far."""
        cpu, waits = 0.0, 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            cpu += int((task / "schedstat").read_text("ascii").split()[0]) / 1e9
            status = (task / "status").read_text("utf-8", "replace")
            found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status, re.MULTILINE)
            waits += int(found[1]) if found else 0
        return Activity(cpu, waits)

    def end(self) -> None:
        """End the program if it still runs."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _read(self, seconds: float) -> float | None:
        """Read once; return when the bytes came, or ``None`` when none did."""
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return None
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # the other end has been closed
            self._closed = True
            time.sleep(min(seconds, 0.0005))
            return None
        at = self._latest = time.perf_counter()
        self._answer(data)
        self.painted += len(data)
        self._unseen.append((at, data))
        return at

    def _answer(self, data: bytes) -> None:
        """Answer what a program asks a terminal: whether it knows a mode, what size it has."""
        text = self._tail + data
        done = 0
        for found in _ASKED.finditer(text):
            done = found.end()
            if found[1]:
                mode = int(found[1])
                answer = b"\x1b[?%d;%d$y" % (mode, 2 if mode in _KNOWN else 0)
            else:
                size = (self.screen.lines, self.screen.columns)
                answer = b"\x1b[48;%d;%d;0;0t" % size
            os.write(self._fd, answer)
        self._tail = text[max(done, len(text) - 12) :]

    def _shown_at(self, texts: Sequence[str]) -> tuple[float, int] | None:
        """Let the emulator follow; return when and after how many bytes it showed the texts."""
        shown = None
        bytes_seen = self.painted - sum(len(data) for _, data in self._unseen)
        edge = b""
        for at, data in self._unseen:
            self._stream.feed(data)
            bytes_seen += len(data)
            edge = edge[-7:] + data
            marks = (edge.rfind(_BEGUN), edge.rfind(_ENDED))
            if max(marks) >= 0:
                self._open = marks[0] > marks[1]
            if shown is None and not self._open:
                display = lines_of(self.screen)
                if all(any(text in line for line in display) for text in texts):
                    shown = (at - self.started, bytes_seen)
        self._unseen.clear()
        return shown


def lines_of(screen: pyte.Screen) -> list[str]:
    """Return the lines of a screen; the emulator's own fail on half a wide character."""
    columns = range(screen.columns)
    return ["".join(screen.buffer[y][x].data for x in columns) for y in range(screen.lines)]
