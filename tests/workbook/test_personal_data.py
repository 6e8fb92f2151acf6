"""A child's data is noticed before it leaves, and the report's own texts are left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.report.loading.folders import bundled_folder
from jitui.report.model import Library
from jitui.workbook.model import Action, Answer, Evidence, EvidenceKind, Note, Workbook
from jitui.workbook.personal_data import Personal, personal
from jitui.workbook.review import workbook_findings


def _valid(begins: str) -> str:
    """Return nine digits with the check digit that belongs to them."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(begins))
    return f"{begins}{(11 - total % 11) % 11}"


CHI = _valid("010203123")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"CHI {CHI}", Personal.CHI),
        (f"CHI: {CHI[:6]} {CHI[6:]}.", Personal.CHI),
        (f"({CHI[:3]} {CHI[3:6]} {CHI[6:]})", Personal.CHI),
        (f"{CHI[:9]}{(int(CHI[9]) + 1) % 10}", Personal.TEN_DIGITS),
        ("290200 1234 is of a leap year", Personal.TEN_DIGITS),
        ("dob 1/2/2015", Personal.BIRTH),
        ("D.O.B.: 01.02.15", Personal.BIRTH),
        ("she was born on 3rd May 2012", Personal.BIRTH),
        ("date of birth of the child: 2014-05-06", Personal.BIRTH),
        ("Firstname Surname (3 May 2012)", Personal.BIRTH),
        ("on May 3, 2012 Firstname Surname", Personal.BIRTH),
        ("0131 496 0000", Personal.PHONE),
        ("(0131) 496 0000", Personal.PHONE),
        ("020 7946 0000", Personal.PHONE),
        ("01632 960001", Personal.PHONE),
        ("07700 900123", Personal.PHONE),
        ("07700900123.", Personal.PHONE),
        ("+44 7700 900123", Personal.PHONE),
        ("+44 (0)131 496 0000", Personal.PHONE),
        ("+441314960000", Personal.PHONE),
    ],
)
def test_what_looks_like_personal_data_is_found(text: str, kind: Personal) -> None:
    [finding] = personal(text)
    assert finding.kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "10,968 children in 2021-2025",
        "COMMS-0825-566",
        "from 2021 to 2025, 13 of 15 areas",
        "311399 1234 and 0013991234",  # no such days
        "01/02/2015",
        "the audit of 3 May 2026",
        "Child Protection Committee, 12 May 2026",
        "Care Inspectorate (26 August 2025)",
        "East Ayrshire, 1 June 2024",
        "Police Scotland on 1.2.2024",
        "Joint Inspection Report, May 2025",
        "0.0131 496",
        "12345678901234567890",
        "2026-05-04T10:00:00+00:00",
        "Firstname Surname chairs the group. The audit was on 3 May 2026",
    ],
)
def test_what_is_none_is_left_in_peace(text: str) -> None:
    assert personal(text) == []


def test_the_reports_texts_raise_no_alarm(library: Library) -> None:
    """A warning that is always there is not read."""
    texts = [text for entry in library.entries.values() for text in (entry.title, *entry.texts())]
    texts += library.report.about
    # The publisher's own telephone numbers stand in report.yaml.
    files = [path for path in Path(bundled_folder()).glob("*.yaml") if path.stem != "report"]
    texts += [path.read_text("utf-8") for path in files]
    assert len(texts) > 100
    assert [(text, personal(text)) for text in texts if personal(text)] == []


def test_the_excerpt_shows_where_and_not_who() -> None:
    text = f"Firstname Surname, born 3 May 2012, lives here; CHI {CHI}; 07700 900123"
    excerpts = " ".join(finding.excerpt for finding in personal(text))
    for secret in ("Firstname", "Surname", "2012", CHI[2:], "900123"):
        assert secret not in excerpts
    assert "born" in excerpts
    for finding in personal(text):
        assert 0 <= finding.start < finding.end <= len(text)


def test_each_finding_names_its_place() -> None:
    book = Workbook(
        answers=(
            Answer(ref="rq3", strengths="call 07700 900123"),
            Answer(ref="s1", know=f"see {CHI}"),
        ),
        evidence=(
            Evidence(id="e-aaaa", kind=EvidenceKind.RECORDS, shows="-", owner="0131 496 0000"),
        ),
        actions=(Action(id="a-aaaa", what="Write to Firstname Surname (3.4.2012)"),),
        notes=(Note(id="n-aaaa", ref="km6", words="", text="dob 1/2/2015"),),
    )
    assert [finding.partition(":")[0] for finding in workbook_findings(book)] == [
        "the answer to rq3, strengths",
        "the answer to s1, how do we know",
        "evidence e-aaaa, owner",
        "action a-aaaa, what",
        "note n-aaaa on km6",
    ]


def test_a_very_long_text_is_searched_as_any_other() -> None:
    """A pattern that tries every way to part a row of digits would never come back."""
    assert personal("01" + "1" * 20_000) == []
    assert personal("Aa" * 20_000) == []
    assert len(personal("Ab Cd 1/1/2012. " * 2_000)) == 2_000
