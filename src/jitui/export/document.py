"""A document before it has a format: headings, paragraphs, lists, tables, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from jitui.report.clean import clean, clean_line
from jitui.workbook.days import MONTHS


class Owner(Enum):
    """Whose words a part of a document is."""

    OURS = "ours"
    """Those whose workbook it is: their own view."""
    REPORT = "report"
    """The report's substance: its own headings, or what it says, paraphrased by jitui."""
    PROGRAM = "jitui"
    """The program's: labels, counts, what must be said with the rest."""


class Heading(Struct, frozen=True):
    """A heading; the document's title is level 1, so these begin at 2."""

    level: int
    text: str
    whose: Owner = Owner.PROGRAM


class Paragraph(Struct, frozen=True):
    """A paragraph. ``label`` says whose words it is in, where they are the report's or after it."""

    text: str
    whose: Owner = Owner.OURS
    label: str = ""


class Items(Struct, frozen=True):
    """A list."""

    texts: tuple[str, ...]
    whose: Owner = Owner.OURS


class Facts(Struct, frozen=True):
    """Labels, each with its value; ``label`` says what they are, where it has to be said."""

    pairs: tuple[tuple[str, str], ...]
    whose: Owner = Owner.OURS
    label: str = ""


class Table(Struct, frozen=True):
    """A table; the first cell of a row is the row's head.

    Attributes:
        caption: What it shows; a sentence.
        heads: The heads of the columns.
        rows: The cells of each row; a cell may have several lines.
        widths: How wide the columns are beside each other.
        whose: Whose words the cells are.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    whose: Owner = Owner.OURS


Block = Heading | Paragraph | Items | Facts | Table


class Document(Struct, frozen=True):
    """A whole document.

    Attributes:
        title: Its title, which stands once at the top.
        day: The day that it is of.
        blocks: All that follows the title.
        language: The language of all of it.
    """

    title: str
    day: date
    blocks: tuple[Block, ...] = field(default=())
    language: str = "en-GB"


_NO_XML = re.compile("[\ufffe\uffff]")
_BULLET = re.compile(r"^\s*[-*\u2022]\s+")


def safe(document: Document) -> Document:
    """Return a document whose texts can be written in every format: no control characters."""
    blocks = tuple(map(_safe, document.blocks))
    return replace(document, title=_line(document.title), blocks=blocks)


def written(text: str) -> Iterator[Block]:
    """Yield what somebody wrote: each line a paragraph, lines with a bullet a list."""
    items: list[str] = []
    for raw in clean(text).split("\n"):
        line = raw.strip()
        bullet = _BULLET.match(raw)
        if bullet and raw[bullet.end() :].strip():
            items.append(raw[bullet.end() :].strip())
            continue
        if items:
            yield Items(tuple(items))
            items = []
        if line:
            yield Paragraph(line)
    if items:
        yield Items(tuple(items))


def listed(text: str) -> Iterator[Block]:
    """Yield a list of the lines of a text, with or without bullets."""
    lines = (_BULLET.sub("", line, count=1).strip() for line in clean(text).split("\n"))
    items = tuple(line for line in lines if line)
    if items:
        yield Items(items)


def day_in_words(day: date) -> str:
    """Return a day as ``3 May 2026``, in English wherever the program runs."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_or_text(text: str) -> str:
    """Return an ISO date, or date and time, in words; anything else as it is."""
    try:
        return day_in_words(date.fromisoformat(text[:10]))
    except ValueError:
        return text


def _line(text: str) -> str:
    return clean_line(_NO_XML.sub("", text))


def _lines(text: str) -> str:
    """Return a text whose lines stay apart, without empty ones."""
    lines = (" ".join(line.split()) for line in clean(_NO_XML.sub("", text)).split("\n"))
    return "\n".join(line for line in lines if line)


def _safe(block: Block) -> Block:
    if isinstance(block, Heading):
        return replace(block, text=_line(block.text))
    if isinstance(block, Paragraph):
        return replace(block, text=_line(block.text), label=_line(block.label))
    if isinstance(block, Items):
        return replace(block, texts=tuple(map(_line, block.texts)))
    if isinstance(block, Facts):
        return replace(block, pairs=tuple((_line(name), _line(text)) for name, text in block.pairs))
    return replace(
        block,
        caption=_line(block.caption),
        heads=tuple(map(_line, block.heads)),
        rows=tuple(tuple(map(_lines, row)) for row in block.rows),
    )
