"""Kill a process that saves without a pause, time after time; run as a script.

It needs a folder and a number of kills, and prints what came of them.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from jitui.state.json_file import load, save


def _text(number: int) -> str:
    """Return a text of a length and a letter that tell whether it is whole."""
    return chr(ord("a") + number % 26) * (number * 7919 % 60_000)


def _save_for_ever(path: Path, number: int) -> None:
    while True:
        number += 1
        notice = save(path, {"number": number, "text": _text(number)})
        assert not notice, notice


def _last(path: Path) -> int:
    found = load(path)
    assert not found.notice, found.notice
    assert found.value is not None, "there is no file"
    number = int(found.value["number"])
    assert found.value["text"] == _text(number), "the file is half of one and half of another"
    return number


def main(folder: Path, kills: int) -> None:
    """Kill, look, and go on from what was found."""
    path = folder / "kept.json"
    assert not save(path, {"number": 0, "text": ""})
    chance = random.Random(1)
    reached = 0
    for _ in range(kills):
        child = os.fork()
        if child == 0:
            try:
                _save_for_ever(path, reached)
            finally:
                os._exit(1)  # only a failure ends it
        time.sleep(chance.uniform(0.003, 0.03))
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
        assert os.WIFSIGNALED(status), "the process failed to save, and ended by itself"
        last = _last(path)
        assert last >= reached, "the file went back"
        reached = last
    names = [found.name for found in folder.iterdir()]
    struck = sum(name.endswith(".tmp") for name in names)
    print(json.dumps({"reached": reached, "struck": struck, "names": sorted(names)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
