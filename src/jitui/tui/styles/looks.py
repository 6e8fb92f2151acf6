"""How the styles of set lines look. Each can be told apart without colour, or has words.

A table, and no style sheet: the framework would work out every one of them for every view
whenever the focus moves, which takes longer than painting the view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from rich.style import Style


class Look(Struct, frozen=True):
    """How one style looks; its colours are names of the theme's.

    Attributes:
        color: That of the letters, or empty for that of what lies under.
        on: That of the ground, or empty.
        bold: Whether the letters are bold.
        underline: Whether they are underlined.
    """

    color: str = ""
    on: str = ""
    bold: bool = False
    underline: bool = False


LOOKS = {
    "accent": Look("accent"),
    "bar": Look("rule"),
    "edge": Look("rule"),
    "edge-now": Look("primary"),
    "figure": Look(bold=True),
    "heading": Look("accent", bold=True),
    "hint": Look("background", on="accent", bold=True),
    "label": Look("label"),
    "link": Look("primary"),
    "link-now": Look("background", on="primary", bold=True),
    "match": Look("match-foreground", on="match-background", bold=True),
    "match-now": Look("match-foreground", on="match-now", bold=True, underline=True),
    "quiet": Look("quiet"),
    "selected": Look(on="selected"),
    "selected-away": Look(on="panel"),
    "step-1": Look("step-unsatisfactory"),
    "step-2": Look("step-weak"),
    "step-3": Look("step-adequate"),
    "step-4": Look("step-good"),
    "step-5": Look("step-very-good"),
    "step-6": Look("step-excellent"),
    "strong": Look(bold=True),
    "term": Look(underline=True),
    "title": Look("primary", bold=True),
}


def style_of(names: Iterable[str], colours: Mapping[str, str], under: Style) -> Style:
    """Return the style that some looks make together, the later ones over the earlier.

    Args:
        names: The looks, of :data:`LOOKS`.
        colours: The colours of the theme by name.
        under: What lies under all of them.
    """
    for name in names:
        look = LOOKS[name]
        under += Style(
            color=colours[look.color] if look.color else None,
            bgcolor=colours[look.on] if look.on else None,
            bold=look.bold or None,
            underline=look.underline or None,
        )
    return under
