"""Commands of the editor, of a field with choices and of the session view."""

from __future__ import annotations

from functools import partial

from jitui.tui.commands.command import Command, Where

edit = partial(Command, Where.EDIT)
choice = partial(Command, Where.CHOICE)
session = partial(Command, Where.SESSION)

COMMANDS = (
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
    session("session.down", "down j", "scroll(1)", "down", "Scroll down."),
    session("session.up", "up k", "scroll(-1)", "up", "Scroll up."),
    session("session.page-down", "pagedown space", "page(1)", "page", "Page down."),
    session("session.page-up", "pageup b", "page(-1)", "page up", "Page up."),
    session("session.top", "home", "top", "top", "Go to the top."),
    session("session.end", "end G", "end", "end", "Go to the end."),
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
