"""How good the search is: judged queries, the usual measures, a table by kind of query.

    python -m tests.bench.quality [--worst N]

``judged.jsonl`` has one query a line: ``query``, ``class``, ``set``, ``relevant`` (a grade for
each ref: 3 wanted first, 2 on the topic, 1 mentions it) and ``why``. The set "tuned" was
looked at while the ranking was made; "held out" was only ever measured.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from jitui.report.loading.load import load
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine

JUDGED = Path(__file__).with_name("judged.jsonl")
AT = 10
MEASURES = ("S@1", "S@3", "G3@1", "MRR", "nDCG@10")


class Judged(NamedTuple):
    """A query with the grade of each entry that is relevant to it."""

    query: str
    kind: str
    set: str
    relevant: dict[str, int]


def judged() -> list[Judged]:
    """Return the judged queries."""
    lines = JUDGED.read_text("utf-8").splitlines()
    found = [json.loads(line) for line in lines if line]
    return [Judged(q["query"], q["class"], q["set"], q["relevant"]) for q in found]


def measures(refs: Sequence[str], relevant: dict[str, int]) -> dict[str, float]:
    """Return the measures of one answer: refs, best first, against the grades."""
    grades = [relevant.get(ref, 0) for ref in refs[:AT]]
    ideal = sorted(relevant.values(), reverse=True)[:AT]
    first = next((rank for rank, grade in enumerate(grades, 1) if grade >= 2), 0)
    return {
        "S@1": float(first == 1),
        "S@3": float(0 < first <= 3),
        "G3@1": float(grades[:1] == [3]),
        "MRR": 1 / first if first else 0.0,
        "nDCG@10": _gain(grades) / _gain(ideal),
    }


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def run(search: Callable[[str], list[str]]) -> list[tuple[Judged, list[str], dict[str, float]]]:
    """Return each query with the refs found and their measures."""
    found = [(query, search(query.query)) for query in judged()]
    return [(query, refs, measures(refs, query.relevant)) for query, refs in found]


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a mean."""
    chance = random.Random(1)
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(1000))
    return means[25], means[974]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the search on judged queries.")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst")
    options = parser.parse_args()
    engine = CombinedSearch(Engine(load()))
    rows = run(lambda query: [hit.entry.ref for hit in engine.search(query, AT).hits])
    print("| queries | n | " + " | ".join(MEASURES) + " | nothing found |")
    print("| --- " * (len(MEASURES) + 3) + "|")
    groups = [(kind, [r for r in rows if r[0].kind == kind]) for kind in _kinds(rows)]
    groups += [(f"all {name}", [r for r in rows if r[0].set == name]) for name in _sets(rows)]
    groups.append(("all", rows))
    for name, group in groups:
        means = [sum(m[measure] for _, _, m in group) / len(group) for measure in MEASURES]
        nothing = sum(not refs for _, refs, _ in group)
        cells = " | ".join(f"{mean:.3f}" for mean in means)
        print(f"| {name} | {len(group)} | {cells} | {nothing} |")
    for measure in ("S@1", "G3@1", "nDCG@10"):
        held = [m[measure] for query, _, m in rows if query.set == "held out"]
        low, high = interval(held)
        print(f"\n{measure}, held out: 95 % of resamples between {low:.3f} and {high:.3f}")
    for query, refs, m in sorted(rows, key=lambda row: row[2]["nDCG@10"])[: options.worst]:
        print(f"\n{m['nDCG@10']:.2f} {query.kind}: {query.query}\n  {refs[:5]} {query.relevant}")


def _kinds(rows: Sequence[tuple[Judged, list[str], dict[str, float]]]) -> list[str]:
    return list(dict.fromkeys(query.kind for query, _, _ in rows))


def _sets(rows: Sequence[tuple[Judged, list[str], dict[str, float]]]) -> list[str]:
    return list(dict.fromkeys(query.set for query, _, _ in rows))


if __name__ == "__main__":
    main()
