"""What keeps jitui instant and does not depend on a clock: modules, widgets, SQL, bytes.

How long things take is measured by ``make bench``; see docs/speed.md.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine
from jitui.search.index import Index
from jitui.search.index_builder import build
from jitui.search.lexicon import lexicon_of
from jitui.state import reading_position
from jitui.state.reading_position import ReadingPosition
from tests.cli.running import surroundings

if TYPE_CHECKING:
    from tests.bench.terminal import Program

VERSION, PICTURE = "--version", "the first picture"
DEFINE, SEARCH = "define chronology", "search chronologies"
"""With the library and the index kept."""

FRAMEWORK = ("textual", "rich", "asyncio", "platformdirs", "jitui.tui")
HEAVY = ("sqlite3", "json", "snowballstemmer", "subprocess", "importlib.metadata")
PARSING = ("argparse", "yaml", "jitui.cli.commands.workbook")
SLOW = (
    "unicodedata",
    "dataclasses",
    "difflib",
    "yaml",
)
OTHERS = (
    "jitui.cli.commands.charts",
    "jitui.cli.commands.files",
    "jitui.cli.commands.workbook",
    "jitui.report.loading.load",
)

NOT_LOADED: dict[str, Sequence[str]] = {
    VERSION: (*FRAMEWORK, *HEAVY, *PARSING, "jitui.report", "jitui.search", "jitui.workbook"),
    DEFINE: (*FRAMEWORK, *HEAVY, *SLOW, *OTHERS, "jitui.search", "jitui.export"),
    SEARCH: (
        *(*FRAMEWORK, *SLOW, *OTHERS, "jitui.export"),
        *("snowballstemmer", "jitui.search.index_builder"),
    ),
    PICTURE: (
        *("sqlite3", "secrets", "snowballstemmer"),
        *("jitui.report.loading.load", "jitui.search"),
        "pygments",
        "markdown_it",
        "docx",
        "rich.markdown",
        "argparse",
        "textual.widgets._data_table",
        "textual.widgets._footer",
        "textual.widgets._header",
        "textual.widgets._markdown",
        "textual.widgets._tabbed_content",
        "textual.widgets._text_area",
        "jitui.export",
        "jitui.tui.screens.session",
    ),
}
"""What is never loaded. Add to it whatever has been got rid of."""

WIDGETS = 10
"""Widgets, screens included, at the first picture."""
TYPED = "chronologies"
STATEMENTS_AN_ENTRY = 4
"""SQL statements, for each entry of the library, that a letter of ``TYPED`` may cost."""
SIZE = (120, 40)
KEYS = b"jjjjjjjj"
BYTES_A_CELL = 3
"""Bytes, for each cell of the screen, that a key in a list may paint."""

_REPORT = "import sys; print(*sys.modules, sep='\\n', file=sys.__stderr__)"
_COMMAND = """
import sys
from jitui.cli.main import main
try:
    main({arguments})
except SystemExit as left:
    assert not left.code
"""
_APP = """
import pathlib, signal, sys

def report(_, frame):
    from textual.app import App
    while not isinstance(app := frame.f_locals.get("self"), App):
        frame = frame.f_back
    count = sum(1 for s in app.screen_stack for _ in s.walk_children(with_self=True))
    file = pathlib.Path(sys.argv[1])
    half = file.with_suffix(".half")
    half.write_text("\\n".join([str(count), *(name for name in sys.modules if sys.modules[name])]))
    half.replace(file)

