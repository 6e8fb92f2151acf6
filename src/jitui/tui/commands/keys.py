"""The names of keys as people write them."""

from __future__ import annotations

from textual.keys import key_to_character

_NAMES = {
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "down": "\u2193",
    "up": "\u2191",
    "left": "\u2190",
    "right": "\u2192",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
}


def key_name(key: str) -> str:
    """Return a key as people write it, such as ``Ctrl+Q`` or ``/``."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    return _NAMES.get(key) or key_to_character(key) or key
