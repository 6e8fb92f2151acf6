"""The command line: from start to exit, the output read from a pipe to its end."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Line
from tests.bench.programs import env, jitui, python
from tests.bench.watched import CannotMeasure

LOOK_UPS = (("define", "carm"), ("show", "km3"), ("search", "chronologies"))
WARM, EVER = "warm", "first time ever"
"""With all that is kept; with nothing."""
HOMES = {WARM: "warm", EVER: "ever"}
"""Their homes, so that none takes from another what it keeps."""


class Commands:
    """Each command against an interpreter that does nothing, in turning order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pass = (python(), "-c", "pass")
        self._base: list[float] = []
        self._runs: list[tuple[Line, tuple[str, ...], str]] = [
            (Line("jitui --version", "ms", ratio=2.0), jitui("--version"), WARM)
        ]
        for kind, ratio in ((WARM, 4.0), (EVER, None)):
            for words in LOOK_UPS:
                line = Line(f"jitui {' '.join(words)}, {kind}", "ms", ratio=ratio)
                self._runs.append((line, jitui(*words), kind))
        self.lines = [line for line, _, _ in self._runs]
        for line in self.lines:
            line.base = self._base
        for _, command, kind in self._runs:  # the files are read, and what can be kept is kept
            run(command, folder / HOMES[kind])

    def round(self, number: int) -> None:
        """Run every command once, and the empty one twice."""
        runs = self._runs[number % len(self._runs) :] + self._runs[: number % len(self._runs)]
        self._base.append(run(self._pass, self._folder / HOMES[WARM]))
        for place, (line, command, kind) in enumerate(runs):
            home = self._folder / HOMES[kind]
            if kind == EVER:
                home = self._folder / f"ever-{number}-{place}"
            line.ours.append(run(command, home))
        self._base.append(run(self._pass, self._folder / HOMES[WARM]))


def run(command: Sequence[str], home: Path) -> float:
    """Run a command and return how long it took, in ms.

    Raises:
        CannotMeasure: Its exit status is not 0.
    """
    surroundings = env(home)
    read, write = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, write, 1),
    ]
    begun = time.perf_counter()
    pid = os.posix_spawn(command[0], list(command), surroundings, file_actions=actions)
    os.close(write)
    while os.read(read, 1 << 16):
        pass
    _, status = os.waitpid(pid, 0)
    took = time.perf_counter() - begun
    os.close(read)
    if status:
        raise CannotMeasure(f"{command} ended with status {status}")
    return took * 1e3
