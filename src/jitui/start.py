"""Start-up work that is put off until the first screen or the answer is there.

Measured in ``docs/speed.md``. Nothing of it changes what a reader sees.
"""

from __future__ import annotations

import atexit
import gc
import sys


def hold_back() -> None:
    """Put off collecting until :func:`let_go`, and leave out what only a network needs.

    Nearly all that is made while starting stays until the end, so that looking through it
    again and again finds nothing to free. The event loop works without the module for
    encrypted connections, of which jitui has none; it takes a tenth of the start to load.
    """
    gc.disable()
    _end_at_once()
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]


def for_command() -> None:
    """Begin a command, which is over in a moment.

    Collecting is rare, since what is made while loading is there to stay.
    """
    gc.set_threshold(50_000, 20, 20)
    _end_at_once()


def _end_at_once() -> None:
    """Have the interpreter, when it ends, not look through everything for what to free.

    It would take as long as a search; the system takes all of it back in any case.
    """
    atexit.register(gc.freeze)


def let_go() -> None:
    """Collect again from now on, but not what was made while starting."""
    if sys.modules.get("ssl", "") is None:
        del sys.modules["ssl"]  # whoever wants it later gets it
    gc.freeze()
    gc.enable()
