"""A reader is told which titles, headings and sentences are not the report's."""

from __future__ import annotations

import pytest

from jitui.output.citations import STYLES, cite
from jitui.report.model import Kind, Library, Statement
from jitui.report.pages import Pages

UNTITLED = (Kind.MESSAGE, Kind.EARLIER, Kind.QUESTION)
"""What the report numbers and gives no titles."""


def test_a_title_that_the_report_does_not_print_is_called_ours(library: Library) -> None:
    """A committee would quote our headline as the Care Inspectorate's."""
    pages = Pages(library)
    for entry in library.entries.values():
        assert entry.own_title is (entry.kind in UNTITLED), entry.ref
        said = "the title is jitui's too" in pages.page(entry.ref).source
        assert said is entry.own_title, entry.ref


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_says_whose_the_title_is(library: Library, style: str) -> None:
    ours, printed = library.entries["km6"], library.entries["s1.2"]
    said = ("title by jitui", "sentences and title are not")
    assert any(words in cite(library, [ours], style) for words in said)
    assert not any(words in cite(library, [printed], style) for words in said)


def test_a_quotation_is_called_a_paraphrase(library: Library) -> None:
    """Between quotation and source, our words would pass for another publication's."""
    statements = [e for e in library.of(Kind.STATEMENT) if isinstance(e, Statement)]
    quotations = [quotation for entry in statements for quotation in entry.quotations]
    assert quotations
    for entry in statements:
        page = Pages(library).page(entry.ref)
        for quotation in entry.quotations:
            assert quotation.label.endswith("paraphrased by jitui")
            assert any(quotation.label == getattr(block, "name", "") for block in page.blocks)
            assert quotation.label in cite(library, [entry], "text")


def test_the_one_heading_of_a_point_that_is_ours_says_so(library: Library) -> None:
    points = [p for e in library.of(Kind.INDICATOR) for p in e.points if p.own_name]
    assert [point.label for point in points] == ["Context (jitui's heading)"]
    assert points[0].label in cite(library, [library.entries["qi.2"]], "text")


def test_the_page_of_a_message_says_how_it_came_about(library: Library) -> None:
    """Aggregated messages would be taken for what every child experienced."""
    page = Pages(library).page("km1")
    assert any("aggregated" in getattr(block, "text", "") for block in page.blocks)
