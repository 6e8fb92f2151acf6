"""What works in the search, and in boxes to pick from or fill in."""

from __future__ import annotations

from jitui.tui.commands.command import Command, Where

COMMANDS = (
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
    Command("pick.pick", Where.PICK, ("enter",), "pick", "pick", "Pick the selected row."),
    Command("pick.down", Where.PICK, ("down",), "down", "down", "Next row."),
    Command("pick.up", Where.PICK, ("up",), "up", "up", "Previous row."),
    Command("pick.page-down", Where.PICK, ("pagedown",), "page_down", "page", "A page down."),
    Command("pick.page-up", Where.PICK, ("pageup",), "page_up", "page up", "A page up."),
    Command(
        "pick.remove",
        Where.PICK,
        ("ctrl+r",),
        "remove",
        "remove",
        "Remove the selected row, where rows can be.",
    ),
    Command("pick.close", Where.PICK, ("escape",), "close", "close", "Close the list."),
    Command("ask.close", Where.ASK, ("escape",), "close", "close", "Close without keeping."),
)
