"""A workbook on disk: whatever happens to the file, what was written is somewhere, and said."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from jitui.storage import lock
from jitui.storage.atomic_write import write_whole
from jitui.workbook.file.reader import KEY, decode
from jitui.workbook.file.store import Saved, Store
from jitui.workbook.file.versions import (
    INTERVAL,
    MOST,
    add_version,
    version_due,
    versions,
    versions_folder,
)
from jitui.workbook.file.writer import encode
from jitui.workbook.model import Answer, Note, Workbook
from tests.cli.running import surroundings
from tests.storage.faults import CALLS, UNREADABLE, failing, make_unreadable

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
START = datetime(2026, 11, 23, 10, 11, 12, tzinfo=timezone.utc)


class Clock:
    """A time that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("jitui.workbook.file.versions._now", clock)
    return clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "workbook.yaml"


def _with(workbook: Workbook, ref: str, text: str) -> Workbook:
    return workbook.with_answer(Answer(ref=ref, text=text))


def _write(store: Store, ref: str, text: str) -> None:
    store.change(_with(store.workbook, ref, text))


def _put(path: Path, *answers: tuple[str, str]) -> bytes:
    workbook = Workbook()
    for ref, text in answers:
        workbook = _with(workbook, ref, text)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(encode(workbook))
    return path.read_bytes()


def _answers(path: Path) -> dict[str, str]:
    workbook, problems = decode(path.read_bytes(), path.name)
    assert workbook is not None, problems
    return {answer.ref: answer.text for answer in workbook.answers}


