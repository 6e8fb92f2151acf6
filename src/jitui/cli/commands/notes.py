"""The notes of a workbook, for the commands search, list and show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jitui.cli.commands.workbook import named_workbook

if TYPE_CHECKING:
    import argparse

    from jitui.report.model import Library
    from jitui.workbook.pages import WorkbookPages


def workbook_pages(library: Library, options: argparse.Namespace) -> WorkbookPages:
    """Return the pages of a library with the workbook; one that is not there yet is empty.

    Raises:
        UsageError: The workbook that was named is not there, or one cannot be used.
    """
    from jitui.workbook.pages import WorkbookPages

    return WorkbookPages(library, workbook=named_workbook(options, library))
