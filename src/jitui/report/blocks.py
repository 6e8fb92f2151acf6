"""What a page is made of, for the terminal app and for plain text alike."""

from __future__ import annotations

from dataclasses import dataclass

from jitui.report.charts import Chart


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a further entry on a page that holds several."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the page."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``quiet`` marks a remark of the project beside the report's substance."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with its lead-in or none."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, such as ``Report published`` and ``2022``."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed, and what it says of whom."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its sentences; ``short`` leaves all but the first sentence out."""

    chart: Chart
    short: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Related entries under a label; ``note`` says who draws the link."""

    label: str
    note: str
    links: tuple[tuple[str, str], ...]


Block = Title | Heading | Paragraph | Item | Fact | Quantity | Picture | Group


@dataclass(frozen=True, slots=True)
class Page:
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
