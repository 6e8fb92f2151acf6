"""The workbook in the app: answered, evidenced, noted, taken down in a session, exported."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import TextArea

from jitui.report.model import Kind, Library
from jitui.tui.app import JituiApp
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.user_state import UserState
from jitui.tui.widgets.choice_field import ChoiceField
from jitui.workbook.file.store import Store
from jitui.workbook.model import (
    Action,
    Answer,
    AnswerStatus,
    Confidence,
    Evidence,
    EvidenceKind,
    Note,
    Workbook,
)
from tests.tui.driving import HUGE, SIZES, SMALL, USUAL, WIDE, Reader, reader


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "workbook.yaml"


@asynccontextmanager
async def writer(
    library: Library, file: Path, size: tuple[int, int] = USUAL, notices: bool = False
) -> AsyncIterator[Reader]:
    """Open the app on a workbook's file."""
    app = JituiApp(library, autosave=Autosave(Store.open(file)))
    async with app.run_test(size=size, notifications=notices) as pilot:
        await pilot.pause()
        r = Reader(app, pilot)
        yield r
        await app.workers.wait_for_complete()


def on_disk(file: Path) -> Workbook:
    """Return what another program would find in the file."""
    return Store.open(file).workbook


def book(r: Reader) -> Workbook:
    return r.app.autosave.workbook


@pytest.mark.parametrize("size", SIZES)
async def test_a_question_is_answered_from_where_it_is_read(
    library: Library, file: Path, size: tuple[int, int]
) -> None:
    async with writer(library, file, size) as r:
        await r.press("6", "enter", "i")
        await r.type("We plan together.")
        await r.press("tab")
        await r.type("One data group")
        await r.press("tab", "tab", "right")
        await r.type("good")
        await r.press("enter", "tab", "right")
        await r.press("escape")
        assert (r.open_ref, r.focus) == ("rq1", "reading")
    answer = on_disk(file).answer("rq1")
    assert answer == replace(
        answer,
        text="We plan together.",
        strengths="One data group",
        judgement="Good",
        confidence=Confidence.LOW,
        status=AnswerStatus.IN_PROGRESS,
    )
    assert answer.words == library.entries["rq1"].title


async def test_what_is_typed_is_on_disk_within_two_seconds(library: Library, file: Path) -> None:
    """A laptop that is shut, or a connection that is cut, loses no more than that."""
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("kept")
        await r.wait(2.0)
        assert on_disk(file).answer("rq1").text == "kept"


async def test_leaving_a_field_saves_at_once(library: Library, file: Path) -> None:
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("first")
        await r.press("tab")
        await r.app.workers.wait_for_complete()
        assert on_disk(file).answer("rq1").text == "first"


async def test_the_editor_undoes_and_does_again(library: Library, file: Path) -> None:
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("words")
        await r.press("ctrl+u")
        area = r.app.screen.query_one("#field-text", TextArea)
        assert area.text == ""
        await r.press("ctrl+z")
        assert area.text == "words"
        await r.press("ctrl+y")
        assert book(r).answer("rq1").text == ""


async def test_a_statement_has_its_three_questions_and_a_live_count(
    library: Library, file: Path
) -> None:
    async with writer(library, file, WIDE) as r:
        await r.press("3", "colon")
        await r.type("s2")
        await r.press("enter", "i")
        await r.type("now we are")
        await r.press("tab")
        await r.type("audits say")
        await r.press("tab")
        await r.type("more of both")
        assert "8 of 5,000 words" in r.bar()
        await r.press("escape")
    answer = on_disk(file).answer("s2")
    assert (answer.now, answer.know, answer.next) == ("now we are", "audits say", "more of both")


async def test_the_meaning_of_the_step_is_in_view_when_one_judges(
    library: Library, file: Path
) -> None:
    async with writer(library, file, WIDE) as r:
        await r.press("6", "i", "tab", "tab", "tab", "enter")
        await r.type("good")
        await r.press("enter")
        # Very Good has the word too, and stands above it.
        assert book(r).answer("rq1").judgement == "Good"
        await r.press("enter")
        await r.type("adequate")
        await r.press("enter")
        meaning = " ".join(library.entries["adequate"].body)
        shown = str(r.app.screen.query_one("#field-judgement", ChoiceField).render())
        assert "".join(meaning.split()) in "".join(shown.split())
        assert book(r).answer("rq1").judgement == "Adequate"


