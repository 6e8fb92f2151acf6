"""An entry as a citation: whose wording it is, where it stands, and which edition is meant.

Nobody may mistake these sentences for the report's. So an entry that restates the report
cites the report and says that it is paraphrased, and an entry that the project has added
cites the project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jitui import __version__
from jitui.errors import UsageError
from jitui.output.attribution import edition
from jitui.output.json_output import dump
from jitui.output.markdown import escaped
from jitui.report.blocks import Heading, Item, Paragraph
from jitui.report.clean import clean_line
from jitui.report.model import Discrepancy, Entry, Library, Origin, Statement, Step, Term
from jitui.report.pages import key_points_heading
from jitui.report.publication import Report
from jitui.report.refs import nearest
from jitui.report.wording import whole_title

DESCRIPTIONS: Mapping[str, str] = {
    "reference": "one line: ref, title, part of the report, source",
    "text": "the whole entry as plain paragraphs, and its reference",
    "markdown": "the whole entry as Markdown, and its reference",
    "harvard": "an entry for a list of references, author and year first",
    "bibtex": "a BibTeX entry, for LaTeX",
    "csl-json": "CSL-JSON, for Zotero and other reference managers",
}
"""Each style with what it gives."""

EXTENSIONS: Mapping[str, str] = {
    "reference": "txt",
    "text": "txt",
    "markdown": "md",
    "harvard": "txt",
    "bibtex": "bib",
    "csl-json": "json",
}
"""How the name of a file in each style ends, without the dot."""

STYLES = tuple(DESCRIPTIONS)
"""The styles of citation, the simplest first."""

_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
_DATE = re.compile(
    rf"(?:(?:(0?[1-9]|[12][0-9]|3[01]) )?({'|'.join(_MONTHS)}) )?([0-9]{{4}})", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


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
    if style not in DESCRIPTIONS:
        close = nearest(style, STYLES, 1)
        hint = f"did you mean {close[0]!r}?" if close else f"the styles are: {', '.join(STYLES)}"
        raise UsageError(f"{clean_line(style)!r} is not a citation style; {hint}")
    if not chosen:
        raise UsageError("there is nothing to cite; give one ref or more")
    report = library.report
    if style == "csl-json":
        return dump([_csl(report, entry) for entry in chosen]) + "\n"
    make, between = _MAKERS[style]
    return between.join(make(report, entry) for entry in chosen) + "\n"


def _address(report: Report) -> str:
    """Return the website as a URL; data can give it no scheme but the web's own."""
    site = report.website
    return site if site.startswith(("https://", "http://")) else f"https://{site}"


def _date(report: Report) -> tuple[int, ...]:
    """Return year, month and day of the edition, as many of them as are known."""
    whole = _DATE.fullmatch(report.published)
    if whole is None:
        year = _YEAR.search(report.published)
        return (int(year[0]),) if year else ()
    day, month, number = whole.groups()
    parts = (number, month and str(_MONTHS.index(month.capitalize()) + 1), day)
    return tuple(int(part) for part in parts if part)


def _added(entry: Entry) -> str:
    """Return that an entry is the project's own, and what it is made from."""
    source = ""
    if isinstance(entry, (Term, Step)):
        source = entry.source
    elif isinstance(entry, Discrepancy):
        source = f"jitui's own reading of {', '.join(entry.passages)}"
    words = "not from the report: added by jitui"
    return f"{words}, source: {source}" if source else f"{words}, no source named"


def _note(entry: Entry) -> str:
    """Return place and wording, for a record that names the report elsewhere.

    It begins with words of ours: a reference manager takes a note that begins with the name
    of a field and a colon for that field.
    """
    if entry.origin is not Origin.REPORT:
        return f"Entry {entry.ref} of jitui, {_added(entry)}"
    place = f"{entry.location}: " if entry.location else ""
    ours = "sentences and title are not" if entry.own_title else "sentences are not"
    wording = f"paraphrased by jitui from the report: the {ours} the report's"
    return f"Refers to {place}jitui entry {entry.ref}, \u2018{entry.title}\u2019, {wording}"


