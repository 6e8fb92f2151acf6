"""The formats of a chart: its data as text, CSV, Markdown or JSON, and itself as SVG.

Each but CSV carries the sentences and the cautions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jitui.output.attribution import source_line
from jitui.output.chart_svg import svg
from jitui.output.csv_output import table
from jitui.output.formats import Format
from jitui.output.json_output import chart_values, dump
from jitui.output.markdown import markdown
from jitui.output.text import MAX_LINE_WIDTH, chart_lines
from jitui.output.wrapping import wrap
from jitui.report.blocks import DocumentBlock, Heading, Item, Paragraph, Table
from jitui.report.chart_model import Chart
from jitui.report.model import Library

_MADE = "Compiled"
_DASH = "\u2013"


def sourced_lines(library: Library, chart: Chart, columns: int = MAX_LINE_WIDTH) -> Iterator[str]:
    """Yield a chart in words, with its source."""
    yield from chart_lines(chart, columns)
    yield ""
    yield from wrap(source_line(library.report, _MADE), columns)


def as_csv(_library: Library, chart: Chart) -> str:
    """Return a chart's data as CSV."""
    # Without a byte order mark (see the table of areas), a dash would come out as three
    # odd signs in some spreadsheets: one that stands for nothing is an empty cell.
    rows = [["" if cell == _DASH else cell.replace(_DASH, "-") for cell in r] for r in chart.data]
    return table(chart.heads, rows)


def as_markdown(library: Library, chart: Chart) -> str:
    """Return a chart's data as a table in Markdown, with all that belongs to it."""
    blocks: list[DocumentBlock] = [
        Heading(chart.title),
        *(Paragraph(text) for text in (*chart.sentences, chart.mine) if text),
        Table(chart.heads, chart.data),
        *(Item("", caution) for caution in chart.cautions),
        Paragraph(source_line(library.report, _MADE)),
    ]
    return markdown(blocks)


FORMATS: Mapping[str, Format[Callable[[Library, Chart], str]]] = {
    "text": Format(
        "plain text, for a message",
        "txt",
        lambda library, chart: "\n".join(sourced_lines(library, chart)) + "\n",
    ),
    "csv": Format("its data as CSV, for a spreadsheet", "csv", as_csv),
    "markdown": Format("its data as a table in Markdown, for a document", "md", as_markdown),
    "json": Format(
        "its data as JSON, for a program", "json", lambda _, chart: dump(chart_values(chart)) + "\n"
    ),
    "svg": Format("the chart as SVG, for a document or a slide", "svg", svg),
}
"""The formats of a chart, by the names that the command line has for them."""
