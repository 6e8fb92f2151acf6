"""JSON has the documented shape; a script that was written once goes on working."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from jitui.cli.main import main
from jitui.report.model import Library
from tests.cli.running import jitui_run

BRIEF = {"ref", "kind", "title", "origin"}
FULL = BRIEF | {
    *("text", "body", "points", "after", "summary", "figures", "place", "parent", "links"),
}
ROW = {"ref", "area", "published", "evaluation", "step", "work"}


def _json(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    assert main([*arguments, "--json"]) == status
    return json.loads(capsys.readouterr().out)


def test_overview(capsys: pytest.CaptureFixture[str]) -> None:
    shape = _json(capsys, "overview")
    assert set(shape) == {
        *("title", "subtitle", "publisher", "published", "reference", "website", "copyright"),
        *("about", "wording", "cautions", "evaluations"),
    }
    assert shape["evaluations"][0] == {"evaluation": "Excellent", "areas": 1}
    assert sum(step["areas"] for step in shape["evaluations"]) == 13


def test_list(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    shape = _json(capsys, "list")
    assert set(shape) == {"kind", "entries"}
    assert shape["kind"] is None
    assert len(shape["entries"]) == len(library.entries)
    assert all(set(entry) == BRIEF for entry in shape["entries"])


def test_list_of_one_kind(capsys: pytest.CaptureFixture[str]) -> None:
    shape = _json(capsys, "list", "terms")
    assert shape["kind"] == "term"
    assert {entry["kind"] for entry in shape["entries"]} == {"term"}
    assert {entry["origin"] for entry in shape["entries"]} == {"report", "beyond"}


@pytest.mark.parametrize(
    ("ref", "more"),
    [
        ("km3", set()),
        ("qi.1", set()),
        ("s1", {"quotations", "sections"}),
        ("s1.2", set()),
        ("moray", {"work", "published", "evaluation", "step"}),
        ("carm", {"acronym", "also", "source"}),
        ("rq1", set()),
        ("pm1", set()),
        ("evidence", set()),
        ("good", {"step"}),
        ("d1", set()),
    ],
)
def test_show(ref: str, more: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    shape = _json(capsys, "show", ref)
    assert set(shape) == {"entries"}
    [entry] = shape["entries"]
    assert set(entry) == FULL | more
    assert entry["ref"] == ref


def test_the_parts_of_an_entry_have_their_own_shapes(capsys: pytest.CaptureFixture[str]) -> None:
    message, section, statement, part, note = _json(
        capsys, "show", "km3", "s1.2", "s2", "qi.2", "d1"
    )["entries"]
    assert set(message["place"]) == {"part", "section", "page"}
    assert message["place"] == {"part": "Key messages", "section": "", "page": 4}
    assert statement["place"]["page"] is None
    assert note["place"] is None
    figure = section["figures"][0]
    assert set(figure) == {"figure", "of", "what", "subject", "band"}
    assert (section["parent"], message["parent"], part["parent"]) == ("s1", None, "qi")
    assert set(statement["quotations"][0]) == {"source", "date", "gist"}
    assert statement["sections"] == ["s2.1", "s2.2", "s2.3"]
    assert [set(point) for point in part["points"]] == [{"name", "text"}] * 8
    assert {frozenset(link) for link in message["links"]} == {
        frozenset({"ref", "direction", "relation", "origin", "detail"})
    }


def test_links_go_both_ways_and_say_who_draws_them(capsys: pytest.CaptureFixture[str]) -> None:
    message, question = _json(capsys, "show", "km8", "rq3")["entries"]
    link = {"relation": "question", "origin": "editorial", "detail": ""}
    assert {**link, "ref": "rq3", "direction": "out"} in message["links"]
    assert {**link, "ref": "km8", "direction": "in"} in question["links"]
    assert {
        "ref": "qi.2",
        "direction": "out",
        "relation": "point",
        "origin": "editorial",
        "detail": "Feedback",
    } in message["links"]


def test_the_text_of_an_entry_is_all_that_a_reader_reads(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    for entry in _json(capsys, "show", *library.entries)["entries"]:
        assert entry["text"].split("\n\n") == list(library.entries[entry["ref"]].texts())


def test_an_area_without_evaluation_has_nulls(capsys: pytest.CaptureFixture[str]) -> None:
    [orkney] = _json(capsys, "show", "orkney")["entries"]
    assert (orkney["work"], orkney["published"], orkney["evaluation"], orkney["step"]) == (
        "bespoke work",
        None,
        None,
        None,
    )


def test_define(capsys: pytest.CaptureFixture[str]) -> None:
    shape = _json(capsys, "define", "care", "and", "risk", "management")
    assert set(shape) == {"query", "entries"}
    assert shape["query"] == "care and risk management"
    assert [entry["ref"] for entry in shape["entries"]] == ["carm"]


def test_search(capsys: pytest.CaptureFixture[str]) -> None:
    """Keys may be added to a search and its hits; these stay."""
    shape = _json(capsys, "search", "chronologies", "--limit", "3")
    assert set(shape) >= {"query", "every_word", "results"}
    assert (shape["query"], shape["every_word"]) == ("chronologies", True)
    assert len(shape["results"]) == 3
    for hit in shape["results"]:
        assert set(hit) >= BRIEF - {"origin"} | {"snippet", "score"}
    assert any("chronolog" in hit["snippet"].casefold() for hit in shape["results"])
    scores = [hit["score"] for hit in shape["results"]]
    assert scores == sorted(scores, reverse=True)


def test_a_word_that_nothing_answers_to_is_not_claimed_to_be_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A script tells by it whether the best hit has everything that was searched for."""
    shape = _json(capsys, "search", "chronologies", "xqzvwkj")
    assert shape["results"]
    assert shape["every_word"] is False


