"""Commands of the search, of a list of choices and of a text box."""

from __future__ import annotations

from functools import partial

from jitui.tui.commands.command import Command, Where

search = partial(Command, Where.SEARCH)
pick = partial(Command, Where.PICK)
ask = partial(Command, Where.ASK)

COMMANDS = (
    search(
        "search.open",
        "enter",
        "open",
        "open",
        "Open the selected result at the matching words.",
        shown=True,
    ),
    search("search.down", "down", "down", "next", "Next result.", shown=True),
    search(
        "search.up",
        "up",
        "up",
        "previous",
        "Previous result; on the first result or in an empty box, an earlier search.",
    ),
    search(
        "search.kind",
        "tab",
        "kind(1)",
        "next kind",
        "Complete the filter that you are typing, or show only the next kind of entry.",
        shown=True,
    ),
    search(
        "search.kind-back",
        "shift+tab",
        "kind(-1)",
        "previous kind",
        "Show only the previous kind of entry.",
    ),
    search("search.page-down", "pagedown", "page_down", "page", "Page down."),
    search("search.page-up", "pageup", "page_up", "page up", "Page up."),
    search(
        "search.close",
        "escape",
        "close",
        "close",
        "Close the search and return to where you were.",
        shown=True,
    ),
    pick("pick.pick", "enter", "pick", "choose", "Choose the selected row."),
    pick("pick.down", "down", "down", "down", "Next row."),
    pick("pick.up", "up", "up", "up", "Previous row."),
    pick("pick.page-down", "pagedown", "page_down", "page", "Page down."),
    pick("pick.page-up", "pageup", "page_up", "page up", "Page up."),
    pick("pick.remove", "ctrl+r", "remove", "remove", "Remove the selected bookmark."),
    pick("pick.close", "escape", "close", "close", "Close the list."),
    ask("ask.close", "escape", "close", "cancel", "Cancel."),
)
