"""The partnership table in the app: sorted, filtered, one's own area, and the pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.report.charts import charts
from jitui.report.model import Library
from jitui.storage.paths import Paths
from jitui.tui.app import JituiApp
from jitui.tui.state.user_state import UserState
from tests.tui.driving import HUGE, SIZES, SMALL, USUAL, WIDE, Reader, reader

EVALUATED = 13


def rows(r: Reader) -> list[str]:
    """Return the refs of the areas in the table, in its order."""
    return [place.ref for place in r.screen.sidebar.table.view.areas(r.app.library)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_four_areas_without_an_evaluation_are_told_apart(
    library: Library, size: tuple[int, int]
) -> None:
    """Taken for each other, bespoke work would read as an inspection that went badly."""
    async with reader(library, size) as r:
        await r.press("4")
        lines = {line.ref: line.text for line in r.list.lines if line.ref}
        assert "bespoke work" in lines["orkney"]
        assert "bespoke work" in lines["clackmannanshire"]
        for ref in ("west-dunbartonshire", "north-ayrshire"):
            assert "not evaluated" in lines[ref]
            assert "bespoke" not in lines[ref]


@pytest.mark.parametrize("size", SIZES)
async def test_each_evaluation_is_its_word_and_its_step(
    library: Library, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await r.press("4")
        lines = {line.ref: line.text for line in r.list.lines if line.ref}
        for place in library.partnerships():
            if place.step:
                line = lines[place.ref]
                assert f" {place.evaluation} " in line
                assert f"{place.step}/6" in line or f"({place.step} of 6)" in line
                assert str(place.published) in line


async def test_evaluations_sort_by_the_scale_and_equal_ones_keep_their_order(
    library: Library,
) -> None:
    """By the alphabet, Adequate would stand above Excellent."""
    async with reader(library) as r:
        await r.press("4", "E")
        order = rows(r)
        assert order[0] == "east-renfrewshire"
        assert order[1:6] == [
            "aberdeenshire",
            "north-lanarkshire",
            "east-lothian",
            "renfrewshire",
            "angus",
        ]
        assert "By evaluation, highest first" in r.seen()
        await r.press("E")
        assert rows(r)[:2] == ["highland", "moray"]
        assert set(rows(r)[EVALUATED:]) == {
            "west-dunbartonshire",
            "north-ayrshire",
            "orkney",
            "clackmannanshire",
        }
        await r.press("O")
        assert rows(r) == [place.ref for place in library.partnerships()]


@pytest.mark.parametrize(
    ("key", "first"), [("A", "aberdeenshire"), ("P", "dundee"), ("W", "dundee")]
)
async def test_every_column_sorts_by_a_key(library: Library, key: str, first: str) -> None:
    async with reader(library) as r:
        await r.press("4", key)
        assert rows(r)[0] == first
        before = rows(r)
        await r.press(key)
        assert rows(r) != before


@pytest.mark.parametrize(
    ("key", "head", "arrows"),
    [
        ("A", "Area", "\u2191\u2193"),  # A to Z, then Z to A
        ("P", "Published", "\u2191\u2193"),  # earliest first, then latest first
        ("E", "Evaluation", "\u2193\u2191"),  # highest first, then lowest first
        ("W", "Kind of work", "\u2191\u2193"),
    ],
)
async def test_the_arrow_points_up_where_values_rise(
    library: Library, key: str, head: str, arrows: str
) -> None:
    async with reader(library, HUGE) as r:
        await r.press("4")
        for arrow in arrows:
            await r.press(key)
            assert f"{head} {arrow}" in r.seen()


async def test_the_selected_area_stays_selected_when_the_table_is_sorted(
    library: Library,
) -> None:
    async with reader(library) as r:
        await r.press("4", "j", "j", "E")
        assert r.list.ref == "highland"
        assert r.open_ref == "highland"


@pytest.mark.parametrize("size", SIZES)
async def test_typed_words_filter_and_the_state_is_said(
    library: Library, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await r.press("4", "f")
        await r.type("very good or better 2024 on")
        assert rows(r) == ["east-lothian", "renfrewshire", "angus"]
        seen = " ".join(r.seen().split())
        assert "Very Good or better, 2024 on: 3 of the 13 evaluated" in seen
        await r.press("enter")
        assert r.focus == "list"
        assert r.list.ref == "east-lothian"
        await r.press("x")
        assert len(rows(r)) == len(library.partnerships())


async def test_escape_in_the_filter_shows_every_area_again(library: Library) -> None:
    async with reader(library) as r:
        await r.press("4", "f")
        await r.type("ayr")
        assert rows(r) == ["east-ayrshire", "north-ayrshire"]
        await r.press("escape")
        assert (r.focus, len(rows(r))) == ("list", 17)


async def test_a_filter_that_leaves_nothing_loses_nothing(library: Library) -> None:
    async with reader(library) as r:
        await r.press("4", "f")
        await r.type("zzz")
        assert rows(r) == []
        assert "0 of the 17 areas" in r.seen()
        await r.press("enter", "x")
        assert len(rows(r)) == 17


async def test_evaluation_year_and_work_are_picked_from_lists(library: Library) -> None:
    async with reader(library) as r:
        await r.press("4", "e")
        await r.type("good or better")
        await r.press("down", "enter")
        chosen = rows(r)
        assert chosen
        assert all(library.entries[ref].step >= 4 for ref in chosen)  # type: ignore[attr-defined]
        await r.press("p")
        await r.type("2023")
        await r.press("enter")
        assert {library.entries[ref].published for ref in rows(r)} == {2023}  # type: ignore[attr-defined]
        await r.press("escape", "w")
        await r.type("bespoke")
        await r.press("enter")
        assert rows(r) == ["orkney", "clackmannanshire"]


async def test_an_area_that_is_filtered_out_can_still_be_opened(library: Library) -> None:
    """A link would lead to a table in which it is not, and another area would be selected."""
    async with reader(library) as r:
        await r.press("4", "f")
        await r.type("excellent")
        await r.press("enter", "colon")
        await r.type("orkney")
        await r.press("enter")
        assert (r.open_ref, r.list.ref) == ("orkney", "orkney")


@pytest.mark.parametrize("size", SIZES)
async def test_my_area_stays_in_sight_and_is_marked_in_every_picture(
    library: Library, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await r.press("4", "E", "G", "g", "f")
        await r.type("moray")
        await r.press("enter", "asterisk", "x", "G")
        assert "Moray" in r.seen()
        for chart in charts(library):
            await r.press("colon")
            await r.type(chart.title.replace(",", ""))
            await r.press("escape")
            r.screen.navigation.open(chart.ref)
            await r.press("g")
            text = "\n".join(line.text for line in r.reading.lines)
            assert "* " in text
            assert "Moray" in text


async def test_my_area_is_kept(library: Library, tmp_path: Path) -> None:
    folders = Paths.below(tmp_path)
    for expected in ("", "dundee"):
        user_state = UserState(folders)
        user_state._load(fresh=True)
        app = JituiApp(library, user_state)
        async with app.run_test(size=USUAL) as pilot:
            await pilot.pause()
            screen = app.screen
            assert screen.pages.area == expected  # type: ignore[attr-defined]
            if not expected:
                await pilot.press("4", "asterisk")
                await pilot.pause()


async def test_an_area_that_is_no_longer_in_the_data_is_no_ones_own(library: Library) -> None:
    user_state = UserState()
    user_state.save_settings(area="atlantis")
    app = JituiApp(library, user_state)
    async with app.run_test(size=USUAL) as pilot:
        await pilot.press("4")
        await pilot.pause()
        assert app.screen.pages.area == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE, HUGE])
async def test_each_picture_has_its_data_one_key_away(
    library: Library, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await r.press("V")
        for chart in charts(library):
            assert r.open_ref == chart.ref
            shown = "\n".join(line.text for line in r.reading.lines)
            for sentence in chart.sentences:
                assert "".join(sentence.split()) in "".join(shown.split())
            await r.press("d")
            data = "".join("".join(line.text.split()) for line in r.reading.lines)
            for row in chart.data:
                assert all("".join(cell.split()) in data for cell in row), row
            assert "".join(shown.split()) != data
            await r.press("d", "greater_than_sign")


async def test_a_resize_draws_the_picture_anew(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("V")
        for width in (40, 60, 200, 40):
            await r.resize(width, 30)
            assert all(len(line.text) <= r.reading.size.width for line in r.reading.lines)
            assert "Very Good" in r.seen()


async def test_a_click_on_a_head_sorts_by_its_column(library: Library) -> None:
    async with reader(library) as r:
        await r.press("4")
        head = r.screen.query_one("#table-head")
        await r.click("#table-head", (3, head.size.height - 1))
        assert rows(r)[0] == "aberdeenshire"
        await r.click("#table-head", (40, head.size.height - 1))
        assert rows(r)[0] == "east-renfrewshire"


async def test_keys_of_the_table_mean_nothing_in_other_panes(library: Library) -> None:
    async with reader(library) as r:
        await r.press("2", "E", "f", "e", "p", "w", "x")
        assert (r.focus, r.pane_key, len(r.app.screen_stack)) == ("list", "2", 1)


async def test_the_table_is_saved_as_it_is_shown(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is handed on must be what was on the screen: filtered, and in its order."""
    monkeypatch.chdir(tmp_path)
    async with reader(library) as r:
        await r.press("4", "f")
        await r.type("very good or better 2024 on")
        await r.press("enter", "A", "X")
        await r.type("save csv")
        await r.press("enter", "enter")
    lines = (tmp_path / "jitui-partnerships.csv").read_text().splitlines()
    assert [line.split(",")[1] for line in lines] == [
        "area",
        "Angus",
        "East Lothian",
        "Renfrewshire",
    ]


async def test_a_picture_is_saved_as_svg_with_ones_own_area(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reader(library) as r:
        await r.press("4", "asterisk", "V", "X")
        await r.type("svg")
        await r.press("enter", "enter")
    saved = (tmp_path / "jitui-evaluations.svg").read_text()
    assert "Dundee" in saved
    assert "Evaluations across the six steps" in saved


async def test_where_there_is_nothing_to_export_it_says_where_there_is(library: Library) -> None:
    async with reader(library, WIDE, notices=True) as r:
        await r.press("2", "X")
        assert "Nothing to export here" in r.seen()
