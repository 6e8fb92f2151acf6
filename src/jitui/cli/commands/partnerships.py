"""The command that prints the table of areas: sorted, filtered, in several forms."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jitui.cli.command import CSV, JSON, MARKDOWN, Subcommand, argument, chosen_format
from jitui.cli.content import library_of
from jitui.cli.exit_status import FOUND, NOTHING
from jitui.cli.printing import columns, complain, print_lines, typed

if TYPE_CHECKING:
    import argparse


def _partnerships(options: argparse.Namespace) -> int:
    chosen = chosen_format(options)
    library = library_of(options.data)
    from jitui.output import table_formats
    from jitui.output.table_options import none_left, view_of

    view = view_of(
        library,
        words=typed(options.words),
        ratings=options.rating,
        years=options.year,
        works=options.work,
        sort=options.sort,
        backward=options.reverse,
    )
    found = bool(view.areas(library))
    if chosen != "text":
        # CSV ends its lines as it asks; a program that reads any form gets an empty one.
        sys.stdout.write(table_formats.FORMATS[chosen].write(library, view))
    elif found:
        print_lines(table_formats.view_lines(library, view, columns()))
    if not found:
        complain(f"jitui: {none_left(library, view)}")
    return FOUND if found else NOTHING


_SEVERAL = {"action": "append", "default": []}

PARTNERSHIPS = Subcommand(
    "partnerships",
    _partnerships,
    "print the table of areas and evaluations, sorted and filtered",
    (
        argument(
            "words", nargs="*", metavar="WORDS", help="only areas with these words in their name"
        ),
        argument(
            "--rating",
            metavar="R",
            help="only these evaluations: good, 'very good', 5, very-good+ (or better),"
            " adequate- (or lower), none; separate several with commas",
            **_SEVERAL,
        ),
        argument(
            "--year",
            metavar="Y",
            help="only reports published in these years: 2024, 2024+ (or later), 2023-2025,"
            " --year=-2023 (or earlier); separate several with commas",
            **_SEVERAL,
        ),
        argument(
            "--work",
            metavar="W",
            help="only this kind of work: full, adapted or bespoke; separate several with commas",
            **_SEVERAL,
        ),
        argument(
            "--sort",
            metavar="COLUMNS",
            help="sort by area, published, evaluation or work; separate several with"
            " commas; areas without a value come last",
            **_SEVERAL,
        ),
        argument(
            "--reverse",
            action="store_true",
            help="reverse the order of the first --sort column",
        ),
        *(JSON, CSV, MARKDOWN),
    ),
    (
        "jitui partnerships",
        "jitui partnerships --rating good+ --year 2024+ --sort evaluation,area",
        "jitui partnerships --csv > areas.csv",
    ),
)
