"""Lines are as wide as a terminal shows them: a wide character takes two cells."""

from __future__ import annotations

import random

import pytest
from rich.cells import cell_len

from jitui.plain.cells import pad, width, wrap


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("\u4e2d\u6587", 4),
        ("e\u0301", 1),
        ("\uff21", 2),
        ("\u2013", 1),
        ("a\u200db", 2),
    ],
)
def test_width_is_counted_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_padding_lines_columns_up_under_wide_characters() -> None:
    assert {cell_len(pad(text, 12)) for text in ("Moray", "\u4e2d\u6587", "Caf\xe9", "")} == {12}
    assert pad("a long name", 4) == "a long name"


def test_a_line_is_never_wider_than_asked_for() -> None:
    chance = random.Random(7)
    words = [
        "a",
        "plain",
        "\u4e2d\u6587\u5b57",
        "caf\xe9",
        "e\u0301le\u0301ve",
        "\uff21\uff22",
        "x-y",
    ]
    for columns in (20, 40, 80):
        for _ in range(50):
            text = " ".join(chance.choices(words, k=60))
            lines = wrap(text, columns, "- ", "  ")
            assert all(cell_len(line) <= columns for line in lines)
            assert " ".join(" ".join(lines).removeprefix("- ").split()) == text


def test_a_line_is_filled_before_the_next_is_begun() -> None:
    assert wrap("aa bb cc dd", 5) == ["aa bb", "cc dd"]
    assert wrap("\u4e2d \u6587 \u5b57", 5) == ["\u4e2d \u6587", "\u5b57"]


def test_a_word_that_is_too_long_stands_alone_and_whole() -> None:
    long = "www.careinspectorate.com"
    assert wrap(f"see {long} now", 10) == ["see", long, "now"]


def test_the_first_line_and_the_rest_have_their_own_beginnings() -> None:
    assert wrap("aa bb cc", 7, "- ", "  ") == ["- aa bb", "  cc"]
    assert wrap("", 10, "- ") == ["-"]
