"""Leaving the app: all that can be saved is saved; what cannot be is asked about, or said.

Every way out goes through here, whichever screen is open: q, Ctrl+Q, and the signals with
which a system asks a program to end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.app import App

from jitui.report.clean import clean_line
from jitui.tui.controllers.choosing import Option, cancel, choose_option

if TYPE_CHECKING:
    from jitui.tui.state.autosave import Autosave

ASKING = "leaving"
"""The id of the dialog that asks."""


@runtime_checkable
class HasFields(Protocol):
    """A screen in which something is typed."""

    def not_saved(self) -> list[str]:
        """Take all that can be taken, and say what cannot: the field, and the words in it."""
        raise NotImplementedError


@runtime_checkable
class HasPosition(Protocol):
    """A screen that remembers where the reader is."""

    def save_position(self) -> None:
        """Save where the reader is."""
        raise NotImplementedError


def ask_and_leave(app: App[Any], autosave: Autosave) -> None:
    """Leave the app, with all kept; where that is not possible, ask first."""
    if app.screen.id == ASKING or app.return_code is not None:
        return  # it is being asked already, or has been answered
    fields = _fields_not_saved(app)
    saved = autosave.close()
    _save_position(app)
    if saved.done and not fields:
        app.exit(message=_printed(saved.notice))
        return
    wrong = [*fields, *([] if saved.done else [f"The workbook is not saved: {saved.notice}"])]
    elsewhere = "" if saved.done else ", to save the workbook elsewhere (press 7, then X)"
    options: list[Option] = [
        *((words, None) for words in wrong),
        (f"Cancel{elsewhere}", cancel),
        ("Quit without saving", lambda: app.exit(return_code=1)),
    ]
    choose_option(app, "Quit without saving?", options, id=ASKING)


def leave_at_once(app: App[Any], autosave: Autosave, code: int) -> None:
    """Leave without asking, and print what could not be saved once the screen is given back.

    Args:
        app: The app.
        autosave: The keeper of the workbook.
        code: The exit status.
    """
    if app.return_code is not None:
        return  # it is leaving already
    fields = _fields_not_saved(app)
    saved = autosave.close()
    _save_position(app)
    lost = [*fields, *([] if saved.done else [f"The workbook is not saved: {saved.notice}"])]
    done = [saved.notice] if saved.done and saved.notice else []
    app.exit(return_code=code, message=_printed(*done, *lost))


def _fields_not_saved(app: App[Any]) -> list[str]:
    screens = [screen for screen in app.screen_stack if isinstance(screen, HasFields)]
    return [clean_line(words) for screen in screens for words in screen.not_saved()]


def _save_position(app: App[Any]) -> None:
    for screen in app.screen_stack:
        if isinstance(screen, HasPosition):
            screen.save_position()


def _printed(*lines: str) -> str | None:
    """Return what is printed when the screen has been given back; nothing where all is well."""
    return "\n".join(f"jitui: {clean_line(line)}" for line in lines if line) or None
