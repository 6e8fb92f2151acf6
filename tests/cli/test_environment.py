"""A variable of the surroundings that makes no sense is left aside, or named in a sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.running import command, jitui_run, surroundings

pty = pytest.importorskip("pty", reason="pseudo-terminals are for Unix")


@pytest.mark.parametrize("columns", ["9" * 5000, "\u00b2", "-3", "0", "", "wide", "\u0663"])
def test_columns_that_are_no_number_of_columns_are_left_aside(columns: str) -> None:
    ran = jitui_run("show", "km3", env={"COLUMNS": columns})
    assert (ran.status, ran.err) == (0, "")
    assert ran.out


def test_an_answer_is_set_for_the_width_that_is_asked_for(tmp_path: Path) -> None:
    """What was kept for 80 columns was given at 30."""
    for columns in (80, 40, 60):
        env = {"JITUI_HOME": str(tmp_path), "COLUMNS": str(columns)}
        lines = jitui_run("define", "carm", env=env).out.splitlines()
        assert columns * 0.6 < max(map(len, lines)) <= columns


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TEXTUAL_DRIVER", "nope"),
        ("TEXTUAL_DRIVER", ""),
        ("TEXTUAL_DRIVER", "os:path"),
        ("TEXTUAL_COLOR_SYSTEM", "pink"),
        ("TEXTUAL_LOG", "/nowhere/at/all/log"),
    ],
)
def test_a_setting_of_the_framework_that_cannot_be_used_is_named(
    name: str, value: str, tmp_path: Path
) -> None:
    status, said = _opened({name: value, "JITUI_HOME": str(tmp_path)})
    assert status == 2
    assert said.startswith("jitui: ")
    assert "Traceback" not in said
    assert (value if value.startswith("/") else name) in said


@pytest.mark.parametrize("name", ["COLUMNS", "LINES", "ESCDELAY", "TEXTUAL_FPS"])
def test_an_absurd_number_does_not_keep_the_app_from_opening(name: str, tmp_path: Path) -> None:
    from tests.bench.terminal import Program

    more = {"JITUI_HOME": str(tmp_path), "TERM": "xterm-256color", name: "9" * 400}
    app = Program([sys.executable, "-m", "jitui"], (80, 24), surroundings(more))
    try:
        app.wait_for(" quit")
    finally:
        app.end()


def _opened(more: dict[str, str]) -> tuple[int, str]:
    """Start the app in a terminal; return its status and what is left on the screen."""
    pid, descriptor = pty.fork()
    if pid == 0:
        os.execvpe(sys.executable, command(), surroundings({**more, "TERM": "xterm-256color"}))
    seen = b""
    try:
        while piece := os.read(descriptor, 65_536):
            seen += piece
    except OSError:  # Linux tells like this that the other end is closed
        pass
    os.close(descriptor)
    _, status = os.waitpid(pid, 0)
    said = seen.decode().replace("\r\n", "\n")
    return os.waitstatus_to_exitcode(status), said[said.rfind("jitui: ") :]