def _aside(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.damaged-*"))


DAMAGED: dict[str, str | bytes] = {
    "a value": f"{KEY}: 1\nanswers:\n  - ref: rq1\n    confidence: splendid\n",
    "cut": f"{KEY}: 1\nanswers:\n  - ref: rq1\n    text: [half",
    "another file": "colour: red\n",
    "bytes": b"\xff\xfe\0",
    "zeros": b"\0" * 512,
}
NEWER = f"{KEY}: 99\nanswers: {{}}\n"


def _damage(path: Path, name: str = "a value") -> bytes:
    content = DAMAGED[name]
    raw = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    return raw


# ------------------------------------------------------------------------- in good times


def test_what_is_saved_comes_back(path: Path) -> None:
    """Anything less is a loss; opening alone leaves no trace."""
    store = Store.open(path)
    assert (store.notice, store.writable, store.save()) == ("", True, Saved())
    assert not path.parent.exists()
    _write(store, "rq1", "We meet weekly\n\nand talk: \u2014 \U0001f642")
    assert [store.unsaved, store.save(), store.unsaved] == [True, Saved(), False]
    again = Store.open(path)
    assert again.workbook == store.workbook
    assert again.notice == ""


def test_nothing_new_is_not_written(path: Path) -> None:
    """A reader's own comments would go, and a synchronised folder would send it all again."""
    raw = b"# mine\n" + _put(path, ("rq1", "a"))
    path.write_bytes(raw)
    store = Store.open(path)
    assert store.save() == Saved()
    _write(store, "rq2", "b")
    store.change(store.workbook.with_answer(Answer(ref="rq2")))
    assert not store.unsaved
    assert store.save() == Saved()
    assert path.read_bytes() == raw
    assert not versions_folder(path).exists()


@pytest.mark.skipif(os.name == "nt", reason="permissions are not of this kind here")
def test_only_the_reader_may_read(path: Path, tmp_path: Path) -> None:
    """What a partnership writes of children would be open to all accounts of the machine."""
    deep = tmp_path / "made" / "for" / "it.yaml"
    before = os.umask(0)
    try:
        store = Store.open(deep)
        for text in ("a", "b"):
            _write(store, "rq1", text)
            assert store.save() == Saved()
    finally:
        os.umask(before)
    for folder in (deep.parent, deep.parent.parent, versions_folder(deep)):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = [found for found in deep.parent.rglob("*") if found.is_file()]
    assert len(files) == 3, "the file, its lock, its version"
    assert {stat.S_IMODE(found.stat().st_mode) for found in files} == {0o600}
    _put(path, ("rq1", "a"))
    path.chmod(0o666)
    path.parent.chmod(0o755)
    store = Store.open(path)
    _write(store, "rq1", "b")
    assert store.save() == Saved()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755, "folders stay as they are"


def test_temporary_files_of_the_dead_are_removed_and_no_others(path: Path) -> None:
    """A folder would fill up over the years; a file of the reader's own would be gone."""
    _put(path, ("rq1", "a"))
    folder = versions_folder(path)
    folder.mkdir()
    names = {
        path.parent / ".workbook.yaml.abc.tmp": False,
        path.parent / ".other.yaml.abc.tmp": True,
        folder / ".20200101-000000.yaml.abc.tmp": False,
        folder / "mine.txt": True,
        folder / "20200101-000000.txt": True,
    }
    old = time.time() - 25 * 60 * 60
    for name in names:
        name.write_text("x")
        os.utime(name, (old, old))
    (folder / ".young.yaml.tmp").write_text("another window")
    store = Store.open(path)
    _write(store, "rq1", "b")
    assert store.save() == Saved()
    assert {name: name.exists() for name in names} == names
    assert (folder / ".young.yaml.tmp").exists()


# --------------------------------------------------------------- someone else's changes


def test_what_someone_else_saved_meanwhile_is_merged(path: Path) -> None:
    """Whoever saves last would undo what the other wrote."""
    _put(path, ("rq1", "a"), ("rq2", "b"))
    one, other = Store.open(path), Store.open(path)
    _write(one, "rq1", "of one")
    _write(other, "rq2", "of the other")
    _write(other, "rq3", "new")
    assert one.save() == Saved()
    assert other.save() == Saved(merged=True)
    wanted = {"rq1": "of one", "rq2": "of the other", "rq3": "new"}
    assert _answers(path) == wanted
    assert {a.ref: a.text for a in other.workbook.answers} == wanted
    assert not other.unsaved
    before = path.read_bytes()
    assert one.save() == Saved(merged=True), "one that has nothing to save sees it too"
    assert one.workbook == other.workbook
    assert path.read_bytes() == before


def test_both_wrote_the_same_answer(path: Path) -> None:
    """One of the two texts would be gone."""
    _put(path, ("rq1", "a"))
    one, other = Store.open(path), Store.open(path)
    _write(one, "rq1", "of one")
    _write(other, "rq1", "of the other")
    one.save()
    saved = other.save()
    assert saved.merged
    assert "rq1" in saved.notice
    assert _answers(path)["rq1"].startswith("of the other\n")
    assert _answers(path)["rq1"].endswith("\nof one")


def test_a_file_edited_by_hand_while_the_app_is_open(path: Path) -> None:
    """Texts with tabs and odd spaces would come back as clashes with themselves."""
    store = Store.open(path)
    _write(store, "rq1", "tab\there \r\nand cafe\u0301 ")
    assert store.save() == Saved()
    assert not store.unsaved
    path.write_bytes(path.read_bytes().replace(b"here", b"there"))
    _write(store, "rq2", "b")
    assert store.save() == Saved(merged=True)
    assert "there" in store.workbook.answer("rq1").text
    assert "written elsewhere" not in path.read_text("utf-8")


def test_a_change_made_on_what_was_shown_before_a_merge_keeps_the_merge(path: Path) -> None:
    """The first key after a save would take away what the save had brought in."""
    _put(path, ("rq1", "a"))
    store, other = Store.open(path), Store.open(path)
    _write(other, "rq2", "of the other")
    other.save()
    shown = store.workbook
    _write(store, "rq1", "ab")
    shown = store.workbook
    store.save()
    assert store.change(_with(shown, "rq1", "abc"), of=shown) == ""
    store.save()
    assert _answers(path) == {"rq1": "abc", "rq2": "of the other"}


# --------------------------------------------------------------------- changes and threads


@pytest.mark.parametrize("theirs", [False, True])
def test_a_change_during_a_save_stays_to_be_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch, theirs: bool
) -> None:
    """The keys that were pressed while the disk was busy would be lost."""
    store = Store.open(path)
    _write(store, "rq1", "first")
    store.save()
    if theirs:
        _put(path, ("rq1", "first"), ("rq3", "theirs"))

    def slow(target: Path, data: bytes) -> None:
        if target == path:
            _write(store, "rq1", "third")
        write_whole(target, data)

    _write(store, "rq1", "second")
    with monkeypatch.context() as patch:
        patch.setattr("jitui.workbook.file.store.write_whole", slow)
        assert store.save() == Saved(merged=theirs)
    assert _answers(path)["rq1"] == "second"
    assert store.unsaved
    assert store.workbook.answer("rq1").text == "third"
    assert store.workbook.answer("rq3").text == ("theirs" if theirs else "")
    assert store.save() == Saved()
    assert _answers(path) == {"rq1": "third", **({"rq3": "theirs"} if theirs else {})}


