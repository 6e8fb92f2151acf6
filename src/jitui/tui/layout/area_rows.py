"""The partnership table as rows of a list: its columns, as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from jitui.output.chart_cells import SIGN
from jitui.output.wrapping import pad
from jitui.output.wrapping import width as cells
from jitui.report.charts import charts
from jitui.report.model import Kind, Library, Partnership, Work
from jitui.report.table import NOT_EVALUATED, WORK_WORDS, Column, View, evaluation_words
from jitui.report.wording import counted, shade
from jitui.tui.layout.rows import Row, fitting_suffix
from jitui.tui.layout.styled_text import StyledRun

_YEARLESS = "\u2013"
_ARROWS = _ASCENDING, _DESCENDING = "\u2191", "\u2193"
_HIGHEST_FIRST = (Column.EVALUATION,)
"""The columns whose usual direction is from the highest value down."""


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
        """Return a row for each area of the view, then one for each chart."""
        if not self.library.partnerships():
            return [Row("", "This report has no partnerships.")]
        sets = self._column_sets()
        areas = [self._row(area, sets) for area in self.areas()]
        chart_rows = [Row(chart.ref, chart.title) for chart in charts(self.library)]
        return [*areas, Row("", "Charts"), *chart_rows] if chart_rows else areas

    def _row(self, area: Partnership, sets: Sequence[_Columns]) -> Row:
        name = f"{area.title} {SIGN}" if area.ref == self.area else area.title
        return Row(area.ref, name, suffixes=tuple(self._suffix(area, columns) for columns in sets))

    def _column_sets(self) -> Sequence[_Columns]:
        """Return the sets of columns, the widest first; evaluations differ between reports."""
        steps, areas = len(self.library.scale()), self.library.partnerships()
        word = max((cells(area.evaluation) for area in areas), default=0)
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

    def areas(self) -> Sequence[Partnership]:
        """Return the areas that are shown, in their order."""
        return self.view.areas(self.library)

    def position(self, ref: str) -> str:
        """Return where an area stands among those that are shown; empty if it is not shown."""
        refs = [area.ref for area in self.areas()]
        if ref not in refs:
            return ""
        noun = Kind.PARTNERSHIP.noun.capitalize()
        shown = " shown" if self.view.filtered else ""
        return f"{noun} {refs.index(ref) + 1} of {len(refs)}{shown}"

    def state(self, short: bool = False) -> str:
        """Return what is shown, in words; in fewer words where ``short``."""
        if short and not self.view.filtered:
            areas = self.library.partnerships()
            evaluated = sum(bool(area.step) for area in areas)
            return f"{counted(len(areas), 'area')}, {evaluated} evaluated"
        return self.view.description(self.library)

    def own_area(self, short: bool = False) -> str:
        """Return the reader's own area in one line, or how to choose it."""
        area = self.library.entries.get(self.area)
        if not isinstance(area, Partnership):
            return f"Press {SIGN} to set your area"
        if short:
            return f"{SIGN} {area.title}: {area.evaluation or area.work.value}"
        year = f", report published {area.published}" if area.published else ""
        words = evaluation_words(area, self.library) if area.step else WORK_WORDS[area.work]
        return f"{SIGN} Your area: {area.title}, {words}{year}"

    def head(self, columns: int) -> str:
        """Return the heads of the columns that there is room for."""
        chosen = self._column_sets()[fitting_suffix(self.rows(), columns)].each
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
        chosen = self._column_sets()[fitting_suffix(self.rows(), columns)].each
        edge = columns
        for column, _, room in reversed(chosen):
            edge -= room
            if x >= edge:
                return column
        return Column.AREA

    def _suffix(self, area: Partnership, columns: _Columns) -> tuple[StyledRun, ...]:
        runs = []
        for column, _, room in columns.each:
            if column is Column.PUBLISHED:
                runs.append(StyledRun(pad(str(area.published or _YEARLESS), room), ("quiet",)))
            elif column is Column.WORK:
                word = WORK_WORDS[area.work] if columns.full else area.work.value
                runs.append(StyledRun(pad(word, room), ("quiet",)))
            else:
                runs += self._evaluation(area, room, columns)
        return tuple(runs)

    def _evaluation(self, area: Partnership, room: int, columns: _Columns) -> list[StyledRun]:
        if not area.step:
            works = any(column is Column.WORK for column, *_ in columns.each)
            # Where the kind of work has no column, this one tells the areas apart.
            word = NOT_EVALUATED if works or area.work is Work.ADAPTED else area.work.value
            return [StyledRun(pad(word, room), ("quiet",))]
        steps = len(self.library.scale())
        step = f" ({area.step} of {steps})" if columns.full else f" {area.step}/{steps}"
        word = area.evaluation if columns.full else pad(area.evaluation, columns.word)
        style = f"step-{shade(area.step, self.library)}"
        return [StyledRun(word, (style,)), StyledRun(pad(step, room - cells(word)), ("quiet",))]


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
