"""The programs that are measured, each with a home of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jitui.report.loading.load import load
from jitui.workbook.file.writer import encode
from tests.bench.filled_workbook import filled
from tests.bench.installed import environment
from tests.bench.watched import Watched

SIZE = (120, 40)
"""The columns and lines of every terminal."""
LEAVE = b"\x11"
"""Ctrl+Q, which leaves both the app and the minimal one."""


@dataclass(frozen=True)
class Program:
    """A program and its home.

    Attributes:
        command: What starts it.
        home: Its own folder, for everything that it keeps.
        ready: What its first useful picture shows.
    """

    command: tuple[str, ...]
    home: Path
    ready: tuple[str, ...]

    def start(self) -> Watched:
        """Start it in a terminal."""
        return Watched(self.command, SIZE, env(self.home))


def env(home: Path) -> dict[str, str]:
    """Return the whole environment of a program: an ordinary home, nothing of the tester's own."""
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LC_ALL": "C.UTF-8",
    }


def jitui(*arguments: str) -> tuple[str, ...]:
    """Return the command line of jitui, installed from its wheel."""
    return (str(environment() / "jitui"), *arguments)


def python() -> str:
    """Return the interpreter that the installed jitui runs on."""
    return str(environment() / "python")


def minimal(home: Path) -> Program:
    """Return the minimal app; its text is its picture, which the footer follows."""
    # Away from the modules beside it, which have names of the standard library's.
    home.mkdir(parents=True, exist_ok=True)
    file = Path(shutil.copy(Path(__file__).with_name("minimal.py"), home))
    return Program((python(), str(file)), home, ("Pressed 0 times",))


def app(home: Path, arguments: Sequence[str] = ()) -> Program:
    """Return the app; its first useful picture has a list, real words and the keys."""
    words = load().report.about[0][:40].rpartition(" ")[0]
    return Program(jitui(*arguments), home, ("At a glance", words, " quit"))


def filled_app(home: Path) -> Program:
    """Return the app with a workbook of 200 answers, notes and pieces of evidence."""
    book = home / ".local" / "share" / "jitui" / "workbook.yaml"
    book.parent.mkdir(parents=True, exist_ok=True)
    book.write_bytes(encode(filled(load())))
    return app(home)
