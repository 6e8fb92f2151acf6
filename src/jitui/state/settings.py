"""Settings: the theme, the width of the text, the space between paragraphs, the own area."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, json
from msgspec.structs import asdict, replace

from jitui.report.clean import clean_line
from jitui.state import json_file

NARROWEST, WIDEST = 40, 100
"""The widths of the text that can be chosen, in columns."""


class Spacing(str, Enum):
    """How far paragraphs stand apart."""

    TIGHT = "tight"
    NORMAL = "normal"
    WIDE = "wide"


class Settings(Struct, frozen=True):
    """What the reader chose.

    Attributes:
        theme: The theme's name; empty means the one that suits the terminal.
        width: The width of the text, in columns.
        spacing: The space between paragraphs and items.
        area: The ref of the reader's own area, or empty.
    """

    theme: str = ""
    width: Annotated[int, Meta(ge=NARROWEST, le=WIDEST)] = 72
    spacing: Spacing = Spacing.NORMAL
    area: Annotated[str, Meta(max_length=80)] = ""


def load(path: Path, themes: Collection[str]) -> tuple[Settings, str]:
    """Return the settings in a file, and a notice for the reader.

    A value that cannot be used gives its default, and the notice names the file, the key
    and the values that can. People edit this file, so an unknown key is named too.

    Args:
        path: The file.
        themes: The names of the themes that there are.
    """
    result = json_file.load(path)
    value = result.value or {}
    settings, unfit = json_file.record_of(value, Settings)
    if settings.theme not in ("", *themes):
        unfit.insert(0, "theme")
        settings = replace(settings, theme="")
    default = asdict(Settings())
    allowed = {
        "theme": f"one of {', '.join(themes)}, or empty for the one that suits the terminal",
        "width": f"a whole number from {NARROWEST} to {WIDEST}",
        "spacing": f"one of {', '.join(Spacing)}",
        "area": "the ref of an area, or empty",
    }
    problems = [
        f"{key}: {_shown(value[key])} is not {allowed[key]}; {_shown(default[key])} is used"
        for key in unfit
    ]
    problems += [
        f"{_shown(key)} is not a setting; the settings are {', '.join(default)}"
        for key in value
        if key not in default
    ]
    notice = clean_line(f"{path}: {'; '.join(problems)}") if problems else result.notice
    return settings, notice


def save(path: Path, settings: Settings) -> str:
    """Write the settings and return a notice for the reader.

    Unknown keys in the file stay there: they may be settings of another version.
    """
    return json_file.update(path, lambda value: {**(value or {}), **asdict(settings)}).notice


def _shown(value: object) -> str:
    return clean_line(json.encode(value).decode())[:60]
