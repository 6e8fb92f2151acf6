"""An exported document, whatever its format, and the blocks of what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from jitui.report.blocks import DocumentBlock, Item, Paragraph
from jitui.report.clean import clean, clean_line
from jitui.report.wording import MONTHS

LANGUAGE = "en-GB"
"""The language of every document."""

_NO_XML = re.compile("[\ufffe\uffff]")
_BULLET = re.compile(r"^\s*[-*\u2022]\s+")


class Document(Struct, frozen=True):
    """A whole document.

    Attributes:
        title: Its title, which stands once at the top.
        day: The day that it is of.
        blocks: All that follows the title.
    """

    title: str
    day: date
    blocks: tuple[DocumentBlock, ...]

    def cleaned(self) -> Document:
        """Return the document with texts that every format can hold: no control characters."""
        document: Document = _cleaned(self)
        return document


def written(text: str) -> Iterator[DocumentBlock]:
    """Yield what somebody wrote: each line a paragraph, lines with a bullet a list."""
    for line in clean(text).split("\n"):
        item = _BULLET.sub("", line).strip()
        if item and _BULLET.match(line):
            yield Item("", item)
        elif line.strip():
            yield Paragraph(line.strip())


def listed(text: str) -> Iterator[DocumentBlock]:
    """Yield an item for each line of a text, with or without bullets."""
    for line in clean(text).split("\n"):
        item = _BULLET.sub("", line).strip()
        if item:
            yield Item("", item)


def day_in_words(day: date) -> str:
    """Return a day as ``3 May 2026``, in English wherever the program runs."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_or_text(text: str) -> str:
    """Return an ISO date, or date and time, in words; anything else as it is."""
    try:
        return day_in_words(date.fromisoformat(text[:10]))
    except ValueError:
        return text


def _cleaned(value: Any, one_line: bool = True) -> Any:
    """Return a value with every text in it cleaned; only a cell of a table has several lines."""
    if isinstance(value, Struct):
        parts = asdict(value).items()
        return replace(value, **{name: _cleaned(part, name != "rows") for name, part in parts})
    if isinstance(value, tuple):
        return tuple(_cleaned(part, one_line) for part in value)
    if isinstance(value, str):
        lines = map(clean_line, clean(_NO_XML.sub("", value)).split("\n"))
        return (" " if one_line else "\n").join(line for line in lines if line)
    return value
