"""A reader who does anything at any time, in the app itself, where everything can be looked at.

``make walk STEPS=20000 SEED=1`` walks for minutes; a test walks a little. After each step the
app must be sound, and what its bars say must be so. What goes wrong is told with the seed and
the fewest of the last steps that do it again.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from random import Random
from unittest import mock

from textual import events
from textual.errors import NoWidget
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from jitui.report.clean import clean
from jitui.report.loading.load import load
from jitui.report.model import Library
from jitui.tui.app import JituiApp
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.screens.main import MainScreen
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.user_state import UserState
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.status_bars import KeyBar, TitleBar
from jitui.workbook.file.reader import decode
from jitui.workbook.file.store import Store
from jitui.workbook.file.writer import encode
from jitui.workbook.model import Workbook
from tests.bench.filled_workbook import filled
from tests.walk import inputs

ONE_LIFE = 250
"""After so many steps the reader leaves, and another one begins with a new workbook."""
SETTLED = 0.3
"""What is wrong must still be so after so many seconds."""
ESCAPES = 8
"""So often Escape is pressed at most to be in the list again, from anywhere."""
SHORTEST = (3, 6, 12, 25, 50, 100)
"""With so many of the last steps it is tried whether they do it again."""

KEYS = (
    *"1234567jkgGhlfepwAPEWOxRRmMHoTCVdSISaaiiDycX:://?nNK{}<>[]+-*st",
    "space",
    "enter",
    "enter",
    "enter",
    "tab",
    "tab",
    "shift+tab",
    "backspace",
    "escape",
    "escape",
    "escape",
    "up",
    "down",
    "down",
    "left",
    "right",
    "pageup",
    "pagedown",
    "home",
    "end",
    "delete",
    "ctrl+a",
    "ctrl+c",
    "ctrl+g",
    "ctrl+k",
    "ctrl+p",
    "ctrl+r",
    "ctrl+t",
    "ctrl+u",
    "ctrl+w",
    "ctrl+y",
    "ctrl+z",
    "shift+up",
    "f1",
)
SIZES: tuple[tuple[int, int], ...] = (
    (15, 5),
    (40, 12),
    (60, 20),
    (80, 24),
    (80, 24),
    (80, 24),
    (120, 36),
    (160, 45),
    (200, 60),
)

_CONTROLS = frozenset(map(chr, (*range(32), *range(0x7F, 0xA0), 0x202E, 0x2066)))

Step = tuple[str, ...]
"""A kind of step and what belongs to it; all of it text, so that it can be told and done again."""


class Wrong(Exception):
    """Something is not as it must be; the words say what."""


@dataclass(frozen=True)
class Failure:
    """What went wrong.

    Attributes:
        step: At which step of the walk.
        what: What was not as it must be.
        steps: The fewest of the last steps that do it again, or all of this life.
    """

    step: int
    what: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return f"step {self.step}: {self.what}\n    " + "\n    ".join(map(repr, self.steps))


@dataclass
class Walk:
    """What came of a walk: what it began with, how many steps it took, what went wrong."""

    seed: int
    steps: int = 0
    failures: list[Failure] = field(default_factory=list)


class Walker:
    """Does steps in an app, and looks after each whether all is as it must be."""

    def __init__(self, app: JituiApp, pilot: Pilot[None], known: Sequence[str]) -> None:
        self.app = app
        self._known = known
        self._pilot = pilot
        self._written: dict[str, str] = {}

    async def do(self, step: Step) -> None:
        """Do a step.

        Raises:
            Wrong: Something is not as it must be after it.
        """
        self._written = self._fields()
        await self._take(step)
        await self._pilot.pause()
        if self._wrong():
            await self._pilot.pause(SETTLED)  # something may still have been on its way
            if wrong := self._wrong():
                raise Wrong(wrong[0])
        if not isinstance(self.app.screen, EditorScreen | ModalScreen):
            self._written = {}

    def _wrong(self) -> list[str]:
        """Return what is not as it must be, but for what is known."""
        return [one for one in self._look() if not any(re.search(k, one) for k in self._known)]

    async def _take(self, step: Step) -> None:
        kind, *what = step
        if kind == "keys":
            for key in what:
                self._written = self._fields()
                await self._pilot.press(key)
        elif kind == "type":
            await self._type(what[0])
        elif kind == "paste":
            self.app.post_message(events.Paste(what[0]))
        elif kind == "click":
            await self._click(float(what[0]), float(what[1]), int(what[2]))
        elif kind == "size":
            await self._pilot.resize_terminal(int(what[0]), int(what[1]))
        elif kind == "away":
            self.app.post_message(events.AppBlur())
            await self._pilot.pause()
            self.app.post_message(events.AppFocus())
        elif kind == "escape":
            await self._lead_out()

    async def _type(self, text: str) -> None:
        focused = self.app.focused
        await self._pilot.press(*(" " if c == " " else c for c in text))
        if focused is not None and focused is self.app.focused:
            there = _text(focused)
            if there is not None and text not in there:
                raise Wrong(f"typed {text!r}, but {focused.id} has {there[-200:]!r}")

    async def _click(self, x: float, y: float, times: int) -> None:
        size = self.app.size
        at = min(int(x * size.width), size.width - 1), min(int(y * size.height), size.height - 1)
        with suppress(NoWidget):  # nothing is laid out there yet
            await self._pilot.click(offset=at, times=times)

    async def _lead_out(self) -> None:
        for _ in range(ESCAPES):
            if self._at_list():
                return
            # Of a sentence that was begun it asks first; Escape would go back to it.
            lists = self.app.screen.query("#pick-rows").results(EntryList)
            asked = any("Discard it" in line.text for rows in lists for line in rows.lines)
            await self._pilot.press(*(("down", "enter") if asked else ("escape",)))
            await self._pilot.pause()
        if not self._at_list():
            where = type(self.app.screen).__name__, self.app.focused and self.app.focused.id
            raise Wrong(f"Escape, {ESCAPES} times, led to {where}")

    def _at_list(self) -> bool:
        screen = self.app.screen
        focused = self.app.focused
        return (
            isinstance(screen, MainScreen)
            and len(self.app.screen_stack) == 1
            and not screen.navigation.searching
            and focused is not None
            and focused.id == "list"
        )

    # What must be so after each step

    def _look(self) -> Iterator[str]:
        if self.app._exception is not None:
            yield f"it raised {self.app._exception!r}"
            return
        screen = self.app.screen
        if sum(isinstance(one, ModalScreen) for one in self.app.screen_stack) > 3:
            yield f"dialogs over dialogs: {self.app.screen_stack}"
        yield from self._look_at_letters(screen)
        if isinstance(screen, MainScreen):
            yield from self._look_at_focus(screen)
            yield from self._look_at_title(screen)
        if screen.query(KeyBar):
            yield from self._look_at_keys(screen)
        if self._written and not isinstance(screen, EditorScreen | ModalScreen):
            yield from self._look_for_what_was_written()

    def _look_at_letters(self, screen: Screen[object]) -> Iterator[str]:
        for strip in screen._compositor.render_strips():
            for segment in strip:
                if not segment.control and _CONTROLS.intersection(segment.text):
                    yield f"a control character is painted: {segment.text!r}"

    def _look_at_focus(self, screen: MainScreen) -> Iterator[str]:
        focused = self.app.focused
        if focused is None:
            yield "nothing has the focus"
            return
        if not focused.is_on_screen or not all(
            node.display for node in focused.ancestors_with_self if isinstance(node, Widget)
        ):
            yield f"{focused.id} has the focus and is not to be seen"

    def _look_at_title(self, screen: MainScreen) -> Iterator[str]:
        """What the line at the top says is so."""
        said = screen.query_one(TitleBar).position
        reading = screen.page_view
        if screen.navigation.searching:
            wanted = "Search"
        elif reading.hinting:
            wanted = "Press a letter to follow, Esc cancels"
        else:
            wanted = ""
        if wanted or said in ("Search", "Press a letter to follow, Esc cancels"):
            if said != wanted:
                yield f"the title says {said!r}, not {wanted!r}"
            return
        parts = said.split(" \u00b7 ")
        finds = (
            f"match {reading.match_number} of {reading.match_count}" if reading.match_count else ""
        )
        told = next((part for part in parts if part.startswith("match ")), "")
        if told != finds:
            yield f"the title says {told!r} of finds, the page has {finds!r}"
        if ("bookmark" in parts) != (screen.page_view.ref in screen.user_state.bookmarks):
            yield f"the title says {said!r} of {screen.page_view.ref}, marked or not"
        page = reading.page
        if page is None:
            yield "no page is open"
            return
        alone = screen.pages.page(page.ref)
        several = len(page.blocks) > len(alone.blocks)
        on = any(part.startswith("Continuous") for part in parts)
        if several and not on:
            yield f"several entries are on the page, the title says {said!r}"
        position = _place_in_table(screen) or alone.position
        if not on and parts[-1] != position:
            yield f"the title says {said!r}, the page is {position!r}"
        if on and not several and page.ref != screen.sidebar.list.refs_from(page.ref)[-1]:
            yield f"the title says {said!r}, the page is of {page.ref} alone"
        ref = screen.sidebar.list.ref
        if ref and not on and ref != page.ref:
            yield f"{ref} is selected, {page.ref} is open"

    def _look_at_keys(self, screen: Screen[object]) -> Iterator[str]:
        """Each key that is shown does here what is said of it."""
        bar = screen.query_one(KeyBar)
        focused = self.app.focused
        for command in bar.commands:
            key = command.keys[0]
            if key == "enter" and isinstance(focused, Input):
                continue  # the line takes it, and hands it on
            does = self._does(screen, key)
            if does != command.binding_action:
                at = focused.id if focused else None
                yield f"{key} is shown as {command.label!r} and does {does!r} at {at}"
            typed = len(key) == 1 or key in ("slash", "question_mark")
            if typed and isinstance(focused, Input | TextArea):
                yield f"{key} is shown as {command.label!r} and is typed into {focused.id}"
        if isinstance(screen, MainScreen) and bar.size.width >= 80:
            shown = bar.render().plain
            place = focused.id if focused else ""
            for text in ("? help", "q quit"):
                if place in ("list", "reading") and text not in shown:
                    yield f"{text!r} is not shown at {place}: {shown.rstrip()!r}"

    def _does(self, screen: Screen[object], key: str) -> str:
        """Return what a key does, asked from the focused part outwards."""
        found = [
            (not binding.priority, number, binding.action)
            for number, (node, bindings) in enumerate(screen._modal_binding_chain)
            for bound, binding in bindings
            if bound == key and self.app._check_action_state(binding.action, node)
            # What cannot be scrolled hands the key on.
            if not (binding.action.startswith("scroll_") and isinstance(node, Input))
        ]
        return min(found)[2] if found else "nothing"

    # What was written

    def _fields(self) -> dict[str, str]:
        """What stands in the fields of the editor; days and refs are taken in other words."""
        screen = self.app.screen
        if not isinstance(screen, EditorScreen):
            return self._written
        return {
            widget.id or "": text
            for widget in screen.query("Input, TextArea")
            if widget.id not in ("field-by", "field-refs") and (text := _text(widget)) is not None
        }

    def _look_for_what_was_written(self) -> Iterator[str]:
        kept = list(_texts(self.app.autosave.workbook))
        for name, text in self._written.items():
            words = clean(text).strip()
            if words and not any(words in one for one in kept):
                yield f"{name} had {words[-100:]!r}, the workbook has not"


def _text(widget: Widget) -> str | None:
    if isinstance(widget, TextArea):
        return widget.text
    return widget.value if isinstance(widget, Input) else None


def _texts(book: Workbook) -> Iterator[str]:
    yield from (book.title, book.agency)
    for item in (*book.answers, *book.evidence, *book.actions, *book.notes):
        for name in item.__struct_fields__:
            value = getattr(item, name)
            if isinstance(value, str):
                yield value


def steps(random: Random, words: Sequence[str]) -> Iterator[Step]:
    """Go on giving steps: mostly keys, and all else that a reader does."""
    while True:
        roll = random.random()
        if roll < 0.60:
            yield ("keys", random.choice(KEYS))
        elif roll < 0.66:
            yield ("keys", *random.choices(KEYS, k=random.randint(2, 4)))
        elif roll < 0.74:
            word = random.choice(words)
            yield ("type", word[: random.randint(2, len(word))])
        elif roll < 0.78:
            yield ("type", random.choice(inputs.QUERIES))
        elif roll < 0.80:
            yield ("paste", random.choice(inputs.PASTED))
        elif roll < 0.89:
            yield ("click", f"{random.random():.3f}", f"{random.random():.3f}", "1")
        elif roll < 0.90:
            yield ("click", f"{random.random():.3f}", f"{random.random():.3f}", "2")
        elif roll < 0.945:
            yield ("size", *map(str, random.choice(SIZES)))
        elif roll < 0.955:
            yield ("away",)
        else:
            yield ("escape",)


@contextmanager
def _quick() -> Iterator[None]:
    """Wait for the app's own messages only, not until the processor is idle."""

    async def turns(*_: object, **__: object) -> None:
        for _turn in range(3):
            await asyncio.sleep(0)

    with (
        mock.patch("textual.app.wait_for_idle", turns),
        mock.patch("textual.pilot.wait_for_idle", turns),
    ):
        yield


