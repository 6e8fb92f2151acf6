"""Every thread can be followed from the keyboard, and every way leads back."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from jitui.report.model import Library
from jitui.report.pages import THEN_AND_NOW
from jitui.tui.commands import COMMANDS, Where
from jitui.tui.jump_targets import COMMAND, jump_targets
from jitui.tui.layout.link_hints import with_letters
from jitui.tui.layout.styled_text import StyledRun
from jitui.tui.screens.definition import DefinitionScreen
from jitui.tui.screens.picker import AskScreen, PickerScreen
from tests.tui.driving import SMALL, USUAL, WIDE, Reader, reader

SIZES = (SMALL, USUAL)


async def open_by_jump(r: Reader, ref: str) -> None:
    await r.press("colon")
    await r.type(ref)
    await r.press("enter")
    assert r.open_ref == ref


def hint_of(r: Reader, ref: str) -> str:
    """Return the letter that stands on the link to an entry."""
    view = r.reading
    return next(letter for n, letter in view._hints.items() if view.links[n].ref == ref)


async def scroll_to(r: Reader, ref: str) -> None:
    """Page down until a link to an entry is in sight, as a reader would."""
    for _ in range(20):
        top = r.reading.scroll_offset.y
        lines = [link.line for link in r.reading.links if link.ref == ref]
        if any(top <= line < top + r.reading.size.height for line in lines):
            return
        await r.press("space")
    raise AssertionError(f"no link to {ref} came into sight")


@pytest.mark.parametrize("size", SIZES)
async def test_tab_goes_through_the_links_and_enter_follows(
    library: Library, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await open_by_jump(r, "km1")
        refs = [link.ref for link in r.reading.links]
        assert {"s1.2", "s1.3", "rq1", "pm2"} <= set(refs)
        seen = []
        while r.reading.link is None or r.reading.link.ref != "s1.2":
            await r.press("tab")
            assert r.reading.link is not None
            seen.append(r.reading.link.ref)
            line, top = r.reading.link.line, r.reading.scroll_offset.y
            assert top <= line < top + r.reading.size.height, "the chosen link is in sight"
            assert len(seen) < 40
        await r.press("enter")
        assert (r.open_ref, r.focus) == ("s1.2", "reading")


async def test_shift_tab_goes_the_other_way_round(library: Library) -> None:
    async with reader(library) as r:
        await open_by_jump(r, "km1")
        await r.press("G", "shift+tab")
        last = r.reading.link
        await r.press("tab", "shift+tab")
        assert r.reading.link == last


@pytest.mark.parametrize("size", SIZES)
async def test_the_journey_takes_two_keys_a_hop(library: Library, size: tuple[int, int]) -> None:
    """Message, passage, term, back, question, cite."""
    async with reader(library, size) as r:
        await open_by_jump(r, "km3")
        await scroll_to(r, "s1.6")
        await r.press("f")
        await r.press(hint_of(r, "s1.6"))
        assert r.open_ref == "s1.6"
        top = r.reading.scroll_offset.y
        await r.press("K")
        assert isinstance(r.app.screen, DefinitionScreen)
        await r.press("escape")
        assert (r.open_ref, r.reading.scroll_offset.y) == ("s1.6", top)
        await r.press("backspace")
        assert r.open_ref == "km3"
        await scroll_to(r, "rq1")
        await r.press("f")
        await r.press(hint_of(r, "rq1"))
        assert r.open_ref == "rq1"
        await r.press("c")
        assert isinstance(r.app.screen, PickerScreen)
        await r.press("enter")
        assert not isinstance(r.app.screen, PickerScreen)


async def test_a_term_in_the_text_shows_its_meaning_over_the_page(library: Library) -> None:
    async with reader(library) as r:
        await open_by_jump(r, "s1.4")
        await r.press("j", "j", "j", "tab")
        link, top = r.reading.link, r.reading.scroll_offset.y
        assert link is not None
        assert link.term
        await r.press("enter")
        assert isinstance(r.app.screen, DefinitionScreen)
        assert library.entries[link.ref].title.split()[0] in r.seen()
        await r.press("escape")
        assert (r.open_ref, r.reading.scroll_offset.y, r.focus) == ("s1.4", top, "reading")
        await r.press("enter", "enter")
        assert r.open_ref == link.ref


async def test_back_and_forward_keep_the_line(library: Library) -> None:
    async with reader(library) as r:
        await open_by_jump(r, "s2.3")
        await r.press("space", "j")
        line = r.reading.scroll_offset.y
        assert line > 0
        await open_by_jump(r, "km5")
        await r.press("left_square_bracket")
        assert (r.open_ref, r.reading.scroll_offset.y) == ("s2.3", line)
        await r.press("right_square_bracket")
        assert r.open_ref == "km5"
        await r.press("backspace", "backspace", "backspace", "backspace")
        assert r.open_ref == "overview"


async def test_what_was_read_lately_is_listed(library: Library) -> None:
    async with reader(library) as r:
        for ref in ("km1", "moray", "carm"):
            await open_by_jump(r, ref)
        await r.press("H")
        rows = [row.ref for row in r.app.screen.query_one("#pick-rows")._rows]  # type: ignore[attr-defined]
        assert rows[:3] == ["carm", "moray", "km1"]
        await r.press("down", "enter")
        assert r.open_ref == "moray"


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("km12", "km12"),
        ("S1.2", "s1.2"),
        ("east loth", "east-lothian"),
        ("barnahus", "bairns-hoose"),
        ("vision val", "s4.1"),
        ("then and now", None),
    ],
)
async def test_the_jump_box_finds_by_ref_name_and_part_of_a_title(
    library: Library, typed: str, ref: str | None
) -> None:
    async with reader(library) as r:
        await r.press("colon")
        await r.type(typed)
        await r.press("enter")
        assert r.open_ref == (ref or THEN_AND_NOW)


async def test_the_jump_box_goes_to_a_heading_within_an_entry(library: Library) -> None:
    async with reader(library, SMALL) as r:
        await r.press("colon")
        await r.type("Supporting older")
        await r.press("enter")
        assert r.open_ref == "qi.2"
        assert r.reading.scroll_offset.y > 0


async def test_the_jump_box_gives_commands_and_shows_their_keys(library: Library) -> None:
    async with reader(library) as r:
        theme = r.app.theme
        await r.press("ctrl+p")
        await r.type("light and the dark")
        assert " t " in r.seen()
        await r.press("enter")
        assert r.app.theme != theme


def test_nothing_that_a_key_does_is_missing_from_the_jump_box(library: Library) -> None:
    offered = {target.id.removeprefix(COMMAND) for target in jump_targets(library)}
    for command in COMMANDS:
        if command.where in (Where.EVERYWHERE, Where.READING) and command.id != "jump":
            assert command.id in offered


async def test_the_outline_goes_to_a_heading(library: Library) -> None:
    async with reader(library) as r:
        await open_by_jump(r, "qi.2")
        await r.press("o")
        await r.type("feedback")
        await r.press("enter")
        line = r.reading.scroll_offset.y
        assert any(
            text == "Feedback" and line <= at < line + r.reading.size.height
            for text, at in r.reading.headings
        )


async def test_headings_entries_and_everything_from_here_are_read_on(library: Library) -> None:
    async with reader(library) as r:
        await open_by_jump(r, "km6")
        await r.press("right_curly_bracket")
        assert r.reading.scroll_offset.y in [line for _, line in r.reading.headings]
        await r.press("left_curly_bracket", "greater_than_sign")
        assert (r.open_ref, r.list.ref) == ("km7", "km7")
        await r.press("less_than_sign", "less_than_sign")
        assert r.open_ref == "km5"
        alone = len(r.reading.lines)
        await r.press("R")
        titles = [text for text, _ in r.reading.headings]
        assert library.entries["km12"].title in titles
        assert len(r.reading.lines) > 3 * alone
        await r.press("escape")
        assert len(r.reading.lines) == alone


async def test_marks_have_a_word_are_listed_opened_and_removed(library: Library) -> None:
    async with reader(library) as r:
        await open_by_jump(r, "km11")
        await r.press("m")
        assert isinstance(r.app.screen, AskScreen)
        await r.type("for Tuesday")
        await r.press("enter")
        assert "bookmark" in r.seen()
        await r.press("1", "M")
        assert "for Tuesday" in r.seen()
        await r.type("tues")
        await r.press("enter")
        assert r.open_ref == "km11"
        await r.press("M", "ctrl+r")
        assert "No bookmarks yet" in r.seen()
        await r.press("escape")
        assert not r.app.user_state.bookmarks


async def test_m_takes_a_mark_away_again(library: Library) -> None:
    async with reader(library) as r:
        await open_by_jump(r, "km11")
        await r.press("m", "enter", "m")
        assert not r.app.user_state.bookmarks


async def test_copying_says_only_what_is_known(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    async with reader(library, WIDE, notices=True) as r:
        await open_by_jump(r, "km11")
        await r.press("y")
        await r.app.workers.wait_for_complete()
        await r.press()
        copied = r.app.clipboard
        assert "km11" in copied
        assert "Care Inspectorate" in copied
        assert "terminal's clipboard" in " ".join(r.seen().split())


async def test_the_page_is_set_wider_narrower_and_apart(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await open_by_jump(r, "s1.1")
        before = len(r.reading.lines)
        await r.press("minus", "minus", "minus")
        assert len(r.reading.lines) > before
        await r.press("plus", "plus", "plus", "s")
        assert len(r.reading.lines) > before
        assert r.app.user_state.settings.spacing == "wide"


async def test_then_and_now_says_where_the_report_says_nothing(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("T")
        shown = "\n".join(line.text for line in r.reading.lines)
        assert r.open_ref == THEN_AND_NOW
        assert "75%" in shown
        assert "85%" in shown
        assert "not stated in the passages named" in shown
        for ref in ("pm1", "pm8", "km1", "km12"):
            assert ref in {link.ref for link in r.reading.links}


async def test_claims_are_found_by_whom_they_count_and_by_band(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await r.press("C")
        await r.type("staff almost all")
        rows = r.app.screen.query_one("#pick-rows")._rows  # type: ignore[attr-defined]
        assert rows
        assert all("almost all" in row.text for row in rows)
        assert isinstance(r.app.focused, Input)
        await r.press("enter")
        assert r.open_ref.startswith("s1")


async def test_the_mouse_follows_a_link(library: Library) -> None:
    async with reader(library, WIDE) as r:
        await open_by_jump(r, "km1")
        link = next(link for link in r.reading.links if link.ref == "rq1")
        text = r.reading.lines[link.line].text
        await r.click("#reading", (text.index("rq1") + 2, link.line - r.reading.scroll_offset.y))
        assert r.open_ref == "rq1"


@pytest.mark.parametrize("size", [*SIZES, WIDE])
async def test_the_letters_of_links_cover_no_ref_and_move_nothing_off_the_screen(
    library: Library, size: tuple[int, int]
) -> None:
    """A letter stood on the first character of a ref, which could not be read any more."""
    async with reader(library, size) as r:
        for ref in ("km1", "qi.1", "s3.1"):
            await open_by_jump(r, ref)
            for _ in range(12):
                view = r.reading
                top = round(view.scroll_offset.y)
                numbers = range(top, min(top + view.size.height, len(view.lines)))
                before = [view.lines[number].text.split() for number in numbers]
                await r.press("f")
                lettered = [view.visible_runs(number, view.lines[number]) for number in numbers]
                for words, runs in zip(before, lettered, strict=True):
                    text = "".join(run.text for run in runs)
                    assert len(text) <= view.size.width - 1
                    unlettered = "".join(run.text for run in runs if "hint" not in run.styles)
                    assert unlettered.replace(" ", "") == "".join(words)
                await r.press("escape", "space")


def test_a_letter_in_a_full_line_takes_the_place_of_a_space() -> None:
    runs = (
        StyledRun(" of "),
        StyledRun("CARM", ("term",)),
        StyledRun(" and "),
        StyledRun("GIRFEC", ("term",)),
    )
    narrow = with_letters(runs, {1: "a", 3: "s"}, 19)
    assert "".join(run.text for run in narrow) == " ofaCARM andsGIRFEC"
    roomy = with_letters(runs, {1: "a", 3: "s"}, 25)
    assert "".join(run.text for run in roomy) == " of [a]CARM and [s]GIRFEC"


async def test_back_goes_back_over_neighbours_and_panes(library: Library) -> None:
    """It went straight past what had been read with > and in another pane."""
    async with reader(library) as r:
        await r.press("2", "enter", "greater_than_sign", "greater_than_sign", "5", "enter")
        assert r.reading.page is not None
        await r.press("backspace")
        assert r.open_ref == "km3"
        await r.press("backspace")
        assert r.open_ref == "km2"
        await r.press("backspace")
        assert r.open_ref == "km1"


async def test_back_leads_to_another_page_from_every_pane(library: Library) -> None:
    """It stayed where it was, without a word, after an entry had been clicked on in its list."""
    async with reader(library) as r:
        await r.press("2", "j", "j", "5", "3")
        refs = []
        for _ in range(3):
            await r.press("backspace")
            refs.append(r.open_ref)
        assert refs == ["bairns-hoose", "km3", "overview"]


async def test_a_letter_that_no_link_has_only_takes_the_letters_away(library: Library) -> None:
    """``q`` left the app, or followed a link a screen further down: nobody could know which."""
    async with reader(library) as r:
        await open_by_jump(r, "km6")
        await r.press("f")
        assert "q" not in r.reading._hints.values()
        assert [command.label for command in r.screen.key_bar.commands] == ["cancel"]
        await r.press("q")
        assert not r.reading.hinting
        assert r.app.is_running
        assert r.open_ref == "km6"
        await r.press("f", "escape")
        assert not r.reading.hinting
