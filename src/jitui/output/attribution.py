"""Source lines: whose wording a text is, and which edition of the report it is from."""

from __future__ import annotations

import re

from jitui.report.model import Discrepancy, Entry, Origin, Step, Term
from jitui.report.publication import Report
from jitui.report.wording import MONTHS, whole_title

_DATE = re.compile(
    rf"(?:(?:(0?[1-9]|[12][0-9]|3[01]) )?({'|'.join(MONTHS)}) )?([0-9]{{4}})", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


def edition(report: Report) -> str:
    """Return the report with its publisher, and the facts that tell one edition from others."""
    facts = f"{report.published}, {report.reference}, {report.website}"
    return f"{report.publisher}, {whole_title(report)} ({facts})"


def source_line(report: Report, verb: str) -> str:
    """Return whose figures something shows, and that the report has it in no such form.

    Args:
        report: The report.
        verb: What was done with the figures, such as ``Drawn``.
    """
    return f"Source: {edition(report)}. {verb} by jitui from the report's figures."


def address(report: Report) -> str:
    """Return the website as a URL; data can give it no scheme but the web's own."""
    site = report.website
    return site if site.startswith(("https://", "http://")) else f"https://{site}"


def published(report: Report) -> tuple[int, ...]:
    """Return year, month and day of the edition, as many of them as are known."""
    match = _DATE.fullmatch(report.published)
    if match is None:
        year = _YEAR.search(report.published)
        return (int(year[0]),) if year else ()
    day, month, number = match.groups()
    parts = (number, month and MONTHS.index(month.capitalize()) + 1, day)
    return tuple(int(part) for part in parts if part)


def added(entry: Entry) -> str:
    """Return that an entry is the project's own, and what it is made from."""
    source = ""
    if isinstance(entry, (Term, Step)):
        source = entry.source
    elif isinstance(entry, Discrepancy):
        source = f"jitui's own reading of {', '.join(entry.passages)}"
    words = "not from the report: added by jitui"
    return f"{words}, source: {source}" if source else f"{words}, no source named"


def note(entry: Entry) -> str:
    """Return the place and the wording of an entry, for a record that names the report elsewhere.

    It begins with words of ours: a reference manager takes a note that begins with the name
    of a field and a colon for that field.
    """
    if entry.origin is not Origin.REPORT:
        return f"Entry {entry.ref} of jitui, {added(entry)}"
    place = f"{entry.location}: " if entry.location else ""
    ours = "sentences and title are not" if entry.own_title else "sentences are not"
    wording = f"paraphrased by jitui from the report: the {ours} the report's"
    return f"Refers to {place}jitui entry {entry.ref}, \u2018{entry.title}\u2019, {wording}"
