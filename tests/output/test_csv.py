"""A cell never runs as a formula in a spreadsheet, and is otherwise as it was."""

from __future__ import annotations

import csv
import io

import pytest

from jitui.output.csv_output import table


def _read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1", "\r=1"),
        *("\uff1d1+1", "\uff0b1", "\uff0d1", "\uff201", "=", "-"),
        *(" =1", "\n=1", "\n \n-1", "\xa0@x", "\u3000\uff1d1", "   +1"),
    ],
)
def test_a_formula_becomes_text(cell: str) -> None:
    rows = _read(table(["area"], [[cell]]))
    assert rows[1][0].startswith("'")
    assert rows[1][0][1:] == cell


@pytest.mark.parametrize(
    "cell", ["Moray", "a, b", 'say "so"', "a\nb", "1=1", "a-b", "", "caf\xe9", " a", "\n1"]
)
def test_any_other_text_is_kept(cell: str) -> None:
    assert _read(table(["area", "x"], [[cell, 1]])) == [["area", "x"], [cell, "1"]]


def test_what_is_not_there_is_an_empty_cell() -> None:
    assert _read(table(["a", "b"], [[None, ""]])) == [["a", "b"], ["", ""]]


def test_lines_end_as_csv_asks() -> None:
    assert table(["a"], [[1]]) == "a\r\n1\r\n"
