"""A compiled file is used only for the data and the program that it was made from."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import jitui
from jitui.report.cache import Cache, cache_for
from jitui.report.fingerprint import fingerprint

CONTENT = bytes(range(256))


def _changes(files: list[Path]) -> Iterator[Path]:
    """Change a byte of each file in turn, without a trace in its size and times."""
    assert files
    for file in files:
        before, stat = file.read_bytes(), file.stat()
        file.write_bytes(before[:-1] + b"#")
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        yield file
        file.write_bytes(before)


def test_a_change_of_any_data_file_is_noticed(data_copy: Path) -> None:
    before = fingerprint(data_copy)
    for file in _changes(list(data_copy.glob("*.yaml"))):
        assert fingerprint(data_copy) != before, file
    assert fingerprint(data_copy) == before
    (data_copy / "scale.yaml").rename(data_copy / "scales.yaml")
    assert fingerprint(data_copy) != before


def test_a_change_of_any_source_is_noticed(
    data_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a checkout, what a change does would not be seen until the data changes, too."""
    program = Path(shutil.copytree(Path(jitui.__file__).parent, tmp_path / "jitui"))
    monkeypatch.setattr(
        "jitui.report.fingerprint.__file__", str(program / "report" / "fingerprint.py")
    )
    before = fingerprint(data_copy)
    sources = [file for name in ("report", "search") for file in (program / name).rglob("*.py")]
    assert program / "report" / "loading" / "load.py" in sources
    for file in _changes([file for file in sources if file.stat().st_size]):
        assert fingerprint(data_copy) != before, file
    assert fingerprint(data_copy) == before


def test_no_changed_byte_is_read_and_no_part_of_a_file(tmp_path: Path) -> None:
    """A bad sector would end every search until someone deleted the cache."""
    cache = Cache(b"k" * 32, lambda: tmp_path)
    cache.write("a.bin", CONTENT)
    file = tmp_path / "a.bin"
    sound = file.read_bytes()
    assert bytes(cache.read("a.bin") or b"") == CONTENT
    for place in range(len(sound)):
        changed = bytearray(sound)
        changed[place] ^= 0x81
        for damaged in (changed, sound[:place]):
            file.write_bytes(damaged)
            assert cache.read("a.bin") is None, place


def test_a_file_of_another_fingerprint_is_not_read(tmp_path: Path) -> None:
    Cache(b"k" * 32, lambda: tmp_path).write("a.bin", CONTENT)
    assert Cache(b"l" * 32, lambda: tmp_path).read("a.bin") is None


def test_data_that_cannot_be_read_has_no_cache(tmp_path: Path) -> None:
    cache = cache_for(tmp_path / "none", lambda: tmp_path / "cache")
    cache.write("a.bin", CONTENT)
    assert cache.read("a.bin") is None
    assert not (tmp_path / "cache").exists()
