"""Refs are typed by people: in any case, with a space, or as the report's own name."""

from __future__ import annotations

import pytest

from jitui.report.lookup import Lookup
from jitui.report.model import Kind, Library
from jitui.report.refs import REF, nearest, resolve, slug

TYPED = {
    "km3": "km3",
    "KM3": "km3",
    "KM 3": "km3",
    "km-3": "km3",
    "  Km  3 ": "km3",
    "Key message 3": "km3",
    "KEY  MESSAGE 12": "km12",
    "Key message 3.": "km3",
    "qi": "qi",
    "QI 2.1": "qi",
    "qi2.1": "qi",
    "QI 2": "qi.2",
    "qi.1": "qi.1",
    "s2": "s2",
    "Statement 2": "s2",
    "S 1.4": "s1.4",
    "Section 3.1": "s3.1",
    "statement 4.4": "s4.4",
    "rq4": "rq4",
    "RQ 4": "rq4",
    "Question 4": "rq4",
    "PM 8": "pm8",
    "d 1": "d1",
    "East Lothian": "east-lothian",
    "EAST-LOTHIAN": "east-lothian",
    "east lothian": "east-lothian",
    "Scottish  Borders": "scottish-borders",
    "Very Good": "very-good",
    "Children's planning meeting": "childrens-planning-meeting",
    "Children\u2019s planning meeting": "childrens-planning-meeting",
    "The Promise": "the-promise",
    "Bairns Hoose": "bairns-hoose",
    "Bairns' Hoose": "bairns-hoose",
}


@pytest.mark.parametrize("typed", TYPED)
def test_a_ref_is_understood_as_people_write_it(typed: str, library: Library) -> None:
    assert resolve(typed, library.entries) == TYPED[typed]


@pytest.mark.parametrize("typed", ["", "   ", "km", "km0", "km13", "s5", "s1.7", "qi.3", "3", "."])
def test_what_is_no_ref_is_not_taken_for_one(typed: str, library: Library) -> None:
    assert resolve(typed, library.entries) is None


def test_every_ref_is_found_in_any_case(library: Library) -> None:
    for ref in library.entries:
        assert REF.fullmatch(ref)
        assert resolve(ref, library.entries) == ref
        assert resolve(f" {ref.upper()} ", library.entries) == ref


def test_every_area_and_every_term_is_found_by_its_title(library: Library) -> None:
    lookup = Lookup(library)
    for entry in (*library.partnerships(), *library.terms(), *library.scale()):
        assert lookup.entry(entry.title) is entry


def test_every_official_heading_finds_its_entry_or_a_term_of_the_same_name(
    library: Library,
) -> None:
    lookup = Lookup(library)
    for entry in library.entries.values():
        found = lookup.entry(entry.title)
        assert found is not None, entry.ref
        assert found.title.casefold() == entry.title.casefold(), entry.ref


def test_a_terms_other_names_find_it(library: Library) -> None:
    lookup = Lookup(library)
    for name, ref in (
        ("carm", "carm"),
        ("GIRFEC", "girfec"),
        ("Getting it right for every child", "girfec"),
        ("IRD", "inter-agency-referral-discussion"),
        ("COG", "chief-officers-groups"),
        ("Chief Officer Groups", "chief-officers-groups"),
        ("Barnahus", "bairns-hoose"),
        ("Bairn's Hoose", "bairns-hoose"),
        ("trauma informed", "trauma-informed"),
        ("HIS", "his"),
    ):
        found = lookup.term(name)
        assert found is not None, name
        assert found.ref == ref


def test_what_practitioners_call_an_area_finds_it(library: Library) -> None:
    lookup = Lookup(library)
    for area in library.partnerships():
        for name in area.keywords:
            found = lookup.entry(name)
            if name != "Covid-19":
                assert found is area, name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("km33", "km3"),
        ("east-lothien", "east-lothian"),
        ("Glasgo", "glasgow"),
        ("GIRFEK", "girfec"),
    ],
)
def test_a_slip_of_the_finger_is_answered_with_what_was_meant(
    typed: str, meant: str, library: Library
) -> None:
    lookup = Lookup(library)
    assert lookup.entry(typed) is None
    assert meant in [entry.ref for entry in lookup.near(typed)]


def test_suggestions_keep_to_the_kind_that_is_wanted(library: Library) -> None:
    near = Lookup(library).near("Child protection comittee", Kind.TERM)
    assert near[0].ref == "child-protection-committee"
    assert {entry.kind for entry in near} == {Kind.TERM}
    assert len(near) <= 3


@pytest.mark.parametrize(
    ("title", "ref"),
    [
        ("East Lothian", "east-lothian"),
        ("Child's plan", "childs-plan"),
        ("Child\u2019s plan", "childs-plan"),
        ("  Caf\xe9 \u2013 Bar!  ", "cafe-bar"),
        ("s1.2", "s1.2"),
        ("\x1b[31m", "31m"),
        ("", ""),
    ],
)
def test_a_title_becomes_a_ref_that_can_be_typed(title: str, ref: str) -> None:
    assert slug(title) == ref


def test_the_nearest_words_come_first_and_far_ones_not_at_all() -> None:
    words = ["messages", "message", "terms"]
    assert nearest("mesages", words)[0] == "messages"
    assert nearest("MESSAGE", words)[0] == "message"
    assert nearest("zzz", words) == []
