"""Dialogs and other screens over the page; each is loaded when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App

from jitui.tui.layout.rows import Row

if TYPE_CHECKING:
    from jitui.report.pages import Pages
    from jitui.tui.commands import Where
    from jitui.tui.screens.copied import CopiedScreen
    from jitui.tui.screens.definition import DefinitionScreen
    from jitui.tui.screens.editor import EditorScreen
    from jitui.tui.screens.help import HelpScreen
    from jitui.tui.screens.picker import AskScreen, PickerScreen, Rows
    from jitui.tui.screens.session import SessionScreen
    from jitui.tui.state.autosave import Autosave
    from jitui.tui.state.forms import Form
    from jitui.workbook.pages import WorkbookPages

MenuItem = tuple[str, Callable[[], object] | None]
"""The words of an option and what it does; ``None`` for a sentence that is no option."""


def pick(
    title: str,
    rows: Rows,
    empty: str = "Nothing matches.",
    remove: Callable[[str], None] | None = None,
) -> PickerScreen:
    """Return a list to pick from; see :class:`PickerScreen`."""
    from jitui.tui.screens.picker import PickerScreen

    return PickerScreen(title, rows, empty, remove)


def ask(title: str, placeholder: str, value: str = "") -> AskScreen:
    """Return a line to fill in; see :class:`AskScreen`."""
    from jitui.tui.screens.picker import AskScreen

    return AskScreen(title, placeholder, value)


def copied_screen(message: str, text: str, can_save: bool) -> CopiedScreen:
    """Return a box with what was copied; see :class:`CopiedScreen`."""
    from jitui.tui.screens.copied import CopiedScreen

    return CopiedScreen(message, text, can_save)


def definition_screen(pages: Pages, ref: str) -> DefinitionScreen:
    """Return the definition of a term; see :class:`DefinitionScreen`."""
    from jitui.tui.screens.definition import DefinitionScreen

    return DefinitionScreen(pages, ref)


def help_screen(places: Sequence[Where]) -> HelpScreen:
    """Return the keys of some places; see :class:`HelpScreen`."""
    from jitui.tui.screens.help import HelpScreen

    return HelpScreen(places)


def editor_screen(form: Form) -> EditorScreen:
    """Return the editor of a form; see :class:`EditorScreen`."""
    from jitui.tui.screens.editor import EditorScreen

    return EditorScreen(form)


def session_screen(autosave: Autosave, pages: WorkbookPages, ref: str) -> SessionScreen:
    """Return the session view; see :class:`SessionScreen`."""
    from jitui.tui.screens.session import SessionScreen

    return SessionScreen(autosave, pages, ref)


def choose(
    app: App[object],
    title: str,
    rows: Rows,
    then: Callable[[str], object],
    empty: str = "Nothing matches.",
    remove: Callable[[str], None] | None = None,
) -> None:
    """Let the reader choose a row.

    Args:
        app: The app.
        title: What is chosen.
        rows: The rows, or what returns the rows for the words that are typed.
        then: Called with the ref of the chosen row.
        empty: The sentence that is shown where there is no row to choose.
        remove: Called with the ref of a row to remove; ``None`` where rows cannot be removed.
    """

    def chosen(ref: str | None) -> None:
        if ref:
            then(ref)

    app.push_screen(pick(title, rows, empty, remove), chosen)


def choose_option(app: App[object], title: str, options: Sequence[MenuItem], id: str = "") -> None:
    """Let the reader choose what happens next.

    Args:
        app: The app.
        title: The question.
        options: The options in their order.
        id: The id of the dialog.
    """
    rows = [Row(str(at) if act else "", words) for at, (words, act) in enumerate(options)]

    def chosen(row: str | None) -> None:
        act = options[int(row)][1] if row else None
        if act is not None:
            act()

    dialog = pick(title, rows)
    if id:
        dialog.id = id
    app.push_screen(dialog, chosen)


def cancel() -> None:
    """Do nothing."""
