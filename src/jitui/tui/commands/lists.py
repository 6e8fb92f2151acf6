"""What works in a list, in the table of areas, and in its filter."""

from __future__ import annotations

from jitui.tui.commands.command import Command, Where, moves

COMMANDS = (
    Command(
        "list.open",
        Where.LIST,
        ("enter", "l", "right"),
        "open",
        "read",
        "Read the selected entry.",
        shown=True,
    ),
    *moves(Where.LIST, "entry", "list"),
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
)
