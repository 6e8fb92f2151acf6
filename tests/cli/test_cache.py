"""What is cached between two runs is never stale, never damaged, never in the way."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Ran, jitui_run, surroundings


def _run(home: Path, *arguments: str, **more: str) -> Ran:
    return jitui_run(*arguments, env={"JITUI_HOME": str(home), **more})


@pytest.fixture
def other(data_copy: Path) -> str:
    """A data folder of which nothing is shipped with the program."""
    _change(data_copy)
    return str(data_copy)


def _change(data: Path) -> None:
    file = data / "key-messages.yaml"
    text = file.read_text("utf-8")
    assert "title: " in text
    file.write_text(text.replace("title: ", "title: Changed ", 1), "utf-8")


@pytest.mark.parametrize(
    "asked", [("define", "carm"), ("show", "km3", "s1.2"), ("search", "chronologies")]
)
def test_a_second_answer_is_the_same_to_the_byte(
    asked: tuple[str, ...], other: str, tmp_path: Path
) -> None:
    first = _run(tmp_path, *asked, "--data", other)
    assert (first.status, first.err) == (0, "")
    assert _run(tmp_path, *asked, "--data", other) == first


def test_other_data_is_never_answered_from_the_cache(tmp_path: Path, data_copy: Path) -> None:
    """The evaluation of one data folder would be read out for another."""
    before = _run(tmp_path, "show", "km1").out
    _change(data_copy)
    assert "Changed" in _run(tmp_path, "show", "km1", JITUI_DATA=str(data_copy)).out
    assert "Changed" in _run(tmp_path, "show", "km1", "--data", str(data_copy)).out
    assert _run(tmp_path, "show", "km1").out == before


def test_changed_data_is_read_again(tmp_path: Path, data_copy: Path) -> None:
    asked = ("show", "km1", "--data", str(data_copy))
    _run(tmp_path, *asked)
    _change(data_copy)
    assert "Changed" in _run(tmp_path, *asked).out


@pytest.mark.parametrize("damage", [b"", b"not a cache" * 9], ids=["emptied", "overwritten"])
def test_a_damaged_cache_is_made_anew(damage: bytes, other: str, tmp_path: Path) -> None:
    asked = ("search", "advocacy", "--data", other)
    first = _run(tmp_path, *asked)
    sound = {path: path.read_bytes() for path in (tmp_path / "cache").iterdir()}
    assert {path.name for path in sound} == {"library.bin", "search.bin"}
    for path in sound:
        path.write_bytes(damage)
    assert _run(tmp_path, *asked) == first
    assert {path: path.read_bytes() for path in (tmp_path / "cache").iterdir()} == sound


def test_a_cache_that_cannot_be_written_is_no_trouble(other: str, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be")
    ran = _run(tmp_path, "define", "carm", "--data", other)
    assert (ran.status, ran.err) == (0, "")
    assert "risk" in ran.out


def test_the_cache_is_for_its_owner_alone(other: str, tmp_path: Path) -> None:
    _run(tmp_path, "search", "advocacy", "--data", other)
    cached = list((tmp_path / "cache").iterdir())
    assert cached
    for path in cached:
        assert path.stat().st_mode & 0o077 == 0


def test_what_another_stemmer_made_is_not_used_again(other: str, tmp_path: Path) -> None:
    """After an update of the stemmer alone, a search would answer as it did before."""
    found = importlib.util.find_spec("snowballstemmer")
    assert found is not None
    assert found.origin is not None
    copy = tmp_path / "later" / "snowballstemmer"
    shutil.copytree(Path(found.origin).parent, copy)
    stemmer = copy / "english_stemmer.py"
    stemmer.write_text(stemmer.read_text("utf-8") + "\n# another\n", "utf-8")
    asked = ("search", "chronologies", "--data", other)
    home, cached = tmp_path / "home", tmp_path / "home" / "cache" / "search.bin"
    before = _run(home, *asked)
    made = cached.read_bytes()
    paths = os.pathsep.join((str(copy.parent), surroundings()["PYTHONPATH"]))
    assert _run(home, *asked, PYTHONPATH=paths) == before
    assert cached.read_bytes() != made
