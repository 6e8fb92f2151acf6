"""What a command is, where commands work, and how their keys are written."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from textual.keys import key_to_character

from jitui.report.wording import capitalised

_KEY_NAMES = {
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


class Where(str, Enum):
    """Where a command works; the value is its heading in the help."""

    EVERYWHERE = "Everywhere"
    LIST = "In a list"
    TABLE = "In the partnership table"
    FILTER = "In the table's filter"
    READING = "In the reading view"
    SEARCH = "In search"
    PICK = "In a list of choices"
    DEFINITION = "In a definition"
    COPIED = "In the text to copy"
    ASK = "In a text box"
    EDIT = "In the editor"
    CHOICE = "In a field with choices"
    SESSION = "In the session view"


class Command(Struct, frozen=True):
    """One command.

    Attributes:
        where: Where its keys work.
        id: Its stable name.
        bound_to: The framework's names of its keys, separated by spaces, the first shown first.
        action: What it does: an action of the focused part or, where it works everywhere, a
            method of the main screen's controllers.
        label: One or two words for the line of keys.
        help: A sentence for the help.
        shown: Whether the line of keys shows it.
        name: A few words for the list of commands, where ``label`` alone would not do.
    """

    where: Where
    id: str
    bound_to: str
    action: str
    label: str
    help: str
    shown: bool = False
    name: str = ""

    @property
    def keys(self) -> list[str]:
        """The framework's names of its keys."""
        return self.bound_to.split()

    @property
    def key_names(self) -> list[str]:
        """Its keys as people write them, such as ``Ctrl+Q`` or ``/``."""
        return [_key_name(key) for key in self.keys]

    @property
    def binding_action(self) -> str:
        """The framework's action for its keys."""
        return f"run({self.id!r})" if self.where is Where.EVERYWHERE else self.action

    @property
    def title(self) -> str:
        """Its name in the list of commands."""
        return self.name or capitalised(self.label)


_MOVES = (
    ("down", "down j", "down", "Next {}"),
    ("up", "up k", "up", "Previous {}"),
    ("page-down", "pagedown space", "page", "Page down"),
    ("page-up", "pageup b", "page up", "Page up"),
    ("top", "g home", "top", "Go to the top"),
    ("end", "G end", "end", "Go to the end"),
)


def moves(where: Where, what: str, stem: str, action: str = "{}") -> tuple[Command, ...]:
    """Return the commands that move through lines or rows.

    Args:
        where: Where they work.
        what: What they move by, such as ``entry``.
        stem: What their ids begin with.
        action: Their action, with the move in the place of the braces.
    """
    return tuple(
        Command(
            where,
            f"{stem}.{name}",
            keys,
            action.format(name.replace("-", "_")),
            label,
            f"{words.format(what)}.",
            name=words.format(what),
        )
        for name, keys, label, words in _MOVES
    )


def _key_name(key: str) -> str:
    """Return a key as people write it, such as ``Ctrl+Q`` or ``/``."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    return _KEY_NAMES.get(key) or key_to_character(key) or key
