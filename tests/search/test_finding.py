"""Searching finds what was typed, the best first, and shows the sentence with it."""

from __future__ import annotations

import pytest

from jitui.report.model import Kind, Library, Origin
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine


@pytest.fixture(scope="module")
def engine(library: Library) -> CombinedSearch:
    return CombinedSearch(Engine(library))


def _refs(engine: CombinedSearch, typed: str, growing: bool = False) -> list[str]:
    return [hit.entry.ref for hit in engine.search(typed, growing=growing).hits]


@pytest.mark.parametrize(
    ("title", "ref"),
    [
        ("Care and risk management", "carm"),
        ("Contextual safeguarding", "contextual-safeguarding"),
        ("Bairns Hoose", "bairns-hoose"),
        ("Our evidence base", "evidence"),
        ("Vision, values and aims", "s4.1"),
        ("Staff confidence and competence", "s1.3"),
        ("Staff perceptions of leadership and support", "s4.3"),
        ("Involvement of children and young people at risk of harm", "s3.1"),
        ("Covid-19 response", "covid-response"),
        ("East Lothian", "east-lothian"),
    ],
)
def test_the_words_of_a_title_bring_its_entry_first(
    title: str, ref: str, engine: CombinedSearch
) -> None:
    assert _refs(engine, title)[0] == ref


def test_a_place_typed_whole_comes_first(engine: CombinedSearch, library: Library) -> None:
    """Renfrewshire is also a part of another area's name."""
    for area in library.partnerships():
        assert _refs(engine, area.title)[0] == area.ref
        assert _refs(engine, area.title.upper())[0] == area.ref


def test_a_ref_typed_whole_comes_first(engine: CombinedSearch, library: Library) -> None:
    for entry in library.entries.values():
        if entry.origin is Origin.REPORT:
            assert _refs(engine, entry.ref)[0] == entry.ref
    assert _refs(engine, "KM 3")[0] == "km3"
    assert _refs(engine, "Key message 3")[0] == "km3"


@pytest.mark.parametrize("ref", ["d3", "D 3", "camhs", "his", "kinship-care"])
def test_a_ref_of_what_is_not_from_the_report_is_found_too(
    ref: str, engine: CombinedSearch
) -> None:
    assert ref.casefold().replace(" ", "") in _refs(engine, ref)[:3]


@pytest.mark.parametrize(
    "title", ["Independent reviewing officer", "Kinship care", "Child protection register"]
)
def test_the_name_of_a_further_term_finds_it(title: str, engine: CombinedSearch) -> None:
    assert title in [hit.entry.title for hit in engine.search(title).hits[:10]]


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("chronology", "km10"),
        ("chronologies", "chronology"),
        ("Chronologies", "chronology"),
        ("inspector", "evidence"),
        ("committees", "child-protection-committee"),
        ("safeguard", "contextual-safeguarding"),
        ("child's", "childs-plan"),
        ("child\u2019s plans", "childs-plan"),
    ],
)
def test_a_word_finds_its_other_forms(typed: str, ref: str, engine: CombinedSearch) -> None:
    assert ref in _refs(engine, typed)


@pytest.mark.parametrize(
    ("acronym", "ref"),
    [
        ("GIRFEC", "girfec"),
        ("girfec", "girfec"),
        ("IRD", "inter-agency-referral-discussion"),
        ("CAMHS", "camhs"),
        ("COG", "chief-officers-groups"),
        ("UNCRC", "uncrc"),
        ("JII", "scottish-child-interview-model"),
    ],
)
def test_an_acronym_finds_what_it_stands_for(
    acronym: str, ref: str, engine: CombinedSearch
) -> None:
    assert ref in _refs(engine, acronym)[:5]


def test_a_figure_is_found_as_printed(engine: CombinedSearch) -> None:
    for figure in ("10,968", "960", "1,500", "733"):
        assert "evidence" in _refs(engine, figure)[:3], figure


def test_everyday_words_find_the_reports(engine: CombinedSearch) -> None:
    assert "km3" in _refs(engine, "teenagers")


@pytest.mark.parametrize("word", ["chronologies", "poverty", "girfec", "aberdeenshire"])
def test_a_word_is_found_while_it_grows(word: str, engine: CombinedSearch) -> None:
    """Nothing disappears from the list between two keys of one word."""
    wanted = _refs(engine, word)[0]
    for length in range(3, len(word) + 1):
        assert wanted in _refs(engine, word[:length], growing=True), word[:length]


def test_only_the_last_word_may_be_unfinished(engine: CombinedSearch) -> None:
    finished = _refs(engine, "poverty depriv", growing=True)
    assert "s1.1" in finished


