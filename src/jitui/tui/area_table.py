"""The partnership table as rows of a list: its columns, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from jitui.plain.cells import pad
from jitui.plain.cells import width as cells
from jitui.plain.drawing import SIGN
from jitui.report.charts import charts
from jitui.report.model import Kind, Library, Partnership, Work
from jitui.report.table import (
    NOT_EVALUATED,
    WORK_WORDS,
    Column,
    View,
    brief_caution,
    evaluation_words,
)
from jitui.report.wording import counted, shade
from jitui.tui.flow import Run
from jitui.tui.rows import Row, tail_that_fits

_YEARLESS = "\u2013"
_ARROWS = _ASCENDING, _DESCENDING = "\u2191", "\u2193"
_HIGHEST_FIRST = (Column.EVALUATION,)
"""The columns whose usual direction is from the highest value down."""
_SHORT_WORK = {
    Work.FULL: "full inspection",
    Work.ADAPTED: "adapted inspection",
    Work.BESPOKE: "bespoke work",
}


class _Columns(Struct, frozen=True):
    """The columns beside the name, for one width of the table.

    Attributes:
        each: Each column with its head and its width in cells.
        word: The cells of the widest evaluation.
        full: Whether nothing is shortened.
    """

    each: tuple[tuple[Column, str, int], ...]
    word: int
    full: bool = False


class AreaTable(Struct, frozen=True):
    """The table as it is shown: the view, and the ref of the reader's own area or empty."""

    library: Library
    view: View = field(default_factory=View)
    area: str = ""

    def rows(self) -> list[Row]:
        """Return a row for each area of the view, then one for each picture."""
        if not self.library.partnerships():
            return [Row("", "This report has no partnerships.")]
        sets = self._sets()
        places = [self._row(place, sets) for place in self.places()]
        pictures = [Row(chart.ref, chart.title) for chart in charts(self.library)]
        return [*places, Row("", "Charts"), *pictures] if pictures else places

    def _row(self, place: Partnership, sets: Sequence[_Columns]) -> Row:
        name = f"{place.title} {SIGN}" if place.ref == self.area else place.title
        return Row(place.ref, name, tails=tuple(self._tail(place, columns) for columns in sets))

    def _sets(self) -> Sequence[_Columns]:
        """Return the sets of columns, the widest first; evaluations differ between reports."""
        steps, places = len(self.library.scale()), self.library.partnerships()
        word = max((cells(place.evaluation) for place in places), default=0)
        none = cells(NOT_EVALUATED)
        full = max(word + cells(f" ({steps} of {steps})"), none) + 2
        short = max(word + cells(f" {steps}/{steps}"), none)
        wide = (
            (Column.PUBLISHED, "Published", 12),
            (Column.EVALUATION, "Evaluation", full),
            (Column.WORK, "Kind of work", 24),
        )
        middle = (
            (Column.PUBLISHED, "Year", 7),
            (Column.EVALUATION, "Evaluation", short + 2),
            (Column.WORK, "Kind of work", 18),
        )
        narrow = ((Column.PUBLISHED, "Year", 5), (Column.EVALUATION, "Evaluation", short))
        return (_Columns(wide, word, full=True), _Columns(middle, word), _Columns(narrow, word))

    def places(self) -> Sequence[Partnership]:
        """Return the areas that are shown, in their order."""
        return self.view.places(self.library)

    def position(self, ref: str) -> str:
        """Return where an area stands among those that are shown; empty if it is not shown."""
        refs = [place.ref for place in self.places()]
        if ref not in refs:
            return ""
        noun = Kind.PARTNERSHIP.noun.capitalize()
        shown = " shown" if self.view.filtered else ""
        return f"{noun} {refs.index(ref) + 1} of {len(refs)}{shown}"

    def state(self, short: bool = False) -> str:
        """Return what is shown, in words; in few of them, where there is no room for more."""
        if short and not self.view.filtered:
            places = self.library.partnerships()
            evaluated = sum(bool(place.step) for place in places)
            return f"{counted(len(places), 'area')}, {evaluated} evaluated"
        return self.view.said(self.library)

    def order(self) -> str:
        """Return the order that it is in, in words."""
        said = self.view.order_said()
        return said[0].upper() + said[1:]

    def caution(self) -> str:
        """Return what must be borne in mind, in one line."""
        return brief_caution(self.library)

    def mine(self, short: bool = False) -> str:
        """Return the reader's own area in one line, or how to choose it."""
        place = self.library.entries.get(self.area)
        if not isinstance(place, Partnership):
            return f"Press {SIGN} to set your area"
        if short:
            return f"{SIGN} {place.title}: {place.evaluation or _SHORT_WORK[place.work]}"
        year = f", report published {place.published}" if place.published else ""
        words = evaluation_words(place, self.library) if place.step else WORK_WORDS[place.work]
        return f"{SIGN} Your area: {place.title}, {words}{year}"

    def head(self, columns: int) -> str:
        """Return the heads of the columns that there is room for."""
        chosen = self._sets()[tail_that_fits(self.rows(), columns)].each
        marks = {order.column: order.backward for order in self.view.orders[:1]}
        at = columns - sum(room for *_, room in chosen)
        line = f" {_headed('Area', Column.AREA, marks, at)}"
        for column, head, room in chosen:
            headed = _headed(head, column, marks, room)
            # An arrow without room after its head stands in the gap before it.
            line = pad(line, at - headed.startswith(_ARROWS)) + headed
            at += room
        return line

    def column_at(self, x: int, columns: int) -> Column:
        """Return the column that a cell of the head belongs to."""
        chosen = self._sets()[tail_that_fits(self.rows(), columns)].each
        edge = columns
        for column, _, room in reversed(chosen):
            edge -= room
            if x >= edge:
                return column
        return Column.AREA

    def _tail(self, place: Partnership, columns: _Columns) -> tuple[Run, ...]:
        runs = []
        for column, _, room in columns.each:
            if column is Column.PUBLISHED:
                runs.append(Run(pad(str(place.published or _YEARLESS), room), ("quiet",)))
            elif column is Column.WORK:
                word = (WORK_WORDS if columns.full else _SHORT_WORK)[place.work]
                runs.append(Run(pad(word, room), ("quiet",)))
            else:
                runs += self._evaluation(place, room, columns)
        return tuple(runs)

    def _evaluation(self, place: Partnership, room: int, columns: _Columns) -> list[Run]:
        if not place.step:
            works = any(column is Column.WORK for column, *_ in columns.each)
            # Where the kind of work has no column, this one tells the areas apart.
            word = NOT_EVALUATED if works or place.work is Work.ADAPTED else _SHORT_WORK[place.work]
            return [Run(pad(word, room), ("quiet",))]
        steps = len(self.library.scale())
        step = f" ({place.step} of {steps})" if columns.full else f" {place.step}/{steps}"
        word = place.evaluation if columns.full else pad(place.evaluation, columns.word)
        style = f"step-{shade(place.step, self.library)}"
        return [Run(word, (style,)), Run(pad(step, room - cells(word)), ("quiet",))]


def _headed(head: str, column: Column, marks: dict[Column, bool], room: int) -> str:
    """Return a head, with an arrow where the table is sorted by it.

    It points up where values rise down the table: A to Z, earliest first, lowest first. It
    stands after the head, or before it where the next head would follow without a gap.
    """
    if column not in marks:
        return head
    descending = marks[column] != (column in _HIGHEST_FIRST)
    arrow = _DESCENDING if descending else _ASCENDING
    return f"{head} {arrow}" if cells(head) + 2 < room else f"{arrow}{head}"
