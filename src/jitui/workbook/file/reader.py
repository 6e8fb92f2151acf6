"""Read a workbook's file, whatever it holds, and note everything that is wrong with it.

People edit these files: a value stands for what was typed, whether or not YAML would take
``2026-12-31`` for a date or ``no`` for false, and an empty value or list is one left out.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import partial
from pathlib import PurePath
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from jitui.errors import Problem
from jitui.report.loading.readers import FieldPath, Key, Reader, record
from jitui.report.loading.yaml_tree import Node, tree_of
from jitui.storage.paths import BUNDLED_REPORT
from jitui.workbook.file.field_readers import choice, day, line, list_of, name, plain, text
from jitui.workbook.model import (
    VERSION,
    Action,
    Answer,
    Evidence,
    Note,
    Workbook,
)

KEY = "jitui-workbook"
"""The first key of every workbook; its value is the version of the schema."""

END = "# End of the workbook"
"""The last line of every workbook that jitui writes: where it is missing, the file was cut."""

PROMISE = f"# A workbook of jitui. Without its last line, '{END}', it was cut off."
"""The first line of a file that ends in :data:`END`; files of other programs have neither."""

FILE_HEADER = f"""\
{PROMISE}
# Answers, evidence, actions and notes. It belongs to those who wrote it; read it, edit it,
# send it or keep it in version control as you like.
# What each key means is written in docs/workbook.md; 'jitui check FILE' tests the file.
# Your own comments are not kept when jitui saves it.
"""

IDS = {"answers": "ref", "evidence": "id", "actions": "id", "notes": "id"}
"""The sections of a workbook, and the key by which people know an item of each."""

_FIRST_KEY = re.compile(
    rb"(?m)^(?:\xef\xbb\xbf)?" + KEY.encode() + rb":[ \t]*([0-9]{1,9})(?![0-9.])"
)


class Newer(Problem, frozen=True):
    """The one problem of a file that a newer jitui has made: it is sound, and not ours."""


def decode(data: bytes, file: str) -> tuple[Workbook | None, list[Problem]]:
    """Return the workbook in a file's bytes, or ``None`` and every problem, by their lines.

    A file that a newer jitui made has one problem, a :class:`Newer`. A file without
    anything in it, or with nothing but comments, is a new workbook. Refs that the report
    does not have are no problem: a workbook outlives a change of the data.

    Args:
        data: What the file holds.
        file: What to call the file in problems.
    """
    tree, problems = tree_of(data, file)
    version = _version(data, tree)
    if version > VERSION:
        words = (
            f"a newer jitui made this file: its schema is version {version}, and this jitui "
            f"knows version {VERSION}; open it with a newer jitui"
        )
        return None, [Newer(file, tree.pairs[KEY][0] if tree is not None else 0, KEY, words)]
    if _cut_off(data):
        words = (
            f"the file was cut off before its last line, '{END}'; restore an earlier version "
            f"from the folder .{PurePath(file).name}.versions, or add that line if nothing "
            "is missing"
        )
        return None, [Problem(file, data.count(b"\n") + 1, "", words)]
    if tree is None or tree.reads_as == "nothing":
        return (None if problems else Workbook()), problems
    at = FieldPath(file, "", problems, {})
    workbook = None
    if not tree.pairs.keys() & {KEY, *_WORKBOOK}:
        words = f"this is not a workbook; a workbook has the line '{KEY}: {VERSION}'"
        at.wrong(tree.line, words)
    else:
        workbook = _workbook(tree, at)
        _note_repeated(tree, at)
    problems.sort(key=lambda problem: problem.line)
    return (None if problems else workbook), problems


def other_report(workbook: Workbook, report: str) -> str:
    """Return that a workbook answers another report than the one that is open, or nothing.

    Args:
        workbook: The workbook.
        report: The id of the report that is open.
    """
    if workbook.report == report:
        return ""
    return f"it is about the report {workbook.report}, but the open report is {report}"


def _cut_off(data: bytes) -> bool:
    """Return whether a file says that it has a last line, and has not got it.

    A file that people or other programs made says nothing of the kind, and one to which
    somebody has added below that line still has it.
    """
    lines = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")
    if lines[0] == PROMISE.encode():
        return END.encode() not in lines
    begun = b"\n".join(lines)
    return bool(begun) and FILE_HEADER.encode().startswith(begun)


def _version(data: bytes, tree: Node | None) -> int:
    """Return the version that a file says it has, readable or not; 0 where it says none."""
    if tree is None:
        found = _FIRST_KEY.search(data)
        return int(found[1]) if found else 0
    given = tree.pairs[KEY][1].text if KEY in tree.pairs else ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def items_of(node: Node, key: str) -> list[Node]:
    """Return the items of a list under a key; none where there is no list."""
    return node.pairs[key][1].items if key in node.pairs else []


def label_of(item: Node, section: str) -> str:
    """Return the id or ref of an item as far as a sentence about it needs; maybe nothing."""
    given = item.pairs.get(IDS[section])
    return plain(given[1])[:60] if given else ""


def _note_repeated(tree: Node, at: FieldPath) -> None:
    """Note each ref that is answered twice, and each id that two items have."""
    lines: dict[tuple[str, str], int] = {}
    for section, key in IDS.items():
        for item in items_of(tree, section):
            if key not in item.pairs:
                continue
            node = item.pairs[key][1]
            given = plain(node)
            first = lines.get((key, given))
            if not given or first is None:
                lines[key, given] = node.line
                continue
            label = label_of(item, section)
            if key == "ref":
                words = f"{label!r} is already answered on line {first}; combine the two answers"
            else:
                words = (
                    f"{label!r} is already the id of the item on line {first}; choose another id"
                )
            replace(at, key=f"{section}.{label}").wrong(node.line, words)


def _schema(node: Node, at: FieldPath) -> int | None:
    found = line(node, at)
    if found is not None and found not in map(str, range(1, VERSION + 1)):
        at.wrong(node.line, f"{found[:60]!r} is not a version of the schema; write {VERSION}")
        return None
    return VERSION


def _report(node: Node, at: FieldPath) -> str | None:
    found = line(node, at)
    return BUNDLED_REPORT if found == "" else found


_READERS: dict[str, Reader] = {
    "id": name,
    "ref": name,
    "refs": list_of(name),
    "by": day,
    "judgement": line,  # any word: each report has a scale of its own, and may change it
}
"""How the fields of an item are read whose types do not say it."""


def _item(section: str, kind: type[Struct], **defaults: str) -> Reader:
    """Return a reader of an item of a section; problems name it as people do, by its id.

    Args:
        section: The section's key.
        kind: The record that the item is; its fields are the keys.
        defaults: The values of fields that the record requires and the file does not.
    """

    def label(node: Node, at: FieldPath) -> FieldPath:
        given = label_of(node, section)
        return replace(at, key=f"{section}.{given}") if given else at

    keys = {
        field.name: Key(_reader_of(field), field.required and field.name not in defaults)
        for field in fields(kind)
    }
    return record(keys, partial(kind, **defaults), label)


def _reader_of(field: FieldInfo) -> Reader:
    if field.name in _READERS:
        return _READERS[field.name]
    kind = next(iter(get_args(field.type)), field.type)  # the choice of one that may be None
    return choice(kind, field.default) if issubclass(kind, Enum) else text


_WORKBOOK = {
    "report": Key(_report),
    "title": Key(text),
    "agency": Key(text),
    "area": Key(line),
    "made": Key(text),
    "answers": Key(list_of(_item("answers", Answer))),
    "evidence": Key(list_of(_item("evidence", Evidence))),
    "actions": Key(list_of(_item("actions", Action))),
    "notes": Key(list_of(_item("notes", Note, words=""))),
}


def _workbook(tree: Node, at: FieldPath) -> Workbook | None:
    def build(**values: Any) -> Workbook:
        values.pop(KEY.replace("-", "_"), None)
        return Workbook(**values)

    if KEY not in tree.pairs:
        words = f"the key {KEY!r} is missing; make '{KEY}: {VERSION}' the first line"
        at.wrong(tree.line, words)
    found: Workbook | None = record({KEY: Key(_schema), **_WORKBOOK}, build)(tree, at)
    return found
