"""Read a workbook's file, whatever it holds, and say everything that is wrong with it at once.

People edit these files: a value stands for what was typed, whether or not YAML would take
``2026-12-31`` for a date or ``no`` for false, and an empty value or list is one left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from pathlib import PurePath
from typing import Any

from msgspec.structs import replace

from jitui.errors import Problem
from jitui.report.clean import clean_line
from jitui.report.loading.readers import FieldPath, Key, Reader, listing, named, record
from jitui.report.loading.yaml_tree import Node, tree_of
from jitui.report.refs import suggestion
from jitui.storage.paths import BUNDLED_REPORT
from jitui.workbook.file.writer import END, HEAD, KEY, PROMISE
from jitui.workbook.model import (
    VERSION,
    Action,
    Answer,
    Confidence,
    Evidence,
    EvidenceKind,
    Note,
    State,
    Status,
    Workbook,
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OTHER_DAYS = (
    re.compile(r"(?P<d>[0-9]{1,2})[./-](?P<m>[0-9]{1,2})[./-](?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})[./-](?P<m>[0-9]{1,2})[./-](?P<d>[0-9]{1,2})"),
)
_FIRST_KEY = re.compile(
    rb"(?m)^(?:\xef\xbb\xbf)?" + KEY.encode() + rb":[ \t]*([0-9]{1,9})(?![0-9.])"
)
_IDS = {"answers": "ref", "evidence": "id", "actions": "id", "notes": "id"}


class Newer(Problem, frozen=True):
    """The one problem of a file that a newer jitui has made: it is sound, and not ours."""


def read(data: bytes, name: str) -> tuple[Workbook | None, list[Problem]]:
    """Return the workbook in a file's bytes, or ``None`` and every problem, in their order.

    A file without anything in it, or with nothing but comments, is a new workbook.

    Args:
        data: What the file holds.
        name: What to call the file in problems.
    """
    tree, problems = tree_of(data, name)
    version = _version(data, tree)
    if version > VERSION:
        words = (
            f"a newer jitui made this file: its schema is version {version}, and this jitui "
            f"knows version {VERSION}; open it with a newer jitui"
        )
        return None, [Newer(name, _line(tree), KEY, words)]
    if _cut_off(data):
        words = (
            f"the file was cut off before its last line, '{END}'; restore an earlier version "
            f"from the folder .{PurePath(name).name}.versions, or add that line if nothing "
            "is missing"
        )
        return None, [Problem(name, data.count(b"\n") + 1, "", words)]
    if tree is None or tree.reads_as == "nothing":
        return (None if problems else Workbook()), problems
    at = FieldPath(name, "", problems, {})
    workbook = None
    if not tree.pairs.keys() & {KEY, *_WORKBOOK}:
        words = f"this is not a workbook; a workbook has the line '{KEY}: {VERSION}'"
        at.wrong(tree.line, words)
    else:
        workbook = _workbook(tree, at)
        _note_repeated(tree, at)
    problems.sort(key=lambda problem: problem.line)
    return (None if problems else workbook), problems


def _cut_off(data: bytes) -> bool:
    """Return whether a file says that it has a last line, and has not got it.

    A file that people or other programs made says nothing of the kind, and one to which
    somebody has added below that line still has it.
    """
    lines = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n")
    if lines[0] == PROMISE.encode():
        return END.encode() not in lines
    begun = b"\n".join(lines)
    return bool(begun) and HEAD.encode().startswith(begun)


def judgements(data: bytes) -> list[tuple[int, str, str]]:
    """Return the judgements in a workbook's file, each with its line and the path of its key."""
    tree, _ = tree_of(data, "")
    return [
        (node.line, f"answers.{_name_of(item, 'answers')}.judgement", clean_line(_shown(node)))
        for item in (_items(tree, "answers") if tree is not None else ())
        if "judgement" in item.pairs
        for node in (item.pairs["judgement"][1],)
    ]


