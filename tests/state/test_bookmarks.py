"""Bookmarks: none is lost, whoever else writes, and whatever else is in the file."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from jitui.state.bookmarks import Bookmarks
from tests.cli.running import surroundings
from tests.storage.faults import failing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.json"


def _loaded(path: Path) -> Bookmarks:
    bookmarks = Bookmarks(path)
    assert bookmarks.load() == ""
    return bookmarks


def _with(path: Path, *refs: str) -> Bookmarks:
    bookmarks = Bookmarks(path)
    for ref in refs:
        bookmarks.add(ref, "", "")
    assert bookmarks.save() == ""
    return bookmarks


def _refs(bookmarks: Bookmarks) -> list[str]:
    return list(bookmarks.by_ref)


def _item(ref: str, made: str, **more: Any) -> dict[str, Any]:
    if len(made) == 10:
        made += "T00:00:00Z"
    return {"ref": ref, "word": "term", "title": ref.upper(), "made": made, **more}


def _put(path: Path, *items: object, **more: object) -> None:
    path.write_text(json.dumps({"version": 1, "marks": items, **more}))


def test_a_bookmark_comes_back_with_all_that_a_list_shows(path: Path) -> None:
    """The list of bookmarks would be a list of refs when another report is open."""
    bookmarks = Bookmarks(path)
    bookmarks.add("km3", "key message", "Early help is a priority")
    assert not path.exists()
    assert bookmarks.save() == ""
    again = _loaded(path).by_ref
    assert again == bookmarks.by_ref
    assert (again["km3"].word, again["km3"].title) == ("key message", "Early help is a priority")
    assert abs((datetime.now(timezone.utc) - again["km3"].made).total_seconds()) < 60


def test_a_file_of_an_earlier_version_is_read(path: Path) -> None:
    """Whoever updates would find the list empty."""
    _put(path, _item("km3", "2026-05-18T14:20:00+00:00"))
    (found,) = _loaded(path).by_ref.values()
    assert found.made == datetime(2026, 5, 18, 14, 20, tzinfo=timezone.utc)


def test_without_a_folder_bookmarks_stay_in_memory() -> None:
    """An account without a home could not bookmark anything."""
    bookmarks = Bookmarks(None)
    bookmarks.add("km3", "", "")
    bookmarks.add("km4", "", "")
    bookmarks.remove("km3")
    assert bookmarks.save() == bookmarks.load() == ""
    assert _refs(bookmarks) == ["km4"]


def test_a_bookmark_that_is_removed_stays_away(path: Path) -> None:
    """It would be back at the next start."""
    bookmarks = _with(path, "km3", "km4")
    bookmarks.remove("km3")
    bookmarks.remove("never-there")
    assert bookmarks.save() == ""
    assert _refs(bookmarks) == _refs(_loaded(path)) == ["km4"]


def test_added_and_removed_again_before_a_save(path: Path) -> None:
    """The last of several quick changes would not be the one that counts."""
    bookmarks = Bookmarks(path)
    bookmarks.add("km3", "", "")
    bookmarks.remove("km3")
    bookmarks.add("km4", "", "")
    bookmarks.remove("km4")
    bookmarks.add("km4", "", "")
    bookmarks.add("km5", "", "")
    bookmarks.remove("km4")
    bookmarks.add("km4", "", "")
    bookmarks.save()
    assert _refs(_loaded(path)) == ["km4", "km5"]


def test_the_latest_comes_first(path: Path) -> None:
    """What was bookmarked a minute ago would have to be looked for."""
    _put(
        path,
        _item("a", "2021-01-01"),
        _item("b", "2023-01-01"),
        _item("c", "2023-01-01T01:30:00+02:00"),  # half an hour before b, in another zone
        _item("d", "2022-01-01"),
        _item("e", "0001-01-01T00:00:00+14:00"),
        _item("f", "9999-12-31T23:59:59-14:00"),
        _item("g", "2021-01-01"),  # written after a, in the same second
    )
    bookmarks = _loaded(path)
    assert _refs(bookmarks) == ["f", "b", "c", "d", "g", "a", "e"]
    bookmarks.add("new", "", "")
    bookmarks.add("newer", "", "")
    assert _refs(bookmarks)[1:3] == ["newer", "new"]


ODD: list[Any] = [
    None,
    7,
    "km9",
    ["km9"],
    {},
    {"ref": "km9"},
    _item("km9", "yesterday"),
    _item("", "2020-01-01"),
    _item("km9", "2020-01-01", word=3),
    {"colour": "red", "deep": [[[1.5]]]},
]


def test_what_is_no_bookmark_is_skipped_and_carried_over_as_it_is(path: Path) -> None:
    """What a later jitui, or the reader, wrote beside the bookmarks would be gone."""
    good = _item("km1", "2020-01-01", also=[1])
    _put(path, *ODD[:5], good, *ODD[5:], folder={"of": "mine"})
    bookmarks = _loaded(path)
    assert _refs(bookmarks) == ["km1"]
    bookmarks.add("km2", "", "")
    bookmarks.save()
    value = json.loads(path.read_text())
    assert value["marks"][:-1] == [*ODD[:5], good, *ODD[5:]]
    assert value["folder"] == {"of": "mine"}
    bookmarks.add("km1", "key message", "A new title")
    bookmarks.save()
    changed = json.loads(path.read_text())["marks"][5]
    assert (changed["title"], changed["also"]) == ("A new title", [1])
    bookmarks.remove("km1")
    bookmarks.save()
    assert json.loads(path.read_text())["marks"][:-1] == ODD


def test_a_ref_that_is_there_twice_is_one_bookmark(path: Path) -> None:
    """It would come back when it is removed, after two files were put together by hand."""
    _put(path, _item("a", "2021-01-01"), _item("a", "2022-01-01"), _item("b", "2020-01-01"))
    bookmarks = _loaded(path)
    assert [(mark.ref, mark.made.year) for mark in bookmarks.by_ref.values()] == [
        ("a", 2022),
        ("b", 2020),
    ]
    bookmarks.remove("a")
    bookmarks.save()
    assert _refs(_loaded(path)) == ["b"]


def test_text_from_the_file_is_safe_to_show(path: Path) -> None:
    """A file from someone else would take over the terminal."""
    odd = "x\x1b]52;c;AAAA\x07\u202e\ny"
    _put(path, {"ref": odd, "word": odd, "title": odd, "made": "2020-01-01T10:00:00Z"})
    bookmarks = _loaded(path)
    bookmarks.add("a\x1b[2J\nb", f"{odd}\ud800", odd)
    assert len(bookmarks.by_ref) == 2
    for bookmark in bookmarks.by_ref.values():
        assert all(text.isprintable() for text in (bookmark.ref, bookmark.word, bookmark.title))
    assert bookmarks.save() == ""


@pytest.mark.parametrize("wrong", ['"km3"', "{}", "null", "7"])
def test_bookmarks_of_another_shape_are_set_aside(path: Path, wrong: str) -> None:
    """They would be replaced by an empty list."""
    path.write_text(f'{{"version": 1, "marks": {wrong}}}')
    bookmarks = Bookmarks(path)
    assert "`$.marks`" in bookmarks.load()
    assert not path.exists()
    assert len(list(path.parent.glob("marks.json.damaged-*"))) == 1


def test_another_window_s_bookmarks_stay(path: Path) -> None:
    """Whoever closes last would undo what the other window added and removed."""
    _with(path, "a", "b", "c")
    one, other = _loaded(path), _loaded(path)
    one.add("one", "", "")
    one.remove("a")
    other.add("other", "", "")
    other.remove("b")
    assert one.save() == other.save() == ""
    assert sorted(_refs(other)) == sorted(_refs(_loaded(path))) == ["c", "one", "other"]
    assert one.save() == "", "nothing new to save"
    one.load()
    assert sorted(_refs(one)) == ["c", "one", "other"]


def test_changes_that_could_not_be_saved_are_saved_the_next_time(path: Path) -> None:
    """A disk that was full for a minute would cost what was bookmarked in it."""
    bookmarks = _with(path, "a")
    bookmarks.remove("a")
    bookmarks.add("b", "", "")
    with failing("replace", 1):
        assert str(path) in bookmarks.save()
    assert _refs(bookmarks) == ["b"]
    other = _loaded(path)
    other.add("c", "", "")
    other.save()
    bookmarks.load()
    assert sorted(_refs(bookmarks)) == ["b", "c"], "reading again keeps what is not yet saved"
    assert bookmarks.save() == ""
    assert sorted(_refs(_loaded(path))) == ["b", "c"]


@pytest.mark.parametrize("loss", ["gone", "damaged", "newer"])
def test_bookmarks_in_memory_outlive_their_file(path: Path, loss: str) -> None:
    """A file lost while the app is open would take all of them with it, though they are known."""
    _put(path, "odd", _item("a", "2021-01-01"))
    bookmarks = _loaded(path)
    bookmarks.add("b", "", "")
    if loss == "gone":
        path.unlink()
    else:
        path.write_text("damaged" if loss == "damaged" else '{"version": 2}')
    notice = bookmarks.save()
    assert bool(notice) == (loss != "gone")
    assert sorted(_refs(_loaded(path))) == ["a", "b"]
    assert json.loads(path.read_text())["marks"][0] == "odd"


@pytest.mark.parametrize("second", ["add", "remove"])
def test_two_windows_at_once_lose_nothing(path: Path, tmp_path: Path, second: str) -> None:
    """Of what two windows bookmark at the same time, half would be lost, without an error."""
    count = 40
    removed = [f"y{number}" for number in range(count)] if second == "remove" else []
    _with(path, "stays", *removed)
    begin = tmp_path / "begin"
    script = Path(__file__).with_name("bookmarking.py")
    windows = [
        subprocess.Popen(
            [sys.executable, str(script), str(path), str(begin), act, prefix, str(count)],
            env=surroundings(),
        )
        for act, prefix in (("add", "x"), (second, "y"))
    ]
    until = time.monotonic() + 30
    while len(list(tmp_path.glob("*.ready"))) < 2 and time.monotonic() < until:
        time.sleep(0.005)
    begin.touch()
    assert [window.wait(60) for window in windows] == [0, 0]
    prefixes = "xy" if second == "add" else "x"
    wanted = {f"{prefix}{number}" for prefix in prefixes for number in range(count)}
    assert set(_refs(_loaded(path))) == wanted | {"stays"}
