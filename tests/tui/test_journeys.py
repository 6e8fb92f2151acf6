"""What a reader does with the keys, from the first picture on."""

from __future__ import annotations

import pytest

from jitui.report.charts import charts
from jitui.report.model import Kind, Library
from jitui.report.pages import OVERVIEW, SPECIAL
from tests.tui.driving import HUGE, SIZES, SMALL, USUAL, WIDE, reader

PANES = {
    "1": OVERVIEW,
    "2": "km1",
    "3": "qi",
    "4": "dundee",
    "5": "bairns-hoose",
    "6": "rq1",
    "7": "book:progress",
}


async def test_the_first_picture_says_what_this_is_and_how_areas_were_evaluated(
    library: Library,
) -> None:
    async with reader(library, WIDE) as r:
        seen = r.seen()
        assert library.report.title in " ".join(line.text.strip() for line in r.reading.lines)
        assert "11 of the 13 evaluated areas" in seen
        assert "Very Good" in seen
        await r.press("enter", "G")
        assert "Glossary of terms" in r.seen(), "the report's contents end the page"
        lines = " ".join(line.text.strip() for line in r.reading.lines)
        assert library.report.reference in lines
        assert "enquiries@" in lines


async def test_the_overview_shows_the_evidence_as_the_report_prints_it(library: Library) -> None:
    async with reader(library, HUGE) as r:
        seen = r.seen()
        for figure in ("733", "556", "960", "10,968", "300", "253", "over 1,500"):
            assert figure in seen


@pytest.mark.parametrize("size", SIZES)
async def test_every_pane_opens_by_its_number(library: Library, size: tuple[int, int]) -> None:
    async with reader(library, size) as r:
        for key, ref in PANES.items():
            await r.press(key)
            assert r.list.ref == ref
            assert r.focus == "list"


async def test_tab_goes_round_the_panes_and_back(library: Library) -> None:
    async with reader(library) as r:
        seen = []
        for _ in range(len(PANES)):
            seen.append(r.list.ref)
            await r.press("tab")
        assert seen == list(PANES.values())
        assert r.list.ref == OVERVIEW
        await r.press("shift+tab")
        assert r.list.ref == "book:progress"


async def test_every_entry_can_be_reached_in_a_list_and_read(library: Library) -> None:
    reached = set()
    answered = set()
    async with reader(library, USUAL) as r:
        for key in PANES:
            await r.press(key, "g")
            while True:
                ref = r.list.ref
                assert r.open_ref == ref
                reached.add(ref)
                if ref.startswith("book:"):
                    answered.add(ref)
                await r.press("j")
                if r.list.ref == ref:
                    break
    assert len(answered) == 1 + 8 + 4
    assert reached - answered == {
        *SPECIAL,
        *library.entries,
        *(chart.ref for chart in charts(library)),
    }


