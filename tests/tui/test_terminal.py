"""The app in a real terminal: what it paints, and how it leaves."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from jitui.state import reading_position
from jitui.state.reading_position import ReadingPosition
from jitui.workbook.file.store import Store
from tests.cli.running import surroundings

pty = pytest.importorskip("pty", reason="pseudo-terminals are for Unix")

from tests.bench.terminal import Program  # noqa: E402  # which is for Unix, too

DOWN, ESCAPE, BACK = b"\x1b[B", b"\x1b", b"\x7f"
RESTORED = b"\x1b[?1049l"
"""The terminal's own screen comes back."""


class Terminal:
    """A terminal of 80 by 24 with the app in it."""

    def __init__(self, *arguments: str, home: Path, **environment: str) -> None:
        self.raw = b""
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            keep = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
            keep |= {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24", "HOME": str(home)}
            os.execve(
                sys.executable,
                [sys.executable, "-m", "jitui", *arguments],
                {**keep, "LC_ALL": "C.UTF-8", **environment},
            )

    def wait_for(self, text: str, seconds: float = 30) -> str:
        """Read until the screen shows ``text``."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if text in self.shown():
                return self.shown()
            if not self._read(0.1):
                break
        raise AssertionError(f"{text!r} did not appear:\n{self.shown()}")

    def shown(self) -> str:
        return "\n".join(self.screen.display)

    def type(self, keys: bytes) -> None:
        os.write(self._fd, keys)

    def settle(self) -> None:
        """Read until nothing more comes for a moment."""
        painted = -1
        while painted < len(self.raw):
            painted = len(self.raw)
            self._read(0.3)

    def leave(self) -> int:
        """Read to the end and return the exit status."""
        while self._read(30):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], seconds)
        if not ready:
            return seconds < 1
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(home=tmp_path)
    yield opened
    try:
        os.kill(opened.pid, signal.SIGKILL)
        os.waitpid(opened.pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


def test_a_reader_opens_searches_reads_and_leaves(terminal: Terminal) -> None:
    terminal.wait_for("At a glance")
    terminal.type(b"2")
    terminal.wait_for("Key message 1 of 12")
    terminal.type(b"/")
    terminal.wait_for("Type a word")
    terminal.type(b"kinship care")
    terminal.wait_for("pm4")
    terminal.type(b"\r")
    terminal.wait_for("Esc back to list")
    terminal.type(b"q")
    assert terminal.leave() == 0
    assert RESTORED in terminal.raw


SIGNALS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_signal_gives_the_terminal_back(
    terminal: Terminal, number: signal.Signals, status: int
) -> None:
    terminal.wait_for("At a glance")
    os.kill(terminal.pid, number)
    assert terminal.leave() == status
    assert RESTORED in terminal.raw


@pytest.mark.parametrize(("number", "status"), SIGNALS)
def test_a_signal_saves_what_is_typed_and_says_what_it_could_not(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    """A day in its field was lost however long ago it was typed, and SIGINT saved nothing."""
    file = tmp_path / "ours.yaml"
    opened = Terminal("--workbook", str(file), home=tmp_path)
    opened.wait_for("At a glance")
    opened.type(b"2I")
    opened.wait_for("Action for km1")
    opened.type(DOWN)
    opened.type(b"\r")
    opened.wait_for("What is to be done")
    for keys in (b"Meet", b"\t", b"\t", b"2026-12-31", b"\t", b"\t", b" km99"):
        opened.type(keys)
        opened.settle()
    opened.wait_for("1 field not saved")
    os.kill(opened.pid, number)
    assert opened.leave() == status
    told = " ".join(opened.raw.partition(RESTORED)[2].decode().split())
    assert "For: \u201ckm1 km99\u201d is not saved." in told
    (action,) = Store.open(file).workbook.actions
    assert (action.what, action.by, action.refs) == ("Meet", "2026-12-31", ("km1",))


def test_a_byte_that_is_not_text_does_not_end_the_app(terminal: Terminal) -> None:
    terminal.wait_for("At a glance")
    terminal.type(b"\xff\xfe")
    terminal.type(b"5")
    terminal.wait_for("Glossary term 1 of 16")
    terminal.type(b"q")
    assert terminal.leave() == 0


def test_a_terminal_that_cannot_show_the_app_is_told_of_the_commands(tmp_path: Path) -> None:
    opened = Terminal(home=tmp_path, TERM="dumb")
    assert opened.leave() == 2
    assert b"use the commands" in opened.raw


def test_wrong_data_is_said_before_the_screen_is_taken(tmp_path: Path) -> None:
    opened = Terminal("--data", str(tmp_path), home=tmp_path)
    assert opened.leave() == 2
    assert b"report.yaml" in opened.raw
    assert b"\x1b[?1049h" not in opened.raw


def test_words_typed_at_once_after_the_slash_are_searched_for(terminal: Terminal) -> None:
    """Over a slow line, or pasted, they were given to the list as keys, and were lost."""
    terminal.wait_for("At a glance")
    terminal.type(b"/teenagers")
    terminal.wait_for("/ teenagers")
    terminal.type(b"\x1b")
    terminal.wait_for("1 Overview")
    terminal.type(b"/kinship/care")
    terminal.wait_for("/ kinship/care")


def test_keys_typed_at_once_after_the_words_go_to_what_was_found(terminal: Terminal) -> None:
    """They were taken for more words, and Enter then found nothing."""
    terminal.wait_for("At a glance")
    terminal.type(b"/carm\rc")
    terminal.wait_for("Cite carm")


def test_keys_typed_at_once_after_a_pick_go_to_what_was_picked(terminal: Terminal) -> None:
    terminal.wait_for("At a glance")
    terminal.type(b"2:km6\rc")
    terminal.wait_for("Cite km6")
    terminal.type(b"\x1b")
    terminal.wait_for("? help")
    terminal.type(b":carm\ra" + b"for Tuesday")
    terminal.wait_for("for Tuesday")


def test_what_is_typed_after_tab_goes_into_the_next_field(terminal: Terminal) -> None:
    """A Tab that was typed ahead was lost, and a day went into the field of a name."""
    terminal.wait_for("At a glance")
    terminal.type(b"2I")
    terminal.wait_for("Action for km1")
    terminal.type(DOWN + b"\r")
    terminal.wait_for("What is to be done")
    terminal.type(b"Meet\t\t2031-01-01\t\t\x15rq7")
    shown = terminal.wait_for("rq7")
    fields = [line.strip(" \u258c") for line in shown.splitlines()]
    assert fields[fields.index("By") + 1].startswith("2031-01-01")
    assert fields[fields.index("For") + 1].startswith("rq7")


JOURNEYS = (
    (b"7", b"/", b"2021", b"\r"),
    (b"2", b"/", b"risk", DOWN, b"\r"),
    (b"2", b"/", b"risk", DOWN, DOWN, b"\r", ESCAPE, b"j", b"j"),
    (b"1", b"/", b"children", b"\r", b"\t", b"\t"),
    (b"5", b"/", b"risk", b"\r", BACK),
    (b"3", b"/", b"carm", ESCAPE, b"j"),
    (b"4", b"\r", b"1", b"\r", b"3", b"j", b"4"),
    (b"2", b"j", b":", b"camhs", b"\r", BACK),
)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
def test_what_is_painted_is_what_there_is(size: tuple[int, int], tmp_path: Path) -> None:
    """A page that was not painted again would be read out for the one that was opened."""
    environment = surroundings({"JITUI_HOME": str(tmp_path), "TERM": "xterm-256color"})
    reading_position.save(
        tmp_path / "state" / "place.json", ReadingPosition()
    )  # so that nothing is said
    program = Program([sys.executable, "-m", "jitui"], size, environment)
    try:
        program.wait_for("At a glance")
        for journey in JOURNEYS:
            for keys in journey:
                program.key(keys)
                program.settle()
            painted = _settled(program)
            program.key(b"t")
            changed = _settled(program, but=painted)
            program.key(b"t")  # the other theme, and back: everything is painted anew
            assert _settled(program, but=changed) == painted, journey
    finally:
        program.end()


_Cells = list[list[tuple[object, ...]]]


def _settled(program: Program, but: _Cells | None = None) -> _Cells:
    """The screen when nothing more changes on it, however busy the machine is.

    Args:
        program: What paints it.
        but: What stood there before a key, whose work is waited for.
    """
    cells, same = _cells(program), 0
    for _ in range(200):
        program.settle()
        time.sleep(0.02)
        now = _cells(program)
        idle = now == cells and now != but and not _busy(program.pid)
        same = same + 1 if idle else 0
        cells = now
        if same == 3:
            break
    return cells


def _busy(pid: int) -> bool:
    """Whether a process has work to do, or waits for the processor."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "R"


def _cells(program: Program) -> _Cells:
    screen = program.screen
    return [
        [tuple(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)
    ]
