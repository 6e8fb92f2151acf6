"""People type what they call it: the search takes it as it was meant, and says so."""

from __future__ import annotations

import pytest

from jitui.report.model import Kind, Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from jitui.search.filters import completions

AREAS = {
    "very good 2024": ["east-lothian", "renfrewshire"],
    "2024 very good": ["east-lothian", "renfrewshire"],
    "good 2025": ["east-ayrshire", "glasgow"],
    "adequate since 2023": ["moray"],
    "very good or better 2022": ["east-renfrewshire"],
    "moray adequate": ["moray"],
    "weak 2023": [],
}


@pytest.fixture(scope="module")
def engine(library: Library) -> CombinedSearch:
    return CombinedSearch(Engine(library))


def refs(engine: CombinedSearch, typed: str, **more: object) -> list[str]:
    return [hit.entry.ref for hit in engine.search(typed, **more).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(("typed", "areas"), AREAS.items())
def test_an_evaluation_and_a_year_list_exactly_those_areas(
    engine: CombinedSearch, typed: str, areas: list[str]
) -> None:
    assert refs(engine, typed) == areas


def test_a_question_for_areas_names_them_first_and_then_what_the_report_says(
    engine: CombinedSearch,
) -> None:
    found = refs(engine, "which areas were adequate")
    assert found[:2] == ["highland", "moray"]
    assert len(found) > 2


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("what does universal services mean", "universal-services"),
        ("what is CARM", "carm"),
        ("meaning of contextual safeguarding", "contextual-safeguarding"),
        ("define kinship care", "kinship-care"),
    ],
)
def test_a_question_for_a_meaning_finds_the_definition(
    engine: CombinedSearch, typed: str, ref: str
) -> None:
    assert refs(engine, typed)[0] == ref


def test_without_such_a_question_the_report_comes_before_what_is_not_from_it(
    engine: CombinedSearch,
) -> None:
    assert refs(engine, "kinship care")[0] == "pm4"
    assert "kinship-care" in refs(engine, "kinship care")


@pytest.mark.parametrize("typed", ["1500 staff", "1,500 staff", "over 1,500 members of staff"])
def test_numbers_are_found_in_any_form(engine: CombinedSearch, typed: str) -> None:
    assert refs(engine, typed)[0] == "evidence"


@pytest.mark.parametrize("typed", ["10968", "10,968", "10968 staff surveys"])
def test_a_figure_finds_the_evidence(engine: CombinedSearch, typed: str) -> None:
    assert refs(engine, typed)[0] == "evidence"


@pytest.mark.parametrize("typed", ["85%", "85 per cent", "85 percent"])
def test_percentages_are_found_in_any_form(engine: CombinedSearch, typed: str) -> None:
    assert refs(engine, typed)[0] == "qi"


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("cronologies", "chronologies"),
        ("advocasy", "advocacy"),
        ("Clackmananshire", "clackmannanshire"),
        ("Renfrewshre", "renfrewshire"),
        ("saefguarding", "safeguarding"),
    ],
)
def test_a_slip_is_corrected_and_said(engine: CombinedSearch, typed: str, instead: str) -> None:
    results = engine.search(typed)
    assert results.hits
    assert any(f"Searched for {instead}" in sentence for sentence in results.notices)


def test_known_words_are_never_corrected(engine: CombinedSearch) -> None:
    known = sorted({form for form, _ in engine._engine._index.forms() if len(form) > 6})[::9]
    assert len(known) > 100
    for form in known:
        assert not engine.search(form, limit=1).query.corrected, form


def test_short_words_are_not_corrected(engine: CombinedSearch) -> None:
    assert not engine.search("kare").query.corrected


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("teenagers", "s1.6"),
        ("DV", "km1"),
        ("kids' voice", "s3.4"),
        ("CPC", "child-protection-committee"),
        ("siblings", "pm5"),
        ("coronavirus", "covid-response"),
    ],
)
def test_everyday_words_find_what_they_mean(engine: CombinedSearch, typed: str, ref: str) -> None:
    assert ref in refs(engine, typed, limit=4)


def test_a_hit_by_another_word_says_by_which(engine: CombinedSearch) -> None:
    hit = next(h for h in engine.search("siblings").hits if h.entry.ref == "pm5")
    assert "siblings \u2192 " in hit.reason
    assert hit.snippet.spans, "what was found is lit, though it was not typed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organisation", "organization"),
        ("prioritise", "prioritize"),
        ("children's rights", "childrens rights"),
        ("multi-agency", "multi agency"),
        ("multi-agency", "multi\u2010agency"),
        ("Bairn\u2019s Hoose", "Bairn's Hoose"),
        ("caf\u00e9", "cafe"),
    ],
)
def test_spellings_dashes_quotes_and_accents_do_not_matter(
    engine: CombinedSearch, one: str, other: str
) -> None:
    assert refs(engine, one) == refs(engine, other)


