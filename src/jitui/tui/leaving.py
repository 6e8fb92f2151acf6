"""Quitting: saves, asks about what cannot be saved, or prints it.

Every way out goes through here, whichever screen is open: q, Ctrl+Q, and the signals with
which a system asks a program to end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from jitui.report.clean import clean_line
from jitui.tui.framework.screens import GuardedScreen
from jitui.tui.screens.dialogs import MenuItem, cancel, choose_option

if TYPE_CHECKING:
    from jitui.tui.state.autosave import Autosave
    from jitui.workbook.file.store import Saved

QUESTION = "leaving"
"""The id of the dialog that asks."""


def ask_and_leave(app: App[Any], autosave: Autosave) -> None:
    """Save everything and quit; ask first where something cannot be saved."""
    if app.screen.id == QUESTION or app.return_code is not None:
        return  # it is being asked already, or has been answered
    saved, lost = _save_all(app, autosave)
    if not lost:
        app.exit(message=_printed(saved.notice))
        return
    elsewhere = "" if saved.done else ", to save the workbook elsewhere (press 7, then X)"
    options: list[MenuItem] = [
        *((words, None) for words in lost),
        (f"Cancel{elsewhere}", cancel),
        ("Quit without saving", lambda: app.exit(return_code=1)),
    ]
    choose_option(app, "Quit without saving?", options, id=QUESTION)


def leave_at_once(app: App[Any], autosave: Autosave, code: int) -> None:
    """Quit without asking, and print what could not be saved once the terminal is restored.

    Args:
        app: The app.
        autosave: The open workbook.
        code: The exit status.
    """
    if app.return_code is not None:
        return  # it is leaving already
    saved, lost = _save_all(app, autosave)
    app.exit(return_code=code, message=_printed(saved.notice if saved.done else "", *lost))


def _save_all(app: App[Any], autosave: Autosave) -> tuple[Saved, list[str]]:
    """Save the workbook and the position; return the result and what is not saved."""
    screens = [screen for screen in app.screen_stack if isinstance(screen, GuardedScreen)]
    fields = [words for screen in screens for words in screen.commit_input()]
    saved = autosave.close()
    for screen in screens:
        screen.save_position()
    lost = [clean_line(words) for words in fields]
    if not saved.done:
        lost.append(f"The workbook is not saved: {saved.notice}")
    return saved, lost


def _printed(*lines: str) -> str | None:
    """Return what is printed once the terminal is restored; nothing where all is well."""
    return "\n".join(f"jitui: {clean_line(line)}" for line in lines if line) or None
