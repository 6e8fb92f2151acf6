"""A reader who does anything at any time finds an app that is sound and tells the truth.

The walks are short here; ``make walk`` and ``make walk-terminal`` take long ones.
"""

from __future__ import annotations

import asyncio

import pytest
from textual.events import Key

from jitui.report.model import Library
from jitui.tui.app import JituiApp
from tests.walk import app


@pytest.mark.parametrize("seed", [11, 12])
async def test_nothing_that_is_done_in_any_order_breaks_the_app(
    library: Library, seed: int
) -> None:
    """No key, click, paste or size may raise, lose the focus or words, or make a bar lie."""
    done = await app.walk(library, seed, 200)
    assert not done.failures, "\n".join(map(str, done.failures))


async def test_a_key_that_comes_while_a_screen_opens_does_no_harm(library: Library) -> None:
    """Typed quickly, or over a slow line, leaving ended in a defect."""
    for turns in range(8):
        jitui = JituiApp(library)
        async with jitui.run_test() as pilot:
            await pilot.pause()
            assert jitui._driver is not None
            for key in ("colon", "ctrl+q"):
                jitui._driver.send_message(Key(key, None))
                for _turn in range(turns):
                    await asyncio.sleep(0)
            await pilot.pause()  # what was raised is raised again when the app is left


def test_nothing_that_a_terminal_sends_ends_the_program() -> None:
    """Keys in one write, rubbish of a noisy line, a window that is pulled about."""
    pytest.importorskip("pty", reason="pseudo-terminals are for Unix")
    from tests.walk import terminal

    done = terminal.walk(seed=11, steps=300)
    assert not done.failures, "\n".join(map(str, done.failures))
