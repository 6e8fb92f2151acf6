"""What the reader chose: a theme, a measure, the space between lines."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from jitui.report.clean import clean_line
from jitui.state import json_file

VERSION = 1
"""The version of the file's format."""

NARROWEST, WIDEST = 40, 100
"""The measures that can be chosen, in columns."""

_LONGEST = 80

SPACINGS = ("tight", "normal", "wide")
"""The spaces that can be chosen."""


class Settings(Struct, frozen=True):
    """One choice of each.

    Attributes:
        theme: The theme's name; empty means the one that suits the terminal.
        width: The measure of the text, in columns.
        spacing: The space between paragraphs and items: one of ``SPACINGS``.
        area: The ref of the reader's own area, or empty.
    """

    theme: str = ""
    width: int = 72
    spacing: str = "normal"
    area: str = ""


def load(path: Path, themes: Collection[str]) -> tuple[Settings, str]:
    """Return the settings in a file, and what the reader has to be told.

    A value that cannot be used gives its default, and the notice names the file, the key
    and the values that can. People edit this file, so a key that is none is named too.

    Args:
        path: The file.
        themes: The names of the themes that there are.
    """
    found = json_file.load(path, VERSION)
    value = found.value or {}
    default = asdict(Settings())
    allowed = _allowed(themes)
    used: dict[str, Any] = {}
    problems = []
    for key, given in value.items():
        if key not in default:
            names = ", ".join(default)
            problems.append(f"{_shown(key)} is not a setting; the settings are {names}")
        elif _fits(key, given, themes):
            used[key] = given
        else:
            problems.append(
                f"{key}: {_shown(given)} is not {allowed[key]}; {_shown(default[key])} is used"
            )
    notice = clean_line(f"{path}: {'; '.join(problems)}") if problems else found.notice
    return Settings(**used), notice


def save(path: Path, settings: Settings) -> str:
    """Write the settings, and return what the reader has to be told.

    Keys in the file that are no settings of this version stay there.
    """
    return json_file.update(
        path, VERSION, lambda value: {**(value or {}), **asdict(settings)}
    ).notice


def _fits(key: str, given: object, themes: Collection[str]) -> bool:
    if key == "width":
        return isinstance(given, int) and NARROWEST <= given <= WIDEST
    if key == "area":
        return isinstance(given, str) and len(given) <= _LONGEST
    return isinstance(given, str) and given in (SPACINGS if key == "spacing" else ("", *themes))


def _allowed(themes: Collection[str]) -> dict[str, str]:
    return {
        "theme": f"one of {', '.join(themes)}, or empty for the one that suits the terminal",
        "width": f"a whole number from {NARROWEST} to {WIDEST}",
        "area": "the ref of an area, or empty",
        "spacing": f"one of {', '.join(SPACINGS)}",
    }


def _shown(given: object) -> str:
    return clean_line(json.dumps(given, ensure_ascii=False))[:60]