@pytest.mark.parametrize("size", [SMALL, USUAL, HUGE])
async def test_the_question_is_beside_the_editor_or_a_key_away(
    library: Library, file: Path, size: tuple[int, int]
) -> None:
    async with writer(library, file, size) as r:
        await r.press("6", "i")
        if size != HUGE:
            await r.press("ctrl+t")
        assert "population" in r.showing()
        await r.press("escape", "escape")
        assert not isinstance(r.app.screen, EditorScreen)


async def test_the_page_beside_the_editor_tells_its_own_keys(library: Library, file: Path) -> None:
    """Esc was called the way out of the editor there, and Tab the way to the next field."""
    async with writer(library, file, WIDE) as r:
        await r.press("6", "i")
        assert "Esc close" in r.showing()
        await r.press("ctrl+t")
        assert "Esc back to fields" in r.showing()
        assert "next field" not in r.showing()
        await r.press("escape")
        assert "Esc close" in r.showing()
        assert isinstance(r.app.screen, EditorScreen)


async def test_evidence_is_bound_to_the_answer_that_it_stands_behind(
    library: Library, file: Path
) -> None:
    async with writer(library, file) as r:
        await r.press("6", "j", "I", "enter")
        await r.type("Children say so")
        await r.press("tab", "right")
        await r.type("of children")
        await r.press("enter", "tab")
        await r.type("Survey")
        await r.press("escape", "7")
        assert any("Children say so" in line.text for line in r.list.lines)
    (piece,) = on_disk(file).evidence
    assert (piece.kind, piece.shows, piece.source, piece.refs) == (
        EvidenceKind.CHILDREN,
        "Children say so",
        "Survey",
        ("rq2",),
    )


async def test_a_ref_that_the_report_has_not_is_said_and_not_kept(
    library: Library, file: Path
) -> None:
    async with writer(library, file, WIDE) as r:
        await r.press("6", "I", "enter")
        await r.type("x")
        await r.press("tab")
        await r.press(*["tab"] * 5)
        await r.type(" km99")
        await r.press("shift+tab")
        assert "has no entry km99" in r.showing()
        assert book(r).evidence[0].refs == ("rq1",)
        # Half of it, km9, is another passage: it is not what stays.
        await r.press("escape")
        assert "rq1 km99" in r.showing()
        await r.press("down", "enter")
        assert len(r.app.screen_stack) == 1
        assert book(r).evidence[0].refs == ("rq1",)


async def test_an_action_with_a_day_that_is_none_says_how_to_write_it(
    library: Library, file: Path
) -> None:
    async with writer(library, file, WIDE) as r:
        await r.press("2", "I", "down", "enter")
        await r.type("Meet")
        await r.press("tab", "tab")
        await r.type("next spring")
        await r.press("tab")
        assert "Write it as 2026-12-31" in r.showing()
        await r.press("shift+tab", "ctrl+u")
        await r.type("31/12/2026")
        await r.press("escape")
    (action,) = on_disk(file).actions
    assert (action.what, action.by, action.refs) == ("Meet", "2026-12-31", ("km1",))


async def test_overdue_actions_come_first_and_say_so(library: Library, file: Path) -> None:
    store = Store.open(file)
    store.change(
        Workbook(
            actions=(
                Action(id="a-aaaa", what="Later", by="2999-01-01"),
                Action(id="a-bbbb", what="Late", by="2020-01-01"),
            )
        )
    )
    assert store.save().notice == ""
    async with writer(library, file, WIDE) as r:
        await r.press("7")
        rows = [line.text for line in r.list.lines]
        late = next(row for row in rows if "Late " in row)
        assert "OVERDUE 2020-01-01" in late
        assert rows.index(late) < rows.index(next(row for row in rows if "Later" in row))


