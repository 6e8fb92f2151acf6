"""Checks a workbook file for ``jitui check``."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from jitui.errors import Problem, UsageError
from jitui.report.loading.yaml_tree import Node, tree_of
from jitui.report.model import Library
from jitui.report.refs import nearest, suggestion
from jitui.storage.bounded_read import MAX_BYTES, read_bounded, reason
from jitui.workbook.file.field_readers import plain
from jitui.workbook.file.reader import IDS, decode, items_of, label_of, other_report
from jitui.workbook.model import Workbook


class Checked(Struct, frozen=True):
    """What there is to say of a file.

    Attributes:
        workbook: The workbook, or ``None`` where there is a problem.
        problems: What is wrong, by the lines.
        remarks: What the reader may want to know of a file that is sound: that it answers
            another report, refs or judgements that the report does not have, permissions
            that let others read it.
    """

    workbook: Workbook | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def check_file(path: Path, library: Library | None = None) -> Checked:
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
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        denied = isinstance(error, PermissionError)
        remedy = "check its permissions" if denied else "choose a workbook file"
        raise UsageError(f"{path} cannot be read ({reason(error)}); {remedy}") from None
    workbook, problems = decode(data, str(path))
    if workbook is None:
        return Checked(None, tuple(problems))
    remarks: list[Problem] = []
    if os.name != "nt" and mode & 0o077:
        words = (
            f"other accounts may open it; to prevent that, run: chmod 600 {shlex.quote(str(path))}"
        )
        remarks.append(Problem(str(path), 0, "", words))
    if library is not None:
        other = other_report(workbook, library.report.id)
        tree, _ = tree_of(data, "")
        if other:
            remarks.append(Problem(str(path), 0, "report", other))
        elif tree is not None:
            remarks += _unknown_refs(tree, str(path), library)
            remarks += _unknown_judgements(tree, str(path), library)
    return Checked(workbook, (), tuple(remarks))


def _unknown_judgements(tree: Node, file: str, library: Library) -> Iterator[Problem]:
    steps = [step.title for step in library.scale()]
    for item in items_of(tree, "answers"):
        if "judgement" in item.pairs:
            node = item.pairs["judgement"][1]
            judgement = plain(node)
            if judgement and judgement not in steps:
                words = f"{judgement[:60]!r} is not on the report's scale, but was not changed"
                key = f"answers.{label_of(item, 'answers')}.judgement"
                hint = suggestion(judgement[:60], steps)
                yield Problem(file, node.line, key, f"{words}; {hint}")


def _unknown_refs(tree: Node, file: str, library: Library) -> Iterator[Problem]:
    for line, key, ref in sorted(_refs(tree)):
        if ref and ref not in library.entries:
            near = nearest(ref[:60], library.entries, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            words = f"the report has no entry {ref[:60]!r}; nothing was changed{hint}"
            yield Problem(file, line, key, words)


def _refs(tree: Node) -> Iterator[tuple[int, str, str]]:
    """Yield the refs in a workbook's file, each with its line and the path of its keys."""
    if "area" in tree.pairs:
        line, node = tree.pairs["area"]
        yield line, "area", plain(node)
    for section in IDS:
        for item in items_of(tree, section):
            key = f"{section}.{label_of(item, section)}"
            if "ref" in item.pairs:
                node = item.pairs["ref"][1]
                yield node.line, key, plain(node)
            for node in items_of(item, "refs"):
                yield node.line, f"{key}.refs", plain(node)
