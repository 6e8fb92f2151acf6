"""Each command prints plain text that a person, or a screen reader, can read."""

from __future__ import annotations

import pytest

from jitui import __version__
from jitui.cli.main import main
from jitui.report.model import Kind, Library
from tests.cli.running import jitui_run


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main(arguments) == status
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def test_the_overview_says_what_the_report_is_and_how_areas_were_evaluated(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = _printed(capsys, "overview")
    for words in ("COMMS-0825-566", "26 August 2025", "10,968", "11 of the 13", "Excellent: 1"):
        assert words in out
    folded = " ".join(out.split())
    assert all(caution in folded for caution in library.report.cautions)


def test_the_list_has_every_ref(capsys: pytest.CaptureFixture[str], library: Library) -> None:
    words = _printed(capsys, "list").split()
    assert set(library.entries) <= set(words)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("messages", Kind.MESSAGE),
        ("message", Kind.MESSAGE),
        ("Key messages", Kind.MESSAGE),
        ("key-messages", Kind.MESSAGE),
        ("indicator", Kind.INDICATOR),
        ("statements", Kind.STATEMENT),
        ("sections", Kind.SECTION),
        ("PARTNERSHIPS", Kind.PARTNERSHIP),
        ("areas", Kind.PARTNERSHIP),
        ("terms", Kind.TERM),
        ("glossary", Kind.TERM),
        ("questions", Kind.QUESTION),
        ("earlier", Kind.EARLIER),
        ("background", Kind.BACKGROUND),
        ("scale", Kind.SCALE),
        ("reading notes", Kind.DISCREPANCY),
    ],
)
def test_a_kind_is_listed_by_any_of_its_names(
    typed: str, kind: Kind, capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = _printed(capsys, "list", typed)
    assert out.splitlines()[0].endswith(f"({len(library.of(kind))})")
    firsts = {line.split()[0] for line in out.splitlines()[1:] if not line.startswith("    ")}
    assert {entry.ref for entry in library.of(kind)} <= firsts


def test_an_entry_is_shown_with_where_it_stands(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = _printed(capsys, "show", "KM 3")
    assert out.startswith("km3: ")
    assert " ".join(library.entries["km3"].body) in " ".join(out.split())
    assert "Key message 3 of 12" in out
    assert "(editorial): s1.6" in out
    assert "p. 4" in out


def test_several_entries_are_shown_in_the_order_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = _printed(capsys, "show", "s1.2", "km1", "East Lothian", "KM1")
    starts = [line.partition(":")[0] for line in out.splitlines()]
    assert [ref for ref in starts if ref in ("s1.2", "km1", "east-lothian")] == [
        "s1.2",
        "km1",
        "east-lothian",
    ]


def test_an_area_is_shown_with_its_evaluation_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = _printed(capsys, "show", "moray")
    assert "Evaluation: Adequate (step 3 of 6)" in out
    assert "2024" in out


def test_a_search_prints_hits_with_their_snippets(capsys: pytest.CaptureFixture[str]) -> None:
    out = _printed(capsys, "search", "chronologies")
    assert "chronology: Chronology (term" in out
    assert "\x1b" not in out


def test_words_of_a_search_may_be_one_argument_or_several(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _printed(capsys, "search", "independent advocacy") == _printed(
        capsys, "search", "independent", "advocacy"
    )


def test_a_limit_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    out = _printed(capsys, "search", "staff", "--limit", "2")
    assert len([line for line in out.splitlines() if line and not line.startswith(" ")]) == 2


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("CARM", "carm"),
        ("carm", "carm"),
        ("Care and risk management", "carm"),
        ("IRD", "inter-agency-referral-discussion"),
        ("CPC", "child-protection-committee"),
        ("COG", "chief-officers-groups"),
        ("SCIM", "scottish-child-interview-model"),
        ("UNCRC", "uncrc"),
        ("GIRFEC", "girfec"),
        ("CAMHS", "camhs"),
        ("CPPM", "child-protection-planning-meeting"),
        ("CPR", "child-protection-register"),
        ("QI", "quality-indicator"),
        ("CPP", "community-planning-partnership"),
        ("VYP", "vulnerable-young-person-process"),
        ("CSO", "compulsory-supervision-order"),
        ("HMICS", "hmics"),
        ("HIS", "his"),
        ("Very Good", "very-good"),
    ],
)
def test_a_term_is_defined(typed: str, ref: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _printed(capsys, "define", *typed.split()).startswith(f"{ref}: ")


def test_the_table_has_a_row_for_each_area_and_what_must_be_said_with_it(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = _printed(capsys, "partnerships")
    lines = out.splitlines()
    for place in library.partnerships():
        row = next(line for line in lines if line.startswith(f"{place.title} "))
        assert (place.evaluation or "not evaluated") in row
        assert str(place.published or "\u2013") in row
    assert all(caution in " ".join(out.split()) for caution in library.report.cautions)


def test_the_check_of_sound_data_says_how_much_there_is(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = _printed(capsys, "check")
    assert f"{len(library.entries)} entries" in out
    assert f"{len(library.links)} links" in out
    assert "no problems" in out


def test_without_a_terminal_and_a_command_there_is_help() -> None:
    ran = jitui_run()
    assert (ran.status, ran.err) == (0, "")
    for name in ("overview", "list", "show", "search", "define", "partnerships", "charts", "check"):
        assert f"\n    {name}" in ran.out


def test_the_version_is_the_packages() -> None:
    assert jitui_run("--version").out.strip() == f"jitui {__version__}"


@pytest.mark.parametrize(
    "arguments",
    [
        ("overview",),
        ("list",),
        ("list", "terms"),
        ("show", "km3", "s2", "moray"),
        ("search", "risk", "of", "harm"),
        ("define", "CARM"),
        ("partnerships",),
        ("charts",),
        ("charts", "evidence", "--area", "moray"),
    ],
    ids=" ".join,
)
def test_what_is_printed_fits_80_columns_and_has_no_codes(arguments: tuple[str, ...]) -> None:
    ran = jitui_run(*arguments)
    assert (ran.status, ran.err) == (0, "")
    assert "\x1b" not in ran.out
    assert [line for line in ran.out.splitlines() if len(line) > 80] == []


def test_a_narrow_window_is_respected() -> None:
    out = jitui_run("show", "s1.2", "moray", env={"COLUMNS": "40"}).out
    assert max(map(len, out.splitlines())) <= 40


def test_a_very_wide_window_keeps_lines_readable() -> None:
    out = jitui_run("show", "s1.2", env={"COLUMNS": "300"}).out
    assert 60 < max(map(len, out.splitlines())) <= 80
