"""A library that is many times the report is searched in bounded work, still ranked."""

from __future__ import annotations

import pytest

from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from jitui.search.index import RANKED
from tests.bench.scale import queries, synthetic


@pytest.fixture(scope="module")
def large(library: Library) -> Engine:
    many = synthetic(library, 10)
    assert len(many.entries) > 10 * RANKED
    return Engine(many)


def test_every_kind_of_query_finds_something_and_ranks_a_bounded_number(large: Engine) -> None:
    """A letter of a common word would be ranked in thousands of entries."""
    for name, typed in queries(large.library).items():
        for words in typed[:8]:
            results = CombinedSearch(large).search(words, growing=True)
            if name != "a phrase":
                assert results.hits, words
            assert len(results.hits) <= RANKED, words


def test_the_best_entries_of_a_common_word_are_among_those_ranked(large: Engine) -> None:
    index = large._index
    found = index.candidates({"servic"})
    assert len(found) == RANKED
    have = index.phrase(["servic"])
    assert len(have) > 2 * RANKED
    best = sorted(have, key=lambda number: -index.weights(number)["servic"])
    assert set(best[:10]) <= set(found)


def test_a_filter_is_asked_before_the_number_is_bounded(large: Engine) -> None:
    """What was wanted would have been left out for the best of all."""
    last = set(range(len(large.library.entries) - 50, len(large.library.entries)))
    found = large._index.candidates({"servic"}, last)
    assert set(found) == last & set(large._index.phrase(["servic"]))


def test_the_bundled_report_is_ranked_whole(library: Library) -> None:
    assert len(library.entries) <= RANKED
