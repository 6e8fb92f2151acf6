"""Decide what a save has to do, from what is in memory and what the file holds by then.

- What someone else wrote into the file is merged, never overwritten.
- A file that was damaged, or no workbook, when it was opened is left as it is until it is
  mended. One of a newer jitui, or of another report, is never written.
- A file that was sound and is damaged now is copied, then written again; one that has gone or
  was emptied is written again. The reader is told of both.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from jitui.errors import Problem
from jitui.workbook.file.reader import KEY, Newer, decode, other_report
from jitui.workbook.file.writer import cleaned, encode
from jitui.workbook.merge import merge
from jitui.workbook.model import Workbook

UNTOUCHED = "it was left unchanged and will not be overwritten"


class Refused(Exception):
    """The file must not be written; the words say why."""


class Damaged(Refused):
    """The file is not a workbook that can be read.

    Attributes:
        problem: The first problem in it.
    """

    def __init__(self, words: str, problem: Problem) -> None:
        super().__init__(words)
        self.problem = problem


class SavePlan(Struct, frozen=True):
    """What a save has to do.

    Attributes:
        ours: What was in memory when it began.
        merged: What the file is to hold: ours, or ours merged with theirs.
        found: What the file holds now, ``None`` where there is none.
        data: What to write; ``None`` where the file is to stay as it is.
        damaged: Whether what it holds now is to be copied first.
        notices: Sentences for the reader when it is done.
    """

    ours: Workbook
    merged: Workbook
    found: bytes | None
    data: bytes | None = None
    damaged: bool = False
    notices: tuple[str, ...] = ()


def plan_save(
    path: Path,
    found: bytes | None,
    ours: Workbook,
    saved: Workbook,
    seen: bytes | None,
    report: str,
) -> SavePlan:
    """Return what a save has to do.

    Args:
        path: The file, as it was named.
        found: What the file holds now, ``None`` where there is none.
        ours: The workbook in memory.
        saved: The workbook as it was last read or saved.
        seen: What the file held then, ``None`` where there was no usable file.
        report: The id of the report that is open.

    Raises:
        ValueError: What is in memory could not be read again.
        Refused: The file must not be written.
    """
    if found == seen:
        return SavePlan(ours, ours, found, None if ours == saved else encode(ours))
    if found is None:
        notice = f"{path} no longer existed; it was saved again"
        return SavePlan(ours, ours, None, encode(ours), notices=(notice,))
    try:
        theirs = workbook_in(found, path, report)
    except Damaged as damaged:
        if seen is None:
            raise
        notice = f"{path} was damaged since it was opened ({damaged.problem})"
        return SavePlan(ours, ours, found, encode(ours), damaged=True, notices=(notice,))
    if is_blank(found) and seen is not None:
        notice = f"{path} was emptied since it was opened; it was saved again"
        return SavePlan(ours, ours, found, encode(ours), notices=(notice,))
    merged, notices = merge(cleaned(saved), cleaned(ours), theirs)
    data = None if merged == theirs else encode(merged)
    return SavePlan(ours, merged, found, data, notices=tuple(notices))


def workbook_in(data: bytes, path: Path, report: str) -> Workbook:
    """Return the workbook in a file's bytes; a new one where there is nothing in them.

    Args:
        data: What the file holds.
        path: The file, as it was named.
        report: The id of the report that is open.

    Raises:
        Refused: It cannot be used; the words say why, and what to do.
    """
    workbook, problems = decode(data, path.name)
    if workbook is None:
        first = problems[0]
        if isinstance(first, Newer):
            raise Refused(f"{path} cannot be saved: {first.wrong}")
        where = f" on line {first.line}" if first.line else ""
        key = f"{first.key}: " if first.key else ""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        words = f"{path} cannot be used: the problem{where} is: {key}{first.wrong}{more}"
        raise Damaged(f"{words}; {UNTOUCHED}: correct it or rename it", first)
    if is_blank(data):
        return Workbook(report=report)
    other = other_report(workbook, report)
    if other:
        words = f"{path} was not opened: {other}; {UNTOUCHED}"
        raise Refused(f"{words}; choose another file with --workbook")
    return workbook


def is_blank(data: bytes) -> bool:
    """Return whether a file has not even the first key of a workbook."""
    return KEY.encode() not in data
