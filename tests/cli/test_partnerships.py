"""The table of areas from the command line: what is asked for, and nothing else."""

from __future__ import annotations

import csv
import io
import json

import pytest

from jitui.cli.command import FORMAT_OPTIONS
from jitui.cli.commands.registry import commands
from jitui.cli.main import main
from jitui.output import table_formats
from jitui.report.model import Library
from tests.cli.running import jitui_run

EVALUATED_BEST_FIRST = [
    "east-renfrewshire",
    *("aberdeenshire", "angus", "east-lothian", "north-lanarkshire", "renfrewshire"),
    *("dundee", "east-ayrshire", "east-dunbartonshire", "glasgow", "scottish-borders"),
    *("highland", "moray"),
]


def _refs(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["partnerships", *arguments, "--csv"]) == 0
    rows = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    return [row["ref"] for row in rows]


def test_it_is_sorted_by_the_columns_named(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    assert _refs(capsys) == [place.ref for place in library.partnerships()]
    both = _refs(capsys, "--sort", "evaluation,area")
    assert both[:13] == EVALUATED_BEST_FIRST
    assert both[13:] == ["clackmannanshire", "north-ayrshire", "orkney", "west-dunbartonshire"]
    turned = _refs(capsys, "--sort", "evaluation,area", "--reverse")
    assert turned[:2] == ["highland", "moray"]
    assert turned[12:] == ["east-renfrewshire", *both[13:]]
    assert _refs(capsys, "--sort", "area", "--reverse")[0] == "west-dunbartonshire"


@pytest.mark.parametrize(
    ("arguments", "refs"),
    [
        (("lothian",), ["east-lothian"]),
        (("east", "ren"), ["east-renfrewshire"]),
        (("Clacks",), ["clackmannanshire"]),
        (("--rating", "excellent"), ["east-renfrewshire"]),
        (("--rating", "adequate-"), ["highland", "moray"]),
        (("--rating=very-good+", "--year", "2024-"), ["east-lothian", "renfrewshire", "angus"]),
        (("--rating", "excellent", "--rating", "3"), ["east-renfrewshire", "highland", "moray"]),
        (("--year", "-2022", "--rating", "good"), ["dundee"]),
        (
            ("--year=-2022,2025", "--rating", "good,3"),
            ["dundee", "highland", "east-ayrshire", "glasgow"],
        ),
        (("--work", "bespoke"), ["orkney", "clackmannanshire"]),
        (("--work", "adapted", "--rating", "none"), ["west-dunbartonshire", "north-ayrshire"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_it_is_filtered_by_name_evaluation_year_and_work(
    arguments: tuple[str, ...], refs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert _refs(capsys, *arguments) == refs


def test_the_text_says_first_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Else a part of the table would be taken for all of it."""
    assert main(["partnerships", "--year", "2024+", "--rating", "good+", "--sort", "area"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Good or better, 2024 on: 5 of the 13 evaluated."
    assert lines[1] == "By area, A to Z."


def test_json_and_markdown_say_it_too(capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("--json", "--markdown"):
        assert main(["partnerships", "--rating", "none", form]) == 0
        assert "ot evaluated: 4 of the 17 areas" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("xqzvwkj",), ("'xqzvwkj'", "jitui list areas")),
        (("Moary",), ("'Moary'", "did you mean Moray?")),
        (("--rating", "weak"), ("no area matches", "Weak: 0 of the 13")),
        (("--year", "2030"), ("2022, 2023, 2024, 2025",)),
        (("moray", "--rating", "good"), ("no area matches",)),
    ],
    ids=lambda value: " ".join(value),
)
def test_where_no_area_is_left_it_says_so_and_a_program_gets_an_empty_table(
    arguments: tuple[str, ...], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for form in ((), ("--json",), ("--csv",), ("--markdown",)):
        assert main(["partnerships", *arguments, *form]) == 1
        captured = capsys.readouterr()
        said.append(captured.err)
        if form == ("--json",):
            assert json.loads(captured.out)["partnerships"] == []
        elif form == ("--csv",):
            assert captured.out == "ref,area,published,evaluation,step,work\r\n"
        elif form:
            assert "| --- |" in captured.out
        else:
            assert captured.out == ""
    assert len(set(said)) == 1
    assert said[0].startswith("jitui: ")
    assert said[0].count("\n") == 1
    assert all(part in said[0] for part in words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--rating", "verry good"), ("'verry good'", "did you mean 'Very Good'?")),
        (("--year", "soon"), ("'soon'", "2024+")),
        (("--work", "bespok"), ("'bespok'", "did you mean 'bespoke'?")),
        (("--sort", "publishd"), ("'publishd'", "did you mean 'published'?")),
        (("--reverse",), ("--reverse", "--sort evaluation")),
        (("--json", "--markdown"), ("--json or --markdown",)),
    ],
    ids=lambda value: " ".join(value),
)
def test_what_is_not_understood_is_named_with_what_would_be(
    arguments: tuple[str, ...], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["partnerships", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert all(part in captured.err for part in words)


@pytest.mark.parametrize("columns", [30, 40, 60])
def test_a_narrow_terminal_gets_no_line_that_breaks(columns: int) -> None:
    ran = jitui_run("partnerships", "--sort", "area", env={"COLUMNS": str(columns)})
    assert ran.status == 0
    assert max(map(len, ran.out.splitlines())) <= columns


def test_each_form_has_an_option_and_each_option_a_form() -> None:
    [command] = [command for command in commands() if command.name == "partnerships"]
    options = {names[0].removeprefix("--") for names, _ in command.arguments}
    assert options & set(FORMAT_OPTIONS) == set(table_formats.FORMATS) - {"text"}


def test_a_program_gets_the_lines_ends_of_csv_and_no_others() -> None:
    out = jitui_run("partnerships", "--csv").out
    assert out.count("\r\n") == out.count("\n") == 18
