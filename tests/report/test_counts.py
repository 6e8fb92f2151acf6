"""A number and its noun go together, whether there are none, one or two."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from jitui.output.text import chart_lines, page_lines
from jitui.report.charts import chart
from jitui.report.loading.load import load
from jitui.report.model import Kind, Library, Work
from jitui.report.pages import Pages
from jitui.report.table import View
from jitui.report.wording import counted, from_step_on, shade, some_of
from jitui.workbook.model import Answer, Workbook
from jitui.workbook.pages import PREFIX, PROGRESS, WorkbookPages
from tests.other_report import OTHER


@pytest.fixture(scope="module")
def other() -> Library:
    return load(OTHER)


def _with_areas(library: Library, *refs: str) -> Library:
    kept = {
        ref: entry
        for ref, entry in library.entries.items()
        if entry.kind is not Kind.PARTNERSHIP or ref in refs
    }
    return replace(library, entries=kept)


def test_a_noun_and_its_verb_follow_the_number() -> None:
    assert [counted(n, "area") for n in (0, 1, 2)] == ["0 areas", "1 area", "2 areas"]
    assert [counted(n, "entry") for n in (1, 1200)] == ["1 entry", "1,200 entries"]
    assert some_of(0, 3) == "0 of the 3 evaluated areas were"
    assert some_of(1, 3) == "1 of the 3 evaluated areas was"
    assert some_of(1, 1) == "The one evaluated area was"


@pytest.mark.parametrize(
    ("areas", "said", "shown"),
    [
        (("gull-bay",), "The one evaluated area was evaluated Clear", "1 area: 1 evaluated"),
        (("otter-sands",), "The one evaluated area was not evaluated Clear", "1 area:"),
        (("gull-bay", "otter-sands"), "1 of the 2 evaluated areas was", "2 areas: 2 evaluated"),
    ],
)
def test_pictures_and_the_table_count_few_areas_in_whole_sentences(
    other: Library, areas: tuple[str, ...], said: str, shown: str
) -> None:
    few = _with_areas(other, *areas)
    drawn = chart(few, "evaluations")
    assert drawn is not None
    assert drawn.sentences[0].startswith(said)
    assert View().description(few).startswith(shown)
    for name in ("years", "programmes"):
        if found := chart(few, name):
            text = "\n".join(chart_lines(found))
            assert "1 areas" not in text
            assert ("not a trend" in text) == (name == "years" and len(areas) > 1)
    assert page_lines(Pages(few).overview())


def test_a_question_alone_is_not_one_of_several(other: Library) -> None:
    alone = {ref: e for ref, e in other.entries.items() if ref != "rq2"}
    one = replace(other, entries=alone, links=())
    assert "A PROMPT FOR THIS QUESTION" in page_lines(Pages(one).page("rq1"))
    assert "A PROMPT FOR BOTH QUESTIONS" in page_lines(Pages(other).page("rq1"))


def test_words_are_counted_without_a_limit_where_the_report_has_none(
    library: Library, other: Library
) -> None:
    book = Workbook(answers=(Answer(ref="s1", now="Signs"),))
    for pages, words in (
        (WorkbookPages(other, workbook=book), ("1 word", "1 word in the two statements together.")),
        (WorkbookPages(library, workbook=book), ("1 of 5,000 words", "in the four statements")),
    ):
        progress = "\n".join(page_lines(pages.page(PROGRESS)))
        answer = " ".join("\n".join(page_lines(pages.page(f"{PREFIX}s1"))).split())
        assert f"Position statement: {words[0]}\n" in progress
        assert words[1] in answer
        assert "1 words" not in progress


def test_the_best_step_of_any_scale_has_the_colour_of_the_best(
    library: Library, other: Library
) -> None:
    best, _, worst = (shade(step.step, other) for step in other.scale())
    assert (best, worst) == (6, 1)
    assert [shade(step.step, library) for step in library.scale()] == [6, 5, 4, 3, 2, 1]


def test_a_group_of_steps_is_named_as_a_reader_would_name_it(library: Library) -> None:
    names = {step.title: from_step_on(step, library) for step in library.scale()}
    assert names["Excellent"] == "Excellent"
    assert names["Very Good"] == "Very Good or Excellent"
    assert names["Good"] == "Good or above"


def test_a_full_inspection_alone_is_one(other: Library) -> None:
    alone = _with_areas(other, "gull-bay")
    assert [place.work for place in alone.partnerships()] == [Work.FULL]
    found = chart(alone, "evidence")
    assert found is not None
    assert found.cautions == ("The findings rest on the 1 full inspection.",)
