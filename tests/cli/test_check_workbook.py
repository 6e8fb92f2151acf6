"""``jitui check FILE`` tells what a workbook holds, or everything that is wrong with it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from jitui.cli.main import main
from jitui.workbook.file.writer import encode
from jitui.workbook.model import Action, Answer, Evidence, EvidenceKind, Note, Workbook
from tests.cli.running import jitui_run
from tests.workbook.test_file import DOCS

OURS = Workbook(
    area="moray",
    answers=(Answer(ref="rq1", text="x"), Answer(ref="rq2"), Answer(ref="s1")),
    evidence=(
        Evidence(id="e-1", kind=EvidenceKind.STAFF, shows="x", refs=("s1",)),
        Evidence(id="e-2", kind=EvidenceKind.STAFF, shows="x"),
    ),
    actions=(Action(id="a-1", what="x", refs=("km1",)),),
    notes=tuple(Note(id=f"n-{n}", ref="km3", words="x", text="y") for n in range(4)),
)


def _file(tmp_path: Path, data: bytes, name: str = "our.yaml") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("name", ["our.yaml", "our.YML", "our", "a name: with\x1b odd.yaml"])
def test_a_sound_workbook_says_in_one_line_what_it_holds(name: str, tmp_path: Path) -> None:
    if os.name == "nt" and ":" in name:
        pytest.skip("no such names there")
    path = _file(tmp_path, encode(OURS), name)
    ran = jitui_run("check", str(path))
    shown = str(path).replace("\x1b", "")
    counts = "3 answers, 2 pieces of evidence, 1 action and 4 notes"
    assert ran.out == f"{shown}: a workbook with {counts}\n"
    assert (ran.status, ran.err) == (0, "")


def test_a_file_that_was_just_made_is_a_new_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(_file(tmp_path, b""))]) == 0
    assert "0 answers, 0 pieces of evidence, 0 actions and 0 notes" in capsys.readouterr().out


def test_the_example_in_the_documents_has_no_remarks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r"```yaml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found
    assert main(["check", str(_file(tmp_path, found[1].encode()))]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_every_problem_is_a_line_and_the_status_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "jitui-workbook: 1\nagancy: Health\nanswers:\n- ref: s1\n  status: agred\n"
    path = _file(tmp_path, text.encode())
    assert main(["check", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [
        f"{path}:2: 'agancy' is not a key here; did you mean 'agency'?",
        f"{path}:5: answers.s1.status: 'agred' is not known; did you mean 'agreed'?",
    ]
    assert captured.err == f"jitui: 2 problems in the workbook {path}\n"


def test_a_newer_workbook_is_named_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(_file(tmp_path, b"jitui-workbook: 3\n"))]) == 2
    captured = capsys.readouterr()
    assert "a newer jitui made this file" in captured.out
    assert captured.err.startswith("jitui: 1 problem in the workbook ")


def test_refs_that_the_report_has_not_are_remarks_and_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strange = Workbook(
        area="morray",
        answers=(Answer(ref="rq1"), Answer(ref="zzzzzz")),
        actions=(Action(id="a-1", what="x", refs=("km1", "km44")),),
        notes=(Note(id="n-1", ref="km3", words="", text="y"),),
    )
    data = encode(strange)
    path = _file(tmp_path, data)
    assert main(["check", str(path)]) == 0
    first, *remarks = capsys.readouterr().out.splitlines()
    assert "2 answers" in first
    lines = data.decode().splitlines()
    assert len(remarks) == 3
    for remark, place, ref in zip(
        remarks,
        ("area", "answers.zzzzzz", "actions.a-1.refs"),
        ("morray", "zzzzzz", "km44"),
        strict=True,
    ):
        found = re.match(rf"{re.escape(str(path))}:(\d+): {re.escape(place)}: ", remark)
        assert found
        assert ref in lines[int(found[1]) - 1]
        assert f"no entry '{ref}'" in remark
    assert "did you mean 'moray'?" in remarks[0]
    assert "did you mean" not in remarks[1]


@pytest.mark.skipif(os.name == "nt", reason="it has no such permissions")
@pytest.mark.parametrize(("mode", "said"), [(0o600, False), (0o400, False), (0o640, True)])
def test_a_file_that_others_may_open_is_remarked_upon(
    mode: int, said: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _file(tmp_path, encode(OURS), "of the spring.yaml")
    path.chmod(mode)
    assert main(["check", str(path)]) == 0
    assert (f"chmod 600 '{path}'" in capsys.readouterr().out) is said


@pytest.mark.parametrize(
    "name", ["nowhere.yaml", "nowhere.yml", "x" * 300 + ".yaml", "~nobody-of-this-name/a.yaml"]
)
def test_a_workbook_that_is_not_there_is_said_to_be_so(name: str, tmp_path: Path) -> None:
    ran = jitui_run("check", name, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert name in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "our.yaml")
    ran = jitui_run("check", "our.yaml", cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert "not an ordinary file" in ran.err


def test_a_null_character_in_the_name_is_no_crash(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a\0b.yaml"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_is_still_a_data_folder_whatever_its_name(
    data_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = data_copy.rename(data_copy.with_name("data.yaml"))
    assert main(["check", str(named)]) == 0
    assert "entries" in capsys.readouterr().out


def test_broken_data_does_not_keep_a_workbook_from_being_checked(
    data_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_copy / "scale.yaml").write_text("entries: x\n", "utf-8")
    path = _file(tmp_path, encode(Workbook(answers=(Answer(ref="zzzzzz", text="x"),))))
    assert main(["check", str(path), "--data", str(data_copy)]) == 0
    captured = capsys.readouterr()
    assert "1 answer," in captured.out
    assert captured.out.count("\n") == 1
    assert "could not be checked" in captured.err


@pytest.mark.parametrize("name", ["report.yaml", "scale.yaml", "links.yaml"])
def test_a_data_file_is_not_taken_for_a_workbook(name: str, data_copy: Path) -> None:
    """Who had mended one file was told that none of its keys belonged there."""
    ran = jitui_run("check", f"data/{name}", cwd=data_copy.parent)
    assert (ran.status, ran.out) == (2, "")
    assert "jitui check data" in ran.err
    assert ran.err.count("\n") == 1
    # A workbook may have any name, even there.
    (data_copy / name).write_bytes(encode(OURS))
    assert jitui_run("check", f"data/{name}", cwd=data_copy.parent).status == 0
