"""Where the report is silent, the search says so and leads nobody elsewhere."""

from __future__ import annotations

import pytest

from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine


@pytest.fixture(scope="module")
def engine(library: Library) -> CombinedSearch:
    return CombinedSearch(Engine(library))


def test_each_word_that_the_report_does_not_mention_is_answered_so(
    library: Library, engine: CombinedSearch
) -> None:
    """A reader took the nearest passage for the report's finding."""
    assert len(library.thesaurus.silences) > 50
    for silence in library.thesaurus.silences:
        for word in silence.words:
            assert silence.says in engine.search(word, limit=3).notices, word


@pytest.mark.parametrize("typed", ["drugs", "alchohol", "ethnic minority", "asylum seekers"])
def test_what_is_nowhere_finds_nothing(engine: CombinedSearch, typed: str) -> None:
    results = engine.search(typed)
    assert results.hits == ()
    assert results.notices[0].startswith("The report does not mention")


def test_what_comes_nearest_follows_the_sentence(engine: CombinedSearch) -> None:
    results = engine.search("county lines")
    assert results.notices[0] == "The report does not mention exploitation, trafficking or gangs."
    assert {"contextual-safeguarding", "s2.3"} & {hit.entry.ref for hit in results.hits[:5]}


def test_the_rest_of_a_search_is_found_all_the_same(engine: CombinedSearch) -> None:
    results = engine.search("poverty and drugs")
    assert results.hits[0].entry.ref == "km12"
    assert not results.complete


@pytest.mark.parametrize("typed", ["best council", "worst council", "struggling areas"])
def test_areas_are_not_ranked(engine: CombinedSearch, typed: str) -> None:
    """The two areas evaluated Adequate were shown for the worst."""
    results = engine.search(typed)
    assert "The report does not rank areas." in results.notices
    assert not any(hit.entry.kind.value == "partnership" for hit in results.hits[:5])


@pytest.mark.parametrize("typed", ["unavailable", "inaccessible", "incompetent"])
def test_a_word_is_not_taken_for_its_opposite(engine: CombinedSearch, typed: str) -> None:
    assert not any("instead of" in said for said in engine.search(typed).notices)
