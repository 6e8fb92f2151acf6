"""Text set in lines: nothing lost, nothing over the edge, marks where they belong."""

from __future__ import annotations

import pytest

from jitui.output.wrapping import width
from jitui.report.model import Library
from jitui.report.pages import OVERVIEW, Pages
from jitui.tui.layout.page import set_page
from jitui.tui.layout.styled_text import StyledRun, StyleSpan, flow


def test_no_word_is_lost_when_text_is_broken() -> None:
    text = "one two three four five six seven"
    for columns in range(1, 40):
        lines = flow(text, columns)
        assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
        assert all(width(line.text) <= columns for line in lines)


def test_wide_characters_count_twice() -> None:
    lines = flow("漢字 漢字 漢字", 5)
    assert [line.text for line in lines] == ["漢字", "漢字", "漢字"]


def test_a_mark_over_a_line_break_is_on_both_lines() -> None:
    first, second = flow("child protection", 10, [StyleSpan(0, 16, "term", "carm")])
    assert [(run.text, run.styles, run.ref) for run in (*first.runs, *second.runs)] == [
        ("child", ("term",), "carm"),
        ("protection", ("term",), "carm"),
    ]


def test_marks_may_overlap() -> None:
    (line,) = flow("abcdef", 10, [StyleSpan(0, 4, "term", "x"), StyleSpan(2, 6, "match")])
    assert line.runs == (
        StyledRun("ab", ("term",), "x"),
        StyledRun("cd", ("term", "match"), "x"),
        StyledRun("ef", ("match",)),
    )


@pytest.mark.parametrize("columns", [12, 20, 36, 72, 140])
def test_every_page_fits_every_width_and_keeps_every_word(library: Library, columns: int) -> None:
    pages = Pages(library)
    for ref in (OVERVIEW, *library.entries):
        page = pages.page(ref)
        setting = set_page(page, pages, columns)
        assert all(width(line.text) <= min(columns, 72) for line in setting.lines), ref
        if columns > 30 and ref != OVERVIEW:
            shown = "".join("".join(line.text.split()) for line in setting.lines)
            for text in library.entries[ref].body:
                assert "".join(text.split()) in shown, ref


def test_each_term_is_marked_once_on_a_page_and_never_on_its_own(library: Library) -> None:
    pages = Pages(library)
    for ref in library.entries:
        marked = [
            run.ref
            for line in set_page(pages.page(ref), pages, 500).lines
            for run in line.runs
            if "term" in run.styles
        ]
        assert ref not in marked
        assert len(marked) == len(set(marked)) or _broken_over_lines(marked)


def test_the_items_of_one_list_stand_alike(library: Library) -> None:
    """Gaps around the long ones alone made one list look like several."""
    pages = Pages(library)
    looked_at = 0
    for ref in (OVERVIEW, *library.entries):
        page = pages.page(ref)
        gaps: set[bool] = set()
        in_list, empty = False, False
        for line in set_page(page, pages, 72).lines:
            if line.text.startswith("\u2022 "):
                gaps |= {empty} if in_list else set()
                in_list, empty = True, False
            elif not line.text:
                empty = True
            elif not line.text.startswith("  "):
                in_list = False
                assert len(gaps) < 2, ref
                looked_at += bool(gaps)
                gaps = set()
    assert looked_at


def _broken_over_lines(marked: list[str]) -> bool:
    """A term broken over two lines is marked on both, one after the other."""
    changes = [ref for n, ref in enumerate(marked) if not n or marked[n - 1] != ref]
    return len(changes) == len(set(changes))


def test_a_ref_that_only_repeats_the_title_is_left_out(library: Library) -> None:
    """Moray's page showed "highland  Highland" where other areas have names alone."""
    pages = Pages(library)

    def shown(ref: str) -> list[str]:
        return [line.text.strip() for line in set_page(pages.page(ref), pages, 72).lines]

    assert "Highland" in shown("moray")
    assert any(line.startswith("s1.6 ") for line in shown("km3"))
