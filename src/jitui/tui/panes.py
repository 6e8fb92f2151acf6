"""The panes: which entries each lists, and in which rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from jitui.report.chart_model import PREFIX
from jitui.report.model import Entry, Kind, Library, Origin, Statement, Term
from jitui.report.pages import OVERVIEW, THEN_AND_NOW
from jitui.report.wording import scale_name
from jitui.tui.commands import PANES
from jitui.tui.layout.area_rows import AreaTable
from jitui.tui.layout.rows import LINES, Row
from jitui.tui.layout.styled_text import StyledRun, StyleSpan
from jitui.tui.layout.workbook_rows import workbook_rows
from jitui.workbook.pages import PREFIX as BOOK
from jitui.workbook.pages import WorkbookPages

_LIST_WIDTHS = ((104, 40), (76, 32))
_TABLE_WIDTHS = ((156, 80), (120, 62))
"""How wide a list or the table is beside the page, from so many cells of the screen on."""


def _empty(what: str) -> Row:
    """Return the row of a pane that has nothing to list."""
    return Row("", f"This report has no {what}.")


class Pane(Struct, frozen=True):
    """One pane of the app.

    Attributes:
        name: Its name.
        rows: Makes its rows.
        table: Whether they are the table of areas.
        workbook: Whether they are those of the workbook.
    """

    name: str
    rows: Callable[[WorkbookPages], list[Row]]
    table: bool = False
    workbook: bool = False

    def list_width(self, columns: int) -> int:
        """Return the cells of the list beside the page; 0 where there is no room for both.

        Args:
            columns: The width of the screen in cells.
        """
        widths = _TABLE_WIDTHS if self.table else _LIST_WIDTHS
        return next((width for least, width in widths if columns >= least), 0)


def _plain(entries: Iterable[Entry]) -> list[Row]:
    return [Row(entry.ref, entry.title, most=LINES) for entry in entries]


def _numbered(entries: Iterable[Entry]) -> list[Row]:
    return [Row(entry.ref, entry.title, str(n), most=LINES) for n, entry in enumerate(entries, 1)]


def _overview(pages: WorkbookPages) -> list[Row]:
    library = pages.library
    period = library.report.previous_period
    earlier = f"Messages of {period}" if period else "Earlier messages"
    return [
        Row(OVERVIEW, "At a glance"),
        *([Row(THEN_AND_NOW, "Then and now")] if pages.compares else []),
        *_group("Background", _plain(library.of(Kind.BACKGROUND))),
        *_group(f"The {scale_name(library)}", _plain(library.of(Kind.SCALE))),
        *_group(earlier, _plain(library.of(Kind.EARLIER))),
        *_group("Where passages differ", _plain(library.of(Kind.DISCREPANCY))),
    ]


def _group(heading: str, rows: list[Row]) -> list[Row]:
    """Return rows under their heading, which does not stand alone."""
    return [Row("", heading), *rows] if rows else []


def _messages(pages: WorkbookPages) -> list[Row]:
    return _numbered(pages.library.of(Kind.MESSAGE)) or [_empty("key messages")]


def _statements(pages: WorkbookPages) -> list[Row]:
    library = pages.library
    rows = []
    for kind in (Kind.INDICATOR, Kind.STATEMENT):
        for entry in library.of(kind):
            rows.append(_part(entry, strong=not entry.parent))
            if isinstance(entry, Statement):
                rows += [_part(library.entries[ref]) for ref in entry.sections]
    return rows or [_empty("statements")]


def _part(entry: Entry, strong: bool = False) -> Row:
    styles = (StyleSpan(0, len(entry.title), "strong"),) if strong else ()
    return Row(entry.ref, entry.title, entry.ref, styles=styles, most=LINES)


def _partnerships(pages: WorkbookPages) -> list[Row]:
    return AreaTable(pages.library).rows()


def _term(term: Term) -> Row:
    suffix = (StyledRun(term.acronym, ("quiet",)),) if term.acronym else ()
    return Row(term.ref, term.title, suffix=suffix)


def _glossary(pages: WorkbookPages) -> list[Row]:
    library = pages.library
    own = [term for term in library.terms() if term.origin is Origin.REPORT]
    more = [term for term in library.terms() if term.origin is not Origin.REPORT]
    rows = _group("The report's glossary", list(map(_term, own)))
    rows += _group("Further terms, not from the report", list(map(_term, more)))
    return rows or [_empty("terms")]


def _questions(pages: WorkbookPages) -> list[Row]:
    return _numbered(pages.library.of(Kind.QUESTION)) or [_empty("questions")]


_ROWS = (_overview, _messages, _statements, _partnerships, _glossary, _questions, workbook_rows)
ALL = tuple(
    Pane(name, rows, table=name == "Partnerships", workbook=name == "Workbook")
    for name, rows in zip(PANES, _ROWS, strict=True)
)

_HOME = {
    Kind.MESSAGE: 1,
    Kind.INDICATOR: 2,
    Kind.STATEMENT: 2,
    Kind.SECTION: 2,
    Kind.PARTNERSHIP: 3,
    Kind.TERM: 4,
    Kind.QUESTION: 5,
}


def pane_index_for(library: Library, ref: str) -> int:
    """Return the index of the pane that lists an entry or a page of the program."""
    entry = library.entries.get(ref)
    if ref.startswith(BOOK):
        return len(ALL) - 1
    if ref.startswith(PREFIX):
        return _HOME[Kind.PARTNERSHIP]
    return _HOME.get(entry.kind, 0) if entry is not None else 0
