"""A file that is kept: it comes back as it was, or stays where the reader can mend it."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from jitui.state import json_file
from jitui.state.json_file import LIMIT, load, save, update
from jitui.storage import lock
from tests.cli.running import surroundings
from tests.storage.faults import UNREADABLE, make_unreadable

STAMP = r"\d{8}-\d{6}(\.\d+)?"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "kept.json"


def _put(path: Path, data: str | bytes) -> bytes:
    path.parent.mkdir(exist_ok=True)
    raw = data.encode() if isinstance(data, str) else data
    path.write_bytes(raw)
    return raw


def _aside(path: Path, word: str) -> list[Path]:
    return sorted(p for p in path.parent.iterdir() if p.name.startswith(f"{path.name}.{word}-"))


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"marks": [], "deep": {"list": [1, 2.5, None, True, "x"]}},
        {"text": 'caf\u00e9 \u2014 "quoted" \\ \x1b[2J \u2028 \U0001f642'},
        {"large": 10**15, "long": "x" * 100_000},
    ],
)
def test_what_is_saved_comes_back(path: Path, value: dict[str, Any]) -> None:
    """Anything less is a loss."""
    assert save(path, value) == ""
    assert load(path) == json_file.Result(value)


def test_no_file_is_nothing_to_tell() -> None:
    """A new reader would be greeted with a warning."""
    assert load(Path("no", "such", "file.json")) == json_file.Result()


def test_a_file_can_be_read_and_compared_by_people(path: Path) -> None:
    """A reader could not see what is kept of them, nor send it to anyone."""
    save(path, {"title": "Caf\u00e9"})
    assert path.read_text("utf-8") == '{\n  "version": 1,\n  "title": "Caf\u00e9"\n}\n'


def test_a_file_that_an_editor_began_with_a_mark_is_read(path: Path) -> None:
    """Saved once in Notepad, the settings would be taken for damaged."""
    _put(path, b'\xef\xbb\xbf{"version": 1, "a": 1}\r\n')
    assert load(path).value == {"a": 1}


DAMAGED: dict[str, str | bytes] = {
    "empty": "",
    "spaces": " \n",
    "cut": '{"version": 1, "marks": [',
    "zeros": b"\0" * 512,
    "latin": b'{"version": 1, "a": "\xe9"}',
    "list": "[]",
    "no version": '{"marks": []}',
    "true version": '{"version": true}',
    "text version": '{"version": "1"}',
    "older": '{"version": 0}',
    "nan": '{"version": 1, "a": NaN}',
    "infinite": '{"version": 1, "a": 1e999}',
    "deep": '{"version": 1, "a": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "half a character": '{"version": 1, "a": "\\ud800"}',
    "long number": '{"version": 1, "a": ' + "9" * 10_000 + "e}",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_set_aside_whole_with_one_sentence(path: Path, name: str) -> None:
    """What can still be mended by hand would be overwritten by the next save."""
    raw = _put(path, DAMAGED[name])
    found = load(path)
    assert found.value is None
    (aside,) = _aside(path, "damaged")
    assert re.fullmatch(rf"kept\.json\.damaged-{STAMP}", aside.name)
    assert aside.read_bytes() == raw
    assert not path.exists()
    assert str(path) in found.notice
    assert aside.name in found.notice
    assert "\n" not in found.notice
    assert load(path) == json_file.Result(), "it is told once"
    assert save(path, {"a": 2}) == ""
    assert aside.read_bytes() == raw


def test_a_newer_file_is_set_aside_as_one(path: Path) -> None:
    """A reader who goes back to an older jitui would lose what the newer one kept."""
    raw = _put(path, '{"version": 2, "better": true}')
    found = load(path)
    (aside,) = _aside(path, "newer")
    assert aside.read_bytes() == raw
    assert "newer jitui" in found.notice
    assert aside.name in found.notice


def test_files_set_aside_in_one_second_do_not_replace_each_other(path: Path) -> None:
    """The second damaged file would destroy the first."""
    raws = {_put(path, f"damaged {number}") for number in range(5) if not load(path).value}
    for raw in raws:
        _put(path, raw)
        assert load(path).notice
    assert {aside.read_bytes() for aside in _aside(path, "damaged")} == raws


def test_a_save_sets_aside_what_another_hand_damaged(path: Path) -> None:
    """A file that was edited wrongly while the app was open would be overwritten at its end."""
    save(path, {"a": 1})
    raw = _put(path, '{"version": 1, "a": 1, "mine": 2,')
    notice = save(path, {"a": 2})
    (aside,) = _aside(path, "damaged")
    assert aside.read_bytes() == raw
    assert aside.name in notice
    assert load(path).value == {"a": 2}


def test_a_file_that_another_window_has_mended_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The good file, written between looking and renaming, would be set aside."""
    _put(path, "damaged")

    def mended(target: Path) -> Any:
        _put(path, '{"version": 1, "a": 1}')
        return lock.locked(target)

    monkeypatch.setattr("jitui.state.json_file.locked", mended)
    assert load(path) == json_file.Result({"a": 1})
    assert not _aside(path, "damaged")


