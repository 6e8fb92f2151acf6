"""Opens, changes and saves a workbook file without losing anything.

``save_plan`` has the rules. Where anything fails, the disk is as it was, what is in memory
stays, and the next save tries again.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

from msgspec import Struct

from jitui.report.clean import clean_line
from jitui.storage.atomic_write import make_folder, real_path, write_whole
from jitui.storage.bounded_read import MAX_BYTES, read_bounded, reason
from jitui.storage.lock import locked
from jitui.storage.paths import BUNDLED_REPORT
from jitui.storage.set_aside import copy_aside
from jitui.workbook.file.save_plan import (
    UNTOUCHED,
    Refused,
    SavePlan,
    is_blank,
    plan_save,
    workbook_in,
)
from jitui.workbook.file.versions import add_version, version_due, versions, versions_folder
from jitui.workbook.file.writer import cleaned
from jitui.workbook.merge import merge
from jitui.workbook.model import Workbook


class Saved(Struct, frozen=True):
    """What came of a save.

    Attributes:
        notice: A sentence for the reader; mostly empty.
        merged: Whether the workbook in memory now has changes of someone else's: show it
            again.
        done: Whether all that was in memory when it began is on the disk.
    """

    notice: str = ""
    merged: bool = False
    done: bool = True


class Store:
    """One workbook and its file.

    ``save`` may run in one thread while another calls ``change``; a change that comes
    during a save is not lost, it stays unsaved.

    Attributes:
        path: The file, or a link to it, as it was given.
        report: The id of the report that is open.
        workbook: The workbook as it is in memory.
        notice: A sentence for the reader on opening; mostly empty.
        reason: Why the file cannot be written, as far as is known; mostly empty. A save
            always tries.
    """

    def __init__(self, path: Path, report: str = BUNDLED_REPORT) -> None:
        self.path = path.absolute()
        self.report = report
        self.workbook = self._saved = Workbook(report=report)
        self.notice = self.reason = ""
        self._seen: bytes | None = None  # the file's content, when it last was a sound workbook
        self._version_added = False
        self._version_problem = ""
        self._lock = Lock()  # of what is in memory; never held while the disk is busy
        self._saving = Lock()  # one save at a time

    @classmethod
    def open(cls, path: Path, report: str = BUNDLED_REPORT) -> Store:
        """Read a file if it is there; whatever it is, the store can be used.

        Nothing on disk is changed.

        Args:
            path: The file; neither it nor its folder need be there.
            report: The id of the report that is open; a workbook of another one is refused.
        """
        store = cls(path, report)
        store._read()
        return store

    @property
    def unsaved(self) -> bool:
        """Whether there is anything in memory that is not on the disk."""
        with self._lock:
            return self.workbook != self._saved

    @property
    def sound(self) -> bool:
        """Whether the file was a usable workbook when it was last looked at."""
        return self._seen is not None

    @property
    def writable(self) -> bool:
        """Whether the file could be written, as far as is known; a save always tries."""
        return not self.reason

    def change(self, workbook: Workbook, of: Workbook | None = None) -> str:
        """Replace the workbook in memory and return a notice for the reader.

        Args:
            workbook: The new one.
            of: The one that it was made from. Where a save has merged something meanwhile,
                that stays; without ``of``, ``workbook`` simply takes the other's place.
        """
        notices: list[str] = []
        with self._lock:
            if of is not None and of != self.workbook:
                now = cleaned(self.workbook)
                workbook, notices = merge(cleaned(of), cleaned(workbook), now)
            self.workbook = workbook
        return "; ".join(notices)

    def save(self) -> Saved:
        """Bring what is in memory to the disk, with what someone else has put there.

        Nothing is written where there is nothing new, but the file is looked at.
        """
        with self._saving:
            try:
                saved = self._save()
            except Refused as refused:
                problem = str(refused)
            except TimeoutError as error:  # it passes, so the file still counts as writable
                words = f"{self.path} was not saved: {reason(error)}; jitui will try again"
                return Saved(clean_line(words), done=False)
            except OSError as error:
                problem = f"{self.path} was not saved: {reason(error)}"
            except ValueError as error:
                problem = f"{self.path} was not saved: {error}"
            else:
                self.reason = ""
                return saved
            self.reason = clean_line(problem)
            return Saved(self.reason, done=False)

    # Opening

    def _read(self) -> None:
        try:
            target = self._target()
            data = _content(target)
            workbook = None if data is None else workbook_in(data, self.path, self.report)
        except OSError as error:
            self._refuse(f"{self.path} cannot be read ({reason(error)}); {UNTOUCHED}")
            return
        except Refused as refused:
            self._refuse(str(refused))
            return
        if data is None or workbook is None:
            self._explain_absence(target, "no longer exists")
            return
        self.workbook = self._saved = workbook
        self._seen = data
        if is_blank(data):
            self._explain_absence(target, "is empty")
        if not os.access(target.parent, os.W_OK):
            words = f"{target.parent} cannot be written to"
            self._refuse(f"{self.path} can be read but not saved: {words}")

    def _refuse(self, words: str) -> None:
        self.reason = self.notice = clean_line(words)

    def _explain_absence(self, target: Path, what: str) -> None:
        if versions(target):
            words = f"{what}; earlier versions are in {versions_folder(target)}"
            self.notice = clean_line(f"{self.path} {words}; a new workbook was started")
        elif self.path.is_symlink() and what != "is empty":
            words = f"is a link to {target}, which does not exist"
            self.notice = clean_line(f"{self.path} {words}; it will be created by the first save")

    def _target(self) -> Path:
        """Return the file itself.

        Raises:
            OSError: It is a link into a folder that is not there, on another drive perhaps.
        """
        target = real_path(self.path)
        if self.path.is_symlink() and not target.parent.exists():
            raise OSError(errno.ENOENT, f"it is a link to {target}, whose folder does not exist")
        return target

    # Saving

    def _save(self) -> Saved:
        target = self._target()
        with self._lock:
            ours = self.workbook
        if ours == self._saved:
            plan = self._plan(target, ours)
            if plan.data is None:
                return self._finish(plan, list(plan.notices))
        make_folder(target.parent)
        with locked(target):
            plan = self._plan(target, ours)
            notices = [*plan.notices, *self._write(target, plan)]
        return self._finish(plan, notices)

    def _plan(self, target: Path, ours: Workbook) -> SavePlan:
        found = _content(target)
        return plan_save(self.path, found, ours, self._saved, self._seen, self.report)

    def _write(self, target: Path, plan: SavePlan) -> list[str]:
        """Write what was planned, under the lock, and return a notice for the reader.

        Raises:
            OSError: Nothing was written.
        """
        if plan.data is None:
            return []
        notices: list[str] = []
        copy = None
        if plan.found is not None and plan.damaged:
            copy = copy_aside(target, plan.found, "damaged")
            notices.append(f"a copy is in {copy.name}, and the file was saved again")
        elif plan.found is not None:
            notices += self._add_version(target, plan.found)
        try:
            write_whole(target, plan.data)
        except OSError:
            now = _content(target)
            if now != plan.data:
                if copy is not None and now == plan.found:
                    with suppress(OSError):
                        copy.unlink()
                raise
            # A network drive may report a failure and have done it all the same.
        return notices

    def _add_version(self, target: Path, data: bytes) -> list[str]:
        """Save what the file held as an earlier version: at first, then every few minutes."""
        if self._version_added and not version_due(target):
            return []
        known, self._version_problem = self._version_problem, add_version(target, data)
        self._version_added = self._version_added or not self._version_problem
        return [self._version_problem] if self._version_problem and not known else []

    def _finish(self, plan: SavePlan, notices: list[str]) -> Saved:
        """Take over what is on the disk now, beside what was changed meanwhile."""
        with self._lock:
            changed = plan.merged is not plan.ours and plan.merged != cleaned(plan.ours)
            if self.workbook == plan.ours:
                self.workbook = plan.merged
            elif changed:
                now = cleaned(self.workbook)
                self.workbook, more = merge(cleaned(plan.ours), now, plan.merged)
                notices = notices + more
            self._saved = plan.merged
            self._seen = plan.found if plan.data is None else plan.data
        return Saved(clean_line("; ".join(notices)), merged=changed)


def _content(target: Path) -> bytes | None:
    """Return what a file holds, or ``None`` where there is none.

    Raises:
        OSError: It cannot be read, is no ordinary file, or is too large.
    """
    try:
        return read_bounded(target, MAX_BYTES)
    except FileNotFoundError:
        return None