@pytest.mark.parametrize("size", SIZES)
async def test_a_note_stands_on_the_passage_and_is_found_by_the_search(
    library: Library, file: Path, size: tuple[int, int]
) -> None:
    async with writer(library, file, size) as r:
        await r.press("2", "j", "enter", "a")
        await r.type("ask the marzipan group")
        await r.press("escape")
        assert "marzipan" in " ".join(line.text for line in r.reading.lines)
        await r.press("slash")
        await r.type("marzipan kind:note")
        assert r.hits.ref.startswith("book:n-")
        await r.press("enter")
        assert "marzipan" in " ".join(line.text for line in r.reading.lines)
    (note,) = on_disk(file).notes
    assert (note.ref, note.words) == ("km2", library.entries["km2"].title)


async def test_a_note_on_what_the_report_no_longer_has_can_still_be_read(
    library: Library, file: Path
) -> None:
    """Changed data would take the reader's own words with it."""
    store = Store.open(file)
    note = Note(id="n-aaaa", ref="km99", words="A message that was", text="remember this")
    store.change(Workbook(notes=(note,), answers=(Answer(ref="rq99", text="old"),)))
    store.save()
    async with writer(library, file) as r:
        await r.press("7", "G", "enter")
        text = " ".join(line.text for line in r.reading.lines)
        assert "remember this" in text
        assert "A message that was" in text
    assert on_disk(file).answer("rq99").text == "old"


async def test_an_item_is_removed_after_a_question_alone(library: Library, file: Path) -> None:
    async with writer(library, file) as r:
        await r.press("2", "a")
        await r.type("one")
        await r.press("escape", "7", "G", "D", "enter")
        assert len(book(r).notes) == 1
        await r.press("D", "down", "enter")
        assert book(r).notes == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_session_takes_down_what_is_said(
    library: Library, file: Path, size: tuple[int, int]
) -> None:
    async with writer(library, file, size) as r:
        await r.press("7", "S", "right", "s")
        await r.type("Staff know families")
        await r.press("enter", "s")
        await r.type("Good handovers")
        await r.press("enter", "g")
        await r.type("Data is late")
        await r.press("enter", "a")
        await r.type("Monthly report")
        await r.press("enter", "e")
        await r.type("audit")
        await r.press("enter")
        await r.type("Nine of ten records")
        await r.press("enter", "f", "escape")
    kept = on_disk(file)
    answer = kept.answer("rq2")
    assert answer.strengths == "Staff know families\nGood handovers"
    assert answer.improvements == "Data is late"
    assert [action.what for action in kept.actions_for("rq2")] == ["Monthly report"]
    assert [piece.kind for piece in kept.evidence_for("rq2")] == [EvidenceKind.RECORDS]


async def test_progress_names_what_has_not_been_touched(library: Library, file: Path) -> None:
    store = Store.open(file)
    store.change(Workbook(answers=(Answer(ref="rq3", text="yes", judgement="Good"),)))
    store.save()
    async with writer(library, file, HUGE) as r:
        await r.press("7")
        text = " ".join(" ".join(line.text for line in r.reading.lines).split())
        assert "Answered 1 of 12" in text
        assert "Judgements without evidence" in text
        untouched = text.partition("Not started")[2]
        assert library.entries["km1"].title in untouched
        assert library.entries["rq3"].title not in untouched


