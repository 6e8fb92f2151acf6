"""A workbook on disk: opened, changed in memory, saved so that nothing is lost in silence.

The rules, in the order in which a save goes through them:

- The file is read again first. What someone else wrote into it is joined, never overwritten.
- A file that could not be read, or that was damaged or no workbook when it was opened, is
  left as it is until it is mended. One of a newer jitui, or of another report, is never
  written.
- A file that was sound and is damaged now is kept under another name, then written again;
  one that has gone or was emptied is written again. Both are told.
- Where anything fails, the disk is as it was, what is in memory stays, and the next save
  tries again.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from msgspec import Struct, field

from jitui.errors import Problem
from jitui.report.clean import clean_line
from jitui.storage.atomic_write import make_folder, sync_folder, write_whole
from jitui.storage.bounded_read import MAX_BYTES, read_bounded
from jitui.storage.lock import locked
from jitui.storage.paths import BUNDLED_REPORT
from jitui.workbook.file.codec import Newer, cleaned, decode, encode, other_report
from jitui.workbook.file.versions import due, folder_of, keep, versions
from jitui.workbook.file.writer import KEY
from jitui.workbook.merge import join
from jitui.workbook.model import Workbook

_LEFT = "it was left unchanged and will not be overwritten"


class Saved(Struct, frozen=True):
    """What came of a save.

    Attributes:
        notice: What the reader has to be told; mostly empty.
        joined: Whether the workbook in memory now has changes of someone else's: show it
            again.
        done: Whether all that was in memory when it began is on the disk.
    """

    notice: str = ""
    joined: bool = False
    done: bool = True


class _Plan(Struct, frozen=True):
    """What a save is to do.

    Attributes:
        ours: What was in memory when it began.
        joined: What is to be kept: ours, or ours with theirs.
        found: What the file holds now, ``None`` where there is none.
        data: What it is to hold; ``None`` where nothing is to be written.
        aside: Whether what it holds is to be kept under another name.
        notices: What the reader has to be told when it is done.
    """

    ours: Workbook
    joined: Workbook
    found: bytes | None
    data: bytes | None = None
    aside: bool = False
    notices: list[str] = field(default_factory=list)


class _Refused(Exception):
    """The file must not be written; the words say why."""


class Store:
    """One workbook and its file.

    ``save`` may run in one thread while another calls ``change``; a change that comes
    during a save is not lost, it stays unsaved.

    Attributes:
        path: The file, or a link to it, as it was given.
        report: The id of the report that is open.
        notice: What the reader has to be told on opening; mostly empty.
    """

    _workbook: Workbook
    _saved: Workbook  # what was in memory when all of it was on the disk
    _base: Workbook  # the same, as it is read from the disk
    _seen: bytes | None  # what the file held when it was last looked at
    _sound: bool  # whether that was a workbook
    _tried: _Plan | None  # a save that failed, and may have come through all the same
    _changed_at: float | None
    _reason: str
    _opened: bool  # whether the file has been kept as it was found
    _untold: bool  # whether trouble with versions is still to be told

    def __init__(
        self,
        path: Path,
        report: str,
        clock: Callable[[], float],
        now: Callable[[], datetime] | None,
    ) -> None:
        self.path = path.absolute()
        self.report = report
        self.notice = ""
        self._clock = clock
        self._now = now
        self._lock = Lock()  # of what is in memory; never held while the disk is busy
        self._saving = Lock()  # one save at a time
        self._begin_with(Workbook(report=report), None)

    @classmethod
    def open(
        cls,
        path: Path,
        report: str = BUNDLED_REPORT,
        *,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] | None = None,
    ) -> Store:
        """Read a file if it is there; whatever it is, the store can be used.

        Nothing on disk is changed.

        Args:
            path: The file; neither it nor its folder need be there.
            report: The id of the report that is open; a workbook of another one is refused.
            clock: Gives seconds, for ``changed_at``.
            now: Gives the time in UTC, for the names of versions.
        """
        store = cls(path, report, clock, now)
        store._read()
        return store

    @property
    def workbook(self) -> Workbook:
        """The workbook as it is in memory."""
        return self._workbook

    @property
    def unsaved(self) -> bool:
        """Whether there is anything in memory that is not on the disk."""
        with self._lock:
            return self._workbook != self._saved

    @property
    def kept(self) -> bool:
        """Whether the file was a sound workbook of ours when it was last looked at."""
        return self._sound

    @property
    def changed_at(self) -> float | None:
        """When the oldest change was made that is not on the disk, in the clock's seconds."""
        return self._changed_at

    @property
    def writable(self) -> bool:
        """Whether the file could be written, as far as is known; a save always tries."""
        return not self._reason

    @property
    def reason(self) -> str:
        """Why the file cannot be written, or empty."""
        return self._reason

    def change(self, workbook: Workbook, of: Workbook | None = None) -> str:
        """Replace the workbook in memory, and return what the reader has to be told.

        Args:
            workbook: The new one.
            of: The one that it was made from. Where a save has joined something meanwhile,
                that stays; without ``of``, ``workbook`` simply takes the other's place.
        """
        told: list[str] = []
        with self._lock:
            if of is not None and of != self._workbook:
                workbook, told = join(cleaned(of), cleaned(workbook), cleaned(self._workbook))
            self._workbook = workbook
            if self._changed_at is None and workbook != self._saved:
                self._changed_at = self._clock()
        return "; ".join(told)

    def save(self) -> Saved:
        """Bring what is in memory to the disk, with what someone else has put there.

        Nothing is written where there is nothing new, but the file is looked at.
        """
        with self._saving:
            with self._lock:
                since, self._changed_at = self._changed_at, None
            saved = None
            try:
                saved = self._try()
                return saved
            finally:
                with self._lock:
                    if self._workbook == self._saved:
                        self._changed_at = None
                    elif since is not None and (saved is None or not saved.done):
                        self._changed_at = since

    def save_as(self, path: Path) -> str:
        """Write all that is in memory to a new file, and return what could not be done.

        It is a copy: the store stays with its own file. Only where that cannot be written
        (``writable`` is false) does it go on with the new one: see ``path``.

        Args:
            path: A name that is free; its folder is made.
        """
        path = path.absolute()
        with self._saving:
            with self._lock:
                ours = self._workbook
            try:
                data = encode(ours)
                make_folder(path.parent)
                _write_new(path, data)
            except FileExistsError:
                return clean_line(f"{path} already exists; choose another name")
            except (OSError, ValueError) as error:
                return clean_line(f"{path} was not saved: {_reason(error)}")
            if self._reason:
                with self._lock:
                    now, since = self._workbook, self._changed_at
                    self.path, self.notice = path, ""
                    self._begin_with(ours, data)
                    self._workbook = now
                    self._changed_at = since if now != ours else None
        return ""

    # ------------------------------------------------------------------------ opening

    def _begin_with(self, workbook: Workbook, data: bytes | None) -> None:
        """Start from what a file holds, or from nothing."""
        self._workbook = workbook
        self._saved = workbook
        self._base = cleaned(workbook)
        self._seen = data
        self._sound = data is not None
        self._tried = None
        self._changed_at = None
        self._reason = ""
        self._opened = False
        self._untold = True

    def _read(self) -> None:
        try:
            target = self._target()
            data = _look(target)
        except OSError as error:
            words = f"{self.path} cannot be read ({_reason(error)})"
            self._close(f"{words}; {_LEFT}")
            return
        if data is None:
            self._tell_of_none(target, "no longer exists")
            return
        found, problems = decode(data, target.name)
        if found is None:
            self._seen = data
            self._close(self._refusal(problems))
            return
        if _blank(data):
            found = Workbook(report=self.report)
        elif other_report(found, self.report):
            self._seen = data
            self._close(self._not_of_this_report(found))
            return
        self._begin_with(found, data)
        if _blank(data):
            self._tell_of_none(target, "is empty")
        if not os.access(target.parent, os.W_OK):
            words = f"{target.parent} cannot be written to"
            self._close(f"{self.path} can be read but not saved: {words}")

    def _close(self, reason: str) -> None:
        self._reason = self.notice = clean_line(reason)

    def _tell_of_none(self, target: Path, what: str) -> None:
        if versions(target):
            words = f"earlier versions are in {folder_of(target)}"
            self.notice = clean_line(f"{self.path} {what}; {words}; a new workbook was started")
        elif self.path.is_symlink() and what != "is empty":
            words = (
                f"is a link to {target}, which does not exist; it will be created by the first save"
            )
            self.notice = clean_line(f"{self.path} {words}")

    def _target(self) -> Path:
        """Return the file itself: a link, as some keep to a synchronised folder, stays a link.

        Raises:
            OSError: It is a link into a folder that is not there, on another drive perhaps.
        """
        try:
            target = self.path.resolve()
        except (OSError, RuntimeError):  # a link to itself; looking at it says so
            return self.path
        if self.path.is_symlink() and not target.parent.exists():
            raise OSError(errno.ENOENT, f"it is a link to {target}, whose folder does not exist")
        return target

    def _refusal(self, problems: list[Problem]) -> str:
        first = problems[0]
        if isinstance(first, Newer):
            return f"{self.path} cannot be saved: {first.wrong}"
        where = f" on line {first.line}" if first.line else ""
        key = f"{first.key}: " if first.key else ""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        words = f"{self.path} cannot be used: the problem{where} is: {key}{first.wrong}{more}"
        return f"{words}; {_LEFT}: correct it or rename it"

    def _not_of_this_report(self, workbook: Workbook) -> str:
        words = f"{self.path} was not opened: {other_report(workbook, self.report)}"
        return f"{words}; {_LEFT}; choose another file with --workbook"

    # ------------------------------------------------------------------------- saving

    def _try(self) -> Saved:
        """Save, or say why it was not possible."""
        try:
            saved = self._save()
        except _Refused as refused:
            self._reason = clean_line(str(refused))
        except TimeoutError as error:  # it passes, and is no reason to move
            words = f"{self.path} was not saved: {_reason(error)}; jitui will try again"
            return Saved(clean_line(words), done=False)
        except (OSError, ValueError) as error:
            words = f"{self.path} was not saved: {_reason(error)}"
            self._reason = clean_line(words)
        else:
            self._reason = ""
            return saved
        return Saved(self._reason, done=False)

    def _save(self) -> Saved:
        target = self._target()
        self._settle(target)
        with self._lock:
            ours = self._workbook
        if ours == self._saved:
            plan = self._plan(target, ours)
            if plan.data is None:
                return self._done(plan)
        make_folder(target.parent)
        with locked(target):
            plan = self._plan(target, ours)
            if plan.data is not None:
                self._write(target, plan, plan.data)
        return self._done(plan)

    def _settle(self, target: Path) -> None:
        """See whether the last save came through after all, though an error was told.

        Else our own words would come back as those of someone else.
        """
        tried, self._tried = self._tried, None
        if tried is not None and _look(target) == tried.data:
            self._done(tried)

    def _plan(self, target: Path, ours: Workbook) -> _Plan:
        """Read the file again, and decide.

        Raises:
            OSError: It cannot be read.
            ValueError: What is in memory would not be read again.
            _Refused: It must not be written.
        """
        found = _look(target)
        if found == self._seen and (self._sound or found is None):
            if ours == self._saved:
                return _Plan(ours, ours, found)
            return _Plan(ours, ours, found, encode(ours))
        if found is None:
            if ours == self._saved and not self._sound:
                return _Plan(ours, ours, None)
            notice = f"{self.path} no longer existed; it was saved again"
            return _Plan(ours, ours, None, encode(ours), notices=[notice])
        theirs, problems = decode(found, target.name)
        if theirs is None:
            if not self._sound or isinstance(problems[0], Newer):
                raise _Refused(self._refusal(problems))
            notice = f"{self.path} was damaged since it was opened ({problems[0]})"
            return _Plan(ours, ours, found, encode(ours), aside=True, notices=[notice])
        if _blank(found):
            theirs = Workbook(report=self.report)
        elif other_report(theirs, self.report):
            raise _Refused(self._not_of_this_report(theirs))
        if _blank(found) and self._sound:
            notice = f"{self.path} was emptied since it was opened; it was saved again"
            return _Plan(ours, ours, found, encode(ours), notices=[notice])
        joined, told = join(self._base, cleaned(ours), theirs)
        data = None if joined == theirs else encode(joined)
        return _Plan(ours, joined, found, data, notices=told)

    def _write(self, target: Path, plan: _Plan, data: bytes) -> None:
        """Write what was planned, under the lock.

        Raises:
            OSError: Nothing was written.
        """
        aside = None
        if plan.found is not None and plan.aside:
            aside = _copy_aside(target, plan.found)
            plan.notices.append(f"a copy is in {aside.name}, and the file was saved again")
        elif plan.found is not None:
            self._keep_version(target, plan)
        self._tried = plan
        try:
            write_whole(target, data)
        except OSError:
            if aside is not None:
                with suppress(OSError):
                    if _look(target) == plan.found:  # a network drive may have done it all
                        aside.unlink()
            raise
        self._tried = None
        try:
            sync_folder(target.parent)
        except OSError as error:
            words = f"was saved, but the disk did not confirm it: {_reason(error)}"
            plan.notices.append(f"{self.path} {words}")

    def _keep_version(self, target: Path, plan: _Plan) -> None:
        now = self._now() if self._now is not None else None
        if plan.found is None or (self._opened and not due(target, now)):
            return
        trouble = keep(target, plan.found, now)
        self._opened = self._opened or not trouble
        if trouble and self._untold:
            plan.notices.append(trouble)
        self._untold = not trouble

    def _done(self, plan: _Plan) -> Saved:
        """Take over what is on the disk now, beside what was changed meanwhile."""
        told = list(plan.notices)
        with self._lock:
            changed = plan.joined is not plan.ours and plan.joined != cleaned(plan.ours)
            if self._workbook == plan.ours:
                self._workbook = plan.joined
            elif changed:
                now = cleaned(self._workbook)
                self._workbook, more = join(cleaned(plan.ours), now, plan.joined)
                told += more
            self._saved = plan.joined
            self._base = cleaned(plan.joined)
            self._seen = plan.found if plan.data is None else plan.data
            self._sound = self._seen is not None
        return Saved(clean_line("; ".join(told)), joined=changed)


