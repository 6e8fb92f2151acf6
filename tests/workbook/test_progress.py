"""Progress tells what is missing, so that nobody finds out in the meeting."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from jitui.report.model import Kind, Library
from jitui.workbook.model import Action, ActionStatus, Answer, Workbook
from jitui.workbook.progress import actions_in_order, count_words, overdue, progress
from tests.export.workbooks import TODAY, book


def test_every_statement_and_question_is_counted(library: Library) -> None:
    found = progress(book(), library, TODAY)
    assert [a.ref for a in found.answers] == [f"s{n}" for n in range(1, 5)] + [
        f"rq{n}" for n in range(1, 9)
    ]
    assert (found.answered, found.judged, found.agreed) == (3, 3, 1)
    assert set(found.unanswered) == {a.ref for a in found.answers} - {"s1", "s3", "rq3"}
    assert (found.evidence, found.open_actions, found.overdue) == (3, 3, 1)


def test_a_judgement_counts_its_kinds_of_evidence_and_not_its_pieces(library: Library) -> None:
    """Three audits are one way of knowing."""
    found = {a.ref: a for a in progress(book(), library, TODAY).answers}
    assert (found["s1"].evidence, found["s1"].kinds) == (2, 2)
    assert (found["rq3"].evidence, found["rq3"].kinds) == (2, 1)
    assert progress(book(), library, TODAY).without_evidence == ("s3",)


def test_untouched_is_what_nothing_refers_to(library: Library) -> None:
    every = {e.ref for k in (Kind.MESSAGE, Kind.STATEMENT, Kind.QUESTION) for e in library.of(k)}
    assert set(progress(Workbook(), library, TODAY).untouched) == every
    untouched = set(progress(book(), library, TODAY).untouched)
    assert every - untouched == {"s1", "s3", "rq3", "km3", "km6"}


def test_the_count_of_the_position_statement_is_of_its_three_texts(library: Library) -> None:
    said = Answer(ref="s2", now="one two", know="three – four", next="five", strengths="not these")
    other = Answer(ref="rq1", text="not a statement")
    found = progress(Workbook(answers=(said, other)), library, TODAY)
    assert (found.position_words, found.position_allowed) == (5, 5_000)


def test_words_are_counted_as_people_count_them() -> None:
    assert count_words("") == 0
    assert count_words("- well-known, don't; 3.5% – “quoted”\n* end") == 5


def test_what_is_due_today_is_not_overdue() -> None:
    action = Action(id="a-aaaa", what="x", by=TODAY.isoformat())
    assert not overdue(action, TODAY)
    assert overdue(action, TODAY + timedelta(days=1))
    assert not overdue(replace(action, state=ActionStatus.DONE), TODAY + timedelta(days=1))
    assert not overdue(replace(action, by="soon"), TODAY)


def test_overdue_actions_come_first_then_by_day_then_without_then_closed() -> None:
    made = [
        ("done", "2026-01-01", ActionStatus.DONE),
        ("none", "", ActionStatus.TO_DO),
        ("later", "2026-12-01", ActionStatus.TO_DO),
        ("dropped", "", ActionStatus.DROPPED),
        ("late", "2026-04-01", ActionStatus.TO_DO),
        ("soon", "2026-05-04", ActionStatus.UNDER_WAY),
        ("latest", "2026-03-01", ActionStatus.UNDER_WAY),
    ]
    actions = tuple(
        Action(id=f"a-{n}", what=what, by=by, state=state)
        for n, (what, by, state) in enumerate(made)
    )
    ordered = actions_in_order(actions, TODAY)
    assert [action.what for action in ordered] == [
        *("latest", "late", "soon", "later", "none", "done", "dropped"),
    ]
