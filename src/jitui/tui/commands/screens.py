"""Commands of the screens over the main one: dialogs, the editor and the session view."""

from __future__ import annotations

from functools import partial

from jitui.tui.commands.command import Command, Where, moves

pick = partial(Command, Where.PICK)
definition = partial(Command, Where.DEFINITION)
copied = partial(Command, Where.COPIED)
ask = partial(Command, Where.ASK)
edit = partial(Command, Where.EDIT)
choice = partial(Command, Where.CHOICE)
session = partial(Command, Where.SESSION)

COMMANDS = (
    pick("pick.pick", "enter", "pick", "choose", "Choose the selected row."),
    pick("pick.down", "down", "move('down')", "down", "Next row."),
    pick("pick.up", "up", "move('up')", "up", "Previous row."),
    pick("pick.page-down", "pagedown", "move('page_down')", "page", "Page down."),
    pick("pick.page-up", "pageup", "move('page_up')", "page up", "Page up."),
    pick("pick.remove", "ctrl+r", "remove", "remove", "Remove the selected bookmark."),
    pick("pick.close", "escape", "close", "close", "Close the list."),
    ask("ask.close", "escape", "close", "cancel", "Cancel."),
    definition(
        "definition.open",
        "enter",
        "open",
        "open",
        "Open the selected link, or the page of the term.",
    ),
    definition("definition.close", "escape q", "close", "close", "Close the definition."),
    copied("copied.save", "s", "save", "save", "Save the text to a file."),
    copied("copied.close", "escape q enter", "close", "close", "Close the text."),
    *moves(Where.COPIED, "line", "copied", "move({!r})"),
    edit(
        "edit.leave",
        "escape",
        "leave",
        "close",
        "Close the editor. It saves as you type, and asks before it discards anything.",
        shown=True,
    ),
    edit("edit.next", "tab", "app.focus_next", "next field", "Next field.", shown=True),
    edit("edit.previous", "shift+tab", "app.focus_previous", "previous field", "Previous field."),
    edit(
        "edit.context",
        "ctrl+t",
        "context",
        "show the entry",
        "Switch between the fields and the entry that they are about.",
        shown=True,
    ),
    edit(
        "edit.keys",
        "ctrl+g",
        "keys",
        "help",
        "Show these keys. Ctrl+Z undoes typing and Ctrl+Y redoes it.",
        shown=True,
    ),
    choice(
        "choice.next",
        "right down l j space",
        "step(1)",
        "next",
        "Next value, or the list of values for our own view, kind and area.",
    ),
    choice(
        "choice.previous",
        "left up h k",
        "step(-1)",
        "previous",
        "Previous value, or the list of values for our own view, kind and area.",
    ),
    choice("choice.list", "enter", "list", "list", "List all values."),
    session("session.next", "right n", "step(1)", "next", "Next question.", shown=True),
    session("session.previous", "left p", "step(-1)", "previous", "Previous question."),
    session(
        "session.strength", "s", "capture('strengths')", "strength", "Add a strength.", shown=True
    ),
    session(
        "session.gap",
        "g",
        "capture('improvements')",
        "gap",
        "Add a gap: an area for improvement.",
        shown=True,
    ),
    session("session.evidence", "e", "evidence", "evidence", "Add evidence.", shown=True),
    session("session.action", "a", "do", "action", "Add an action.", shown=True),
    session("session.judge", "v", "judge", "own view", "Set our own view on the scale."),
    session(
        "session.findings",
        "f",
        "findings",
        "findings",
        "Show or hide what the report found.",
        shown=True,
    ),
    session("session.edit", "i enter", "edit", "answer", "Open the full answer in the editor."),
    session("session.down", "down j", "move('down')", "down", "Scroll down."),
    session("session.up", "up k", "move('up')", "up", "Scroll up."),
    session("session.page-down", "pagedown space", "move('page_down')", "page", "Page down."),
    session("session.page-up", "pageup b", "move('page_up')", "page up", "Page up."),
    session("session.top", "home", "move('top')", "top", "Go to the top."),
    session("session.end", "end G", "move('end')", "end", "Go to the end."),
    session("session.keys", "question_mark", "keys", "help", "Show these keys.", shown=True),
    session(
        "session.leave",
        "escape q",
        "leave",
        "close",
        "Close the session view. Everything is saved.",
        shown=True,
    ),
)
