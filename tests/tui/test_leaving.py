"""Leaving the editor and the app: nothing that was typed goes without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import Input

from jitui.report.model import Library
from jitui.tui.app import JituiApp
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.screens.picker import PickerScreen
from jitui.tui.screens.session import SessionScreen
from jitui.tui.state.autosave import IN_MEMORY, Autosave
from jitui.tui.state.user_state import UserState
from jitui.workbook.file.store import Store
from jitui.workbook.model import Action, Answer, EvidenceKind, Workbook
from tests.tui.driving import USUAL, WIDE, Reader, reader
from tests.tui.test_workbook import book, on_disk, writer

ASKED = "Quit without saving?"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "workbook.yaml"


@pytest.fixture
def blocked(tmp_path: Path) -> Path:
    """A workbook's file that cannot be made."""
    (tmp_path / "a-file").write_text("")
    return tmp_path / "a-file" / "workbook.yaml"


def printed(r: Reader) -> str:
    """What is printed when the screen has been given back."""
    return " ".join(map(str, r.app._exit_renderables))


def left(r: Reader) -> bool:
    """Whether the app is leaving."""
    return r.app.return_code is not None


async def begin_action(r: Reader, by: str) -> None:
    """Begin an action, and type into the field for its day."""
    await r.press("2", "I", "down", "enter")
    await r.type("Meet")
    await r.press("tab", "tab")
    await r.type(by)


async def test_a_day_that_is_none_is_kept_in_its_field_and_asked_about(
    library: Library, file: Path
) -> None:
    """The words were gone with the second Escape, under the word "saved"."""
    async with writer(library, file, WIDE) as r:
        await begin_action(r, "soon")
        assert "1 field not saved" in r.bar()
        assert "By (not saved)" in r.showing()
        await r.press("escape")
        assert "Discard unsaved text?" in r.showing()
        assert "By: \u201csoon\u201d is not saved" in r.showing()
        await r.press("enter")
        field = r.app.screen.query_one("#field-by", Input)
        assert (field.value, r.focus) == ("soon", "field-by")
        await r.press("ctrl+u")
        await r.type("1/2/2027")
        assert "not saved" not in r.showing()
        await r.press("escape")
        assert len(r.app.screen_stack) == 1
    assert on_disk(file).actions[0].by == "2027-02-01"


async def test_leaving_without_what_is_wrong_keeps_what_was_there(
    library: Library, file: Path
) -> None:
    store = Store.open(file)
    store.change(Workbook(actions=(Action(id="a-aaaa", what="Meet", by="2026-12-31"),)))
    store.save()
    async with writer(library, file, WIDE) as r:
        await r.press("7", "G", "i", "tab", "tab")
        await r.type("1")
        await r.press("escape", "down", "enter")
        assert len(r.app.screen_stack) == 1
    assert on_disk(file).actions[0].by == "2026-12-31"


async def test_a_day_is_in_the_workbook_as_soon_as_it_is_one(library: Library, file: Path) -> None:
    """Whoever left by Ctrl+Q, or was cut off, lost it however long ago it was typed."""
    async with writer(library, file) as r:
        await begin_action(r, "2026-12-31")
        assert book(r).actions[0].by == "2026-12-31"
        await r.press("tab", "tab")
        await r.type(" rq3")
        assert book(r).actions[0].refs == ("km1", "rq3")
        await r.press("ctrl+q")
        assert left(r)
    assert on_disk(file).actions[0].refs == ("km1", "rq3")


async def test_ctrl_q_in_the_editor_asks_before_losing_a_field(
    library: Library, file: Path
) -> None:
    async with writer(library, file, WIDE) as r:
        await begin_action(r, "soon")
        await r.press("ctrl+q", "ctrl+q")
        assert ASKED in r.showing()
        assert "soon" in r.showing()
        assert len(r.app.screen_stack) == 3, "it asks once"
        await r.press("enter")
        assert isinstance(r.app.screen, EditorScreen)
        await r.press("ctrl+q", "down", "enter")
        assert (left(r), r.app.return_code) == (True, 1)


async def test_ctrl_q_asks_in_the_editor_when_nothing_can_be_saved(
    library: Library, blocked: Path
) -> None:
    """It left, and said that the words were in memory, which had ended."""
    async with writer(library, blocked, WIDE) as r:
        await r.press("6", "i")
        await r.type("precious")
        await r.press("ctrl+q")
        assert "The workbook is not saved" in r.showing()
        assert not left(r)
        await r.press("down", "enter")
        assert r.app.return_code == 1
        assert "memory" not in printed(r)


async def test_ctrl_q_asks_while_a_line_is_taken_down_in_a_session(
    library: Library, file: Path
) -> None:
    async with writer(library, file, WIDE) as r:
        await r.press("6", "S", "s")
        await r.type("Staff know families")
        await r.press("ctrl+q")
        assert "Staff know families" in r.showing()
        await r.press("enter", "enter")
        assert isinstance(r.app.screen, SessionScreen)
        await r.press("ctrl+q")
        assert left(r)
    assert on_disk(file).answer("rq1").strengths == "Staff know families"