def test_a_thread_that_saves_and_one_that_writes(path: Path) -> None:
    """A save in the background would now and then eat a key."""
    store = Store.open(path)
    done = threading.Event()
    came: list[Saved] = []

    def save() -> None:
        while not done.is_set():
            came.append(store.save())

    worker = threading.Thread(target=save)
    worker.start()
    for number in range(300):
        _write(store, f"rq{number % 7}", f"number {number}")
        if number % 10 == 0:
            time.sleep(0.001)
    done.set()
    worker.join()
    store.save()
    assert {saved.notice for saved in came} <= {""}
    assert _answers(path) == {f"rq{n % 7}": f"number {n}" for n in range(293, 300)}


# ----------------------------------------------------- files that are not as they should be


@pytest.mark.parametrize("name", DAMAGED)
def test_a_file_that_is_damaged_when_opened_is_left_until_it_is_mended(
    path: Path, name: str
) -> None:
    """What one wrong line by hand hides would be overwritten; or another's file altogether."""
    raw = _damage(path, name)
    store = Store.open(path)
    assert str(path) in store.notice
    assert "left unchanged" in store.notice
    assert (store.writable, store.workbook) == (False, Workbook())
    if name == "a value":
        assert "on line 4" in store.notice
    _write(store, "rq2", "written all the same")
    saved = store.save()
    assert not saved.done
    assert "left unchanged" in saved.notice
    assert path.read_bytes() == raw
    assert {p.name for p in path.parent.iterdir()} == {path.name, ".workbook.yaml.lock"}
    _put(path, ("rq1", "mended"))
    assert store.save() == Saved(merged=True)
    assert _answers(path) == {"rq1": "mended", "rq2": "written all the same"}
    assert store.writable


def test_a_damaged_file_that_was_renamed_makes_room(path: Path) -> None:
    """A reader who did as the sentence says would still not be saved."""
    _damage(path)
    store = Store.open(path)
    _write(store, "rq2", "b")
    path.rename(path.with_name("broken.yaml"))
    assert store.save().done
    assert _answers(path) == {"rq2": "b"}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_file_that_is_damaged_while_it_is_open_is_kept_and_written_again(
    path: Path, name: str
) -> None:
    """Edited wrongly in another program, its changes would be overwritten unseen."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    raw = _damage(path, name)
    _write(store, "rq2", "b")
    saved = store.save()
    (aside,) = _aside(path)
    assert saved.done
    assert str(path) in saved.notice
    assert aside.name in saved.notice
    assert aside.read_bytes() == raw
    assert _answers(path) == {"rq1": "a", "rq2": "b"}


def test_a_newer_file_is_never_written(path: Path) -> None:
    """A reader with an older jitui would destroy what a newer one keeps."""
    path.parent.mkdir()
    path.write_text(NEWER)
    store = Store.open(path)
    assert "newer jitui" in store.notice
    assert not store.writable
    _write(store, "rq1", "a")
    assert "newer jitui" in store.save().notice
    assert path.read_text() == NEWER


def test_a_file_that_became_newer_meanwhile_is_never_written(path: Path) -> None:
    """Two versions of the program at one file: the older would win."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    path.write_text(NEWER)
    _write(store, "rq1", "b")
    saved = store.save()
    assert (saved.done, store.unsaved, store.writable) == (False, True, False)
    assert "newer jitui" in saved.notice
    assert path.read_text() == NEWER
    assert not _aside(path)


