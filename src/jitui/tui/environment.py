"""Environment variables that Textual reads: they are checked before it fails on them."""

from __future__ import annotations

import os

from jitui.errors import UsageError
from jitui.report.clean import clean_line

_COLOUR_SYSTEMS = ("auto", "standard", "256", "truecolor", "windows")


def check_environment() -> None:
    """See that Textual's variables can be used, and drop a NO_COLOR that is empty.

    Raises:
        UsageError: A variable cannot be used; the sentence names it.
    """
    if os.environ.get("NO_COLOR") == "":
        # Set but empty means unset, by the convention; Textual takes it as set.
        del os.environ["NO_COLOR"]
    colours = os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto")
    if colours not in _COLOUR_SYSTEMS:
        allowed = ", ".join(_COLOUR_SYSTEMS)
        words = f"TEXTUAL_COLOR_SYSTEM is {clean_line(colours)[:60]!r}; it must be one of"
        raise UsageError(f"{words} {allowed}, or unset")
    driver = os.environ.get("TEXTUAL_DRIVER")
    if driver is not None and not _is_driver(driver):
        words = f"TEXTUAL_DRIVER is {clean_line(driver)[:60]!r}, which is not a"
        raise UsageError(f"{words} Textual driver; unset it")


def _is_driver(named: str) -> bool:
    from importlib import import_module

    from textual.driver import Driver

    module, _, name = named.partition(":")
    try:
        return issubclass(getattr(import_module(module), name), Driver)
    except Exception:  # whatever is imported may fail in any way
        return False
