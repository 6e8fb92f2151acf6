"""An entry as a record for reference managers: BibTeX and CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jitui import __version__
from jitui.output.attribution import address, note, published
from jitui.report.model import Entry, Origin
from jitui.report.publication import Report
from jitui.report.wording import MONTHS, whole_title

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


def bibtex(report: Report, entry: Entry) -> str:
    """Return an entry as a BibTeX record."""
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
    fields.append(("note", _braced(_tex(f"{before}{note(entry)}"))))
    lines = [f"  {name} = {value}," for name, value in fields]
    return "\n".join([f"@{kind}{{{_id(entry)},", *lines, "}"])


def _report_fields(report: Report) -> Iterator[tuple[str, str]]:
    date = published(report)
    # Twofold braces: a name that is not to be taken apart, capitals that are not to be lost.
    yield "author", _braced(_braced(_tex(report.publisher)))
    yield "title", _braced(_braced(_tex(whole_title(report))))
    yield "institution", _braced(_tex(report.publisher))
    if report.publisher_place:
        yield "address", _braced(_tex(report.publisher_place))
    if date:
        yield "year", _braced(str(date[0]))
    if len(date) > 1:
        yield "month", MONTHS[date[1] - 1][:3].lower()  # a macro that every style has
    yield "type", _braced("Report")
    yield "number", _braced(_tex(report.reference))
    # Some styles read a URL as it stands and some as TeX: only where that is the same.
    if _PLAIN_ADDRESS.fullmatch(address(report)):
        yield "url", _braced(address(report))


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _id(entry: Entry) -> str:
    """Return a key that no other entry has, of characters that every program takes."""
    return f"jitui-{entry.ref}"


def csl(report: Report, entry: Entry) -> dict[str, Any]:
    """Return an entry as an item of CSL-JSON."""
    # The reference processors look for fields in a note, too, as in {:title: text}.
    remark = note(entry).replace("{:", "{ :")
    if entry.origin is not Origin.REPORT:
        return {
            "id": _id(entry),
            "type": "entry",
            "title": entry.title,
            "author": [{"literal": "jitui"}],
            "container-title": "jitui",
            "version": __version__,
            "language": "en-GB",
            "note": remark,
        }
    date = published(report)
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
        "URL": address(report),
        "language": "en-GB",
        "note": remark,
    }
