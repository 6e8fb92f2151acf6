"""Questions with a few answers, and lists to choose from, over whatever screen is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App

from jitui.tui.layout.rows import Row

if TYPE_CHECKING:
    from jitui.tui.screens.picker import Rows

MenuItem = tuple[str, Callable[[], object] | None]
"""The words of an option and what it does; ``None`` for a sentence that is no option."""


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
    # Loaded here: the first picture does without it.
    from jitui.tui.screens.picker import PickerScreen

    def chosen(ref: str | None) -> None:
        if ref:
            then(ref)

    app.push_screen(PickerScreen(title, rows, empty, remove), chosen)


def choose_option(app: App[object], title: str, options: Sequence[MenuItem], id: str = "") -> None:
    """Let the reader choose what happens next.

    Args:
        app: The app.
        title: The question.
        options: The options in their order.
        id: The id of the dialog.
    """
    from jitui.tui.screens.picker import PickerScreen

    rows = [Row(str(at) if act else "", words) for at, (words, act) in enumerate(options)]

    def chosen(row: str | None) -> None:
        act = options[int(row)][1] if row else None
        if act is not None:
            act()

    dialog = PickerScreen(title, rows)
    if id:
        dialog.id = id
    app.push_screen(dialog, chosen)


def cancel() -> None:
    """Do nothing."""
