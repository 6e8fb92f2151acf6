"""What left comes back as it was; what differs is never overwritten in silence."""

from __future__ import annotations

import csv
import io

import pytest
from msgspec.structs import replace

from jitui.export.csv_export import ACTION_COLUMNS, EVIDENCE_COLUMNS, items_csv
from jitui.export.importing import Imported, import_file
from jitui.export.json_export import parse_json, workbook_json
from jitui.report.model import Library
from jitui.workbook.file.writer import cleaned, encode
from jitui.workbook.model import Action, ActionStatus, Workbook
from tests.export.workbooks import book


def _in(data: bytes, name: str, library: Library, mine: Workbook, **how: bool) -> Imported:
    found, problems = import_file(data, name, mine, library, **how)
    assert found is not None, problems
    return found


def _wrong(data: bytes | str, name: str, library: Library, mine: Workbook) -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    found, problems = import_file(raw, name, mine, library)
    assert found is None
    return [str(problem) for problem in problems]


def test_json_comes_back_as_the_same_workbook() -> None:
    for one in (Workbook(), book()):
        assert parse_json(workbook_json(one), "w.json") == (cleaned(one), [])


def test_json_that_another_program_wrote_comes_back_too() -> None:
    """Many write each character beyond ASCII as escapes, and those beyond 16 bits as two."""
    plain = workbook_json(book()).decode()
    escaped = (
        plain.encode("ascii", "backslashreplace").decode().replace("\\U0001f600", "\\ud83d\\ude00")
    )
    assert escaped != plain
    assert parse_json(escaped.encode(), "w.json") == (cleaned(book()), [])


def test_into_an_empty_workbook_all_of_it_comes(library: Library) -> None:
    found = _in(workbook_json(book()), "w.json", library, Workbook())
    assert found.workbook == cleaned(book())
    assert (found.added, found.changed, found.differences) == (11, 0, ())


def test_a_second_import_changes_nothing(library: Library) -> None:
    other = book(s1="Weak").with_item(Action(id="a-aaaa", what="Something else"))
    once = _in(workbook_json(other), "w.json", library, book())
    again = _in(workbook_json(other), "w.json", library, once.workbook)
    assert again.workbook == once.workbook
    assert (again.added, again.changed) == (0, 0)


def test_what_differs_is_told_and_both_are_kept(library: Library) -> None:
    other = book(s1="Weak").with_item(Action(id="a-aaaa", what="Something else"))
    answer = other.answer("s1")
    other = other.with_answer(replace(answer, now="Written in another office."))
    found = _in(workbook_json(other), "w.json", library, book())
    joined = found.workbook.answer("s1")
    assert "Concerns are shared on the day." in joined.now
    assert "Written in another office." in joined.now
    assert joined.judgement == "Good"
    assert {action.what for action in found.workbook.actions} >= {
        "Extend the night cover",
        "Something else",
    }
    told = "\n".join(found.differences)
    assert "'Weak'" in told
    assert "a-aaaa" in told


def test_with_replace_the_files_is_taken_and_the_rest_stays(library: Library) -> None:
    other = Workbook(answers=(replace(book().answer("s1"), judgement="Weak"),))
    found = _in(workbook_json(other), "w.json", library, book(), replacing=True)
    assert found.workbook.answer("s1").judgement == "Weak"
    assert found.workbook.evidence == book().evidence
    assert found.workbook.agency == "Council"
    assert (found.added, found.changed) == (0, 1)


def test_another_workbook_comes_in_as_it_is(library: Library) -> None:
    assert _in(encode(book()), "w.yaml", library, Workbook()).workbook == cleaned(book())


def test_wrong_json_names_its_line(library: Library) -> None:
    lines = workbook_json(book()).decode().split("\n")
    at = next(n for n, line in enumerate(lines, 1) if '"under way"' in line)
    text = "\n".join(lines).replace('"under way"', '"undr way"')
    [problem] = _wrong(text, "w.json", library, Workbook())
    assert problem.startswith(f"w.json:{at}: ")
    assert "did you mean 'under way'" in problem
    [problem] = _wrong('{"a": 1,\n oops}', "w.json", library, Workbook())
    assert problem.startswith("w.json:2: ")
    assert _wrong('{"overview": []}', "w.json", library, Workbook())
    assert _wrong("[" * 100_000, "w.json", library, Workbook())


# CSV


def test_rows_come_back_as_they_were(library: Library) -> None:
    for data, what in (
        (items_csv(ACTION_COLUMNS, book().actions), "actions"),
        (items_csv(EVIDENCE_COLUMNS, book().evidence), "evidence"),
    ):
        found = _in(data, "x.csv", library, Workbook())
        assert getattr(found.workbook, what) == getattr(cleaned(book()), what)
        again = _in(data, "x.csv", library, book())
        assert again.workbook == cleaned(book())
        assert again.changed == again.added == 0


def test_no_cell_is_run_as_a_formula() -> None:
    """Opened in a spreadsheet, a text that somebody sent must stay a text."""
    text = items_csv(EVIDENCE_COLUMNS, book().evidence).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("=HYPERLINK" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_rows_without_an_id_are_new(library: Library) -> None:
    text = "what,by,refs\nFirst,31/12/2026,s1; km3\nSecond,,\n,,\n"
    found = _in(text.encode(), "x.csv", library, book())
    first, second = found.workbook.actions[-2:]
    assert (first.what, first.by, first.refs) == ("First", "2026-12-31", ("s1", "km3"))
    assert (second.what, second.state) == ("Second", ActionStatus.TO_DO)
    assert found.added == 2


def test_a_spreadsheet_of_another_country_parts_cells_with_semicolons(library: Library) -> None:
    found = _in(b"\xef\xbb\xbfid;what;by\n;First, and more;2026-12-31\n", "x.csv", library, book())
    assert found.workbook.actions[-1].what == "First, and more"


def test_an_item_that_is_there_changes_only_with_replace(library: Library) -> None:
    text = "id,what,state\na-bbbb,Agree one data set,done\n"
    [problem] = _wrong(text, "x.csv", library, book())
    assert problem.startswith("x.csv:2: id: ")
    assert "--replace" in problem
    found = _in(text.encode(), "x.csv", library, book(), replacing=True)
    changed = found.workbook.item("a-bbbb")
    assert isinstance(changed, Action)
    assert changed.state is ActionStatus.DONE
    assert changed.by == "2026-03-01", "a column that the file has not was emptied"
    assert (found.added, found.changed) == (0, 1)


def test_every_wrong_cell_is_named_by_line_and_column(library: Library) -> None:
    text = 'id,what,by,state,refs\n,"two\nlines",31.2.2026,dnoe,s9\nx-1,,,,\na-ab,x,,,\na-ab,y,,,\n'
    found = _wrong(text, "x.csv", library, book())
    assert [problem.split(":")[1:3] for problem in found] == [
        ["2", " by"],
        ["2", " state"],
        ["2", " refs"],
        ["4", " id"],
        ["4", " what"],
        ["6", " id"],
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "empty"),
        (b"name,age\na,b\n", "neither actions nor evidence"),
        (b"what,whoo\na,b\n", "did you mean 'who'"),
        (b"what,what\na,b\n", "twice"),
        (b"what\na,b\n", "columns"),
        (b'what\n"a\n', "not readable as CSV"),
        (b"what\n\xe9\n", "UTF-8"),
    ],
)
def test_a_file_that_is_none_says_what_would_be_right(
    text: bytes, words: str, library: Library
) -> None:
    assert words in "\n".join(_wrong(text, "x.csv", library, book()))
