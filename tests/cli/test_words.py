"""A look-up of nothing but words is not parsed, and means what it would mean if it were."""

from __future__ import annotations

import pytest

from jitui.cli import program, words
from jitui.cli.registry import commands
from tests.cli.running import jitui_run

ASKED = ("carm", "km3 s1.2", "chronologies in statement 2", "no such thing \u2013 at all")


@pytest.mark.parametrize("name", ["define", "show", "search"])
@pytest.mark.parametrize("asked", ASKED)
def test_words_alone_mean_what_the_parser_makes_of_them(name: str, asked: str) -> None:
    """An option that is added to a command would be missing when it is not given."""
    [command] = commands([name])
    parsed = vars(program._parser([name]).parse_args([name, *asked.split()]))
    assert parsed.pop("run") is command.run
    assert parsed.pop("command") == name
    # What only the app has, and what no option was given for.
    of_the_app = {"fresh": False, "workbook": None}
    plain = vars(words.options(command, asked.split()))
    assert {**of_the_app, **plain} == parsed


@pytest.mark.parametrize("name", ["define", "show", "search"])
@pytest.mark.parametrize("asked", ASKED)
def test_words_alone_are_answered_like_words_with_an_option(name: str, asked: str) -> None:
    """Also what is said when nothing is found, and the exit status, are the same."""
    from jitui.report.folders import data_folder

    folder = str(data_folder(None))
    assert jitui_run(name, *asked.split()) == jitui_run(name, *asked.split(), "--data", folder)
