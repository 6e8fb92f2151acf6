"""Crash messages without private text."""

from __future__ import annotations

from contextlib import suppress
from pathlib import PureWindowsPath

from textual.app import App

from jitui.report.clean import clean_line


class DiscreetCrashApp(App[None]):
    """An app that ends with one line and status 1 when an exception is not handled.

    Textual prints a traceback with the values of all variables, a reader's notes among them,
    and exits with 0. Guarded by ``test_textual_still_prints_variables_when_it_crashes``.
    """

    def save_after_crash(self) -> str:
        """Save what can be saved, and return what the reader must be told, or nothing."""
        return ""

    def _handle_exception(self, error: Exception) -> None:
        if self.is_headless:
            super()._handle_exception(error)
            return
        message = crash_message(error)
        with suppress(Exception):  # whatever is broken, what was written comes first
            notice = self.save_after_crash()
            message = f"{message}\n{notice}" if notice else message
        self.exit(return_code=1, message=message)


def crash_message(error: BaseException) -> str:
    """Return what a reader is told of a defect: its kind, the file's name and the line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        # Only the last part of the path; PureWindowsPath finds it in paths of both kinds.
        name = PureWindowsPath(trace.tb_frame.f_code.co_filename).name
        where = f" ({name}, line {trace.tb_lineno})"
    kind = clean_line(type(error).__name__)
    return f"jitui: a defect in jitui stopped the app: {kind}{where}; please report it"
