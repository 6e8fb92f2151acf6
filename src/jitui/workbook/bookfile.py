"""A workbook as the bytes of a file: the two ways, and what there is to say of a file.

``docs/workbook.md`` describes the schema for those who read and write such files.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Collection, Iterator
from pathlib import Path

from msgspec import Struct

from jitui.errors import Problem, UsageError
from jitui.report.bounded import MAX_BYTES, read_bounded, reason
from jitui.report.refs import nearest
from jitui.workbook.book import Workbook
from jitui.workbook.bookreading import Newer, mentions, read
from jitui.workbook.bookwriting import cleaned, write

__all__ = ["Examined", "Newer", "cleaned", "decode", "encode", "problems_of"]


class Examined(Struct, frozen=True):
    """What there is to say of a file.

    Attributes:
        workbook: The workbook, or ``None`` where there is a problem.
        problems: What is wrong, by the lines.
        remarks: What the reader may want to know of a file that is sound: refs that the
            report does not have, permissions that let others read it.
    """

    workbook: Workbook | None
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


def encode(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of its file; the same workbook gives the same bytes.

    What :func:`decode` gives back is the workbook as :func:`cleaned` gives it.

    Raises:
        ValueError: It could not be read again: two items have one id, a date is none, a
            judgement is not on the scale, or it is too large. The words say which.
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


def problems_of(path: Path, refs: Collection[str] | None = None) -> Examined:
    """Read a workbook's file and say everything that there is to say of it.

    Args:
        path: The file, named as it was typed; problems name it in the same way.
        refs: The refs that the report has, or ``None`` where that is not known.

    Raises:
        UsageError: The file is not there, is none, or cannot be read.
    """
    try:
        data = read_bounded(path, MAX_BYTES)
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}; see that its name is right") from None
    except PermissionError as error:
        words = f"{path} cannot be read ({reason(error)}); see that it is yours to read"
        raise UsageError(words) from None
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        words = f"{path} cannot be read ({reason(error)}); name a workbook's file"
        raise UsageError(words) from None
    workbook, problems = decode(data, str(path))
    if workbook is None:
        return Examined(None, tuple(problems))
    remarks = [*_open_to_others(path, mode), *_strangers(path, data, refs)]
    return Examined(workbook, (), tuple(remarks))


def _open_to_others(path: Path, mode: int) -> Iterator[Problem]:
    if os.name != "nt" and mode & 0o077:
        words = "accounts other than its owner's may open it; to change that: chmod 600 "
        yield Problem(str(path), 0, "", words + shlex.quote(str(path)))


def _strangers(path: Path, data: bytes, refs: Collection[str] | None) -> Iterator[Problem]:
    for line, key, ref in mentions(data) if refs is not None else ():
        if ref and refs is not None and ref not in refs:
            near = nearest(ref[:60], refs, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            words = f"the report has no entry {ref[:60]!r}, and what is said of it is kept{hint}"
            yield Problem(str(path), line, key, words)
