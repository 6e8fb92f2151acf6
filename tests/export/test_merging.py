"""Several agencies side by side: nobody's answer loses its name, and differences come first."""

from __future__ import annotations

import json

from jitui.export.agencies import agencies, compare_agencies, merged_values
from jitui.export.formats import WRITERS
from jitui.export.json_export import json_bytes, parse_json
from jitui.export.side_by_side import side_by_side
from jitui.export.workbook_blocks import step_in_words
from jitui.report.blocks import Heading, Table
from jitui.report.model import Library
from jitui.workbook.file.writer import cleaned
from jitui.workbook.model import Workbook
from tests.export.workbooks import TODAY, book

BOOKS = [
    ("a", book("Council")),
    ("b", book("Health", s1="Weak")),
    ("c", book("Police", s1="Very Good")),
]


def test_two_agencies_of_one_name_are_told_apart() -> None:
    books = [("a", book("Health")), ("b", book("health")), ("b", book("Health")), ("d", Workbook())]
    names = [agency.name for agency in agencies(books)]
    assert names == ["Health (a)", "health (b)", "Health (b) (2)", "d"]


def test_judgements_that_differ_are_said_in_words_and_never_averaged(library: Library) -> None:
    found = {one.ref: one for one in compare_agencies(agencies(BOOKS), library)}
    assert found["s1"].summary == "from Very Good to Weak"
    assert [agency.name for agency, _ in found["s1"].views] == ["Police", "Council", "Health"]
    assert not found["s3"].differ
    assert found["s3"].summary == "Adequate by all who judged it"
    assert found["s2"].summary == "not judged by any agency"


def test_a_judgement_that_the_scale_has_not_comes_last_and_stands_alone(library: Library) -> None:
    """Data with another scale ended every export and merge."""
    books = [("a", book("Council", s1="Third of five")), ("b", book("Health", s1="Weak"))]
    found = {one.ref: one for one in compare_agencies(agencies(books), library)}
    assert found["s1"].summary == "from Weak to Third of five"
    assert step_in_words("Third of five", library) == "Third of five"
    assert step_in_words("Very Good", library) == "Very Good (the second highest of six steps)"
    assert step_in_words("Unsatisfactory", library) == "Unsatisfactory (the lowest of six steps)"


def test_what_differs_comes_first(library: Library) -> None:
    blocks = side_by_side(BOOKS, library, TODAY).blocks
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    assert headings[1] == "Where our own views differ"
    first = next(block for block in blocks if isinstance(block, Table))
    assert [row[1:] for row in first.rows] == [
        ("Police", "Very Good", "medium"),
        ("Council", "Good", "medium"),
        ("Health", "Weak", "medium"),
    ]


def test_every_answer_action_and_piece_of_evidence_has_its_agency(library: Library) -> None:
    document = side_by_side(BOOKS, library, TODAY)
    names = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 4]
    assert names == ["Council", "Health", "Police"] * 3
    tables = [b for b in document.blocks if isinstance(b, Table) and b.heads[0] == "Agency"]
    for table, each in zip(tables, (3, 4), strict=True):
        assert [row[0] for row in table.rows].count("Health") == each
    assert [row[4] for row in tables[1].rows[:3]] == ["OVERDUE, under way"] * 3


def test_every_format_can_be_made_and_the_same_twice(library: Library) -> None:
    for write in WRITERS.values():
        data = write(side_by_side(BOOKS, library, TODAY))
        assert data == write(side_by_side(BOOKS, library, TODAY))


def test_json_keeps_every_workbook_whole(library: Library) -> None:
    shape = json.loads(json_bytes(merged_values(BOOKS, library)))
    for one, (_, original) in zip(shape["agencies"], BOOKS, strict=True):
        assert parse_json(json_bytes(one["workbook"]), "w.json") == (cleaned(original), [])
