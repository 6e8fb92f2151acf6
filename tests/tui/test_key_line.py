"""The line of keys at the foot of the screen tells the truth."""

from __future__ import annotations

import pytest

from jitui.report.model import Library
from jitui.tui.widgets.status_bars import KeyBar
from tests.tui.driving import Reader, reader


def foot(r: Reader) -> str:
    """The line of keys, as it is painted when the screen next is."""
    return r.screen.query_one(KeyBar).render().plain


@pytest.mark.parametrize("pane", "1234567")
@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 36)])
async def test_the_way_to_help_and_the_way_out_are_always_shown(
    library: Library, size: tuple[int, int], pane: str
) -> None:
    async with reader(library, size) as r:
        await r.press(pane)
        assert "? help" in foot(r)
        assert "q quit" in foot(r)
        await r.press("enter")
        assert "? help" in foot(r)
        assert "q quit" in foot(r)


async def test_the_filters_keys_go_with_the_filter(library: Library) -> None:
    """They stayed after it was closed, and told of keys that did something else."""
    async with reader(library) as r:
        await r.press("4", "f")
        assert "Esc clear" in foot(r)
        await r.type("very good")
        await r.press("enter")
        assert "Esc clear" not in foot(r)
        assert "Enter open" in foot(r)


async def test_the_number_of_the_open_pane_leads_back_to_its_list(library: Library) -> None:
    """With an area open at 80 columns, neither 4 nor its tab led back to the table."""
    async with reader(library) as r:
        await r.press("4", "enter")
        assert (r.list_shown, r.focus) == (False, "reading")
        await r.press("4")
        assert (r.list_shown, r.focus) == (True, "list")
        await r.press("enter")
        await r.click("#panes", (r.showing().splitlines()[1].index("4 "), 0))
        assert (r.list_shown, r.focus) == (True, "list")


async def test_what_fits_is_shown_in_its_order(library: Library) -> None:
    async with reader(library) as r:
        await r.press("4")
        bar = r.screen.query_one(KeyBar)
        every = [command.id for command in bar.commands]
        for columns in range(10, 200):
            shown = [command.id for command in bar.fitting(columns)]
            assert shown == [name for name in every if name in shown]
            if columns > 30:
                assert {"help", "quit"} <= set(shown)


async def test_what_escape_does_next_is_said(library: Library) -> None:
    """It said "back to the list" where Escape only cleared what was lit."""
    async with reader(library) as r:
        await r.press("slash")
        await r.type("poverty")
        await r.press("enter")
        assert "Esc clear highlights" in foot(r)
        await r.press("escape")
        assert "Esc back to list" in foot(r)
        await r.press("tab")
        assert "Esc clear selection" in foot(r)
        await r.press("escape", "f")
        assert "Esc cancel" in foot(r)
        await r.press("escape", "R")
        assert "Esc single entry" in foot(r)
        await r.press("escape", "escape")
        assert r.focus == "list"


async def test_no_keys_of_the_page_are_named_while_a_dialog_is_open(library: Library) -> None:
    async with reader(library) as r:
        await r.press("2", "enter", "c")
        assert foot(r) == ""
        await r.press("escape")
        assert "c cite" in foot(r)


@pytest.mark.parametrize("pane", "26")
async def test_a_small_window_shows_the_way_back(library: Library, pane: str) -> None:
    async with reader(library, (40, 12)) as r:
        await r.press(pane, "enter")
        assert "Esc back to list" in foot(r)
        await r.press("S")
        assert "Esc close" in r.showing()
        assert "? help" in r.showing()


async def test_no_keys_are_shown_that_a_dialog_keeps_from_working(library: Library) -> None:
    async with reader(library) as r:
        await r.press("6", "i")
        editor = r.app.screen.query_one(KeyBar)
        assert (r.screen.query_one(KeyBar).covered, editor.covered) == (True, False)
        await r.press("ctrl+g")
        assert editor.covered
        assert "Esc close " not in r.showing().splitlines()[-1]
        await r.press("escape")
        assert "Esc close " in r.showing().splitlines()[-1]
        await r.press("escape")
        assert "q quit" in r.showing().splitlines()[-1]
