"""The notes of a workbook for the commands that read: search, list, show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jitui.cli.workbook import named_workbook

if TYPE_CHECKING:
    import argparse

    from jitui.report.model import Library
    from jitui.workbook.bookpages import BookPages


def book_pages(library: Library, options: argparse.Namespace) -> BookPages:
    """Return the pages of a library with the workbook; one that is not there yet is empty.

    Raises:
        UsageError: The workbook that was named is not there, or one cannot be used.
    """
    from jitui.workbook.bookpages import BookPages

    return BookPages(library, workbook=named_workbook(options, library))
