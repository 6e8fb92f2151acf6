"""The commands paths and check."""

from __future__ import annotations

import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from jitui.cli.command import Subcommand, argument
from jitui.cli.exit_status import FOUND, WRONG
from jitui.cli.printing import complain
from jitui.errors import DataError, UsageError
from jitui.storage.bounded_read import MAX_BYTES, read_bounded, reason

if TYPE_CHECKING:
    import argparse


def _paths(options: argparse.Namespace) -> int:
    from jitui.cli.content import library_of
    from jitui.report.clean import clean_line
    from jitui.report.loading.folders import data_folder
    from jitui.storage.paths import BUNDLED_REPORT, file_list, paths
    from jitui.workbook.file.versions import versions_folder

    print(clean_line(f"data: {data_folder(options.data)}"))
    try:
        report = library_of(options.data).report.id
    except DataError:  # where things are is asked for all the more when something is wrong
        report = BUNDLED_REPORT
    found = paths(report)
    more = [("versions", versions_folder(found.workbook)), ("cache", found.cache)]
    for name, path in [*file_list(found), *more]:
        print(clean_line(f"{name}: {path}{_remark(path)}"))
    return FOUND


def _remark(path: Path) -> str:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return " (does not exist yet)"
    except OSError as error:
        return f" (cannot be read: {reason(error)})"
    return ""


def _check(options: argparse.Namespace) -> int:
    from jitui.report.clean import clean_line
    from jitui.report.loading.folders import data_folder
    from jitui.report.loading.load import examine
    from jitui.report.wording import counted

    workbook = _workbook_file(options.folder)
    if workbook is not None:
        _refuse_data_file(workbook)
        return _check_workbook(workbook, options)
    if options.folder is not None:
        if options.data is not None:
            raise UsageError("give the data folder only once, after check or with --data")
        folder = data_folder(options.folder, "check")
    else:
        folder = data_folder(options.data)
    library, problems = examine(folder)
    _tell_left_out(folder)
    if library is None:
        error = DataError(str(folder), problems)
        for problem in problems:
            print(clean_line(str(problem)))
        complain(f"jitui: {error}")
        return WRONG
    entries = counted(len(library.entries), "entry")
    counts = f"{entries}, {counted(len(library.links), 'link')}"
    print(clean_line(f"{folder}: {counts}, no problems"))
    return FOUND


def _tell_left_out(folder: Path) -> None:
    """Name the files that a report may do without, lest one was removed by mistake."""
    from jitui.report.loading.data_files import FILES
    from jitui.report.loading.folders import REPORT_FILE

    others = [file.name for file in FILES if file.name != REPORT_FILE]
    with suppress(OSError):
        there = {path.name for path in folder.iterdir()}
        left_out = [name for name in others if name not in there]
        if REPORT_FILE in there and left_out:
            complain(f"jitui: the folder has no {', '.join(left_out)}")


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


def _refuse_data_file(path: Path) -> None:
    """See that a file of a data folder is not taken for a workbook.

    Raises:
        UsageError: It is one; it can only be checked together with the others.
    """
    from jitui.report.loading.data_files import FILES
    from jitui.report.loading.folders import REPORT_FILE
    from jitui.workbook.file.reader import KEY

    if path.name not in {file.name for file in FILES}:
        return
    with suppress(OSError, ValueError):
        is_workbook = KEY.encode() in read_bounded(path, MAX_BYTES)
        if not is_workbook and (path.parent / REPORT_FILE).exists():
            words = f"{path} belongs to a data folder; check the whole folder"
            raise UsageError(f"{words}: jitui check {shlex.quote(str(path.parent))}")


def _check_workbook(path: Path, options: argparse.Namespace) -> int:
    from jitui.cli.content import library_of
    from jitui.report.clean import clean_line
    from jitui.report.wording import counted
    from jitui.workbook.file.checking import check_file

    try:
        checked = check_file(path, library_of(options.data))
    except DataError as error:  # the workbook may be sound all the same
        complain(f"jitui: {error}, so the workbook's refs could not be checked")
        checked = check_file(path)
    workbook = checked.workbook
    if workbook is None:
        for problem in checked.problems:
            print(clean_line(str(problem)))
        complain(f"jitui: {counted(len(checked.problems), 'problem')} in the workbook {path}")
        return WRONG
    counts = (
        f"{counted(len(workbook.answers), 'answer')}, "
        f"{counted(len(workbook.evidence), 'piece')} of evidence, "
        f"{counted(len(workbook.actions), 'action')} and {counted(len(workbook.notes), 'note')}"
    )
    print(clean_line(f"{path}: a workbook with {counts}"))
    for remark in checked.remarks:
        print(clean_line(str(remark)))
    return FOUND


PATHS = Subcommand("paths", _paths, "show where jitui stores its files", (), ("jitui paths",))
CHECK = Subcommand(
    "check",
    _check,
    "check a data folder or a workbook and list every problem",
    (argument("folder", nargs="?", metavar="DIR|FILE"),),
    ("jitui check", "jitui check data", "jitui check workbook.yaml"),
)
