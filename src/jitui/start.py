"""What neither the first picture nor an answer need wait for, and how it is put off.

Measured in ``docs/speed.md``. Nothing of it changes what a reader sees.
"""

from __future__ import annotations

import atexit
import gc
import sys
from types import ModuleType

_PALETTE = "textual.command"


def hold_back() -> None:
    """Put off collecting until :func:`let_go`, and leave out what only a network needs.

    Nearly all that is made while starting stays until the end, so that looking through it
    again and again finds nothing to free. The event loop works without the module for
    encrypted connections, of which jitui has none; it takes a tenth of the start to load.
    And the framework's palette of commands, which jitui has not either, would load trees,
    menus and fields for input.
    """
    gc.disable()
    _end_at_once()
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]
    if _PALETTE not in sys.modules:
        sys.modules[_PALETTE] = _Unused(_PALETTE)


class _Unused(ModuleType):
    """A module of which nothing is used: whatever is imported from it is an empty class."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def for_command() -> None:
    """Begin a command, which is over in a moment.

    Collecting is rare, since what is made while loading is there to stay. And what makes
    records is loaded without the extensions of typing, which it would use and does not
    need: with what they load in turn they take longer than all else. The app's framework
    loads them in any case.
    """
    gc.set_threshold(50_000, 20, 20)
    _end_at_once()
    if "msgspec" in sys.modules or "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def _end_at_once() -> None:
    """Have the interpreter, when it ends, not look through everything for what to free.

    It would take as long as a search; the system takes all of it back in any case.
    """
    atexit.register(gc.freeze)


def let_go() -> None:
    """Collect again from now on, but not what was made while starting."""
    if isinstance(sys.modules.get(_PALETTE), _Unused):
        del sys.modules[_PALETTE]  # whoever wants it later gets the real one
    gc.freeze()
    gc.enable()
