"""The bundled data holds all of the report's content, with its figures as printed."""

from __future__ import annotations

import pytest

from jitui.report.blocks import ChartBlock
from jitui.report.charts import chart
from jitui.report.model import Kind, Library, Origin, Statement, Step, Term, Work
from jitui.report.pages import OVERVIEW, Pages

REFS: dict[Kind, str] = {
    Kind.SCALE: "excellent very-good good adequate weak unsatisfactory",
    Kind.MESSAGE: "km1 km2 km3 km4 km5 km6 km7 km8 km9 km10 km11 km12",
    Kind.INDICATOR: "qi qi.1 qi.2",
    Kind.STATEMENT: "s1 s2 s3 s4",
    Kind.SECTION: (
        "s1.1 s1.2 s1.3 s1.4 s1.5 s1.6 s2.1 s2.2 s2.3 s3.1 s3.2 s3.3 s3.4 s4.1 s4.2 s4.3 s4.4"
    ),
    Kind.PARTNERSHIP: (
        "aberdeenshire angus clackmannanshire dundee east-ayrshire east-dunbartonshire"
        " east-lothian east-renfrewshire glasgow highland moray north-ayrshire"
        " north-lanarkshire orkney renfrewshire scottish-borders west-dunbartonshire"
    ),
    Kind.QUESTION: "rq1 rq2 rq3 rq4 rq5 rq6 rq7 rq8",
    Kind.EARLIER: "pm1 pm2 pm3 pm4 pm5 pm6 pm7 pm8",
    Kind.BACKGROUND: (
        "foreword previous-programme covid-response programme evidence conclusion next-steps"
    ),
}
"""The refs of each kind, in reading order, areas in the alphabet's; they never change."""

TERMS = frozenset(
    "bairns-hoose carm champions-boards chief-officers-groups child-protection-committee children"
    " childrens-planning-meeting community-planning-partnership contextual-safeguarding girfec"
    " the-promise scottish-child-interview-model trauma-informed uncrc universal-services"
    " young-people".split()
)
"""The 16 terms that the report itself explains."""

MORE_TERMS = frozenset(
    "inter-agency-referral-discussion child-protection-planning-meeting child-protection-register"
    " childs-plan chronology corporate-parent independent-advocacy independent-reviewing-officer"
    " kinship-care compulsory-supervision-order care-experienced cumulative-harm"
    " extra-familial-harm early-help third-sector position-statement quality-indicator"
    " vulnerable-young-person-process shanarri camhs".split()
)
"""Terms that the report uses and does not explain; there may be others."""

SECTIONS = {
    "s1.1": "Prevention",
    "s1.2": "Recognition and response to concerns",
    "s1.3": "Staff confidence and competence",
    "s1.4": "Responding to concerns",
    "s1.5": "Identifying and responding to concerns about unborn babies or very young children",
    "s1.6": "Identifying and responding to concerns about older young people",
    "s2.1": "Key processes",
    "s2.2": "Relationships",
    "s2.3": "Effectiveness of work to reduce risk",
    "s3.1": "Involvement of children and young people at risk of harm",
    "s3.2": "Independent advocacy",
    "s3.3": "Influencing service planning, delivery and improvement",
    "s3.4": "Children's rights and voice",
    "s4.1": "Vision, values and aims",
    "s4.2": "Governance, performance and quality assurance arrangements",
    "s4.3": "Staff perceptions of leadership and support",
    "s4.4": "Effectiveness of collaborative working",
}

TABLE = {
    "Aberdeenshire": (2023, "Very Good"),
    "Angus": (2025, "Very Good"),
    "Dundee": (2022, "Good"),
    "East Ayrshire": (2025, "Good"),
    "East Dunbartonshire": (2023, "Good"),
    "East Lothian": (2024, "Very Good"),
    "East Renfrewshire": (2022, "Excellent"),
    "Glasgow": (2025, "Good"),
    "Highland": (2022, "Adequate"),
    "Moray": (2024, "Adequate"),
    "North Lanarkshire": (2023, "Very Good"),
    "Renfrewshire": (2024, "Very Good"),
    "Scottish Borders": (2023, "Good"),
}
"""Appendix 2: each area's year in which its report was published, and its evaluation."""

