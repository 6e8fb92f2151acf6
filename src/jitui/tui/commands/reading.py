"""Commands of the reading view, of a definition and of a copied text."""

from __future__ import annotations

from functools import partial

from jitui.tui.commands.command import Command, Where, moves

reading = partial(Command, Where.READING)
definition = partial(Command, Where.DEFINITION)
copied = partial(Command, Where.COPIED)

COMMANDS = (
    reading(
        "reading.back",
        "escape h left",
        "back",
        "back to list",
        "Clear highlights, then return to the list.",
        shown=True,
    ),
    reading(
        "reading.follow",
        "enter",
        "follow",
        "follow",
        "Follow the selected link, or show the definition of the selected term.",
        name="Follow the link",
    ),
    reading(
        "reading.hints",
        "f",
        "hints",
        "follow",
        "Show a letter on each link; press the letter to follow the link.",
        shown=True,
        name="Follow a link by its letter",
    ),
    reading("reading.link-next", "tab", "link_by(1)", "next link", "Select the next term or link."),
    reading(
        "reading.link-previous",
        "shift+tab",
        "link_by(-1)",
        "previous link",
        "Select the previous term or link.",
    ),
    reading(
        "reading.meaning",
        "K",
        "meaning",
        "definition",
        "Show the definition of the selected term, or of the first one on the screen.",
        name="Definition of the term",
    ),
    reading(
        "reading.heading-next",
        "right_curly_bracket",
        "heading_by(1)",
        "next heading",
        "Go to the next heading.",
    ),
    reading(
        "reading.heading-previous",
        "left_curly_bracket",
        "heading_by(-1)",
        "previous heading",
        "Go to the previous heading.",
    ),
    reading(
        "reading.find-next", "n", "find_next", "next match", "Go to the next match of the search."
    ),
    reading(
        "reading.find-previous",
        "N",
        "find_previous",
        "previous match",
        "Go to the previous match of the search.",
    ),
    *moves(Where.READING, "line", "reading"),
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
    *moves(Where.COPIED, "line", "copied"),
)
