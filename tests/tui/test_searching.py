"""Searching by keyboard: kinds, filters, finds in the page, and earlier searches."""

from __future__ import annotations

import pytest

from jitui.report.model import Library
from tests.tui.driving import SIZES, SMALL, USUAL, WIDE, Reader, reader


async def test_a_slip_is_said_and_its_hits_are_shown(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("cronologies")
        assert "Searched for chronologies instead of cronologies." in r.seen()
        assert r.hits.ref in {"s2.1", "km10"}


async def test_kinds_have_counts_and_tab_goes_through_them(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("slash")
        await r.type("advocacy")
        everything = {line.ref for line in r.hits.lines if line.ref}
        assert "key messages" in r.seen()
        await r.press("tab")
        one_kind = {line.ref for line in r.hits.lines if line.ref}
        assert one_kind < everything
        assert all(
            library.entries[ref].kind is library.entries[r.hits.ref].kind for ref in one_kind
        )
        await r.press("shift+tab")
        assert {line.ref for line in r.hits.lines if line.ref} == everything


async def test_tab_completes_a_filter(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("advocacy kin")
        assert "kind:" in r.seen()
        await r.press("tab")
        await r.type("me")
        await r.press("tab")
        assert "kind:message" in r.seen()
        assert all(line.ref.startswith("km") for line in r.hits.lines if line.ref)


async def test_an_unknown_filter_is_said(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("rating")
        await r.press("colon")
        await r.type("god moray")
        assert "rating:good" in r.seen()


@pytest.mark.parametrize("size", SIZES)
async def test_n_steps_through_the_finds_and_says_which(
    library: Library, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await r.press("slash")
        await r.type("mental health")
        while r.hits.ref != "s2.3":
            await r.press("down")
        await r.press("enter")
        finds = r.reading.match_count
        assert finds > 3
        assert r.reading.match_number == 1
        tops = []
        for number in range(2, finds + 1):
            await r.press("n")
            assert r.reading.match_number == number
            tops.append(r.reading.scroll_offset.y)
        assert tops == sorted(tops)
        await r.press("n")
        assert r.reading.match_number == 1
        await r.press("N")
        assert r.reading.match_number == finds
        if size[0] >= 80:
            assert f"match {finds} of {finds}" in r.seen()


async def test_escape_puts_out_the_finds_then_steps_out(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("poverty")
        await r.press("enter")
        assert r.reading.match_count
        await r.press("escape")
        assert (r.reading.match_count, r.focus) == (0, "reading")
        await r.press("escape")
        assert r.focus == "list"


async def test_finds_stay_lit_when_panes_change_and_the_window_is_resized(
    library: Library,
) -> None:
    async with reader(library, WIDE) as r:
        await r.press("slash")
        await r.type("poverty")
        await r.press("enter", "n")
        place = (r.open_ref, r.reading.match_count)
        pane = r.pane_key
        await r.press("5" if pane != "5" else "4", pane)
        assert (r.open_ref, r.reading.match_count) == place
        await r.resize(*SMALL)
        await r.resize(*USUAL)
        assert (r.open_ref, r.reading.match_count) == place


async def test_earlier_searches_come_back_with_the_arrows(library: Library) -> None:
    async with reader(library) as r:
        for words in ("moray", "kinship", "advocacy"):
            await r.press("slash")
            await r.type(words)
            await r.press("enter")
        await r.press("slash", "delete")
        for words in ("advocacy", "kinship", "moray"):
            await r.press("up")
            assert words in r.seen()
        await r.press("down")
        assert "kinship" in r.seen()


async def test_nothing_found_says_what_to_try(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("qqqzzz")
        seen = " ".join(r.seen().split())
        assert "Nothing found" in seen
        assert "Try" in seen or "nearest" in seen.lower()


async def test_areas_are_listed_as_the_table_has_them(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("very good 2024")
        refs = list(dict.fromkeys(line.ref for line in r.hits.lines if line.ref))
        assert refs == ["east-lothian", "renfrewshire"]


async def searched_for(r: Reader, *searches: str) -> None:
    """Search and open a hit, once for each."""
    for words in searches:
        await r.press("slash")
        await r.type(words)
        await r.press("enter")


async def test_a_recalled_search_that_is_changed_is_not_wiped(library: Library) -> None:
    async with reader(library) as r:
        await searched_for(r, "moray", "kinship")
        await r.press("slash", "delete", "up", "up")
        await r.type(" young")
        await r.press("down")
        assert r.search_view.words.value == "moray young"


async def test_going_back_through_searches_never_sticks(library: Library) -> None:
    async with reader(library) as r:
        await searched_for(r, "moray", "kinship", "moray", "kinship")
        await r.press("slash")
        assert r.search_view.words.value == "kinship"
        await r.press("up")
        assert r.search_view.words.value == "moray"
        await r.press("down", "down")
        assert r.search_view.words.value == "kinship"


async def test_what_was_typed_before_going_back_comes_back(library: Library) -> None:
    async with reader(library) as r:
        await searched_for(r, "moray")
        await r.press("slash")
        await r.type("zzqx")
        await r.press("up")
        assert r.search_view.words.value == "moray"
        await r.press("down")
        assert r.search_view.words.value == "zzqx"


async def test_a_word_that_only_a_note_has_is_said_to_be_there_and_lit(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("2", "enter", "a")
        await r.type("ask Xanthippe about poverty")
        await r.press("escape", "slash")
        await r.type("xanthippe poverty")
        seen = " ".join(r.seen().split())
        assert "Nothing in the report matches" not in seen
        assert "Only your notes contain xanthippe." in seen
        assert r.hits.ref.startswith("book:")
        await r.press("enter")
        assert r.reading.match_count == 2
        await r.press("slash")
        await r.type("xanthippe giraffe poverty")
        seen = " ".join(r.seen().split())
        assert "Nothing in the report matches giraffe." in seen
        assert "Only your notes contain xanthippe." in seen


async def test_a_definition_is_shown_from_its_beginning(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("carm")
        assert r.hits.ref == "carm"
        assert "Processes used when a child" in r.seen()