def test_a_search_of_one_kind_or_in_one_entry_keeps_to_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    messages = _json(capsys, "search", "chronologies", "--kind", "messages")["results"]
    assert {hit["kind"] for hit in messages} == {"message"}
    both = _json(capsys, "search", "planning", "--kind", "questions", "--kind", "terms")["results"]
    assert {hit["kind"] for hit in both} == {"question", "term"}
    inside = _json(capsys, "search", "staff", "--in", "s2")["results"]
    assert inside
    assert {hit["ref"].partition(".")[0] for hit in inside} == {"s2"}


def test_a_search_that_finds_nothing_is_still_json(capsys: pytest.CaptureFixture[str]) -> None:
    shape = _json(capsys, "search", "xqzvwkj", status=1)
    assert shape["results"] == []
    assert shape["query"] == "xqzvwkj"


def test_partnerships(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    shape = _json(capsys, "partnerships")
    assert set(shape) == {"view", "order", "partnerships", "cautions"}
    assert shape["cautions"] == list(library.report.cautions)
    assert [set(row) for row in shape["partnerships"]] == [ROW] * 17
    assert shape["partnerships"][0] == {
        "ref": "dundee",
        "area": "Dundee",
        "published": 2022,
        "evaluation": "Good",
        "step": 4,
        "work": "full inspection",
    }


def test_csv_says_what_json_says(capsys: pytest.CaptureFixture[str]) -> None:
    rows = _json(capsys, "partnerships")["partnerships"]
    out = jitui_run("partnerships", "--csv").out
    assert out.count("\r\n") == 18
    read = list(csv.DictReader(io.StringIO(out, newline="")))
    assert list(read[0]) == ["ref", "area", "published", "evaluation", "step", "work"]
    assert read == [
        {key: "" if value is None else str(value) for key, value in row.items()} for row in rows
    ]


def test_entries_found_are_printed_even_when_others_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["show", "km1", "km99", "--json"]) == 1
    captured = capsys.readouterr()
    assert [entry["ref"] for entry in json.loads(captured.out)["entries"]] == ["km1"]
    assert "km99" in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("overview",),
        ("list",),
        ("show", "programme", "s1.2", "km9"),
        ("search", "2021\u20132025"),
        ("partnerships",),
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_loses_no_character_whatever_the_terminals_encoding(
    arguments: tuple[str, ...], encoding: str
) -> None:
    """JSON is UTF-8, and a dash in a script's input must not turn into a question mark."""
    plain = jitui_run(*arguments, "--json")
    other = jitui_run(*arguments, "--json", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert json.loads(other.out) == json.loads(plain.out)
