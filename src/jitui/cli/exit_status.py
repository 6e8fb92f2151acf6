"""The exit statuses, and how errors become a one-line message and one of them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from jitui.cli import streams
from jitui.cli.printing import complain
from jitui.errors import DataError, JituiError, NotFound
from jitui.storage.bounded_read import reason

FOUND, NOTHING, WRONG = 0, 1, 2
"""The exit statuses."""


def guarded(work: Callable[[], int]) -> int:
    """Run a command's work and return its exit status, whatever becomes of it."""
    streams.prepare()
    try:
        try:
            return work()
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except DataError as error:
        complain(*error.problems, f"jitui: {error}; 'jitui check' lists them too")
        return WRONG
    except NotFound as error:
        complain(f"jitui: {error}")
        return NOTHING
    except JituiError as error:
        complain(f"jitui: {error}")
        return WRONG
    except OSError as error:
        if error.filename is None:  # files have names, standard output has none
            return unwritten(error)
        complain(f"jitui: {error.filename}: {reason(error)}")
        return WRONG


def unwritten(error: OSError) -> int:
    """Say what became of an answer that could not be written, and return the exit status."""
    streams.give_up(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return FOUND  # the reader of the output has gone, which is theirs to decide
    complain(f"jitui: the output could not be written: {error.strerror or error}")
    return WRONG