def test_an_entry_with_every_word_comes_before_one_with_some(engine: CombinedSearch) -> None:
    results = engine.search("poverty deprivation inadequate housing")
    assert results.complete
    text = " ".join(results.hits[0].entry.texts()).casefold()
    assert all(word in text for word in ("poverty", "deprivation", "inadequate", "housing"))


def test_when_nothing_has_every_word_some_words_are_enough_and_it_is_said(
    engine: CombinedSearch,
) -> None:
    results = engine.search("chronologies xqzvwkj")
    assert not results.complete or any("xqzvwkj" in sentence for sentence in results.notices)
    assert "chronology" in [hit.entry.ref for hit in results.hits]


@pytest.mark.parametrize("typed", ["", "   ", "xqzvwkj", "!?", "\x1b"])
def test_nothing_is_found_for_nothing(typed: str, engine: CombinedSearch) -> None:
    assert _refs(engine, typed) == []


def test_hits_are_in_order_and_none_comes_twice(engine: CombinedSearch) -> None:
    for typed in ("risk of harm", "km3", "staff", "Moray", "advocacy"):
        hits = engine.search(typed).hits
        scores = [hit.score for hit in hits]
        assert scores == sorted(scores, reverse=True)
        assert len({hit.entry.ref for hit in hits}) == len(hits)


def test_the_same_search_finds_the_same(engine: CombinedSearch, library: Library) -> None:
    assert _refs(engine, "risk of harm") == _refs(CombinedSearch(Engine(library)), "risk of harm")


def test_a_limit_keeps_the_best(engine: CombinedSearch) -> None:
    every = _refs(engine, "staff")
    assert len(every) > 7
    assert [hit.entry.ref for hit in engine.search("staff", limit=7).hits] == every[:7]


@pytest.mark.parametrize("kind", [Kind.MESSAGE, Kind.TERM, Kind.QUESTION, Kind.SECTION])
def test_a_kind_keeps_only_its_entries_and_loses_none(kind: Kind, engine: CombinedSearch) -> None:
    every = [hit.entry for hit in engine.search("planning").hits]
    chosen = [hit.entry for hit in engine.search("planning", kinds=(kind,)).hits]
    assert chosen == [entry for entry in every if entry.kind is kind]
    assert chosen


def test_two_kinds_are_both_kept(engine: CombinedSearch) -> None:
    found = engine.search("planning", kinds={Kind.TERM, Kind.QUESTION}, limit=100).hits
    assert {hit.entry.kind for hit in found} == {Kind.TERM, Kind.QUESTION}


@pytest.mark.parametrize("word", ["children", "staff", "poverty", "advocacy", "planning"])
@pytest.mark.parametrize("kind", [Kind.MESSAGE, Kind.QUESTION, Kind.SECTION])
def test_every_entry_of_a_kind_that_has_the_word_is_found(
    kind: Kind, word: str, engine: CombinedSearch, library: Library
) -> None:
    """Whoever asks for all questions about children does not get some of them, or none."""
    has_it = {
        entry.ref
        for entry in library.of(kind)
        if word in " ".join(entry.texts()).casefold().replace("'", " ").split()
    }
    assert has_it <= {hit.entry.ref for hit in engine.search(word, kinds=(kind,)).hits}


def test_a_snippet_is_of_its_entry_and_its_marks_lie_on_whole_words(engine: CombinedSearch) -> None:
    marked = 0
    for typed in ("poverty", "independent advocacy", "chronologies", "GIRFEC", "10,968", "staff"):
        for hit in engine.search(typed).hits:
            snippet = hit.snippet
            kept = snippet.text.strip("\u2026 ")
            figures = [f"{f.figure} \u2013 {f.of}: {f.what}" for f in hit.entry.figures]
            assert any(kept in text for text in (*hit.entry.texts(), *figures)), hit.entry.ref
            end = 0
            for start, stop in snippet.spans:
                assert end <= start < stop <= len(snippet.text)
                around = snippet.text[:start][-1:] + snippet.text[stop:][:1]
                assert not any(character.isalnum() for character in around)
                end = stop
                marked += 1
    assert marked > 50


def test_a_snippet_shows_the_word_that_was_found(engine: CombinedSearch) -> None:
    hits = [
        hit for hit in engine.search("poverty").hits if "poverty" in " ".join(hit.entry.texts())
    ]
    assert len(hits) > 3
    for hit in hits:
        shown = [hit.snippet.text[start:stop].casefold() for start, stop in hit.snippet.spans]
        assert any(word.startswith("poverty") for word in shown), hit.entry.ref


def test_a_snippet_is_short_enough_to_be_skimmed(engine: CombinedSearch) -> None:
    for typed in ("staff", "partnerships", "young people"):
        for hit in engine.search(typed).hits:
            assert len(hit.snippet.text) <= 200
