"""Marks: none is lost, whoever else writes, and whatever else is in the file."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from jitui.state.bookmarks import Bookmark, Bookmarks
from jitui.storage.atomic_write import write_whole
from tests.cli.running import surroundings
from tests.storage.faults import failing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marks.json"


def _loaded(path: Path) -> Bookmarks:
    marks = Bookmarks(path)
    assert marks.load() == ""
    return marks


def _refs(marks: Bookmarks) -> list[str]:
    return [mark.ref for mark in marks.in_order()]


def _item(ref: str, made: str, **more: Any) -> dict[str, Any]:
    return {"ref": ref, "word": "term", "title": ref.upper(), "made": made, **more}


def _put(path: Path, *items: object, **more: object) -> None:
    path.write_text(json.dumps({"version": 1, "marks": items, **more}))


def test_a_mark_comes_back_with_all_that_a_list_shows(path: Path) -> None:
    """The list of marks would be a list of refs when another report is open."""
    marks = Bookmarks(path)
    made = marks.add("km3", "key message", "Early help is a priority")
    before = marks.unsaved
    assert marks.save() == ""
    assert (before, marks.unsaved) == (True, False)
    again = _loaded(path)
    assert again.in_order() == (made,)
    assert again.has("km3")
    assert not again.has("km4")
    moment = datetime.fromisoformat(made.made)
    assert abs((datetime.now(timezone.utc) - moment).total_seconds()) < 60
    with pytest.raises(AttributeError):
        made.ref = "km4"  # type: ignore[misc]


def test_a_mark_that_is_removed_stays_away(path: Path) -> None:
    """It would be back at the next start."""
    marks = Bookmarks(path)
    marks.add("km3", "", "")
    marks.add("km4", "", "")
    marks.save()
    marks.remove("km3")
    marks.remove("never-there")
    assert marks.save() == ""
    assert _refs(marks) == _refs(_loaded(path)) == ["km4"]


def test_marked_and_unmarked_again_before_a_save(path: Path) -> None:
    """The last of several quick changes would not be the one that counts."""
    marks = Bookmarks(path)
    marks.add("km3", "", "")
    marks.remove("km3")
    marks.add("km4", "", "")
    marks.remove("km4")
    marks.add("km4", "", "")
    marks.add("km5", "", "")
    marks.remove("km4")
    marks.add("km4", "", "")
    marks.save()
    assert _refs(_loaded(path)) == ["km4", "km5"]


def test_a_mark_keeps_its_date_when_its_entry_is_marked_again(path: Path) -> None:
    """A title that changed in a new edition would move the mark to the top of the list."""
    _put(path, _item("km3", "2020-01-01T00:00:00+00:00", note="mine"))
    marks = _loaded(path)
    marks.add("km3", "key message", "A new title")
    marks.save()
    (mark,) = _loaded(path).in_order()
    assert mark == Bookmark("km3", "key message", "A new title", "2020-01-01T00:00:00+00:00")
    assert json.loads(path.read_text())["marks"][0]["note"] == "mine"
    before = path.read_bytes()
    marks.add("km3", "key message", "A new title")
    assert not marks.unsaved
    assert path.read_bytes() == before


def test_the_latest_comes_first_or_the_report_s_order(path: Path) -> None:
    """What was marked a minute ago would have to be looked for."""
    _put(
        path,
        _item("a", "2021-01-01T00:00:00+00:00"),
        _item("b", "2023-01-01T00:00:00Z"),
        _item("c", "2023-01-01T01:30:00+02:00"),  # half an hour before b, in another zone
        _item("d", "2022-01-01"),
        _item("e", "0001-01-01T00:00:00+14:00"),
        _item("f", "9999-12-31T23:59:59-14:00"),
        _item("g", "2021-01-01T00:00:00+00:00"),  # written after a, in the same second
    )
    marks = _loaded(path)
    assert _refs(marks) == ["f", "b", "c", "d", "g", "a", "e"]
    given = [mark.ref for mark in marks.in_order(["x", "a", "b", "a", "d"])]
    assert given == ["a", "b", "d", "f", "c", "g", "e"]
    marks.add("new", "", "")
    marks.add("newer", "", "")
    assert _refs(marks)[1:3] == ["newer", "new"]


def test_a_filter_finds_words_anywhere(path: Path) -> None:
    """A mark would have to be found by eye among hundreds."""
    marks = Bookmarks(path)
    marks.add("km3", "key message", "Early help is a priority")
    marks.add("s1.2", "section", "Early recognition")
    found = {
        text: {mark.ref for mark in marks.filter(text)}
        for text in ("EARLY", "help early", "km3", "sect", " ", "nothing", "early \x1b[2J")
    }
    assert found == {
        "EARLY": {"km3", "s1.2"},
        "help early": {"km3"},
        "km3": {"km3"},
        "sect": {"s1.2"},
        " ": {"km3", "s1.2"},
        "nothing": set(),
        "early \x1b[2J": set(),
    }


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
    {"colour": "\ud800", "deep": [[[1.5]]]},
]


def test_what_is_no_mark_is_skipped_and_carried_over_as_it_is(path: Path) -> None:
    """What a later jitui, or the reader, wrote beside the marks would be gone after one save."""
    good = _item("km1", "2020-01-01T00:00:00", also=[1])
    _put(path, *ODD[:5], good, *ODD[5:], folder={"of": "mine"})
    marks = _loaded(path)
    assert _refs(marks) == ["km1"]
    marks.add("km2", "", "")
    marks.save()
    whole = json.loads(path.read_text())
    assert whole["marks"][:-1] == [*ODD[:5], good, *ODD[5:]]
    assert whole["folder"] == {"of": "mine"}
    marks.remove("km1")
    marks.save()
    assert json.loads(path.read_text())["marks"][:-1] == ODD


def test_a_ref_that_is_there_twice_is_one_mark(path: Path) -> None:
    """A mark would come back when it is removed, after two files were put together by hand."""
    _put(path, _item("a", "2021-01-01"), _item("a", "2022-01-01"), _item("b", "2020-01-01"))
    marks = _loaded(path)
    assert [(mark.ref, mark.made[:4]) for mark in marks.in_order()] == [
        ("a", "2022"),
        ("b", "2020"),
    ]
    marks.remove("a")
    marks.save()
    assert _refs(_loaded(path)) == ["b"]


def test_text_from_the_file_is_safe_to_show(path: Path) -> None:
    """A file from someone else would take over the terminal."""
    odd = "x\x1b]52;c;AAAA\x07\u202e\ud800\ny"
    _put(path, {"ref": odd, "word": odd, "title": odd, "made": "2020-01-01T10:00:00"})
    marks = _loaded(path)
    marks.add("a\x1b[2J\nb", odd, odd)
    for mark in marks.in_order():
        for text in (mark.ref, mark.word, mark.title, mark.made):
            assert text.isprintable()
    with pytest.raises(ValueError, match="ref"):
        marks.add(" \x1b", "", "")
    assert marks.save() == ""


@pytest.mark.parametrize("wrong", ['"km3"', "{}", "null", "7"])
def test_marks_of_another_shape_are_set_aside(path: Path, wrong: str) -> None:
    """They would be replaced by an empty list."""
    path.write_text(f'{{"version": 1, "marks": {wrong}}}')
    marks = Bookmarks(path)
    assert "'marks' is not a list" in marks.load()
    assert not path.exists()
    assert len(list(path.parent.glob("marks.json.damaged-*"))) == 1


def test_another_window_s_marks_stay(path: Path) -> None:
    """Whoever closes last would undo what the other window marked and unmarked."""
    start = Bookmarks(path)
    for ref in ("a", "b", "c"):
        start.add(ref, "", "")
    start.save()
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
    """A disk that was full for a minute would cost what was marked in it."""
    marks = Bookmarks(path)
    marks.add("a", "", "")
    marks.save()
    marks.remove("a")
    marks.add("b", "", "")
    with failing("replace", 1):
        assert str(path) in marks.save()
    assert marks.unsaved
    assert _refs(marks) == ["b"]
    other = _loaded(path)
    other.add("c", "", "")
    other.save()
    marks.load()
    assert sorted(_refs(marks)) == ["b", "c"], "reading again keeps what is not yet saved"
    assert marks.save() == ""
    assert sorted(_refs(_loaded(path))) == ["b", "c"]


@pytest.mark.parametrize("loss", ["gone", "damaged", "newer"])
def test_marks_in_memory_outlive_their_file(path: Path, loss: str) -> None:
    """A file lost while the app is open would take all marks with it, though they are known."""
    _put(path, "odd", _item("a", "2021-01-01"))
    marks = _loaded(path)
    marks.add("b", "", "")
    if loss == "gone":
        path.unlink()
    else:
        path.write_text("damaged" if loss == "damaged" else '{"version": 2}')
    notice = marks.save()
    assert bool(notice) == (loss != "gone")
    assert not marks.unsaved
    assert sorted(_refs(_loaded(path))) == ["a", "b"]
    assert json.loads(path.read_text())["marks"][0] == "odd"


def test_what_changes_during_a_save_is_still_to_be_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mark made while a slow disk is at work would never be written."""
    marks = Bookmarks(path)
    marks.add("a", "", "")

    def slowly(target: Path, data: bytes) -> None:
        write_whole(target, data)
        marks.remove("a")
        marks.add("b", "", "")

    with monkeypatch.context() as patch:
        patch.setattr("jitui.state.json_file.write_whole", slowly)
        assert marks.save() == ""
    assert _refs(_loaded(path)) == ["a"]
    assert marks.unsaved
    assert marks.save() == ""
    assert _refs(_loaded(path)) == _refs(marks) == ["b"]


@pytest.mark.parametrize("second", ["add", "remove"])
def test_two_windows_at_once_lose_nothing(path: Path, tmp_path: Path, second: str) -> None:
    """Of what two windows mark at the same time, half would be lost, without an error."""
    count = 40
    start = Bookmarks(path)
    start.add("stays", "", "")
    if second == "remove":
        for number in range(count):
            start.add(f"y{number}", "", "")
    start.save()
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