def test_a_file_that_is_too_large_is_left_alone(path: Path) -> None:
    """Someone's film under a wrong name would fill the memory, or be replaced."""
    raw = _put(path, '{"version": 1, "a": "' + "x" * LIMIT + '"}')
    found = load(path)
    assert found.value is None
    assert "it is larger than 4 MiB" in found.notice
    assert "it is larger than 4 MiB" in save(path, {"a": 1})
    assert path.read_bytes() == raw


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_left_alone(path: Path, kind: str) -> None:
    """It would be replaced, or the app would wait at a pipe for ever."""
    make_unreadable(path, kind)
    found = load(path)
    assert found.value is None
    assert "will not be overwritten" in found.notice
    assert str(path) in found.notice
    assert str(path) in save(path, {"a": 1})
    if kind == "below a file":
        assert path.parent.read_text() == "a file"
    else:
        assert not path.is_file()
        assert {p.name for p in path.parent.iterdir()} <= {path.name, ".kept.json.lock"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads it all")
def test_a_file_without_permission_is_left_alone(path: Path) -> None:
    """Marks that another account owns would be replaced by none."""
    raw = _put(path, '{"version": 1, "a": 1}')
    path.chmod(0)
    found = load(path)
    assert "permission denied" in found.notice
    assert save(path, {"a": 2})
    path.chmod(0o600)
    assert path.read_bytes() == raw


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_home_can_be_read_and_says_why_nothing_is_saved(path: Path) -> None:
    """The reader would believe that marks were kept, or could not open the app at all."""
    raw = _put(path, '{"version": 1, "a": 1}')
    path.parent.chmod(0o500)
    try:
        assert load(path).value == {"a": 1}
        assert save(path, {"a": 2}) == f"{path} was not saved: permission denied"
        assert path.read_bytes() == raw
        path.write_bytes(b"damaged")
        found = load(path)
        assert "could not be renamed (permission denied)" in found.notice
        assert path.read_bytes() == b"damaged"
    finally:
        path.parent.chmod(0o700)


def test_only_the_reader_may_read(path: Path, tmp_path: Path) -> None:
    """What someone reads and searches for would be open to all accounts of the machine."""
    deep = tmp_path / "made" / "for" / "kept.json"
    before = os.umask(0)
    try:
        save(deep, {})
    finally:
        os.umask(before)
    if os.name == "nt":
        pytest.skip("permissions are not of this kind here")
    for folder in (deep.parent, deep.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in deep.parent.iterdir()} == {0o600}
    _put(path, '{"version": 1}')
    path.chmod(0o644)
    save(path, {"a": 1})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_written_through(path: Path, tmp_path: Path) -> None:
    """A reader who keeps the file in a synchronised folder would have two that differ."""
    there = tmp_path / "synchronised" / "mine.json"
    path.parent.mkdir()
    path.symlink_to(there)
    assert load(path) == json_file.Result()
    assert save(path, {"a": 1}) == ""
    assert path.is_symlink()
    assert load(there).value == {"a": 1}
    there.write_text("damaged")
    assert str(there) in load(path).notice
    assert [aside.read_text() for aside in _aside(there, "damaged")] == ["damaged"]
    assert save(path, {"a": 2}) == ""
    assert load(there).value == {"a": 2}


def test_temporary_files_of_the_dead_are_removed_and_no_others(path: Path) -> None:
    """A folder would fill up over the years; a file of the reader's own would be gone."""
    save(path, {})
    old = time.time() - 25 * 60 * 60
    names = {
        ".kept.json.abc.tmp": False,
        ".other.json.abc.tmp": True,
        "kept.json.abc.tmp": True,
        ".kept.json.notes": True,
        "kept.json.damaged-20200101-000000": True,
    }
    for name in names:
        (path.parent / name).write_text(name)
        os.utime(path.parent / name, (old, old))
    (path.parent / ".kept.json.young.tmp").write_text("another window")
    folder = path.parent / ".kept.json.folder.tmp"
    folder.mkdir()
    os.utime(folder, (old, old))
    assert save(path, {"a": 1}) == ""
    assert {name: (path.parent / name).exists() for name in names} == names
    assert (path.parent / ".kept.json.young.tmp").exists()
    assert folder.exists()


@pytest.mark.parametrize(
    "value",
    [
        {"a": "\ud800"},
        {"a": "x" * LIMIT},
    ],
    ids=["half a character", "large"],
)
def test_what_would_not_be_read_again_is_never_written(path: Path, value: dict[str, Any]) -> None:
    """The old file would be replaced by one that is set aside at the next start."""
    save(path, {"a": 1})
    assert str(path) in save(path, value)
    assert load(path) == json_file.Result({"a": 1})


def test_nothing_new_is_not_written(path: Path) -> None:
    """A synchronised folder would send the same file again and again."""
    save(path, {"a": 1})
    before = path.stat()
    assert save(path, {"a": 1}) == ""
    assert path.stat().st_ino == before.st_ino


def test_a_busy_file_is_told_and_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two writers at once would lose what one of them wrote, or one would wait for ever."""
    save(path, {"a": 1})
    code = (
        "import sys; from pathlib import Path; from jitui.storage.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=surroundings(),
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        monkeypatch.setattr(
            "jitui.state.json_file.locked", lambda target: lock.locked(target, 0.05)
        )
        assert save(path, {"a": 2}) == f"{path} was not saved: another jitui is saving it"
        assert load(path).value == {"a": 1}
        path.write_text("damaged")
        assert "could not be renamed (another jitui is saving it)" in load(path).notice
        assert path.read_text() == "damaged"
        path.write_text(json.dumps({"version": 1}))
        holder.kill()
    assert save(path, {"a": 2}) == "", "the lock of the dead is free"


def test_a_change_is_made_to_what_the_file_holds_by_then(path: Path) -> None:
    """What another window has saved since the start would be undone."""
    for _ in range(3):
        done = update(path, lambda value: {"count": (value or {"count": 0})["count"] + 1})
        assert done.notice == ""
    assert load(path).value == {"count": 3}


def test_a_sentence_is_safe_to_print(tmp_path: Path) -> None:
    """The name of a folder would clear the screen."""
    path = tmp_path / "a\x1b[2Jb\nc" / "kept.json"
    _put(path, "damaged")
    assert load(path).notice.isprintable()
    path.mkdir()
    assert load(path).notice.isprintable()
    assert save(path, {}).isprintable()
