"""The app's two themes: one accent, and one fixed hue for each step of the scale."""

from __future__ import annotations

import os

from textual.theme import Theme

DARK = "jitui-dark"
LIGHT = "jitui-light"

# Each hue stands at least 4.5 : 1 against its theme's background and surface; a test
# computes it. The word always stands beside the colour.
THEMES = (
    Theme(
        name=DARK,
        dark=True,
        primary="#7fb4ca",
        secondary="#a3bcc9",
        accent="#e6b673",
        foreground="#dcdfe0",
        background="#14191c",
        surface="#1b2226",
        panel="#242d32",
        variables={
            "quiet": "#9cabb2",
            "label": "#a8b6bd",
            "match-background": "#cfa063",
            "match-now": "#ffd98f",
            "match-foreground": "#14191c",
            "selected": "#263843",
            "rule": "#37444b",
            "step-excellent": "#7fd0a8",
            "step-very-good": "#8fcf7a",
            "step-good": "#b9c96a",
            "step-adequate": "#e3b65e",
            "step-weak": "#ee9068",
            "step-unsatisfactory": "#f2838f",
        },
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#0f5b78",
        secondary="#3f6678",
        accent="#8a4b08",
        foreground="#1d2427",
        background="#fbfaf7",
        surface="#f2f0ea",
        panel="#e8e5dc",
        variables={
            "quiet": "#555f65",
            "label": "#47545b",
            "match-background": "#f3dfa8",
            "match-now": "#ffc23d",
            "match-foreground": "#1d2427",
            "selected": "#d3e3eb",
            "rule": "#c5c1b5",
            "step-excellent": "#0b6b48",
            "step-very-good": "#2f6d14",
            "step-good": "#5b6407",
            "step-adequate": "#875703",
            "step-weak": "#a6400f",
            "step-unsatisfactory": "#ac2237",
        },
    ),
)


def initial_theme() -> str:
    """Return the theme to begin with, after what the terminal tells of its background."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in ("7", "15") else DARK
