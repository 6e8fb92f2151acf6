"""A report that lacks a kind of entry can be read: the kind is left out, or its list is empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jitui.report.loading.data_files import FILES
from jitui.report.loading.folders import REPORT_FILE
from jitui.report.loading.load import examine, load
from jitui.report.model import Kind
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from tests.cli.running import jitui_run

OTHERS = [file.name for file in FILES if file.name != REPORT_FILE]


@pytest.mark.parametrize("how", ["no file", "entries: []\n", "entries:\n", "{}\n"])
def test_a_report_of_nothing_but_itself_can_be_read(how: str, data_copy: Path) -> None:
    for name in OTHERS:
        if how == "no file":
            (data_copy / name).unlink()
        elif name == "links.yaml":
            (data_copy / name).write_text(f"origin: editorial\n{how.replace('{}', '')}", "utf-8")
        elif name == "then-and-now.yaml":
            (data_copy / name).write_text(how.replace("entries", "changes"), "utf-8")
        else:
            (data_copy / name).write_text(how, "utf-8")
    library, problems = examine(data_copy)
    assert [str(problem) for problem in problems] == []
    assert library is not None
    assert len(library.entries) == 0
    assert (library.changes, library.pairs) == ((), ())
    assert CombinedSearch(Engine(library)).search("risk").hits == ()


def test_a_report_without_questions_keeps_the_rest(data_copy: Path) -> None:
    for name in ("questions.yaml", "links.yaml", "thesaurus.yaml"):
        (data_copy / name).unlink()
    library = load(data_copy)
    assert library.of(Kind.QUESTION) == ()
    assert len(library.of(Kind.MESSAGE)) == 12


def test_what_links_to_a_kind_that_was_left_out_is_still_wrong(data_copy: Path) -> None:
    """A file that was deleted by mistake would take every link into it along in silence."""
    (data_copy / "questions.yaml").unlink()
    _, problems = examine(data_copy)
    assert {problem.file for problem in problems} == {"links.yaml"}
    assert any("no entry has the ref 'rq1'" in problem.wrong for problem in problems)


def test_an_evaluation_without_a_scale_is_wrong(data_copy: Path) -> None:
    (data_copy / "scale.yaml").write_text("entries: []\n", "utf-8")
    _, problems = examine(data_copy)
    wrong = [p.wrong for p in problems if p.file == "partnerships.yaml"]
    assert len(wrong) == 13
    assert all("there are no entries of that kind" in words for words in wrong)


def test_the_check_names_the_files_that_are_not_there(data_copy: Path) -> None:
    (data_copy / "background.yaml").unlink()
    ran = jitui_run("check", str(data_copy))
    assert ran.status == 2
    assert re.search(r"discrepancies.yaml:\d+: d5.passages", ran.out)
    assert "has no background.yaml" in ran.err


def test_a_list_that_must_have_something_in_it_says_so(data_copy: Path) -> None:
    """It said that the key should be left out, and then that the key was missing."""
    file = data_copy / "report.yaml"
    text = file.read_text("utf-8")
    file.write_text(re.sub(r"(?ms)^cautions:.*?(?=^\S)", "cautions: []\n", text), "utf-8")
    _, problems = examine(data_copy)
    assert [p.wrong for p in problems] == ["the list is empty; give one item or more"]
