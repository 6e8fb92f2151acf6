"""Workbooks for the tests, with what is awkward in each format."""

from __future__ import annotations

from datetime import date

from jitui.workbook.model import (
    Action,
    ActionStatus,
    Answer,
    AnswerStatus,
    Confidence,
    Evidence,
    EvidenceKind,
    Note,
    Workbook,
)

TODAY = date(2026, 5, 4)


def book(agency: str = "Council", s1: str = "Good", s3: str = "Adequate") -> Workbook:
    """Return a workbook with something in every field, and marks that formats obey."""
    return Workbook(
        title="Joint self-evaluation",
        agency=agency,
        area="moray",
        made="2026-01-12",
        answers=(
            Answer(
                ref="s1",
                words="Safer through early, effective response",
                now="Concerns are shared on the day.\n\nNights are harder.",
                know="Three sources:\n- records\n- an audit of 40 = all",
                next="Train everybody by June.",
                strengths="Concerns are shared quickly\nData on *older* young people",
                improvements="- Night cover",
                judgement=s1,
                confidence=Confidence.MEDIUM,
                status=AnswerStatus.FOR_REVIEW,
                changed="2026-04-01T10:00:00+00:00",
            ),
            Answer(
                ref="s3", now="Children are asked.", judgement=s3, status=AnswerStatus.IN_PROGRESS
            ),
            Answer(
                ref="rq3",
                text="We use <script>alert(1)</script> & figures.\n# Not a heading 😀",
                judgement="Weak",
                confidence=Confidence.LOW,
                status=AnswerStatus.AGREED,
            ),
        ),
        evidence=(
            Evidence(
                id="e-aaaa",
                kind=EvidenceKind.RECORDS,
                shows="36 of 40 records had a chronology",
                source="Record audit",
                date="May 2026",
                link="S:/audits/2026.xlsx",
                owner="Audit group",
                refs=("s1", "rq3"),
            ),
            Evidence(
                id="e-bbbb",
                kind=EvidenceKind.CHILDREN,
                shows='=HYPERLINK is what most of the 22 said\nsecond line, "quoted"',
                refs=("s1",),
            ),
            Evidence(id="e-cccc", kind=EvidenceKind.RECORDS, shows="'=guarded", refs=("rq3",)),
        ),
        actions=(
            Action(id="a-aaaa", what="Extend the night cover", who="Chiefs", by="2026-06-30"),
            Action(
                id="a-bbbb",
                what="Agree one data set",
                by="2026-03-01",
                state=ActionStatus.UNDER_WAY,
                refs=("rq3", "km3"),
            ),
            Action(id="a-cccc", what="Tell children what came of it", refs=("s3",)),
            Action(id="a-dddd", what="Publish", by="2026-01-31", state=ActionStatus.DONE),
        ),
        notes=(
            Note(
                id="n-aaaa",
                ref="km6",
                words="Involvement",
                text="Ask the panel.",
                made="2026-02-03T09:00:00+00:00",
            ),
        ),
    )
