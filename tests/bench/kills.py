"""Kill a process that changes and saves a workbook, time after time: ``make kills``.

It needs a folder and a number of kills, prints what came of them as JSON, and ends with an
error as soon as a save that was acknowledged is not on the disk. A third number seeds the
moments of the kills.
"""

from __future__ import annotations

import json
import os
import random
import signal
import struct
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from jitui.workbook.file import versions as versions_file
from jitui.workbook.file.reader import decode
from jitui.workbook.file.store import Store
from jitui.workbook.file.versions import MOST, versions
from jitui.workbook.model import Answer, Note, Workbook

REFS = ("rq1", "rq2", "s1", "s2")


def text(number: int) -> str:
    """Return a text of a length and letters that tell whether it is whole."""
    return f"{number} " + chr(ord("a") + number % 26) * (number * 7919 % 20_000)


def changed(workbook: Workbook, number: int) -> Workbook:
    """Make the change of a number: one answer is written anew, and each tenth time a note."""
    workbook = workbook.with_answer(Answer(ref=REFS[number % len(REFS)], text=text(number)))
    if number % 10 == 0:
        note = Note(id=f"n-{number}", ref="km3", words="", text=text(number))
        workbook = workbook.with_item(note).without(f"n-{number - 100}")
    return workbook


def reached(workbook: Workbook) -> int:
    """Return the number of the last change in a workbook that is whole.

    Raises:
        AssertionError: A change before it is not there, or only in part.
    """
    last = max((int(a.text.split()[0]) for a in workbook.answers), default=0)
    for number in range(max(1, last - len(REFS) + 1), last + 1):
        assert workbook.answer(REFS[number % len(REFS)]).text == text(number)
    for number in range(max(10, (last // 10 - 9) * 10), last + 1, 10):
        note = workbook.item(f"n-{number}")
        assert isinstance(note, Note)
        assert note.text == text(number)
    return last


@dataclass
class _Clock:
    """A clock on which each look is eleven minutes later, so that versions are kept often."""

    now: datetime = field(default_factory=lambda: datetime.now(timezone.utc))

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=11)
        return self.now


def _save_for_ever(path: Path, acknowledge: int, now: datetime) -> None:
    versions_file._now = _Clock(now)
    store = Store.open(path)
    assert not store.notice, store.notice
    number = reached(store.workbook)
    while True:
        number += 1
        store.change(changed(store.workbook, number))
        saved = store.save()
        assert saved.done, saved.notice
        assert not saved.notice, saved.notice
        os.write(acknowledge, struct.pack("q", number))


def _kill_one(path: Path, wait: float, now: datetime) -> int:
    """Start a process, kill it after a while, and return what it acknowledged last."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            _save_for_ever(path, write, now)
        finally:
            os._exit(1)  # only a failure ends it
    os.close(write)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status), "the process failed to save, and ended by itself"
    acknowledged = b""
    while more := os.read(read, 65_536):
        acknowledged += more
    os.close(read)
    size = struct.calcsize("q")
    return int(struct.unpack("q", acknowledged[-size:])[0]) if acknowledged else 0


def main(folder: Path, kills: int, seed: int = 1) -> dict[str, int]:
    """Kill, look, go on from what was found, and return the figures."""
    path = folder / "workbook.yaml"
    chance = random.Random(seed)
    last = unacknowledged = half = most = 0
    silent = 0
    start = datetime.now(timezone.utc)
    for count in range(kills):
        now = start + timedelta(days=100 * count)
        acknowledged = _kill_one(path, chance.uniform(0.005, 0.25), now)
        silent += not acknowledged
        if not path.exists():
            assert not acknowledged and not last, "the file is gone"  # noqa: PT018
            continue
        store = Store.open(path)
        assert not store.notice, store.notice
        found = reached(store.workbook)
        assert found >= max(acknowledged, last), f"{acknowledged} was saved, {found} is there"
        unacknowledged += found > max(acknowledged, last)
        last = found
        kept = versions(path)
        most = max(most, len(kept))
        for version in kept:
            workbook, problems = decode(version.read_bytes(), version.name)
            assert workbook is not None, problems
            assert reached(workbook) <= last
        half = sum(1 for left in folder.rglob(".*.tmp"))
    # One more may stand there for as long as it takes to remove the oldest.
    assert most <= MOST + 1, f"{most} versions"
    return {
        "kills": kills,
        "saved": last,
        "before the first save": silent,
        "between saving and saying so": unacknowledged,
        "half files left": half,
        "most versions": most,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), *map(int, sys.argv[2:]))))
