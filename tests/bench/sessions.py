"""Sittings with the app and with the minimal one: starting, keys, doing nothing, leaving."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench.figures import Line
from tests.bench.programs import LEAVE, Program, app, filled_app, minimal
from tests.bench.watched import CannotMeasure, Reaction, Watched

FRAME = 1000 / 60
"""One frame, in ms."""
IDLE = 5.0
"""For so many seconds no key is pressed."""
WORDS = ("chronologies", "mental health", "teenagers", "advocacy", "very good 2024")
ESCAPE, PAGE_DOWN = b"\x1b", b"\x1b[6~"
KINDS = (
    LIST := "a key in the lists",
    PANE := "a pane switch",
    OPEN := "opening an entry",
    PAGE := "a page down",
    LETTER := "a letter in search",
)
BARE = "the minimal app's key"


def _turned(programs: Sequence[str], number: int) -> list[str]:
    """Return the programs in the order of a round: there and back."""
    return list(programs) if number % 2 else list(reversed(programs))


class Starts:
    """Start, memory, bytes and leaving."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._programs = {
            "minimal": minimal(folder / "minimal"),
            "app": app(folder / "app"),
            "filled": filled_app(folder / "filled"),
        }
        first, full = "first useful screen of the Overview", "the same, workbook of 200 items"
        self._picture = Line(first, "ms", ratio=1.15, stretch=1.0)
        self._filled = Line(full, "ms", ratio=1.30)
        self._first = Line("the same, first time ever", "ms")
        self._quiet = Line("until the screen is quiet", "ms")
        self._memory = Line("memory then, resident", "MiB", ratio=1.35)
        self._share = Line("memory then, proportional share", "MiB", ratio=1.35)
        self._full = Line("memory then, workbook of 200 items, resident", "MiB")
        self._bytes = Line("bytes written until then", "B")
        self._leaving = Line("leaving: key to process gone", "ms", ratio=1.2)
        self.lines = [self._picture, self._filled, self._first, self._quiet, self._memory]
        self.lines += [self._share, self._full, self._bytes, self._leaving]
        for name in self._programs:  # the files are read, and there is something kept
            self._sit(name, 0, keep=False)

    def round(self, number: int) -> None:
        """Start and leave every program once."""
        for name in _turned([*self._programs, "first"], number):
            self._sit(name, number, keep=True)

    def _sit(self, name: str, number: int, keep: bool) -> None:
        program = self._programs.get(name) or app(self._folder / f"first-{number}")
        with ExitStack() as stack:
            watched = program.start()
            stack.callback(watched.end)
            seconds, painted = watched.picture(program.ready)
            memory = watched.memory()
            quiet = watched.drain()
            left = watched.leave(LEAVE)
        if keep:
            self._keep(name, seconds * 1e3, quiet * 1e3, painted, left * 1e3)
            if name == "filled":
                self._full.ours.append(memory.resident)
            elif name != "first":
                which = "base" if name == "minimal" else "ours"
                getattr(self._memory, which).append(memory.resident)
                getattr(self._share, which).append(memory.proportional)
                if name == "minimal":
                    self._full.base.append(memory.resident)

    def _keep(self, name: str, ms: float, quiet: float, painted: int, left: float) -> None:
        if name == "filled":
            self._filled.ours.append(ms)
        elif name == "first":
            self._first.ours.append(ms)
        elif name == "app":
            for line, value in zip(self._both, (ms, quiet, painted, left), strict=True):
                line.ours.append(value)
        else:
            for line, value in zip(self._both, (ms, quiet, painted, left), strict=True):
                line.base.append(value)
            self._filled.base.append(ms)
            self._first.base.append(ms)

    @property
    def _both(self) -> tuple[Line, ...]:
        return self._picture, self._quiet, self._bytes, self._leaving


