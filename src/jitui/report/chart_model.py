"""The records of charts, whichever way they are drawn: in cells, as plain lines, as SVG."""

from __future__ import annotations

from msgspec import Struct

PREFIX = "chart:"
"""Begins the refs of the pages that show one chart."""


class Bar(Struct, frozen=True):
    """One row of a chart.

    Attributes:
        label: What it is of.
        value: How long it is; ``None`` where the report gives no number.
        shown: The value as it is written beside the bar, the report's own form.
        shade: The colour of the step of the scale that it stands for, or 0.
        more: Whether the report says that it is over the value.
        note: What is written after the value, such as which area it is.
        names: The areas that it counts, if it counts areas.
    """

    label: str
    value: float | None
    shown: str
    shade: int = 0
    more: bool = False
    note: str = ""
    names: tuple[str, ...] = ()


class Bars(Struct, frozen=True):
    """Bars on one scale that begins at nothing.

    Attributes:
        label: What they count, and on what scale; empty where the title says it.
        most: The end of the scale, at least the longest bar; 0 where no lengths are drawn.
        bars: The bars.
        counted: Whether each unit is one area, so that a bar is made of whole pieces.
        unit: What is written after the numbers of the scale, such as ``%``.
    """

    label: str
    most: float
    bars: tuple[Bar, ...]
    counted: bool = False
    unit: str = ""


class Grid(Struct, frozen=True):
    """Counts in rows and columns.

    Attributes:
        heads: The columns' heads.
        rows: The rows' labels, the colours of their steps, and the areas in each cell.
        totals: How many areas there are in each column.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, int, tuple[tuple[str, ...], ...]], ...]
    totals: tuple[int, ...]


class Chart(Struct, frozen=True):
    """One chart: what it shows, its data, and what must be said with it.

    Attributes:
        name: Its stable name, such as ``evaluations``.
        title: Its title.
        sentences: What it shows, the first sentence above all.
        drawn: What is drawn, one below the other.
        heads: The heads of its data.
        data: Its data, a row for each bar or cell.
        cautions: What must be said with it.
        mine: What it says of the reader's own area; empty where none is chosen.
        area: The name of that area, which is marked where areas are drawn.
    """

    name: str
    title: str
    sentences: tuple[str, ...]
    drawn: tuple[Bars | Grid, ...]
    heads: tuple[str, ...]
    data: tuple[tuple[str, ...], ...]
    cautions: tuple[str, ...]
    mine: str = ""
    area: str = ""

    @property
    def ref(self) -> str:
        """The ref of the page that shows it."""
        return PREFIX + self.name
