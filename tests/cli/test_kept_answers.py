"""What the command line keeps between two runs: never stale, never in the way."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Ran, jitui_run, surroundings


def _run(home: Path, *arguments: str, **more: str) -> Ran:
    return jitui_run(*arguments, env={"JITUI_HOME": str(home), **more})


@pytest.mark.parametrize(
    "asked", [("define", "carm"), ("show", "km3", "s1.2"), ("search", "chronologies")]
)
def test_an_answer_given_again_is_the_same_to_the_byte(
    asked: tuple[str, ...], tmp_path: Path
) -> None:
    first = _run(tmp_path, *asked)
    assert (first.status, first.err) == (0, "")
    assert _run(tmp_path, *asked) == first
    assert (tmp_path / "cache" / "answers.bin").exists()


def test_other_data_is_never_answered_from_what_was_kept(tmp_path: Path, data_copy: Path) -> None:
    """The evaluation of one data folder would be read out for another."""
    before = _run(tmp_path, "show", "km1").out
    terms = data_copy / "key-messages.yaml"
    text = terms.read_text("utf-8")
    assert "title: " in text
    terms.write_text(text.replace("title: ", "title: Changed ", 1), "utf-8")
    assert "Changed" in _run(tmp_path, "show", "km1", JITUI_DATA=str(data_copy)).out
    assert "Changed" in _run(tmp_path, "show", "km1", "--data", str(data_copy)).out
    assert _run(tmp_path, "show", "km1").out == before


def test_changed_data_is_read_again(tmp_path: Path, data_copy: Path) -> None:
    asked = ("show", "km1", "--data", str(data_copy))
    _run(tmp_path, *asked)
    file = data_copy / "key-messages.yaml"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: Changed ", 1), "utf-8")
    assert "Changed" in _run(tmp_path, *asked).out


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"not a cache at all" * 50])
def test_a_damaged_cache_is_made_anew(damage: bytes, tmp_path: Path) -> None:
    asked = ("search", "advocacy")
    first = _run(tmp_path, *asked)
    kept = sorted((tmp_path / "cache").iterdir())
    assert {path.name for path in kept} >= {"answers.bin", "library.bin", "index.db"}
    for path in kept:
        path.write_bytes(damage)
    assert _run(tmp_path, *asked) == first
    # With its key whole and the rest of it gone, too.
    for path in sorted((tmp_path / "cache").iterdir()):
        path.write_bytes(path.read_bytes()[:50])
    assert _run(tmp_path, *asked) == first


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be")
    ran = _run(tmp_path, "define", "carm")
    assert (ran.status, ran.err) == (0, "")
    assert "risk" in ran.out


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    _run(tmp_path, "search", "advocacy")
    for path in (tmp_path / "cache").iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_what_was_not_found_is_not_kept_as_an_answer(tmp_path: Path) -> None:
    first = _run(tmp_path, "define", "xqzvwkj")
    assert first.status == 1
    assert _run(tmp_path, "define", "xqzvwkj") == first


def test_an_answer_of_another_stemmer_is_not_given_again(tmp_path: Path) -> None:
    """After an update of the stemmer alone, a search would answer as it did before."""
    found = importlib.util.find_spec("snowballstemmer")
    assert found is not None
    assert found.origin is not None
    copy = tmp_path / "other" / "snowballstemmer"
    shutil.copytree(Path(found.origin).parent, copy)
    other = copy / "english_stemmer.py"
    other.write_text(other.read_text("utf-8") + "\n# another\n", "utf-8")
    home, kept = tmp_path / "home", tmp_path / "home" / "cache" / "answers.bin"
    before = _run(home, "search", "chronologies")
    key = kept.read_bytes()[:32]
    paths = os.pathsep.join((str(copy.parent), surroundings()["PYTHONPATH"]))
    assert _run(home, "search", "chronologies", PYTHONPATH=paths) == before
    assert kept.read_bytes()[:32] != key
