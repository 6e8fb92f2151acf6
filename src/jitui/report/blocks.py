"""What a page is made of, for the terminal app and for plain text alike."""

from __future__ import annotations

from msgspec import Struct

from jitui.report.chart_model import Chart


class Title(Struct, frozen=True):
    """The title of a further entry on a page that holds several, and the entry's ref."""

    text: str
    ref: str = ""


class Heading(Struct, frozen=True):
    """A heading within the page."""

    text: str


class Paragraph(Struct, frozen=True):
    """Running text; ``quiet`` marks a remark of the project beside the report's substance."""

    text: str
    quiet: bool = False


class Item(Struct, frozen=True):
    """One item of a list, with its lead-in or none."""

    name: str
    text: str


class Fact(Struct, frozen=True):
    """A label and its value, such as ``Report published`` and ``2022``."""

    label: str
    value: str


class Quantity(Struct, frozen=True):
    """A figure as printed, and what it says of whom."""

    figure: str
    words: str


class ChartBlock(Struct, frozen=True):
    """A picture with its sentences; ``short`` leaves all but the first sentence out."""

    chart: Chart
    short: bool = False


class Group(Struct, frozen=True):
    """Related entries under a label; ``note`` says who draws the link."""

    label: str
    note: str
    links: tuple[tuple[str, str], ...]


Block = Title | Heading | Paragraph | Item | Fact | Quantity | ChartBlock | Group


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
