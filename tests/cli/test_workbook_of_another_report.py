"""A workbook of another report: no command shows, takes or writes anything of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.cli.main import main
from jitui.export.json_export import workbook_json
from jitui.workbook.file.writer import encode
from jitui.workbook.model import Answer, Note, Workbook
from tests.report.faults import edit

OURS = Workbook(
    answers=(Answer(ref="rq1", text="of the first report"),),
    notes=(Note(id="n-aaaa", ref="km1", words="", text="kinship of the first report"),),
)


@pytest.fixture
def other(data_copy: Path) -> str:
    """The data folder of another report."""
    edit(data_copy, "report.yaml", "\nid: ", "\nid: another-report #")
    return str(data_copy)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workbook of the bundled report."""
    path = tmp_path / "ours.yaml"
    path.write_bytes(encode(OURS))
    return path


@pytest.mark.parametrize(
    "asked",
    [
        ("export", "--workbook", "{file}"),
        ("import", "{file}"),
        ("import", "{json}"),
        ("merge", "{file}", "{file}"),
        ("search", "--notes", "kinship", "--workbook", "{file}"),
    ],
    ids=" ".join,
)
def test_it_is_refused_in_a_sentence(
    asked: tuple[str, ...], other: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Old answers were exported under another report's questions."""
    json = file.with_suffix(".json")
    json.write_bytes(workbook_json(OURS))
    before = file.read_bytes()
    arguments = [word.format(file=file, json=json) for word in asked]
    assert main(["--data", other, *arguments]) == 2
    captured = capsys.readouterr()
    assert "the open report is another-report" in captured.err
    assert "first report" not in captured.out
    assert file.read_bytes() == before
    assert main(arguments) == 0


def test_its_own_default_file_is_another_one(
    other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", other, "paths"]) == 0
    out = capsys.readouterr().out
    assert "workbook-another-report.yaml" in out
    assert "marks-another-report.json" in out


def test_check_says_it_and_compares_no_refs(
    other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_bytes(encode(Workbook(answers=(Answer(ref="rq99", text="x"),))))
    path.chmod(0o600)
    assert main(["check", str(path), "--data", other]) == 0
    _, remark = capsys.readouterr().out.splitlines()
    assert "another-report" in remark


def test_a_data_folder_without_an_id_is_told_what_to_add(
    data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data_copy, "report.yaml", "\nid: ", "\n#id: ")
    assert main(["check", str(data_copy)]) == 2
    assert "the key 'id' is missing" in capsys.readouterr().out


@pytest.mark.parametrize("id", ["Another Report", "../x", "a--b", "x" * 81, "km1."])
def test_an_id_that_is_no_name_for_a_file_is_refused(
    id: str, data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data_copy, "report.yaml", "\nid: ", f"\nid: {id} #")
    assert main(["check", str(data_copy)]) == 2
    assert "report.yaml:5: id: " in capsys.readouterr().out


def test_a_judgement_off_the_scale_is_a_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.yaml"
    path.write_bytes(encode(Workbook(answers=(Answer(ref="s1", judgement="good"),))))
    path.chmod(0o600)
    assert main(["check", str(path)]) == 0
    assert "did you mean 'Good'?" in capsys.readouterr().out
