"""Encodes a workbook as bytes, and decodes it.

``docs/workbook.md`` describes the schema for those who read and write such files.
"""

from __future__ import annotations

from jitui.errors import Problem
from jitui.storage.bounded_read import MAX_BYTES
from jitui.workbook.file.reader import Newer, decode
from jitui.workbook.file.writer import cleaned, write
from jitui.workbook.model import Workbook

__all__ = ["Newer", "cleaned", "decode", "encode", "other_report"]


def encode(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of its file; the same workbook gives the same bytes.

    What :func:`decode` gives back is the workbook as :func:`cleaned` gives it.

    Raises:
        ValueError: It could not be read again: two items have one id, a date is none, or it
            is too large. The words say which.
    """
    expected = cleaned(workbook)
    data = write(expected).encode()
    if len(data) > MAX_BYTES:
        raise ValueError(f"the workbook would be larger than {MAX_BYTES >> 20} MiB")
    found, problems = decode(data, "workbook")
    if found != expected:
        first = problems[0] if problems else Problem("workbook", 0, "", "a text would change")
        raise ValueError(f"{first.key}: {first.wrong}" if first.key else first.wrong)
    return data


def other_report(workbook: Workbook, report: str) -> str:
    """Return that a workbook answers another report than the one that is open, or nothing.

    Args:
        workbook: The workbook.
        report: The id of the report that is open.
    """
    if workbook.report == report:
        return ""
    return f"it is about the report {workbook.report}, but the open report is {report}"
