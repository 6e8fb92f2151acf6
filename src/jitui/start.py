"""What the first picture need not wait for: collecting garbage, and encryption.

Measured in ``docs/speed.md``. Nothing of it changes what a reader sees.
"""

from __future__ import annotations

import gc
import sys


def hold_back() -> None:
    """Put off collecting until :func:`let_go`, and leave out what only a network needs.

    Nearly all that is made while starting stays until the end, so that looking through it
    again and again finds nothing to free. The event loop works without the module for
    encrypted connections, of which jitui has none; it takes a tenth of the start to load.
    """
    gc.disable()
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]


def let_go() -> None:
    """Collect again from now on, but not what was made while starting."""
    gc.freeze()
    gc.enable()
