"""Guards around the framework: raw bytes in, control characters out, signals, crashes.

Each mends a behaviour of Textual 8.2.8 that a reader would suffer from.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import PureWindowsPath

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from jitui.errors import UsageError
from jitui.report.clean import clean_line

_CONTROLS = (*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SAFE = dict.fromkeys(_CONTROLS, "\ufffd")


_COLOUR_SYSTEMS = ("auto", "standard", "256", "truecolor", "windows")


class Scrub(LineFilter):
    """The last net: no control character from any text reaches the terminal.

    It applies the framework's own filters, too: each filter makes another copy of every line.
    """

    def __init__(self, before: Sequence[LineFilter] = ()) -> None:
        """Make a net.

        Args:
            before: The filters that are applied first.
        """
        super().__init__()
        self.before = tuple(before)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with control characters made visible."""
        for other in self.before:
            segments = other.apply(segments, background)
        return [
            segment
            if segment.control or segment.text.isprintable()
            else Segment(segment.text.translate(_SAFE), segment.style)
            for segment in segments
        ]


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """Leave in good order, with the terminal restored, when asked to end or cut off."""
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave, 128 + number)
            except (NotImplementedError, RuntimeError):  # Windows; not the main thread
                return


def accept_any_bytes() -> None:
    """Let a byte that is not UTF-8 on the keyboard's line become a mark, not a crash."""
    if sys.platform == "win32":
        return
    import codecs

    from textual.drivers import linux_driver

    def tolerant(encoding: str) -> Callable[..., codecs.IncrementalDecoder]:
        decoder = codecs.getincrementaldecoder(encoding)
        return lambda *_: decoder(errors="replace")

    linux_driver.getincrementaldecoder = tolerant  # type: ignore[assignment, attr-defined]


def check_variables() -> None:
    """See that the framework's own variables can be used, before it fails on them.

    Raises:
        UsageError: One cannot; the sentence names it.
    """
    colours = os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if colours not in _COLOUR_SYSTEMS:
        allowed = ", ".join(_COLOUR_SYSTEMS)
        words = f"TEXTUAL_COLOR_SYSTEM is {clean_line(colours)[:60]!r}; it must be one of"
        raise UsageError(f"{words} {allowed}, or not be set")
    driver = os.environ.get("TEXTUAL_DRIVER")
    if driver is not None and not _is_driver(driver):
        words = f"TEXTUAL_DRIVER is {clean_line(driver)[:60]!r}, which names no driver"
        raise UsageError(f"{words} of the framework; do not set it")


def _is_driver(named: str) -> bool:
    from importlib import import_module

    from textual.driver import Driver

    module, _, name = named.partition(":")
    try:
        return issubclass(getattr(import_module(module), name), Driver)
    except Exception:  # whatever is imported may fail in any way
        return False


def crash_words(error: BaseException) -> str:
    """Return what a reader is told of a defect: what kind and where, and no private text."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        # Of a path only the last part is told, which PureWindowsPath finds in paths of both kinds.
        name = PureWindowsPath(trace.tb_frame.f_code.co_filename).name
        where = f" ({name}, line {trace.tb_lineno})"
    kind = clean_line(type(error).__name__)
    return f"jitui: a defect in jitui ended the app: {kind}{where}; please report it"
