"""What stands around the table, the search and the jump box is true, and is not cut off."""

from __future__ import annotations

import re

import pytest

from jitui.report.model import Library
from jitui.tui.widgets.status_bars import KeyBar
from tests.tui.driving import SMALL, USUAL, Reader, reader


def foot(r: Reader) -> str:
    """The line of keys."""
    return r.screen.query_one(KeyBar).render().plain


def said(r: Reader) -> str:
    """What is said of the search, whatever lines it takes."""
    lines = r.showing().splitlines()[3:]
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_a_filtered_table_counts_what_it_shows_and_names_the_way_out(
    library: Library, size: tuple[int, int]
) -> None:
    """It said "4 of 17" of the first of five areas, and "Picture 1 of 4" of no area at all."""
    async with reader(library, size) as r:
        await r.press("4")
        assert "clear filter" not in foot(r)
        await r.press("f")
        await r.type("very good")
        await r.press("enter")
        assert "Area 1 of 5 shown" in r.bar()
        assert "x clear filter" in foot(r)
        await r.press("j", "enter")
        assert "Area 2 of 5 shown" in r.bar()
        await r.press("escape", "f")
        await r.type(" zzz")
        await r.press("enter")
        assert "No areas shown" in r.bar()
        await r.press("x")
        assert "Area 1 of 17" in r.bar()
        assert "clear filter" not in foot(r)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
async def test_the_heads_of_a_sorted_table_stand_apart(library: Library, width: int) -> None:
    async with reader(library, (width, 24)) as r:
        await r.press("4")
        for key in "APEW":
            await r.press(key)
            head = r.screen.sidebar.table.head(r.list.size.width - 1)
            assert head.split()[0] == "Area"
            assert not re.search("\\w ?[\u2191\u2193]\\w", head), head


async def test_a_small_window_says_where_one_is_before_what_one_reads(library: Library) -> None:
    async with reader(library, SMALL) as r:
        await r.press("slash")
        await r.type("poverty")
        await r.press("enter")
        assert "match 1 of" in r.bar()
        assert "Key message 12 of 12" in r.bar()


async def test_the_key_that_answers_is_called_so_only_where_there_is_an_answer(
    library: Library,
) -> None:
    async with reader(library) as r:
        await r.press("7")
        assert "i edit" in foot(r)
        await r.press("j")
        assert "i answer" in foot(r)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("in:foo", "in:foo is unknown; write a ref, such as in:qi or in:s1"),
        ("in:km99", "did you mean in:km9?"),
        ("kind:mesage", "did you mean kind:message?"),
        ("kind:foo poverty", "scale, discrepancy, note."),
        ("zebra giraffe quuxly poverty", "matches zebra, giraffe or quuxly."),
        ("povrety naglect exploitaton", "neglect instead of naglect, exploitation instead of"),
    ],
)
async def test_what_is_wrong_with_a_search_is_said_whole(
    library: Library, typed: str, remedy: str
) -> None:
    """It was cut off at 80 columns, or came only once a word followed the filter."""
    async with reader(library) as r:
        await r.press("slash")
        await r.type(typed)
        assert remedy in said(r)


@pytest.mark.parametrize("typed", ["in:s1", "in:km", "kind:mess", "year:20", "year:2023-2", "in:"])
async def test_a_filter_that_is_still_being_typed_is_not_called_wrong(
    library: Library, typed: str
) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type(typed)
        assert "unknown" not in said(r)
        assert "not a year" not in said(r)


async def test_a_key_that_is_no_letter_on_a_link_does_its_own_work(library: Library) -> None:
    async with reader(library) as r:
        await r.press("enter", "f")
        assert r.reading.hinting
        await r.press("slash")
        assert r.focus == "find-words"
        await r.press("escape", "f", "escape")
        assert (r.reading.hinting, r.focus) == (False, "reading")
