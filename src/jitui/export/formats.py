"""The export formats of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from jitui.errors import UsageError
from jitui.export import docx_library
from jitui.export.csv_export import ACTION_COLUMNS, EVIDENCE_COLUMNS, items_csv
from jitui.export.document import Document
from jitui.export.html import html
from jitui.export.json_export import workbook_json
from jitui.export.request import ACTIONS, EVIDENCE, Request
from jitui.export.self_evaluation import document
from jitui.output.formats import Format
from jitui.output.markdown import markdown
from jitui.report.blocks import Heading
from jitui.report.clean import clean_line
from jitui.report.refs import suggestion
from jitui.workbook.progress import actions_in_order


def _markdown(content: Document) -> bytes:
    return markdown([Heading(content.title, 1), *content.blocks]).encode()


def _docx(content: Document) -> bytes:
    """Return a document as a Word file.

    Raises:
        UsageError: The library for Word files is not installed.
    """
    if not docx_library.installed():
        raise UsageError(docx_library.missing())
    from jitui.export.docx import docx_bytes

    return docx_bytes(content)


WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "markdown": _markdown,
    "html": html,
    "docx": _docx,
}
"""The formats of a document, which a merge has too."""


FORMATS: Mapping[str, Format[Callable[[Request], bytes]]] = {
    "markdown": Format(
        "Markdown, for a document or a wiki", "md", lambda r: _markdown(document(r))
    ),
    "html": Format(
        "a single web page, to read, print or send", "html", lambda r: html(document(r))
    ),
    "docx": Format("a Word document", "docx", lambda r: _docx(document(r))),
    "actions-csv": Format(
        "the actions as CSV, for a spreadsheet",
        "csv",
        lambda r: items_csv(ACTION_COLUMNS, actions_in_order(r.chosen.actions, r.today)),
    ),
    "evidence-csv": Format(
        "the evidence as CSV, for a spreadsheet",
        "csv",
        lambda r: items_csv(EVIDENCE_COLUMNS, r.chosen.evidence),
    ),
    "json": Format(
        "JSON, complete; 'jitui import' can read it", "json", lambda r: workbook_json(r.chosen)
    ),
}
"""The formats, by the names that the command line has for them."""

_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".json": "json",
}


def format_named(typed: str) -> str:
    """Return the name of a format as it was typed.

    Raises:
        UsageError: There is none of that name; the nearest is named.
    """
    name = clean_line(typed).casefold()
    if name not in FORMATS:
        words = f"{clean_line(typed)!r} is not an export format"
        raise UsageError(f"{words}; {suggestion(name, list(FORMATS))}")
    return name


def format_of_file(file: str, part: str) -> str:
    """Return the format that a file's name asks for.

    Args:
        file: The name as typed.
        part: The part that is exported, which says what a CSV file holds.

    Raises:
        UsageError: The name says no format.
    """
    ending = PurePath(file).suffix.casefold()
    if ending == ".csv" and part in (ACTIONS, EVIDENCE):
        return f"{part}-csv"
    if ending == ".csv":
        raise UsageError(
            "a CSV file holds either the actions or the evidence; add --format actions-csv or"
            " --format evidence-csv"
        )
    if ending not in _ENDINGS:
        endings = ", ".join([*_ENDINGS, ".csv"])
        raise UsageError(
            f"the file name {clean_line(file)!r} does not show the format; add --format, or end"
            f" the name with one of {endings}"
        )
    return _ENDINGS[ending]