@pytest.mark.parametrize("harm", ["gone", "damaged"])
async def test_a_file_that_was_harmed_since_the_last_save_is_written_again_on_leaving(
    library: Library, file: Path, harm: str
) -> None:
    """Nothing was said, and the text was nowhere."""
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("kept")
        await r.press("escape")
        await r.app.workers.wait_for_complete()
        file.unlink() if harm == "gone" else file.write_text("[")
        await r.press("q")
        assert (left(r), r.app.return_code) == (True, 0)
        assert "saved again" in printed(r)
    assert on_disk(file).answer("rq1").text == "kept"
    aside = [path.read_text() for path in file.parent.glob("*.damaged-*")]
    assert aside == ([] if harm == "gone" else ["["])


async def test_a_workbook_without_a_file_says_so_and_is_asked_about(library: Library) -> None:
    """An account without a home read "saved", and all was gone on leaving."""
    async with reader(library, WIDE) as r:
        await r.press("6", "i")
        assert IN_MEMORY in r.bar()
        await r.press("escape", "i")
        await r.type("precious")
        await r.press("escape", "q")
        assert "The workbook is not saved" in r.showing()
        assert not left(r)


async def test_reading_without_a_file_leaves_without_a_question(library: Library) -> None:
    async with reader(library) as r:
        await r.press("2", "enter", "q")
        assert left(r)


async def test_a_file_that_could_never_be_used_asks_nothing_of_who_only_read(
    library: Library, file: Path
) -> None:
    file.parent.mkdir()
    file.write_text("[")
    async with writer(library, file) as r:
        await r.press("7", "q")
        assert left(r)
    assert file.read_text() == "["


async def test_another_report_does_not_show_this_reports_answers_marks_or_place(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old answer stood under another report's question of the same ref."""
    monkeypatch.setenv("JITUI_HOME", str(tmp_path))
    other = replace(library, report=replace(library.report, id="another-report"))
    seen = []
    for one in (library, other, library):
        report = one.report.id
        app = JituiApp(one, UserState.open(report=report), Autosave.open(report))
        async with app.run_test(size=USUAL) as pilot:
            await pilot.pause()
            r = Reader(app, pilot)
            seen.append((book(r).answer("rq1").text, list(app.user_state.bookmarks), r.open_ref))
            if len(seen) == 1:
                await r.press("6", "i")
                await r.type("ours")
                await r.press("escape", "m", "enter", "q")
            else:
                r.screen.quit()
                await pilot.pause()
    assert seen == [("", [], "overview"), ("", [], "overview"), ("ours", ["rq1"], "rq1")]


async def test_a_workbook_of_another_report_is_said_and_left_alone(
    library: Library, file: Path
) -> None:
    store = Store.open(file, "another-report")
    store.change(Workbook(report="another-report", answers=(Answer(ref="rq1", text="theirs"),)))
    store.save()
    before = file.read_bytes()
    async with writer(library, file, WIDE, notices=True) as r:
        assert "another-report" in r.showing()
        await r.press("6", "i")
        assert book(r).answer("rq1").text == ""
        await r.type("ours")
        assert "NOT SAVED" in r.bar()
        await r.press("ctrl+q")
        assert ASKED in r.showing()
    assert file.read_bytes() == before


async def test_no_arrow_key_records_a_judgement_or_a_kind_that_nobody_meant(
    library: Library, file: Path
) -> None:
    """The first one recorded the highest judgement; evidence began as a kind nobody chose."""
    async with writer(library, file, WIDE) as r:
        await r.press("6", "i", "tab", "tab", "tab", "right")
        assert isinstance(r.app.screen, PickerScreen)
        await r.press("escape")
        assert book(r).answer("rq1").judgement == ""
        await r.press("tab", "right")
        assert book(r).answer("rq1").confidence is not None, "a step is enough for these"
        await r.press("escape", "I", "enter")
        await r.type("Children say so")
        assert "kind not given" in r.showing()
        await r.press("escape", "7", "G", "enter")
        assert "Kind kind not given" in " ".join(r.showing().replace(":", "").split())
        await r.press("i", "tab", "right", "down", "down", "enter", "escape")
    (piece,) = on_disk(file).evidence
    assert piece.kind is EvidenceKind.PERFORMANCE


async def test_a_judgement_of_another_scale_is_shown_and_kept(library: Library, file: Path) -> None:
    store = Store.open(file)
    store.change(Workbook(answers=(Answer(ref="rq1", judgement="Third of five"),)))
    assert store.save().done
    async with writer(library, file) as r:
        await r.press("6", "i")
        await r.type("More")
        await r.press("tab", "tab", "tab")
        assert "Third of five" in r.showing()
        await r.press("escape")
    assert on_disk(file).answer("rq1").judgement == "Third of five"


async def test_a_narrower_window_leaves_the_keys_where_they_were(
    library: Library, file: Path
) -> None:
    """The page beside had the focus and was hidden: what was typed then went nowhere."""
    async with writer(library, file, WIDE) as r:
        await r.press("6", "i", "shift+tab")
        assert r.focus == "form-context"
        await r.resize(80, 24)
        assert r.focus == "form-context"
        assert "population" in r.showing()
        await r.press("ctrl+t")
        await r.type("typed")
        assert book(r).answer("rq1").text == "typed"
        await r.resize(120, 36)
        await r.resize(80, 24)
        await r.type(" on")
        assert book(r).answer("rq1").text == "typed on"
