"""What to check before a workbook is shared: personal data, unresolved conflicts."""

from __future__ import annotations

from collections.abc import Iterator

from jitui.workbook.merge import ELSEWHERE
from jitui.workbook.model import Workbook
from jitui.workbook.pages import SHARED_PARTS, STATEMENT_PARTS
from jitui.workbook.personal_data import personal


def workbook_findings(workbook: Workbook) -> list[str]:
    """Return what looks like personal data: ``the answer to rq3: looks like a phone number: …``."""
    return [
        f"{location}: {finding.kind.value}: {finding.excerpt}"
        for location, text in _texts(workbook)
        for finding in personal(text)
    ]


def unresolved(workbook: Workbook) -> list[str]:
    """Return where two windows wrote differently and nobody has yet made it one text."""
    words = "has two versions written at the same time; combine them"
    return [f"{location} {words}" for location, text in _texts(workbook) if ELSEWHERE in text]


def _texts(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """Yield all that was written, each with the words for where it is."""
    yield "the workbook's title", workbook.title
    yield "the agency's name", workbook.agency
    for answer in workbook.answers:
        yield f"the answer to {answer.ref}", answer.text
        for field, label in (*STATEMENT_PARTS, *SHARED_PARTS):
            where = label.lower().removesuffix("?")
            yield f"the answer to {answer.ref}, {where}", getattr(answer, field)
    for item in workbook.evidence:
        yield f"evidence {item.id}, what it shows", item.shows
        for field in ("source", "date", "link", "owner"):
            yield f"evidence {item.id}, {field}", getattr(item, field)
    for action in workbook.actions:
        yield f"action {action.id}, what", action.what
        yield f"action {action.id}, who", action.who
    for note in workbook.notes:
        yield f"note {note.id} on {note.ref}", note.text
