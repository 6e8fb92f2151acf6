"""Export, import and merge as a reader or a script runs them."""

from __future__ import annotations

import io
import json
import stat
import subprocess
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from jitui.workbook.file.reader import decode
from jitui.workbook.file.writer import encode
from jitui.workbook.model import Note, Workbook
from tests.cli.running import Ran, command, jitui_run, surroundings
from tests.export.workbooks import book


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the default workbook in it."""
    (tmp_path / "home" / "data").mkdir(parents=True)
    (tmp_path / "home" / "data" / "workbook.yaml").write_bytes(encode(book()))
    return tmp_path


def _run(home: Path, *arguments: str) -> Ran:
    return jitui_run(*arguments, env={"JITUI_HOME": str(home / "home")}, cwd=home)


def test_the_default_workbook_is_printed_as_markdown(home: Path) -> None:
    ran = _run(home, "export", "--date", "2026-05-04")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("# Joint self-evaluation\n")
    assert "OVERDUE" in ran.out
    assert "**Date:** 4 May 2026" in ran.out


def test_another_workbook_and_a_part_before_or_after_the_command(home: Path) -> None:
    (home / "h.yaml").write_bytes(encode(book("Health")))
    before = _run(home, "--workbook", "h.yaml", "export", "s1", "--format", "json")
    after = _run(home, "export", "s1", "--workbook", "h.yaml", "--format", "json", "-o", "-")
    assert before == after
    found = json.loads(before.out)
    assert found["agency"] == "Health"
    assert [answer["ref"] for answer in found["answers"]] == ["s1"]


def test_without_a_workbook_the_sentence_says_how_to_begin_one(home: Path) -> None:
    (home / "home" / "data" / "workbook.yaml").unlink()
    ran = _run(home, "export")
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert "--workbook" in ran.err
    ran = _run(home, "export", "--workbook", "none.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert "there is no file" in ran.err
    assert not (home / "none.yaml").exists()


@pytest.mark.parametrize("name", ["x.docx", "x.html", "x.md", "x.json"])
def test_a_file_is_written_once_and_for_its_owner(name: str, home: Path) -> None:
    assert _run(home, "export", "-o", name, "--date", "2026-05-04").status == 0
    first = (home / name).read_bytes()
    assert stat.S_IMODE((home / name).stat().st_mode) == 0o600
    refused = _run(home, "export", "-o", name)
    assert refused.status == 2
    assert "--force" in refused.err
    assert _run(home, "export", "-o", name, "--date", "2026-05-04", "--force").status == 0
    assert (home / name).read_bytes() == first


def test_a_word_file_goes_through_a_pipe_byte_for_byte(home: Path) -> None:
    done = subprocess.run(
        command("export", "--format", "docx", "-o", "-"),
        capture_output=True,
        env=surroundings({"JITUI_HOME": str(home / "home")}),
        check=True,
    )
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as parts:
        assert parts.testzip() is None


def test_csv_keeps_its_own_line_ends(home: Path) -> None:
    done = subprocess.run(
        command("export", "actions", "--format", "actions-csv"),
        capture_output=True,
        env=surroundings({"JITUI_HOME": str(home / "home")}),
        check=True,
    )
    assert done.stdout.startswith(b"\xef\xbb\xbfid,what,")
    assert done.stdout.count(b"\r\n") == 5
    assert b"\r\r" not in done.stdout


def test_personal_data_is_warned_of_and_stops_nothing(home: Path) -> None:
    answer = replace(book().answer("s1"), strengths="Firstname Surname, born 3 May 2012")
    (home / "p.yaml").write_bytes(encode(book().with_answer(answer)))
    ran = _run(home, "export", "--workbook", "p.yaml", "-o", "x.md")
    assert ran.status == 0
    assert "the answer to s1, strengths: looks like a date of birth" in ran.err
    assert "Surname" not in ran.err
    assert "Surname" in (home / "x.md").read_text("utf-8")
    # What is not in the part is no concern of it.
    assert "looks like" not in _run(home, "export", "rq3", "--workbook", "p.yaml").err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("export", "s9"), 1),
        (("export", "--format", "pdf"), 2),
        (("export", "-o", "x.pdf"), 2),
        (("export", "-o", "x.csv"), 2),
        (("export", "--date", "tomorrow"), 2),
        (("export", "--workbook", "."), 2),
        (("import", "none.json"), 2),
        (("merge", "home/data/workbook.yaml"), 2),
        (("merge", "home/data/workbook.yaml", "none.yaml"), 2),
        (("merge", "home/data/workbook.yaml", "home/data/workbook.yaml", "-o", "x.csv"), 2),
    ],
)
def test_what_cannot_be_is_a_sentence(arguments: tuple[str, ...], status: int, home: Path) -> None:
    ran = _run(home, *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert ran.err.startswith("jitui: ")
    assert [path.name for path in home.iterdir()] == ["home"]


def test_a_broken_workbook_names_its_line_and_is_left_alone(home: Path) -> None:
    path = home / "b.yaml"
    path.write_text("jitui-workbook: 1\nanswers:\n  - ref: s1\n    status: dnoe\n")
    ran = _run(home, "export", "--workbook", "b.yaml")
    assert ran.status == 2
    assert ran.err.startswith("b.yaml:4: ")


def _kept(home: Path, name: str) -> object:
    return decode((home / name).read_bytes(), name)[0]


def test_an_export_comes_back_into_a_new_workbook(home: Path) -> None:
    assert _run(home, "export", "-o", "w.json").status == 0
    ran = _run(home, "import", "w.json", "--workbook", "n.yaml")
    assert (ran.status, ran.err) == (0, "")
    assert "11 added" in ran.out
    assert _kept(home, "n.yaml") == _kept(home, "home/data/workbook.yaml")


def test_a_wrong_row_keeps_all_rows_out(home: Path) -> None:
    before = (home / "home" / "data" / "workbook.yaml").read_bytes()
    (home / "x.csv").write_text("what,by\nGood,2026-12-31\nBad,soon\n")
    ran = _run(home, "import", "x.csv")
    assert ran.status == 2
    assert "x.csv:3: by: " in ran.err
    assert "nothing was imported" in ran.err
    assert (home / "home" / "data" / "workbook.yaml").read_bytes() == before


def test_replace_takes_the_files_rows(home: Path) -> None:
    (home / "x.csv").write_text("id,what\na-aaaa,Something else\n")
    assert _run(home, "import", "x.csv").status == 2
    assert _run(home, "import", "x.csv", "--replace").status == 0
    assert "Something else" in _run(home, "export", "actions").out


def test_workbooks_are_merged_under_their_agencies(home: Path) -> None:
    (home / "h.yaml").write_bytes(encode(book("Health", s1="Weak")))
    default = "home/data/workbook.yaml"
    ran = _run(home, "merge", default, "h.yaml")
    assert (ran.status, ran.err) == (0, "")
    assert "from Good to Weak" in ran.out
    shape = json.loads(_run(home, "merge", default, "h.yaml", "--format", "json").out)
    assert [agency["name"] for agency in shape["agencies"]] == ["Council", "Health"]
    for name in ("m.docx", "m.html"):
        assert _run(home, "merge", default, "h.yaml", "-o", name).status == 0
        assert (home / name).stat().st_size > 1_000


def test_notes_are_searched_with_the_report_when_asked_for(tmp_path: Path) -> None:
    """A note could be written on the command line's workbook and never be found there again."""
    file = tmp_path / "w.yaml"
    note = Note(id="n-aaaa", ref="km1", words="x", text="ask the marzipan group")
    file.write_bytes(encode(Workbook(notes=(note,))))
    asked = ("search", "marzipan", "kind:note", "--notes", "--workbook", str(file), "--json")
    found = jitui_run(*asked)
    assert [hit["ref"] for hit in json.loads(found.out)["results"]] == ["book:n-aaaa"]
    assert jitui_run("search", "marzipan").status == 1
