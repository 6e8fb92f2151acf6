"""Named text styles, none of which relies on colour alone.

A table and not a style sheet: Textual would work out all of them for every view whenever the
focus moves, which takes longer than painting the view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.style import Style

TEXT_STYLES = {
    "accent": "{accent}",
    "bar": "{rule}",
    "edge": "{rule}",
    "edge-now": "{primary}",
    "figure": "bold",
    "heading": "bold {accent}",
    "hint": "bold {background} on {accent}",
    "label": "{label}",
    "link": "{primary}",
    "link-now": "bold {background} on {primary}",
    "match": "bold {match-foreground} on {match-background}",
    "match-now": "bold underline {match-foreground} on {match-now}",
    "quiet": "{quiet}",
    "selected": "on {selected}",
    "selected-away": "on {panel}",
    "step-1": "{step-unsatisfactory}",
    "step-2": "{step-weak}",
    "step-3": "{step-adequate}",
    "step-4": "{step-good}",
    "step-5": "{step-very-good}",
    "step-6": "{step-excellent}",
    "strong": "bold",
    "term": "underline",
    "title": "bold {primary}",
}
"""Rich's definition of each style; in braces are the theme's names of colours."""


def style_of(names: Iterable[str], colours: Mapping[str, str], under: Style) -> Style:
    """Return the style that some named styles make together, the later ones over the earlier.

    Args:
        names: Names in :data:`TEXT_STYLES`.
        colours: The colours of the theme by name.
        under: The style under all of them.
    """
    for name in names:
        under += Style.parse(TEXT_STYLES[name].format_map(colours))
    return under
