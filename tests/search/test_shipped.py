"""What is shipped with the program: used while it is of the same data, and never after."""

from __future__ import annotations

import marshal
import sqlite3
from pathlib import Path

import pytest

from jitui.report.cache import Cache
from jitui.report.library_cache import cache_to_ship, load_kept
from jitui.report.loading import load
from jitui.report.model import Library
from jitui.search.index_cache import compile_into, engine_of
from jitui.search.stemmer import KEY_BYTES, english_stemmer, stemmer_key

KEY = b"k" * 32


@pytest.fixture
def shipped(data_copy: Path, tmp_path: Path) -> Path:
    compile_into(tmp_path / "compiled", data_copy)
    return tmp_path / "compiled"


def _cache(folder: Path | None, shipped: Path, data: Path) -> Cache:
    return Cache(folder, KEY, lambda: cache_to_ship(data, shipped))


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_shipped_is_taken_and_kept(
    kept: bool,
    shipped: Path,
    data_copy: Path,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A first look-up would read and index all of the data, in the middle of a meeting."""
    home = tmp_path / "home" if kept else None
    monkeypatch.setattr(load, "load", lambda _: pytest.fail("the data was read"))
    cache = _cache(home, shipped, data_copy)
    assert load_kept(data_copy, cache) == library
    found = engine_of(library, cache).search("chronologies")
    assert "chronology" in {hit.entry.ref for hit in found.hits}
    if home is not None:
        again = Cache(home, KEY)
        assert load_kept(data_copy, again) == library
        assert engine_of(library, again).search("carm").hits
        assert (home / "index.db").read_bytes() == (shipped / "index.db").read_bytes()


def test_what_was_made_of_other_data_is_not_taken(shipped: Path, data_copy: Path) -> None:
    """A corrected finding would go on being read out as it was."""
    file = data_copy / "key-messages.yaml"
    file.write_text(file.read_text("utf-8").replace("title: ", "title: Changed ", 1), "utf-8")
    library = load_kept(data_copy, _cache(None, shipped, data_copy))
    assert library.entries["km1"].title.startswith("Changed ")
    found = engine_of(library, _cache(None, shipped, data_copy)).search("changed")
    assert "km1" in {hit.entry.ref for hit in found.hits}


def test_what_is_damaged_is_made_anew(shipped: Path, data_copy: Path, library: Library) -> None:
    for file in shipped.iterdir():
        file.write_bytes(file.read_bytes()[:60])
    cache = _cache(None, shipped, data_copy)
    assert load_kept(data_copy, cache) == library
    assert engine_of(library, cache).search("chronologies").hits


def test_it_is_the_same_wherever_it_is_made(shipped: Path, data_copy: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    compile_into(again, data_copy)
    assert {f.name: f.read_bytes() for f in again.iterdir()} == {
        f.name: f.read_bytes() for f in shipped.iterdir()
    }


def test_the_stems_that_come_with_the_index_are_the_stemmers(shipped: Path) -> None:
    """A word would find other passages than its other forms do."""
    with sqlite3.connect(shipped / "index.db") as db:
        (kept,) = db.execute("select value from fact where name = 'stems'").fetchone()
        forms = {form for (form,) in db.execute("select form from form")}
    stems = marshal.loads(kept)
    assert {form for form in forms if not form.isdigit()} == stems.keys()
    stemmer = english_stemmer()
    assert all(stemmer.stemWord(form) == stem for form, stem in stems.items())


def test_what_another_stemmer_made_is_made_anew(
    shipped: Path,
    data_copy: Path,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After an update of the stemmer, words would be looked for by stems that nothing has."""
    cache = _cache(tmp_path / "home", shipped, data_copy)
    engine_of(library, cache)
    before = [cache.read(name) for name in ("index.sign", "lexicon.bin")]
    assert len(stemmer_key()) == KEY_BYTES
    assert any(stemmer_key())
    monkeypatch.setattr("jitui.search.index_cache.stemmer_key", lambda: b"s" * KEY_BYTES)
    assert engine_of(library, cache).search("chronologies").hits
    after = [cache.read(name) for name in ("index.sign", "lexicon.bin")]
    assert None not in (*before, *after)
    assert all(one != other for one, other in zip(before, after, strict=True))
