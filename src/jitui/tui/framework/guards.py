"""Guards around the framework: raw bytes in, control characters out, signals, crashes.

Each mends a behaviour of Textual 8.2.8 that a reader would suffer from.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import PureWindowsPath
from queue import SimpleQueue
from threading import Event
from time import sleep
from typing import Any, TextIO

from rich.segment import Segment
from textual.color import Color
from textual.driver import Driver
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.filter import LineFilter

from jitui.errors import UsageError
from jitui.report.clean import clean_line

_CONTROLS = (*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SAFE = dict.fromkeys(_CONTROLS, "\ufffd")


_COLOUR_SYSTEMS = ("auto", "standard", "256", "truecolor", "windows")


class ControlCharacterFilter(LineFilter):
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


_leaving = Event()
"""Set once the app has been asked to end by a signal: nothing waits for the terminal then."""


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """Leave in good order, with the terminal restored, when asked to end or cut off."""
    loop = asyncio.get_running_loop()
    _leaving.clear()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave, 128 + number)
                # The loop is told in any case; this is done even while it waits for the
                # terminal, which is what it must not go on doing.
                signal.signal(number, lambda *_: _leaving.set())
            except (NotImplementedError, RuntimeError, ValueError):
                return  # Windows; not the main thread


class _RawFile:
    """Writes to a terminal past the interpreter's own buffer.

    What could not be written to a closed terminal would stay in that buffer, and change
    the exit status; a writer that is stuck would keep it locked, and end in a crash.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._pending: list[str] = []

    def fileno(self) -> int:
        return self._file.fileno()

    def write(self, text: str) -> None:
        self._pending.append(text)

    def flush(self) -> None:
        text = "".join(self._pending)
        self._pending.clear()
        data = text.encode(self._file.encoding, "backslashreplace")
        while data:
            data = data[os.write(self.fileno(), data) :]


class PatientWriter(WriterThread):
    """A writer that waits for a slow terminal, but not for one that has gone.

    The framework's own ends when the terminal is closed; the app then waits for room in a
    queue that nobody empties, deaf to every signal. A signal may also come while its queue
    is being filled, and its handler writes, too: this queue can be interrupted by itself.
    """

    def __init__(self, file: TextIO) -> None:
        super().__init__(_RawFile(file))  # type: ignore[arg-type]  # it only writes and flushes
        self._queue: SimpleQueue[str | None] = SimpleQueue()  # type: ignore[assignment]

    def write(self, text: str) -> None:
        """Write text soon; when the terminal is behind, wait until it has caught up."""
        while self._queue.qsize() >= MAX_QUEUED_WRITES and self.is_alive():
            if _leaving.is_set():
                break
            sleep(0.005)
        self._queue.put(text)

    def run(self) -> None:
        """Write until there is nothing more, or until the terminal has gone."""
        with suppress(OSError):
            super().run()

    def stop(self) -> None:
        """Wait until all is written; only a moment when nobody reads and the app must end."""
        self._queue.put(None)
        while self.is_alive() and not _leaving.is_set():
            self.join(0.05)
        self.join(1)


if sys.platform == "win32":

    def lasting_driver(driver: type[Driver]) -> type[Driver]:
        """Return the framework's driver as it is."""
        return driver

else:
    import termios

    from textual.drivers import linux_driver

    class LastingDriver(linux_driver.LinuxDriver):
        """A driver that ends with its terminal, and goes on after the process was stopped."""

        _modes: list[Any] | None = None
        _stop_wanted = False
        _stopping = False

        def start_application_mode(self) -> None:
            """Take the terminal, and keep the modes that it is then in."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self._modes = None
            with suppress(termios.error):
                self._modes = termios.tcgetattr(self.fileno)

        def _sigtstp_application(self, *_: object) -> None:
            """Give the terminal back and stop."""
            self._stop_wanted = True
            self._stop_or_go_on()

        def _sigcont_application(self, *_: object) -> None:
            """Go on after a stop, in which the terminal may have been used by others."""
            self._stop_wanted = False
            self._stop_or_go_on()

        def _stop_or_go_on(self) -> None:
            """Do what is wanted last, one after the other: a signal interrupts another one.

            The framework would give the terminal back and take it at the same time. And after
            a stop for which it was not given back it would begin a second time: two threads
            would share the keys, and leaving would wait for a key that the other one took.
            A terminal that is closed has a program go on, too.
            """
            if self._stopping:
                return  # what this call interrupts will see what is wanted now
            self._stopping = True
            done: bool | None = None
            while done != self._stop_wanted:
                done = self._stop_wanted
                if done:
                    self._stop()
                else:
                    self._go_on()
            self._stopping = False

        def _stop(self) -> None:
            if self._auto_restart and self._reads_keys():
                self.suspend_application_mode()
                self._must_signal_resume = True
            # Nobody would continue a process that stops after its terminal was closed.
            if self._stop_wanted and not _leaving.is_set():
                os.kill(os.getpid(), signal.SIGSTOP)

        def _go_on(self) -> None:
            if self._must_signal_resume:
                self.resume_application_mode()
            elif self._modes is not None and self._reads_keys():
                with suppress(termios.error):
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self._modes)
            # Others may have written on the screen. The call wakes the loop, too.
            self._loop.call_soon_threadsafe(self._app.call_later, self._app.refresh)

        def _reads_keys(self) -> bool:
            return self._key_thread is not None and self._key_thread.is_alive()

        def run_input_thread(self) -> None:
            """Read the keys; a terminal that can no more be read was closed."""
            try:
                super().run_input_thread()
            except (EOFError, OSError):
                os.kill(os.getpid(), signal.SIGHUP)

    def lasting_driver(driver: type[Driver]) -> type[Driver]:
        """Return the driver of the terminal that mends the framework's; others as they are."""
        if driver is not linux_driver.LinuxDriver:
            return driver
        linux_driver.WriterThread = PatientWriter  # type: ignore[assignment, attr-defined]
        return LastingDriver


def accept_any_bytes() -> None:
    """Let a byte that is not UTF-8 on the keyboard's line become a mark, not a crash."""
    if sys.platform == "win32":
        return
    import codecs

    from textual.drivers import linux_driver

    class Tolerant(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
        def decode(self, data: bytes, final: bool = False) -> str:
            if not data and not final:
                # Nothing comes of a terminal at once only when it was closed; the framework
                # would ask again and again, for as long as the processor lets it.
                raise EOFError("the terminal was closed")
            return str(super().decode(data, final))

    def tolerant(_: str) -> Callable[..., codecs.IncrementalDecoder]:
        return lambda *_: Tolerant(errors="replace")

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
        raise UsageError(f"{words} {allowed}, or unset")
    driver = os.environ.get("TEXTUAL_DRIVER")
    if driver is not None and not _is_driver(driver):
        words = f"TEXTUAL_DRIVER is {clean_line(driver)[:60]!r}, which is not a"
        raise UsageError(f"{words} Textual driver; unset it")


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
    return f"jitui: a defect in jitui stopped the app: {kind}{where}; please report it"
