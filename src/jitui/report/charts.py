"""Makes every chart that the content has figures for."""

from __future__ import annotations

from msgspec.structs import replace

from jitui.report.chart_model import Chart
from jitui.report.evaluation_charts import evaluation_charts
from jitui.report.evidence_chart import evidence_chart
from jitui.report.model import Library, Partnership


def charts(library: Library, area: str = "") -> tuple[Chart, ...]:
    """Return the charts that the content has the figures for.

    Args:
        library: The content.
        area: The ref of the reader's own area, to be marked; empty for none.
    """
    found = library.entries.get(area)
    mine = found if isinstance(found, Partnership) else None
    every = (*evaluation_charts(library, mine), *evidence_chart(library, mine))
    return tuple(replace(one, area=mine.title) for one in every) if mine else every


def chart(library: Library, name: str, area: str = "") -> Chart | None:
    """Return the chart of a name, if there is one."""
    return next((one for one in charts(library, area) if one.name == name), None)