def mentions(data: bytes) -> list[tuple[int, str, str]]:
    """Return the refs in a workbook's file, each with its line and the path of its keys."""
    tree, _ = tree_of(data, "")
    return sorted(_mentions(tree)) if tree is not None else []


def _mentions(tree: Node) -> Iterator[tuple[int, str, str]]:
    if "area" in tree.pairs:
        line, node = tree.pairs["area"]
        yield line, "area", clean_line(_shown(node))
    for section in _IDS:
        for item in _items(tree, section):
            key = f"{section}.{_name_of(item, section)}"
            if "ref" in item.pairs:
                node = item.pairs["ref"][1]
                yield node.line, key, clean_line(_shown(node))
            for node in _items(item, "refs"):
                yield node.line, f"{key}.refs", clean_line(_shown(node))


def _version(data: bytes, tree: Node | None) -> int:
    """Return the version that a file says it has, readable or not; 0 where it says none."""
    if tree is None:
        found = _FIRST_KEY.search(data)
        return int(found[1]) if found else 0
    text = tree.pairs[KEY][1].text if KEY in tree.pairs else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _line(tree: Node | None) -> int:
    return tree.pairs[KEY][0] if tree is not None else 0


def _items(node: Node, key: str) -> list[Node]:
    return node.pairs[key][1].items if key in node.pairs else []


def _name_of(item: Node, section: str) -> str:
    """Return the id or ref of an item as far as a sentence about it needs; maybe nothing."""
    given = item.pairs.get(_IDS[section])
    return clean_line(_shown(given[1]))[:60] if given else ""


def _shown(node: Node) -> str:
    return "" if node.reads_as == "nothing" else node.text


def _note_repeated(tree: Node, at: FieldPath) -> None:
    """Note each ref that is answered twice, and each id that two items have."""
    lines: dict[tuple[str, str], int] = {}
    for section, key in _IDS.items():
        for item in _items(tree, section):
            if key not in item.pairs:
                continue
            node = item.pairs[key][1]
            given = clean_line(_shown(node))
            first = lines.get((key, given))
            if not given or first is None:
                lines[key, given] = node.line
                continue
            name = _name_of(item, section)
            if key == "ref":
                words = f"{name!r} is already answered on line {first}; combine the two answers"
            else:
                words = f"{name!r} is already the id of the item on line {first}; choose another id"
            replace(at, key=f"{section}.{name}").wrong(node.line, words)


def _text(node: Node, at: FieldPath) -> str | None:
    """Read a text of any number of lines, to the character."""
    if node.shape != "text":
        shape = {"map": "a group of keys", "list": "a list"}[node.shape]
        words = f"should be text, but is {shape}; put the text in quotes, or below a '|'"
        at.wrong(node.line, words)
        return None
    return _shown(node)


def _word(node: Node, at: FieldPath) -> str | None:
    """Read what may be left empty and is one line."""
    text = _text(node, at)
    return None if text is None else clean_line(text)


def _name(node: Node, at: FieldPath) -> str | None:
    """Read an id or a ref."""
    text = _word(node, at)
    if text == "":
        at.wrong(node.line, "is empty; every item needs one")
        return None
    return text


def _one_of(allowed: Mapping[str, Any], default: Any = None) -> Reader:
    """Return a reader of one of some words; an empty one is the default, if there is one."""
    words = [word for word in allowed if word]

    def read_one(node: Node, at: FieldPath) -> Any:
        text = _word(node, at)
        if text is None or text in allowed:
            return None if text is None else allowed[text]
        if text:
            at.wrong(node.line, f"{text[:60]!r} is not known; {suggestion(text[:60], words)}")
        elif default is None:
            at.wrong(node.line, f"is empty; {suggestion('', words)}")
        return default

    return read_one


def _words(values: type[Enum]) -> dict[str, Any]:
    return {value.value: value for value in values}


