"""What Textual still does of its own accord, and the overrides in tui/framework mend.

When one of these fails, the override that it names may no longer be needed.
"""

from __future__ import annotations

import codecs
import inspect

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from jitui.tui.framework.control_characters import ControlCharacterFilter
from jitui.tui.framework.paint_once import LayoutOnceWidget

ESCAPE = "\x1b]0;title\x07"


class _Stock(App[None]):
    """An app that overrides nothing."""

    def compose(self) -> ComposeResult:
        yield Static(Content(ESCAPE))


class _Filtered(_Stock):
    def get_line_filters(self) -> list[ControlCharacterFilter]:
        return [ControlCharacterFilter()]


@pytest.mark.parametrize(("kind", "escapes"), [(_Stock, True), (_Filtered, False)])
async def test_textual_still_lets_control_characters_through(
    kind: type[_Stock], escapes: bool
) -> None:
    """See ControlCharacterFilter."""
    app = kind()
    async with app.run_test():
        shown = "".join(strip.text for strip in app.screen._compositor.render_strips())
    assert ("\x1b" in shown) is escapes
    assert ("\ufffd" in shown) is not escapes


def test_textual_still_decodes_keys_strictly() -> None:
    """See TolerantDecoder."""
    drivers = pytest.importorskip("textual.drivers.linux_driver", reason="for Unix")
    reading = inspect.getsource(drivers.LinuxDriver.run_input_thread)
    assert 'getincrementaldecoder("utf-8")()' in reading
    with pytest.raises(UnicodeDecodeError):
        codecs.getincrementaldecoder("utf-8")().decode(b"\xff")


def test_textual_still_prints_variables_when_it_crashes() -> None:
    """See DiscreetCrashApp."""
    assert "show_locals=True" in inspect.getsource(App._fatal_error)


async def test_textual_still_closes_a_screen_that_is_not_on_top() -> None:
    """See GuardedScreen.dismiss."""
    app = _Stock()
    async with app.run_test() as pilot:
        lower, upper = Screen[None](), Screen[None]()
        await app.push_screen(lower)
        await app.push_screen(upper)
        await lower.dismiss(None)
        await pilot.pause()
        assert app.screen is lower


class _Box(Vertical):
    pass


class _LayoutOnceBox(LayoutOnceWidget, Vertical):
    pass


class _Boxes(App[None]):
    def __init__(self, kind: type[Vertical]) -> None:
        super().__init__()
        self.kind = kind

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self.kind(id="box")


async def _layouts(kind: type[Vertical], monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often the screen is laid out for one change of a width."""
    count = 0
    lay_out = Screen._refresh_layout

    def counted(self: Screen[None], *arguments: object, **named: object) -> None:
        nonlocal count
        count += 1
        lay_out(self, *arguments, **named)  # type: ignore[arg-type]

    app = _Boxes(kind)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        app.query_one("#box").styles.width = 30
        await pilot.pause()
        monkeypatch.undo()
    return count


async def test_textual_still_lays_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """See LayoutOnceWidget."""
    once = await _layouts(_LayoutOnceBox, monkeypatch)
    assert once == 1
    assert await _layouts(_Box, monkeypatch) > once


def test_textual_still_restyles_what_is_given_the_focus() -> None:
    """See LineView.on_focus and LineView.watch_has_focus."""
    assert "self.refresh()" in inspect.getsource(Widget._on_focus)
    assert "update_node_styles" in inspect.getsource(Widget.watch_has_focus)


def test_textual_still_restyles_all_for_a_theme() -> None:
    """See start_with_theme."""
    assert "refresh_css" in inspect.getsource(App._watch_theme)
