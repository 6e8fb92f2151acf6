"""Colours that can be read, in both themes, for everything that carries meaning."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from jitui.tui.styles.themes import DARK, LIGHT, THEMES, initial_theme

TEXTS = (
    "quiet",
    "label",
    "step-excellent",
    "step-very-good",
    "step-good",
    "step-adequate",
    "step-weak",
    "step-unsatisfactory",
)


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        channels = [part / 255 for part in Color.parse(colour).rgb]
        continuous_page = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
        ]
        return (
            0.2126 * continuous_page[0] + 0.7152 * continuous_page[1] + 0.0722 * continuous_page[2]
        )

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_colour_stands_out_from_what_it_lies_on(theme: Theme) -> None:
    texts = {name: theme.variables[name] for name in TEXTS}
    texts |= {"primary": theme.primary, "accent": theme.accent or ""}
    texts["foreground"] = theme.foreground or ""
    grounds = {"background": theme.background, "surface": theme.surface, "panel": theme.panel}
    grounds["selected"] = theme.variables["selected"]
    for name, text in texts.items():
        for where, ground in grounds.items():
            assert ground is not None
            assert contrast(text, ground) >= 4.5, f"{name} on {where}: {contrast(text, ground):.2f}"
    match = theme.variables
    assert contrast(match["match-foreground"], match["match-background"]) >= 7


@pytest.mark.parametrize(
    ("told", "theme"), [("15;0", DARK), ("0;15", LIGHT), ("", DARK), ("x;y", DARK)]
)
def test_a_light_terminal_that_says_so_gets_the_light_theme(
    told: str, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", told)
    assert initial_theme() == theme
