"""THE command registry: each thing a key does is declared here, once.

Key bindings, the line of keys, the help screen and the README's table all come from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from msgspec import Struct
from textual.binding import Binding, BindingType


class Where(str, Enum):
    """Where a command works; the value is its heading in the help."""

    EVERYWHERE = "Everywhere"
    LIST = "In a list"
    TABLE = "In the partnership table"
    FILTER = "In the table's filter"
    READING = "In the reading view"
    SEARCH = "In the search"
    PICK = "In a list to pick from"
    MEANING = "In a meaning"
    ASK = "In a line to fill in"
    EDIT = "In the editor"
    CHOICE = "In a choice"
    SESSION = "In the session view"


class Command(Struct, frozen=True):
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


PANES = (
    "Overview",
    "Messages",
    "Statements",
    "Partnerships",
    "Glossary",
    "Questions",
    "Workbook",
)


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
    Command(
        "jump",
        Where.EVERYWHERE,
        ("colon", "ctrl+p"),
        "jump",
        "jump",
        "Jump to any entry, heading, place, term or command.",
    ),
    Command(
        "back",
        Where.EVERYWHERE,
        ("backspace", "left_square_bracket"),
        "back_in_time",
        "back",
        "Back to where you were.",
    ),
    Command(
        "forward",
        Where.EVERYWHERE,
        ("right_square_bracket",),
        "forward_in_time",
        "forward",
        "Forward again.",
    ),
    Command("recent", Where.EVERYWHERE, ("H",), "recent", "recent", "What you read lately."),
    Command(
        "entry.next",
        Where.EVERYWHERE,
        ("greater_than_sign",),
        "entry_by(1)",
        "next entry",
        "Read the next entry.",
    ),
    Command(
        "entry.previous",
        Where.EVERYWHERE,
        ("less_than_sign",),
        "entry_by(-1)",
        "previous entry",
        "Read the previous entry.",
    ),
    Command("outline", Where.EVERYWHERE, ("o",), "outline", "outline", "The outline of the page."),
    Command(
        "read-on",
        Where.EVERYWHERE,
        ("R",),
        "read_on",
        "read on",
        "Read everything from here on one page, or one entry again.",
    ),
    Command(
        "mark",
        Where.EVERYWHERE,
        ("m",),
        "mark",
        "mark",
        "Mark the entry, with a word if you like, or take the mark away.",
    ),
    Command("marks", Where.EVERYWHERE, ("M",), "marks", "marks", "The entries that you marked."),
    Command(
        "copy",
        Where.EVERYWHERE,
        ("y",),
        "copy",
        "copy",
        "Copy the selected text, or the entry, with its reference.",
    ),
    Command("cite", Where.EVERYWHERE, ("c",), "cite", "cite", "Copy a citation in a style.", True),
    Command(
        "then-and-now",
        Where.EVERYWHERE,
        ("T",),
        "then_and_now",
        "then and now",
        "What changed since 2018\u20132020, and the messages side by side.",
    ),
    Command(
        "claims",
        Where.EVERYWHERE,
        ("C",),
        "claims",
        "claims",
        "The report's quantified claims, by whom they count and by band.",
    ),
    Command(
        "book.answer",
        Where.EVERYWHERE,
        ("i",),
        "answer",
        "answer",
        "Answer the open question or statement, or edit the open page of the workbook.",
    ),
    Command(
        "book.note", Where.EVERYWHERE, ("a",), "note", "note", "Make a note on the open entry."
    ),
    Command(
        "book.add",
        Where.EVERYWHERE,
        ("I",),
        "add",
        "add",
        "Add evidence, an action or a note to what is open.",
    ),
    Command(
        "book.session",
        Where.EVERYWHERE,
        ("S",),
        "session",
        "session",
        "The session view: one question at a time, to take down what is said.",
    ),
    Command(
        "book.remove",
        Where.EVERYWHERE,
        ("D",),
        "remove",
        "remove",
        "Remove the open evidence, action or note from the workbook.",
    ),
    Command(
        "pictures",
        Where.EVERYWHERE,
        ("V",),
        "pictures",
        "pictures",
        "The pictures: evaluations, years, programmes and evidence.",
    ),
    Command(
        "data",
        Where.EVERYWHERE,
        ("d",),
        "data",
        "data",
        "Show the data of the picture on the page, or the picture again.",
    ),
    Command(
        "my-area",
        Where.EVERYWHERE,
        ("asterisk",),
        "my_area",
        "my area",
        "Keep the open area as yours, or give it up again; every picture marks it.",
    ),
    Command(
        "export",
        Where.EVERYWHERE,
        ("X",),
        "export",
        "export",
        "Copy or save the table as it is shown, or the open picture.",
    ),
    Command("wider", Where.EVERYWHERE, ("plus",), "wider(4)", "wider", "Wider lines."),
    Command("narrower", Where.EVERYWHERE, ("minus",), "wider(-4)", "narrower", "Narrower lines."),
    Command(
        "spacing",
        Where.EVERYWHERE,
        ("s",),
        "spacing",
        "spacing",
        "Paragraphs tight, apart, or wide apart.",
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
    *(
        Command(
            f"table.sort-{column}",
            Where.TABLE,
            (key,),
            f"table_sort({column!r})",
            f"by {words}",
            f"Sort by {words}; again, the other way round.",
        )
        for key, column, words in (
            ("A", "area", "area"),
            ("P", "published", "year published"),
            ("E", "evaluation", "evaluation"),
            ("W", "work", "kind of work"),
        )
    ),
    Command(
        "table.unsort",
        Where.TABLE,
        ("O",),
        "table_unsort",
        "report's order",
        "In the order of the report's table.",
    ),
    Command(
        "table.filter",
        Where.TABLE,
        ("f",),
        "table_filter",
        "filter",
        "Filter by a name, evaluation or year, as you type.",
        shown=True,
    ),
    Command(
        "table.evaluation",
        Where.TABLE,
        ("e",),
        "table_evaluation",
        "evaluation",
        "Show only some evaluations.",
        shown=True,
    ),
    Command(
        "table.year",
        Where.TABLE,
        ("p",),
        "table_year",
        "published",
        "Show only reports published in some years.",
        shown=True,
    ),
    Command(
        "table.work",
        Where.TABLE,
        ("w",),
        "table_work",
        "work",
        "Show only one kind of work.",
    ),
    Command(
        "table.all",
        Where.TABLE,
        ("x", "escape"),
        "table_all",
        "all areas",
        "Show every area again.",
    ),
    Command(
        "filter.keep",
        Where.FILTER,
        ("enter", "down"),
        "done(True)",
        "keep",
        "Back to the table, filtered.",
        shown=True,
    ),
    Command(
        "filter.clear",
        Where.FILTER,
        ("escape",),
        "done(False)",
        "clear",
        "Back to the table with every area.",
        shown=True,
    ),
    Command(
        "reading.back",
        Where.READING,
        ("escape", "h", "left"),
        "back",
        "back to the list",
        "Put out what is lit or chosen, then step out to the list.",
        shown=True,
    ),
    Command(
        "reading.follow",
        Where.READING,
        ("enter",),
        "follow",
        "follow",
        "Follow the chosen link; a term shows its meaning.",
    ),
    Command(
        "reading.hints",
        Where.READING,
        ("f",),
        "hints",
        "follow",
        "Put a letter on each link in sight; the letter follows it.",
        shown=True,
    ),
    Command(
        "reading.link-next",
        Where.READING,
        ("tab",),
        "link_by(1)",
        "next link",
        "To the next term or reference in the text.",
    ),
    Command(
        "reading.link-previous",
        Where.READING,
        ("shift+tab",),
        "link_by(-1)",
        "previous link",
        "To the previous term or reference.",
    ),
    Command(
        "reading.meaning",
        Where.READING,
        ("K",),
        "meaning",
        "meaning",
        "Show the meaning of the chosen term, or of the first in sight.",
    ),
    Command(
        "reading.heading-next",
        Where.READING,
        ("right_curly_bracket",),
        "heading_by(1)",
        "next heading",
        "To the next heading.",
    ),
    Command(
        "reading.heading-previous",
        Where.READING,
        ("left_curly_bracket",),
        "heading_by(-1)",
        "previous heading",
        "To the previous heading.",
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
    Command(
        "meaning.open",
        Where.MEANING,
        ("enter",),
        "open",
        "open",
        "Open the chosen link, or the term itself.",
    ),
    Command(
        "meaning.close",
        Where.MEANING,
        ("escape", "q"),
        "close",
        "close",
        "Close the meaning.",
    ),
    Command(
        "edit.leave",
        Where.EDIT,
        ("escape",),
        "leave",
        "done",
        "Back to where you were; all is saved.",
        shown=True,
    ),
    Command(
        "edit.next",
        Where.EDIT,
        ("tab",),
        "app.focus_next",
        "next field",
        "Next field.",
        shown=True,
    ),
    Command(
        "edit.previous",
        Where.EDIT,
        ("shift+tab",),
        "app.focus_previous",
        "previous field",
        "Previous field.",
    ),
    Command(
        "edit.context",
        Where.EDIT,
        ("ctrl+t",),
        "context",
        "question",
        "Show what the fields are about, or the fields again.",
        shown=True,
    ),
    Command(
        "edit.keys",
        Where.EDIT,
        ("ctrl+g",),
        "keys",
        "keys",
        "These keys. In a text Ctrl+Z undoes and Ctrl+Y does again.",
        shown=True,
    ),
    Command(
        "choice.next",
        Where.CHOICE,
        ("right", "down", "l", "j", "space"),
        "step(1)",
        "next",
        "The next value.",
    ),
    Command(
        "choice.previous",
        Where.CHOICE,
        ("left", "up", "h", "k"),
        "step(-1)",
        "previous",
        "The previous value.",
    ),
    Command("choice.list", Where.CHOICE, ("enter",), "list", "list", "All values."),
    Command(
        "session.next",
        Where.SESSION,
        ("right", "n"),
        "step(1)",
        "next",
        "The next question.",
        shown=True,
    ),
    Command(
        "session.previous",
        Where.SESSION,
        ("left", "p"),
        "step(-1)",
        "previous",
        "The previous question.",
    ),
    Command(
        "session.strength",
        Where.SESSION,
        ("s",),
        "capture('strengths')",
        "strength",
        "Take down a strength.",
        shown=True,
    ),
    Command(
        "session.gap",
        Where.SESSION,
        ("g",),
        "capture('improvements')",
        "gap",
        "Take down a gap: an area for improvement.",
        shown=True,
    ),
    Command(
        "session.evidence",
        Where.SESSION,
        ("e",),
        "evidence",
        "evidence",
        "Take down a piece of evidence.",
        shown=True,
    ),
    Command(
        "session.action",
        Where.SESSION,
        ("a",),
        "do",
        "action",
        "Take down an action.",
        shown=True,
    ),
    Command(
        "session.judge",
        Where.SESSION,
        ("v",),
        "judge",
        "own view",
        "Choose our own view on the six-point scale.",
    ),
    Command(
        "session.findings",
        Where.SESSION,
        ("f",),
        "findings",
        "findings",
        "Show what the report found, or put it away.",
        shown=True,
    ),
    Command(
        "session.edit",
        Where.SESSION,
        ("i", "enter"),
        "edit",
        "answer",
        "Open the whole answer in the editor.",
    ),
    Command("session.down", Where.SESSION, ("down", "j"), "scroll(1)", "down", "Scroll down."),
    Command("session.up", Where.SESSION, ("up", "k"), "scroll(-1)", "up", "Scroll up."),
    Command(
        "session.page-down",
        Where.SESSION,
        ("pagedown", "space"),
        "scroll(10)",
        "page",
        "A page down.",
    ),
    Command(
        "session.page-up", Where.SESSION, ("pageup", "b"), "scroll(-10)", "page up", "A page up."
    ),
    Command("session.keys", Where.SESSION, ("question_mark",), "keys", "keys", "These keys."),
    Command(
        "session.leave",
        Where.SESSION,
        ("escape", "q"),
        "leave",
        "leave",
        "Leave the session; all is saved.",
        shown=True,
    ),
    Command("ask.close", Where.ASK, ("escape",), "close", "close", "Close without keeping."),
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
    "ctrl+p": "Ctrl+P",
    "ctrl+r": "Ctrl+R",
    "ctrl+t": "Ctrl+T",
    "ctrl+g": "Ctrl+G",
    "backspace": "Backspace",
    "colon": ":",
    "asterisk": "*",
    "plus": "+",
    "minus": "-",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
}


def key_name(key: str) -> str:
    """Return a key as people write it."""
    return _NAMES.get(key, key)


IN_WORKBOOK = ("book.answer", "book.add", "book.session", "export", "help", "quit")
"""What the line of keys shows in the workbook, after the key of the place."""


def of(ids: Iterable[str]) -> Iterable[Command]:
    """Return the commands of some ids, in that order."""
    known = {command.id: command for command in COMMANDS}
    return (known[name] for name in ids)


def at(where: Where) -> Iterable[Command]:
    """Return the commands that work in one place."""
    return (command for command in COMMANDS if command.where is where)


def bindings(where: Where) -> list[BindingType]:
    """Return the framework's bindings for the commands of one place."""
    return [
        Binding(
            key,
            command.action,
            command.words,
            id=f"{command.id}.{key}",
            show=False,
            # Done before the next key is given out, so that words typed at once go to it.
            priority=command.id == "search",
        )
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
