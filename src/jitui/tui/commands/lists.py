"""Commands of a list, of the partnership table and of its filter."""

from __future__ import annotations

from functools import partial

from jitui.tui.commands.command import Command, Where, moves

in_list = partial(Command, Where.LIST)
in_table = partial(Command, Where.TABLE)
in_filter = partial(Command, Where.FILTER)

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
)
