"""What is kept between two runs is never stale, never damaged, never in the way."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

from jitui.report.cache import Cache
from jitui.report.library_cache import cache_for, load_kept
from jitui.report.loading.load import load
from jitui.search.index_cache import engine_of
from tests.cli.running import Ran, jitui_run, surroundings


def _run(home: Path, *arguments: str, **more: str) -> Ran:
    return jitui_run(*arguments, env={"JITUI_HOME": str(home), **more})


@pytest.mark.parametrize(
    "asked", [("define", "carm"), ("show", "km3", "s1.2"), ("search", "chronologies")]
)
def test_a_second_answer_is_the_same_to_the_byte(asked: tuple[str, ...], tmp_path: Path) -> None:
    first = _run(tmp_path, *asked)
    assert (first.status, first.err) == (0, "")
    assert _run(tmp_path, *asked) == first


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
    assert {path.name for path in kept} >= {"library.bin", "lexicon.bin", "index.db", "index.sign"}
    for path in kept:
        path.write_bytes(damage)
    assert _run(tmp_path, *asked) == first
    # With its key whole and the rest of it gone, too.
    for path in sorted((tmp_path / "cache").iterdir()):
        path.write_bytes(path.read_bytes()[:50])
    assert _run(tmp_path, *asked) == first


@pytest.mark.parametrize("name", ["library.bin", "lexicon.bin", "index.db", "index.sign"])
@pytest.mark.parametrize("how", ["changed", "cut"])
def test_no_damaged_byte_is_read_out_or_ends_the_search(
    how: str, name: str, data_copy: Path, tmp_path: Path
) -> None:
    """A bad sector would break every search until someone deleted the cache."""
    cache = cache_for(data_copy, tmp_path / "cache")
    expected = engine_of(load(data_copy), Cache(None, b"")).search("chronologies")
    engine_of(load_kept(data_copy, cache), cache)
    kept = tmp_path / "cache" / name
    sound = kept.read_bytes()
    for place in range(0, len(sound), max(len(sound) // 23, 1)):
        damaged = bytearray(sound[:place] if how == "cut" else sound)
        if how == "changed":
            damaged[place] ^= 0x81
        kept.write_bytes(damaged)
        library = load_kept(data_copy, cache)
        found = engine_of(library, cache).search("chronologies")
        assert [(hit.entry, hit.snippet) for hit in found.hits] == [
            (hit.entry, hit.snippet) for hit in expected.hits
        ], f"byte {place} of {len(sound)}"
        assert kept.read_bytes() == sound, f"byte {place} was not mended"


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder would be")
    ran = _run(tmp_path, "define", "carm")
    assert (ran.status, ran.err) == (0, "")
    assert "risk" in ran.out


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    _run(tmp_path, "search", "advocacy")
    for path in (tmp_path / "cache").iterdir():
        assert path.stat().st_mode & 0o077 == 0


def test_what_another_stemmer_made_is_not_used_again(tmp_path: Path) -> None:
    """After an update of the stemmer alone, a search would answer as it did before."""
    found = importlib.util.find_spec("snowballstemmer")
    assert found is not None
    assert found.origin is not None
    copy = tmp_path / "other" / "snowballstemmer"
    shutil.copytree(Path(found.origin).parent, copy)
    other = copy / "english_stemmer.py"
    other.write_text(other.read_text("utf-8") + "\n# another\n", "utf-8")
    home, kept = tmp_path / "home", tmp_path / "home" / "cache" / "lexicon.bin"
    before = _run(home, "search", "chronologies")
    made = kept.read_bytes()
    paths = os.pathsep.join((str(copy.parent), surroundings()["PYTHONPATH"]))
    assert _run(home, "search", "chronologies", PYTHONPATH=paths) == before
    assert kept.read_bytes() != made