def _look(target: Path) -> bytes | None:
    """Return what a file holds, or ``None`` where there is none.

    Raises:
        OSError: It cannot be read, is no ordinary file, or is too large.
    """
    try:
        return read_bounded(target, MAX_BYTES)
    except FileNotFoundError:
        return None


def _blank(data: bytes) -> bool:
    """Return whether a file has not even what every workbook has."""
    return KEY.encode() not in data


def _reason(error: Exception) -> str:
    words = error.strerror if isinstance(error, OSError) else None
    return words or str(error) or type(error).__name__


def _copy_aside(target: Path, data: bytes) -> Path:
    """Write what a file holds under a name that no other has.

    A copy, so that there is a file at its place at every moment.

    Raises:
        OSError: It could not be done; there is no copy.
    """
    name = f"{target.name}.damaged-{datetime.now():%Y%m%d-%H%M%S}"
    for number in range(1000):
        aside = target.with_name(f"{name}.{number}" if number else name)
        with suppress(FileExistsError):
            _write_new(aside, data)
            return aside
    raise OSError(errno.EEXIST, "too many copies were made in this second")


def _write_new(path: Path, data: bytes) -> None:
    """Write a file where there is none; never over another.

    Raises:
        FileExistsError: There is one.
        OSError: It could not be done; there is no file.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with suppress(OSError):  # nothing was written that could be lost
        os.close(descriptor)
    try:
        write_whole(path, data)
    except BaseException:
        with suppress(OSError):
            if not path.stat().st_size:
                path.unlink()
        raise
    with suppress(OSError):
        sync_folder(path.parent)
