"""Disks that fail and processes that are killed: a file is all old or all new."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jitui.state.json_file import Result, load, save
from tests.cli.running import surroundings
from tests.storage.faults import CALLS, failing

OLD = {"text": "old " * 1000}
NEW = {"text": "new " * 1000}


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_whichever_call_fails_the_file_is_old_or_new(
    tmp_path: Path, name: str, number: int
) -> None:
    """A full or failing disk would leave half a file, or none."""
    for at in range(1, 50):
        path = tmp_path / str(at) / "kept.json"
        assert save(path, OLD) == ""
        with failing(name, at, number) as fault:
            notice = save(path, NEW)
        found = load(path)
        assert found.notice == ""
        assert found.value in (OLD, NEW)
        assert found.value == NEW or notice, "what was not saved is told"
        assert not notice or str(path) in notice
        assert not list(path.parent.glob(".*.tmp")), "it cleans up after itself"
        assert save(path, NEW) == "", "the next time it works"
        if not fault.struck:
            assert at > 1, f"os.{name} is never called"
            assert notice == ""
            break
    else:
        pytest.fail("there is no end to the calls")


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("load_first", [True, False])
def test_whichever_call_fails_a_damaged_file_is_somewhere(
    tmp_path: Path, name: str, load_first: bool
) -> None:
    """What could still be mended would be lost on the way to its new name."""
    for at in range(1, 50):
        path = tmp_path / str(at) / "kept.json"
        path.parent.mkdir()
        path.write_text("damaged")
        with failing(name, at) as fault:
            loaded = load(path) if load_first else Result()
            notice = save(path, NEW)
        aside = [p.name for p in path.parent.iterdir() if ".damaged-" in p.name]
        assert all(name in loaded.notice + notice for name in aside), "its new name is told"
        texts = [p.read_text() for p in path.parent.iterdir() if p.suffix != ".lock"]
        assert texts.count("damaged") == 1
        assert "" not in texts, "no empty file is left where the name was reserved"
        assert loaded.notice or notice
        if not fault.struck:
            break


def test_a_disk_that_takes_a_part_at_a_time_gets_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file would end in the middle, without any error."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    path = tmp_path / "kept.json"
    assert save(path, NEW) == ""
    assert load(path).value == NEW


def test_a_keystroke_that_interrupts_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C at the wrong moment would leave a file that no one knows."""
    path = tmp_path / "kept.json"
    save(path, OLD)

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            save(path, NEW)
    assert load(path).value == OLD
    assert not list(tmp_path.glob(".*.tmp"))
    assert save(path, NEW) == "", "the lock is free"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit here")
def test_a_limit_on_files_is_a_full_disk(tmp_path: Path) -> None:
    """A real refusal by the system, in the middle of a file, would lose the old one."""
    path = tmp_path / "kept.json"
    save(path, OLD)
    code = (
        "import resource, sys; from pathlib import Path; from jitui.state.json_file import save\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))\n"
        "print(save(Path(sys.argv[1]), {'text': 'new ' * 5000}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == f"{path} was not saved: {os.strerror(errno.EFBIG).lower()}\n"
    assert load(path).value == OLD
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not made this way here")
def test_a_process_that_is_killed_while_it_saves_leaves_a_whole_file(tmp_path: Path) -> None:
    """A flat battery or a closed lid would cost all marks at once."""
    kills = 80
    script = Path(__file__).parents[1] / "workbook" / "killing.py"
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), str(kills)],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    came = json.loads(done.stdout)
    assert came["reached"], "it did save"
    assert came["struck"], "some kills came in the middle of a save"
    assert not [name for name in came["names"] if "damaged" in name]
