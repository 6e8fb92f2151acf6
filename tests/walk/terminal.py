"""A reader who does anything at any time, in a real terminal.

``make walk-terminal STEPS=30000 SEED=1`` walks for minutes; a test walks a little. What goes
wrong is told with the seed and the last inputs, the program is started again, and on it goes.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import tempfile
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from jitui.report.loading.load import load
from jitui.workbook.file.writer import encode
from tests.bench.filled_workbook import filled
from tests.bench.watched import CannotMeasure
from tests.walk import inputs
from tests.walk.program import Running

BETWEEN_CHECKS = 500
"""After so many steps it is looked whether the program still listens."""
BETWEEN_LEAVINGS = 2500
"""After about so many steps the reader leaves in good order, and starts again."""
PATIENCE = 20.0
"""So many seconds may pass on a busy machine until the program is idle, reacts or has gone."""
LARGEST = (300, 100)
MEMORY = 400.0
"""So many MiB, and the program keeps what it should let go."""

_CONTROL = re.compile(
    rb"\x1b\[[0-9;:?<>=]*\$?(?P<end>[@-~])"  # what moves and colours, and sets modes
    rb"|\x1b\](?:52;c;[A-Za-z0-9+/=]*|22;[a-z-]*)(?:\x07|\x1b\\)"  # the clipboard, the pointer
    rb"|(?P<wrong>[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f])"
)
_DEFECT = re.compile(rb"(?:a defect in jitui|Traceback \(most)[^\r\n]*")
_ENDS = frozenset(b"mHhluptq")
_UNFINISHED = re.compile(rb"(?:\x1b(?:\[[0-9;:?<>=$]*|\][^\x07\x1b]*\x1b?)?|\xc2)$")


@dataclass(frozen=True)
class Failure:
    """What went wrong.

    Attributes:
        step: At which step.
        what: What was seen.
        inputs: The last inputs, the latest last.
        screen: What the terminal showed.
    """

    step: int
    what: str
    inputs: tuple[str, ...]
    screen: str

    def __str__(self) -> str:
        sent = "\n".join(f"    {one}" for one in self.inputs)
        return f"step {self.step}: {self.what}\n{self.screen}\n  sent before:\n{sent}"


@dataclass
class Walk:
    """What came of a walk.

    Attributes:
        seed: What it began with.
        steps: How many inputs were sent.
        restarts: How often the program was started again.
        memory: The most that it took, in MiB.
        failures: What went wrong.
    """

    seed: int
    steps: int = 0
    restarts: int = 0
    memory: float = 0.0
    failures: list[Failure] = field(default_factory=list)


class _Wrong(Exception):
    """The program did what it must not."""


class Walker:
    """Walks through the program in a terminal."""

    def __init__(self, seed: int, home: Path) -> None:
        self.walk = Walk(seed)
        self._random = Random(seed)
        self._home = home
        library = load()
        self._words = inputs.words_of(library)
        self._book = encode(filled(library))
        self._last: deque[str] = deque(maxlen=60)
        self._raw = b""
        self._size = (80, 24)
        self._program = self._start()

    def _start(self) -> Running:
        """Start the program, mostly where the reader left off."""
        if self._random.random() < 0.5:
            shutil.rmtree(self._home, ignore_errors=True)
        book = self._home / ".local" / "share" / "jitui" / "workbook.yaml"
        if not book.exists():
            book.parent.mkdir(parents=True)
            book.write_bytes(self._book)
        self._last.append("start")
        self._raw = b""
        self._size = (80, 24)
        program = Running(self._home, self._size)
        program.heard = self._heard
        program.picture(("1 ",))
        return program

    def go(self, steps: int) -> Walk:
        """Take so many steps."""
        next_leaving = BETWEEN_LEAVINGS
        try:
            for step in range(1, steps + 1):
                self.walk.steps = step
                try:
                    self._step()
                    if step % BETWEEN_CHECKS == 0 or step == steps:
                        self._check()
                        if step >= next_leaving or step == steps:
                            next_leaving = step + BETWEEN_LEAVINGS
                            self._leave()
                except (ProcessLookupError, FileNotFoundError):
                    self._end_of(self._program.ended(PATIENCE))  # it was just leaving
                except (_Wrong, CannotMeasure, OSError) as wrong:
                    self._fail(str(wrong))
        finally:
            self._program.end()
        return self.walk

    # One step

    def _step(self) -> None:
        roll, random, program = self._random.random(), self._random, self._program
        if roll < 0.002:
            self._send(random.choice(inputs.LEAVING).encode())
            program.see(0.3)
        elif roll < 0.004:
            number = random.choice((signal.SIGSTOP, signal.SIGTSTP))
            self._last.append(number.name)
            program.stop_and_go_on(number, PATIENCE)
            program.follow(0.3)  # until it has the terminal again
        elif roll < 0.03:
            self._resize(*inputs.size(random, LARGEST))
        elif roll < 0.05:
            self._send(inputs.paste(random))
        elif roll < 0.06:
            self._send(random.choice(inputs.FOCUS))
        elif roll < 0.065:
            self._send(random.choice(inputs.RUBBISH))
        elif roll < 0.18:
            self._send(inputs.mouse(random, *self._size))
        else:
            self._send(inputs.keys(random, self._words))
        # A reader is slow, a paste or a slow line is not.
        program.follow(0.15 if random.random() < 0.03 else 0.003)
        self._restart_if_it_left()

    def _restart_if_it_left(self) -> None:
        status = self._program.ended(0)
        if status is not None:
            self._end_of(status)

    def _end_of(self, status: int | None) -> None:
        self._last.append(f"ended {status}")
        if status != 0:
            self._fail(f"ended with status {status}")
        else:
            self._restart()

    def _send(self, data: bytes) -> None:
        self._last.append(repr(data if len(data) < 100 else data[:100] + b"..."))
        with suppress(OSError):  # it may just have left
            self._program.send(data, PATIENCE)

    def _resize(self, columns: int, lines: int) -> None:
        self._last.append(f"resize {columns}x{lines}")
        self._size = (columns, lines)
        self._program.resize(columns, lines)

    def _heard(self, data: bytes) -> None:
        """Look at what the program sends: only what a terminal program may."""
        data = self._raw + data
        tail = _UNFINISHED.search(data)
        cut = tail.start() if tail and len(data) - tail.start() < 100_000 else len(data)
        self._raw, data = data[cut:], data[:cut]
        for found in _CONTROL.finditer(data):
            if found["wrong"] or (found["end"] and found["end"][0] not in _ENDS):
                near = data[max(found.start() - 60, 0) : found.end() + 60]
                raise _Wrong(f"a control character reached the terminal: {near!r}")
        if told := _DEFECT.search(data):
            raise _Wrong(told[0].decode("utf-8", "replace"))

    # What must always be so

    def _check(self) -> None:
        """The program comes to rest, leads out by Escape, and shows its keys when asked."""
        self._last.append("check")
        self._program.follow(0.5)
        self._idle()  # a busy machine may need long to leave
        self._restart_if_it_left()
        program = self._program
        memory = program.memory().resident
        self.walk.memory = max(self.walk.memory, memory)
        if memory > MEMORY:
            raise _Wrong(f"it takes {memory:.0f} MiB")
        self._resize(80, 24)
        self._idle()
        program.paint_anew()
        self._last.append("Escape, eight times")
        # Rubbish may have begun a paste.
        program.send(b"\x1b[201~", PATIENCE)
        for _ in range(8):
            # Of a sentence that was begun it asks first; Escape would go back to it.
            asked = program.shows("Discard it")
            program.send(b"\x1b[B\r" if asked else b"\x1b", PATIENCE)
            program.see(0.15)
            self._idle()
        self._idle()
        self._last.append("?")
        program.send(b"?", PATIENCE)
        self._wait_for("Esc closes")
        program.send(b"\x1b", PATIENCE)
        self._wait_for("Esc closes", shown=False)

    def _wait_for(self, text: str, shown: bool = True) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self._program.see(0.1)
            if self._program.shows(text) is shown:
                return
        raise _Wrong(f"{text!r} was {'not shown' if shown else 'still shown'}")

    def _idle(self) -> None:
        """Wait until nothing is painted and the processor is left alone."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            painted, cpu = self._program.painted, self._program.activity().cpu
            self._program.see(0.2)
            still = self._program.activity().cpu - cpu < 0.05
            if self._program.painted == painted and still:
                return
        raise _Wrong("it did not come to rest")

    def _leave(self) -> None:
        """Leave from the list, in good order."""
        self._last.append("q, to leave")
        self._program.send(b"q", PATIENCE)
        status = self._program.ended(PATIENCE)
        if status != 0:
            raise _Wrong(f"asked to leave, it ended with status {status}")
        self._restart()

    def _restart(self) -> None:
        self._program.end()
        self.walk.restarts += 1
        self._program = self._start()

    def _fail(self, what: str) -> None:
        screen = ""
        with suppress(OSError, CannotMeasure):
            screen = self._program.picture_now()
        self.walk.failures.append(Failure(self.walk.steps, what, tuple(self._last), screen))
        self._program.end()
        shutil.rmtree(self._home, ignore_errors=True)
        self.walk.restarts += 1
        self._program = self._start()


def walk(seed: int, steps: int) -> Walk:
    """Walk so many steps in a home of its own."""
    with tempfile.TemporaryDirectory(prefix="jitui-walk-") as folder:
        return Walker(seed, Path(folder, "home")).go(steps)


def main() -> int:
    """Walk, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    done = walk(options.seed, options.steps)
    for failure in done.failures:
        print(failure, end="\n\n")
    took = time.monotonic() - begun
    print(
        f"seed {done.seed}: {done.steps} steps ({done.steps / took:.0f} a second),"
        f" {done.restarts} restarts, {done.memory:.0f} MiB at most,"
        f" {len(done.failures)} failures"
    )
    return 1 if done.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