OTHER_AREAS = {
    "West Dunbartonshire": Work.ADAPTED,
    "North Ayrshire": Work.ADAPTED,
    "Orkney": Work.BESPOKE,
    "Clackmannanshire": Work.BESPOKE,
}

STEPS = {
    "Excellent": 6,
    "Very Good": 5,
    "Good": 4,
    "Adequate": 3,
    "Weak": 2,
    "Unsatisfactory": 1,
}

EVIDENCE = (
    ("733", "children and young people", "survey"),
    ("556", "parents/carers", "survey"),
    ("960", "records", ""),
    ("10,968", "staff", "survey"),
    ("300", "children and young people", "met"),
    ("253", "parents/carers", "met"),
    ("over 1,500", "staff", "met"),
    ("15", "partnerships", "data"),
    ("15", "position statements", ""),
)
"""Each figure of the evidence base, of whom, and a word that tells surveys from meetings."""

PAGES = {
    "Appendices": 32,
    "Covid-19 response": 6,
    "Foreword": None,
    "Joint inspection programme 2021 \u2013 2025": 7,
    "Key messages": 4,
    "Our evidence base": 10,
    "Part A: Our findings": 12,
    "Part B": 29,
    "Part C": 30,
    "Previous joint inspection programme": 6,
    "Statement 1": 15,
    "Statement 2": None,
    "Statement 3": 23,
    "Statement 4": 26,
}
"""The list of contents; a page that it does not give is not known, and never guessed."""


@pytest.mark.parametrize("kind", REFS)
def test_each_kind_has_exactly_its_entries_in_reading_order(kind: Kind, library: Library) -> None:
    refs = [entry.ref for entry in library.of(kind)]
    assert (sorted(refs) if kind is Kind.PARTNERSHIP else refs) == REFS[kind].split()


def test_the_glossary_has_the_reports_16_terms_and_the_further_ones(library: Library) -> None:
    own = {term.ref for term in library.terms() if term.origin is Origin.REPORT}
    further = {term.ref for term in library.terms() if term.origin is Origin.BEYOND}
    assert own == TERMS
    assert further >= MORE_TERMS
    assert [term.origin for term in library.terms()] == (
        [Origin.REPORT] * len(own) + [Origin.BEYOND] * len(further)
    ), "the report's own terms come first"


def test_there_is_no_other_kind_of_entry(library: Library) -> None:
    counted = sum(len(library.of(kind)) for kind in (*REFS, Kind.TERM, Kind.DISCREPANCY))
    assert counted == len(library.entries)


def test_sections_have_their_official_headings_and_stand_in_their_statements(
    library: Library,
) -> None:
    assert {section.ref: section.title for section in library.of(Kind.SECTION)} == SECTIONS
    shares = [len(s.sections) for s in library.of(Kind.STATEMENT) if isinstance(s, Statement)]
    assert shares == [6, 3, 4, 4]
    for ref in SECTIONS:
        statement = library.entries[ref.partition(".")[0]]
        assert isinstance(statement, Statement)
        assert ref in statement.sections
        assert library.entries[ref].parent == statement.ref


def test_each_statement_has_its_quotation_and_its_summary(library: Library) -> None:
    for statement in library.of(Kind.STATEMENT):
        assert isinstance(statement, Statement)
        assert statement.quotations
        assert statement.summary
    assert library.entries["qi"].summary


def test_the_indicator_has_five_things_that_worked_and_eight_that_were_challenging(
    library: Library,
) -> None:
    worked, challenging = library.entries["qi.1"], library.entries["qi.2"]
    assert [len(entry.points) for entry in (worked, challenging)] == [5, 8]
    assert all(point.name and point.text for point in (*worked.points, *challenging.points))
    assert {worked.parent, challenging.parent} == {"qi"}
    assert len(library.entries["qi"].points) == 5


