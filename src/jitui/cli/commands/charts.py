"""The command that prints the charts: as text, as data, as SVG."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jitui.cli.command import CSV, JSON, MARKDOWN, SVG, Subcommand, argument, chosen_format
from jitui.cli.content import library_of
from jitui.cli.exit_status import FOUND
from jitui.cli.printing import columns, print_lines, typed
from jitui.errors import NotFound, UsageError

if TYPE_CHECKING:
    import argparse

    from jitui.report.chart_model import Chart
    from jitui.report.model import Library


def _charts(options: argparse.Namespace) -> int:
    chosen = chosen_format(options)
    if chosen in ("csv", "svg") and not options.name:
        raise UsageError(f"--{chosen} needs a chart's name: jitui charts evaluations --{chosen}")
    library = library_of(options.data)
    from jitui.report.charts import charts

    every = charts(library, _area(library, options.area))
    if not every:
        if chosen == "json":
            _print_all(library, every, chosen)
        raise NotFound("this report has no figures for a chart")
    if options.name:
        _print_one(library, _named(every, options.name), chosen)
    else:
        _print_all(library, every, chosen)
    return FOUND


def _area(library: Library, named: str) -> str:
    """Return the ref of the area that ``--area`` names, or empty."""
    if not named:
        return ""
    from jitui.report.lookup import Lookup
    from jitui.report.model import Kind

    lookup = Lookup(library)
    entry = lookup.entry(named)
    if entry is None or entry.kind is not Kind.PARTNERSHIP:
        near = ", ".join(e.ref for e in lookup.near(named, Kind.PARTNERSHIP))
        hint = f"did you mean {near}?" if near else "'jitui list areas' lists every area"
        raise UsageError(f"--area: there is no area {typed([named])!r}; {hint}")
    return entry.ref


def _named(every: Sequence[Chart], named: str) -> Chart:
    from jitui.report.chart_model import PREFIX
    from jitui.report.refs import nearest

    name = typed([named]).casefold().removeprefix(PREFIX)
    names = [chart.name for chart in every]
    if name not in names:
        near = nearest(name, names)
        hint = f"did you mean {', '.join(near)}?" if near else f"the charts are: {', '.join(names)}"
        raise NotFound(f"there is no chart {typed([named])!r}; {hint}")
    return every[names.index(name)]


def _print_one(library: Library, chart: Chart, chosen: str) -> None:
    from jitui.output import chart_formats

    if chosen == "text":
        print_lines(chart_formats.sourced_lines(library, chart, columns()))
    else:
        sys.stdout.write(chart_formats.FORMATS[chosen].write(library, chart))


def _print_all(library: Library, every: Sequence[Chart], chosen: str) -> None:
    if chosen == "json":
        from jitui.output.json_output import chart_values, dump

        print(dump({"charts": [chart_values(chart) for chart in every]}))
    elif chosen == "markdown":
        from jitui.output.chart_formats import as_markdown

        sys.stdout.write("\n".join(as_markdown(library, chart) for chart in every))
    else:
        from jitui.output.text import chart_list_lines

        print_lines(chart_list_lines(every, columns()))


CHARTS = Subcommand(
    "charts",
    _charts,
    "list the charts, or print one as text, data or SVG",
    (
        argument("name", nargs="?", metavar="NAME", help="such as evaluations or years"),
        argument("--area", default="", metavar="REF", help="highlight this area, such as moray"),
        *(JSON, CSV, MARKDOWN, SVG),
    ),
    (
        "jitui charts",
        "jitui charts evaluations --area moray",
        "jitui charts years --svg > years.svg",
    ),
)
