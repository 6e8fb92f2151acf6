"""Reads a YAML file into a plain tree of nodes with their lines, whatever the file holds.

The tree is built from the parser's events, so that hostile or broken files (aliases
that blow up, absurd nesting, wrong encodings) end in a sentence and never in a crash.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field

from jitui.errors import Problem
from jitui.report.clean import clean, clean_line
from jitui.storage.bounded_read import MAX_BYTES, TooLarge, read_bounded, reason

MAX_DEPTH = 24
_TOO_LONG = f"the file is longer than {MAX_BYTES >> 20} MiB, the most that can be read"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()
_TAG = "tag:yaml.org,2002:"
_TYPES = {
    "bool": "true or false",
    "null": "nothing",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "merge": "a merge key",
    "value": "a value key",
}


class Node(Struct):
    """A mapping, a list or a scalar, with the line that it starts on.

    Attributes:
        shape: ``map``, ``list`` or ``text``.
        line: Counted from 1.
        text: A scalar's text, cleaned.
        reads_as: What YAML makes of a plain scalar that is not text (``a date``), or empty.
        items: A list's nodes.
        pairs: A mapping's keys and values; a repeated key is left out and reported.
    """

    shape: str
    line: int
    text: str = ""
    reads_as: str = ""
    items: list[Node] = field(default_factory=list)
    pairs: dict[str, tuple[int, Node]] = field(default_factory=dict)


class _UnreadableError(Exception):
    """The rest of the file cannot be read; the problem has been noted."""


def read_tree(path: Path, name: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of one file and what is wrong with it as a file.

    Args:
        path: The file.
        name: What to call it in problems.

    Returns:
        The root node, or ``None`` when nothing can be read, and the problems found.
    """
    try:
        root, problems = tree_of(read_bounded(path, MAX_BYTES), name)
    except FileNotFoundError:
        wrong = "the file is missing from the data folder"
    except TooLarge:
        wrong = _TOO_LONG
    except OSError as error:
        wrong = f"cannot be read: {reason(error)}"
    else:
        if root is not None or problems:
            return root, problems
        wrong = "the file is empty; where the report has nothing of this kind, remove it"
    return None, [Problem(name, 0, "", wrong)]


def tree_of(raw: bytes, name: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a file's bytes and what is wrong with it as a file.

    Args:
        raw: What the file holds.
        name: What to call it in problems.

    Returns:
        The root node, or ``None`` when nothing can be read or nothing is there, and the
        problems found: none where nothing is there.
    """
    if len(raw) > MAX_BYTES:
        return None, [Problem(name, 0, "", _TOO_LONG)]
    problems: list[Problem] = []
    text = _decoded(raw, name, problems)
    if text is None:
        return None, problems
    builder = _Builder(name, problems)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.add(event)
    except _UnreadableError:
        return None, problems
    except yaml.YAMLError as error:
        return None, [*problems, _syntax_problem(error, name)]
    return builder.root, problems


def _decoded(raw: bytes, name: str, problems: list[Problem]) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file with that encoding"
        problems.append(Problem(name, line, "", wrong))
        return None


def _syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 0
        words = ", ".join(part for part in (error.context, error.problem) if part)
    elif isinstance(error, yaml.reader.ReaderError):
        line = 0
        words = f"character number {error.position} is not allowed in YAML"
    else:
        line, words = 0, str(error)
    return Problem(name, line, "", f"not readable as YAML: {clean_line(words)}")


class _Builder:
    """Turns events into nodes with a stack of its own, so depth costs nothing."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = name
        self.problems = problems
        self.root: Node | None = None
        self._stack: list[Node] = []
        self._keys: list[Node | None] = []

    def add(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark is not None else 0
        if isinstance(event, yaml.AliasEvent):
            self._give_up(line, "aliases (*name) are not allowed; write the text out")
        elif isinstance(event, yaml.ScalarEvent):
            self._add_node(self._scalar(event, line))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._open(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._give_up(line, "a second document (---) starts here; one file holds one")

    def _give_up(self, line: int, wrong: str) -> None:
        self._note(line, wrong)
        raise _UnreadableError

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Node:
        reads_as = ""
        if event.tag is not None and event.tag not in ("!", _TAG + "str"):
            self._note(line, f"the tag {clean_line(event.tag)} is not allowed; write plain text")
        elif not event.style and event.implicit[0]:
            tag = _RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False))
            reads_as = _TYPES.get(tag.removeprefix(_TAG), "")
        return Node("text", line, text=clean(event.value), reads_as=reads_as)

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._give_up(line, f"nested more than {MAX_DEPTH} levels deep")
        if event.tag is not None and event.tag not in (_TAG + "map", _TAG + "seq"):
            self._note(line, f"the tag {clean_line(event.tag)} is not allowed; leave it out")
        shape = "map" if isinstance(event, yaml.MappingStartEvent) else "list"
        node = Node(shape, line)
        self._add_node(node)
        self._stack.append(node)
        self._keys.append(None)

    def _note(self, line: int, wrong: str) -> None:
        self.problems.append(Problem(self.name, line, "", wrong))

    def _add_node(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if parent.shape == "list":
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            if node.shape != "text":
                self._give_up(node.line, "a key must be a word, not a list or a mapping")
            self._keys[-1] = node
            return
        self._keys[-1] = None
        if key.text in parent.pairs:
            first = parent.pairs[key.text][0]
            self._note(key.line, f"the key {key.text!r} was given before, on line {first}")
            return
        parent.pairs[key.text] = (key.line, node)
