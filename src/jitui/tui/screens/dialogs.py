"""Boxes and screens over the page; each is loaded when it is first opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

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


def copied(message: str, text: str, can_save: bool) -> CopiedScreen:
    """Return a box with what was copied; see :class:`CopiedScreen`."""
    from jitui.tui.screens.copied import CopiedScreen

    return CopiedScreen(message, text, can_save)


def meaning(pages: Pages, ref: str) -> DefinitionScreen:
    """Return the definition of a term; see :class:`DefinitionScreen`."""
    from jitui.tui.screens.definition import DefinitionScreen

    return DefinitionScreen(pages, ref)


def keys(places: Sequence[Where]) -> HelpScreen:
    """Return the keys of some places; see :class:`HelpScreen`."""
    from jitui.tui.screens.help import HelpScreen

    return HelpScreen(places)


def editor(form: Form) -> EditorScreen:
    """Return the editor of a form; see :class:`EditorScreen`."""
    from jitui.tui.screens.editor import EditorScreen

    return EditorScreen(form)


def session(autosave: Autosave, pages: WorkbookPages, ref: str) -> SessionScreen:
    """Return the session view; see :class:`SessionScreen`."""
    from jitui.tui.screens.session import SessionScreen

    return SessionScreen(autosave, pages, ref)
