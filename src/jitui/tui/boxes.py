"""Boxes and screens over the page, each loaded when it is first opened.

The first picture waits for none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jitui.report.pages import Pages
    from jitui.tui.bookkeeper import Bookkeeper
    from jitui.tui.commands import Where
    from jitui.tui.forms import Form
    from jitui.tui.screens.copied import CopiedScreen
    from jitui.tui.screens.form import FormScreen
    from jitui.tui.screens.help import HelpScreen
    from jitui.tui.screens.meaning import MeaningScreen
    from jitui.tui.screens.pick import AskScreen, PickScreen, Rows
    from jitui.tui.screens.session import SessionScreen
    from jitui.workbook.bookpages import BookPages


def pick(
    title: str,
    rows: Rows,
    empty: str = "Nothing matches.",
    remove: Callable[[str], None] | None = None,
) -> PickScreen:
    """Return a list to pick from; see :class:`PickScreen`."""
    from jitui.tui.screens.pick import PickScreen

    return PickScreen(title, rows, empty, remove)


def ask(title: str, placeholder: str, value: str = "") -> AskScreen:
    """Return a line to fill in; see :class:`AskScreen`."""
    from jitui.tui.screens.pick import AskScreen

    return AskScreen(title, placeholder, value)


def copied(said: str, text: str, can_save: bool) -> CopiedScreen:
    """Return a box with what was copied; see :class:`CopiedScreen`."""
    from jitui.tui.screens.copied import CopiedScreen

    return CopiedScreen(said, text, can_save)


def meaning(pages: Pages, ref: str) -> MeaningScreen:
    """Return the meaning of a term; see :class:`MeaningScreen`."""
    from jitui.tui.screens.meaning import MeaningScreen

    return MeaningScreen(pages, ref)


def keys(places: Sequence[Where]) -> HelpScreen:
    """Return the keys of some places; see :class:`HelpScreen`."""
    from jitui.tui.screens.help import HelpScreen

    return HelpScreen(places)


def editor(form: Form) -> FormScreen:
    """Return the editor of a form; see :class:`FormScreen`."""
    from jitui.tui.screens.form import FormScreen

    return FormScreen(form)


def session(keeper: Bookkeeper, pages: BookPages, ref: str) -> SessionScreen:
    """Return the session view; see :class:`SessionScreen`."""
    from jitui.tui.screens.session import SessionScreen

    return SessionScreen(keeper, pages, ref)