class Keys:
    """Keys in the app; after each a key in the minimal one."""

    def __init__(self, folder: Path) -> None:
        self._app, self._minimal = app(folder / "keys"), minimal(folder / "keys-minimal")
        self._times = {name: Line(name, "ms", median=FRAME, p95=2 * FRAME) for name in KINDS}
        self._times[LIST].ratio = 2.5
        self._bytes = {name: Line(f"{name}: bytes painted", "B") for name in KINDS}
        self._late = {name: [0, 0] for name in KINDS}
        self._silent = dict.fromkeys((*KINDS, BARE), 0)
        self.lines = [*self._times.values(), *self._bytes.values()]
        with ExitStack() as stack:
            for program in (self._app, self._minimal):
                self._start(program, stack).leave(LEAVE)

    @property
    def remarks(self) -> list[str]:
        """What else there is to say of the samples."""
        late = [
            f"{name}: {count} keys painted {size / count:,.0f} bytes more, a pause later."
            for name, (count, size) in self._late.items()
            if count
        ]
        silent = [
            f"{name}: {count} keys painted nothing, and are not in the times."
            for name, count in self._silent.items()
            if count
        ]
        return late + silent

    def round(self, number: int) -> None:
        """Start both, press every kind of key, leave both."""
        with ExitStack() as stack:
            reader, bare = (self._start(p, stack) for p in (self._app, self._minimal))
            self._lists(reader, bare)
            self._panes(reader, bare)
            self._entries(reader, bare)
            self._pages(reader, bare)
            self._letters(reader, bare, WORDS[number % len(WORDS)])

    def _start(self, program: Program, stack: ExitStack) -> Watched:
        watched = program.start()
        stack.callback(watched.end)
        watched.picture(program.ready)
        watched.drain()
        return watched

    def _lists(self, reader: Watched, bare: Watched) -> None:
        reader.press(b"2")
        for _ in range(10):
            self._time(LIST, b"j", reader, bare)

    def _panes(self, reader: Watched, bare: Watched) -> None:
        for key in (b"3", b"4", b"5", b"6", b"2", b"3", b"4"):
            self._time(PANE, key, reader, bare)

    def _entries(self, reader: Watched, bare: Watched) -> None:
        reader.press(b"3")
        for _ in range(6):
            self._time(OPEN, b"\r", reader, bare)
            reader.press(ESCAPE)
            reader.press(b"j")

    def _pages(self, reader: Watched, bare: Watched) -> None:
        reader.press(b"1")
        reader.press(b"g")
        reader.press(b"\r")
        for _ in range(3):
            for _ in range(2):
                self._time(PAGE, PAGE_DOWN, reader, bare)
            reader.press(b"g")

    def _letters(self, reader: Watched, bare: Watched, words: str) -> None:
        reader.press(b"/")
        for letter in words:
            self._time(LETTER, letter.encode(), reader, bare)
        if not reader.shows(words):
            raise CannotMeasure(f"{words!r} is not in the search:\n{reader.screen.display}")

    def _time(self, name: str, key: bytes, reader: Watched, bare: Watched) -> None:
        times, painted = self._times[name], self._bytes[name]
        done = reader.press(key)
        self._keep(name, done, times.ours, painted.ours)
        if done.late:
            self._late[name][0] += 1
            self._late[name][1] += done.late
        self._keep(BARE, bare.press(b"j"), times.base, painted.base)

    def _keep(self, name: str, done: Reaction, ms: list[float], painted: list[float]) -> None:
        if done.seconds is None:
            self._silent[name] += 1
        else:
            ms.append(done.seconds * 1e3)
            painted.append(done.painted)


class Idle:
    """Some seconds without a key, in both at once."""

    def __init__(self, folder: Path) -> None:
        self._app, self._minimal = app(folder / "idle"), minimal(folder / "idle-minimal")
        self._cpu = Line(f"idle for {IDLE:g} s: processor", "ms", ratio=1.1)
        self._waits = Line(f"idle for {IDLE:g} s: wake-ups", "", ratio=1.1)
        self._painted = Line(f"idle for {IDLE:g} s: bytes painted", "B")
        self.lines = [self._cpu, self._waits, self._painted]
        self._sit(keep=False)

    def round(self, number: int) -> None:
        """Start both, wait, leave both."""
        self._sit(keep=True)

    def _sit(self, keep: bool) -> None:
        with ExitStack() as stack:
            sitting = []
            for program, which in ((self._app, "ours"), (self._minimal, "base")):
                watched = program.start()
                stack.callback(watched.end)
                watched.picture(program.ready)
                sitting.append((watched, which))
            time.sleep(1 if keep else 0)
            for watched, _ in sitting:
                watched.drain()
            before = [(watched.activity(), watched.painted) for watched, _ in sitting]
            time.sleep(IDLE if keep else 0)
            after = [watched.activity() for watched, _ in sitting]
            for (watched, which), (then, painted), now in zip(sitting, before, after, strict=True):
                watched.drain()
                if keep:
                    getattr(self._cpu, which).append((now.cpu - then.cpu) * 1e3)
                    getattr(self._waits, which).append(now.waits - then.waits)
                    getattr(self._painted, which).append(watched.painted - painted)
                watched.leave(LEAVE)
