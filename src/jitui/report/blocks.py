"""The blocks that pages and exported documents are made of.

A page of the app or the command line uses all of them but tables. An exported document uses
headings, paragraphs, items, facts, groups and tables.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from jitui.report.chart_model import Chart
from jitui.report.model import Entry


class Title(Struct, frozen=True):
    """The title of a further entry on a page that holds several, and the entry's ref."""

    text: str
    ref: str = ""


class Heading(Struct, frozen=True):
    """A heading; a document's title is level 1, and pages do not tell levels apart."""

    text: str
    level: int = 2


class Paragraph(Struct, frozen=True):
    """Running text.

    Attributes:
        text: The text.
        quiet: Whether it is a remark of the program beside the substance.
        label: Whose words it is in, where they stand apart from the rest.
    """

    text: str
    quiet: bool = False
    label: str = ""


class Item(Struct, frozen=True):
    """One item of a list, with its lead-in or none; ``quiet`` as in a paragraph."""

    name: str
    text: str
    quiet: bool = False

    @property
    def labelled(self) -> str:
        """The text after its lead-in."""
        return f"{self.name}: {self.text}" if self.name else self.text


class Fact(Struct, frozen=True):
    """A label and its value, such as ``Report published`` and ``2022``."""

    label: str
    value: str


class Quantity(Struct, frozen=True):
    """A figure as printed, and what it says of whom."""

    figure: str
    words: str


class ChartBlock(Struct, frozen=True):
    """A chart with its sentences; ``short`` leaves all but the first sentence out."""

    chart: Chart
    short: bool = False


class Group(Struct, frozen=True):
    """Related entries, each as its ref and its title; ``note`` says who draws the link."""

    label: str
    note: str
    links: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, label: str, entries: Iterable[Entry | Chart], note: str = "") -> Group:
        """Return the group of some entries, or of the pages of some charts."""
        return cls(label, note, tuple((entry.ref, entry.title) for entry in entries))


class Table(Struct, frozen=True):
    """A table; the first cell of a row is the row's head.

    Attributes:
        heads: The heads of the columns.
        rows: The cells of each row; a cell may have several lines.
        caption: What it shows, as a sentence.
        widths: How wide the columns are beside each other, where that matters.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    widths: tuple[int, ...] = ()


Block = Title | Heading | Paragraph | Item | Fact | Quantity | ChartBlock | Group
"""What a page is made of."""

DocumentBlock = Heading | Paragraph | Item | Fact | Group | Table
"""What an exported document is made of."""


class Page(Struct, frozen=True):
    """A whole entry, ready to be laid out.

    Attributes:
        ref: The entry's ref, or :data:`OVERVIEW`.
        position: Where one is: ``Key message 6 of 12``.
        title: The full title.
        blocks: What follows the title.
        source: Whose words these are, and where in the report the passage stands.
    """

    ref: str
    position: str
    title: str
    blocks: tuple[Block, ...]
    source: str
