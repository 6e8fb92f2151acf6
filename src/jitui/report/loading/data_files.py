"""What each data file holds: its name, its keys, and the records that they become."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jitui.report.charts import FIGURE_NAMES
from jitui.report.loading.readers import (
    SOME,
    FieldPath,
    Key,
    Reader,
    choice,
    flag,
    known,
    line,
    link,
    listing,
    named,
    number,
    paragraphs,
    record,
    ref,
)
from jitui.report.loading.yaml_tree import Node
from jitui.report.model import (
    Change,
    Discrepancy,
    Entry,
    Figure,
    Kind,
    Link,
    Origin,
    Pair,
    Part,
    Partnership,
    PartSection,
    Point,
    Quotation,
    Relation,
    Report,
    SourceLocation,
    Statement,
    Step,
    Term,
    Work,
)
from jitui.storage.paths import BUNDLED_REPORT

YEARS = (2000, 2100)
MOST_STEPS = 10
"""How many steps a scale may have."""


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


def _place(**values: Any) -> SourceLocation:
    part, page = values.pop("part")
    return SourceLocation(part=part, page=page, **values)


_POINT = record({"name": Key(line), "text": Key(line, required=True), "own_name": Key(flag)}, Point)
_CONTACT = record({"name": Key(line, required=True), "text": Key(line, required=True)}, Point)
SUBJECTS = (
    "areas",
    "inspections",
    "records",
    "staff",
    "children",
    "parents",
    "families",
    "evidence",
    "cases",
    "examples",
    "meetings",
)
"""Whom or what a figure counts; ``areas`` are partnerships too."""

BANDS = (
    "all",
    "almost all",
    "most",
    "majority",
    "over three quarters",
    "three quarters",
    "two thirds",
    "under two thirds",
    "over half",
    "half",
    "under half",
    "third",
    "quarter",
    "few",
    "none",
    "not all",
    "not always",
    "overwhelmingly",
    "some",
    "many",
    "range",
    "number",
)
"""Groups of like quantities, to filter by.

