"""An export is written where it was asked for, for its owner's eyes, over nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from jitui.errors import UsageError
from jitui.export.saving import save


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
