"""Commands that work everywhere on the main screen.

Each action is a method of one of the main screen's controllers, such as ``reading.jump``, or
of the main screen itself; see ``MainScreen.handler``.
"""

from __future__ import annotations

from functools import partial

from jitui.report.pages import THEN_AND_NOW
from jitui.tui.commands.command import Command, Where

PANES = (
    "Overview",
    "Messages",
    "Statements",
    "Partnerships",
    "Glossary",
    "Questions",
    "Workbook",
)
"""The panes, in their order; a number opens one."""

everywhere = partial(Command, Where.EVERYWHERE)

COMMANDS = (
    *(
        everywhere(
            f"pane.{name.lower()}",
            str(number),
            f"navigation.show({number - 1})",
            name,
            f"Open the {name} pane.",
            name=f"Open {name}",
        )
        for number, name in enumerate(PANES, 1)
    ),
    everywhere(
        "jump",
        "colon ctrl+p",
        "reading.jump",
        "jump",
        "Jump to an entry, heading, area, term or command.",
    ),
    everywhere(
        "back",
        "backspace left_square_bracket",
        "navigation.go_back",
        "back",
        "Go back to where you were.",
    ),
    everywhere(
        "forward", "right_square_bracket", "navigation.go_forward", "forward", "Go forward again."
    ),
    everywhere(
        "recent",
        "H",
        "reading.choose_recent",
        "recent",
        "List the entries that you read recently.",
        name="Recently read",
    ),
    everywhere(
        "entry.next",
        "greater_than_sign",
        "navigation.show_neighbour(1)",
        "next entry",
        "Open the next entry.",
    ),
    everywhere(
        "entry.previous",
        "less_than_sign",
        "navigation.show_neighbour(-1)",
        "previous entry",
        "Open the previous entry.",
    ),
    everywhere(
        "outline",
        "o",
        "reading.choose_heading",
        "outline",
        "List the headings of the page.",
        name="Outline of the page",
    ),
    everywhere(
        "read-on",
        "R",
        "navigation.toggle_continuous",
        "continuous",
        "Show this entry and all that follow it on one page, or a single entry again.",
    ),
    everywhere(
        "mark",
        "m",
        "reading.toggle_bookmark",
        "bookmark",
        "Bookmark the entry, or remove its bookmark.",
        name="Add or remove a bookmark",
    ),
    everywhere(
        "marks",
        "M",
        "reading.choose_bookmark",
        "bookmarks",
        "List your bookmarks.",
        name="Bookmarks",
    ),
    everywhere(
        "copy",
        "y",
        "export.copy_entry",
        "copy",
        "Copy the selected text or the whole entry, with its reference.",
        name="Copy the text",
    ),
    everywhere(
        "cite",
        "c",
        "export.cite_entry",
        "cite",
        "Copy or save a citation in the style that you choose.",
        shown=True,
        name="Copy a citation",
    ),
    everywhere(
        "then-and-now",
        "T",
        f"navigation.open({THEN_AND_NOW!r})",
        "then and now",
        "Show what the report says has changed, and the messages side by side.",
    ),
    everywhere(
        "claims",
        "C",
        "reading.choose_claim",
        "claims",
        "List the report's quantified claims: who or what each one counts, and how many.",
        name="Quantified claims",
    ),
    everywhere(
        "book.answer",
        "i",
        "workbook.edit_answer",
        "answer",
        "Answer the open question or statement, or edit the open page of the workbook.",
        name="Answer or edit",
    ),
    everywhere(
        "book.note",
        "a",
        "workbook.add_note",
        "note",
        "Add a note to the open entry, or edit one that it has.",
        name="Add a note",
    ),
    everywhere(
        "book.add",
        "I",
        "workbook.choose_addition",
        "add",
        "Add evidence, an action or a note to the open entry.",
        name="Add evidence, an action or a note",
    ),
    everywhere(
        "book.session",
        "S",
        "workbook.open_session",
        "session",
        "Open the session view, to record a discussion one question at a time.",
        name="Session view",
    ),
    everywhere(
        "book.remove",
        "D",
        "workbook.delete_item",
        "delete",
        "Delete the open evidence, action or note from the workbook.",
        name="Delete from the workbook",
    ),
    everywhere(
        "pictures",
        "V",
        "reading.show_charts",
        "charts",
        "Open the charts: evaluations, years, programmes and evidence.",
    ),
    everywhere(
        "data",
        "d",
        "reading.toggle_data",
        "data",
        "Switch between the chart on the page and its data.",
        name="Data of the chart",
    ),
    everywhere(
        "my-area",
        "asterisk",
        "settings.toggle_area",
        "my area",
        "Set the open area as your area, or clear it; the table and every chart mark it.",
    ),
    everywhere(
        "export",
        "X",
        "export.export",
        "export",
        "Export the table as shown, the open chart or the workbook: copy it or save it.",
        name="Export",
    ),
    everywhere(
        "wider",
        "plus",
        "settings.change_width(4)",
        "wider",
        "Make the lines wider.",
        name="Wider lines",
    ),
    everywhere(
        "narrower",
        "minus",
        "settings.change_width(-4)",
        "narrower",
        "Make the lines narrower.",
        name="Narrower lines",
    ),
    everywhere(
        "spacing",
        "s",
        "settings.change_spacing",
        "spacing",
        "Change the space between paragraphs: tight, normal or wide.",
        name="Space between paragraphs",
    ),
    everywhere("pane.next", "tab", "navigation.show_next(1)", "next pane", "Open the next pane."),
    everywhere(
        "pane.previous",
        "shift+tab",
        "navigation.show_next(-1)",
        "previous pane",
        "Open the previous pane.",
    ),
    everywhere(
        "search",
        "slash",
        "search.open",
        "search",
        "Search the report and your notes as you type.",
        shown=True,
    ),
    everywhere(
        "help",
        "question_mark",
        "show_help",
        "help",
        "Show the keys that work here.",
        shown=True,
        name="Help",
    ),
    everywhere(
        "theme",
        "t",
        "settings.change_theme",
        "light or dark",
        "Switch between the light and the dark theme.",
        name="Light or dark theme",
    ),
    everywhere("quit", "q ctrl+q", "quit", "quit", "Quit jitui.", shown=True, name="Quit jitui"),
)
