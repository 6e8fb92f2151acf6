"""A file that cannot be read at all is one sentence, and hides no fault of another file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jitui.errors import Problem
from jitui.report.loading.load import examine
from tests.report.faults import edit

Breaks = Callable[[Path], object]

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def _text(text: str) -> Breaks:
    return lambda path: path.write_text(text, "utf-8")


def _recode(encoding: str) -> Breaks:
    def save(path: Path) -> None:
        text = path.read_text("utf-8") + "# caf\xe9\n"
        path.write_bytes(text.encode(encoding, errors="replace"))

    return save


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _endless(path: Path) -> None:
    """Make the file 1 GiB long without writing that much."""
    with path.open("r+b") as file:
        file.truncate(1 << 30)


BROKEN: dict[str, tuple[Breaks, str]] = {
    "UTF-16": (_recode("utf-16"), "byte 0xFF is not UTF-8"),
    "UTF-16 without a mark": (_recode("utf-16-le"), "not"),
    "Latin-1": (_recode("latin-1"), "byte 0xE9 is not UTF-8"),
    "empty": (_text(""), "the file is empty"),
    "only white space": (_text("\n  \n"), "the file is empty"),
    "only comments": (_text("# to be written\n# later\n"), "the file is empty"),
    "an alias bomb": (_text(BOMB), "aliases"),
    "too large": (_endless, "16 MiB"),
    "a directory": (_directory, "cannot be read"),
    "an open quote": (_text('entries:\n  - ref: "x\n'), "not readable as YAML"),
    "a raw escape": (_text("entries: \x1b[2J\n"), "not"),
    "a NUL": (_text("entries: \0\n"), "not"),
    "two documents": (_text("entries: 1\n---\nentries: 2\n"), "second document"),
    "another version of YAML": (_text("%YAML 9.9\n---\nentries: 1\n"), "not readable as YAML"),
    "a list": (_text("- ref: x\n- ref: y\n"), "should be a group of keys, but is a list"),
    "a sentence": (_text("to be written later\n"), "should be a group of keys, but is text"),
    "entries that are a group": (_text("entries:\n  x: y\n"), "should be a list"),
    "entries that are text": (_text("entries: later\n"), "should be a list, but is text"),
    "entries without keys": (_text("entries: [x, y]\n"), "should be a group of keys"),
    "entries under another key": (_text("entry:\n  - ref: x\n"), "'entry' is not a key here"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_what_is_wrong(name: str, data_copy: Path) -> None:
    file = "earlier-messages.yaml"
    breaks, words = BROKEN[name]
    breaks(data_copy / file)
    library, problems = examine(data_copy)
    assert library is None
    assert words in " ".join(p.wrong for p in problems if p.file == file)


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("file", ["scale.yaml", "report.yaml", "indicator.yaml"])
def test_a_broken_file_does_not_drown_the_faults_of_others(
    file: str, name: str, data_copy: Path
) -> None:
    """One fault elsewhere is told beside it, and no sound line is called wrong because of it."""
    BROKEN[name][0](data_copy / file)
    edit(data_copy, "questions.yaml", "    keywords:", "    keyword:", "ref: rq1\n")
    _, problems = examine(data_copy)
    elsewhere = [(p.file, p.key) for p in problems if p.file != file]
    assert elsewhere == [("questions.yaml", "rq1")]


@pytest.mark.parametrize("name", sorted({*BROKEN} - {"a list", "a sentence"}))
def test_no_suggestion_is_an_empty_list(name: str, data_copy: Path) -> None:
    """Whoever is told what a value may be is told at least one."""
    BROKEN[name][0](data_copy / "scale.yaml")
    _, problems = examine(data_copy)
    assert [str(p) for p in problems if p.wrong.rstrip().endswith("one of:")] == []


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("[", "nested more than 24 levels deep"),
        ("{a: ", "nested more than 24 levels deep"),
        ("- ", "nested more than 24 levels deep"),
        ("? ", "a key must be a word"),
    ],
)
def test_a_hundred_thousand_levels_end_in_a_sentence(
    opening: str, words: str, data_copy: Path
) -> None:
    """The parser below is known to crash the process on these; another one has to survive."""
    (data_copy / "scale.yaml").write_text(opening * 100_000, "utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "jitui", "check", str(data_copy)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 2
    assert told.stdout.startswith(f"scale.yaml:1: {words}")
    assert told.stdout.count("\n") == 1


@pytest.mark.parametrize("name", ["scales.yaml", "scale.yml", "six-point-scale.yaml"])
def test_a_misspelt_file_name_is_pointed_out(name: str, data_copy: Path) -> None:
    (data_copy / "scale.yaml").rename(data_copy / name)
    _, problems = examine(data_copy)
    assert [p.file for p in problems] == [name]
    assert "reads no file of this name" in problems[0].wrong
    assert "scale.yaml" in problems[0].wrong


def test_files_that_are_no_data_are_left_alone(data_copy: Path) -> None:
    for name in ("README.md", ".scale.yaml.swp", "scale.yaml~", "notes.txt"):
        (data_copy / name).write_text("- [", "utf-8")
    assert examine(data_copy)[1] == []


def test_an_empty_folder_lacks_the_one_file_that_every_report_has(tmp_path: Path) -> None:
    _, problems = examine(tmp_path)
    assert [p.file for p in problems] == ["report.yaml"]
    assert "missing" in problems[0].wrong


def test_a_problem_reads_as_file_line_key_and_words() -> None:
    assert (
        str(Problem("a.yaml", 7, "km3.location", "is empty")) == "a.yaml:7: km3.location: is empty"
    )
    assert str(Problem("a.yaml", 7, "", "is empty")) == "a.yaml:7: is empty"
    assert str(Problem("a.yaml", 0, "", "is empty")) == "a.yaml: is empty"
