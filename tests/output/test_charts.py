"""Every figure in a picture is the report's own, or counted from its table, in every form."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from jitui.output.chart_formats import FORMATS
from jitui.output.text import chart_lines
from jitui.report.chart_model import Chart
from jitui.report.charts import chart, charts
from jitui.report.loading.folders import bundled_folder
from jitui.report.loading.load import load
from jitui.report.model import Library
from tests.report.faults import edit

NAMES = ("evaluations", "years", "programmes", "evidence")
SCALE = ("Excellent", "Very Good", "Good", "Adequate", "Weak", "Unsatisfactory")
GOOD_OR_ABOVE = SCALE[:3]


def _entries(file: str) -> list[dict[str, Any]]:
    """Return a data file's entries as a plain reader of YAML sees them."""
    found = yaml.safe_load((bundled_folder() / file).read_text("utf-8"))["entries"]
    assert isinstance(found, list)
    return found


def _figures(file: str, ref: str) -> list[tuple[str, str, str]]:
    [entry] = [entry for entry in _entries(file) if entry["ref"] == ref]
    return [(str(f["figure"]), f["of"], f["what"]) for f in entry["figures"]]


def _evaluated() -> list[dict[str, Any]]:
    return [place for place in _entries("partnerships.yaml") if "evaluation" in place]


def _chart(library: Library, name: str, area: str = "") -> Chart:
    found = chart(library, name, area)
    assert found is not None
    return found


def _said(library: Library, name: str) -> str:
    return " ".join(FORMATS["text"].write(library, _chart(library, name)).split())


def _rows(library: Library, name: str) -> list[list[str]]:
    text = FORMATS["csv"].write(library, _chart(library, name))
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def test_the_evaluations_are_counted_as_the_report_counts_them(library: Library) -> None:
    words = [place["evaluation"] for place in _evaluated()]
    good = sum(word in GOOD_OR_ABOVE for word in words)
    # The report says 11 of 13, 85%, one of them Excellent, and speaks of the six above Good.
    stated = {(figure, of) for figure, of, _ in _figures("indicator.yaml", "qi")}
    evaluated = f"the {len(words)} partnership areas evaluated for quality indicator 2.1"
    assert (str(good), evaluated) in stated
    assert ("one", evaluated) in stated
    said = _said(library, "evaluations")
    assert (good, len(words)) == (11, 13)
    assert "11 of the 13 evaluated areas were evaluated Good or above" in said
    assert "Six of 13 areas were evaluated Very Good or Excellent" in said
    assert words.count("Very Good") + words.count("Excellent") == 6
    assert "none Weak or Unsatisfactory" in said
    counts = Counter(words)
    assert [(row[0], row[2]) for row in _rows(library, "evaluations")] == [
        (word, str(counts[word])) for word in SCALE
    ]


def test_each_area_stands_at_its_own_evaluation_and_year(library: Library) -> None:
    """To put a name at another step would be to evaluate an area that nobody evaluated so."""
    own = {place["title"]: place for place in _evaluated()}
    placed = [
        (name, row[0])
        for row in _rows(library, "evaluations")
        for name in row[3].split("; ")
        if name
    ]
    assert sorted(placed) == sorted((name, own[name]["evaluation"]) for name in own)
    dated = [
        (name, row[0], row[1])
        for row in _rows(library, "years")
        for name in row[3].split("; ")
        if name
    ]
    assert sorted(dated) == sorted(
        (name, place["evaluation"], str(place["published"])) for name, place in own.items()
    )


def test_the_years_are_counted_from_the_table(library: Library) -> None:
    said = _said(library, "years")
    for year in (2022, 2023, 2024, 2025):
        words = [p["evaluation"] for p in _evaluated() if p["published"] == year]
        good = sum(word in GOOD_OR_ABOVE for word in words)
        assert f"{good} of {len(words)} in {year}" in said
    assert "not a trend" in said


