"""What a reader left is there again: the place, the marks, the settings, the searches."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.report.model import Library
from jitui.storage.paths import paths
from jitui.tui.app import JituiApp
from jitui.tui.state.user_state import FIRST_RUN, LEFT_OFF, UserState
from tests.tui.driving import USUAL, Reader


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JITUI_HOME", str(tmp_path / "home"))


async def used(library: Library, *keys: str, fresh: bool = False) -> Reader:
    """Open the app as from the command line, press keys, and leave it."""
    app = JituiApp(library, UserState.open(fresh))
    async with app.run_test(size=USUAL) as pilot:
        await pilot.pause()
        r = Reader(app, pilot)
        await r.press(*keys)
        r.left_at = (r.open_ref, r.reading.scroll_offset.y, r.focus)
        await r.press("escape", "escape") if r.screen.navigation.searching else None
        r.screen.quit()
        await pilot.pause()
    return r


async def test_the_app_opens_where_the_reader_left_off(library: Library) -> None:
    first = await used(library, "3", "j", "j", "j", "j", "enter", "j", "j")
    assert first.app.user_state.notices == [FIRST_RUN]
    again = await used(library)
    assert again.left_at == first.left_at
    assert again.app.user_state.notices == [LEFT_OFF]
    fresh = await used(library, fresh=True)
    assert fresh.left_at[0] == "overview"


async def test_marks_settings_and_recent_entries_are_kept(library: Library) -> None:
    await used(library, "2", "j", "enter", "m", "enter", "minus", "t", "s")
    again = UserState.open()
    assert list(again.bookmarks) == ["km2"]
    assert (again.settings.width, again.settings.spacing) == (68, "wide")
    assert again.settings.theme
    assert "km2" in again.position.recent


async def test_earlier_searches_are_there_again(library: Library) -> None:
    await used(library, "slash", "k", "i", "n", "s", "h", "i", "p", "enter")
    assert UserState.open().position.searches == ("kinship",)


@pytest.mark.parametrize("broken", ["{", "[]", '{"version": 99}', ""])
async def test_a_damaged_or_newer_file_is_set_aside_and_never_stops_the_app(
    library: Library, broken: str
) -> None:
    found = paths()
    for path in (found.settings, found.bookmarks, found.reading_position):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(broken, "utf-8")
    r = await used(library, "2", "m", "enter")
    assert r.app.user_state.notices
    assert list(UserState.open().bookmarks) == ["km1"]
    kept = [p.read_text("utf-8") for p in found.bookmarks.parent.iterdir() if p != found.bookmarks]
    assert broken in kept, "what was there is set aside, not lost"


async def test_a_home_that_cannot_be_written_works_with_a_notice(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("JITUI_HOME", str(tmp_path / "file"))
    app = JituiApp(library, UserState.open())
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        r = Reader(app, pilot)
        await r.press("2", "m", "enter")
        assert "km1" in app.user_state.bookmarks
        assert "km1" in {mark.ref for mark in app.user_state.bookmarks.values()}
        assert "marks.json" in " ".join(r.seen().split())
