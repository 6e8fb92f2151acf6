"""Write a workbook as YAML for people: one line for each fact, always the same bytes.

The YAML is written by hand, since a library would not let us choose what a reader sees in a
diff: where a text begins, which words are quoted, what is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from msgspec.structs import asdict, fields, replace

from jitui.errors import Problem
from jitui.report.clean import clean, clean_line
from jitui.report.refs import REF
from jitui.storage.bounded_read import MAX_BYTES
from jitui.workbook.file.reader import END, FILE_HEADER, KEY, decode
from jitui.workbook.model import VERSION, Action, Answer, Evidence, Note, Workbook

Record = Workbook | Answer | Evidence | Action | Note

_LONGEST = 70  # of a text that stands on the line of its key

# What YAML's readers refuse, or take for the mark of an encoding.
_ESCAPED = re.compile("[^\x20-\x7e\xa0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
# A letter first, or a number that words follow: never a date, a time, a list or a tag.
_PLAIN = re.compile(r"(?:[^\W\d_]|\d+ [^\W\d_])[^\n]*")
_NOT_PLAIN = re.compile(r": |:$| #| $|[\[\]{},]")
_SPECIAL = re.compile(r'["\\]')
_BACKSLASHED = r"\\\g<0>"
_NOT_TEXT = frozenset("y n yes no on off true false null".split())


def cleaned(workbook: Workbook) -> Workbook:
    """Return a workbook as it is after it has been written and read.

    Texts are as :func:`jitui.report.clean.clean` has them: no control characters, line feeds
    for line endings, spaces for tabs, letters composed. Ids, refs, days and judgements are
    one line without spaces around it. Everything else stays to the character.
    """
    cleaned_head: Workbook = _cleaned(workbook)
    return replace(
        cleaned_head,
        answers=tuple(map(_cleaned, workbook.answers)),
        evidence=tuple(map(_cleaned, workbook.evidence)),
        actions=tuple(map(_cleaned, workbook.actions)),
        notes=tuple(map(_cleaned, workbook.notes)),
    )


def encode(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of its file; the same workbook gives the same bytes.

    What ``decode`` gives back is the workbook as :func:`cleaned` gives it.

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


def write(workbook: Workbook) -> str:
    """Return the text of a workbook's file; the workbook is a cleaned one."""
    parts = [FILE_HEADER]
    for section in _sections(workbook):
        if len(parts) > 1 and not parts[-1].endswith("\n\n"):
            parts.append("\n")
        parts.append(section)
    # Where a text ends in several line ends, one more would become a part of it.
    if not parts[-1].endswith("\n\n"):
        parts.append("\n")
    return "".join([*parts, f"{END}\n"])


def _cleaned(record: Any) -> Any:
    values: dict[str, Any] = {}
    for name, value in asdict(record).items():
        if name in ("id", "ref", "report", "area", "by", "judgement"):
            values[name] = clean_line(value)
        elif name == "refs":
            values["refs"] = tuple(ref for ref in map(clean_line, value) if ref)
        elif type(value) is str:
            values[name] = clean(value)
    return replace(record, **values)


def _filled(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the names and values of a record, but for those that are empty unless given."""
    defaults = _defaults(type(record))
    for name, value in asdict(record).items():
        if value != defaults[name] or value not in ("", None, ()):
            yield name, value


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    return {field.name: field.default for field in fields(kind)}


def _sections(workbook: Workbook) -> Iterator[str]:
    """Yield the text in parts between which a blank line may stand."""
    short = f"{KEY}: {VERSION}\n"
    for name, value in _filled(workbook):
        if not isinstance(value, tuple):
            short += _entry(name, value, 0)
            continue
        if short:
            yield short
            short = ""
        for number, item in enumerate(value):
            yield f"{'' if number else f'{name}:' + chr(10)}{_item(item)}"
    if short:
        yield short


def _item(item: Record) -> str:
    lines = "".join(_entry(name, value, 4) for name, value in _filled(item))
    return f"  - {lines[4:]}"


def _entry(name: str, value: Any, indent: int) -> str:
    """Return the lines of a key and its value."""
    if isinstance(value, tuple):
        written = f"[{', '.join(map(_in_list, value))}]\n"
    elif isinstance(value, Enum):
        written = f"{value.value}\n"
    elif _needs_block(value):
        written = _block(value, " " * (indent + 2))
    else:
        written = f"{_inline(value)}\n"
    return f"{' ' * indent}{name}: {written}"


def _needs_block(text: str) -> bool:
    """Return whether a text is written below its key, as a block."""
    return (
        ("\n" in text or len(text) > _LONGEST)
        and bool(text.strip(" \n"))
        and not _ESCAPED.search(text.replace("\n", ""))
    )


def _block(text: str, margin: str) -> str:
    """Return a text as YAML's literal block, in which every character is itself."""
    # Where its first line does not show how far the block is set in, a number does.
    inset = "2" if text[0] in " \n" else ""
    ending = "+" if text.endswith("\n\n") else "" if text.endswith("\n") else "-"
    lines = text.removesuffix("\n").split("\n")
    return f"|{inset}{ending}\n" + "".join(f"{margin if line else ''}{line}\n" for line in lines)


def _inline(text: str) -> str:
    """Return a text as it stands beside its key: plain where that is certain to be read so."""
    plain = _PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text)
    certain = plain and text.casefold() not in _NOT_TEXT and not _ESCAPED.search(text)
    return text if certain else _quoted(text)


def _quoted(text: str) -> str:
    if _ESCAPED.search(text):
        return f'"{_ESCAPED.sub(_escape, _SPECIAL.sub(_BACKSLASHED, text))}"'
    if _SPECIAL.search(text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _in_list(ref: str) -> str:
    return ref if REF.fullmatch(ref) and ref == _inline(ref) else _quoted(ref)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