def test_a_file_that_has_gone_is_written_again(path: Path) -> None:
    """A file deleted by mistake would be gone although all of it is in memory."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    path.unlink()
    saved = store.save()
    assert saved.done
    assert "no longer existed" in saved.notice
    assert _answers(path) == {"rq1": "a"}
    _write(store, "rq1", "b")
    path.unlink()
    path.parent.joinpath(".workbook.yaml.lock").unlink()
    path.parent.rename(path.parent.with_name("moved"))
    assert "no longer existed" in store.save().notice
    assert _answers(path) == {"rq1": "b"}


@pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n"])
def test_an_emptied_file_empties_nothing(path: Path, content: str) -> None:
    """A file cut to nothing would count as everything removed by someone else."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    path.write_text(content)
    _write(store, "rq2", "b")
    saved = store.save()
    assert "emptied" in saved.notice
    assert _answers(path) == {"rq1": "a", "rq2": "b"}
    path.write_text(content)
    again = Store.open(path)
    assert str(versions_folder(path)) in again.notice, "where its earlier versions are is told"
    assert again.writable
    path.unlink()
    assert str(versions_folder(path)) in Store.open(path).notice


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_left_alone(path: Path, kind: str) -> None:
    """It would be replaced, or the app would wait at a pipe for ever."""
    make_unreadable(path, kind)
    store = Store.open(path)
    assert not store.writable
    assert "will not be overwritten" in store.notice
    _write(store, "rq1", "a")
    saved = store.save()
    assert not saved.done
    assert str(path) in saved.notice
    assert store.unsaved
    assert store.workbook.answer("rq1").text == "a"
    if kind == "below a file":
        assert path.parent.read_text() == "a file"
    else:
        assert not path.is_file()


def test_a_folder_that_takes_the_place_of_the_file(path: Path) -> None:
    """Another program's mistake would end in a crash, with what was written since."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    path.unlink()
    path.mkdir()
    _write(store, "rq1", "b")
    assert "it is a folder" in store.save().notice
    path.rmdir()
    assert store.save().done
    assert _answers(path) == {"rq1": "b"}


@pytest.mark.skipif(ROOT or not hasattr(os, "geteuid"), reason="root reads and writes it all")
def test_a_file_or_a_folder_without_permission(path: Path) -> None:
    """Another account's file would be replaced, or the reader believe that it was saved."""
    raw = _put(path, ("rq1", "a"))
    path.chmod(0)
    store = Store.open(path)
    assert "permission denied" in store.notice
    path.chmod(0o600)
    path.parent.chmod(0o500)
    try:
        store = Store.open(path)
        assert "can be read but not saved" in store.notice
        assert store.workbook.answer("rq1").text == "a"
        _write(store, "rq1", "b")
        assert "permission denied" in store.save().notice
        assert path.read_bytes() == raw
    finally:
        path.parent.chmod(0o700)
    assert store.save() == Saved()


def test_a_link_is_written_through(path: Path, tmp_path: Path) -> None:
    """A reader who keeps the file in a synchronised folder would have two that differ."""
    there = tmp_path / "synchronised" / "ours.yaml"
    path.parent.mkdir()
    there.parent.mkdir()
    path.symlink_to(there)
    store = Store.open(path)
    assert str(there) in store.notice, "a link to nowhere is told"
    _write(store, "rq1", "a")
    assert store.save() == Saved()
    assert path.is_symlink()
    assert _answers(there) == {"rq1": "a"}
    store = Store.open(path)
    assert store.notice == ""
    _write(store, "rq1", "b")
    assert store.save() == Saved()
    assert path.is_symlink()
    assert _answers(there) == {"rq1": "b"}
    assert len(versions(path)) == len(versions(there)) == 1


def test_a_link_to_a_drive_that_is_away(path: Path, tmp_path: Path) -> None:
    """A folder in the drive's place would take the workbook, and hide when it is back."""
    drive = tmp_path / "drive"
    path.parent.mkdir()
    path.symlink_to(drive / "ours.yaml")
    store = Store.open(path)
    assert "whose folder does not exist" in store.notice
    _write(store, "rq1", "a")
    assert not store.save().done
    assert not drive.exists()
    _put(drive / "ours.yaml", ("rq2", "b"))
    assert store.save() == Saved(merged=True)
    assert _answers(drive / "ours.yaml") == {"rq1": "a", "rq2": "b"}


