"""A workbook as JSON: all of it, with the keys of its file, so that it can come back."""

from __future__ import annotations

import json
import re
from typing import Any

from msgspec import to_builtins

from jitui.errors import Problem
from jitui.output.json_output import dump
from jitui.workbook.file.codec import cleaned, decode
from jitui.workbook.file.writer import KEY
from jitui.workbook.model import VERSION, Workbook

# What the reader of the file would refuse as it stands; JSON can write all of it.
_ESCAPED = re.compile("[^\n\x20-\x7e\xa0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def workbook_values(workbook: Workbook) -> dict[str, Any]:
    """Return a workbook as plain values, with every key of every record."""
    return {KEY: VERSION, **to_builtins(cleaned(workbook))}


def workbook_json(workbook: Workbook) -> bytes:
    """Return a workbook as JSON that :func:`parse_json` reads back to the same workbook."""
    return json_bytes(workbook_values(workbook))


def json_bytes(value: Any) -> bytes:
    """Return a value as the bytes of a JSON file."""
    text = _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", dump(value))
    return f"{text}\n".encode()


def parse_json(data: bytes, name: str) -> tuple[Workbook | None, list[Problem]]:
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
            data = json_bytes(value)
        except UnicodeEncodeError:
            return None, [Problem(name, 0, "", "it has an incomplete \\u escape; remove it")]
    # JSON is YAML, so a workbook's own reader names the lines.
    return decode(data, name)
