"""The editorial links are exactly those that were drawn, and can be followed both ways."""

from __future__ import annotations

import pytest

from jitui.report.blocks import Group
from jitui.report.model import Kind, Library, Origin, Relation
from jitui.report.pages import Pages

Points = tuple[tuple[str, str], ...]

TABLE: dict[str, tuple[str, Points, str, str, str]] = {
    "km1": ("s1.2 s1.3 s1.4", (), "rq1", "", "pm2"),
    "km2": (
        "s1.1",
        (("qi.1", "Availability of services"),),
        "rq1 rq2",
        "girfec the-promise universal-services",
        "pm1 pm3",
    ),
    "km3": (
        "s1.6 s2.3",
        (("qi.2", "Supporting older young people"),),
        "rq1 rq8",
        "carm contextual-safeguarding young-people",
        "pm2",
    ),
    "km4": (
        "s2.2",
        (("qi.1", "Relational practice"), ("qi.2", "Consistency in relationships with staff")),
        "rq7",
        "trauma-informed",
        "pm1",
    ),
    "km5": ("s2.3", (("qi.2", "Accessibility of services"),), "rq7 rq8", "", "pm6"),
    "km6": (
        "s3.1 s3.3 s3.4",
        (
            ("qi.1", "The importance of being heard"),
            ("qi.1", "The importance of being involved"),
            ("qi.2", "Influence of children and young people"),
            ("qi.2", "Involving children and young people"),
        ),
        "rq4 rq5 rq6",
        "uncrc champions-boards",
        "pm3",
    ),
    "km7": (
        "s4.3 s4.2 s4.4",
        (),
        "rq7",
        "chief-officers-groups child-protection-committee",
        "pm7",
    ),
    "km8": ("s4.2 s3.3 s3.4", (("qi.2", "Feedback"),), "rq3 rq4 rq5", "", "pm8"),
    "km9": ("s4.4 s4.3 covid-response", (), "rq7", "", ""),
    "km10": ("s2.1", (), "", "childrens-planning-meeting", "pm2"),
    "km11": ("s3.2", (("qi.2", "Access to independent advocacy"),), "rq6", "", "pm3"),
    "km12": ("s1.1 foreword", (("qi.2", "Context"),), "rq2", "", ""),
}
"""For each message: what it rests on, the points, the questions, terms, earlier messages."""


def _drawn(message: str) -> list[tuple[Relation, str, str]]:
    rests, points, questions, terms, earlier = TABLE[message]
    return [
        *((Relation.RESTS_ON, ref, "") for ref in rests.split()),
        *((Relation.POINT, ref, name) for ref, name in points),
        *((Relation.QUESTION, ref, "") for ref in questions.split()),
        *((Relation.TERM, ref, "") for ref in terms.split()),
        *((Relation.EARLIER, ref, "") for ref in earlier.split()),
    ]


def _refs(group: Group) -> tuple[str, ...]:
    return tuple(ref for ref, _ in group.links)


@pytest.mark.parametrize("message", TABLE)
def test_a_message_has_exactly_its_links_and_each_is_called_editorial(
    message: str, library: Library
) -> None:
    links = library.links_from(message)
    assert [(link.relation, link.target, link.detail) for link in links] == _drawn(message)
    assert {link.origin for link in links} == {Origin.EDITORIAL}


@pytest.mark.parametrize("message", TABLE)
def test_what_a_message_points_to_points_back(message: str, library: Library) -> None:
    for relation, target, detail in _drawn(message):
        into = [(link.source, link.relation, link.detail) for link in library.links_to(target)]
        assert (message, relation, detail) in into


@pytest.mark.parametrize("message", TABLE)
def test_a_reader_can_go_along_each_link_and_back(message: str, library: Library) -> None:
    """On both pages the other is listed, in a group that says who draws the link."""
    pages = Pages(library)
    for _, target, detail in _drawn(message):
        for here, there in ((message, target), (target, message)):
            groups = [block for block in pages.page(here).blocks if isinstance(block, Group)]
            found = [(g.note, title) for g in groups for ref, title in g.links if ref == there]
            assert any(note == "editorial" and detail in title for note, title in found), (
                here,
                there,
            )


def test_only_messages_and_reading_notes_have_links_that_the_report_does_not_draw(
    library: Library,
) -> None:
    for link in library.links:
        kind = library.entries[link.source].kind
        if link.origin is Origin.EDITORIAL:
            assert kind in (Kind.MESSAGE, Kind.DISCREPANCY)
        else:
            assert link.relation is Relation.SEE
            assert link.origin is library.entries[link.source].origin


def test_no_link_leads_nowhere_or_to_where_it_came_from(library: Library) -> None:
    for link in library.links:
        assert {link.source, link.target} <= set(library.entries)
        assert link.source != link.target


def test_no_link_is_drawn_twice(library: Library) -> None:
    assert len(set(library.links)) == len(library.links)


def test_every_question_and_every_section_linked_is_reached_from_a_message(
    library: Library,
) -> None:
    for question in library.of(Kind.QUESTION):
        assert any(link.relation is Relation.QUESTION for link in library.links_to(question.ref))


def test_a_section_leads_to_its_statement_and_back(library: Library) -> None:
    pages = Pages(library)
    for section in library.of(Kind.SECTION):
        up = {g.label: _refs(g) for g in pages.related(section)}
        down = {g.label: _refs(g) for g in pages.related(library.entries[section.parent])}
        assert up["Part of"] == (section.parent,)
        assert section.ref in down["Sections"]


def test_the_indicator_leads_to_its_parts_and_back(library: Library) -> None:
    pages = Pages(library)
    whole = {g.label: _refs(g) for g in pages.related(library.entries["qi"])}
    assert whole["Parts"] == ("qi.1", "qi.2")
    for ref in whole["Parts"]:
        assert {g.label: _refs(g) for g in pages.related(library.entries[ref])}["Part of"] == (
            "qi",
        )


def test_a_reading_note_and_its_passages_lead_to_each_other(library: Library) -> None:
    pages = Pages(library)
    for note in library.of(Kind.DISCREPANCY):
        passages = {g.label: _refs(g) for g in pages.related(note)}["Passages"]
        assert passages
        for ref in passages:
            back = {g.label: _refs(g) for g in pages.related(library.entries[ref])}
            assert note.ref in back["Reading notes"]


def test_a_term_leads_to_the_texts_that_use_it_and_they_lead_to_it(library: Library) -> None:
    pages = Pages(library)
    met = 0
    for term in library.terms():
        used = {g.label: _refs(g) for g in pages.related(term)}.get("Used in", ())
        for ref in used:
            assert term.ref in pages.mentions(library.entries[ref])
            groups = [_refs(group) for group in pages.related(library.entries[ref])]
            assert any(term.ref in refs for refs in groups), (term.ref, ref)
            met += 1
    assert met > 50


def test_no_group_is_empty_and_no_entry_is_related_to_itself(library: Library) -> None:
    pages = Pages(library)
    for entry in library.entries.values():
        for group in pages.related(entry):
            refs = _refs(group)
            assert refs
            assert entry.ref not in refs, entry.ref
            assert len(set(refs)) == len(refs), (entry.ref, group.label)
