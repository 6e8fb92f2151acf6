"""A fault in the data is told with its file, line, key and remedy; never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.errors import DataError
from jitui.report.charts import chart
from jitui.report.loading.load import examine, load
from jitui.report.pages import OVERVIEW, Pages
from tests.report.faults import FAULTS, Fault, edit


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_fault_is_found_where_it_is_and_told_with_its_remedy(
    fault: Fault, data_copy: Path
) -> None:
    """Whoever made one slip is told of it, and not sent to look for others."""
    line = fault.plant(data_copy)
    library, problems = examine(data_copy)
    assert library is None, "the folder was taken for sound"
    told = [(p.file, p.line, p.key) for p in problems]
    assert (fault.file, line, fault.key) in told
    said = [p.wrong for p in problems if (p.file, p.line, p.key) == (fault.file, line, fault.key)]
    assert any(all(words in wrong for words in fault.words) for wrong in said), said
    assert fault.more or len(problems) == 1, [str(problem) for problem in problems]


def test_a_value_in_quotes_is_text_whatever_yaml_makes_of_it(data_copy: Path) -> None:
    edit(data_copy, "partnerships.yaml", "title: Moray", "title: 'no'")
    edit(data_copy, "partnerships.yaml", "title: Angus", 'title: "2024-03-01"')
    found = load(data_copy).entries
    assert (found["moray"].title, found["angus"].title) == ("no", "2024-03-01")


def test_every_fault_of_many_is_listed_in_the_order_of_the_files(data_copy: Path) -> None:
    """A maintainer mends a day's edits in one go, not one run of the check for each."""
    edit(data_copy, "questions.yaml", "    keywords:", "    keyword:", "ref: rq1\n")
    edit(data_copy, "scale.yaml", "step: 2", "step: 9")
    edit(data_copy, "partnerships.yaml", "evaluation: Adequate", "evaluation: Fair", "ref: moray")
    edit(data_copy, "partnerships.yaml", "published: 2024", "published: 24", "ref: moray")
    edit(data_copy, "links.yaml", "earlier:", "earliest:", "from: km8")
    (data_copy / "background.yaml").write_text("", "utf-8")
    _, problems = examine(data_copy)
    assert [(p.file, p.key) for p in problems] == [
        ("scale.yaml", "weak.step"),
        ("partnerships.yaml", "moray.published"),
        ("partnerships.yaml", "moray.evaluation"),
        ("questions.yaml", "rq1"),
        ("background.yaml", ""),
        ("links.yaml", "km8"),
    ]


def test_loading_refuses_and_carries_every_problem(data_copy: Path) -> None:
    FAULTS[0].plant(data_copy)
    (data_copy / "scale.yaml").write_text("", "utf-8")
    with pytest.raises(DataError) as refused:
        load(data_copy)
    assert {p.file for p in refused.value.problems} == {FAULTS[0].file, "scale.yaml"}
    assert "2 problems" in str(refused.value)
    assert str(data_copy) in str(refused.value)


def test_a_further_term_names_where_its_meaning_comes_from(data_copy: Path) -> None:
    edit(data_copy, "more-terms.yaml", "    source:", "    sources:", "ref: his\n")
    _, problems = examine(data_copy)
    assert ("more-terms.yaml", "his", "the key 'source' is missing") in [
        (p.file, p.key, p.wrong) for p in problems
    ]


@pytest.mark.parametrize("ref", ["babies", "s9.1", "s2.9"])
def test_a_section_belongs_to_the_statement_that_it_stands_under(ref: str, data_copy: Path) -> None:
    """Data that the check calls sound can be shown, and shows where a section belongs."""
    edit(data_copy, "statements.yaml", "ref: s1.5\n", f"ref: {ref}\n")
    library, problems = examine(data_copy)
    if library is None:
        assert [p.file for p in problems] == ["statements.yaml"]
        assert problems[0].key.startswith(ref)
    else:
        groups = Pages(library).related(library.entries[ref])
        assert [ref for ref, _ in groups[0].links] == ["s1"]
        assert groups[0].label == "Part of"
        assert Pages(library).page(ref).position.startswith("Statement 1,")


def test_two_evaluations_never_share_a_step(data_copy: Path) -> None:
    """Areas would be counted twice: as Adequate, and as Weak, which none of them is."""
    edit(data_copy, "scale.yaml", "step: 2", "step: 3")
    library, problems = examine(data_copy)
    if library is None:
        assert {p.file for p in problems} == {"scale.yaml"}
    else:
        shown = chart(library, "evaluations")
        assert shown is not None
        assert sum(int(row[2]) for row in shown.data) == 13


def test_an_entry_can_be_reached_by_any_ref_that_the_check_allows(data_copy: Path) -> None:
    """The page about the whole report has an address, too, and must not hide an entry."""
    edit(data_copy, "partnerships.yaml", "ref: orkney\n", f"ref: {OVERVIEW}\n")
    library, problems = examine(data_copy)
    if library is None:
        assert [p.file for p in problems] == ["partnerships.yaml"]
    else:
        assert Pages(library).page(OVERVIEW).title == "Orkney"


def test_a_step_whose_name_cannot_be_read_is_not_suggested(data_copy: Path) -> None:
    edit(data_copy, "scale.yaml", "title: Weak", "title: [Weak]")
    edit(data_copy, "partnerships.yaml", "evaluation: Adequate", "evaluation: B+")
    _, problems = examine(data_copy)
    assert [p.wrong for p in problems if "one of: ," in p.wrong or ", ," in p.wrong] == []


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_a_file_saved_on_another_system_is_read_the_same(ending: str, data_copy: Path) -> None:
    expected = load(data_copy)
    for path in data_copy.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", ending.encode()))
    assert load(data_copy) == expected


def test_a_byte_order_mark_is_no_part_of_the_text(data_copy: Path) -> None:
    expected = load(data_copy)
    for path in data_copy.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load(data_copy) == expected


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (r'"Mo\e[2Jray"', "Mo[2Jray"),
        (r'"Mo\u202eray\u2066"', "Moray"),
        (r'"Mo\x9b31mray\x07\0"', "Mo31mray"),
        (r'"Mo\tray"', "Mo ray"),
        (r'"Mo\nr\u2028ay"', "Mo r ay"),
        (r'"  Mo   ray "', "Mo ray"),
        (r'"Mo\u0301ray"', "M\xf3ray"),
    ],
)
def test_nothing_that_a_terminal_would_obey_gets_into_the_text(
    typed: str, read: str, data_copy: Path
) -> None:
    edit(data_copy, "partnerships.yaml", "title: Moray", f"title: {typed}")
    assert load(data_copy).entries["moray"].title == read