def test_the_closing_prompt_of_the_questions_names_quality_indicator_10(library: Library) -> None:
    assert "quality indicator 10" in " ".join(library.notes["questions.closing"])
    assert library.notes["questions.opening"]


def test_the_table_has_each_areas_year_and_evaluation(library: Library) -> None:
    evaluated = [area for area in library.partnerships() if area.work is Work.FULL]
    assert {p.title: (p.published, p.evaluation) for p in evaluated} == TABLE
    assert all(area.step == STEPS[area.evaluation] for area in evaluated)


def test_areas_stand_in_the_order_of_the_table(library: Library) -> None:
    areas = library.partnerships()
    assert [p.work for p in areas] == sorted((p.work for p in areas), key=list(Work).index)
    years = [area.published for area in areas if area.published is not None]
    assert years == sorted(years)
    assert [areas[0].title, areas[12].title] == ["Dundee", "Glasgow"]


def test_areas_that_were_not_evaluated_have_no_year_and_no_evaluation(library: Library) -> None:
    others = {p.title: p for p in library.partnerships() if p.work is not Work.FULL}
    assert {title: area.work for title, area in others.items()} == OTHER_AREAS
    assert {(p.published, p.evaluation, p.step) for p in others.values()} == {(None, "", 0)}


def test_the_scale_has_six_ordered_words(library: Library) -> None:
    assert {step.title: step.step for step in library.scale()} == STEPS
    assert [step.step for step in library.scale()] == [6, 5, 4, 3, 2, 1]


def test_what_is_said_of_the_evaluations_agrees_with_the_table(library: Library) -> None:
    steps = [area.step for area in library.partnerships() if area.step]
    good = sum(step >= STEPS["Good"] for step in steps)
    assert (good, len(steps)) == (11, 13)
    assert sum(step >= STEPS["Very Good"] for step in steps) == 6
    assert min(steps) == STEPS["Adequate"]
    assert steps.count(STEPS["Excellent"]) == 1
    figures = {figure.figure for figure in library.entries["qi"].figures}
    assert {"11", f"{good / len(steps):.0%}", "75%"} <= figures
    assert "six" in {figure.figure for figure in library.entries["qi.1"].figures}


def test_the_distribution_counts_the_table_and_says_so_in_words(library: Library) -> None:
    shown = chart(library, "evaluations")
    assert shown is not None
    assert [(label, step, areas) for label, step, areas, _ in shown.data] == [
        ("Excellent", "6", "1"),
        ("Very Good", "5", "5"),
        ("Good", "4", "5"),
        ("Adequate", "3", "2"),
        ("Weak", "2", "0"),
        ("Unsatisfactory", "1", "0"),
    ]
    assert "11 of the 13" in shown.sentences[0]
    assert "2.1" in shown.sentences[0]
    blocks = Pages(library).page(OVERVIEW).blocks
    assert [block.chart for block in blocks if isinstance(block, ChartBlock)] == [shown]


def test_the_evidence_base_gives_each_figure_to_whom_it_counts(library: Library) -> None:
    """Each is easily given to its neighbour: 960 counts records, not parents."""
    entry = library.entries["evidence"]
    for figure, of, what in EVIDENCE:
        claims = [f for f in entry.figures if f.figure == figure and of in f.of]
        assert len(claims) == 1, (figure, of)
        assert what in claims[0].what
        assert figure in " ".join(entry.body)
    assert len([f for f in entry.figures if any(c.isdigit() for c in f.figure)]) == len(EVIDENCE)


def test_the_list_of_contents_gives_pages_only_where_they_are_known(library: Library) -> None:
    assert {part.part: part.page for part in library.report.contents} == PAGES


def test_each_entry_of_the_report_says_where_it_stands_and_gives_no_guessed_page(
    library: Library,
) -> None:
    for entry in library.entries.values():
        if entry.origin is Origin.REPORT:
            assert entry.location is not None, entry.ref
            assert entry.location.page == PAGES[entry.location.part], entry.ref
            assert ("p. " in str(entry.location)) == (entry.location.page is not None), entry.ref


