"""Processes that are killed, and two at once: an acknowledged save is on the disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jitui.workbook.file.reader import decode
from tests.cli.running import surroundings

ROOT = Path(__file__).parents[2]

_WRITER = """
import sys
from pathlib import Path
from jitui.workbook.model import Answer
from jitui.workbook.file.store import Store
path, who, count, ref = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
store = Store.open(path)
sys.stdin.readline()
for number in range(count):
    name = ref or f"{who}{number}"
    text = f"{store.workbook.answer(name).text} {who}{number}".strip()
    store.change(store.workbook.with_answer(Answer(ref=name, text=text)))
    for _ in range(20):
        saved = store.save()
        if saved.done:
            break
    assert saved.done, saved.notice
    assert not store.unsaved
print(store.path)
"""


def _two_at_once(path: Path, count: int, ref: str = "") -> dict[str, str]:
    """Let two processes change and save at the same time; return the answers on the disk."""
    both = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(path), who, str(count), ref],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=surroundings(),
        )
        for who in ("one", "two")
    ]
    for process in both:  # both are ready before either begins
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in both:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        assert out
    workbook, problems = decode(path.read_bytes(), path.name)
    assert workbook is not None, problems
    return {answer.ref: answer.text for answer in workbook.answers}


def test_two_at_once_lose_nothing_of_each_other(tmp_path: Path) -> None:
    """A second window, or a colleague on the same drive, would undo every other change."""
    found = _two_at_once(tmp_path / "workbook.yaml", 50)
    wanted = {f"{who}{number}" for who in ("one", "two") for number in range(50)}
    assert found == {name: name for name in wanted}
    assert not list(tmp_path.glob("*.damaged-*"))


def test_two_at_once_in_one_answer_have_both_texts(tmp_path: Path) -> None:
    """Of two who write into the same answer, one would have written for nothing."""
    (text,) = _two_at_once(tmp_path / "workbook.yaml", 15, "rq1").values()
    wanted = {f"{who}{number}" for who in ("one", "two") for number in range(15)}
    assert wanted <= set(text.split())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not made this way here")
def test_killed_at_any_moment_an_acknowledged_save_is_there(tmp_path: Path) -> None:
    """A flat battery would cost the afternoon's work; ``make kills`` does this 200 times."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.kills", str(tmp_path), "15"],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    came = json.loads(done.stdout)
    assert came["kills"] == 15
    assert came["saved"] > 15, "it did save"
    assert not list(tmp_path.glob("*.damaged-*"))
