"""How every command ends: its exit status, and one sentence where something is wrong."""

from __future__ import annotations

from collections.abc import Callable

from jitui import streams
from jitui.cli.common import FOUND, NOTHING, WRONG, complain
from jitui.errors import DataError, JituiError, NotFound
from jitui.report.bounded import reason


def guarded(work: Callable[[], int]) -> int:
    """Run a command's work and return its exit status, whatever becomes of it."""
    streams.prepare()
    try:
        with streams.ending_well():
            return work()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return FOUND  # the reader of the output has gone, which is theirs to decide
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
        # Where nothing better was said of it: the place and the reason, whatever they are.
        place = f"{error.filename}: " if error.filename is not None else ""
        complain(f"jitui: {place}{reason(error)}")
        return WRONG
