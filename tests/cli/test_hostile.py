"""Nothing that is typed, named or written in a data file is ever obeyed by the terminal."""

from __future__ import annotations

import csv
import io
import shutil
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from jitui.report.loading.folders import bundled_folder
from tests.cli.running import Ran, jitui_run
from tests.report.faults import edit

EVIL = "\x1b]0;owned\x07\x1b[2J\x1b[31mx\x9b2J\u202e"
QUOTED = r"\e]0;owned\x07\e[2J\e[31mx\x9b2J\u202e"
HIDDEN = ("\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069")


def _is_clean(ran: Ran) -> None:
    for character in ran.out.replace("\r\n", "\n") + ran.err:
        assert character == "\n" or unicodedata.category(character) != "Cc", repr(character)
        assert character not in HIDDEN


@pytest.mark.parametrize(
    "arguments",
    [
        (EVIL,),
        (f"--{EVIL}",),
        ("list", EVIL),
        ("show", EVIL),
        ("show", EVIL, "--json"),
        ("show", f"km3{EVIL}"),
        ("search", EVIL),
        ("search", "--json", EVIL),
        ("search", f"risk {EVIL}"),
        ("search", "x", "--limit", EVIL),
        ("search", "x", f"--{EVIL}"),
        ("define", EVIL),
        ("define", "--json", f"CARM {EVIL}"),
        ("partnerships", EVIL),
        ("partnerships", "--rating", EVIL),
        ("partnerships", "--year", EVIL, "--sort", "area"),
        ("partnerships", "--sort", EVIL),
        ("charts", EVIL),
        ("charts", "--area", EVIL),
        ("--data", EVIL, "list"),
        ("check", EVIL),
    ],
    ids=ascii,
)
def test_what_was_typed_is_never_echoed_raw(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = jitui_run(*arguments, cwd=tmp_path)
    assert ran.status in (0, 1, 2)
    _is_clean(ran)


def test_a_batch_never_echoes_raw() -> None:
    for more in ((), ("--json",)):
        _is_clean(jitui_run("search", "--batch", *more, stdin=f"{EVIL}\nrisk {EVIL}\n"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return sound data with escape sequences wherever text can stand."""
    folder = Path(shutil.copytree(bundled_folder(), tmp_path_factory.mktemp("hostile") / "data"))
    edit(folder, "partnerships.yaml", "title: Moray", f'title: "Moray {QUOTED}"')
    edit(folder, "partnerships.yaml", "[Clacks]", f'["Clacks {QUOTED}"]')
    edit(folder, "glossary.yaml", "acronym: CARM", f'acronym: "CARM{QUOTED}"')
    edit(folder, "report.yaml", "website: ", f'website: "{QUOTED}" #')
    edit(folder, "links.yaml", "# Which", "# \u202e Which")
    edit(folder, "background.yaml", "title: Foreword", f'title: "Foreword {QUOTED}"')
    for key in ("short_title", "period", "previous_period", "key_points", "brief_caution"):
        edit(folder, "report.yaml", f"{key}: ", f'{key}: "{QUOTED}" #')
    edit(
        folder,
        "background.yaml",
        "body: >\n      ",
        "body: >\n      owned \u202e\u2060x\u2061 \u200b\ufeff\u061c ",
    )
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("overview",),
        ("list",),
        ("list", "--json"),
        ("show", "moray", "carm", "clackmannanshire", "foreword"),
        ("show", "moray", "carm", "clackmannanshire", "foreword", "--json"),
        ("search", "Moray"),
        ("search", "owned"),
        ("search", "owned", "--json"),
        ("define", "Care and risk management"),
        ("partnerships",),
        ("partnerships", "--json"),
        ("partnerships", "--csv"),
        ("partnerships", "--markdown"),
        ("charts", "--area", "moray"),
        ("charts", "years", "--area", "moray"),
        ("charts", "evaluations", "--area", "moray", "--svg"),
        ("charts", "--markdown"),
        ("check",),
    ],
    ids=" ".join,
)
def test_data_with_escape_sequences_prints_none(arguments: tuple[str, ...], hostile: Path) -> None:
    ran = jitui_run(*arguments, "--data", str(hostile))
    assert (ran.status, ran.err) == (0, "")
    _is_clean(ran)


def test_a_hostile_file_name_is_cleaned_in_the_check(data_copy: Path) -> None:
    (data_copy / "\x1b[31mscale.yaml").write_text("", "utf-8")
    ran = jitui_run("check", str(data_copy))
    assert ran.status == 2
    assert "scale.yaml" in ran.out
    _is_clean(ran)


def test_a_hostile_folder_name_is_cleaned_in_the_check(data_copy: Path) -> None:
    folder = data_copy.rename(data_copy.parent / "da\x1b[31mta")
    ran = jitui_run("check", str(folder))
    assert ran.status == 0
    _is_clean(ran)


def test_hostile_keys_values_and_tags_are_cleaned_in_problems(data_copy: Path) -> None:
    edit(data_copy, "partnerships.yaml", "    title: Moray", f'    "{QUOTED}": x\n    title: Moray')
    edit(data_copy, "partnerships.yaml", "published: 2022", f'published: "{QUOTED}"')
    edit(data_copy, "scale.yaml", "origin: beyond", f'origin: "{QUOTED}"')
    edit(data_copy, "questions.yaml", "ref: rq1", f'ref: "{QUOTED}"')
    edit(data_copy, "background.yaml", "title: Foreword", "title: !<tag:%1B%5B2J> Foreword")
    for arguments in (("check", str(data_copy)), ("list", "--data", str(data_copy))):
        ran = jitui_run(*arguments)
        assert ran.status == 2
        assert "partnerships.yaml:" in ran.out + ran.err
        _is_clean(ran)


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1:A9)", "\uff1d1"])
def test_an_area_that_is_a_formula_is_harmless_in_a_spreadsheet(name: str, data_copy: Path) -> None:
    edit(data_copy, "partnerships.yaml", "title: Moray", f'title: "{name}"')
    ran = jitui_run("partnerships", "--csv", "--data", str(data_copy))
    rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(ran.out, newline=""))}
    assert rows["moray"]["area"] == f"'{name}"
    assert rows["angus"]["area"] == "Angus"


def test_wide_characters_in_the_data_keep_lines_and_columns_in_place(data_copy: Path) -> None:
    wide = "\u4e2d\u6587\u5b57\u8a9e "
    edit(data_copy, "partnerships.yaml", "title: Moray", f"title: {wide * 2}")
    edit(data_copy, "background.yaml", "body: >\n", f"body: >\n      {wide * 40}\n")
    shown = jitui_run("show", "foreword", "moray", "--data", str(data_copy)).out
    assert wide.strip() in shown
    assert max(map(cell_len, shown.splitlines())) <= 80
    table = jitui_run("partnerships", "--data", str(data_copy)).out.splitlines()
    rows = [line for line in table if " full inspection" in line]
    assert len(rows) == 13
    assert len({cell_len(line[: line.index("20")]) for line in rows}) == 1
