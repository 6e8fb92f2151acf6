"""Keys and clicks that arrive together, over a slow line or typed ahead, in a real terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from jitui.state import reading_position
from jitui.state.reading_position import ReadingPosition
from tests.cli.running import surroundings

pytest.importorskip("pty", reason="pseudo-terminals are for Unix")

from tests.bench.terminal import Program  # which is for Unix, too

ENTERS = b"\r\r"

OPENED = {
    "jump": (b"2", b":"),
    "jump, at once": (b"2", b":\r"),
    "claims": (b"C",),
    "a word for a mark": (b"2", b"m"),
    "a file name": (b"4", b"X", b"save", b"\r", b"\x15"),
    "meaning": (b"5", b"\r", b"K"),
    "two meanings": (b"3", b"j", b"\r", b"KK"),
    "help": (b"2", b"?"),
    "help of the editor": (b"6", b"i", b"\x07"),
    "help of the editor, twice": (b"6", b"i", b"\x07\x07"),
    "values of a choice": (b"6", b"i", b"\t", b"\t", b"\t", b"\r"),
    "a strength": (b"6", b"S", b"s", b"Trusted"),
    "a strength, at once": (b"6", b"Ss"),
    "kinds of evidence": (b"6", b"S", b"e"),
    "own view": (b"6", b"S", b"v"),
    "the editor, from the session": (b"6", b"S", b"ii"),
    "help of the session": (b"6", b"S", b"?"),
}

EDGE = f"{' ' * 10}\u258c "
"""How a notice begins, to the right of the fields."""


def started(home: Path) -> Program:
    # So that nothing is said of a first start.
    reading_position.save(home / "state" / "place.json", ReadingPosition())
    environment = surroundings({"JITUI_HOME": str(home), "TERM": "xterm-256color"})
    # In its home, since one of the keys here saves a file under the name that is offered.
    code = (
        f"import os, runpy; os.chdir({str(home)!r}); runpy.run_module('jitui', run_name='__main__')"
    )
    program = Program([sys.executable, "-c", code], (100, 30), environment)
    program.wait_for("At a glance")
    return program


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    opened = started(tmp_path)
    yield opened
    opened.end()


def shown(program: Program) -> str:
    return "\n".join(program.screen.display)


def press(program: Program, *writes: bytes) -> None:
    """Press keys; on a busy machine, wait a little longer for what comes of them."""
    for keys in writes:
        _, painted = program.key(keys)
        program.settle()
        for _ in range(0 if painted else 10):
            program.settle()


def until(program: Program, *texts: str) -> bool:
    """Wait until the screen shows one of some texts; return whether it does."""
    for _ in range(200):
        if any(text in shown(program) for text in texts):
            return True
        time.sleep(0.05)
        program.settle()
    return False


def test_two_keys_in_one_read_close_one_screen(program: Program) -> None:
    """A dialog that was closed twice took the screen under it along, or ended the app."""
    for name, keys in OPENED.items():
        press(program, *keys, ENTERS)
        if b"S" in keys:
            assert until(program, "Esc close"), name
        # However many screens are open, the app is still there, and its own screen below.
        for _ in range(4):
            program.key(b"\x1b")
            program.settle()  # or a key that follows at once would be taken for part of it
        press(program, b"1")
        assert until(program, "At a glance"), f"{name}\n{shown(program)}"


def test_what_is_said_in_a_session_once_is_kept_once(program: Program) -> None:
    press(program, b"6", b"S", b"s", b"Trusted", ENTERS)
    assert until(program, "Tab next field")  # the second one opens the whole answer
    press(program, b"\x1b")
    assert until(program, "1 of 12")
    assert shown(program).count("Trusted") == 1


def test_many_clicks_on_a_notice_in_the_editor_do_not_end_the_app(tmp_path: Path) -> None:
    """A click met a notice that had just gone; what was typed was not saved anywhere."""
    (tmp_path / "data").write_text("")  # so that nothing can be saved, and that is said
    program = started(tmp_path)
    try:
        press(program, b"6", b"i")
        assert until(program, "Our answer")
        press(program, b"precious", b"\t")
        assert until(program, EDGE)
        notice = next(row for row, line in enumerate(program.screen.display, 1) if EDGE in line)
        # One of so many comes between the notice's going and the next layout.
        press(program, b"\x1b[<0;80;%dM\x1b[<0;80;%dm" % (notice, notice) * 40)
        assert "precious" in shown(program)
        # The other clicks met what is beside the fields: from there, back to them, then out.
        press(program, b"\x1b", b"\x1b")
        assert until(program, "1 Overview"), shown(program)
    finally:
        program.end()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (b"2gGc", "Cite km12"),
        (b"2G\rc", "Cite km12"),
        (b"2Ggc", "Cite km1"),
        (b"6Gi", "rq8: "),
        (b"6Ggi", "rq1: "),
    ],
)
def test_what_is_typed_ahead_is_done_to_the_entry_that_was_reached(
    program: Program, keys: bytes, said: str
) -> None:
    """A citation of another message than the one on the screen would go into the minutes."""
    press(program, keys)
    assert until(program, said), shown(program)


def test_a_letter_close_behind_escape_is_not_lost(program: Program) -> None:
    """Both were taken for one key with Alt, which does nothing."""
    press(program, b"2", b"\r")
    assert until(program, "back to list")
    press(program, b"\x1bG")
    assert until(program, "Key message 12"), shown(program)
