"""A scrolling view of set lines: what the lists and the reading view have in common."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from jitui.tui.flow import BLANK, Line, Run
from jitui.tui.looks import style_of


class LinesView(ScrollView, can_focus=True):
    """Shows lines, and lays them out again when its width changes.

    A subclass says how in :meth:`lay_out`. Only the lines on the screen are rendered.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()
        self._laid_out_for = -1
        self._styles: dict[tuple[str, ...], Style] = {}

    def lay_out(self, columns: int) -> Sequence[Line]:
        """Return the lines for a width in cells."""
        raise NotImplementedError

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as they are laid out now."""
        return self._lines

    def settle(self) -> None:
        """Come to rest at the right line; called whenever the lines are laid out anew."""

    def resized(self) -> None:
        """Come to rest when there is another height or width to fill."""

    def set_again(self) -> None:
        """Lay out anew: what is shown has changed."""
        self._set()
        self.refresh()

    def _set(self) -> None:
        columns = self._columns()
        self._laid_out_for = columns
        if columns <= 0:
            # Not on the screen now; the resize that shows it again lays it out.
            self._lines = ()
            return
        self._lines = self.lay_out(columns)
        self._set_height(len(self._lines), columns)
        self.settle()

    def _set_height(self, lines: int, columns: int) -> None:
        """Tell how much there is to scroll.

        The framework would lay the whole screen out again for it; but the scrollbar's room
        is always kept, so nothing else can have moved.
        """
        size = Size(columns, lines)
        if size != self.virtual_size:
            self.set_reactive(LinesView.virtual_size, size)
            self._scroll_update(size)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Told the size of its place as the size of its lines, a view would paint its
        # scrollbar again at every layout, that of a letter typed elsewhere included.
        changed = super()._size_updated(size, self.virtual_size, container_size, layout)
        # Here, and not when the event arrives, so that the lines are there when the new
        # layout is painted; the first picture would be painted twice otherwise.
        if self._columns() != self._laid_out_for:
            self._set()
        if changed:
            self.resized()
        return changed

    def _columns(self) -> int:
        # The scrollbar's cell is always kept free, so that lines do not move with it.
        return max(self.size.width - self.styles.scrollbar_size_vertical, 0)

    def notify_style_update(self) -> None:
        """Forget styles: the theme or a class has changed."""
        super().notify_style_update()
        self._styles.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse selects."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        return selection.extract("\n".join(line.text for line in self._lines)), "\n"

    def style_for(self, names: tuple[str, ...]) -> Style:
        """Return the style that some style names make together."""
        style = self._styles.get(names)
        if style is None:
            style = style_of(names, self.app.theme_variables, self.rich_style)
            self._styles[names] = style
        return style

    def extra_style(self, number: int) -> tuple[str, ...]:
        """Return style names that lie under a whole line, such as the selected one's."""
        return ()

    def runs(self, number: int, line: Line) -> Sequence[Run]:
        """Return the runs of a line as they are shown now."""
        return line.runs

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        number = y + self.scroll_offset.y
        width = self.size.width
        line = self._lines[number] if number < len(self._lines) else BLANK
        under = self.extra_style(number) if line is not BLANK else ()
        runs = self.runs(number, line)
        segments = [Segment(run.text, self.style_for(under + run.styles)) for run in runs]
        strip = Strip(segments).adjust_cell_length(width, self.style_for(under))
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(number)) is not None:
            start, end = span
            end = width if end == -1 else end
            chosen = self.screen.get_component_rich_style("screen--selection")
            left, middle, right = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
            strip = Strip.join([left, middle.apply_style(chosen), right])
        return strip

    def offset_at(self, x: int, y: int) -> Offset:
        """Return the column and the line of the text under a place on the screen.

        The framework reads this from marks on each stretch of text, which would have to be
        made and painted for every line of every picture.
        """
        region = self.region
        return Offset(x - region.x + self.scroll_offset.x, y - region.y + self.scroll_offset.y)

    def action_top(self) -> None:
        """Scroll to the first line."""
        self.scroll_to(y=0, animate=False)

    def action_end(self) -> None:
        """Scroll to the last line."""
        self.scroll_to(y=self.max_scroll_y, animate=False)
