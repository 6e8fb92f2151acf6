"""A terminal driver that takes any bytes, ends with its terminal, and survives being suspended."""

from __future__ import annotations

import codecs
import os
import signal
import sys
from contextlib import suppress
from queue import SimpleQueue
from time import sleep
from typing import Any, TextIO

from textual.driver import Driver
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from jitui.tui.framework.signals import ending


class _UnbufferedFile:
    """Writes to a terminal without the interpreter's own buffer.

    Text that could not be written to a closed terminal would stay in that buffer and change
    the exit status; a writer that is stuck would keep the buffer locked until a crash.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._unwritten: list[str] = []

    def fileno(self) -> int:
        return self._file.fileno()

    def write(self, text: str) -> None:
        self._unwritten.append(text)

    def flush(self) -> None:
        text = "".join(self._unwritten)
        self._unwritten.clear()
        data = text.encode(self._file.encoding, "backslashreplace")
        while data:
            data = data[os.write(self.fileno(), data) :]


class PatientWriter(WriterThread):
    """A writer that waits for a slow terminal, but not for one that has gone.

    Textual's writer ends when the terminal is closed; the app then waits for ever for room in
    a queue that nobody empties. Its queue is also not safe to use from a signal handler, which
    writes too. Guarded by ``test_it_ends_when_asked_to_while_nobody_reads``.
    """

    def __init__(self, file: TextIO) -> None:
        super().__init__(_UnbufferedFile(file))  # type: ignore[arg-type]  # writes and flushes
        self._queue: SimpleQueue[str | None] = SimpleQueue()  # type: ignore[assignment]

    def write(self, text: str) -> None:
        """Write text soon; when the terminal is behind, wait until it has caught up."""
        while self._queue.qsize() >= MAX_QUEUED_WRITES and self.is_alive():
            if ending.is_set():
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
        while self.is_alive() and not ending.is_set():
            self.join(0.05)
        self.join(1)


class TolerantDecoder(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
    """Decodes UTF-8 with a replacement sign for wrong bytes, and notices the end.

    Textual's decoder ends the thread that reads the keys at a byte that is not UTF-8, and with
    it the app. Guarded by ``test_a_byte_that_is_not_text_does_not_end_the_app`` and
    ``test_textual_still_decodes_keys_strictly``.
    """

    def __init__(self) -> None:
        super().__init__(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """Return the text of some bytes.

        Raises:
            EOFError: The terminal was closed.
        """
        if not data and not final:
            # A terminal is ready to be read and gives nothing only when it was closed; Textual
            # would ask again and again, as fast as the processor lets it.
            raise EOFError("the terminal was closed")
        return str(super().decode(data, final))


if sys.platform == "win32":

    def robust_driver(driver: type[Driver]) -> type[Driver]:
        """Return Textual's driver as it is."""
        return driver

else:
    import termios

    from textual.drivers import linux_driver

    class RobustDriver(linux_driver.LinuxDriver):
        """A driver that ends with its terminal, and goes on after the process was stopped.

        Textual's begins a second time after a SIGSTOP, so that two threads share the keys, and
        gives the terminal back and takes it at the same time when SIGTSTP and SIGCONT come
        together. Guarded by ``test_after_it_was_stopped_the_first_key_counts`` and
        ``test_stopped_and_continued_at_once_it_goes_on``; that it ends with its terminal, by
        ``test_what_was_written_is_kept_when_the_terminal_is_closed``.
        """

        _terminal_modes: list[Any] | None = None
        _stop_wanted = False
        _handling = False

        def start_application_mode(self) -> None:
            """Take the terminal, and remember the modes that it is then in."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self._terminal_modes = None
            with suppress(termios.error):
                self._terminal_modes = termios.tcgetattr(self.fileno)

        def _sigtstp_application(self, *_: object) -> None:
            """Give the terminal back and stop."""
            self._stop_wanted = True
            self._stop_or_continue()

        def _sigcont_application(self, *_: object) -> None:
            """Go on after a stop, in which other programs may have used the terminal."""
            self._stop_wanted = False
            self._stop_or_continue()

        def _stop_or_continue(self) -> None:
            """Do what the last signal asks for, one after the other.

            A signal may interrupt the handling of another one; a terminal that is closed has
            a stopped program continue, too.
            """
            if self._handling:
                return  # the call that this one interrupts looks at the flag again
            self._handling = True
            done: bool | None = None
            while done != self._stop_wanted:
                done = self._stop_wanted
                if done:
                    self._stop()
                else:
                    self._continue()
            self._handling = False

        def _stop(self) -> None:
            if self._auto_restart and self._reads_keys():
                self.suspend_application_mode()
                self._must_signal_resume = True
            # Nobody would continue a process that stops after its terminal was closed.
            if self._stop_wanted and not ending.is_set():
                os.kill(os.getpid(), signal.SIGSTOP)

        def _continue(self) -> None:
            if self._must_signal_resume:
                self.resume_application_mode()
            elif self._terminal_modes is not None and self._reads_keys():
                with suppress(termios.error):
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self._terminal_modes)
            # Others may have written on the screen. The call wakes the loop, too.
            self._loop.call_soon_threadsafe(self._app.call_later, self._app.refresh)

        def _reads_keys(self) -> bool:
            return self._key_thread is not None and self._key_thread.is_alive()

        def run_input_thread(self) -> None:
            """Read the keys; a terminal that can no longer be read was closed."""
            try:
                super().run_input_thread()
            except (EOFError, OSError):
                os.kill(os.getpid(), signal.SIGHUP)

    def robust_driver(driver: type[Driver]) -> type[Driver]:
        """Return :class:`RobustDriver` in place of Textual's driver of a terminal.

        Textual's module gets our writer and decoder, too.
        """
        if driver is not linux_driver.LinuxDriver:
            return driver
        linux_driver.WriterThread = PatientWriter  # type: ignore[assignment, attr-defined]
        linux_driver.getincrementaldecoder = lambda _: TolerantDecoder  # type: ignore[assignment, attr-defined]
        return RobustDriver