@contextmanager
def _inside(folder: str) -> Iterator[None]:
    """Let files that are saved go into a folder of the walk's own."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@dataclass
class _Life:
    """The steps that were taken, and what went wrong at the last one, if anything did."""

    steps: list[Step] = field(default_factory=list)
    wrong: str = ""


@dataclass(frozen=True)
class _Ground:
    """Where one walks: the report, a workbook, and what is known to be wrong."""

    library: Library
    book: bytes
    known: Sequence[str]

    async def live(self, given: Iterator[Step], most: int) -> _Life:
        """Take steps in a new app, with a full workbook, until one goes wrong."""
        life = _Life()
        with tempfile.TemporaryDirectory(prefix="jitui-walk-") as folder:
            home = str(Path(folder, "home"))
            with (
                _inside(folder),
                mock.patch.dict(os.environ, {"JITUI_HOME": home}),
                redirect_stderr(StringIO()),  # a traceback with all that there is
                _quick(),
            ):
                try:
                    await self._go(Path(folder, "workbook.yaml"), given, most, life)
                except Wrong as wrong:
                    life.wrong = str(wrong)
                except Exception as error:  # the app's own, which the framework gives on
                    life.wrong = f"it raised {error!r}"
        if any(re.search(pattern, life.wrong) for pattern in self.known):
            life.wrong = ""
        return life

    async def _go(self, file: Path, given: Iterator[Step], most: int, life: _Life) -> None:
        file.write_bytes(self.book)
        app = JituiApp(self.library, UserState.open(), Autosave(Store.open(file)))
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await pilot.pause()
            walker = Walker(app, pilot, self.known)
            for step in given:
                life.steps.append(step)
                await walker.do(step)
                if len(life.steps) >= most:
                    break
            life.steps.append(("escape",))
            await walker.do(("escape",))
            written = app.autosave.workbook
            await pilot.press("q")
            await pilot.pause()
        kept, problems = decode(file.read_bytes(), file.name)
        if kept != written:
            raise Wrong(f"left, the file does not have what was written; {problems}")

    async def fewest(self, life: _Life) -> Sequence[Step]:
        """Return the fewest of the last steps that go wrong in a new life."""
        for number in SHORTEST:
            last = life.steps[-number:]
            if (await self.live(iter(last), len(last))).wrong:
                return last
        return life.steps


def _place_in_table(screen: MainScreen) -> str:
    """Return where the open area stands among the rows of the table, if it is one of them."""
    if not screen.sidebar.tabular:
        return ""
    listed = screen.sidebar.list.refs_from("")
    areas = [ref for ref in listed if ref in screen.pages.library.entries]
    if screen.page_view.ref not in areas:
        return ""
    shown = " shown" if screen.sidebar.table.view.filtered else ""
    return f"Area {areas.index(screen.page_view.ref) + 1} of {len(areas)}{shown}"


async def walk(library: Library, seed: int, count: int, known: Sequence[str] = ()) -> Walk:
    """Walk so many steps, in one life after the other.

    Args:
        library: What is read.
        seed: What the choice of steps begins with.
        count: How many steps.
        known: Patterns of what is known to be wrong, and passed over.
    """
    given = steps(Random(seed), inputs.words_of(library))
    ground = _Ground(library, encode(filled(library)), known)
    done = Walk(seed)
    while done.steps < count:
        life = await ground.live(given, min(ONE_LIFE, count - done.steps))
        done.steps += len(life.steps)
        if life.wrong:
            fewest = tuple(await ground.fewest(life))
            done.failures.append(Failure(done.steps, life.wrong, fewest))
    return done


def main() -> int:
    """Walk, and tell what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--known", action="append", default=[], help="a pattern to pass over")
    options = parser.parse_args()
    begun = time.monotonic()
    done = asyncio.run(walk(load(), options.seed, options.steps, options.known))
    for failure in done.failures:
        print(failure, end="\n\n")
    speed = done.steps / (time.monotonic() - begun)
    print(
        f"seed {done.seed}: {done.steps} steps ({speed:.0f} a second),"
        f" {len(done.failures)} failures"
    )
    return 1 if done.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
