"""The formats of a view of the table of areas: text, CSV, Markdown, JSON.

Each but CSV says in words what is shown and in what order, and carries the cautions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from jitui.output.attribution import source_line
from jitui.output.csv_output import table
from jitui.output.formats import Format
from jitui.output.json_output import areas_table, dump, partnership
from jitui.output.markdown import markdown
from jitui.output.text import MAX_LINE_WIDTH
from jitui.output.wrapping import pad, width, wrap
from jitui.report.blocks import DocumentBlock, Item, Paragraph, Table
from jitui.report.model import Library, Partnership
from jitui.report.table import NOT_EVALUATED, WORK_WORDS, Column, View, evaluation_words, head
from jitui.report.wording import capitalised

COLUMNS = ("ref", "area", "published", "evaluation", "step", "work")
"""The columns of the CSV, each the name of a key of the JSON."""

_MADE = "Compiled"
_GAP = 2


def view_lines(library: Library, view: View, columns: int = MAX_LINE_WIDTH) -> Iterator[str]:
    """Yield a view as lines: what is shown, the areas, and the cautions."""
    yield from wrap(f"{capitalised(view.description(library))}.", columns)
    yield from wrap(f"{capitalised(view.order_description())}.", columns)
    yield ""
    areas = view.areas(library)
    if areas:
        yield from _rows(areas, library, columns) or _listed(areas, library, columns)
        yield ""
    for caution in library.report.cautions:
        yield from wrap(caution, columns, "- ", "  ")
    yield ""
    yield from wrap(source_line(library.report, _MADE), columns)


def _cells(area: Partnership, library: Library) -> list[str]:
    cells = {
        Column.AREA: area.title,
        Column.PUBLISHED: str(area.published or "\u2013"),
        Column.EVALUATION: evaluation_words(area, library),
        Column.WORK: WORK_WORDS[area.work],
    }
    return [cells[column] for column in Column]


def _rows(areas: Sequence[Partnership], library: Library, columns: int) -> list[str]:
    """Return the table's lines, or none where it is wider than ``columns``."""
    rows = [_cells(area, library) for area in areas]
    # A head that is wider than what stands under it goes over several lines.
    narrow = [max(head(column).split(), key=width) for column in Column]
    rooms = [max(map(width, column)) for column in zip(narrow, *rows, strict=True)]
    if sum(rooms) + _GAP * (len(rooms) - 1) > columns:
        return []
    heads = [wrap(head(column), room) for column, room in zip(Column, rooms, strict=True)]
    tallest = max(map(len, heads))
    level = [[""] * (tallest - len(lines)) + lines for lines in heads]
    return [_line(cells, rooms) for cells in (*zip(*level, strict=True), *rows)]


def _line(cells: Sequence[str], rooms: Sequence[int]) -> str:
    padded = (pad(cell, room + _GAP) for cell, room in zip(cells, rooms, strict=True))
    return "".join(padded).rstrip()


def _listed(areas: Iterable[Partnership], library: Library, columns: int) -> Iterator[str]:
    """Yield the areas one after the other, for a terminal too narrow for columns."""
    for area in areas:
        work = WORK_WORDS[area.work]
        parts = [work] if NOT_EVALUATED in work else [evaluation_words(area, library), work]
        if area.published:
            parts.insert(1, f"report published {area.published}")
        yield from wrap(f"{area.title}: {', '.join(parts)}", columns, "", "  ")


def as_csv(library: Library, view: View) -> str:
    """Return the areas of a view as CSV, and nothing but them."""
    # No byte order mark: a program that reads columns by name would take it for a part of
    # the first name. What the mark would help, a spreadsheet that takes the file for an
    # older encoding, only matters beyond ASCII, and no name in the report's table is.
    rows = map(partnership, view.areas(library))
    return table(COLUMNS, ([row[column] for column in COLUMNS] for row in rows))


def as_markdown(library: Library, view: View) -> str:
    """Return a view as a table in Markdown, with its caption, cautions and source."""
    rows = tuple(tuple(_cells(area, library)) for area in view.areas(library))
    caption = f"{capitalised(view.description(library))}; {view.order_description()}."
    blocks: list[DocumentBlock] = [
        Table(tuple(map(head, Column)), rows, caption),
        *(Item("", caution) for caution in library.report.cautions),
        Paragraph(source_line(library.report, _MADE)),
    ]
    return markdown(blocks)


FORMATS: Mapping[str, Format[Callable[[Library, View], str]]] = {
    "text": Format(
        "plain text, for a message",
        "txt",
        lambda library, view: "\n".join(view_lines(library, view)) + "\n",
    ),
    "csv": Format("CSV, for a spreadsheet", "csv", as_csv),
    "markdown": Format("a table in Markdown, for a document", "md", as_markdown),
    "json": Format(
        "JSON, for a program", "json", lambda library, view: dump(areas_table(library, view)) + "\n"
    ),
}
"""The formats of a view, by the names that the command line has for them."""
