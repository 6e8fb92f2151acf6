"""An entry as a citation: whose wording it is, where it stands, and which edition is meant.

Nobody may mistake these sentences for the report's. So an entry that restates the report
cites the report and says that it is paraphrased, and an entry that the project has added
cites the project.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from jitui import __version__
from jitui.errors import UsageError
from jitui.output.attribution import added, address, edition, note, published
from jitui.output.citation_records import bibtex, csl
from jitui.output.formats import Format
from jitui.output.json_output import dump
from jitui.output.markdown import markdown
from jitui.output.text import block_lines
from jitui.report.blocks import Heading, Paragraph
from jitui.report.clean import clean_line
from jitui.report.model import Entry, Library, Origin
from jitui.report.pages import body_blocks
from jitui.report.publication import Report
from jitui.report.refs import suggestion
from jitui.report.wording import capitalised, whole_title


def cite(library: Library, entries: Iterable[Entry], style: str) -> str:
    """Return entries as citations, each entry once, in the order given.

    The same entries give the same text, byte for byte: there is no date of access, because
    nothing was accessed.

    Args:
        library: The library that the entries are from.
        entries: One entry or more.
        style: One of :data:`STYLES`.

    Returns:
        The citations; the last line ends with a newline.

    Raises:
        UsageError: There is no such style, or there are no entries.
    """
    chosen = list({entry.ref: entry for entry in entries}.values())
    if style not in STYLES:
        hint = suggestion(style, STYLES, f"the styles are: {', '.join(STYLES)}")
        raise UsageError(f"{clean_line(style)!r} is not a citation style; {hint}")
    if not chosen:
        raise UsageError("there is nothing to cite; give one ref or more")
    return STYLES[style].write(library, chosen)


def _stop(text: str) -> str:
    """Return ``text`` as a sentence: with a full stop unless it has an end already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _reference(report: Report, entry: Entry) -> str:
    name = _stop(f"{entry.ref}: {entry.title}")
    if entry.origin is not Origin.REPORT:
        beside = f"About this report: {edition(report)}."
        return f"{name} jitui {__version__}, {_stop(added(entry))} {beside}"
    wording = f"paraphrased by jitui from {edition(report)}."
    if entry.own_title:
        wording = f"title by jitui, text {wording}"
    if entry.location is None:
        return f"{name} {capitalised(wording)}"
    return f"{name} {entry.location}; {wording}"


def _text(report: Report, entry: Entry) -> str:
    # Each paragraph on one line, as what it is pasted into wraps; a heading as it stands.
    blocks = (
        Paragraph(block.text) if isinstance(block, Heading) else block
        for block in body_blocks(entry, report.key_points)
    )
    return "\n".join(
        [entry.title, *block_lines(blocks, sys.maxsize), "", _reference(report, entry)]
    )


def _markdown(report: Report, entry: Entry) -> str:
    # Not a quotation: these are jitui's words, not the report's.
    blocks = (
        replace(block, level=3) if isinstance(block, Heading) else block
        for block in body_blocks(entry, report.key_points)
    )
    return markdown([Heading(entry.title), *blocks, Paragraph(_reference(report, entry))]).rstrip()


def _harvard(report: Report, entry: Entry) -> str:
    if entry.origin is not Origin.REPORT:
        title = f"\u2018{entry.title}\u2019"
        container = f"entry {entry.ref} in jitui, version {__version__}"
        return f"jitui (no date) {title}, {container}; {_stop(added(entry))}"
    year = next(iter(published(report)), "no date")
    seat = report.publisher_place
    publisher = f"{seat}: {report.publisher}" if seat else report.publisher
    return (
        f"{report.publisher} ({year}) {_stop(whole_title(report))}"
        f" {publisher} ({report.reference}, {report.published})."
        f" Available at: {address(report)}. {note(entry)}."
    )


def _each(
    write: Callable[[Report, Entry], str], between: str
) -> Callable[[Library, list[Entry]], str]:
    """Return what writes entries one after the other."""
    return lambda library, entries: (
        between.join(write(library.report, entry) for entry in entries) + "\n"
    )


def _csl_json(library: Library, entries: list[Entry]) -> str:
    return dump([csl(library.report, entry) for entry in entries]) + "\n"


STYLES: Mapping[str, Format[Callable[[Library, list[Entry]], str]]] = {
    "reference": Format(
        "one line: ref, title, part of the report, source", "txt", _each(_reference, "\n")
    ),
    "text": Format(
        "the whole entry as plain paragraphs, and its reference", "txt", _each(_text, "\n\n\n")
    ),
    "markdown": Format(
        "the whole entry as Markdown, and its reference", "md", _each(_markdown, "\n\n")
    ),
    "harvard": Format(
        "an entry for a list of references, author and year first", "txt", _each(_harvard, "\n")
    ),
    "bibtex": Format("a BibTeX entry, for LaTeX", "bib", _each(bibtex, "\n\n")),
    "csl-json": Format("CSL-JSON, for Zotero and other reference managers", "json", _csl_json),
}
"""The styles of citation by name, the simplest first."""