async def test_a_whole_self_evaluation_is_exported_by_keys(
    library: Library, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("Our answer stands here")
        await r.press("escape", "7", "X", "enter")
        await r.type("save markdown")
        await r.press("enter", "enter", "X", "enter")
        await r.type("word")
        await r.press("enter", "enter")
        assert len(r.app.screen_stack) == 1
    made = tmp_path / "jitui-workbook.md"
    assert "Our answer stands here" in made.read_text()
    assert made.stat().st_mode & 0o077 == 0
    assert (tmp_path / "jitui-workbook.docx").read_bytes().startswith(b"PK")


async def test_personal_data_is_a_warning_before_the_export_and_no_gate(
    library: Library, file: Path
) -> None:
    async with writer(library, file, WIDE) as r:
        await r.press("6", "i")
        await r.type("ring 0131 496 0000")
        await r.press("escape", "7", "X", "enter")
        assert "phone" in r.showing()
        assert "496" not in r.showing()
        await r.press("down", "enter")
        assert "Markdown" in r.showing()


async def test_two_windows_on_one_workbook_lose_nothing(library: Library, file: Path) -> None:
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("from here")
        other = Store.open(file)
        other.change(other.workbook.with_answer(Answer(ref="rq2", text="from there")))
        other.save()
        await r.press("escape")
        await r.app.workers.wait_for_complete()
        await r.press("7")
        kept = on_disk(file)
        assert (kept.answer("rq1").text, kept.answer("rq2").text) == ("from here", "from there")
        assert book(r).answer("rq2").text == "from there"


async def test_a_workbook_that_cannot_be_written_is_said_and_can_be_saved_elsewhere(
    library: Library, tmp_path: Path
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    async with writer(library, blocked / "workbook.yaml", WIDE) as r:
        await r.press("6", "i")
        await r.type("precious")
        await r.press("tab")
        await r.app.workers.wait_for_complete()
        await r.press("tab")
        assert "NOT SAVED" in r.bar()
        assert "a-file" in r.showing()
        await r.press("escape", "7", "X", "enter")
        await r.type("workbook file")
        await r.press("enter")
        await r.press("ctrl+u")
        await r.type(str(tmp_path / "elsewhere.yaml"))
        await r.press("enter")
    assert on_disk(tmp_path / "elsewhere.yaml").answer("rq1").text == "precious"


async def test_control_characters_that_are_pasted_do_not_reach_the_file(
    library: Library, file: Path
) -> None:
    async with writer(library, file) as r:
        await r.press("6", "i")
        area = r.app.screen.query_one("#field-text", TextArea)
        area.insert("a\x1b[2Jb\u202ec")
        await r.press("escape")
    text = on_disk(file).answer("rq1").text
    assert text.isprintable()
    assert text.startswith("a")


async def test_notes_and_the_reports_entries_are_found_in_one_search(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("2", "a")
        await r.type("chronologies need a lead")
        await r.press("escape", "slash")
        await r.type("chronologies")
        kinds = {hit.entry.kind for hit in r.search_view._results.hits}  # type: ignore[union-attr]
        assert Kind.NOTE in kinds
        assert Kind.SECTION in kinds


async def test_an_empty_piece_of_evidence_is_not_bound_where_it_makes_no_sense(
    library: Library, file: Path
) -> None:
    """Evidence stands behind answers; from a message it begins unbound."""
    async with writer(library, file) as r:
        await r.press("2", "I", "enter")
        await r.type("something")
        await r.press("escape")
        (piece,) = book(r).evidence
        assert isinstance(piece, Evidence)
        assert piece.refs == ()


async def test_what_another_window_writes_in_the_same_answer_is_joined_in_the_editor(
    library: Library, file: Path
) -> None:
    """The next key typed here would wipe out what was written there."""
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("from here")
        await r.press("tab")
        await r.app.workers.wait_for_complete()
        other = Store.open(file)
        theirs = replace(other.workbook.answer("rq1"), strengths="from there")
        other.change(other.workbook.with_answer(theirs))
        assert other.save().notice == ""
        await r.press("shift+tab")
        await r.type(" and on")
        await r.press("tab")
        await r.app.workers.wait_for_complete()
        await r.wait(0.1)
        area = r.app.screen.query_one("#field-strengths", TextArea)
        assert area.text == "from there"
        await r.press("escape")
    answer = on_disk(file).answer("rq1")
    assert sorted(answer.text.split()) == sorted("from here and on".split())
    assert answer.strengths == "from there"


async def test_leaving_with_what_cannot_be_saved_asks_first(
    library: Library, tmp_path: Path
) -> None:
    """All that was written in a meeting would be gone with one key."""
    blocked = tmp_path / "a-file"
    blocked.write_text("")
    async with writer(library, blocked / "workbook.yaml", WIDE) as r:
        await r.press("6", "i")
        await r.type("precious")
        await r.press("escape", "q")
        assert "The workbook is not saved" in r.showing()
        await r.press("enter")
        assert r.app.is_running
        assert book(r).answer("rq1").text == "precious"


async def test_what_was_written_in_a_session_is_on_the_page_afterwards(
    library: Library, file: Path
) -> None:
    async with writer(library, file, HUGE) as r:
        await r.press("6", "S", "s")
        await r.type("Seen at once")
        await r.press("enter", "escape")
        assert "in progress" in r.seen()


async def test_keys_that_come_at_once_do_not_fill_another_pane_with_areas(
    library: Library,
) -> None:
    async with reader(library) as r:
        await r.press("4")
        r.screen.sidebar.action_table_sort("evaluation")
        r.screen.navigation.show(0)
        await r.wait(0.05)
        assert r.list.ref == "overview"
        assert "Dundee" not in " ".join(line.text for line in r.list.lines)


async def test_evidence_for_what_the_report_has_not_can_be_edited(
    library: Library, file: Path
) -> None:
    store = Store.open(file)
    piece = Evidence(id="e-aaaa", kind=EvidenceKind.STAFF, shows="Old", refs=("rq99",))
    store.change(Workbook(evidence=(piece,)))
    store.save()
    async with writer(library, file) as r:
        await r.press("7", "G", "i")
        assert isinstance(r.app.screen, EditorScreen)
        await r.press("escape")
        assert book(r).evidence[0].refs == ("rq99",)


async def test_the_warning_is_of_what_is_exported_alone(library: Library, file: Path) -> None:
    async with writer(library, file, WIDE) as r:
        await r.press("6", "i")
        await r.type("ring 0131 496 0000")
        await r.press("escape", "7", "X", "down", "enter")
        assert "personal data" not in r.showing()


async def test_a_note_that_is_emptied_again_is_none(library: Library, file: Path) -> None:
    async with writer(library, file) as r:
        await r.press("2", "a")
        await r.type("x")
        await r.press("backspace", "escape")
        assert book(r).notes == ()


async def test_an_answer_that_is_opened_again_is_gone_on_with_at_its_end(
    library: Library, file: Path
) -> None:
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("first")
        await r.press("escape", "i")
        await r.type(" second")
        assert book(r).answer("rq1").text == "first second"


async def test_the_key_that_shows_the_keys_deletes_nothing(library: Library, file: Path) -> None:
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("words")
        await r.press("home", "ctrl+g")
        assert "In the editor" in r.showing()
        await r.press("escape")
        assert book(r).answer("rq1").text == "words"


async def test_a_note_is_whole_after_the_window_was_wide(library: Library, file: Path) -> None:
    """Its lines were those of the wide window, cut off at the right edge."""
    words = "A note that goes on past the width of a small window, about chronologies and more"
    async with writer(library, file, USUAL) as r:
        await r.press("2", "a")
        await r.type(words)
        await r.resize(200, 50)
        await r.resize(80, 24)
        await r.wait(0.1)
        lines = [line.strip(" \u258c\u2502\u2588") for line in r.showing().splitlines()]
        assert words in " ".join(lines)


async def test_a_questions_page_lists_its_evidence(library: Library, file: Path) -> None:
    async with writer(library, file) as r:
        await r.press("6", "I", "enter")
        await r.type("Audit of records")
        await r.press("escape")
        assert r.open_ref == "rq1"
        assert any("Audit of records" in line.text for line in r.reading.lines)


async def test_a_place_in_the_workbook_is_come_back_to(library: Library) -> None:
    """One was told to be where one left off, and was at the overview."""
    for number in range(2):
        app = JituiApp(library, UserState.open(), Autosave.open(library.report.id))
        async with app.run_test(size=USUAL) as pilot:
            r = Reader(app, pilot)
            if not number:
                await r.press("2", "a")
                await r.type("mine")
                await r.press("escape", "7", "G", "enter")
            await r.wait(0.2)
            assert r.pane_key == "7"
            assert "mine" in r.showing()
            await r.press("q")
