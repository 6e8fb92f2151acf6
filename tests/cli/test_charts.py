"""The pictures from the command line: found by name, printed in every form."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jitui.cli.command import FORMAT_OPTIONS
from jitui.cli.commands.registry import commands
from jitui.cli.main import main
from jitui.output import chart_formats
from jitui.report.charts import chart, charts
from jitui.report.model import Library
from tests.cli.running import jitui_run
from tests.report.faults import edit

NAMES = ("evaluations", "years", "programmes", "evidence")


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["charts", *arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_without_a_name_each_picture_is_listed_with_what_it_shows(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = _printed(capsys)
    for shown in charts(library):
        assert f"{shown.name}: {shown.title}\n" in out
        assert shown.sentences[0] in " ".join(out.split())
    every = json.loads(_printed(capsys, "--json"))
    assert [one["name"] for one in every["charts"]] == list(NAMES)
    assert _printed(capsys, "--markdown").count("\n## ") == 3


@pytest.mark.parametrize("named", ["years", "chart:years", "Years", "CHART:YEARS"])
def test_a_picture_is_found_by_its_name_or_its_ref(
    named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _printed(capsys, named).startswith("years: Evaluations by year published\n")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["csv", "markdown", "json", "svg", "text"])
def test_a_form_is_what_the_app_would_save(
    name: str, form: str, capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    shown = chart(library, name, "moray")
    assert shown is not None
    option = [] if form == "text" else [f"--{form}"]
    out = _printed(capsys, name, "--area", "moray", *option)
    assert out == chart_formats.FORMATS[form].write(library, shown)


@pytest.mark.parametrize("named", ["moray", "Moray", "MORAYSHIRE"])
def test_an_area_is_marked_by_its_ref_or_any_of_its_names(
    named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Moray, your area" in _printed(capsys, "evaluations", "--area", named)
    assert "Moray" in json.loads(_printed(capsys, "years", "--area", named, "--json"))["your_area"]


def test_no_area_is_marked_unless_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES:
        assert "our area" not in _printed(capsys, name)
        assert json.loads(_printed(capsys, name, "--json"))["your_area"] is None


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("yeras",), 1, ("'yeras'", "did you mean years?")),
        (("chart:evidense",), 1, ("did you mean evidence?",)),
        (("xqzvwkj",), 1, ("'xqzvwkj'", ", ".join(NAMES))),
        (("--svg",), 2, ("--svg needs a chart's name", "jitui charts evaluations --svg")),
        (("--csv",), 2, ("--csv needs a chart's name",)),
        (("years", "--svg", "--json"), 2, ("--json or --svg",)),
        (("years", "--area", "glasgo"), 2, ("'glasgo'", "did you mean glasgow?")),
        (("years", "--area", "km3"), 2, ("'km3'", "no area", "jitui list areas")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_what_is_not_there_or_not_understood_is_said_with_what_is(
    arguments: tuple[str, ...],
    status: int,
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["charts", *arguments]) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("jitui: ")
    assert captured.err.count("\n") == 1
    assert all(part in captured.err for part in words)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("form", ["--svg", "--csv", "--markdown", "--json"])
def test_no_dash_is_lost_whatever_the_terminals_encoding(form: str, encoding: str) -> None:
    plain = jitui_run("charts", "programmes", form)
    other = jitui_run(
        "charts", "programmes", form, env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    )
    assert other == plain


def test_the_svg_that_is_printed_is_one_document() -> None:
    root = ElementTree.fromstring(jitui_run("charts", "evidence", "--svg").out)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_each_form_has_an_option_and_each_option_a_form() -> None:
    [command] = [command for command in commands() if command.name == "charts"]
    options = {names[0].removeprefix("--") for names, _ in command.arguments}
    assert options & set(FORMAT_OPTIONS) == set(chart_formats.FORMATS) - {"text"}


def test_data_without_the_last_programmes_figures_have_one_picture_less(data_copy: Path) -> None:
    edit(data_copy, "indicator.yaml", "        name: previous-share\n", "")
    ran = jitui_run("charts", "--json", "--data", str(data_copy))
    assert [one["name"] for one in json.loads(ran.out)["charts"]] == [
        name for name in NAMES if name != "programmes"
    ]
    ran = jitui_run("charts", "programmes", "--data", str(data_copy))
    assert (ran.status, ran.out) == (1, "")


def test_data_without_figures_have_no_picture_and_say_so(data_copy: Path) -> None:
    path = data_copy / "partnerships.yaml"
    text = re.sub(r"    (published|evaluation): .*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("work: full inspection", "work: bespoke work"), "utf-8")
    edit(data_copy, "background.yaml", "ref: evidence\n", "ref: evidence-base\n")
    edit(data_copy, "discrepancies.yaml", "programme, evidence,", "programme, evidence-base,")
    for form, out in (((), ""), (("years",), ""), (("--json",), '{\n  "charts": []\n}\n')):
        ran = jitui_run("charts", *form, "--data", str(data_copy))
        assert (ran.status, ran.out) == (1, out), ran.err
        assert "no figures for a chart" in ran.err