def _stop(text: str) -> str:
    """Return ``text`` as a sentence: with a full stop unless it has an end already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _reference(report: Report, entry: Entry) -> str:
    name = _stop(f"{entry.ref}: {entry.title}")
    if entry.origin is not Origin.REPORT:
        added = _added(entry)
        beside = f"About this report: {edition(report)}."
        return f"{name} jitui {__version__}, {_stop(added)} {beside}"
    wording = (
        f"{'title by jitui, text ' * entry.own_title}paraphrased by jitui from {edition(report)}."
    )
    if entry.location is None:
        return f"{name} {wording[0].upper()}{wording[1:]}"
    return f"{name} {entry.location}; {wording}"


def _blocks(report: Report, entry: Entry) -> Iterator[Heading | Paragraph | Item]:
    """Yield all that a reader reads in an entry."""
    if isinstance(entry, Statement):
        for quotation in entry.quotations:
            yield Item(quotation.label, quotation.gist)
    for text in entry.body:
        yield Paragraph(text)
    for point in entry.points:
        yield Item(point.label, point.text)
    for text in entry.after:
        yield Paragraph(text)
    if entry.summary:
        # They stand in another place than the rest, which a citation has to say.
        yield Heading(key_points_heading(report.key_points))
        for text in entry.summary:
            yield Item("", text)


def _lines(
    report: Report, entry: Entry, escape: Callable[[str], str], heading: str
) -> Iterator[str]:
    """Yield the lines of an entry, each paragraph on one, as what they are pasted into wraps."""
    previous: Heading | Paragraph | Item | None = None
    for block in _blocks(report, entry):
        if previous is not None and not (isinstance(block, Item) and isinstance(previous, Item)):
            yield ""
        if isinstance(block, Item):
            text = f"{block.name}: {block.text}" if block.name else block.text
            yield f"- {escape(text)}"
        else:
            mark = heading if isinstance(block, Heading) else ""
            yield f"{mark}{escape(block.text)}"
        previous = block


def _text(report: Report, entry: Entry) -> str:
    lines = _lines(report, entry, str, "")
    return "\n".join([entry.title, "", *lines, "", _reference(report, entry)])


def _markdown(report: Report, entry: Entry) -> str:
    # Not a quotation: these are jitui's words, not the report's.
    lines = _lines(report, entry, escaped, "### ")
    title = f"## {escaped(entry.title)}"
    return "\n".join([title, "", *lines, "", escaped(_reference(report, entry))])


def _harvard(report: Report, entry: Entry) -> str:
    if entry.origin is not Origin.REPORT:
        title = f"\u2018{entry.title}\u2019"
        made = f"entry {entry.ref} in jitui, version {__version__}"
        return f"jitui (no date) {title}, {made}; {_stop(_added(entry))}"
    year = next(iter(_date(report)), "no date")
    seat = report.publisher_place
    published = f"{seat}: {report.publisher}" if seat else report.publisher
    return (
        f"{report.publisher} ({year}) {_stop(whole_title(report))}"
        f" {published} ({report.reference}, {report.published})."
        f" Available at: {_address(report)}. {_note(entry)}."
    )


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # BibTeX counts the braces of a field, and escaped ones as well.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # In the older font encodings these three are other characters.
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        # In braces, neither begins what a language's shorthands make of them.
        '"': '{"}',
        "`": "{`}",
        **{mark: f"\\{mark}" for mark in "&%$#_"},
    }
)
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9:/.,;?=+-]+")


def _bibtex(report: Report, entry: Entry) -> str:
    if entry.origin is not Origin.REPORT:
        kind, before = "misc", ""
        fields = [
            ("author", _braced(_braced("jitui"))),
            ("title", _braced(_braced(_tex(entry.title)))),
            ("howpublished", _braced(_tex(f"jitui, version {__version__}"))),
        ]
    else:
        # Many styles print neither the day nor the URL; all of them print the note.
        kind, before = "techreport", f"Published {report.published}, {report.website}. "
        fields = list(_report_fields(report))
    fields.append(("note", _braced(_tex(f"{before}{_note(entry)}"))))
    lines = [f"  {name} = {value}," for name, value in fields]
    return "\n".join([f"@{kind}{{{_id(entry)},", *lines, "}"])


def _report_fields(report: Report) -> Iterator[tuple[str, str]]:
    date = _date(report)
    # Twofold braces: a name that is not to be taken apart, capitals that are not to be lost.
    yield "author", _braced(_braced(_tex(report.publisher)))
    yield "title", _braced(_braced(_tex(whole_title(report))))
    yield "institution", _braced(_tex(report.publisher))
    if report.publisher_place:
        yield "address", _braced(_tex(report.publisher_place))
    if date:
        yield "year", _braced(str(date[0]))
    if len(date) > 1:
        yield "month", _MONTHS[date[1] - 1][:3].lower()  # a macro that every style has
    yield "type", _braced("Report")
    yield "number", _braced(_tex(report.reference))
    # Some styles read a URL as it stands and some as TeX: only where that is the same.
    if _PLAIN_ADDRESS.fullmatch(_address(report)):
        yield "url", _braced(_address(report))


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _id(entry: Entry) -> str:
    """Return a key that no other entry has, of characters that every program takes."""
    return f"jitui-{entry.ref}"


def _csl(report: Report, entry: Entry) -> dict[str, Any]:
    # The reference processors look for fields in a note, too, as in {:title: text}.
    note = _note(entry).replace("{:", "{ :")
    if entry.origin is not Origin.REPORT:
        return {
            "id": _id(entry),
            "type": "entry",
            "title": entry.title,
            "author": [{"literal": "jitui"}],
            "container-title": "jitui",
            "version": __version__,
            "language": "en-GB",
            "note": note,
        }
    date = _date(report)
    seat = report.publisher_place
    return {
        "id": _id(entry),
        "type": "report",
        "title": whole_title(report),
        "author": [{"literal": report.publisher}],
        "issued": {"date-parts": [list(date)]} if date else {"literal": report.published},
        "publisher": report.publisher,
        **({"publisher-place": seat} if seat else {}),
        "number": report.reference,
        "URL": _address(report),
        "language": "en-GB",
        "note": note,
    }


_MAKERS: Mapping[str, tuple[Callable[[Report, Entry], str], str]] = {
    "reference": (_reference, "\n"),
    "text": (_text, "\n\n\n"),
    "markdown": (_markdown, "\n\n"),
    "harvard": (_harvard, "\n"),
    "bibtex": (_bibtex, "\n\n"),
}
"""How one entry is made in each style but CSL-JSON, and what stands between two."""
