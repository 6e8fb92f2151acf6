"""An export is written where it was asked for, for its owner's eyes, over nothing else."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from jitui.errors import UsageError
from jitui.output.saving import AlreadyThere, dated, save


@pytest.mark.parametrize("force", [False, True])
def test_only_the_owner_can_read_it(tmp_path: Path, force: bool) -> None:
    before = os.umask(0)
    try:
        path = save(str(tmp_path / "x.md"), b"one", force=force)
        save(str(path), b"two", force=True)
    finally:
        os.umask(before)
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("mine")
    with pytest.raises(UsageError, match="--force"):
        save(str(path), b"new")
    assert path.read_text() == "mine"


def test_the_workbook_itself_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text("mine")
    link = tmp_path / "link.json"
    link.symlink_to(path)
    for name in (path, link):
        with pytest.raises(UsageError, match="the workbook itself"):
            save(str(name), b"new", force=True, never=[path])
    assert path.read_text() == "mine"


@pytest.mark.parametrize("name", ["", " ", ".", "missing/x.md", "a\0b", "x" * 5000])
def test_a_name_that_cannot_be_is_a_sentence(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        save(name, b"new")
    assert not list(tmp_path.iterdir())


def test_a_file_for_others_stays_readable_for_them_when_it_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("old")
    path.chmod(0o644)
    save(str(path), b"new", private=False, force=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_file_for_others_is_as_readable_as_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        path = save(str(tmp_path / "table.csv"), b"new", private=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_save_that_fails_leaves_the_old_file_whole_and_no_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "x.md"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    for name in (path, tmp_path / "new.md"):
        with pytest.raises(UsageError, match="no space left"):
            save(str(name), b"new", force=True)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_dated_name_is_one_that_is_free(tmp_path: Path) -> None:
    path, day = tmp_path / "w.tar.md", date(2026, 11, 24)
    assert dated(path, day).name == "w.tar-2026-11-24.md"
    dated(path, day).touch()
    assert dated(path, day).name == "w.tar-2026-11-24-2.md"


def test_a_current_folder_that_has_gone_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(UsageError, match="the current folder has been removed"):
        save("x.md", b"new")
    assert save(str(tmp_path / "x.md"), b"new").read_bytes() == b"new"


def test_what_is_there_already_is_told_apart_from_other_troubles(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("mine")
    with pytest.raises(AlreadyThere) as there:
        save(str(path), b"new")
    assert there.value.path == path
