"""A terminal that is closed, stopped or not read: the app ends, and the last words are kept."""

from __future__ import annotations

import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="pseudo-terminals are for Unix")

from tests.walk.program import Running

FEW = 8
"""Within so many seconds the process has gone, on a busy machine, too."""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Running]:
    """The app with an answer that has just been written, and is perhaps not yet saved."""
    running = Running(tmp_path, (120, 40))
    try:
        running.picture(("At a glance",))
        running.send(b"6")
        running.picture(("Reflection question 1 of 8",))
        running.send(b"i")
        running.picture(("Strengths",))
        running.send(b"last words")
        running.picture(("last words",))
        yield running
    finally:
        running.end()


def _words_are_kept(app: Running) -> bool:
    return "last words" in app.workbook.read_text("utf-8")


def _stop_and_continue(app: Running, number: signal.Signals) -> None:
    app.signal(number)
    app.see(0.2)
    app.signal(signal.SIGCONT)
    app.see(0.3)


def _leave_unread(app: Running) -> None:
    """Have so much painted, with nobody reading it, that the app waits for room."""
    for pane in b"1234512345123451234512345123451234512345":
        app.send_unread(bytes([27, pane]))


@pytest.mark.parametrize("seed", range(8))
def test_what_was_written_is_kept_when_the_terminal_is_closed(app: Running, seed: int) -> None:
    """It hung, deaf to all signals, after it was stopped or while nobody read."""
    choice = random.Random(seed)
    for step in choice.sample(("nothing", "unread", "stop", "suspend"), 2):
        if step == "unread":
            _leave_unread(app)
        elif step != "nothing":
            _stop_and_continue(app, signal.SIGSTOP if step == "stop" else signal.SIGTSTP)
    if choice.random() < 0.4:  # closed while it is stopped
        app.signal(choice.choice((signal.SIGSTOP, signal.SIGTSTP)))
    app.close()
    assert app.ended(FEW) == 129
    assert _words_are_kept(app)


def test_it_ends_when_asked_to_while_nobody_reads(app: Running) -> None:
    _leave_unread(app)
    app.signal(signal.SIGTERM)
    assert app.ended(FEW, read=False) == 143
    assert _words_are_kept(app)


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_after_it_was_stopped_the_first_key_counts(app: Running, number: signal.Signals) -> None:
    """Two threads shared the keys, and leaving waited for another one."""
    app.send(b"\x1b")
    app.picture(("Reflection question 1 of 8",))
    app.signal(number)
    app.see(0.2)
    app.screen.erase_in_display(2)
    app.signal(signal.SIGCONT)
    # Painted anew, whatever was shown meanwhile.
    app.picture(("Reflection question 1 of 8", "1 Overview"))
    app.send(b"q")
    assert app.ended(FEW) == 0


def test_stopped_and_continued_at_once_it_goes_on(app: Running) -> None:
    """It gave the terminal back and took it at the same time, and painted nothing any more."""
    app.send(b"\x1b")
    app.picture(("Reflection question 1 of 8",))
    for pause in (0, 0.02, 0.05, 0.08):
        app.signal(signal.SIGTSTP)
        app.see(pause)
        app.signal(signal.SIGCONT)
    app.see(0.5)
    app.signal(signal.SIGCONT)  # where the last one came first
    app.send(b"2")
    app.picture(("Key message 1 of 12",))
    app.send(b"q")
    assert app.ended(FEW) == 0
