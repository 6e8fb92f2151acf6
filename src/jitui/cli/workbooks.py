"""The workbook that a command works on: which file it is, and what the file holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jitui.cli.printing import complain
from jitui.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from jitui.report.model import Library
    from jitui.workbook.model import Workbook
    from jitui.workbook.pages import WorkbookPages


class NoSuchFile(UsageError):
    """The file that was named is not there."""


def named_path(options: argparse.Namespace) -> Path | None:
    """Return the workbook's file that was named on the command line, or ``None``.

    Raises:
        UsageError: The name is no name for a file.
    """
    if options.workbook is None:
        return None
    if not options.workbook.strip():
        raise UsageError("--workbook needs the name of a file")
    from jitui.output.saving import full_path

    return full_path(options.workbook)


def workbook_path(options: argparse.Namespace, library: Library) -> Path:
    """Return the workbook's file: the one that was named, or the reader's usual one."""
    from jitui.storage.paths import paths

    return named_path(options) or paths(library.report.id).workbook


def workbook_of(options: argparse.Namespace, library: Library) -> Workbook | None:
    """Return the workbook of a command, or ``None`` where the usual one is not there yet.

    Raises:
        UsageError: The one that was named is not there, or one cannot be used.
    """
    try:
        return read_workbook(workbook_path(options, library), library)
    except NoSuchFile as error:
        if options.workbook is None:
            return None
        raise UsageError(f"--workbook: {error}") from error


def workbook_pages(options: argparse.Namespace, library: Library) -> WorkbookPages:
    """Return the pages of a library with the workbook; one that is not there yet is empty.

    Raises:
        UsageError: The workbook that was named is not there, or one cannot be used.
    """
    from jitui.workbook.model import Workbook
    from jitui.workbook.pages import WorkbookPages

    workbook = workbook_of(options, library) or Workbook(report=library.report.id)
    return WorkbookPages(library, workbook=workbook)


def read_workbook(path: Path, library: Library) -> Workbook:
    """Return the workbook in a file, as JSON or in its own form.

    Raises:
        NoSuchFile: The file is not there.
        UsageError: It cannot be used, every problem has been printed; or it answers another
            report.
    """
    from jitui.export.json_export import parse_json
    from jitui.workbook.file.reader import decode, other_report

    reader = parse_json if path.suffix.casefold() == ".json" else decode
    book, problems = reader(read_file(path), path.name)
    if book is None:
        complain(*problems)
        raise UsageError(f"{path} cannot be used as a workbook; correct it and try again")
    other = other_report(book, library.report.id)
    if other:
        raise UsageError(f"{path} cannot be used here: {other}; choose that report with --data")
    return book


def read_file(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        NoSuchFile: It is not there.
        UsageError: It cannot be read, or is too large.
    """
    from jitui.storage.bounded_read import MAX_BYTES, read_bounded, reason

    try:
        return read_bounded(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise NoSuchFile(f"there is no file {path}; check its name") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read ({reason(error)})") from error
