"""Where the reader left off: it comes back, and a strange file is no trouble."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jitui.state import reading_position
from jitui.state.reading_position import MOST, ReadingPosition


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "place.json"


def test_a_place_comes_back(path: Path) -> None:
    """The reader would begin at the first page each time."""
    left = ReadingPosition("s1.2", 40, True, ("s1.2", "km3"), ("chronologies", '"risk of harm"'))
    assert reading_position.save(path, left) == ""
    assert reading_position.load(path) == (left, "")


def test_a_new_reader_begins_at_the_beginning(path: Path) -> None:
    """A first start would open with a warning."""
    assert reading_position.load(path) == (ReadingPosition(), "")


def test_no_more_is_remembered_than_can_be_used(path: Path) -> None:
    """A file that grows for ever would in the end be too large to be read."""
    recent = ["km1", "", *(f"km{n}" for n in range(1000))]
    path.write_text(json.dumps({"version": 1, "recent": recent}))
    found = reading_position.load(path)[0].recent
    assert found == ("km1", "km0", *(f"km{n}" for n in range(2, MOST)))


@pytest.mark.parametrize(
    "value",
    [
        {"scroll": 1.5, "reading": 1, "ref": 7, "recent": "km3", "searches": {}},
        {"scroll": -1, "reading": "yes", "ref": None, "recent": None},
        {"scroll": -(10**15), "ref": ["km3"], "searches": [None, 7, [], ""]},
        {"scroll": True, "ref": "x" * 10_000, "something": "else"},
    ],
)
def test_values_of_the_wrong_type_are_as_good_as_none(path: Path, value: object) -> None:
    """One odd value would stop the app from opening."""
    assert isinstance(value, dict)
    path.write_text(json.dumps({"version": 1, **value}))
    assert reading_position.load(path) == (ReadingPosition(), "")


def test_one_odd_value_does_not_cost_the_others(path: Path) -> None:
    """The searches would be gone for the sake of a scroll position."""
    path.write_text(
        '{"version": 1, "scroll": "x", "ref": "a\\u001b", "searches": ["a\\nb", " ", "'
        + "x" * 501
        + '"]}'
    )
    assert reading_position.load(path) == (ReadingPosition(ref="a", searches=("a b",)), "")


def test_a_damaged_place_is_told_and_set_aside(path: Path) -> None:
    """The searches of a year could not be mended by hand any more."""
    path.write_text('{"version": 1, "searches": [')
    found, notice = reading_position.load(path)
    assert found == ReadingPosition()
    assert "renamed to" in notice
    assert len(list(path.parent.glob("place.json.damaged-*"))) == 1
