"""Dialogs and lists to pick from: what is typed is text, narrows, and never closes too much."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from jitui.report.model import Library
from jitui.tui.commands import Where
from jitui.tui.framework.screens import GuardedScreen
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.screens.help import key_lines
from jitui.tui.screens.picker import AskScreen, PickerScreen
from jitui.tui.screens.session import SessionScreen
from jitui.tui.widgets.choice_field import ChoiceField
from tests.tui.driving import HUGE, USUAL, Reader, reader

MARKUP = ("[/]", "[bold]", "[@click=app.quit]")
"""What the framework would take for an end, a style, and something that acts."""

LINES = {
    "search": ["slash"],
    "table filter": ["4", "f"],
    "jump": ["colon"],
    "outline": ["2", "enter", "o"],
    "read lately": ["2", "enter", "escape", "H"],
    "claims": ["C"],
    "marks": ["2", "m", "enter", "M"],
    "a word for a mark": ["2", "m"],
    "citation styles": ["2", "c"],
    "evaluations": ["4", "e"],
    "years": ["4", "p"],
    "kinds of work": ["4", "w"],
    "forms of the table": ["4", "X"],
    "a file name": ["4", "X", *"save", "enter", "ctrl+u"],
    "what to add": ["2", "I"],
    "what to export": ["7", "X"],
    "an answer": ["6", "i"],
    "values of a choice": ["6", "i", "tab", "tab", "tab", "enter"],
    "a note": ["2", "a"],
    "kinds of evidence": ["6", "S", "e"],
    "a strength": ["6", "S", "s"],
    "an action": ["6", "S", "a"],
    "evidence": ["6", "S", "e", "enter"],
    "own view": ["6", "S", "v"],
}


@pytest.mark.parametrize("line", list(LINES))
async def test_square_brackets_that_are_typed_are_text_in_every_line(
    library: Library, line: str
) -> None:
    """They ended the app, or were swallowed."""
    async with reader(library, notices=True) as r:
        await r.press(*LINES[line])
        await r.type("".join(MARKUP))
        assert "".join(MARKUP) in r.seen()
        screens = len(r.app.screen_stack)
        await r.press("enter")
        assert len(r.app.screen_stack) <= screens
        await r.press("escape")
        assert r.app.is_running


async def test_square_brackets_are_text_in_every_field_of_the_editor(library: Library) -> None:
    async with reader(library, HUGE) as r:
        await r.press("6", "I", "enter")
        form = r.app.screen
        assert isinstance(form, EditorScreen)
        seen = []
        while r.focus not in seen:
            seen.append(r.focus)
            if not isinstance(r.app.focused, ChoiceField):
                await r.type("".join(MARKUP))
            await r.press("tab")
        assert r.seen().count("".join(MARKUP)) > 2
        await r.press("escape")
        await r.press("escape")
        assert r.app.is_running


async def test_a_reason_with_square_brackets_is_said_in_full(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader(library, HUGE) as r:
        await r.press("4", "X", *"save", "enter", "ctrl+u")
        await r.type("/nonexist[/]/[docx]/x.md")
        await r.press("enter")
        assert isinstance(r.app.screen, AskScreen)
        reason = r.app.screen.query_one("#ask-wrong", Static)
        assert "/nonexist[/]/[docx]" in str(reason.content)
        assert "[docx]" in r.seen()


@pytest.mark.parametrize(
    ("keys", "typed", "shown"),
    [
        (["7", "X"], "actions", "Only the actions"),
        (["6", "I"], "action", "Action for rq1"),
        (["6", "S", "v"], "good", "Good"),
        (["6", "i", "tab", "tab", "tab", "enter"], "good", "Good"),
        (["6", "S", "e"], "audit", "record audit"),
        (["4", "e"], "good", "Good"),
        (["4", "X"], "save csv", "Save CSV"),
        (["2", "c"], "bibtex", "Copy bibtex"),
        (["2", "c"], "save h", "Save harvard"),
        (["2", "enter", "o"], "figures", "In figures"),
    ],
)
async def test_typed_words_narrow_every_list(
    library: Library, keys: list[str], typed: str, shown: str
) -> None:
    """The list stayed as it was, and Enter took its first row: the whole workbook."""
    async with reader(library) as r:
        await r.press(*keys)
        every = len(r.app.screen.query_one("#pick-rows")._rows)  # type: ignore[attr-defined]
        await r.type(typed)
        rows = r.app.screen.query_one("#pick-rows")._rows  # type: ignore[attr-defined]
        assert 0 < len(rows) < every
        assert f"{rows[0].prefix} {rows[0].text}".strip().startswith(shown)


async def test_a_question_says_when_nothing_matches_and_takes_nothing(library: Library) -> None:
    async with reader(library) as r:
        await r.press("6", "a")
        await r.type("words")
        await r.press("escape", "7", "G", "D")
        await r.type("xyz")
        assert "Nothing matches." in r.seen()
        await r.press("enter")
        assert isinstance(r.app.screen, PickerScreen)
        assert len(r.app.autosave.workbook.notes) == 1


async def test_a_list_with_rows_does_not_say_that_it_is_empty(library: Library) -> None:
    async with reader(library) as r:
        await r.press("2", "m", "enter", "M")
        await r.type("xyz")
        assert "No bookmarks yet" not in r.seen()
        assert "Nothing matches." in r.seen()
        await r.press("ctrl+u", "ctrl+r")
        assert "No bookmarks yet" in r.seen()


async def test_every_screen_guards_the_mouse(library: Library) -> None:
    """A press on a notice that had just gone ended the app, in the editor with what was typed."""
    journeys = (["colon"], ["m"], ["question_mark"], ["6", "i"], ["S"], ["S", "question_mark"])
    async with reader(library) as r:
        for keys in journeys:
            await r.press("2", *keys)
            assert isinstance(r.app.screen, GuardedScreen)
            while len(r.app.screen_stack) > 1:
                await r.press("escape")


@pytest.mark.parametrize("columns", [36, 76, 116])
def test_a_long_sentence_of_the_help_goes_on_under_itself(columns: int) -> None:
    lines = [line.plain for line in key_lines([Where.READING, Where.EVERYWHERE], columns)]
    assert all(len(line) <= columns for line in lines)
    first = next(i for i, line in enumerate(lines) if "Show a letter on" in line)
    column = lines[first].index("Show a letter on")
    following = lines[first + 1]
    if columns < 76:
        assert following[:column].strip() == ""
        assert following[column].isalpha()


@pytest.mark.parametrize("size", [USUAL, HUGE])
async def test_the_session_stands_in_the_middle(library: Library, size: tuple[int, int]) -> None:
    async with reader(library, size) as r:
        await r.press("6", "S")
        assert isinstance(r.app.screen, SessionScreen)
        left = min(len(line) - len(line.lstrip()) for line in _text(r))
        right = size[0] - max(len(line.rstrip()) for line in _text(r))
        assert abs(left - right) <= 6


def _text(r: Reader) -> list[str]:
    return [line for line in r.seen().splitlines()[1:-1] if line.strip()]


async def test_the_warning_stays_in_sight_while_the_answers_to_it_are_narrowed(
    library: Library,
) -> None:
    async with reader(library) as r:
        await r.press("6", "i")
        await r.type("ring 0131 496 0000")
        await r.press("escape", "7", "X", "enter")
        await r.type("all the same")
        assert "phone" in r.seen()
        assert "Back, to change" not in r.seen()
