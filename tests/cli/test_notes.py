"""A note that a search found can be listed and shown by the ref that the search printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jitui.workbook.file.writer import encode
from jitui.workbook.model import Note, Workbook
from tests.cli.running import jitui_run

BOOK = Workbook(
    notes=(
        Note(
            id="n-1",
            ref="km3",
            words="key message",
            text="Bring marzipan figures",
            made="2025-01-02T10:00:00+00:00",
        ),
        Note(id="n-2", ref="s1", words="statement", text="Another"),
    )
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yaml"
    path.write_bytes(encode(BOOK))
    return path


def test_what_a_search_found_can_be_shown(book: Path) -> None:
    more = ("--workbook", str(book))
    found = jitui_run("search", "marzipan", "kind:note", "--notes", "--json", *more)
    [hit] = json.loads(found.out)["results"]
    shown = jitui_run("show", hit["ref"], *more)
    assert (shown.status, shown.err) == (0, "")
    assert "Bring marzipan figures" in shown.out
    assert "Written by us; not from the report." in shown.out
    shape = json.loads(jitui_run("show", hit["ref"], "km3", "--json", *more).out)
    assert [entry["ref"] for entry in shape["entries"]] == ["book:n-1", "km3"]
    assert shape["entries"][0]["text"] == "Bring marzipan figures"
    assert shape["entries"][0]["parent"] == "km3"


def test_an_entry_beside_a_note_is_printed_as_without_it(book: Path) -> None:
    both = jitui_run("show", "km3", "book:n-2", "--workbook", str(book)).out
    assert both.startswith(jitui_run("show", "km3").out)


def test_the_notes_are_listed(book: Path) -> None:
    ran = jitui_run("list", "notes", "--workbook", str(book))
    assert ran.status == 0
    assert "Our notes (2)" in ran.out
    shape = json.loads(jitui_run("list", "notes", "--workbook", str(book), "--json").out)
    assert [entry["ref"] for entry in shape["entries"]] == ["book:n-1", "book:n-2"]
    assert shape["kind"] == "note"


def test_a_note_that_is_not_there_is_said_to_be_so(book: Path) -> None:
    ran = jitui_run("show", "book:n-9", "--workbook", str(book))
    assert (ran.status, ran.out) == (1, "")
    assert "jitui list notes" in ran.err
    assert jitui_run("list", "notes").status == 1  # a home without a workbook
    assert jitui_run("show", "book:n-1").status == 1


@pytest.mark.parametrize(
    "arguments", [("list", "notes"), ("show", "book:n-1"), ("search", "risk", "--notes")]
)
def test_a_workbook_that_was_named_and_is_not_there_is_no_empty_one(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    ran = jitui_run(*arguments, "--workbook", str(tmp_path / "typo.yaml"))
    assert (ran.status, ran.out) == (2, "")
    assert f"there is no file {tmp_path / 'typo.yaml'}" in ran.err
    assert ran.err.count("\n") == 1
