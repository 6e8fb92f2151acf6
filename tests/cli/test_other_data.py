"""Any folder of the same shape can be read, checked and searched instead of the bundled one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jitui.cli.main import main
from jitui.report.loading.load import load
from tests.cli.running import jitui_run
from tests.report.faults import FAULTS, Fault, edit

CHANGED = (
    (("list", "partnerships"), "Aberdeenland"),
    (("show", "moray"), "Aberdeenland"),
    (("search", "Aberdeenland"), "Aberdeenland"),
    (("partnerships",), "Aberdeenland"),
    (("partnerships", "--csv"), "Aberdeenland"),
    (("partnerships", "--json"), "Aberdeenland"),
    (("partnerships", "aberdeenl"), "Aberdeenland"),
    (("charts", "years"), "Aberdeenland"),
    (("charts", "years", "--svg"), "Aberdeenland"),
    (("define", "Riskwork"), "Riskwork"),
    (("overview",), "A second edition"),
)


def _change(folder: Path) -> None:
    edit(folder, "partnerships.yaml", "title: Moray", "title: Aberdeenland")
    edit(folder, "glossary.yaml", "title: Care and risk management", "title: Riskwork")
    title = load(folder).report.title
    edit(folder, "report.yaml", f"title: {title}", "title: A second edition")


@pytest.mark.parametrize(("arguments", "words"), CHANGED, ids=lambda value: " ".join(value))
def test_a_title_changed_in_a_copy_is_seen_by_every_command(
    arguments: tuple[str, ...],
    words: str,
    data_copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _change(data_copy)
    assert main([*arguments, "--data", str(data_copy)]) == 0
    after = capsys.readouterr().out
    assert words in after
    assert main(["--data", str(data_copy), *arguments]) == 0
    assert capsys.readouterr().out == after
    monkeypatch.setenv("JITUI_DATA", str(data_copy))
    assert main(arguments) == 0
    assert capsys.readouterr().out == after
    monkeypatch.delenv("JITUI_DATA")
    main(arguments)
    assert words not in capsys.readouterr().out


def test_the_option_wins_over_the_variable(data_copy: Path, tmp_path: Path) -> None:
    _change(data_copy)
    ran = jitui_run(
        "show", "moray", "--data", str(data_copy), env={"JITUI_DATA": str(tmp_path / "none")}
    )
    assert ran.status == 0
    assert "Aberdeenland" in ran.out


def test_an_empty_variable_means_the_bundled_data() -> None:
    assert jitui_run("show", "km3", env={"JITUI_DATA": ""}).status == 0


def test_a_folder_may_be_named_from_where_one_is_or_from_home(data_copy: Path) -> None:
    _change(data_copy)
    here = jitui_run("show", "moray", "--data", "data", cwd=data_copy.parent)
    home = jitui_run("show", "moray", "--data", "~/data", env={"HOME": str(data_copy.parent)})
    assert "Aberdeenland" in here.out
    assert here.out == home.out


def test_the_check_says_which_folder_it_read(
    data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(data_copy)]) == 0
    assert str(data_copy) in capsys.readouterr().out
    assert main(["check", "--data", str(data_copy)]) == 0
    assert str(data_copy) in capsys.readouterr().out


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_listed_by_the_check(
    fault: Fault, data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fault.plant(data_copy)
    assert main(["check", str(data_copy)]) == 2
    listed = capsys.readouterr()
    assert any(line.startswith(f"{fault.file}:") for line in listed.out.splitlines())
    assert str(data_copy) in listed.err


@pytest.mark.parametrize(
    "arguments", [["list"], ["show", "km3"], ["search", "x"], ["partnerships"]]
)
def test_a_fault_stops_every_other_command_and_is_told_by_it(
    arguments: list[str], data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is shown of data that is not sound, in case it is the unsound part."""
    FAULTS[0].plant(data_copy)
    assert main(["check", str(data_copy)]) == 2
    listed = capsys.readouterr().out
    assert main([*arguments, "--data", str(data_copy)]) == 2
    stopped = capsys.readouterr()
    assert stopped.out == ""
    assert stopped.err.startswith(listed)
    assert "jitui check" in stopped.err


def test_a_problem_is_one_line_even_when_the_fault_is_not(data_copy: Path) -> None:
    """Whoever reads the list with a script takes each line for a problem."""
    for ref in ("moray", "angus"):
        edit(data_copy, "partnerships.yaml", f"ref: {ref}\n", 'ref: "a\\nb"\n')
    edit(data_copy, "scale.yaml", "step: 2", 'step: "2\\n2"')
    ran = jitui_run("check", str(data_copy))
    for line in ran.out.splitlines():
        assert line.partition(":")[0].endswith(".yaml"), line


def test_an_entrys_changed_text_is_found_by_a_search(data_copy: Path) -> None:
    edit(data_copy, "partnerships.yaml", "keywords: [Clacks]", "keywords: [Clacks, Wee Coonty]")
    ran = jitui_run("search", "Coonty", "--json", "--data", str(data_copy))
    assert [hit["ref"] for hit in json.loads(ran.out)["results"]] == ["clackmannanshire"]
