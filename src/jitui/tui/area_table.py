"""The partnership table as rows of a list: its columns, as many as there is room for."""

from __future__ import annotations

from msgspec import Struct, field

from jitui.plain.cells import pad
from jitui.plain.cells import width as cells
from jitui.plain.drawing import SIGN
from jitui.report.charts import charts
from jitui.report.model import Library, Partnership, Work
from jitui.report.table import (
    BRIEF_CAUTION,
    NOT_EVALUATED,
    WORK_WORDS,
    Column,
    View,
    evaluation_words,
)
from jitui.tui.flow import Run
from jitui.tui.rows import Row, tail_that_fits

_YEARLESS = "\u2013"
_ASCENDING, _DESCENDING = "\u2191", "\u2193"
_HIGHEST_FIRST = (Column.EVALUATION,)
"""The columns whose usual direction is from the highest value down."""
_SHORT_WORK = {
    Work.FULL: "full inspection",
    Work.ADAPTED: "adapted inspection",
    Work.BESPOKE: "bespoke work",
}

_Cells = tuple[tuple[Column, str, int], ...]
"""The columns beside the name: each with its head and its width in cells."""

_SETS: tuple[_Cells, ...] = (
    (
        (Column.PUBLISHED, "Published", 11),
        (Column.EVALUATION, "Evaluation", 20),
        (Column.WORK, "Kind of work", 24),
    ),
    (
        (Column.PUBLISHED, "Year", 7),
        (Column.EVALUATION, "Evaluation", 15),
        (Column.WORK, "Kind of work", 18),
    ),
    ((Column.PUBLISHED, "Year", 5), (Column.EVALUATION, "Evaluation", 13)),
)


class AreaTable(Struct, frozen=True):
    """The table as it is shown: the view, and the ref of the reader's own area or empty."""

    library: Library
    view: View = field(default_factory=View)
    area: str = ""

    def rows(self) -> list[Row]:
        """Return a row for each area of the view, then one for each picture."""
        places = [self._row(place) for place in self.view.places(self.library)]
        pictures = [Row(chart.ref, chart.title) for chart in charts(self.library)]
        return [*places, Row("", "Pictures"), *pictures] if pictures else places

    def _row(self, place: Partnership) -> Row:
        name = f"{place.title} {SIGN}" if place.ref == self.area else place.title
        return Row(place.ref, name, tails=tuple(_tail(place, columns) for columns in _SETS))

    def state(self, short: bool = False) -> str:
        """Return what is shown, in words; in few of them, where there is no room for more."""
        if short and not self.view.filtered:
            places = self.library.partnerships()
            evaluated = sum(bool(place.step) for place in places)
            return f"{len(places)} areas, {evaluated} evaluated"
        return self.view.said(self.library)

    def order(self) -> str:
        """Return the order that it is in, in words."""
        said = self.view.order_said()
        return said[0].upper() + said[1:]

    def caution(self) -> str:
        """Return what must be borne in mind, in one line."""
        return BRIEF_CAUTION

    def mine(self, short: bool = False) -> str:
        """Return the reader's own area in one line, or how to choose it."""
        place = self.library.entries.get(self.area)
        if not isinstance(place, Partnership):
            return f"{SIGN} makes the selected area yours"
        if short:
            return f"{SIGN} {place.title}: {place.evaluation or _SHORT_WORK[place.work]}"
        year = f", report published {place.published}" if place.published else ""
        words = evaluation_words(place) if place.step else WORK_WORDS[place.work]
        return f"{SIGN} My area: {place.title}, {words}{year}"

    def head(self, columns: int) -> str:
        """Return the heads of the columns that there is room for."""
        chosen = _SETS[tail_that_fits(self.rows(), columns)]
        marks = {order.column: order.backward for order in self.view.orders[:1]}
        beside = "".join(pad(_headed(head, column, marks), room) for column, head, room in chosen)
        name = _headed("Area", Column.AREA, marks)
        space = columns - 1 - sum(room for *_, room in chosen) - cells(name)
        return f" {name}{' ' * max(space, 1)}{beside}".rstrip()

    def column_at(self, x: int, columns: int) -> Column:
        """Return the column that a cell of the head belongs to."""
        chosen = _SETS[tail_that_fits(self.rows(), columns)]
        edge = columns
        for column, _, room in reversed(chosen):
            edge -= room
            if x >= edge:
                return column
        return Column.AREA


def _headed(head: str, column: Column, marks: dict[Column, bool]) -> str:
    """Return a head, with an arrow where the table is sorted by it.

    It points up where values rise down the table: A to Z, earliest first, lowest first.
    """
    if column not in marks:
        return head
    descending = marks[column] != (column in _HIGHEST_FIRST)
    return f"{head} {_DESCENDING if descending else _ASCENDING}"


def _tail(place: Partnership, columns: _Cells) -> tuple[Run, ...]:
    runs = []
    works = any(column is Column.WORK for column, *_ in columns)
    wide = columns[0][2] > 10
    for column, _, room in columns:
        if column is Column.PUBLISHED:
            runs.append(Run(pad(str(place.published or _YEARLESS), room), ("quiet",)))
        elif column is Column.WORK:
            word = (WORK_WORDS if wide else _SHORT_WORK)[place.work]
            runs.append(Run(pad(word, room), ("quiet",)))
        else:
            runs += _evaluation(place, room, wide, works)
    return tuple(runs)


def _evaluation(place: Partnership, room: int, wide: bool, works: bool) -> list[Run]:
    if not place.step:
        # Where the kind of work has no column, this one tells the four areas apart.
        word = NOT_EVALUATED if works or place.work is Work.ADAPTED else _SHORT_WORK[place.work]
        return [Run(pad(word, room), ("quiet",))]
    step = f" ({place.step} of 6)" if wide else f" {place.step}/6"
    word = place.evaluation if wide else pad(place.evaluation, 9)
    return [Run(word, (f"step-{place.step}",)), Run(pad(step, room - cells(word)), ("quiet",))]
