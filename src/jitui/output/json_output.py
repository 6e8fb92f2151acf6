"""The stable shapes of JSON output, as documented in ``docs/output.md``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jitui.report.chart_model import Chart
from jitui.report.charts import chart
from jitui.report.claims import Claim
from jitui.report.clean import clean_line
from jitui.report.model import Entry, Library, Link, Partnership, Statement, Step, Term
from jitui.report.table import View

if TYPE_CHECKING:
    from jitui.search.results import Hit, Results

_FIGURE = ("figure", "of", "what", "subject", "band")
"""The keys of a figure."""


def dump(value: Any, indent: int | None = 2) -> str:
    """Return ``value`` as JSON text; with no indent, on one line."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _values(record: Struct, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def brief(entry: Entry) -> dict[str, Any]:
    """Return an entry as it stands in a list."""
    return {
        "ref": entry.ref,
        "kind": entry.kind.value,
        "title": entry.title,
        "origin": entry.origin.value,
    }


def full(library: Library, entry: Entry) -> dict[str, Any]:
    """Return all of an entry. ``text`` is what a reader reads, ``links`` go both ways."""
    location = entry.location
    shape: dict[str, Any] = {
        **brief(entry),
        "text": "\n\n".join(entry.texts()),
        "body": list(entry.body),
        "points": [{"name": point.name, "text": point.text} for point in entry.points],
        "after": list(entry.after),
        "summary": list(entry.summary),
        "figures": [_values(figure, *_FIGURE) for figure in entry.figures],
        "place": location and _values(location, "part", "section", "page"),
        "parent": entry.parent or None,
        "links": [_link(link, link.target, "out") for link in library.links_from(entry.ref)]
        + [_link(link, link.source, "in") for link in library.links_to(entry.ref)],
    }
    if isinstance(entry, Statement):
        shape["quotations"] = [_values(q, "source", "date", "gist") for q in entry.quotations]
        shape["sections"] = list(entry.sections)
    if isinstance(entry, Partnership):
        shape |= _area(entry)
    if isinstance(entry, Term):
        shape |= {"acronym": entry.acronym, "also": list(entry.also), "source": entry.source}
    if isinstance(entry, Step):
        shape["step"] = entry.step
    return shape


def _link(link: Link, other: str, direction: str) -> dict[str, str]:
    return {
        "ref": other,
        "direction": direction,
        "relation": link.relation.value,
        "origin": link.origin.value,
        "detail": link.detail,
    }


def _area(area: Partnership) -> dict[str, Any]:
    return {
        "work": area.work.value,
        "published": area.published,
        "evaluation": area.evaluation or None,
        "step": area.step or None,
    }


def partnership(area: Partnership) -> dict[str, Any]:
    """Return an area as a row of the table."""
    return {"ref": area.ref, "area": area.title, **_area(area)}


def areas_table(library: Library, view: View) -> dict[str, Any]:
    """Return a view of the table of areas, and what must be said with it."""
    return {
        "view": view.description(library),
        "order": view.order_description(),
        "partnerships": [partnership(area) for area in view.areas(library)],
        "cautions": list(library.report.cautions),
    }


def chart_values(chart: Chart) -> dict[str, Any]:
    """Return a chart's data, its sentences, and what must be said with it."""
    return {
        "name": chart.name,
        "title": chart.title,
        "sentences": list(chart.sentences),
        "heads": list(chart.heads),
        "rows": [list(row) for row in chart.data],
        "cautions": list(chart.cautions),
        "your_area": chart.mine or None,
    }


def overview(library: Library) -> dict[str, Any]:
    """Return what the report is, whose words these are, and how the areas were evaluated."""
    report = library.report
    evaluations = chart(library, "evaluations")
    rows = evaluations.data if evaluations else ()
    facts = "title subtitle publisher published reference website copyright"
    return {
        **_values(report, *facts.split()),
        "about": list(report.about),
        "wording": list(report.wording),
        "cautions": list(report.cautions),
        "evaluations": [{"evaluation": row[0], "areas": int(row[2])} for row in rows],
    }


def claim(claim: Claim) -> dict[str, Any]:
    """Return a claim with the passage that makes it."""
    return {"ref": claim.entry.ref, **_values(claim.figure, *_FIGURE)}


def search(results: Results, typed: str, explain: bool = False) -> dict[str, Any]:
    """Return the results of a search for what was typed."""
    shape: dict[str, Any] = {
        "query": clean_line(typed),
        "every_word": results.complete,
        "said": list(results.notices),
        "counts": {kind.value: count for kind, count in results.counts.items()},
        "results": [_hit(hit, explain) for hit in results.hits],
    }
    if not results.hits:
        shape["advice"] = results.advice
    if explain:
        shape["understood"] = [
            {
                "typed": concept.typed,
                "as": [
                    {"words": a.token.replace("_", " "), "how": a.how, "strength": a.strength}
                    for a in concept.alternatives
                ],
            }
            for concept in results.query.concepts
        ]
    return shape


def _hit(hit: Hit, explain: bool) -> dict[str, Any]:
    entry = hit.entry
    shape: dict[str, Any] = {
        "ref": entry.ref,
        "kind": entry.kind.value,
        "title": entry.title,
        "place": str(entry.location) if entry.location else None,
        "snippet": hit.snippet.text,
        "reason": hit.reason,
        "score": round(hit.score, 4),
    }
    if explain:
        shape["parts"] = [
            {"typed": concept.typed, "by": by.token.replace("_", " "), "worth": round(worth, 4)}
            for concept, by, worth in hit.detail.parts
        ]
        shape["factors"] = {name: round(value, 4) for name, value in hit.detail.factors.items()}
    return shape