signal.signal(signal.SIGUSR1, report)
from jitui.cli.main import main
sys.exit(main([]))
"""


@lru_cache
def _after(words: str) -> frozenset[str]:
    """Return the modules that are loaded after a command whose home has been used before."""
    with TemporaryDirectory() as home:
        name, *more = words.split()
        code = _COMMAND.format(arguments=[name, *more])
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-c", f"{code}\n{_REPORT}"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=surroundings({"JITUI_HOME": home}),
                check=False,
                timeout=60,
            )
            assert done.returncode == 0, done.stderr.decode()
    return frozenset(done.stderr.decode().split())


@dataclass(frozen=True)
class Opened:
    """What an app that has been opened in a terminal of 120 by 40 reported, and painted.

    Attributes:
        modules: The modules that are loaded at the first picture.
        widgets: How many widgets there are then, on all screens.
        painted: The bytes painted for :data:`KEYS`.
    """

    modules: frozenset[str]
    widgets: int
    painted: int


@pytest.fixture(scope="module")
def opened() -> Opened:
    """Open the app as a reader does, in a home that has been used before."""
    pytest.importorskip("pty", reason="pseudo-terminals are for Unix")
    from tests.bench import terminal

    with TemporaryDirectory() as home:
        told = Path(home) / "told"
        # So that nothing is said of a first start.
        reading_position.save(Path(home) / "state" / "place.json", ReadingPosition())
        more = {"JITUI_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        listing = [sys.executable, "-c", _COMMAND.format(arguments=["list"])]
        subprocess.run(listing, env=surroundings(more), stdout=subprocess.DEVNULL, check=True)
        command = [sys.executable, "-c", _APP, str(told)]
        app = terminal.Program(command, SIZE, surroundings({**more, "LC_ALL": "C.UTF-8"}))
        try:
            _until(app, lambda: _shows(app, "At a glance", " quit"))
            os.kill(app.pid, signal.SIGUSR1)
            _until(app, told.exists)
            widgets, *modules = told.read_text("utf-8").split()
            app.key(b"2")
            _until(app, lambda: _shows(app, " 1 of 12"))
            before = app.painted
            for key in KEYS:
                app.key(bytes([key]))
            _until(app, lambda: _shows(app, f" {len(KEYS) + 1} of 12"))
            return Opened(frozenset(modules), int(widgets), app.painted - before)
        finally:
            app.end()


def _until(app: Program, is_so: Callable[[], bool]) -> None:
    """Read what an app paints until something is so, and then until nothing more comes."""
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, "\n".join(app.screen.display)
        app.settle()
    app.settle()


def _shows(app: Program, *texts: str) -> bool:
    shown = "\n".join(app.screen.display)
    return all(text in shown for text in texts)


@pytest.fixture
def loaded(request: pytest.FixtureRequest, when: str) -> frozenset[str]:
    """The modules that are loaded then; the app is opened only for its picture."""
    if when != PICTURE:
        return _after(when)
    found: Opened = request.getfixturevalue("opened")
    return found.modules


def _cases(lists: dict[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((when, name) for when, names in lists.items() for name in names)


@pytest.mark.parametrize(("when", "name"), _cases(NOT_LOADED))
def test_it_is_not_loaded(loaded: frozenset[str], name: str) -> None:
    assert name not in loaded


@pytest.mark.parametrize(
    ("when", "name"),
    [
        (VERSION, "jitui"),
        (DEFINE, "msgspec"),
        (SEARCH, "jitui.search.index"),
        (PICTURE, "textual.app"),
    ],
)
def test_what_is_looked_at_is_what_is_loaded(loaded: frozenset[str], name: str) -> None:
    assert name in loaded


def test_few_widgets_are_mounted_at_the_first_picture(opened: Opened) -> None:
    assert 1 < opened.widgets <= WIDGETS


def test_a_key_in_the_lists_paints_little(opened: Opened) -> None:
    columns, lines = SIZE
    assert 0 < opened.painted <= len(KEYS) * columns * lines * BYTES_A_CELL


def test_a_letter_in_the_search_asks_the_database_little(library: Library) -> None:
    words = lexicon_of(library)
    db = build(library, words)
    asked: list[str] = []
    engine = CombinedSearch(Engine(library, Index(db), words))
    db.set_trace_callback(asked.append)
    counts = []
    for end in range(1, len(TYPED) + 1):
        asked.clear()
        assert engine.search(TYPED[:end], limit=20, growing=True).hits
        counts.append(len(asked))
    assert 0 < max(counts) <= STATEMENTS_AN_ENTRY * len(library.entries), counts
