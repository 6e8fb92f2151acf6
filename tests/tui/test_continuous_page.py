"""Continuous: the entry and all that follow it in its list, on one page."""

from __future__ import annotations

import pytest

from jitui.report.blocks import Paragraph
from jitui.report.model import Library
from jitui.tui.app import JituiApp
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.user_state import UserState
from tests.tui.driving import USUAL, WIDE, Reader, reader
from tests.tui.test_links import open_by_jump


async def read_on_to(r: Reader, ref: str) -> float:
    """Read on from the first message to the line at which another one begins."""
    await open_by_jump(r, "km1")
    await r.press("R")
    while r.open_ref != ref:
        await r.press("greater_than_sign")
    await r.press("j", "j")
    return r.reading.scroll_offset.y


async def test_the_bar_says_which_entry_is_being_read(library: Library) -> None:
    async with reader(library) as r:
        await read_on_to(r, "km4")
        assert "Continuous \u00b7 Key message 4 of 12" in r.bar()
        await r.press("G")
        assert "Key message 12 of 12" in r.bar()


async def test_a_mark_is_put_on_the_entry_that_is_being_read(library: Library) -> None:
    """It was put on the first entry of the page, however far the reader had read."""
    async with reader(library) as r:
        await read_on_to(r, "km4")
        await r.press("m", "enter")
        assert list(r.app.user_state.bookmarks) == ["km4"]


async def test_a_note_leaves_the_rest_of_the_page_there(library: Library) -> None:
    """The entries that followed were gone, while the bar still said that one reads on."""
    async with reader(library) as r:
        line = await read_on_to(r, "km4")
        await r.press("a")
        await r.type("for Tuesday")
        await r.press("escape")
        assert r.app.autosave.workbook.notes[0].ref == "km4"
        titles = {text for text, _ in r.reading.headings}
        assert library.entries["km12"].title in titles
        assert r.reading.scroll_offset.y == line
        assert "Continuous" in r.bar()


async def test_coming_back_is_coming_back_to_the_line(library: Library) -> None:
    async with reader(library) as r:
        line = await read_on_to(r, "km5")
        await r.press("5", "2")
        assert (r.open_ref, r.reading.scroll_offset.y) == ("km5", line)
        await open_by_jump(r, "carm")
        await r.press("backspace")
        assert (r.open_ref, r.reading.scroll_offset.y) == ("km5", line)
        assert "Continuous" in r.bar()


async def test_leaving_it_is_being_in_the_entry_at_the_same_words(library: Library) -> None:
    async with reader(library) as r:
        await read_on_to(r, "km5")
        top = r.reading.lines[round(r.reading.scroll_offset.y)].text
        await r.press("escape")
        assert (r.open_ref, r.list.ref, r.focus) == ("km5", "km5", "reading")
        if r.reading.max_scroll_y >= 2:
            assert r.reading.lines[round(r.reading.scroll_offset.y)].text == top
        assert "Continuous" not in r.bar()


async def test_the_next_start_opens_the_entry_that_was_being_read(library: Library) -> None:
    app = JituiApp(library, UserState.open(), Autosave.open(library.report.id))
    async with app.run_test(size=USUAL) as pilot:
        r = Reader(app, pilot)
        await read_on_to(r, "km5")
        await r.press("q")
    place = UserState.open().position
    assert (place.ref, place.scroll) == ("km5", 2)


async def test_the_finds_of_a_search_stay_lit_through_a_note(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("slash")
        await r.type("poverty")
        await r.press("enter", "n")
        seen = (r.reading.match_count, r.reading.match_number, r.reading.scroll_offset.y)
        await r.press("a")
        await r.type("look into this")
        await r.press("escape")
        assert (r.reading.match_count, r.reading.match_number, r.reading.scroll_offset.y) == seen


async def test_a_page_that_is_not_laid_out_yet_is_the_one_that_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It passed for an entry of the page before, and the title told of that one's bookmark."""
    async with reader(library) as r:
        await r.press("3", "j", "enter", "R")
        monkeypatch.setattr(r.reading, "_columns", lambda: 0)  # as while its width is not known
        r.reading.show(r.screen.pages.page("km1"))
        assert r.reading.ref == "km1"


async def test_each_entry_on_the_page_ends_with_its_own_source(library: Library) -> None:
    """Two statements were put down to the section of one where the reader had begun."""
    async with reader(library) as r:
        await open_by_jump(r, "s2.1")
        await r.press("R")
        page = r.reading.page
        assert page is not None
        sources = [b.text for b in page.blocks if isinstance(b, Paragraph)] + [page.source]
        for ref in ("s2.1", "s3.4", "s4.4"):
            assert r.screen.pages.page(ref).source in sources, ref
        assert page.source == r.screen.pages.page("s4.4").source
