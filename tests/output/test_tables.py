"""A view of the table leaves the program whole: its state, its order, its cautions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from jitui.output.table_formats import COLUMNS, FORMATS, view_lines
from jitui.output.table_options import view_of
from jitui.report.loading.load import load
from jitui.report.model import Library
from jitui.report.table import View
from tests.report.faults import edit

SCALE = ("Excellent", "Very Good", "Good", "Adequate", "Weak", "Unsatisfactory")


def _views(library: Library) -> dict[str, View]:
    return {
        "whole": View(),
        "sorted": view_of(library, sort=["evaluation,area"]),
        "filtered": view_of(library, ratings=["good+"], years=["2024-"], sort=["area"]),
        "not evaluated": view_of(library, ratings=["none"]),
        "empty": view_of(library, ratings=["weak"]),
    }


VIEWS = ("whole", "sorted", "filtered", "not evaluated", "empty")


def _csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _cells(text: str) -> list[list[str]]:
    """Return the rows of the table in Markdown, as a reader of it sees them."""
    rows: list[list[str]] = []
    for token in MarkdownIt("gfm-like").parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level >= 4:
            rows[-1].append("".join(child.content for child in token.children or ()))
    return rows


@pytest.mark.parametrize("name", VIEWS)
def test_every_form_has_the_same_areas_in_the_same_order(name: str, library: Library) -> None:
    view = _views(library)[name]
    titles = [place.title for place in view.areas(library)]
    written = {form: FORMATS[form].write(library, view) for form in FORMATS}
    assert [row["area"] for row in _csv(written["csv"])] == titles
    assert [row["area"] for row in json.loads(written["json"])["partnerships"]] == titles
    assert [row[0] for row in _cells(written["markdown"])[1:]] == titles
    starts = [written["text"].index(f"\n{title} ") for title in titles]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", VIEWS)
def test_every_form_but_csv_says_what_is_shown_and_what_must_be_said_with_it(
    name: str, library: Library
) -> None:
    """Taken out of the app, a few rows would pass for the whole table."""
    view = _views(library)[name]
    for form in ("text", "markdown", "json"):
        text = " ".join(FORMATS[form].write(library, view).split())
        assert view.description(library)[1:] in text
        assert view.order_description()[1:] in text
        assert all(caution in text for caution in library.report.cautions)
    for form in ("text", "markdown"):
        text = " ".join(FORMATS[form].write(library, view).split())
        assert f"Source: {library.report.publisher}, {library.report.title}" in text
        assert library.report.reference in text


@pytest.mark.parametrize("form", FORMATS)
def test_a_form_ends_its_last_line_and_is_the_same_each_time(form: str, library: Library) -> None:
    for view in _views(library).values():
        text = FORMATS[form].write(library, view)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert FORMATS[form].write(library, view) == text


@pytest.mark.parametrize("columns", [20, 40, 60, 76, 80])
def test_lines_fit_the_terminal(columns: int, library: Library) -> None:
    """Broken rows are no table any more."""
    for view in _views(library).values():
        for line in view_lines(library, view, columns):
            # A word that is longer than a line stands alone, as an address does.
            assert cell_len(line) <= columns or " " not in line.strip(), line
            assert line == line.rstrip()


def test_a_narrow_terminal_has_all_that_a_wide_one_has(library: Library) -> None:
    narrow = " ".join(" ".join(view_lines(library, View(), 40)).split())
    for place in library.partnerships():
        if place.step:
            evaluated = f" {place.title}: {place.evaluation} ({place.step} of 6)"
            assert f"{evaluated}, report published {place.published}, full" in narrow
    assert "Orkney: not evaluated, bespoke work" in narrow
    assert "North Ayrshire: inspected, not evaluated" in narrow


def test_columns_stand_under_their_heads(library: Library) -> None:
    lines = list(view_lines(library, View()))
    head = next(line for line in lines if line.startswith("Area "))
    row = next(line for line in lines if line.startswith("Moray "))
    assert lines[lines.index(head) - 1].strip() == "Report"
    assert head.index("published") == row.index("2024")
    assert head.index("Evaluation") == row.index("Adequate (3 of 6)")
    assert head.index("Kind of work") == row.index("full inspection")


@pytest.mark.parametrize("backward", [False, True])
def test_evaluations_sort_by_the_scale_and_areas_without_one_come_last(
    backward: bool, library: Library
) -> None:
    """By the alphabet, Adequate would stand above Excellent."""
    view = view_of(library, sort=["evaluation"], backward=backward)
    words = [row["evaluation"] for row in _csv(FORMATS["csv"].write(library, view))]
    assert words[-4:] == [""] * 4
    ranks = [SCALE.index(word) for word in words[:-4]]
    assert ranks == sorted(ranks, reverse=backward)


def test_areas_that_are_equal_keep_the_order_of_the_report(library: Library) -> None:
    order = [place.ref for place in library.partnerships()]
    for backward in (False, True):
        view = view_of(library, sort=["evaluation"], backward=backward)
        for step in range(7):
            refs = [place.ref for place in view.areas(library) if place.step == step]
            assert refs == [ref for ref in order if ref in refs]


def test_a_pipe_or_a_mark_in_a_name_stays_in_its_cell(data_copy: Path) -> None:
    """Else every cell behind it would move, and an evaluation go to another column."""
    edit(data_copy, "partnerships.yaml", "title: Moray", 'title: "Mo|ray *x* <b> `c`"')
    text = FORMATS["markdown"].write(load(data_copy), View())
    rows = {row[0]: row[1:] for row in _cells(text)[1:]}
    assert rows["Mo|ray *x* <b> `c`"] == ["2024", "Adequate (3 of 6)", "full inspection"]
    assert len(rows) == 17


def test_a_line_end_in_a_name_does_not_end_the_row(data_copy: Path) -> None:
    edit(data_copy, "partnerships.yaml", "title: Moray", r'title: "Mo\nray"')
    text = FORMATS["markdown"].write(load(data_copy), View())
    assert len(_cells(text)) == 18


def test_a_formula_in_a_name_is_text_in_a_spreadsheet(data_copy: Path) -> None:
    edit(data_copy, "partnerships.yaml", "title: Moray", 'title: "=1+1"')
    rows = {row["ref"]: row for row in _csv(FORMATS["csv"].write(load(data_copy), View()))}
    assert rows["moray"]["area"] == "'=1+1"


def test_csv_has_its_columns_and_no_mark_before_them(library: Library) -> None:
    """A program that asks for the column "ref" must find it."""
    text = FORMATS["csv"].write(library, View())
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert text.isascii()


def test_each_form_says_what_it_is_for_and_how_its_file_ends() -> None:
    assert {form.extension for form in FORMATS.values()} == {"txt", "csv", "md", "json"}
    assert all(form.description for form in FORMATS.values())
