"""A workbook as JSON: all of it, with the keys of its file, so that it can come back."""

from __future__ import annotations

import json
import re
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from jitui.errors import Problem
from jitui.output.json_output import dump
from jitui.workbook.file.codec import cleaned, decode
from jitui.workbook.model import VERSION, Workbook

KEY = "jitui-workbook"
"""The first key, as in a workbook's file; its value is the version of the schema."""

# What the reader of the file would refuse as it stands; JSON can write all of it.
_ESCAPED = re.compile("[^\n\x20-\x7e\xa0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def shape(workbook: Workbook) -> dict[str, Any]:
    """Return a workbook as plain values, with every key of every record."""
    values: dict[str, Any] = {KEY: VERSION, **_plain(cleaned(workbook))}
    return values


def whole(workbook: Workbook) -> bytes:
    """Return a workbook as JSON that :func:`parse` reads back to the same workbook."""
    return as_json(shape(workbook))


def as_json(value: Any) -> bytes:
    """Return a value as the bytes of a JSON file."""
    return (_ESCAPED.sub(_escape, dump(value)) + "\n").encode()


def parse(data: bytes, name: str) -> tuple[Workbook | None, list[Problem]]:
    """Return the workbook in JSON, or ``None`` and all that is wrong with it, by its lines.

    Args:
        data: What the file holds.
        name: What to call the file in problems.
    """
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return decode(data, name)  # which says where
    except json.JSONDecodeError as error:
        words = f"not readable as JSON, at column {error.colno}: {error.msg}"
        return None, [Problem(name, error.lineno, "", words)]
    except RecursionError:
        return None, [Problem(name, 0, "", "nested too deeply to be a workbook")]
    except ValueError as error:  # a number of thousands of digits
        return None, [Problem(name, 0, "", f"not readable as JSON: {error}")]
    if rb"\u" in data or rb"\U" in data:
        # Pairs of escapes that stand for one character are JSON's alone.
        try:
            data = as_json(value)
        except UnicodeEncodeError:
            return None, [Problem(name, 0, "", "it has an incomplete \\u escape; remove it")]
    # JSON is YAML, so a workbook's own reader names the lines.
    return decode(data, name)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _plain(value: Any) -> Any:
    if isinstance(value, Struct):
        return {key: _plain(item) for key, item in asdict(value).items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value
