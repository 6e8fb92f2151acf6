"""Another report, from the command line: nothing of the bundled one is said of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from jitui.cli.commands.registry import commands
from jitui.cli.main import main
from jitui.export.formats import FORMATS as EXPORTS
from jitui.export.formats import WRITERS
from jitui.export.request import Request
from jitui.export.side_by_side import side_by_side
from jitui.output import chart_formats, table_formats
from jitui.output.citations import STYLES, cite
from jitui.output.text import page_lines
from jitui.report.charts import charts
from jitui.report.loading.load import load
from jitui.report.model import Library
from jitui.report.pages import SPECIAL, Pages
from jitui.report.table import View
from jitui.workbook.file.writer import encode
from jitui.workbook.model import Action, Answer, Evidence, EvidenceKind, Workbook
from tests.other_report import OTHER, foreign

DAY = date(2014, 5, 3)
BOOK = Workbook(
    report="bathing-waters-2014",
    title="Our bay",
    area="gull-bay",
    answers=(
        Answer(ref="s1", now="Signs.", judgement="Hazy"),
        Answer(ref="rq1", text="The tide.", judgement="Clear"),
    ),
    evidence=(Evidence(id="e-aaaa", kind=EvidenceKind.DOCUMENT, shows="Signs", refs=("s1",)),),
    actions=(Action(id="a-aaaa", what="Put up a sign", refs=("s1",)),),
)


@pytest.fixture(scope="module")
def other() -> Library:
    return load(OTHER)


@pytest.mark.parametrize(
    "arguments",
    [
        "overview",
        "overview --json",
        "list",
        "list --json",
        "show km1 km2 km3 s1 s1.1 s2 qi gull-bay otter-sands heron-cove rq1 rq2 clear evidence",
        "show gull-bay s1 clear --json",
        "define bathing flag",
        "search sign",
        "search sign --json --explain",
        "search which bays were evaluated clear or better",
        "search rating:clear",
        "partnerships",
        "partnerships --csv",
        "partnerships --markdown",
        "partnerships --json --rating hazy+",
        "charts",
        "charts --json --area heron-cove",
        "charts --markdown --area gull-bay",
        "charts programmes --area otter-sands",
        "charts years --svg",
        "claims",
        "check",
        *(f"cite km1 spring-tide s1 --style {style}" for style in STYLES),
    ],
)
def test_no_command_says_words_of_the_bundled_report_of_another(
    arguments: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments.split(), "--data", str(OTHER)]) == 0
    said = capsys.readouterr()
    assert said.out
    assert foreign(said.out + said.err) == []


@pytest.mark.parametrize("command", ["", *(command.name for command in commands())])
def test_no_help_names_the_bundled_report(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Examples in the help may be of the bundled report; what it says of the report may not."""
    with pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    said = " ".join(capsys.readouterr().out.split())
    for words in ("Care Inspectorate", "Joint inspections", "2021-2025", "six-point"):
        assert words not in said


def test_an_exported_workbook_speaks_of_its_own_report_alone(
    other: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for part in ("whole", "s1", "rq1", "actions"):
        request = Request(workbook=BOOK, library=other, today=DAY, part=part)
        for name, form in EXPORTS.items():
            if name != "docx":
                assert foreign(form.write(request).decode()) == [], (part, name)
    document = side_by_side(
        [("a", BOOK), ("b", Workbook(report=BOOK.report, agency="Water board"))], other, DAY
    )
    assert foreign(WRITERS["markdown"](document).decode()) == []
    book = tmp_path / "book.yaml"
    book.write_bytes(encode(replace(BOOK, answers=(Answer(ref="s1", now="Signs."),))))
    options = ["--workbook", str(book), "--date", "2014-05-03", "--data", str(OTHER)]
    assert main(["export", *options]) == 0
    assert foreign(capsys.readouterr().out) == []


def test_a_judgement_has_its_place_on_the_reports_own_scale(other: Library) -> None:
    request = Request(workbook=BOOK, library=other, today=DAY)
    text = EXPORTS["markdown"].write(request).decode()
    assert "Clear (the highest of three steps)" in text
    assert "Hazy (the second highest of three steps)" in text
    assert "three-point scale" in text
    assert "which the report does not define" not in text


@pytest.mark.parametrize("area", ["", "gull-bay", "otter-sands", "heron-cove"])
def test_no_page_or_picture_has_words_of_the_bundled_report(other: Library, area: str) -> None:
    pages = Pages(other, area)
    for ref in (*SPECIAL, *other.entries):
        assert foreign("\n".join(page_lines(pages.page(ref)))) == [], ref
    for chart in charts(other, area):
        for name, form in chart_formats.FORMATS.items():
            assert foreign(form.write(other, chart)) == [], (chart.name, name)
    for name, table in table_formats.FORMATS.items():
        assert foreign(table.write(other, View())) == [], name
    assert foreign(cite(other, other.entries.values(), "harvard")) == []


def test_what_the_report_says_of_its_own_scale_is_not_disowned(other: Library) -> None:
    shown = "\n".join(page_lines(Pages(other).page("gull-bay")))
    assert "Clear (step 3 of 3)" in shown
    assert "(Not from the report.)" not in shown
