"""The commands about files: paths, check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jitui.cli.common import FOUND, WRONG, Command, argument, complain
from jitui.errors import DataError

if TYPE_CHECKING:
    import argparse


def _paths(options: argparse.Namespace) -> int:
    from jitui.cli.common import library_of
    from jitui.report.folders import BUNDLED_REPORT, data_folder
    from jitui.workbook.paths import file_list, paths

    print(f"data: {data_folder(getattr(options, 'data', None))}")
    try:
        report = library_of(options).report.id
    except DataError:  # where things are is asked for all the more when something is wrong
        report = BUNDLED_REPORT
    for name, path in file_list(paths(report)):
        print(f"{name}: {path}{'' if path.exists() else ' (not there yet)'}")
    return FOUND


def _check(options: argparse.Namespace) -> int:
    from jitui.report.clean import clean_line
    from jitui.report.folders import data_folder
    from jitui.report.load import examine
    from jitui.report.wording import counted

    workbook = _workbook_file(options.folder)
    if workbook is not None:
        return _check_workbook(workbook, options)
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
    entries = counted(len(library.entries), "entry", "entries")
    counts = f"{entries}, {counted(len(library.links), 'link')}"
    print(clean_line(f"{folder}: {counts}, no problems"))
    return FOUND


def _workbook_file(named: str | None) -> Path | None:
    """Return the file that is to be checked, or ``None`` where a folder is."""
    if named is None:
        return None
    path = Path(named)
    try:
        path = path.expanduser()
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, RuntimeError, ValueError):
        # Too long a name, the home of nobody, a null character.
        is_folder = is_there = False
    is_file = is_there or path.suffix.lower() in (".yaml", ".yml")
    return path if is_file and not is_folder else None


def _check_workbook(path: Path, options: argparse.Namespace) -> int:
    from jitui.cli.common import library_of
    from jitui.report.clean import clean_line
    from jitui.report.wording import counted
    from jitui.workbook.bookfile import problems_of

    try:
        examined = problems_of(path, library_of(options))
    except DataError as error:  # the workbook may be sound all the same
        complain(f"jitui: {error}, so the workbook's refs are not compared with it")
        examined = problems_of(path)
    workbook = examined.workbook
    if workbook is None:
        for problem in examined.problems:
            print(clean_line(str(problem)))
        complain(f"jitui: {counted(len(examined.problems), 'problem')} in the workbook {path}")
        return WRONG
    counts = (
        f"{counted(len(workbook.answers), 'answer')}, "
        f"{counted(len(workbook.evidence), 'piece')} of evidence, "
        f"{counted(len(workbook.actions), 'action')} and {counted(len(workbook.notes), 'note')}"
    )
    print(clean_line(f"{path}: a workbook with {counts}"))
    for remark in examined.remarks:
        print(clean_line(str(remark)))
    return FOUND


PATHS = Command("paths", _paths, "print where everything is kept")
CHECK = Command(
    "check",
    _check,
    "check a data folder or a workbook's file and list every problem",
    (argument("folder", nargs="?", metavar="DIR|FILE"),),
)