def test_what_would_not_be_read_again_is_never_written(path: Path) -> None:
    """The next start would find a damaged file."""
    raw = _put(path, ("rq1", "a"))
    store = Store.open(path)
    note = Note(id="n-aaaa", ref="km3", words="", text="x")
    store.change(Workbook(notes=(note, note)))
    saved = store.save()
    assert str(path) in saved.notice
    assert path.read_bytes() == raw


def test_a_sentence_is_safe_to_print(tmp_path: Path) -> None:
    """The name of a folder would clear the screen."""
    path = tmp_path / "a\x1b[2Jb\nc" / "workbook.yaml"
    _damage(path)
    store = Store.open(path)
    _write(store, "rq1", "a")
    words = [store.notice, store.save().notice]
    assert all(word and word.isprintable() for word in words)


# ---------------------------------------------------------------------- disks that fail


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("kind", ["new", "sound", "damaged", "theirs"])
def test_whichever_call_fails_nothing_is_lost(tmp_path: Path, name: str, kind: str) -> None:
    """A full or failing disk would leave half a file, or none, or forget what was written."""
    for at in range(1, 60):
        path = tmp_path / str(at) / "workbook.yaml"
        path.parent.mkdir()
        old = b"" if kind == "new" else _put(path, ("rq1", "a " * 5000))
        store = Store.open(path)
        if kind == "damaged":
            old = _damage(path)
        if kind == "theirs":
            old = _put(path, ("rq1", "a " * 5000), ("rq2", "theirs"))
        _write(store, "rq3", "ours")
        with failing(name, at, errno.ENOSPC) as fault:
            saved = store.save()
        assert store.workbook.answer("rq3").text == "ours"
        assert saved.done is not store.unsaved
        if saved.done:
            assert _answers(path)["rq3"] == "ours"
            assert bool(_aside(path)) is (kind == "damaged")
        else:
            assert str(path) in saved.notice
            assert "was not saved" in saved.notice
            assert (path.read_bytes() if path.exists() else b"") == old
            assert not _aside(path)
        assert not list(path.parent.rglob(".*.tmp")), "it cleans up after itself"
        again = store.save()
        assert again.done, "the next time it works"
        wanted = {"rq3": "ours", **({} if kind == "new" else {"rq1": "a " * 5000})}
        assert _answers(path) == wanted | ({"rq2": "theirs"} if kind == "theirs" else {})
        assert [found.read_bytes() for found in _aside(path)] == [old] * (kind == "damaged")
        if not fault.struck:
            assert at > 1, f"os.{name} is never called"
            break
    else:
        pytest.fail("there is no end to the calls")


