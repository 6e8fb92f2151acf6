"""Two people, or two windows, at one workbook: nothing that either wrote is gone."""

from __future__ import annotations

import random
from typing import Any

import pytest
from msgspec.structs import fields, replace

from jitui.workbook.file.reader import decode
from jitui.workbook.file.writer import encode
from jitui.workbook.merge import ELSEWHERE, ITEM_FIELDS, merge
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

AUDIT = Evidence(
    id="e-aaaa", kind=EvidenceKind.RECORDS, shows="Most records are up to date", refs=("rq1",)
)
PLAN = Action(id="a-aaaa", what="Audit again", by="2027-01-31", refs=("rq1",))
NOTE = Note(id="n-aaaa", ref="km3", words="Early help is a priority", text="Ask the schools")
BASE = Workbook(
    title="Joint self-evaluation",
    answers=(
        Answer(
            ref="rq1",
            text="We meet weekly",
            strengths="Trust\nTime",
            judgement="Good",
            status=AnswerStatus.IN_PROGRESS,
        ),
        Answer(ref="s1", now="Adequate so far", changed="2026-11-20T10:00:00+00:00"),
    ),
    evidence=(AUDIT,),
    actions=(PLAN,),
    notes=(NOTE,),
)


def _answered(workbook: Workbook, ref: str, **values: Any) -> Workbook:
    return workbook.with_answer(replace(workbook.answer(ref), **values))


def test_what_only_one_side_changed_is_changed() -> None:
    """Whoever saves last would undo what the other did, or get a question for no reason."""
    ours = _answered(BASE, "rq1", text="We meet daily").with_item(replace(PLAN, who="Health"))
    ours = replace(ours, agency="Health")
    theirs = _answered(BASE, "rq1", judgement="Very Good", strengths="Trust\nTime\nPeople")
    theirs = _answered(theirs, "rq2", text="New").with_item(replace(PLAN, state=ActionStatus.DONE))
    theirs = theirs.without("n-aaaa")
    merged, told = merge(BASE, ours, theirs)
    assert told == []
    assert merged.answer("rq1") == replace(
        BASE.answer("rq1"),
        text="We meet daily",
        judgement="Very Good",
        strengths="Trust\nTime\nPeople",
    )
    assert merged.answer("rq2").text == "New"
    assert merged.actions == (replace(PLAN, who="Health", state=ActionStatus.DONE),)
    assert (merged.agency, merged.notes) == ("Health", ())


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    """A file that was copied back would fill the answers with what they say already."""
    ours = _answered(BASE, "rq1", text="We meet daily").without("e-aaaa")
    assert merge(BASE, ours, ours) == (ours, [])
    assert merge(BASE, BASE, ours) == (ours, [])
    assert merge(BASE, ours, BASE) == (ours, [])


@pytest.mark.parametrize("name", ["text", "now", "know", "next"])
def test_a_text_that_both_wrote_has_both(name: str) -> None:
    """An afternoon's work of one of the two would be gone."""
    ours = _answered(BASE, "s1", **{name: "Health's view"})
    theirs = _answered(BASE, "s1", **{name: "The police's view\n\nin two paragraphs"})
    merged, (told,) = merge(BASE, ours, theirs)
    wanted = f"Health's view\n\n{ELSEWHERE}\nThe police's view\n\nin two paragraphs"
    assert getattr(merged.answer("s1"), name) == wanted
    assert told.startswith("s1: ")
    assert "both are kept" in told


def test_two_windows_that_go_on_writing_do_not_pile_up_copies() -> None:
    """An answer would double with every save, until no one could find anything in it."""
    apart = f"\n\n{ELSEWHERE}\n"

    def goes_on(workbook: Workbook, word: str, count: int) -> Workbook:
        parts = workbook.answer("rq1").text.split(apart)
        parts = [f"{part} {word}{count}" if word in part else part for part in parts]
        return _answered(workbook, "rq1", text=apart.join(parts))

    base = _answered(BASE, "rq1", text="")
    ours, theirs = _answered(BASE, "rq1", text="one"), _answered(BASE, "rq1", text="two")
    for count in range(30):
        ours, theirs = goes_on(ours, "one", count), goes_on(theirs, "two", count)
        merged, told = merge(base, ours, theirs)  # theirs was saved first
        assert len(told) == 1
        # The other window has gone on by the time that it sees what is merged.
        base, ours = merged, merged
        theirs, _ = merge(theirs, goes_on(theirs, "two", 100 + count), merged)
    written = merged.answer("rq1").text
    assert written.count(ELSEWHERE) == 1
    assert set(written.split()) >= {f"{word}{n}" for word in ("one", "two") for n in range(30)}


def test_lists_of_one_thing_a_line_get_the_lines_of_both() -> None:
    """A strength would stand under a heading of the program's, as if it were one too."""
    ours = _answered(BASE, "rq1", strengths="Trust\nTime\nPremises")
    theirs = _answered(BASE, "rq1", strengths="Trust and candour\nTime\nPeople")
    merged, (told,) = merge(BASE, ours, theirs)
    strengths = merged.answer("rq1").strengths.split("\n")
    assert strengths == ["Time", "Premises", "Trust and candour", "People"]
    assert "strengths" in told