def test_the_programmes_are_compared_in_the_reports_own_figures(library: Library) -> None:
    now, before = (f for f, _, what in _figures("indicator.yaml", "qi") if f.endswith("%"))
    [(areas, _, _)] = _figures("background.yaml", "previous-programme")
    words = [place["evaluation"] for place in _evaluated()]
    good = sum(word in GOOD_OR_ABOVE for word in words)
    assert (now, before, areas) == ("85%", "75%", "eight")
    assert f"{good / len(words):.0%}" == now
    assert [row[1] for row in _rows(library, "programmes")] == [before, now]
    said = _said(library, "programmes")
    assert "when eight areas were inspected" in said
    assert "(11 of 13)" in said


def test_the_evidence_is_the_reports_own_list(library: Library) -> None:
    stated = [
        [f"{of[0].upper()}{of[1:]}", what, figure]
        for figure, of, what in _figures("background.yaml", "evidence")
    ]
    assert _rows(library, "evidence") == stated
    assert ["Children's multi-agency records", "were reviewed", "960"] in stated
    for figure in ("733", "556", "10,968", "300", "253", "over 1,500"):
        assert figure in _said(library, "evidence")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("area", ["", "moray", "orkney"])
def test_every_form_but_csv_carries_the_sentences_and_cautions(
    name: str, area: str, library: Library
) -> None:
    """A number without what it is of, or with no word of what it is not, misleads."""
    shown = _chart(library, name, area)
    for form in ("text", "markdown", "json"):
        text = " ".join(FORMATS[form].write(library, shown).split())
        said = (*shown.sentences, *shown.cautions, *([shown.mine] if area else []))
        assert all(words in text for words in said), form
        assert FORMATS[form].write(library, shown).endswith("\n")
        assert bool(area) == ("our area, " in text or f"not for {shown.area}" in text)


@pytest.mark.parametrize("name", NAMES)
def test_json_has_the_documented_shape(name: str, library: Library) -> None:
    shape = json.loads(FORMATS["json"].write(library, _chart(library, name)))
    assert set(shape) == {
        *("name", "title", "sentences", "heads", "rows", "cautions", "your_area"),
    }
    assert (shape["name"], shape["your_area"]) == (name, None)
    assert all(len(row) == len(shape["heads"]) for row in shape["rows"])
    moray = json.loads(FORMATS["json"].write(library, _chart(library, name, "moray")))
    assert "Moray" in moray["your_area"]
    assert moray["rows"] == shape["rows"]


def test_an_area_that_was_not_evaluated_is_given_no_evaluation(library: Library) -> None:
    for place in library.partnerships():
        if not place.evaluation:
            for shown in charts(library, place.ref):
                assert not any(word in shown.mine for word in SCALE)


def test_read_aloud_each_bar_has_its_label_and_its_value_together(library: Library) -> None:
    lines = list(chart_lines(_chart(library, "evaluations", "moray")))
    assert "- Excellent: 1 (East Renfrewshire)" in lines
    assert "- Adequate: 2 (Highland; Moray, your area)" in lines
    assert "- Weak: 0" in lines
    assert "- 2018\u20132020: 75% (8 areas)" in chart_lines(_chart(library, "programmes"))
    evidence = list(chart_lines(_chart(library, "evidence")))
    assert "- Members of staff, met with inspectors: over 1,500" in evidence


def test_csv_is_ascii_so_that_any_spreadsheet_reads_its_dashes(library: Library) -> None:
    for shown in charts(library):
        assert FORMATS["csv"].write(library, shown).isascii()
    assert [row[0] for row in _rows(library, "programmes")] == ["2018-2020", "2021-2025"]
    assert _rows(library, "evaluations")[-1][-1] == ""


def test_a_formula_in_a_name_is_text_in_a_spreadsheet(data_copy: Path) -> None:
    """An area that stands alone at its step begins the cell of names."""
    edit(data_copy, "partnerships.yaml", "title: East Renfrewshire", 'title: "=1+1"')
    assert _rows(load(data_copy), "evaluations")[0][-1] == "'=1+1"


def test_data_of_another_edition_is_counted_anew(data_copy: Path) -> None:
    """A figure that was written down in the program would stay as it is."""
    edit(data_copy, "partnerships.yaml", "evaluation: Adequate", "evaluation: Weak")
    other = load(data_copy)
    assert [row[2] for row in _rows(other, "evaluations")] == ["1", "5", "5", "1", "1", "0"]
    assert "one Adequate, one Weak, none Unsatisfactory" in _said(other, "evaluations")
