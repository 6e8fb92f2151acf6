"""Readers of YAML nodes: each checks what it reads, and notes all that is wrong.

A reader is a function ``(node, path) -> value``: it returns the value, or ``None`` after
noting a problem at ``path``. Nothing is raised, so that one run finds every problem.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from jitui.errors import Problem
from jitui.report.clean import clean_line
from jitui.report.loading.yaml_tree import Node
from jitui.report.refs import REF, suggestion

Symbols = Mapping[str, Mapping[str, Any]]
"""What the files declare, by what it is (``refs``, ``parts``, …), then by its word."""


class FieldPath(Struct, frozen=True):
    """The path to a node of a data file, by its keys.

    Attributes:
        file: The file's name.
        key: The keys, joined by dots.
        problems: Where problems are noted.
        symbols: What the files declare.
    """

    file: str
    key: str
    problems: list[Problem]
    symbols: Symbols

    def below(self, key: str) -> FieldPath:
        """Return the path one key further down."""
        return replace(self, key=f"{self.key}.{key}" if self.key else key)

    def wrong(self, line: int, words: str) -> None:
        """Note a problem here."""
        self.problems.append(Problem(self.file, line, self.key, words))


Reader = Callable[[Node, FieldPath], Any]

RESERVED = frozenset({"overview", "then-and-now"})
"""Refs that name a page which is not an entry."""

_UNKNOWN = ("", None)
"""Stands for what a file that cannot be read would have declared; never in a library."""

_SHAPES = {"map": "a group of keys", "list": "a list", "text": "text"}


def _scalar(node: Node, path: FieldPath) -> str | None:
    if node.shape != "text":
        path.wrong(node.line, f"should be text, but is {_SHAPES[node.shape]}")
        return None
    return node.text


def line(node: Node, path: FieldPath) -> str | None:
    """Read one line of text; a word that YAML takes for something else must be quoted."""
    text = _scalar(node, path)
    if text is None:
        return None
    if node.reads_as and node.reads_as != "nothing":
        path.wrong(node.line, f"{text!r} is {node.reads_as} to YAML; put it in quotes")
        return None
    text = "" if node.reads_as else clean_line(text)
    if not text:
        path.wrong(node.line, "is empty")
        return None
    return text


def paragraphs(node: Node, path: FieldPath) -> tuple[str, ...] | None:
    """Read folded text: an empty line begins a new paragraph."""
    text = line(node, path)
    if text is None:
        return None
    return tuple(clean_line(part) for part in node.text.split("\n") if part.strip())


def number(low: int, high: int) -> Reader:
    """Return a reader of a whole number from ``low`` to ``high``."""

    def read(node: Node, path: FieldPath) -> int | None:
        text = _scalar(node, path)
        if text is None:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            start = text if len(text) <= 60 else f"{text[:60]}\u2026"
            path.wrong(node.line, f"{start!r} is not a whole number from {low} to {high}")
            return None
        if not low <= int(text) <= high:
            path.wrong(node.line, f"{int(text)} is outside {low} to {high}")
            return None
        return int(text)

    return read


def flag(node: Node, path: FieldPath) -> bool | None:
    """Read ``true`` or ``false``."""
    text = _scalar(node, path)
    if text is None:
        return None
    if text.casefold() not in ("true", "false"):
        path.wrong(node.line, f"{text!r} should be true or false")
        return None
    return text.casefold() == "true"


def choice(allowed: Mapping[str, Any] | Sequence[str]) -> Reader:
    """Return a reader of one of the given words; it gives the word's value, or the word."""
    values = allowed if isinstance(allowed, Mapping) else {word: word for word in allowed}

    def read(node: Node, path: FieldPath) -> Any:
        text = line(node, path)
        if text is None:
            return None
        if text not in values:
            path.wrong(node.line, f"{text!r} is not known; {suggestion(text, list(values))}")
            return None
        return values[text]

    return read


def declared(symbol: str) -> Reader:
    """Return a reader of a word that the files must declare; it gives its meaning.

    Args:
        symbol: What it is declared as, such as ``parts``.
    """

    def read(node: Node, path: FieldPath) -> Any:
        if symbol not in path.symbols:
            line(node, path)
            return _UNKNOWN
        return choice(path.symbols[symbol])(node, path)

    return read


