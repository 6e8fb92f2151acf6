"""Named text styles, none of which relies on colour alone.

A table and not a style sheet: Textual would work out all of them for every view whenever the
focus moves, which takes longer than painting the view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from rich.style import Style


class TextStyle(Struct, frozen=True):
    """A style of text; its colours are named in the theme.

    Attributes:
        color: Of the letters, or empty for that of the style under it.
        on: Of the background, or empty.
        bold: Whether the letters are bold.
        underline: Whether they are underlined.
    """

    color: str = ""
    on: str = ""
    bold: bool = False
    underline: bool = False


TEXT_STYLES = {
    "accent": TextStyle("accent"),
    "bar": TextStyle("rule"),
    "edge": TextStyle("rule"),
    "edge-now": TextStyle("primary"),
    "figure": TextStyle(bold=True),
    "heading": TextStyle("accent", bold=True),
    "hint": TextStyle("background", on="accent", bold=True),
    "label": TextStyle("label"),
    "link": TextStyle("primary"),
    "link-now": TextStyle("background", on="primary", bold=True),
    "match": TextStyle("match-foreground", on="match-background", bold=True),
    "match-now": TextStyle("match-foreground", on="match-now", bold=True, underline=True),
    "quiet": TextStyle("quiet"),
    "selected": TextStyle(on="selected"),
    "selected-away": TextStyle(on="panel"),
    "step-1": TextStyle("step-unsatisfactory"),
    "step-2": TextStyle("step-weak"),
    "step-3": TextStyle("step-adequate"),
    "step-4": TextStyle("step-good"),
    "step-5": TextStyle("step-very-good"),
    "step-6": TextStyle("step-excellent"),
    "strong": TextStyle(bold=True),
    "term": TextStyle(underline=True),
    "title": TextStyle("primary", bold=True),
}


def style_of(names: Iterable[str], colours: Mapping[str, str], under: Style) -> Style:
    """Return the style that some named styles make together, the later ones over the earlier.

    Args:
        names: Names in :data:`TEXT_STYLES`.
        colours: The colours of the theme by name.
        under: The style under all of them.
    """
    for name in names:
        style = TEXT_STYLES[name]
        under += Style(
            color=colours[style.color] if style.color else None,
            bgcolor=colours[style.on] if style.on else None,
            bold=style.bold or None,
            underline=style.underline or None,
        )
    return under
