"""What a command is, and where commands work."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


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
    def binding_action(self) -> str:
        """The framework's action for its keys."""
        return f"run({self.id!r})" if self.where is Where.EVERYWHERE else self.action

    @property
    def title(self) -> str:
        """Its name in the list of commands."""
        return self.name or f"{self.label[0].upper()}{self.label[1:]}"


def moves(where: Where, what: str, stem: str) -> tuple[Command, ...]:
    """Return the commands that move through lines or rows.

    Args:
        where: Where they work.
        what: What they move by, such as ``entry``.
        stem: What their ids begin with.
    """
    return (
        Command(
            where, f"{stem}.down", "down j", "down", "down", f"Next {what}.", name=f"Next {what}"
        ),
        Command(
            where, f"{stem}.up", "up k", "up", "up", f"Previous {what}.", name=f"Previous {what}"
        ),
        Command(
            where,
            f"{stem}.page-down",
            "pagedown space",
            "page_down",
            "page",
            "Page down.",
            name="Page down",
        ),
        Command(where, f"{stem}.page-up", "pageup b", "page_up", "page up", "Page up."),
        Command(
            where, f"{stem}.top", "g home", "top", "top", "Go to the top.", name="Go to the top"
        ),
        Command(
            where, f"{stem}.end", "G end", "end", "end", "Go to the end.", name="Go to the end"
        ),
    )
