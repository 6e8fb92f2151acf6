"""The order of results on judged queries does not get worse unnoticed.

The floors lie below what is measured (see docs/search.md), by less than one query in ten.
"""

from __future__ import annotations

from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from tests.bench.quality import AT, run


def test_judged_queries_find_what_was_wanted(library: Library) -> None:
    engine = CombinedSearch(Engine(library))
    rows = run(lambda query: [hit.entry.ref for hit in engine.search(query, AT).hits])
    held = [m for query, _, m in rows if query.set == "held out"]
    assert len(held) > 100
    for measure, floor in (("S@1", 0.90), ("G3@1", 0.82), ("nDCG@10", 0.90)):
        assert sum(m[measure] for m in held) / len(held) >= floor, measure
    assert sum(not refs for _, refs, _ in rows) <= 3
