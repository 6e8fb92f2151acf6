"""Deferred start-up work: garbage collection waits for the first screen."""

from __future__ import annotations

import gc


def begin() -> None:
    """Put off collecting garbage until :func:`finish`.

    Nearly all that is made while starting stays until the end, so collecting finds nothing
    to free. docs/speed.md has what it gave; the public functions of ``gc`` are all that it uses.
    """
    gc.disable()


def finish() -> None:
    """Collect again from now on, but not what was made while starting."""
    gc.freeze()
    gc.enable()
