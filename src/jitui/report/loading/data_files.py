"""The files of a data folder: their names, what they hold, and the readers of each."""

from __future__ import annotations

from msgspec import Struct

from jitui.report.loading.editorial_files import links, thesaurus_group
from jitui.report.loading.entry_files import (
    discrepancy,
    entry,
    further_term,
    partnership,
    statement,
    step,
    term,
)
from jitui.report.loading.folders import REPORT_FILE
from jitui.report.loading.publication_files import comparison, report
from jitui.report.loading.readers import Key, Reader, choice, flag, listing, paragraphs, record
from jitui.report.model import Kind, Origin

SCALE_FILE = "scale.yaml"
LINKS_FILE = "links.yaml"
THESAURUS_FILE = "thesaurus.yaml"
COMPARISON_FILE = "then-and-now.yaml"


class DataFile(Struct, frozen=True):
    """One file of the data folder.

    Attributes:
        name: The file's name.
        kind: The kind of its entries, or ``None`` where it holds no entries.
        read: The reader of the whole file.
        nested: The kind of the entries under ``sections``, where there are any.
    """

    name: str
    kind: Kind | None
    read: Reader
    nested: Kind | None = None


def _file(entry: Reader, **more: Key) -> Reader:
    """Return a reader of a file of entries, which gives a mapping of its keys to values.

    A report need not have every kind of entry.
    """
    return record({"entries": Key(listing(entry, empty=None)), **more}, dict)


_TEXT, _FLAG = Key(paragraphs), Key(flag)
_EDITORIAL = Key(choice({Origin.EDITORIAL.value: Origin.EDITORIAL}), required=True)

FILES: tuple[DataFile, ...] = (
    DataFile(REPORT_FILE, None, report),
    DataFile(SCALE_FILE, Kind.SCALE, _file(step, note=_TEXT)),
    DataFile(
        "key-messages.yaml",
        Kind.MESSAGE,
        _file(entry(Kind.MESSAGE), note=_TEXT, own_titles=_FLAG),
    ),
    DataFile("indicator.yaml", Kind.INDICATOR, _file(entry(Kind.INDICATOR))),
    DataFile("statements.yaml", Kind.STATEMENT, _file(statement), nested=Kind.SECTION),
    DataFile("partnerships.yaml", Kind.PARTNERSHIP, _file(partnership)),
    DataFile("glossary.yaml", Kind.TERM, _file(term)),
    DataFile("more-terms.yaml", Kind.TERM, _file(further_term)),
    DataFile(
        "questions.yaml",
        Kind.QUESTION,
        _file(entry(Kind.QUESTION), opening=_TEXT, closing=_TEXT, own_titles=_FLAG),
    ),
    DataFile("background.yaml", Kind.BACKGROUND, _file(entry(Kind.BACKGROUND))),
    DataFile("earlier-messages.yaml", Kind.EARLIER, _file(entry(Kind.EARLIER), own_titles=_FLAG)),
    DataFile("discrepancies.yaml", Kind.DISCREPANCY, _file(discrepancy)),
    DataFile(THESAURUS_FILE, None, _file(thesaurus_group)),
    DataFile(COMPARISON_FILE, None, comparison),
    DataFile(LINKS_FILE, None, _file(links, origin=_EDITORIAL)),
)
