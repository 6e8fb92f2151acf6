"""A workbook as the bytes of a file: the two ways, and what there is to say of a file.

``docs/workbook.md`` describes the schema for those who read and write such files.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from jitui.errors import Problem, UsageError
from jitui.report.refs import nearest, suggestion
from jitui.storage.bounded_read import MAX_BYTES, read_bounded, reason
from jitui.workbook.file.reader import Newer, judgements, mentions, read
from jitui.workbook.file.writer import cleaned, write
from jitui.workbook.model import Workbook

if TYPE_CHECKING:
    from jitui.report.model import Library

__all__ = ["Examined", "Newer", "cleaned", "decode", "encode", "other_report", "problems_of"]


class Examined(Struct, frozen=True):
    """What there is to say of a file.

    Attributes:
        workbook: The workbook, or ``None`` where there is a problem.
        problems: What is wrong, by the lines.
        remarks: What the reader may want to know of a file that is sound: that it answers
            another report, refs or judgements that the report does not have, permissions
            that let others read it.
    """

    workbook: Workbook | None
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


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


def decode(data: bytes, name: str) -> tuple[Workbook | None, list[Problem]]:
    """Return the workbook in a file's bytes, or ``None`` and every problem, by their lines.

    A file that a newer jitui made has one problem, a :class:`Newer`. A file without
    anything in it, or with nothing but comments, is a new workbook. Refs that the report
    does not have are no problem: a workbook outlives a change of the data.

    Args:
        data: What the file holds.
        name: What to call the file in problems.
    """
    return read(data, name)


def other_report(workbook: Workbook, report: str) -> str:
    """Return that a workbook answers another report than the one that is open, or nothing.

    Args:
        workbook: The workbook.
        report: The id of the report that is open.
    """
    if workbook.report == report:
        return ""
    return f"it is about the report {workbook.report}, but the open report is {report}"


def problems_of(path: Path, library: Library | None = None) -> Examined:
    """Read a workbook's file and say everything that there is to say of it.

    Args:
        path: The file, named as it was typed; problems name it in the same way.
        library: The report that is open, or ``None`` where it cannot be read.

    Raises:
        UsageError: The file is not there, is none, or cannot be read.
    """
    try:
        data = read_bounded(path, MAX_BYTES)
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}; check its name") from None
    except PermissionError as error:
        words = f"{path} cannot be read ({reason(error)}); check its permissions"
        raise UsageError(words) from None
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        words = f"{path} cannot be read ({reason(error)}); choose a workbook file"
        raise UsageError(words) from None
    workbook, problems = decode(data, str(path))
    if workbook is None:
        return Examined(None, tuple(problems))
    remarks = [*_open_to_others(path, mode)]
    if library is not None:
        other = other_report(workbook, library.report.id)
        if other:
            remarks.append(Problem(str(path), 0, "report", other))
        else:
            remarks += _strangers(path, data, library.entries)
            remarks += _off_the_scale(path, data, [step.title for step in library.scale()])
    return Examined(workbook, (), tuple(remarks))


def _open_to_others(path: Path, mode: int) -> Iterator[Problem]:
    if os.name != "nt" and mode & 0o077:
        words = "other accounts may open it; to prevent that, run: chmod 600 "
        yield Problem(str(path), 0, "", words + shlex.quote(str(path)))


def _off_the_scale(path: Path, data: bytes, steps: Collection[str]) -> Iterator[Problem]:
    for line, key, judgement in judgements(data):
        if judgement and judgement not in steps:
            hint = suggestion(judgement[:60], list(steps))
            words = f"{judgement[:60]!r} is not on the report's scale, but was not changed; {hint}"
            yield Problem(str(path), line, key, words)


def _strangers(path: Path, data: bytes, refs: Collection[str]) -> Iterator[Problem]:
    for line, key, ref in mentions(data):
        if ref and ref not in refs:
            near = nearest(ref[:60], refs, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            words = f"the report has no entry {ref[:60]!r}; nothing was changed{hint}"
            yield Problem(str(path), line, key, words)