def link(*kinds: str) -> Reader:
    """Return a reader of a ref that must exist and, where kinds are named, be of one of them."""

    def read(node: Node, path: FieldPath) -> str | None:
        text = line(node, path)
        if text is None:
            return None
        if "refs" not in path.symbols:
            return text
        refs = path.symbols["refs"]
        allowed = [r for r, kind in refs.items() if not kinds or kind in kinds]
        if text not in refs:
            path.wrong(node.line, f"no entry has the ref {text!r}; {suggestion(text, allowed)}")
            return None
        if text not in allowed:
            wanted = " or ".join(kinds)
            words = f"{text!r} is of the kind {refs[text]!r}; it must be of the kind {wanted!r}"
            path.wrong(node.line, words)
            return None
        return text

    return read


def ref(node: Node, path: FieldPath) -> str | None:
    """Read the ref that an entry gives itself."""
    text = line(node, path)
    if text is None:
        return None
    if text in RESERVED:
        path.wrong(node.line, f"{text!r} is the ref of a page of the program; choose another")
        return None
    if not REF.fullmatch(text):
        path.wrong(node.line, f"{text!r} is not a ref: lower case letters, digits, hyphens, dots")
        return None
    return text


SOME = "give one item or more"
"""What to do about an empty list that must have something in it."""


def listing(reader: Reader, empty: str | None = "leave the key out instead") -> Reader:
    """Return a reader of a list.

    Args:
        reader: Reads one item.
        empty: What to do about an empty list, or ``None`` where there may be one.
    """

    def read(node: Node, path: FieldPath) -> tuple[Any, ...] | None:
        if empty is None and node.reads_as == "nothing":
            return ()  # the key alone
        if node.shape != "list":
            path.wrong(node.line, f"should be a list, but is {_SHAPES[node.shape]}")
            return None
        if empty is not None and not node.items:
            path.wrong(node.line, f"the list is empty; {empty}")
            return None
        found = [reader(item, path.below(str(i))) for i, item in enumerate(node.items, 1)]
        return None if any(value is None for value in found) else tuple(found)

    return read


class Key(Struct, frozen=True):
    """One key of a record: how its value is read and whether it must be there."""

    read: Reader
    required: bool = False
    remedy: str = ""
    """What to do where it is missing and required; the name alone says it, mostly."""


def named(node: Node, path: FieldPath) -> FieldPath:
    """Return the path of an entry by its ref, which people know, rather than its count."""
    given = node.pairs.get("ref") or node.pairs.get("from")
    if given and given[1].shape == "text" and given[1].text:
        return replace(path, key=clean_line(given[1].text))
    return path


def record(
    keys: Mapping[str, Key],
    build: Callable[..., Any],
    label: Callable[[Node, FieldPath], FieldPath] = named,
) -> Reader:
    """Return a reader of a group of keys, which gives ``build(**values)``.

    A key with a hyphen or a space is passed with an underscore.

    Args:
        keys: The keys that there may be.
        build: Gets the values by the names of their keys.
        label: Returns the path by which problems name such a group.
    """

    def read(node: Node, path: FieldPath) -> Any:
        if node.shape != "map":
            path.wrong(node.line, f"should be a group of keys, but is {_SHAPES[node.shape]}")
            return None
        before = len(path.problems)
        path = label(node, path)
        values: dict[str, Any] = {}
        for name, (key_line, value) in node.pairs.items():
            if name not in keys:
                others = [key for key in keys if key not in node.pairs]
                words = f"{clean_line(name)!r} is not a key here; {suggestion(name, others)}"
                path.wrong(key_line, words)
            else:
                values[name.replace("-", "_")] = keys[name].read(value, path.below(name))
        for name, key in keys.items():
            if key.required and name not in node.pairs:
                remedy = f"; {key.remedy}" if key.remedy else ""
                path.wrong(node.line, f"the key {name!r} is missing{remedy}")
        return build(**values) if len(path.problems) == before else None

    return read