@pytest.mark.parametrize("size", SIZES)
async def test_enter_reads_and_escape_steps_out_to_the_same_row(
    library: Library, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await r.press("2", "j", "j", "enter")
        assert (r.focus, r.open_ref) == ("reading", "km3")
        assert r.reading.display
        await r.press("escape")
        assert (r.focus, r.list.ref) == ("list", "km3")


async def test_a_narrow_terminal_shows_the_list_or_the_page(library: Library) -> None:
    async with reader(library, SMALL) as r:
        await r.press("2")
        assert (r.list_shown, r.reading.display) == (True, False)
        await r.press("enter")
        assert (r.list_shown, r.reading.display) == (False, True)
        assert "Key message" in r.seen()


async def test_a_wide_terminal_shows_list_and_page_side_by_side(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("2")
        assert r.list_shown
        assert r.reading.display
        assert r.list.region.right <= r.reading.region.x


async def test_list_keys_move_as_in_other_readers(library: Library) -> None:
    last = library.of(Kind.MESSAGE)[-1].ref
    async with reader(library) as r:
        await r.press("2")
        for keys, ref in (
            (("down",), "km2"),
            (("j",), "km3"),
            (("k",), "km2"),
            (("up",), "km1"),
            (("G",), last),
            (("g",), "km1"),
            (("end",), last),
            (("home",), "km1"),
            (("k",), "km1"),
        ):
            await r.press(*keys)
            assert r.list.ref == ref, keys
        await r.press("pagedown")
        page = r.list.ref
        assert page not in ("km1", "km2")
        await r.press("pageup")
        assert r.list.ref == "km1"


async def test_reading_keys_move_the_page(library: Library) -> None:
    async with reader(library) as r:
        await r.press("3", "G", "k", "enter")
        tops = []
        for key in ("j", "j", "k", "space", "b", "G", "g"):
            await r.press(key)
            tops.append(r.reading.scroll_offset.y)
        one, two, back, page, up, end, top = tops
        assert (one, two, back) == (1, 2, 1)
        assert page > 10
        assert up < page
        assert end == r.reading.max_scroll_y > page
        assert top == 0


async def test_coming_back_to_a_pane_is_coming_back_to_the_line(library: Library) -> None:
    async with reader(library) as r:
        await r.press("3", "j", "j", "j", "enter", "j", "j", "j", "j")
        place = (r.focus, r.open_ref, r.reading.scroll_offset.y, r.list.scroll_offset.y)
        await r.press("6", "2", "3")
        assert (r.focus, r.open_ref, r.reading.scroll_offset.y, r.list.scroll_offset.y) == place


async def test_a_resize_keeps_the_entry_the_focus_and_the_selected_row_in_view(
    library: Library,
) -> None:
    async with reader(library, WIDE) as r:
        await r.press("5", "G", "enter")
        ref = r.open_ref
        for size in (SMALL, USUAL, HUGE, WIDE):
            await r.resize(*size)
            assert (r.open_ref, r.focus) == (ref, "reading")
        await r.press("escape")
        await r.resize(*SMALL)
        assert r.list.ref == ref
        top = r.list.scroll_offset.y
        row = next(n for n, line in enumerate(r.list.lines) if line.ref == ref)
        assert top <= row < top + r.list.size.height


async def test_search_finds_as_one_types_and_opens_with_the_word_in_view(
    library: Library,
) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("waiting lis")
        assert "s2.3" in {line.ref for line in r.hits.lines}
        while r.hits.ref != "s2.3":
            await r.press("down")
        await r.press("enter")
        assert (r.open_ref, r.list.ref, r.focus) == ("s2.3", "s2.3", "reading")
        lines = enumerate(r.reading.lines)
        lit = [n for n, line in lines if any("match" in run.styles for run in line.runs)]
        assert lit
        top = r.reading.scroll_offset.y
        assert top <= lit[0] < top + r.reading.size.height
        assert "waiting" in r.seen()


async def test_leaving_the_search_is_being_where_one_was(library: Library) -> None:
    async with reader(library) as r:
        await r.press("3", "j", "j", "j", "j", "enter", "j", "j")
        before = (r.open_ref, r.reading.scroll_offset.y, r.focus, r.seen())
        await r.press("slash")
        await r.type("chron")
        await r.press("escape")
        assert (r.open_ref, r.reading.scroll_offset.y, r.focus, r.seen()) == before


async def test_the_last_words_are_there_when_search_opens_again(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("advocacy")
        await r.press("escape", "slash")
        assert "advocacy" in r.seen()
        assert r.hits.ref
        await r.type("moray")
        assert r.hits.ref == "moray"


async def test_letters_typed_in_the_search_are_letters(library: Library) -> None:
    async with reader(library) as r:
        await r.press("slash")
        await r.type("jkqtgG123")
        assert r.screen.navigation.searching
        assert "jkqtgG123" in r.seen()
        assert "Nothing found" in r.seen()


async def test_search_over_a_narrow_terminal_opens_the_page_itself(library: Library) -> None:
    async with reader(library, SMALL) as r:
        await r.press("slash")
        await r.type("kinship")
        while r.hits.ref != "pm4":
            await r.press("down")
        await r.press("enter")
        assert r.reading.display
        assert r.open_ref == "pm4"
        await r.press("escape")
        assert r.list.ref == "pm4"


async def test_help_lists_the_keys_of_the_focused_part_first(library: Library) -> None:
    async with reader(library) as r:
        await r.press("question_mark")
        seen = r.seen()
        assert seen.index("In a list") < seen.index("Everywhere")
        await r.press("escape", "enter", "question_mark")
        assert "In the reading view" in r.seen()
        await r.press("escape")
        assert r.focus == "reading"


async def test_help_fits_every_size_and_scrolls(library: Library) -> None:
    async with reader(library, SMALL) as r:
        await r.press("question_mark", "G")
        assert "Quit jitui" in r.seen()


async def test_the_theme_changes_and_stays_readable(library: Library) -> None:
    async with reader(library) as r:
        first = r.app.theme
        await r.press("t")
        assert r.app.theme != first
        await r.press("t")
        assert r.app.theme == first


async def test_q_leaves_from_anywhere_but_the_search(library: Library) -> None:
    async with reader(library) as r:
        await r.press("3", "enter", "q")
        assert r.app.return_code == 0


async def test_the_mouse_selects_opens_and_changes_panes(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.click("#panes", (14, 0))
        assert r.list.ref == "km1"
        row = next(n for n, line in enumerate(r.list.lines) if line.ref == "km4")
        await r.click("#list", (6, row))
        assert r.open_ref == "km4"
        await r.click("#list", (6, row))
        assert r.focus == "reading"


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_is_cut_off_at_the_right(library: Library, size: tuple[int, int]) -> None:
    async with reader(library, size) as r:
        for key in PANES:
            await r.press(key)
            for view in (r.list, r.reading):
                if view.display:
                    room = view.size.width
                    assert all(len(line.text) <= room for line in view.lines), (key, view.id)