They are the project's: a claim says the quantity itself in the report's words, so that "just
under a third" stands in the group ``third``. The report defines none in per cent.
"""

_FIGURE = record(
    {
        "figure": Key(line, required=True),
        "of": Key(line, required=True),
        "what": Key(line, required=True),
        "subject": Key(choice({word: word for word in SUBJECTS}), required=True),
        "band": Key(choice({word: word for word in BANDS}), required=True),
        "name": Key(choice({name: name for name in FIGURE_NAMES})),
    },
    Figure,
)
_LOCATION = record({"part": Key(known("parts"), required=True), "section": Key(line)}, _place)
_QUOTATION = record(
    {"source": Key(line, required=True), "date": Key(line), "gist": Key(line, required=True)},
    Quotation,
)

_COMMON: dict[str, Key] = {
    "ref": Key(ref, required=True),
    "origin": Key(choice({o.value: o for o in (Origin.REPORT, Origin.BEYOND)}), required=True),
    "title": Key(line, required=True),
    "body": Key(paragraphs, required=True),
    "points": Key(listing(_POINT)),
    "after": Key(paragraphs),
    "summary": Key(listing(line)),
    "figures": Key(listing(_FIGURE)),
    "location": Key(_LOCATION),
    "keywords": Key(listing(line)),
    "see": Key(listing(link())),
}


def _entry(
    kind: Kind, build: Callable[..., Entry] = Entry, more: Mapping[str, Key] | None = None
) -> Reader:
    """Return a reader of one entry of a kind; ``more`` adds keys or replaces common ones."""

    def make(**values: Any) -> Entry:
        return build(kind=kind, **values)

    return record({**_COMMON, **(more or {})}, make)


def _file(entry: Reader, **more: Key) -> Reader:
    """Return a reader of a file of entries, which gives a mapping of its keys to values.

    A report need not have every kind of entry.
    """
    return record({"entries": Key(listing(entry, empty=None)), **more}, dict)


def _statement_build(**values: Any) -> tuple[Entry, ...]:
    below = values.pop("sections", ())
    sections = tuple(replace(section, parent=values["ref"]) for section in below)
    statement = Statement(sections=tuple(section.ref for section in sections), **values)
    return (statement, *sections)


_statement = _entry(
    Kind.STATEMENT,
    _statement_build,  # type: ignore[arg-type]  # one statement reads as several entries
    {
        "body": Key(paragraphs),
        "quotations": Key(listing(_QUOTATION)),
        "sections": Key(listing(_entry(Kind.SECTION), empty=None)),
    },
)


def _partnership_build(**values: Any) -> Entry:
    evaluation = values.pop("evaluation", None)
    if evaluation is not None:
        values["evaluation"], values["step"] = evaluation
    return Partnership(**values)


_read_partnership = _entry(
    Kind.PARTNERSHIP,
    _partnership_build,
    {
        "work": Key(choice({work.value: work for work in Work}), required=True),
        "published": Key(number(*YEARS)),
        "evaluation": Key(known("evaluations")),
    },
)


def _partnership(node: Node, at: FieldPath) -> Any:
    """Read a partnership: exactly the areas inspected in full have a year and an evaluation."""
    before = len(at.problems)
    place = _read_partnership(node, at)
    at = named(node, at)
    if len(at.problems) == before:
        full = place.work is Work.FULL
        for key in ("published", "evaluation"):
            if full and key not in node.pairs:
                at.below(key).wrong(node.line, "a full inspection needs this key")
            if not full and key in node.pairs:
                at.below(key).wrong(node.pairs[key][0], "goes with a full inspection only")
    return place


_TERM = {
    "acronym": Key(line),
    "also": Key(listing(line)),
    "source": Key(line),
    "common": Key(flag),
}


class _PointLink(Struct, frozen=True):
    of: str
    name: str


_read_point_link = record(
    {"of": Key(link("indicator"), required=True), "name": Key(line, required=True)}, _PointLink
)


def _point_link(node: Node, at: FieldPath) -> Any:
    """Read a link to one point, which must be a point of the entry that is named."""
    found = _read_point_link(node, at)
    if found is None:
        return None
    names = at.known["points"].get(found.of, ())
    if found.name not in names:
        words = choice(dict.fromkeys(names))
        words(node.pairs["name"][1], at.below("name"))
        return None
    return found


def _links(**values: Any) -> tuple[Link, ...]:
    source = values["from"]
    found: list[Link] = []

    def add(target: str, relation: Relation, detail: str = "") -> None:
        found.append(
            Link(
                source=source,
                target=target,
                relation=relation,
                origin=Origin.EDITORIAL,
                detail=detail,
            )
        )

    for target in values.get("rests_on", ()):
        add(target, Relation.RESTS_ON)
    for point in values.get("points", ()):
        add(point.of, Relation.POINT, point.name)
    for key, relation in (
        ("questions", Relation.QUESTION),
        ("terms", Relation.TERM),
        ("earlier", Relation.EARLIER),
    ):
        for target in values.get(key, ()):
            add(target, relation)
    return tuple(found)


_link = record(
    {
        "from": Key(link(), required=True),
        "rests_on": Key(listing(link())),
        "points": Key(listing(_point_link)),
        "questions": Key(listing(link("question"))),
        "terms": Key(listing(link("term"))),
        "earlier": Key(listing(link("earlier"))),
    },
    _links,
)

_SYNONYMS = {
    "same": Key(listing(line)),
    "say": Key(listing(line)),
    "find": Key(listing(line)),
    "family": Key(listing(line)),
    "silent": Key(listing(line)),
    "says": Key(line),
}
_SHAPES = ({"same"}, {"family"}, {"say", "find"}, {"silent", "says"}, {"silent", "says", "find"})
_read_synonyms = record(_SYNONYMS, dict)


def _synonyms(node: Node, at: FieldPath) -> Any:
    """Read one group of the thesaurus, which has one of four shapes."""
    found = _read_synonyms(node, at)
    if found is None:
        return None
    if set(found) not in _SHAPES:
        words = "a group is 'same', or 'family', or 'say' with 'find', or 'silent' with 'says'"
        at.wrong(node.line, words)
        return None
    for key in ("same", "family"):
        if len(found.get(key, "..")) < 2:
            at.below(key).wrong(node.line, "needs two words or more")
            return None
    return found


_PART_SECTION = record(
    {
        "name": Key(line, required=True),
        "title": Key(line, required=True),
        "subtitle": Key(line),
    },
    PartSection,
)
_PART = record(
    {
        "part": Key(line, required=True),
        "page": Key(number(1, 9999)),
        "sections": Key(listing(_PART_SECTION)),
    },
    Part,
)

_REPORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_ID = 80


def _report_id(node: Node, at: FieldPath) -> str | None:
    """Read the id of the report, of which the names of files are made."""
    text = line(node, at)
    if text is None or (_REPORT_ID.fullmatch(text) and len(text) <= _LONGEST_ID):
        return text
    words = f"is not an id; use lower case letters, digits and hyphens, at most {_LONGEST_ID}"
    at.wrong(node.line, f"{text[:60]!r} {words}")
    return None


_report = record(
    {
        "id": Key(
            _report_id,
            required=True,
            remedy="workbooks and bookmarks belong to it; add a line such as"
            " 'id: our-inspections-2030', which no other report has (in a copy of the bundled"
            f" data: 'id: {BUNDLED_REPORT}')",
        ),
        **{
            key: Key(line, required=True)
            for key in (
                "title",
                "subtitle",
                "publisher",
                "published",
                "reference",
                "website",
                "copyright",
            )
        },
        "about": Key(paragraphs, required=True),
        "wording": Key(paragraphs, required=True),
        "cautions": Key(listing(line, SOME), required=True),
        "contents": Key(listing(_PART, SOME), required=True),
        **{
            key: Key(line)
            for key in (
                "short_title",
                "publisher_place",
                "period",
                "previous_period",
                "brief_caution",
                "key_points",
                "position_statement",
            )
        },
        "position_words": Key(number(1, 1_000_000)),
        "contact": Key(listing(_CONTACT)),
    },
    Report,
)

REPORT_FILE = "report.yaml"
SCALE_FILE = "scale.yaml"
LINKS_FILE = "links.yaml"
THESAURUS_FILE = "thesaurus.yaml"
COMPARISON_FILE = "then-and-now.yaml"

_CHANGE = record(
    {
        "subject": Key(line, required=True),
        "then": Key(line),
        "now": Key(line),
        "said": Key(line, required=True),
        "refs": Key(listing(link(), SOME), required=True),
    },
    Change,
)
_PAIR = record(
    {
        "subject": Key(line, required=True),
        "earlier": Key(listing(link("earlier"))),
        "later": Key(listing(link("message"))),
    },
    Pair,
)

_PICTURE = record({"said": Key(line), "caution": Key(line)}, dict)

FILES: tuple[DataFile, ...] = (
    DataFile(REPORT_FILE, None, _report),
    DataFile(
        SCALE_FILE,
        Kind.SCALE,
        _file(
            _entry(
                Kind.SCALE,
                Step,
                {
                    "step": Key(number(1, MOST_STEPS), required=True),
                    "counted": Key(flag),
                    "source": Key(line),
                },
            ),
            note=Key(paragraphs),
        ),
    ),
    DataFile(
        "key-messages.yaml",
        Kind.MESSAGE,
        _file(_entry(Kind.MESSAGE), note=Key(paragraphs), own_titles=Key(flag)),
    ),
    DataFile("indicator.yaml", Kind.INDICATOR, _file(_entry(Kind.INDICATOR))),
    DataFile("statements.yaml", Kind.STATEMENT, _file(_statement), nested=Kind.SECTION),
    DataFile("partnerships.yaml", Kind.PARTNERSHIP, _file(_partnership)),
    DataFile("glossary.yaml", Kind.TERM, _file(_entry(Kind.TERM, Term, _TERM))),
    DataFile(
        "more-terms.yaml",
        Kind.TERM,
        _file(_entry(Kind.TERM, Term, {**_TERM, "source": Key(line, required=True)})),
    ),
    DataFile(
        "questions.yaml",
        Kind.QUESTION,
        _file(
            _entry(Kind.QUESTION),
            opening=Key(paragraphs),
            closing=Key(paragraphs),
            own_titles=Key(flag),
        ),
    ),
    DataFile("background.yaml", Kind.BACKGROUND, _file(_entry(Kind.BACKGROUND))),
    DataFile(
        "earlier-messages.yaml",
        Kind.EARLIER,
        _file(_entry(Kind.EARLIER), own_titles=Key(flag)),
    ),
    DataFile(
        "discrepancies.yaml",
        Kind.DISCREPANCY,
        _file(
            _entry(
                Kind.DISCREPANCY,
                Discrepancy,
                {"passages": Key(listing(link(), SOME), required=True)},
            )
        ),
    ),
    DataFile(THESAURUS_FILE, None, _file(_synonyms)),
    DataFile(
        COMPARISON_FILE,
        None,
        record(
            {
                "changes": Key(listing(_CHANGE, empty=None)),
                "pairs": Key(listing(_PAIR, empty=None)),
                "note": Key(paragraphs),
                "picture": Key(_PICTURE),
            },
            dict,
        ),
    ),
    DataFile(
        LINKS_FILE,
        None,
        _file(
            _link,
            origin=Key(choice({Origin.EDITORIAL.value: Origin.EDITORIAL}), required=True),
        ),
    ),
)
