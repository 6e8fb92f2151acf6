"""One writer at a time: a lock beside a file, which the system drops when its holder dies."""

from __future__ import annotations

import errno
import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 2.0
"""How many seconds to wait for another writer, who needs a few thousandths of one."""

_BUSY = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the system says when another process holds a lock: EACCES or EDEADLK on Windows."""


@contextmanager
def locked(target: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file; where the file system knows no locks, go on without.

    The lock is a file of its own, since the target is replaced when it is written. It is
    never removed: a writer may be waiting for it.

    Args:
        target: The file to be written, in a folder that is there.
        patience: How many seconds to wait.

    Raises:
        TimeoutError: Another process held the lock all the while.
        OSError: The lock's file cannot be made.
    """
    path = target.with_name(f".{target.name}.lock")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        until = time.monotonic() + patience
        while not _take(descriptor):
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, "another jitui is saving it")
            # An uneven wait, so that two who wait do not keep step.
            time.sleep(random.uniform(0.001, 0.01))
        try:
            yield
        finally:
            with suppress(OSError):  # there may be no locks here; closing releases one too
                _unlock(descriptor)
    finally:
        with suppress(OSError):  # nothing is in it that could be lost
            os.close(descriptor)


def _no_locks(error: OSError) -> bool:
    """Return whether an error means that this file system has no locks, as some network drives.

    Then saving without a lock is better than not saving.
    """
    return error.errno not in _BUSY


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def _take(descriptor: int) -> bool:
    try:
        _lock(descriptor)
    except OSError as error:
        return _no_locks(error)
    return True