@pytest.mark.parametrize(("one", "other"), [("curious", "curiosity"), ("advocate", "advocacy")])
def test_word_families_meet(engine: CombinedSearch, one: str, other: str) -> None:
    assert set(refs(engine, one)) & set(refs(engine, other))


@pytest.mark.parametrize("word", ["chronologies", "advocacy", "trauma", "poverty"])
def test_while_typing_there_is_never_a_flash_of_nothing(engine: CombinedSearch, word: str) -> None:
    for end in range(1, len(word) + 1):
        assert engine.search(word[:end], growing=True).hits, word[:end]


def test_a_phrase_in_quotation_marks_must_stand_so(engine: CombinedSearch) -> None:
    found = engine.search('"cumulative harm"').hits
    assert found
    for hit in found:
        shown = " ".join((hit.entry.title, *hit.entry.texts(), *hit.entry.keywords)).casefold()
        assert "cumulative harm" in shown, hit.entry.ref


def test_a_minus_leaves_entries_out(engine: CombinedSearch) -> None:
    with_it, without = set(refs(engine, "advocacy")), set(refs(engine, "advocacy -commissioning"))
    assert "s3.2" in with_it - without
    assert without < with_it


def test_or_joins_alternatives(engine: CombinedSearch) -> None:
    both = set(refs(engine, "kinship OR siblings"))
    assert {"pm4", "pm5"} <= both


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("advocacy kind:message", Kind.MESSAGE), ("kind:term harm", Kind.TERM)],
)
def test_a_filter_by_kind(engine: CombinedSearch, typed: str, kind: Kind) -> None:
    found = engine.search(typed).hits
    assert found
    assert {hit.entry.kind for hit in found} == {kind}


def test_filters_without_words_list_what_passes(engine: CombinedSearch) -> None:
    assert refs(engine, "rating:excellent") == ["east-renfrewshire"]
    assert refs(engine, "rating:very-good year:2024") == ["east-lothian", "renfrewshire"]
    assert refs(engine, "in:s3") == ["s3", "s3.1", "s3.2", "s3.3", "s3.4"]
    assert set(refs(engine, "year:2023-2024")) >= {"moray", "aberdeenshire"}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("kind:massage advocacy", "kind:message"),
        ("rating:god", "rating:good"),
        ("in:s33", "in:s3.3"),
        ("year:soon", "year:2024"),
        ("kind: advocacy", "needs a value"),
    ],
)
def test_an_unknown_filter_is_said_with_the_nearest_that_is_meant(
    engine: CombinedSearch, typed: str, hint: str
) -> None:
    assert any(hint in sentence for sentence in engine.search(typed).notices)


def test_words_with_a_colon_that_are_no_filter_are_words(engine: CombinedSearch) -> None:
    assert refs(engine, "note:advocacy") == refs(engine, "note advocacy")


def test_filters_are_completed(library: Library) -> None:
    assert completions("advocacy ki", library) == ["kind:"]
    assert "kind:message" in completions("kind:", library)
    assert completions("rating:ve", library) == ["rating:very-good"]
    assert completions("advocacy", library) == []


@pytest.mark.parametrize(
    ("typed", "ref"),
    [("QI", "qi"), ("S1", "s1"), ("rq3", "rq3"), ("km12", "km12"), ("KM 3", "km3")],
)
def test_short_forms_open_the_entry_itself(engine: CombinedSearch, typed: str, ref: str) -> None:
    assert refs(engine, typed)[0] == ref


def test_nothing_found_says_what_to_try(engine: CombinedSearch) -> None:
    results = engine.search("xqzvwkj")
    assert not results.hits
    assert "Nothing in the report matches xqzvwkj." in results.notices
    assert results.advice


def test_counts_by_kind_tell_what_a_filter_will_show(engine: CombinedSearch) -> None:
    results = engine.search("poverty")
    for kind, count in results.counts.items():
        assert len(engine.search("poverty", kinds=(kind,)).hits) == count


def test_every_match_in_a_snippet_is_lit(engine: CombinedSearch) -> None:
    for typed in ("domestic abuse", "line managers", "chronology"):
        results = engine.search(typed, limit=5)
        for hit in results.hits:
            title = {hit.entry.title[s:e] for s, e in results.spans(hit.entry.title)}
            lit = {hit.snippet.text[s:e] for s, e in hit.snippet.spans}
            assert lit or title, (typed, hit.entry.ref)


def test_a_ref_that_is_typed_whole_is_no_unknown_word(engine: CombinedSearch) -> None:
    results = engine.search("km1")
    assert results.hits[0].entry.ref == "km1"
    assert results.complete
    assert not results.notices


def test_only_in_an_entry_holds_whatever_is_typed(engine: CombinedSearch) -> None:
    for typed in ('"risk', "risk " * 100, "risk OR"):
        found = engine.search(typed, within="s3").hits
        assert {hit.entry.ref.partition(".")[0] for hit in found} <= {"s3"}, typed
