"""Commands of the parts of the main screen: the lists, the reading view and the search."""

from __future__ import annotations

from functools import partial

from jitui.tui.commands.command import Command, Where, moves

in_list = partial(Command, Where.LIST)
in_table = partial(Command, Where.TABLE)
in_filter = partial(Command, Where.FILTER)
reading = partial(Command, Where.READING)
search = partial(Command, Where.SEARCH)

COMMANDS = (
    in_list("list.open", "enter l right", "open", "open", "Open the selected entry.", shown=True),
    *moves(Where.LIST, "entry", "list"),
    *(
        in_table(
            f"table.sort-{column}",
            key,
            f"table_sort({column!r})",
            f"by {words}",
            f"Sort by {words}; press again to reverse the order.",
        )
        for key, column, words in (
            ("A", "area", "area"),
            ("P", "published", "year published"),
            ("E", "evaluation", "evaluation"),
            ("W", "work", "kind of work"),
        )
    ),
    in_table(
        "table.unsort", "O", "table_unsort", "report's order", "Return to the report's order."
    ),
    in_table(
        "table.filter",
        "f",
        "table_filter",
        "filter",
        "Filter by name, evaluation or year as you type.",
        shown=True,
    ),
    in_table(
        "table.evaluation",
        "e",
        "table_evaluation",
        "evaluation",
        "Filter by evaluation.",
        shown=True,
    ),
    in_table(
        "table.year",
        "p",
        "table_year",
        "year",
        "Filter by the year in which the report was published.",
        shown=True,
    ),
    in_table("table.work", "w", "table_work", "work", "Filter by kind of work."),
    in_table(
        "table.all", "x escape", "table_all", "clear filter", "Clear the filter and show all areas."
    ),
    in_filter(
        "filter.keep",
        "enter down",
        "done(True)",
        "apply",
        "Keep the filter and return to the table.",
        shown=True,
    ),
    in_filter(
        "filter.clear",
        "escape",
        "done(False)",
        "clear",
        "Clear the filter and return to the table.",
        shown=True,
    ),
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
)
