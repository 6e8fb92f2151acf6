"""Lines are as wide as a terminal shows them: a wide character takes two cells."""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from jitui.output.svg_canvas import fold, measure
from jitui.output.wrapping import breaks, clip, clusters, pad, width, wrap
from jitui.report.loading.load import load
from jitui.report.pages import Pages
from jitui.tui.layout.page import set_page
from jitui.tui.layout.rows import Row, set_rows
from jitui.tui.layout.styled_text import StyleSpan, flow
from tests.other_report import OTHER

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
WRITTEN = {
    "Chinese": "\u4e2d\u6587\u6c34\u8d28\u5f88\u597d" * 9,
    "Korean": "\uc218\uc9c8\uc774 \uc88b\uc740 \ud574\ubcc0 " * 6,
    "accents": "e\u0301le\u0301ve\u0301 o\u0308rtlich " * 6 + "a\u0301" * 40,
    "Thai": "\u0e19\u0e49\u0e33\u0e43\u0e2a" * 20,
    "families": FAMILY * 30,
    "mixed": f"Water \u6c34 {FAMILY}{FAMILY} e\u0301\u6c34\u6c34" * 8,
    "flags and skins": "\U0001f1eb\U0001f1f7\U0001f44d\U0001f3fd\u2764\ufe0f" * 12,
}
"""Texts whose characters are not one cell each, as a list of code points may seem to say."""


@pytest.mark.parametrize("columns", [12, 13, 20, 33, 72])
@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_nothing_that_is_written_wide_is_clipped_or_lost(text: str, columns: int) -> None:
    whole = {text[start:end] for start, end, _ in clusters(text)}
    for lines in (
        wrap(text, columns, "- ", "  "),
        [line.text for line in flow(text, columns, [StyleSpan(2, 9, "term")])],
        [line.text for line in set_rows([Row("s1", text, "12")], columns)[0]],
    ):
        assert all(cell_len(line) <= columns for line in lines), lines
        shown = "".join(line.removeprefix("- ").removeprefix(" 12 ") for line in lines)
        assert "".join(shown.split()) == "".join(text.split())
        for line in lines[1:]:
            first = line.lstrip()
            assert first[: next(end for _, end, _ in clusters(first))] in whole


def test_a_page_of_wide_characters_fits_the_narrowest_screen() -> None:
    library = load(OTHER)
    entry = replace(library.entries["km1"], title=WRITTEN["Chinese"], body=(WRITTEN["mixed"],))
    area = replace(library.entries["gull-bay"], title=WRITTEN["Korean"].strip())
    other = {**library.entries, "km1": entry, "gull-bay": area}
    pages = Pages(replace(library, entries=other))
    for ref in ("km1", "gull-bay", "s2.1", "overview", "chart:years", "chart:evaluations"):
        for columns in (12, 20, 40):
            for line in set_page(pages.page(ref), pages, columns).lines:
                assert cell_len(line.text) <= columns, (ref, line.text)


def test_a_picture_for_paper_is_broken_by_the_same_rules() -> None:
    for text in (*WRITTEN.values(), "plain words of some length"):
        lines = fold(text, 10, 80)
        assert all(measure(line, 10) <= 80 for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_long_title_is_cut_at_a_word() -> None:
    assert clip("Early recognition helped", 30) == "Early recognition helped"
    assert clip("Early recognition helped", 20) == "Early recognition\u2026"
    assert clip("Early, recognition helped", 9) == "Early\u2026"
    assert clip("\u6c34\u6c34\u6c34\u6c34", 6) == "\u6c34\u6c34\u2026"
    assert all(width(clip(WRITTEN["mixed"], n)) <= n for n in range(2, 60))
    assert breaks("", 10) == [(0, 0)]


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
