"""Defects that were mended, each with what it cost a reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.events import Key

from jitui.report.loading.load import load
from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from jitui.storage.paths import paths
from jitui.tui.app import JituiApp
from jitui.tui.state.user_state import UserState
from tests.tui.driving import SMALL, WIDE, Reader, reader


async def test_the_frameworks_own_quit_key_keeps_the_place_too(library: Library) -> None:
    app = JituiApp(library, UserState.open())
    async with app.run_test(size=WIDE) as pilot:
        r = Reader(app, pilot)
        await r.press("3", "j", "enter", "ctrl+q")
    assert paths().reading_position.exists()
    assert UserState.open().position.ref == "qi.1"


async def test_a_command_given_from_the_search_does_not_trap_the_reader(
    library: Library,
) -> None:
    async with reader(library, WIDE) as r:
        await r.press("2", "slash")
        await r.type("risk")
        await r.press("ctrl+p")
        await r.type("outline")
        await r.press("enter", "enter")
        assert not r.screen.navigation.searching
        assert r.focus == "reading"


async def test_a_selection_that_is_told_late_does_not_change_another_pane(
    library: Library,
) -> None:
    async with reader(library, WIDE) as r:
        await r.press("2")
        r.app.post_message(Key("j", "j"))
        r.app.post_message(Key("3", "3"))
        await r.press("h")
        assert r.open_ref == r.list.ref


async def test_a_click_into_the_page_is_reading_it(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("2")
        await r.click("#reading", (30, 8))
        assert r.focus == "reading"
        await r.resize(*SMALL)
        assert r.reading.display
        assert r.focus == "reading"


async def test_letters_on_links_give_way_to_other_keys(library: Library) -> None:
    """With letters on the links, a slash opened no search and its words were keys."""
    async with reader(library, WIDE) as r:
        await r.press("2", "enter", "f")
        assert "Press a letter" in r.seen()
        await r.press("slash")
        assert r.screen.navigation.searching
        assert not r.reading.hinting


def renamed(data: Path, old: str, new: str, ref: str) -> Library:
    """Return a library in which a step of the scale has another name and ref."""
    for path in data.glob("*.yaml"):
        text = path.read_text("utf-8")
        text = re.sub(rf"((?:title|evaluation): ){old}$", rf"\g<1>{new}", text, flags=re.MULTILINE)
        path.write_text(text.replace(f"ref: {old.lower()}\n", f"ref: {ref}\n"), "utf-8")
    return load(data)


async def test_a_scale_of_other_words_has_its_colours_too(data_copy: Path) -> None:
    changed = renamed(data_copy, "Excellent", "Outstanding", "outstanding")
    async with reader(changed, WIDE) as r:
        assert "Outstanding" in r.seen()
        await r.press("4")
        assert "Outstanding" in r.seen()


@pytest.mark.parametrize("typed", ["which areas good", "outstanding (best", "2022"])
def test_a_step_with_marks_in_its_name_is_no_pattern(data_copy: Path, typed: str) -> None:
    changed = renamed(data_copy, "Excellent", '"Outstanding (best"', "outstanding")
    assert CombinedSearch(Engine(changed)).search(typed) is not None


async def test_a_resize_keeps_the_words_at_the_top(library: Library) -> None:
    """The line number was kept, so a narrower window showed other words."""
    async with reader(library, (120, 20)) as r:
        await r.press("3", "G", "k", "k", "enter", "space", "j", "j", "j")

        def top() -> str:
            return r.reading.lines[int(r.reading.scroll_offset.y)].text.strip()

        words = top().split()[:3]
        assert words
        await r.resize(60, 20)
        at = int(r.reading.scroll_offset.y)
        near = " ".join(line.text for line in r.reading.lines[max(at - 3, 0) : at + 6])
        assert " ".join(words) in " ".join(near.split())
