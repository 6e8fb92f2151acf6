"""A page says where one is, whose words these are, and everything that the entry holds."""

from __future__ import annotations

import pytest

from jitui.report.blocks import Fact, Group, Heading, Item, Paragraph, Quantity
from jitui.report.model import Entry, Kind, Library, Origin, Statement, Term
from jitui.report.pages import OVERVIEW, Pages


@pytest.fixture(scope="module")
def pages(library: Library) -> Pages:
    return Pages(library)


POSITIONS = {
    "km6": "Key message 6 of 12",
    "qi": "Quality indicator 2.1",
    "qi.2": "Quality indicator 2.1, part 2 of 2",
    "s3": "Statement 3 of 4",
    "s3.1": "Statement 3, section 1 of 4",
    "s1.6": "Statement 1, section 6 of 6",
    "dundee": "Area 1 of 17",
    "clackmannanshire": "Area 17 of 17",
    "carm": "Glossary term 2 of 16",
    "young-people": "Glossary term 16 of 16",
    "care-experienced": "Further term 1 of",
    "rq8": "Reflection question 8 of 8",
    "pm1": "Earlier message 1 of 8",
    "next-steps": "Background 7 of 7",
    "very-good": "Six-point scale, step 5 of 6",
    "d1": "Reading note 1 of",
}


@pytest.mark.parametrize("ref", POSITIONS)
def test_a_page_says_where_one_is(ref: str, pages: Pages) -> None:
    assert pages.page(ref).position.startswith(POSITIONS[ref])


def test_no_two_entries_have_the_same_position(pages: Pages, library: Library) -> None:
    positions = [pages.page(ref).position for ref in library.entries]
    assert len(set(positions)) == len(positions)


def _said(pages: Pages, ref: str) -> list[str]:
    """Return each text that a reader of the page reads."""
    said: list[str] = []
    for block in pages.page(ref).blocks:
        if isinstance(block, Paragraph):
            said.append(block.text)
        elif isinstance(block, Item):
            said.append(f"{block.name}: {block.text}" if block.name else block.text)
        elif isinstance(block, Quantity):
            said.append(f"{block.figure} {block.words}")
        elif isinstance(block, Fact):
            said.append(f"{block.label}: {block.value}")
        elif isinstance(block, Heading):
            said.append(block.text)
    return said


def _all_of(entry: Entry) -> list[str]:
    figures = [f"{f.figure} {f.of}: {f.what}" for f in entry.figures]
    return [*entry.texts(), *figures]


def test_a_page_leaves_nothing_of_its_entry_out(pages: Pages, library: Library) -> None:
    for entry in library.entries.values():
        said = "\n".join(_said(pages, entry.ref))
        for text in _all_of(entry):
            assert text in said, (entry.ref, text)
        if isinstance(entry, Term):
            for name in (entry.acronym, *entry.also, entry.source):
                assert name in said
        if isinstance(entry, Statement):
            assert all(quotation.source in said for quotation in entry.quotations)


def test_the_closing_prompt_is_on_each_of_the_eight_questions(
    pages: Pages, library: Library
) -> None:
    """It belongs to all eight; a reader of one must not miss it."""
    closing = library.notes["questions.closing"]
    for question in library.of(Kind.QUESTION):
        assert set(closing) <= set(_said(pages, question.ref)), question.ref
    for other in ("km1", "s1.1", "pm1", OVERVIEW):
        assert not set(closing) & set(_said(pages, other))


def test_the_overview_says_what_it_is_and_what_must_be_said_with_the_table(
    pages: Pages, library: Library
) -> None:
    said = _said(pages, OVERVIEW)
    report = library.report
    for text in (*report.about, *report.wording, *report.cautions):
        assert text in said
    assert any(report.reference in text for text in said)
    assert any("10,968" in text for text in said)


def test_every_page_ends_with_whose_words_these_are(pages: Pages, library: Library) -> None:
    for entry in library.entries.values():
        source = pages.page(entry.ref).source
        if entry.origin is Origin.REPORT:
            assert "Paraphrased by jitui" in source
            assert entry.location is not None
            assert entry.location.part in source
            assert entry.location.section.casefold() in source.casefold()
        else:
            assert source == "Not from the report"


def test_links_say_editorial_exactly_where_the_project_draws_them(
    pages: Pages, library: Library
) -> None:
    drawn_by_us = ("Part of", "Parts", "Sections", "Terms in the text", "Used in")
    from_table = ("Also evaluated", "The passage", "Named in", "Before", "After", "Charts")
    derived = (*drawn_by_us, *from_table)
    for entry in library.entries.values():
        links = (*library.links_from(entry.ref), *library.links_to(entry.ref))
        ours = {link for link in links if link.origin is not Origin.REPORT}
        theirs = set(links) - ours
        for block in pages.page(entry.ref).blocks:
            if isinstance(block, Group) and not block.label.startswith(derived):
                drawn = ours if block.note == "editorial" else theirs
                tied = {ref for ref, _ in block.links}
                assert tied <= {ref for link in drawn for ref in (link.source, link.target)}
            elif isinstance(block, Group):
                assert block.note == "", (entry.ref, block.label)


def test_a_linked_point_is_named(pages: Pages) -> None:
    groups = [block for block in pages.page("km6").blocks if isinstance(block, Group)]
    titles = dict(link for group in groups for link in group.links)
    assert "The importance of being heard; The importance of being involved" in titles["qi.1"]


def test_a_page_marks_each_term_once(pages: Pages, library: Library) -> None:
    """A page full of repeated links would be hard to read."""
    for entry in library.entries.values():
        seen = {entry.ref}
        marked = [m.ref for text in entry.texts() for m in pages.first_mentions(text, seen)]
        assert len(set(marked)) == len(marked)
        assert entry.ref not in marked


def test_an_entry_that_is_not_there_is_not_made_up(pages: Pages) -> None:
    with pytest.raises(KeyError):
        pages.page("km13")
