"""Leave in good order when the system asks the app to end."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from threading import Event

ending = Event()
"""Set once a signal has asked the app to end: nothing waits for the terminal from then on."""


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """Call ``leave`` with the exit status on SIGINT, SIGTERM and SIGHUP.

    Textual has no handlers for these: the process would end with the terminal in raw mode
    and nothing saved. Guarded by ``test_a_signal_gives_the_terminal_back``.
    """
    loop = asyncio.get_running_loop()
    ending.clear()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave, 128 + number)
                # The loop hears of the signal in any case; this handler runs even while the
                # loop is blocked waiting for the terminal, which must then stop waiting.
                signal.signal(number, lambda *_: ending.set())
            except (NotImplementedError, RuntimeError, ValueError):
                return  # Windows; not the main thread
