"""One writer at a time: a lock beside a file, which the system drops when its holder dies."""

from __future__ import annotations

import errno
import os
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
        _wait_for_lock(descriptor, patience)
        yield
    finally:
        # There may be no locks here, and nothing is in the file that could be lost.
        with suppress(OSError):
            _unlock(descriptor)
        with suppress(OSError):
            os.close(descriptor)


def _wait_for_lock(descriptor: int, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            _lock(descriptor)
        except OSError as error:  # noqa: PERF203  # it waits anyway
            if error.errno not in _BUSY:
                return  # no locks here, as on some network drives: better saved without one
            if time.monotonic() > until:
                raise TimeoutError(errno.ETIMEDOUT, "another jitui is saving it") from None
            time.sleep(0.005)
        else:
            return


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
