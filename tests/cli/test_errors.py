"""What cannot be done is said in one sentence on standard error, with what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.cli.main import main
from tests.cli.running import jitui_run


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        # Asked for, and not there.
        (("show", "km33"), 1, ("'km33'", "did you mean km3")),
        (("show", "east-lothien"), 1, ("'east-lothien'", "did you mean east-lothian")),
        (("show", "xqzvwkj"), 1, ("'xqzvwkj'", "jitui list")),
        (("show", ""), 1, ("''",)),
        (("define", "GIRFEK"), 1, ("'GIRFEK'", "did you mean", "Getting it right")),
        (("define", "xqzvwkj"), 1, ("'xqzvwkj'", "jitui list terms")),
        (("define", "km3"), 1, ("'km3'",)),
        (("search", ""), 1, ("nothing found",)),
        # Wrong in itself.
        (("list", "mesages"), 2, ("'mesages'", "did you mean 'messages'?")),
        (("search", "x", "--kind", "mesages"), 2, ("'mesages'", "did you mean 'messages'?")),
        (("list", "xqzvwkj"), 2, ("'xqzvwkj'", "the kinds are: message, indicator")),
        (("search",), 2, ("search needs words",)),
        (("partnerships", "--json", "--csv"), 2, ("--json or --csv",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_the_status_tells_not_found_from_wrong_and_the_sentence_helps(
    arguments: tuple[str, ...],
    status: int,
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(arguments) == status
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("jitui: ")
    assert captured.err.count("\n") == 1
    assert all(word in captured.err for word in words)


def test_a_search_that_finds_nothing_says_so_and_what_to_try(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["search", "xqzvwkj"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "xqzvwkj" in captured.err
    assert captured.err.splitlines()[-1].startswith("jitui: nothing found")
    assert "try " in captured.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("serch", "x"), ("'serch'", "search")),
        (("km3",), ("'km3'", "show")),
        (("show",), ("REF",)),
        (("define",), ("TERM",)),
        (("list", "terms", "messages"), ("messages",)),
        (("--jason",), ("--jason",)),
        (("list", "--csv"), ("--csv",)),
        (("search", "x", "--limit"), ("--limit",)),
        (("search", "x", "--limit", "0"), ("'0'", "above 0")),
        (("search", "x", "--limit", "-1"), ("-1",)),
        (("search", "x", "--limit", "many"), ("'many'", "above 0")),
        (("search", "x", "--limit", "1.5"), ("'1.5'",)),
        (("search", "x", "--limit", "\u0663"), ("above 0",)),
        (("search", "x", "--limit", "9" * 5000), ("above 0",)),
        (("--data",), ("--data",)),
        (("check", "a", "b"), ("b",)),
    ],
    ids=lambda value: " ".join(value)[:30],
)
def test_a_command_line_that_is_not_understood_names_what_and_where_to_look(
    arguments: tuple[str, ...], words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("jitui: ")
    assert captured.err.count("\n") == 1
    assert "--help" in captured.err
    assert all(word in captured.err for word in words)


@pytest.mark.parametrize("short", ["--lim", "--jso", "--bat"])
def test_an_option_is_written_out(short: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A script with half an option would break on the day that another one begins like it."""
    value = ["3"] if short == "--lim" else []
    with pytest.raises(SystemExit):
        main(["search", "risk", short, *value])
    assert short in capsys.readouterr().err


def test_a_real_process_has_the_same_statuses() -> None:
    assert jitui_run("show", "km3").status == 0
    assert jitui_run("show", "km33").status == 1
    assert jitui_run("serch").status == 2
    assert jitui_run("check", "/nowhere/at/all").status == 2


@pytest.mark.parametrize(
    "named",
    ["nowhere", "x" * 300, "~nobody-of-this-name/data", "a/\x01b"],
    ids=["missing", "too long a name", "home of nobody", "odd name"],
)
@pytest.mark.parametrize("how", ["--data", "JITUI_DATA", "check"])
def test_a_data_folder_that_is_not_there_is_said_to_be_so(
    how: str, named: str, tmp_path: Path
) -> None:
    if how == "JITUI_DATA":
        ran = jitui_run("list", env={how: named}, cwd=tmp_path)
    elif how == "--data":
        ran = jitui_run("list", "--data", named, cwd=tmp_path)
    else:
        ran = jitui_run("check", named, cwd=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "folder" in ran.err


def test_a_file_is_no_data_folder(data_copy: Path) -> None:
    ran = jitui_run("list", "--data", str(data_copy / "scale.yaml"))
    assert ran.status == 2
    assert "not a folder" in ran.err


def test_the_folder_given_to_check_is_not_blamed_on_an_option_that_was_not_given() -> None:
    ran = jitui_run("check", "nowhere")
    assert "nowhere" in ran.err
    assert "--data" not in ran.err
