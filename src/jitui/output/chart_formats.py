"""The forms of a picture: its data as lines, CSV, Markdown or JSON, and itself as SVG.

Each but CSV carries the sentences and the cautions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jitui.output import markdown
from jitui.output.attribution import source_line
from jitui.output.chart_svg import svg
from jitui.output.formats import Format
from jitui.output.json_output import dump, picture, table
from jitui.output.text import MEASURE, chart_lines
from jitui.output.wrapping import wrap
from jitui.report.chart_model import Chart
from jitui.report.model import Library

_MADE = "Compiled"
_DASH = "\u2013"


def picture_lines(library: Library, chart: Chart, columns: int = MEASURE) -> Iterator[str]:
    """Yield a picture in words, with its source."""
    yield from chart_lines(chart, columns)
    yield ""
    yield from wrap(source_line(library.report, _MADE), columns)


def as_text(library: Library, chart: Chart) -> str:
    """Return a picture in words, in lines of a comfortable width."""
    return "\n".join(picture_lines(library, chart)) + "\n"


def as_csv(_library: Library, chart: Chart) -> str:
    """Return a picture's data as CSV."""
    # Without a byte order mark (see the table of areas), a dash would come out as three
    # odd signs in some spreadsheets: one that stands for nothing is an empty cell.
    rows = [["" if cell == _DASH else cell.replace(_DASH, "-") for cell in r] for r in chart.data]
    return table(chart.heads, [dict(zip(chart.heads, row, strict=True)) for row in rows])


def as_markdown(library: Library, chart: Chart) -> str:
    """Return a picture's data as a table in Markdown, with all that belongs to it."""
    said = [*chart.sentences, *([chart.mine] if chart.mine else [])]
    lines = [
        f"## {markdown.escaped(chart.title)}",
        "",
        *(line for sentence in said for line in (markdown.escaped(sentence), "")),
        *markdown.table(chart.heads, chart.data),
        "",
        *markdown.items(chart.cautions),
        "",
        markdown.escaped(source_line(library.report, _MADE)),
    ]
    return "\n".join(lines) + "\n"


def as_json(_library: Library, chart: Chart) -> str:
    """Return a picture's data as JSON."""
    return dump(picture(chart)) + "\n"


FORMATS: Mapping[str, Format[Chart]] = {
    "text": Format("plain text, for a message", "txt", as_text),
    "csv": Format("its data as CSV, for a spreadsheet", "csv", as_csv),
    "markdown": Format("its data as a table in Markdown, for a document", "md", as_markdown),
    "json": Format("its data as JSON, for a program", "json", as_json),
    "svg": Format("the chart as SVG, for a document or a slide", "svg", svg),
}
"""The forms of a picture, by the names that the command line has for them."""
