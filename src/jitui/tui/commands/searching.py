"""What works in the search, and in boxes to pick from or fill in."""

from __future__ import annotations

from jitui.tui.commands.command import Command, Where

COMMANDS = (
    Command(
        "search.open",
        Where.SEARCH,
        ("enter",),
        "open",
        "open",
        "Open the selected result at the matching words.",
        shown=True,
    ),
    Command("search.down", Where.SEARCH, ("down",), "down", "next", "Next result.", shown=True),
    Command(
        "search.up",
        Where.SEARCH,
        ("up",),
        "up",
        "previous",
        "Previous result; on the first result or in an empty box, an earlier search.",
    ),
    Command(
        "search.kind",
        Where.SEARCH,
        ("tab",),
        "kind(1)",
        "next kind",
        "Complete the filter that you are typing, or show only the next kind of entry.",
        shown=True,
    ),
    Command(
        "search.kind-back",
        Where.SEARCH,
        ("shift+tab",),
        "kind(-1)",
        "previous kind",
        "Show only the previous kind of entry.",
    ),
    Command("search.page-down", Where.SEARCH, ("pagedown",), "page_down", "page", "Page down."),
    Command("search.page-up", Where.SEARCH, ("pageup",), "page_up", "page up", "Page up."),
    Command(
        "search.close",
        Where.SEARCH,
        ("escape",),
        "close",
        "close",
        "Close the search and return to where you were.",
        shown=True,
    ),
    Command("pick.pick", Where.PICK, ("enter",), "pick", "choose", "Choose the selected row."),
    Command("pick.down", Where.PICK, ("down",), "down", "down", "Next row."),
    Command("pick.up", Where.PICK, ("up",), "up", "up", "Previous row."),
    Command("pick.page-down", Where.PICK, ("pagedown",), "page_down", "page", "Page down."),
    Command("pick.page-up", Where.PICK, ("pageup",), "page_up", "page up", "Page up."),
    Command(
        "pick.remove",
        Where.PICK,
        ("ctrl+r",),
        "remove",
        "remove",
        "Remove the selected bookmark.",
    ),
    Command("pick.close", Where.PICK, ("escape",), "close", "close", "Close the list."),
    Command("ask.close", Where.ASK, ("escape",), "close", "cancel", "Cancel."),
)
