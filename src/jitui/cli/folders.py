"""The commands about files: paths, check."""

from __future__ import annotations

import argparse

from jitui.cli.common import FOUND, WRONG, Command, argument, complain
from jitui.errors import DataError


def _paths(options: argparse.Namespace) -> int:
    from jitui.report.load import data_folder
    from jitui.workbook.paths import file_list, paths

    print(f"data: {data_folder(getattr(options, 'data', None))}")
    for name, path in file_list(paths()):
        print(f"{name}: {path}{'' if path.exists() else ' (not there yet)'}")
    return FOUND


def _check(options: argparse.Namespace) -> int:
    from jitui.report.clean import clean_line
    from jitui.report.load import data_folder, examine

    if options.folder is not None:
        folder = data_folder(options.folder, "check")
    else:
        folder = data_folder(getattr(options, "data", None))
    library, problems = examine(folder)
    if library is None:
        error = DataError(str(folder), problems)
        for problem in problems:
            print(clean_line(str(problem)))
        complain(f"jitui: {error}")
        return WRONG
    counts = f"{len(library.entries)} entries, {len(library.links)} links"
    print(clean_line(f"{folder}: {counts}, no problems"))
    return FOUND


PATHS = Command("paths", _paths, "print where everything is kept")
CHECK = Command(
    "check",
    _check,
    "check a data folder and list every problem",
    (argument("folder", nargs="?", metavar="DIR"),),
)
