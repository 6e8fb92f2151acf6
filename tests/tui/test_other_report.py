"""Another report in the app: its own name, its own counts, and plain words where it has none."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from jitui.report.loading.load import load
from jitui.report.model import Kind, Library
from tests.other_report import OTHER, foreign
from tests.tui.driving import HUGE, SMALL, USUAL, reader


@pytest.fixture(scope="module")
def other() -> Library:
    return load(OTHER)


@pytest.mark.parametrize("size", [SMALL, USUAL, HUGE])
async def test_a_reader_of_another_report_meets_no_word_of_the_bundled_one(
    other: Library, size: tuple[int, int]
) -> None:
    async with reader(other, size, notices=True) as one:
        seen = [one.showing()]

        async def press(*keys: str) -> None:
            for key in keys:
                await one.press(key)
                seen.append(one.showing())

        for pane in "1234567":
            await press(pane, *["down"] * 12)
            await press("question_mark", "escape", "enter", "pagedown", "escape")
        await press("T", "C", "z", "z", "z", "escape", "colon", "escape")
        await press("V", "d", "d", *["greater_than_sign"] * 3, "4", "home", "asterisk", "V")
        await press("4", "e", "escape", "p", "escape", "w", "escape", "f")
        await one.type("clear")
        await press("enter", "x", "E", "X", "escape")
        await press("slash")
        await one.type("sign")
        await asyncio.sleep(0.2)
        await press("enter", "escape", "escape", "H", "escape", "c", "escape")
        await press(
            "3", "home", "i", "ctrl+g", "escape", "tab", "tab", "tab", "tab", "tab", "enter"
        )
        await press("escape", "escape", "6", "home", "S", "n", "f", "v", "escape", "escape")
        assert foreign("\n".join(seen)) == []
        assert size == SMALL or "Clean shores 2011\u20132013" in one.bar()


async def test_a_long_title_is_cut_at_a_word_in_the_first_line(other: Library) -> None:
    title = "A title that goes on and on for longer than any first line has room"
    named = replace(other, report=replace(other.report, short_title="", title=title))
    async with reader(named) as one:
        assert one.bar().strip().startswith("A title that goes on and on for longer\u2026")


@pytest.mark.parametrize(
    ("pane", "words"),
    [
        ("2", "This report has no key messages."),
        ("3", "This report has no statements."),
        ("4", "This report has no partnerships."),
        ("5", "This report has no terms."),
        ("6", "This report has no questions."),
        ("7", "This report has no questions or statements to answer."),
    ],
)
async def test_an_empty_pane_says_plainly_that_the_report_has_none(
    other: Library, pane: str, words: str
) -> None:
    left = {e.ref: e for e in other.entries.values() if e.kind is Kind.BACKGROUND}
    bare = replace(other, entries=left, links=(), changes=(), pairs=())
    async with reader(bare, notices=True) as one:
        await one.press(pane)
        listed = " ".join(line.text.strip() for line in one.list.lines)
        assert words in listed
        # Nothing that a reader may press there ends the app.
        await one.press("enter", "R", "S", "T", "C", "escape", "V", "greater_than_sign", "i", "X")
        await one.press("escape", pane)
        assert one.pane_key == pane
