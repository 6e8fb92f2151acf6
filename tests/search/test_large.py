"""A library that is many times the report is searched in bounded work, still ranked."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.report.model import Library
from jitui.search.engine import Engine
from jitui.search.index import BOUND, MOST_COMMON, SMALL, Index
from jitui.search.lexicon import lexicon
from tests.bench.scale import queries, synthetic


@pytest.fixture(scope="module")
def large(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    many = synthetic(library, 16)
    assert len(many.entries) > SMALL
    path: Path = tmp_path_factory.mktemp("large") / "index.db"
    return Engine(many, Index.of(many, lexicon(many), str(path)))


def test_every_kind_of_query_finds_something_and_ranks_a_bounded_number(large: Engine) -> None:
    for name, typed in queries(large.library).items():
        for words in typed[:8]:
            results = large.search(words, limit=20, growing=True)
            if name != "a phrase":
                assert results.hits, words
            groups = [[a.token for a in c.alternatives] for c in results.understanding.concepts]
            ranked = large._index.candidates(groups)
            assert len(ranked) <= BOUND * (2 + MOST_COMMON), words


def test_the_best_entries_of_a_common_word_are_among_those_ranked(large: Engine) -> None:
    index = large._index
    found = set(index.candidates([["servic"]]))
    every = sorted(index._having({"servic"}), key=lambda n: -index.weights(n)["servic"])
    assert set(every[:20]) <= found