def test_an_error_told_of_a_write_that_came_through(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a network drive, one's own words would come back as someone else's."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    _put(path, ("rq1", "a"), ("rq2", "theirs"))

    def late(target: Path, data: bytes) -> None:
        write_whole(target, data)
        raise OSError(errno.EIO, "told too late")

    _write(store, "rq1", "ab")
    with monkeypatch.context() as patch:
        patch.setattr("jitui.workbook.file.store.write_whole", late)
        assert store.save() == Saved(merged=True)
    _write(store, "rq1", "abc")
    assert store.save() == Saved()
    assert _answers(path) == {"rq1": "abc", "rq2": "theirs"}


def test_a_busy_file_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window's long save would cost this one what it holds."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    _write(store, "rq1", "b")
    with lock.locked(path):
        monkeypatch.setattr(
            "jitui.workbook.file.store.locked", lambda target: lock.locked(target, 0.05)
        )
        saved = store.save()
        assert (saved.done, store.writable) == (False, True)
        assert "another jitui is saving it" in saved.notice
    assert store.save() == Saved()
    assert _answers(path) == {"rq1": "b"}


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit here")
def test_a_limit_on_files_is_a_full_disk(path: Path, tmp_path: Path) -> None:
    """A real refusal by the system, in the middle of a file, would lose the old one."""
    raw = _put(path, ("rq1", "a"))
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from jitui.workbook.model import Answer; from jitui.workbook.file.store import Store\n"
        "store = Store.open(Path(sys.argv[1]))\n"
        "store.change(store.workbook.with_answer(Answer(ref='rq2', text='new ' * 5000)))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6000, resource.RLIM_INFINITY))\n"
        "print(store.save().notice); print(store.unsaved)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)\n"
        "print(store.save().done)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env=surroundings(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    first, *rest = done.stdout.splitlines()
    assert first.startswith(f"{path} was not saved: {os.strerror(errno.EFBIG).lower()}")
    assert rest == ["True", "True"]
    assert _answers(path) == {"rq1": "a", "rq2": "new " * 5000}
    (version,) = versions(path)
    assert version.read_bytes() == raw
    assert not list(tmp_path.rglob(".*.tmp"))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 64 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not ROOT or not sys.platform.startswith("linux"):
        pytest.skip("only root can mount a small file system, on Linux")
    mounted = _mount("-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", str(folder))
    if mounted.returncode:
        pytest.skip(f"no small file system here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)


def test_a_disk_that_is_really_full(small: Path) -> None:
    """The first full disk would teach that nothing of this works."""
    path = small / "workbook.yaml"
    store = Store.open(path)
    _write(store, "rq1", "a " * 2000)
    assert store.save() == Saved()
    before = path.read_bytes()
    filler = small / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(b"x" * 100_000)
    _write(store, "rq2", "b " * 2000)
    saved = store.save()
    assert not saved.done
    assert os.strerror(errno.ENOSPC).lower() in saved.notice
    assert path.read_bytes() == before
    assert not list(small.rglob(".*.tmp"))
    filler.unlink()
    assert store.save() == Saved()
    assert set(_answers(path)) == {"rq1", "rq2"}
    # A disk with room for the file and none for its earlier versions.
    filler.write_bytes(b"x" * 12_000)
    for number in range(6):
        _write(store, f"s{number}", "c " * 1500)
        saved = store.save()
        assert set(_answers(path)) == {a.ref for a in Store.open(path).workbook.answers}
    assert not saved.done


def test_a_file_system_that_is_read_only(small: Path) -> None:
    """A stick with its switch on would look as if it were written."""
    path = small / "workbook.yaml"
    _put(path, ("rq1", "a"))
    if _mount("-o", "remount,ro", str(small)).returncode:
        pytest.skip("it cannot be made read-only here")
    store = Store.open(path)
    assert "can be read but not saved" in store.notice
    _write(store, "rq1", "b")
    assert os.strerror(errno.EROFS).lower() in store.save().notice
    assert _answers(path) == {"rq1": "a"}
    assert not _mount("-o", "remount,rw", str(small)).returncode
    assert store.save() == Saved()
    assert _answers(path) == {"rq1": "b"}


# --------------------------------------------------------------------------- versions


def test_ten_versions_and_no_more(path: Path, clock: Clock) -> None:
    """A mistake seen half an hour later could not be undone; or the disk would fill up."""
    raw = _put(path, ("rq1", "as it was found"))
    store = Store.open(path)
    for number in range(240):  # two hours, saved twice a minute
        _write(store, "rq1", f"number {number}")
        assert store.save() == Saved()
        kept = versions(path)
        assert len(kept) <= MOST
        if number < 20:
            assert [version.read_bytes() for version in kept] == [raw]
        clock.wait(seconds=30)
    assert len(kept) == MOST
    form = "%Y%m%d-%H%M%S"
    made = [datetime.strptime(v.stem, form).replace(tzinfo=timezone.utc) for v in kept]
    assert {newer - older for newer, older in pairwise(made)} == {INTERVAL}
    found = [_answers(version)["rq1"] for version in kept]
    assert found == [f"number {number}" for number in range(219, 19, -20)]
    assert kept[0].parent == path.with_name(".workbook.yaml.versions")
    assert kept[0].suffix == ".yaml"


@pytest.mark.usefixtures("clock")
def test_every_sitting_begins_with_a_version(path: Path) -> None:
    """What stood there before a sitting of three minutes could not be had again."""
    _put(path, ("rq1", "0"))
    for number in range(1, 4):
        store = Store.open(path)
        for text in (f"{number} half", f"{number}"):
            _write(store, "rq1", text)
            assert store.save() == Saved()
    found = [_answers(version)["rq1"] for version in versions(path)]
    assert found == ["2", "1", "0"], "in one second, and each under a name of its own"


def test_the_same_content_is_kept_once(path: Path, clock: Clock) -> None:
    """Ten openings would push out all that differs."""
    _put(path, ("rq1", "a"))
    for _ in range(3):
        for text in ("b", "a"):
            store = Store.open(path)
            _write(store, "rq1", text)
            store.save()
            clock.wait(minutes=20)
    assert len(versions(path)) == 2


def test_a_clock_that_was_wrong_costs_no_version(path: Path, clock: Clock) -> None:
    """Versions from next year would stay for ever and push out each new one."""
    _put(path, ("rq1", "a"))
    for number in range(MOST):
        clock.now = START + timedelta(days=365 + number)
        add_version(path, f"future {number}".encode())
    clock.now = START
    assert version_due(path)
    for number in range(MOST):
        clock.now = START + number * timedelta(minutes=11)
        assert add_version(path, f"now {number}".encode()) == ""
        assert not version_due(path)
        assert {v.read_bytes() for v in versions(path)} >= {f"now {number}".encode()}
    found = [version.read_bytes() for version in versions(path)]
    assert found == [f"now {number}".encode() for number in range(MOST - 1, -1, -1)]


def test_a_version_that_cannot_be_kept_stops_no_save_and_is_told_once(path: Path) -> None:
    """The copy of yesterday would be dearer than what is written today."""
    _put(path, ("rq1", "a"))
    versions_folder(path).write_text("in the way")
    store = Store.open(path)
    _write(store, "rq1", "b")
    saved = store.save()
    assert saved.done
    assert "no earlier version" in saved.notice
    _write(store, "rq1", "c")
    assert store.save() == Saved(), "not with every key"
    versions_folder(path).unlink()
    _write(store, "rq1", "d")
    assert store.save() == Saved()
    assert len(versions(path)) == 1


def test_what_is_no_version_is_none(path: Path, clock: Clock, tmp_path: Path) -> None:
    """A note in that folder would be removed as the eleventh version."""
    assert versions(path) == []
    folder = versions_folder(path)
    folder.mkdir(parents=True)
    others: list[Any] = ["20261199-101112.yaml", "2026.yaml", "20261123-101112.yaml.bak", "x"]
    for name in others:
        (folder / name).write_text("mine")
    (folder / "20200101-000000.yaml").mkdir()
    (folder / "20200101-000001.yaml").symlink_to(tmp_path / "other")
    assert versions(path) == []
    for number in range(MOST + 2):
        add_version(path, str(number).encode())
        clock.wait(hours=1)
    assert len(versions(path)) == MOST
    assert all((folder / name).exists() for name in others)


# ------------------------------------------------------------------------------- Windows


def test_a_file_that_another_program_has_open_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a scanner that reads the file for a moment made a save fail."""
    _put(path, ("rq1", "a"))
    store = Store.open(path)
    _write(store, "rq1", "b")
    replace, refused = os.replace, iter([True, True])

    def held(source: Path, target: Path) -> None:
        if target == path and next(refused, False):
            raise PermissionError(errno.EACCES, "another process is using it")
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("jitui.storage.atomic_write.HELD_BY_OTHERS", True)
    assert store.save().done
    assert next(refused, None) is None
    assert _answers(path) == {"rq1": "b"}


@pytest.mark.skipif(sys.platform == "win32", reason="its locks are other calls")
@pytest.mark.parametrize("name", ["EACCES", "EDEADLK", "EWOULDBLOCK", "EINVAL", "ENOLCK"])
def test_a_place_without_locks_is_told_from_a_lock_that_is_held(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """On a network drive without locks nothing could be saved."""
    path.parent.mkdir()

    def refused(*_: object) -> None:
        raise OSError(getattr(errno, name), "refused")

    monkeypatch.setattr("fcntl.flock", refused)
    entered = False
    try:
        with lock.locked(path, 0):
            entered = True
    except TimeoutError:
        pass
    assert entered is (name in ("EINVAL", "ENOLCK")), "not supported here, or no locks left"
