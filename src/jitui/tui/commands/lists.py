"""What works in a list, in the table of areas, and in its filter."""

from __future__ import annotations

from jitui.tui.commands.command import Command, Where, moves

COMMANDS = (
    Command(
        "list.open",
        Where.LIST,
        ("enter", "l", "right"),
        "open",
        "open",
        "Open the selected entry.",
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
            f"Sort by {words}; press again to reverse the order.",
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
        "Return to the report's order.",
    ),
    Command(
        "table.filter",
        Where.TABLE,
        ("f",),
        "table_filter",
        "filter",
        "Filter by name, evaluation or year as you type.",
        shown=True,
    ),
    Command(
        "table.evaluation",
        Where.TABLE,
        ("e",),
        "table_evaluation",
        "evaluation",
        "Filter by evaluation.",
        shown=True,
    ),
    Command(
        "table.year",
        Where.TABLE,
        ("p",),
        "table_year",
        "year",
        "Filter by the year in which the report was published.",
        shown=True,
    ),
    Command(
        "table.work",
        Where.TABLE,
        ("w",),
        "table_work",
        "work",
        "Filter by kind of work.",
    ),
    Command(
        "table.all",
        Where.TABLE,
        ("x", "escape"),
        "table_all",
        "clear filter",
        "Clear the filter and show all areas.",
    ),
    Command(
        "filter.keep",
        Where.FILTER,
        ("enter", "down"),
        "done(True)",
        "apply",
        "Keep the filter and return to the table.",
        shown=True,
    ),
    Command(
        "filter.clear",
        Where.FILTER,
        ("escape",),
        "done(False)",
        "clear",
        "Clear the filter and return to the table.",
        shown=True,
    ),
)
