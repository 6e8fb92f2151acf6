"""What is shipped with the program: used while it is of the same data, and never after."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path

import pytest
from snowballstemmer.english_stemmer import EnglishStemmer

from jitui.report.cache import Cache
from jitui.report.fingerprint import fingerprint
from jitui.report.library_cache import cached_library
from jitui.report.loading import load
from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.index_builder import build
from jitui.search.index_cache import cached_engine, compile_into
from jitui.search.lexicon import lexicon_of


def _nowhere() -> None:
    """An account without a home has no folder for caches."""


@pytest.fixture
def shipped(data_copy: Path, tmp_path: Path) -> Path:
    compile_into(tmp_path / "compiled", data_copy)
    return tmp_path / "compiled"


def _cache(data: Path, shipped: Path, folder: Callable[[], Path | None] = _nowhere) -> Cache:
    return Cache(fingerprint(data), folder, shipped)


def test_what_is_shipped_is_used_where_it_is(
    shipped: Path, data_copy: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first look-up would read and index all of the data, in the middle of a meeting."""
    monkeypatch.setattr(load, "load", lambda _: pytest.fail("the data was read"))
    cache = _cache(data_copy, shipped, lambda: pytest.fail("the cache folder was looked for"))
    assert cached_library(data_copy, cache) == library
    found = CombinedSearch(cached_engine(library, cache)).search("chronologies")
    assert "chronology" in {hit.entry.ref for hit in found.hits}


def test_what_was_made_of_other_data_is_not_taken(shipped: Path, data_copy: Path) -> None:
    """A corrected finding would go on being read out as it was."""
    file = data_copy / "key-messages.yaml"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: Changed ", 1), "utf-8")
    cache = _cache(data_copy, shipped)
    library = cached_library(data_copy, cache)
    assert library.entries["km1"].title.startswith("Changed ")
    found = CombinedSearch(cached_engine(library, cache)).search("changed")
    assert "km1" in {hit.entry.ref for hit in found.hits}


def test_what_is_damaged_is_made_anew_in_the_cache_folder(
    shipped: Path, data_copy: Path, library: Library, tmp_path: Path
) -> None:
    """The program's own folder may belong to someone else."""
    sound = {file.name: file.read_bytes() for file in shipped.iterdir()}
    for file in shipped.iterdir():
        file.write_bytes(file.read_bytes()[:80])
    home = tmp_path / "home"
    cache = _cache(data_copy, shipped, lambda: home)
    assert cached_library(data_copy, cache) == library
    assert CombinedSearch(cached_engine(library, cache)).search("chronologies").hits
    assert {file.name: file.read_bytes() for file in home.iterdir()} == sound
    assert all(len(file.read_bytes()) == 80 for file in shipped.iterdir())


def test_it_is_the_same_wherever_it_is_made(shipped: Path, data_copy: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    compile_into(again, data_copy)
    assert {f.name: f.read_bytes() for f in again.iterdir()} == {
        f.name: f.read_bytes() for f in shipped.iterdir()
    }


def test_the_stems_that_come_with_the_index_are_the_stemmers(library: Library) -> None:
    """A word would find other passages than its other forms do."""
    db = build(library, lexicon_of(library))
    (saved,) = db.execute("select value from fact where name = 'stems'").fetchone()
    forms = {form for (form,) in db.execute("select form from form")}
    db.close()
    stems = marshal.loads(saved)
    assert {form for form in forms if not form.isdigit()} == stems.keys()
    stemmer = EnglishStemmer()
    assert all(stemmer.stemWord(form) == stem for form, stem in stems.items())
