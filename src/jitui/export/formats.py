"""The forms in which a workbook leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from msgspec import Struct

from jitui.errors import UsageError
from jitui.export.csv_export import actions_csv, evidence_csv
from jitui.export.document import Document
from jitui.export.docx import word
from jitui.export.html import html
from jitui.export.json_export import whole
from jitui.export.markdown import markdown
from jitui.export.request import ACTIONS, EVIDENCE, Request
from jitui.export.self_evaluation import document
from jitui.report.clean import clean_line
from jitui.report.refs import suggestion
from jitui.workbook.progress import actions_in_order


class Format(Struct, frozen=True):
    """One form of an export.

    Attributes:
        words: What it is good for, as a list of forms says it.
        extension: How the name of a file in this form ends, without the dot.
        write: Makes the bytes; the same request gives the same bytes.
    """

    words: str
    extension: str
    write: Callable[[Request], bytes]


WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "markdown": markdown,
    "html": html,
    "docx": word,
}
"""The forms of a document, which a merge has too."""


def _of_document(write: Callable[[Document], bytes]) -> Callable[[Request], bytes]:
    return lambda request: write(document(request))


FORMATS: Mapping[str, Format] = {
    "markdown": Format("Markdown, for a document or a wiki", "md", _of_document(markdown)),
    "html": Format("a single web page, to read, print or send", "html", _of_document(html)),
    "docx": Format("a Word document", "docx", _of_document(word)),
    "actions-csv": Format(
        "the actions as CSV, for a spreadsheet",
        "csv",
        lambda asked: actions_csv(actions_in_order(asked.chosen, asked.today)),
    ),
    "evidence-csv": Format(
        "the evidence as CSV, for a spreadsheet",
        "csv",
        lambda asked: evidence_csv(asked.chosen.evidence),
    ),
    "json": Format(
        "JSON, complete; 'jitui import' can read it", "json", lambda asked: whole(asked.chosen)
    ),
}
"""The forms, by the names that the command line has for them."""

_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".json": "json",
}


def form_named(typed: str) -> str:
    """Return the name of a form as it was typed.

    Raises:
        UsageError: There is none of that name; the nearest is named.
    """
    name = clean_line(typed).casefold()
    if name not in FORMATS:
        words = f"{clean_line(typed)!r} is not an export format"
        raise UsageError(f"{words}; {suggestion(name, list(FORMATS))}")
    return name


def form_of(file: str, part: str) -> str:
    """Return the form that a file's name asks for.

    Args:
        file: The name as typed.
        part: The part that is exported, which says what a CSV file holds.

    Raises:
        UsageError: The name says no form.
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
