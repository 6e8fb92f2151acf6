"""The open workbook, saved in the background and when the app quits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.timer import Timer

from jitui.errors import JituiError
from jitui.storage.paths import paths
from jitui.workbook.model import Workbook

if TYPE_CHECKING:
    from jitui.workbook.file.store import Saved, Store

IN_MEMORY = "in memory only, not saved"
"""What is said while there is no file for the workbook."""

ELSEWHERE = "what you wrote stays in memory until you quit: press 7, then X to save it elsewhere"
"""What is said beside the reason for which a file cannot be written."""

PAUSE = 1.0
"""After the first change that is not saved, so many seconds pass before it is."""


class Autosave:
    """Holds the workbook for all screens; each change is on the disk soon after.

    Without a store (the tests, a home that cannot be found) all stays in memory.

    Attributes:
        failure: Why the last save failed, or empty.
    """

    def __init__(
        self, store: Store | None = None, opener: Callable[[], Store] | None = None
    ) -> None:
        self._opened_store = store
        self._opener = opener
        self._in_memory = self._at_start = Workbook()
        self._app: App[None] | None = None
        self._timer: Timer | None = None
        self._listeners: list[Callable[[Saved], None]] = []
        self.failure = ""

    @classmethod
    def open(cls, report: str, path: Path | None = None) -> Autosave:
        """Return the autosave of a workbook's file, or of the default one for a report.

        The file is read when it is first needed, which is after the first picture. Where
        no folder can be found to keep it in, the workbook stays in memory.

        Args:
            report: The id of the report that is open.
            path: The file, or ``None`` for the default one.
        """
        try:
            file = path or paths(report).workbook
        except JituiError:
            autosave = cls()  # the user state says so already
            autosave._in_memory = autosave._at_start = Workbook(report=report)
            return autosave

        def opener() -> Store:
            from jitui.workbook.file.store import Store

            return Store.open(file, report)

        return cls(opener=opener)

    @property
    def _store(self) -> Store | None:
        if self._opener is not None:
            self._opened_store, self._opener = self._opener(), None
        return self._opened_store

    @property
    def opened(self) -> bool:
        """Whether the file has been read."""
        return self._opener is None

    def attach(self, app: App[None]) -> None:
        """Take the app's clock for saving."""
        self._app = app

    def listen(self, listener: Callable[[Saved], None]) -> None:
        """Tell ``listener`` of each save that was tried, in the app's own thread."""
        self._listeners.append(listener)

    def unlisten(self, listener: Callable[[Saved], None]) -> None:
        """Tell ``listener`` no more."""
        self._listeners.remove(listener)

    @property
    def workbook(self) -> Workbook:
        """The workbook as it is now."""
        return self._store.workbook if self._store is not None else self._in_memory

    @property
    def notice(self) -> str:
        """What is to be said on opening, or empty."""
        store = self._store
        if store is None or not store.notice:
            return ""
        return store.notice if store.writable else f"{store.notice}; {ELSEWHERE}"

    @property
    def path(self) -> Path | None:
        """The file, if there is one."""
        return self._store.path if self._store is not None else None

    @property
    def unsaved(self) -> bool:
        """Whether there is anything that is not on the disk."""
        if self._store is None:
            return self._in_memory != self._at_start
        return self._store.unsaved

    @property
    def warning(self) -> str:
        """Why what is written is not safe, for a line at the top; mostly empty."""
        store = self._store
        if store is None:
            return IN_MEMORY
        return "NOT SAVED" if self.failure or not store.writable else ""

    def change(self, workbook: Workbook, of: Workbook | None = None) -> None:
        """Take a changed workbook; it is saved soon.

        Args:
            workbook: The workbook as it is to be.
            of: What it was made from, if that may be older than what is open: what was
                merged from another window meanwhile stays.
        """
        if self._store is None:
            self._in_memory = workbook
            return
        self._notify(self._store.change(workbook, of))
        if self._timer is None and self._app is not None:
            # Not put off by further letters: two seconds are all that may be lost.
            self._timer = self._app.set_timer(PAUSE, self.save)

    def sync(self) -> None:
        """Take in what other windows wrote, and save what is not saved."""
        self.save(anyway=True)

    def save(self, anyway: bool = False) -> None:
        """Save now, in a thread; with nothing to save, only where ``anyway``."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        store, app = self._store, self._app
        if store is None or app is None or not (store.unsaved or anyway):
            return

        def work() -> None:
            saved = store.save()
            app.call_from_thread(self._saved, saved)

        app.run_worker(work, thread=True, group="workbook")

    def _saved(self, saved: Saved) -> None:
        notice = saved.notice if saved.done else f"{saved.notice}; {ELSEWHERE}"
        before, self.failure = self.failure, "" if saved.done else notice
        if notice != before:  # said once, not at each try
            self._notify(notice)
        for listener in self._listeners:
            listener(saved)
        if self.unsaved and self._app is not None and self._timer is None:
            # Written meanwhile, or not possible: tried again, less often when in trouble.
            again = PAUSE * (10 if self.failure else 1)
            self._timer = self._app.set_timer(again, self.save)

    def _notify(self, words: str) -> None:
        if words and self._app is not None:
            self._app.notify(words, markup=False, timeout=10)

    def close(self) -> Saved:
        """Save what is not saved, at once, and see that the file still has all of it.

        Returns:
            What came of it: what the reader has to be told, and whether nothing is lost by
            leaving now.
        """
        from jitui.workbook.file.store import Saved

        if not self.opened:
            return Saved()
        store = self._store
        if store is None:
            none = "there is no home folder to save it in: set JITUI_HOME to a folder"
            return Saved(none, done=False) if self.unsaved else Saved()
        ours = store.unsaved or store.sound
        saved = store.save()
        # A file that was not ours from the start is none of our business now.
        return saved if saved.done or ours else Saved()
