"""Deferred start-up work: garbage collection, and loading ``ssl``.

Both wait until the first picture is painted; that took the start from 2.1 to 1.9 times a
minimal app's. Nothing of it changes what a reader sees.
"""

from __future__ import annotations

import gc
import sys


def begin() -> None:
    """Put off collecting garbage and loading ``ssl`` until :func:`finish`.

    Nearly all that is made while starting stays until the end, so collecting finds nothing
    to free. The event loop works without the module for encrypted connections, of which
    jitui has none. Guarded by ``test_it_is_not_loaded``.
    """
    gc.disable()
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]


def finish() -> None:
    """Collect again from now on, but not what was made while starting; allow ``ssl`` again."""
    if sys.modules.get("ssl", "") is None:
        del sys.modules["ssl"]
    gc.freeze()
    gc.enable()