def test_a_choice_stays_ours_and_the_sentence_says_the_other() -> None:
    """A judgement would change under one's hands, or the other's would never be heard of."""
    ours = _answered(BASE, "rq1", judgement="Weak", confidence=Confidence.LOW)
    theirs = _answered(BASE, "rq1", judgement="Excellent", confidence=Confidence.HIGH)
    merged, told = merge(BASE, ours, theirs)
    assert merged.answer("rq1").judgement == "Weak"
    assert merged.answer("rq1").confidence is Confidence.LOW
    assert "'Excellent'" in told[0]
    assert "'high'" in told[1]
    merged, told = merge(BASE, _answered(BASE, "rq1", judgement=""), theirs)
    assert merged.answer("rq1").judgement == "Excellent", "a cleared one gives way"
    assert len(told) == 1


def test_what_was_removed_here_and_changed_there_stays() -> None:
    """A colleague's new words would vanish with an answer that was cleared elsewhere."""
    cleared = Workbook(title=BASE.title)
    changed = _answered(BASE, "rq1", next="Ask the parents")
    changed = changed.with_item(replace(AUDIT, owner="Council"))
    for ours, theirs in ((cleared, changed), (changed, cleared)):
        merged, told = merge(BASE, ours, theirs)
        assert merged.answers == (changed.answer("rq1"),), "s1 was left as it was, so it goes"
        assert merged.evidence == (replace(AUDIT, owner="Council"),)
        assert (merged.actions, merged.notes) == ((), ())
        assert len(told) == 2
        assert "removed" in told[0]


def test_a_text_that_was_cleared_here_and_changed_there_stays() -> None:
    """The line that says where a text comes from would stand alone on top."""
    ours = _answered(BASE, "rq1", text="")
    theirs = _answered(BASE, "rq1", text="We meet daily")
    for pair in ((ours, theirs), (theirs, ours)):
        merged, told = merge(BASE, *pair)
        assert merged.answer("rq1").text == "We meet daily"
        assert len(told) == 1


def test_two_items_that_drew_the_same_id_are_two() -> None:
    """Two pieces of evidence would become one that no one has seen."""
    other = replace(AUDIT, shows="Parents were asked", kind=EvidenceKind.PARENTS)
    empty = Workbook()
    ours, theirs = empty.with_item(AUDIT), empty.with_item(other)
    merged, told = merge(empty, ours, theirs)
    assert [item.shows for item in merged.evidence] == [AUDIT.shows, other.shows]
    assert len(merged.ids) == 2
    assert merged.evidence[0].id == AUDIT.id
    assert len(told) == 1
    assert merge(empty, ours, theirs) == (merged, told), "the same again"
    assert decode(encode(merged), "x") == (merged, [])


def test_every_field_has_a_resolver() -> None:
    """A field added to the records would silently take one side."""
    for record, resolvers in ITEM_FIELDS.items():
        assert {f.name for f in fields(record)} - {"id"} - set(resolvers) in ({"ref"}, set())


TEXTS = ("text", "now", "know", "next", "strengths", "improvements")


def _wander(chance: random.Random, workbook: Workbook, side: str) -> Workbook:
    """Change anything, with words that tell where they are from."""
    for step in range(chance.randint(1, 8)):
        word = f"{side}{step}"
        ref = chance.choice(["rq1", "rq2", "s1", "s2"])
        match chance.randint(0, 6):
            case 0 | 1:
                name = chance.choice(TEXTS)
                old = getattr(workbook.answer(ref), name)
                text = chance.choice(["", word, f"{old}\n{word}", f"{word} {old}"])
                workbook = _answered(workbook, ref, **{name: text})
            case 2:
                workbook = _answered(
                    workbook, ref, judgement=chance.choice(["", "Good", "Weak", "Excellent"])
                )
            case 3 if workbook.ids:
                workbook = workbook.without(chance.choice(sorted(workbook.ids)))
            case 4:
                own = chance.choice(["e-aaaa", "e-bbbb", f"e-{word}"])
                item = Evidence(id=own, kind=EvidenceKind.STAFF, shows=word, owner=f"by-{word}")
                workbook = workbook.with_item(item)
            case 5:
                workbook = workbook.with_item(Note(id="n-aaaa", ref="km3", words="", text=word))
            case _:
                own = chance.choice(["a-aaaa", f"a-{word}"])
                workbook = workbook.with_item(Action(id=own, what=word, who=f"for-{word}"))
    return workbook


def _written(workbook: Workbook) -> set[str]:
    """Return every word of every text, and every choice with its place."""
    texts = [text for answer in workbook.answers for text in answer.texts]
    texts += [part for item in workbook.evidence for part in (item.shows, item.owner)]
    texts += [part for item in workbook.actions for part in (item.what, item.who)]
    texts += [item.text for item in workbook.notes]
    return {word for text in texts for word in text.split()}


@pytest.mark.parametrize("seed", range(300))
def test_nothing_written_disappears_unless_one_side_took_it_out(seed: int) -> None:
    """Someone's words would be gone though no one removed them."""
    chance = random.Random(seed)
    base = _wander(chance, BASE, "base")
    ours, theirs = _wander(chance, base, "ours"), _wander(chance, base, "theirs")
    merged, told = merge(base, ours, theirs)
    kept = _written(merged)
    assert _written(ours) - _written(base) <= kept
    assert _written(theirs) - _written(base) <= kept
    assert _written(ours) & _written(theirs) <= kept
    for answer in theirs.answers:
        mine, was = ours.answer(answer.ref), base.answer(answer.ref)
        if answer.judgement not in ("", mine.judgement, was.judgement):
            shown = merged.answer(answer.ref).judgement == answer.judgement
            assert shown or any(answer.judgement in sentence for sentence in told)
    assert decode(encode(merged), "x")[0] is not None
    assert all(sentence.isprintable() for sentence in told)
