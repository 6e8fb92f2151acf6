"""THE command registry: each thing a key does is declared here, once.

Key bindings, the line of keys, the help screen and the README's table all come from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding, BindingType


class Where(str, Enum):
    """Where a command works; the value is its heading in the help."""

    EVERYWHERE = "Everywhere"
    LIST = "In a list"
    READING = "In the reading view"
    SEARCH = "In the search"


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        id: Its stable name.
        where: Where its keys work.
        keys: The framework's names of its keys, the first one shown first.
        action: What the focused part is asked to do.
        words: One or two words for the line of keys.
        help: A sentence for the help.
        shown: Whether the line of keys shows it.
    """

    id: str
    where: Where
    keys: tuple[str, ...]
    action: str
    words: str
    help: str
    shown: bool = False


PANES = ("Overview", "Messages", "Statements", "Partnerships", "Glossary", "Questions")


def _moves(where: Where, what: str, stem: str) -> tuple[Command, ...]:
    return (
        Command(f"{stem}.down", where, ("down", "j"), "down", "down", f"Next {what}."),
        Command(f"{stem}.up", where, ("up", "k"), "up", "up", f"Previous {what}."),
        Command(
            f"{stem}.page-down", where, ("pagedown", "space"), "page_down", "page", "A page down."
        ),
        Command(f"{stem}.page-up", where, ("pageup", "b"), "page_up", "page up", "A page up."),
        Command(f"{stem}.top", where, ("g", "home"), "top", "top", "To the top."),
        Command(f"{stem}.end", where, ("G", "end"), "end", "end", "To the end."),
    )


COMMANDS: tuple[Command, ...] = (
    *(
        Command(
            f"pane.{name.lower()}",
            Where.EVERYWHERE,
            (str(number),),
            f"pane({number - 1})",
            name,
            f"Open the pane {name}.",
        )
        for number, name in enumerate(PANES, 1)
    ),
    Command("pane.next", Where.EVERYWHERE, ("tab",), "pane_by(1)", "next pane", "Next pane."),
    Command(
        "pane.previous",
        Where.EVERYWHERE,
        ("shift+tab",),
        "pane_by(-1)",
        "previous pane",
        "Previous pane.",
    ),
    Command(
        "search",
        Where.EVERYWHERE,
        ("slash",),
        "search",
        "search",
        "Search everything, as you type.",
        shown=True,
    ),
    Command("help", Where.EVERYWHERE, ("question_mark",), "help", "help", "These keys.", True),
    Command(
        "theme",
        Where.EVERYWHERE,
        ("t",),
        "theme",
        "light or dark",
        "Change between the light and the dark theme.",
    ),
    Command("quit", Where.EVERYWHERE, ("q", "ctrl+q"), "leave", "quit", "Leave jitui.", True),
    Command(
        "list.open",
        Where.LIST,
        ("enter", "l", "right"),
        "open",
        "read",
        "Read the selected entry.",
        shown=True,
    ),
    *_moves(Where.LIST, "entry", "list"),
    Command(
        "reading.back",
        Where.READING,
        ("escape", "h", "left"),
        "back",
        "back to the list",
        "Put out what the search lit, then step out to the list.",
        shown=True,
    ),
    Command(
        "reading.find-next",
        Where.READING,
        ("n",),
        "find_next",
        "next find",
        "To the next find of the search.",
    ),
    Command(
        "reading.find-previous",
        Where.READING,
        ("N",),
        "find_previous",
        "previous find",
        "To the previous find of the search.",
    ),
    *_moves(Where.READING, "line", "reading"),
    Command(
        "search.open",
        Where.SEARCH,
        ("enter",),
        "open",
        "read",
        "Read the selected hit, with the words in view.",
        shown=True,
    ),
    Command("search.down", Where.SEARCH, ("down",), "down", "next", "Next hit.", shown=True),
    Command(
        "search.up",
        Where.SEARCH,
        ("up",),
        "up",
        "previous",
        "Previous hit; from the first hit, or in an empty line, an earlier search.",
    ),
    Command(
        "search.kind",
        Where.SEARCH,
        ("tab",),
        "kind(1)",
        "kind",
        "Complete a filter, or show only the next kind of entry.",
        shown=True,
    ),
    Command(
        "search.kind-back",
        Where.SEARCH,
        ("shift+tab",),
        "kind(-1)",
        "kind back",
        "Show only the previous kind of entry.",
    ),
    Command("search.page-down", Where.SEARCH, ("pagedown",), "page_down", "page", "A page down."),
    Command("search.page-up", Where.SEARCH, ("pageup",), "page_up", "page up", "A page up."),
    Command(
        "search.close",
        Where.SEARCH,
        ("escape",),
        "close",
        "close",
        "Leave the search, back to where you were.",
        shown=True,
    ),
)

_NAMES = {
    "slash": "/",
    "question_mark": "?",
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
    "ctrl+q": "Ctrl+Q",
}


def key_name(key: str) -> str:
    """Return a key as people write it."""
    return _NAMES.get(key, key)


def at(where: Where) -> Iterable[Command]:
    """Return the commands that work in one place."""
    return (command for command in COMMANDS if command.where is where)


def bindings(where: Where) -> list[BindingType]:
    """Return the framework's bindings for the commands of one place."""
    return [
        Binding(key, command.action, command.words, id=f"{command.id}.{key}", show=False)
        for command in at(where)
        for key in command.keys
    ]


def key_table() -> str:
    """Return the README's table of keys, in Markdown."""
    rows = ["| Where | Keys | What they do |", "| --- | --- | --- |"]
    for where in Where:
        for command in at(where):
            keys = ", ".join(f"`{key_name(key)}`" for key in command.keys)
            rows.append(f"| {where.value} | {keys} | {command.help} |")
    return "\n".join(rows)
