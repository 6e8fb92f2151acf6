"""Plain lines fit the terminal, and bold words do not change where they break."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from jitui.output.search_text import result_lines
from jitui.output.text import list_lines, page_lines
from jitui.report.model import Kind, Library
from jitui.report.pages import OVERVIEW, Pages
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine


@pytest.mark.parametrize("columns", [40, 80])
def test_every_page_fits(columns: int, library: Library) -> None:
    pages = Pages(library)
    for ref in (OVERVIEW, *library.entries):
        for line in page_lines(pages.page(ref), columns):
            assert cell_len(line) <= columns, (ref, line)


@pytest.mark.parametrize("columns", [40, 80])
def test_every_line_of_the_hits_fits(columns: int, library: Library) -> None:
    engine = CombinedSearch(Engine(library))
    for typed in ("risk of harm", "chronologies", "poverty xqzvwkj", "10,968"):
        for line in result_lines(engine.search(typed), columns):
            assert cell_len(line) <= columns, line


def test_the_list_of_entries_fits_80_columns(library: Library) -> None:
    for line in list_lines((kind, library.of(kind)) for kind in Kind):
        assert cell_len(line) <= 80, line


def test_words_in_bold_do_not_break_lines_early(library: Library) -> None:
    """What is seen is the same with and without the marks."""
    engine = CombinedSearch(Engine(library))
    for typed in ("risk of harm", "children and young people", "staff"):
        results = engine.search(typed)
        plain = list(result_lines(results, 60))
        bold = list(result_lines(results, 60, bold=True))
        assert bold != plain
        assert [re.sub(r"\x1b\[\d+m", "", line) for line in bold] == plain


def test_each_mark_that_begins_ends_on_its_line(library: Library) -> None:
    """A terminal, or a pager that shows one line at a time, is not left bold."""
    engine = CombinedSearch(Engine(library))
    for typed in ("independent advocacy", '"good or better"', "children and young people"):
        for line in result_lines(engine.search(typed), 40, bold=True):
            assert line.count("\x1b[1m") == line.count("\x1b[22m"), line


def test_a_page_reads_in_order_title_place_substance_source(library: Library) -> None:
    lines = list(page_lines(Pages(library).page("km3")))
    assert lines[0].startswith("km3: ")
    assert "Key message 3 of 12" in lines[:3]
    assert lines.index("RELATED") > 3
    assert lines[-1].endswith(".")
    assert "Key messages" in " ".join(lines[-2:])


def test_no_line_ends_in_white_space(library: Library) -> None:
    pages = Pages(library)
    for ref in library.entries:
        for line in page_lines(pages.page(ref)):
            assert line == line.rstrip()
