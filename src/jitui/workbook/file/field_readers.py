"""Readers of single values of a workbook's file: texts, words of a list, days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from jitui.report.clean import clean_line
from jitui.report.loading.readers import FieldPath, Reader, listing
from jitui.report.loading.yaml_tree import Node
from jitui.report.refs import suggestion
from jitui.workbook.days import read_day

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def plain(node: Node) -> str:
    """Return what was typed for a value, on one line."""
    return clean_line(_typed(node))


def text(node: Node, at: FieldPath) -> str | None:
    """Read a text of any number of lines, to the character."""
    if node.shape != "text":
        shape = {"map": "a group of keys", "list": "a list"}[node.shape]
        words = f"should be text, but is {shape}; put the text in quotes, or below a '|'"
        at.wrong(node.line, words)
        return None
    return _typed(node)


def line(node: Node, at: FieldPath) -> str | None:
    """Read what is one line and may be left empty."""
    found = text(node, at)
    return None if found is None else clean_line(found)


def name(node: Node, at: FieldPath) -> str | None:
    """Read an id or a ref."""
    found = line(node, at)
    if found == "":
        at.wrong(node.line, "is empty; every item needs one")
        return None
    return found


def choice(values: type[Enum], default: Enum | None = None) -> Reader:
    """Return a reader of one of some words; an empty one gives the default."""
    allowed: Mapping[str, Enum] = {value.value: value for value in values}

    def read(node: Node, at: FieldPath) -> Any:
        found = line(node, at)
        if not found:
            return None if found is None else default
        if found not in allowed:
            hint = suggestion(found[:60], list(allowed))
            at.wrong(node.line, f"{found[:60]!r} is not known; {hint}")
        return allowed.get(found)

    return read


def day(node: Node, at: FieldPath) -> str | None:
    """Read a day such as ``2026-12-31``, or nothing."""
    found = line(node, at)
    meant = read_day(found or "")
    if found is None or found == meant:
        return found
    if _ISO_DAY.fullmatch(found):
        at.wrong(node.line, f"{found!r} is not a calendar date; write one such as 2026-12-31")
        return None
    remedy = f"write {meant}" if meant else "write year, month and day, such as 2026-12-31"
    at.wrong(node.line, f"{found[:60]!r} is not a date; {remedy}")
    return None


def list_of(reader: Reader) -> Reader:
    """Return a reader of a list; an empty one is as good as none."""
    full = listing(reader)

    def read(node: Node, at: FieldPath) -> Any:
        empty = node.reads_as == "nothing" or (node.shape == "list" and not node.items)
        return () if empty else full(node, at)

    return read


def _typed(node: Node) -> str:
    return "" if node.reads_as == "nothing" else node.text
