"""Whoever mistypes a command, or looks for one, is told in the words of the field."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest

from jitui.cli.command import KINDS
from jitui.cli.commands.registry import MODULES, commands
from jitui.cli.main import main
from jitui.report.model import Kind
from jitui.workbook.file.writer import encode
from jitui.workbook.model import Action, Workbook
from tests.cli.running import Ran, jitui_run


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lst", "list"), ("seach", "search"), ("partnership", "partnerships"), ("chekc", "check")],
)
@pytest.mark.parametrize("before", [(), ("--data", "data"), ("help",)])
def test_a_mistyped_command_names_the_nearest(
    before: tuple[str, ...], typed: str, meant: str
) -> None:
    ran = jitui_run(*before, typed)
    assert (ran.status, ran.out) == (2, "")
    assert f"there is no command {typed!r}" in ran.err
    assert f"did you mean {meant!r}?" in ran.err
    assert ran.err.count("\n") == 1


def test_help_is_a_command_too() -> None:
    assert jitui_run("help") == jitui_run("--help")
    for name in MODULES:
        assert jitui_run("help", name) == jitui_run(name, "--help")


@pytest.mark.parametrize("name", MODULES)
def test_the_help_of_a_command_begins_with_examples(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["help", name]) == 0
    shown = capsys.readouterr().out
    first, _, rest = shown.partition("\nexamples:\n")
    assert "\noptions:" not in first
    assert "\npositional arguments:" not in first
    assert rest.startswith(f"  jitui {name}")


@pytest.fixture
def folder(tmp_path: Path, data_copy: Path) -> Path:
    """A folder with the files that the examples name."""
    assert data_copy == tmp_path / "data"
    book = Workbook(actions=(Action(id="a-1", what="Meet", refs=("s2",)),))
    for name in ("workbook.yaml", "health.yaml", "council.yaml", "theirs.yaml"):
        (tmp_path / name).write_bytes(encode(book))
    home = tmp_path / "home" / "data"
    home.mkdir(parents=True)
    (home / "workbook.yaml").write_bytes(encode(book))
    made = _run(tmp_path, "jitui export actions --format actions-csv -o actions.csv")
    assert made.status == 0, made.err
    return tmp_path


def _run(folder: Path, line: str) -> Ran:
    words = shlex.split(line.partition(" > ")[0])
    assert words.pop(0) == "jitui"
    return jitui_run(*words, env={"JITUI_HOME": str(folder / "home")}, cwd=folder)


@pytest.mark.parametrize("line", [e for command in commands() for e in command.examples])
def test_the_examples_work_as_they_stand(line: str, folder: Path) -> None:
    ran = _run(folder, line)
    assert ran.status == 0, ran.err


def test_the_kinds_in_the_help_are_those_that_there_are() -> None:
    assert KINDS.split(", ") == [kind.value for kind in Kind]
    assert KINDS.split(", ")[-1] in jitui_run("search", "--help").out


def test_every_kind_is_known_by_the_plural_that_people_type() -> None:
    for word in ("discrepancies", "discrepancy", "terms", "areas", "messages"):
        assert jitui_run("list", word).status == 0
    assert "discrepancies" in jitui_run("list", "discrepancis").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--fresh", "list"), "--fresh"),
        (("--workbook", "w.yaml", "list"), "--workbook"),
        (("--workbook", "w.yaml", "list", "terms"), "--workbook"),
        (("--workbook", "w.yaml", "overview"), "--workbook"),
        (("--workbook", "w.yaml", "merge", "a.yaml", "b.yaml"), "--workbook"),
        (("show", "km3", "--workbook", "w.yaml"), "--workbook"),
        (("search", "risk", "--workbook", "w.yaml"), "--notes"),
        (("check", os.curdir, "--data", os.curdir), "--data"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_an_option_that_means_nothing_here_is_not_passed_over(
    arguments: tuple[str, ...], words: str
) -> None:
    """Someone would take the answer for one that heeds it."""
    ran = jitui_run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err
    assert ran.err.count("\n") == 1
