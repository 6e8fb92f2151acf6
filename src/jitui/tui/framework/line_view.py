"""A scrolling view of set lines: what the lists and the reading view have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.events import (
    Blur,
    DescendantBlur,
    DescendantFocus,
    Focus,
    MouseDown,
    MouseMove,
)
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from jitui.tui.layout.styled_text import BLANK, Line, StyledText
from jitui.tui.styles.looks import style_of


class LineView(ScrollView, can_focus=True):
    """Shows lines, and lays them out again when its width changes.

    A subclass says how in :meth:`lay_out`. Only the lines on the screen are rendered.

    The edge and the bar that shows where one is are part of the lines: as a border and a
    widget of the framework's own they would take twice as long to paint as the text.
    """

    def __init__(self, *, id: str, edged: bool = False, bar: bool = True) -> None:
        """Make a view.

        Args:
            id: Its id.
            edged: Whether an edge sets it off from what stands to the left of it, if
                anything does.
            bar: Whether a bar at the right shows where in the lines one is.
        """
        self._strips: dict[int, Strip] = {}
        super().__init__(id=id)
        self._edged = edged
        self._bar = bar
        self._edge = 0
        self._dragging = False
        self._hidden = False
        self._shown: dict[int, tuple[Sequence[StyledText], tuple[str, ...], bool]] = {}
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
        if self.text_selection is not None:
            self.refresh()
            return
        # What looks as it did need not be painted, such as the empty lines of short pages.
        changed = [y for y in range(self.size.height) if self._shown.get(y) != self._look(y)]
        for start, end in _stretches(changed):
            self.refresh(Region(0, start, self.size.width, end - start))

    def _set(self) -> None:
        columns = self._columns()
        self._laid_out_for = columns
        if columns <= 0:
            # Not on the screen now; the resize that shows it again lays it out.
            self._lines = ()
            return
        self._lines = self.lay_out(columns)
        self._set_height(len(self._lines), self.size.width)
        self.settle()

    def _set_height(self, lines: int, columns: int) -> None:
        """Tell how much there is to scroll.

        The framework would lay the whole screen out again for it; but the scrollbar's room
        is always kept, so nothing else can have moved.
        """
        size = Size(columns, lines)
        if size != self.virtual_size:
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Told the size of its place as the size of its lines, a view would paint its
        # scrollbar again at every layout, that of a letter typed elsewhere included.
        changed = super()._size_updated(size, self.virtual_size, container_size, layout)
        # An edge sets it off from what stands to its left, if anything does.
        self._edge = int(self._edged and self.region.x > 0)
        # Here, and not when the event arrives, so that the lines are there when the new
        # layout is painted; the first picture would be painted twice otherwise.
        again = self._columns() != self._laid_out_for
        if again:
            self._set()
        if again or self._hidden:
            # The size may be the one before it was hidden; what is remembered of then is not
            # what is to be painted now.
            self._hidden = False
            self._set_dirty()
        if changed:
            self.resized()
        return changed

    def on_hide(self) -> None:
        """Know that what changes from now on is not painted."""
        self._hidden = True

    def _columns(self) -> int:
        # The bar's cell is always kept free, so that lines do not move with it.
        return max(self.size.width - self._edge - self._bar, 0)

    # The framework would work out the style of a view that is given the focus, and paint
    # all of it; but no style depends on it, and hardly anything looks different.

    def on_focus(self, event: Focus) -> None:
        """Take the keys."""
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(DescendantFocus(self))

    def on_blur(self, event: Blur) -> None:
        """Give the keys to another part."""
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(DescendantBlur(self))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether the keys go here."""
        self.show_focus()

    def show_focus(self) -> None:
        """Paint what tells whether the keys go here: the edge, if there is one."""
        if self._edge:
            self.refresh(Region(0, 0, 1, self.size.height))

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

    def runs(self, number: int, line: Line) -> Sequence[StyledText]:
        """Return the runs of a line as they are shown now."""
        return line.runs

    def _look(self, y: int) -> tuple[Sequence[StyledText], tuple[str, ...], bool]:
        """Return what a line of the screen shows: runs, what lies under them, the bar."""
        top = self.scroll_offset.y
        number = y + top
        line = self._lines[number] if number < len(self._lines) else BLANK
        under = self.extra_style(number) if line is not BLANK else ()
        barred = y in thumb(self._size.height, len(self._lines), top)
        return self.runs(number, line), under, barred

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the view.

        As the framework does it, but for what it asks about borders and padding at every
        line, which takes as long as the line itself.
        """
        if self.gutter:
            return super().render_lines(crop)
        width, (_, background) = self._size.width, self.background_colors
        filters = self.get_line_filters()
        strips = []
        for y in crop.line_range:
            strip = self._strips.get(y)
            if strip is None or strip.cell_length != width:
                segments = self._segments(y)
                for each in filters:
                    segments = each.apply(segments, background)
                strip = self._strips[y] = Strip(segments, width)
            strips.append(strip)
        if crop.column_span == (0, width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _set_dirty(self, *regions: Region) -> None:
        super()._set_dirty(*regions)
        if not regions:
            self._strips.clear()
        for region in regions:
            for y in region.line_range:
                self._strips.pop(y, None)

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        return Strip(self._segments(y), self._size.width)

    def _segments(self, y: int) -> list[Segment]:
        """Return the segments of one line of the screen, as wide as the view."""
        width = self._size.width - self._bar
        runs, under, barred = self._shown[y] = self._look(y)
        segments = [Segment(run.text, self.style_for(under + run.styles)) for run in runs]
        if self._edge:
            segments.insert(0, self._edge_segment())
        segments = _filled(segments, width, self.style_for(under))
        if self._bar:
            segments.append(Segment("\u2588" if barred else " ", self.style_for(("bar",))))
        selection = self.text_selection
        if selection is None:
            return segments
        return self._selected(segments, selection.get_span(y + self.scroll_offset.y))

    def _selected(self, segments: list[Segment], span: tuple[int, int] | None) -> list[Segment]:
        """Return the segments of a line with a span of its text shown as selected."""
        if span is None:
            return segments
        width = self._size.width - self._bar
        start, end = span[0] + self._edge, width if span[1] == -1 else span[1] + self._edge
        strip = Strip(segments, self._size.width)
        chosen = self.screen.get_component_rich_style("screen--selection")
        left, middle, right = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        return list(Strip.join([left, middle.apply_style(chosen), right]))

    def _edge_segment(self) -> Segment:
        if self.has_focus:
            return Segment("\u2503", self.style_for(("edge-now",)))
        return Segment("\u2502", self.style_for(("edge",)))

    def offset_at(self, x: int, y: int) -> Offset | None:
        """Return the column and the line of the text under a place on the screen, if any.

        The framework reads this from marks on each stretch of text, which would have to be
        made and painted for every line of every picture.
        """
        column, line = x - self.region.x, y - self.region.y
        if self.on_bar(column):
            return None
        return Offset(max(column - self._edge, 0), line + self.scroll_offset.y)

    def on_bar(self, column: int) -> bool:
        """Return whether a column of the view is that of the bar."""
        return self._bar and column == self.size.width - 1

    def text_column(self, column: int) -> int:
        """Return the column of the text at a column of the view."""
        return column - self._edge

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin to drag the bar, or go to where on it the mouse is."""
        if self.on_bar(event.x):
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drag the bar."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self) -> None:
        """Let the bar go."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        height = max(self.size.height - 1, 1)
        self.scroll_to(y=round(self.max_scroll_y * min(max(y / height, 0), 1)), animate=False)

    def action_top(self) -> None:
        """Scroll to the first line."""
        self.scroll_to(y=0, animate=False)

    def action_end(self) -> None:
        """Scroll to the last line."""
        self.scroll_to(y=self.max_scroll_y, animate=False)


def thumb(height: int, lines: int, top: int) -> range:
    """Return the rows of a bar that stand for what is in sight; none where all of it is.

    Args:
        height: The rows of the bar.
        lines: How many lines there are.
        top: The first line in sight, counted from 0.
    """
    if lines <= height or not height:
        return range(0)
    length = max(height * height // lines, 1)
    start = round(top * (height - length) / (lines - height))
    return range(start, start + length)


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each stretch of rows that follow one another: its first, and the one after it."""
    start = 0
    for place, row in enumerate(rows, 1):
        if place == len(rows) or rows[place] != row + 1:
            yield rows[start], row + 1
            start = place


def _filled(segments: list[Segment], width: int, style: Style) -> list[Segment]:
    """Fill a line up to a width, or cut it there."""
    free = width - sum(segment.cell_length for segment in segments)
    if free > 0:
        return [*segments, Segment(" " * free, style)]
    return Segment.adjust_line_length(segments, width, style) if free < 0 else segments