def _day(node: Node, at: FieldPath) -> str | None:
    """Read a date, or nothing."""
    text = _word(node, at)
    if not text:
        return text
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat(text)
            return text
    except ValueError:
        at.wrong(node.line, f"{text!r} is not a calendar date; write one such as 2026-12-31")
        return None
    meant = _meant(text)
    remedy = f"write {meant}" if meant else "write year, month and day, such as 2026-12-31"
    at.wrong(node.line, f"{text[:60]!r} is not a date; {remedy}")
    return None


def _meant(text: str) -> str:
    """Return the day that a date in another form is, or nothing."""
    for pattern in _OTHER_DAYS:
        found = pattern.fullmatch(text)
        if found:
            with suppress(ValueError):
                return date(*(int(found[part]) for part in "ymd")).isoformat()
    return ""


def _schema(node: Node, at: FieldPath) -> int | None:
    text = _word(node, at)
    if text is not None and text not in map(str, range(1, VERSION + 1)):
        at.wrong(node.line, f"{text[:60]!r} is not a version of the schema; write {VERSION}")
        return None
    return VERSION


def _report(node: Node, at: FieldPath) -> str | None:
    text = _word(node, at)
    return BUNDLED_REPORT if text == "" else text


def _several(reader: Reader) -> Reader:
    """Return a reader of a list; an empty one is as good as none."""
    full = listing(reader)

    def read_list(node: Node, at: FieldPath) -> Any:
        empty = node.reads_as == "nothing" or (node.shape == "list" and not node.items)
        return () if empty else full(node, at)

    return read_list


def _item(section: str, keys: Mapping[str, Key], build: Any) -> Reader:
    """Return a reader of an item of a section; problems name it as people do, by its id."""
    inner = record(keys, build)

    def read_item(node: Node, at: FieldPath) -> Any:
        # The kit names whatever has a ref by it; several notes may be on one entry.
        found: list[Problem] = []
        value = inner(node, replace(at, problems=found))
        begins = named(node, at).key
        name = _name_of(node, section)
        place = f"{section}.{name}" if name else at.key
        for problem in found:
            key = place + problem.key.removeprefix(begins)
            at.problems.append(Problem(problem.file, problem.line, key, problem.wrong))
        return value

    return read_item


_ANSWER = {
    "ref": Key(_name, required=True),
    "words": Key(_text),
    "text": Key(_text),
    "now": Key(_text),
    "know": Key(_text),
    "next": Key(_text),
    "strengths": Key(_text),
    "improvements": Key(_text),
    # Any word: each report has a scale of its own, and may change it.
    "judgement": Key(_word),
    "confidence": Key(_one_of({"": None, **_words(Confidence)})),
    "status": Key(_one_of(_words(Status), Status.NOT_STARTED)),
    "changed": Key(_text),
}
_EVIDENCE = {
    "id": Key(_name, required=True),
    "kind": Key(_one_of({"": None, **_words(EvidenceKind)})),
    "shows": Key(_text, required=True),
    "source": Key(_text),
    "date": Key(_text),
    "link": Key(_text),
    "owner": Key(_text),
    "refs": Key(_several(_name)),
}
_ACTION = {
    "id": Key(_name, required=True),
    "what": Key(_text, required=True),
    "who": Key(_text),
    "by": Key(_day),
    "state": Key(_one_of(_words(State), State.TO_DO)),
    "refs": Key(_several(_name)),
}
_NOTE = {
    "id": Key(_name, required=True),
    "ref": Key(_name, required=True),
    "words": Key(_text),
    "text": Key(_text, required=True),
    "made": Key(_text),
}


def _note(words: str = "", **values: Any) -> Note:
    return Note(words=words, **values)


_WORKBOOK = {
    "report": Key(_report),
    "title": Key(_text),
    "agency": Key(_text),
    "area": Key(_word),
    "made": Key(_text),
    "answers": Key(_several(_item("answers", _ANSWER, Answer))),
    "evidence": Key(_several(_item("evidence", _EVIDENCE, Evidence))),
    "actions": Key(_several(_item("actions", _ACTION, Action))),
    "notes": Key(_several(_item("notes", _NOTE, _note))),
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
