"""What a reader is told while writing: by labels, hints, titles and questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.report.model import Library
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.screens.session import SessionScreen
from jitui.tui.widgets.page_view import PageView
from tests.tui.driving import SMALL, USUAL, WIDE, reader
from tests.tui.test_workbook import writer


async def test_the_editor_says_only_what_is_true(library: Library, tmp_path: Path) -> None:
    """It said "saved" of nothing, and offered a question where there was none to show."""
    async with writer(library, tmp_path / "workbook.yaml") as r:
        await r.press("6", "i")
        assert "saved" not in r.bar()
        assert "Ctrl+T show the question" in r.showing()
        await r.press("ctrl+t")
        assert "Ctrl+T" not in r.showing()
        await r.press("escape", "escape", "2", "a")
        assert "Ctrl+T show the message" in r.showing()
        assert "saved" not in r.bar()
        await r.type("Ours")
        await r.press("escape")
        await r.app.workers.wait_for_complete()
        await r.press("a")
        await r.type("Another")
        assert "sav" in r.bar()
        await r.press("escape", "7", "i")
        assert "Ctrl+T" not in r.showing()
        await r.press("ctrl+t")
        assert "Agency" in r.showing()


async def test_what_ctrl_t_does_is_told_after_a_resize_too(library: Library) -> None:
    async with reader(library) as r:
        await r.press("6", "i")
        await r.resize(*WIDE)
        await r.wait(0)
        assert "Ctrl+T read the question" in r.showing()
        await r.resize(*USUAL)
        await r.wait(0)
        assert "Ctrl+T show the question" in r.showing()


async def test_a_day_says_how_it_was_taken_while_it_is_typed(library: Library) -> None:
    """31/12/26 was refused, and why was said only two fields later."""
    async with reader(library) as r:
        await r.press("6", "I", "down", "enter", "tab", "tab")
        assert "e.g. 31/12/2026" in r.showing()
        await r.type("31/12/26")
        assert "By: 31 December 2026" in r.showing()
        assert r.app.autosave.workbook.actions[0].by == "2026-12-31"
        await r.press("ctrl+u")
        await r.type("31/2/26")
        assert "By (not saved): not a day, such as 31/12/2026" in r.showing()
        await r.press("enter")
        assert "This is not a date" in r.showing()


async def test_escape_asks_before_words_of_a_session_are_lost(library: Library) -> None:
    """Ctrl+Q asked; Escape, which is nearer, did not."""
    async with reader(library) as r:
        await r.press("6", "S", "a", "escape")
        assert isinstance(r.app.screen, SessionScreen), "there was nothing to lose"
        await r.press("a")
        await r.type("Meet in May")
        await r.press("escape")
        assert "Discard unsaved text?" in r.showing()
        await r.press("enter", "enter")
        assert r.app.autosave.workbook.actions[0].what == "Meet in May"
        await r.press("s")
        await r.type("a slip")
        await r.press("escape", "down", "enter")
        assert isinstance(r.app.screen, SessionScreen)
        assert not r.app.autosave.workbook.answer("rq1").strengths


async def test_another_note_on_an_entry_says_that_it_is_another(library: Library) -> None:
    """It was made in silence, or what was typed at once narrowed a list and was gone."""
    async with reader(library) as r:
        await r.press("2", "a")
        assert "has" not in str(r.app.screen.query_one("#form-title").render())
        await r.type("First")
        await r.press("escape", "a")
        await r.type("Second")
        assert "km1, which has 1 note already" in r.showing()
        await r.press("escape")
        notes = [note.text for note in r.app.autosave.workbook.notes_on("km1")]
        assert notes == ["First", "Second"]


async def test_a_question_before_words_are_lost_shows_its_answers(library: Library) -> None:
    """A long word that was not saved pushed the answers out of the box."""
    async with reader(library) as r:
        await r.press("6", "S", "s")
        await r.type("x" * 200)
        for key in ("escape", "ctrl+q"):
            await r.press(key)
            assert "is not saved" in r.showing()
            assert ("Discard it" if key == "escape" else "Quit without saving") in r.showing()
            await r.press("escape")


async def test_a_session_says_what_was_taken_down(library: Library) -> None:
    """It stands below what is in sight; nothing on the screen had changed."""
    async with reader(library, SMALL, notices=True) as r:
        await r.press("6", "S", "s")
        await r.type("Trusted")
        await r.press("enter")
        assert "added." in r.showing()


async def test_the_answer_is_saved_from_the_question_and_in_the_folder_that_was_offered(
    library: Library, tmp_path: Path
) -> None:
    async with reader(library) as r:
        await r.press("6", "X")
        assert "Only our answer to rq1" in r.showing()
        for name in (str(tmp_path / "one.md"), "two.md"):
            await r.press("escape", "escape", "6", "X", "enter")
            await r.type("save markdown")
            await r.press("enter", "ctrl+u")
            await r.type(name)
            await r.press("enter")
        assert sorted(path.name for path in tmp_path.glob("*.md")) == ["one.md", "two.md"]


async def test_enter_pressed_once_too_often_puts_no_letters_on_links(library: Library) -> None:
    """The words of a note that was begun after it followed links and removed things."""
    async with reader(library) as r:
        await r.press("2", "enter", "enter")
        assert not r.reading.hinting
        await r.press("a")
        assert isinstance(r.app.screen, EditorScreen)


async def test_a_small_session_shows_that_there_is_more_and_goes_there(library: Library) -> None:
    async with reader(library, SMALL) as r:
        await r.press("6", "S")
        page = r.app.screen.query_one("#session-page", PageView)
        assert "\u2588" in r.showing()
        for key, line in (("G", page.max_scroll_y), ("home", 0), ("end", page.max_scroll_y)):
            await r.press(key)
            assert page.scroll_offset.y == line
        await r.press("question_mark", "escape")
        assert page.scroll_offset.y == page.max_scroll_y, "help is no reason to lose one's place"
        await r.press("home", "pagedown")
        assert page.scroll_offset.y < page.size.height, "no line is jumped over"


async def test_titles_say_what_is_chosen_and_what_is_saved(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second export was offered the first folder again, and did not say what it was of."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "may").mkdir()
    async with reader(library, WIDE) as r:
        await r.press("6", "i", "tab", "tab", "tab", "enter")
        assert "Set our own view of rq1" in r.showing()
        await r.press("escape", "escape", "7", "j", "X", "enter")
        assert "Export our answer to rq1" in r.showing()
        await r.type("save markdown")
        await r.press("enter")
        assert "Save our answer to rq1 as" in r.showing()
        await r.press("home")
        await r.press(*["right"] * (len(str(tmp_path)) + 1))
        await r.type("may/")
        await r.press("enter", "X", "down", "enter")
        await r.type("save markdown")
        await r.press("enter")
        assert "Save the workbook as" in r.showing()
        await r.press("enter")
    assert sorted(path.name for path in (tmp_path / "may").iterdir()) == [
        "jitui-rq1.md",
        "jitui-workbook.md",
    ]