@pytest.mark.parametrize("statement", ["1", "2", "3", "4"])
def test_a_statement_and_its_sections_stand_in_its_part(statement: str, library: Library) -> None:
    refs = [f"s{statement}", *(ref for ref in SECTIONS if ref.startswith(f"s{statement}."))]
    locations = [library.entries[ref].location for ref in refs]
    assert {location.part for location in locations if location} == {f"Statement {statement}"}
    assert None not in locations


def test_no_page_is_given_for_statement_2(library: Library) -> None:
    """It is lost in the published file; whoever cites must look it up, not trust a guess."""
    for ref in ("s2", "s2.1", "s2.2", "s2.3"):
        assert "p." not in Pages(library).page(ref).source


def test_every_entry_says_whether_it_is_from_the_report(library: Library) -> None:
    beyond = {entry.kind for entry in library.entries.values() if entry.origin is Origin.BEYOND}
    assert beyond == {Kind.SCALE, Kind.TERM, Kind.DISCREPANCY}
    for entry in library.entries.values():
        assert entry.origin in (Origin.REPORT, Origin.BEYOND)
        source = Pages(library).page(entry.ref).source
        assert ("Not from the report" in source) == (entry.origin is Origin.BEYOND), entry.ref


def test_a_term_from_beyond_the_report_names_its_source(library: Library) -> None:
    for term in library.terms():
        assert bool(term.source) == (term.origin is Origin.BEYOND), term.ref


def test_acronyms_that_practitioners_type_are_known_to_their_terms(library: Library) -> None:
    acronyms = {
        "IRD": "inter-agency-referral-discussion",
        "CPC": "child-protection-committee",
        "COG": "chief-officers-groups",
        "CARM": "carm",
        "SCIM": "scottish-child-interview-model",
        "JII": "scottish-child-interview-model",
        "UNCRC": "uncrc",
        "GIRFEC": "girfec",
        "CAMHS": "camhs",
        "CPPM": "child-protection-planning-meeting",
        "CPR": "child-protection-register",
        "QI": "quality-indicator",
        "CPP": "community-planning-partnership",
        "VYP": "vulnerable-young-person-process",
        "CSO": "compulsory-supervision-order",
        "HMICS": "hmics",
        "HIS": "his",
    }
    for acronym, ref in acronyms.items():
        term = library.entries[ref]
        assert isinstance(term, Term)
        assert acronym in (term.acronym, *term.also, *term.keywords), ref


@pytest.mark.parametrize(
    "passages",
    [
        ("s1.4",),
        ("s2.1",),
        ("s4.3",),
        ("km8", "s3.3"),
        ("programme", "evidence"),
        ("children", "young-people"),
    ],
    ids=" ".join,
)
def test_where_the_report_differs_from_itself_a_note_names_the_passages(
    passages: tuple[str, ...], library: Library
) -> None:
    """Both passages stand as they are; whoever quotes one is told of the other."""
    notes = [
        {link.target for link in library.links_from(note.ref)}
        for note in library.of(Kind.DISCREPANCY)
    ]
    assert any(note.issuperset(passages) for note in notes)


def test_the_publication_is_named_as_printed(library: Library) -> None:
    report = library.report
    assert report.title == (
        "Joint inspections of services for children and young people at risk of harm"
    )
    assert report.publisher == "Care Inspectorate"
    assert report.published == "26 August 2025"
    assert report.reference == "COMMS-0825-566"
    assert report.copyright == "\u00a9 Care Inspectorate 2025"


def test_steps_of_the_scale_are_explained_beside_each_evaluation(library: Library) -> None:
    """An evaluation is always its word, its step of six, and what the word means."""
    pages = Pages(library)
    meanings = {s.title: " ".join(s.body) for s in library.scale() if isinstance(s, Step)}
    for area in library.partnerships():
        if area.evaluation:
            text = repr(pages.page(area.ref).blocks)
            assert f"{area.evaluation} (step {area.step} of 6)" in text
            assert meanings[area.evaluation] in text
