"""A scrolling view of styled lines: what the lists and the reading view have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.events import Blur, DescendantBlur, DescendantFocus, Focus
from textual.geometry import Offset, Region, Size
from textual.selection import Selection
from textual.strip import Strip

from jitui.tui.framework.scroll_bar import InlineScrollBar, thumb
from jitui.tui.layout.styled_text import BLANK, Line, StyledRun
from jitui.tui.styles.looks import style_of


class LineView(InlineScrollBar, can_focus=True):
    """Shows lines, and lays them out again when its width changes.

    A subclass says how in :meth:`lay_out`. Only the visible lines are rendered. It has no
    padding and no border: the edge at its left is part of the lines, like the scroll bar.
    """

    def __init__(self, *, id: str, edged: bool = False, bar: bool = True) -> None:
        """Make a view.

        Args:
            id: Its id.
            edged: Whether an edge separates it from a widget to the left of it, if there is
                one.
            bar: Whether it has a scroll bar.
        """
        self._strips: dict[int, Strip] = {}
        super().__init__(id=id)
        self.has_bar = bar
        self._edged = edged
        self._edge_width = 0
        self._was_hidden = False
        self._painted: dict[int, tuple[Sequence[StyledRun], tuple[str, ...], bool]] = {}
        self._lines: Sequence[Line] = ()
        self._laid_out_for = -1
        self._styles: dict[tuple[str, ...], Style] = {}

    # What a subclass says

    def lay_out(self, columns: int) -> Sequence[Line]:
        """Return the lines for a width in cells."""
        raise NotImplementedError

    def after_layout(self) -> None:
        """Scroll to the right line; called whenever the lines have been laid out."""

    def after_resize(self) -> None:
        """Scroll to the right line; called when there is another width or height to fill."""

    def line_style(self, number: int) -> tuple[str, ...]:
        """Return the names of styles that lie under a whole line, such as the selected one's."""
        return ()

    def visible_runs(self, number: int, line: Line) -> Sequence[StyledRun]:
        """Return the runs of a line as they look now."""
        return line.runs

    # Layout

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as they are laid out now."""
        return self._lines

    def relayout(self) -> None:
        """Lay out the lines again, and paint those that look different.

        Textual would paint the whole view; painting what has changed took an opened entry from
        11 to 7 ms. Guarded by ``test_a_key_in_the_lists_paints_little``.
        """
        self._set_lines()
        if self.text_selection is not None:
            self.refresh()
            return
        changed = [y for y in range(self.size.height) if self._painted.get(y) != self._look(y)]
        for start, end in _stretches(changed):
            self.refresh(Region(0, start, self.size.width, end - start))

    def _set_lines(self) -> None:
        columns = self._columns()
        self._laid_out_for = columns
        if columns <= 0:
            # Not on the screen now; the resize that shows it again lays it out.
            self._lines = ()
            return
        self._lines = self.lay_out(columns)
        size = Size(self.size.width, len(self._lines))
        if size != self.virtual_size:
            # Setting it would lay out the whole screen once more, though nothing else moves.
            self.set_reactive(LineView.virtual_size, size)
            self._scroll_update(size)
        self.after_layout()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Lay out the lines for another width, before the new layout of the screen is painted.

        Textual tells of it by an event, which comes after the painting: the first picture
        would be painted twice. One layout took the start from 1.7 to 1.35 times a minimal
        app's. Guarded by ``test_a_resize_keeps_the_words_at_the_top``.
        """
        # With the size of its place for the size of its lines, it would be painted again at
        # every layout of the screen, that of a letter typed elsewhere included.
        changed = super()._size_updated(size, self.virtual_size, container_size, layout)
        self._edge_width = int(self._edged and self.region.x > 0)
        another = self._columns() != self._laid_out_for
        if another:
            self._set_lines()
        if another or self._was_hidden:
            # It may have the size that it had before it was hidden, and other lines.
            self._was_hidden = False
            self._set_dirty()
        if changed:
            self.after_resize()
        return changed

    def on_hide(self) -> None:
        """Remember that what changes from now on is not painted."""
        self._was_hidden = True

    def _columns(self) -> int:
        return max(self.size.width - self._edge_width - self.has_bar, 0)

    def on_focus(self, event: Focus) -> None:
        """Take the focus, and repaint only what shows it.

        Textual would repaint the whole view: opening an entry then sends 18 kB instead of 3,
        which is felt over a slow line. Guarded by
        ``test_textual_still_restyles_what_is_given_the_focus``.
        """
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(DescendantFocus(self))

    def on_blur(self, event: Blur) -> None:
        """Give the focus away, as :meth:`on_focus` takes it."""
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(DescendantBlur(self))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Repaint the edge; no style depends on the focus, so Textual need not work them out."""
        if self._edge_width:
            self.refresh(Region(0, 0, 1, self.size.height))

    # Selection by the mouse

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what the mouse selects."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        return selection.extract("\n".join(line.text for line in self._lines)), "\n"

    def offset_at(self, x: int, y: int) -> Offset | None:
        """Return the column and the line of the text at a point of the screen, if any.

        Textual reads this from marks on each piece of text, which would have to be made and
        painted for every line.
        """
        column, line = x - self.region.x, y - self.region.y
        if self.on_bar(column):
            return None
        return Offset(max(self.text_column(column), 0), line + self.scroll_offset.y)

    def text_column(self, column: int) -> int:
        """Return the column of the text at a column of the view."""
        return column - self._edge_width

    # Painting

    def notify_style_update(self) -> None:
        """Forget cached styles: the theme or a class has changed."""
        super().notify_style_update()
        self._styles.clear()

    def _style(self, names: tuple[str, ...]) -> Style:
        """Return the style that some named styles make together."""
        style = self._styles.get(names)
        if style is None:
            style = style_of(names, self.app.theme_variables, self.rich_style)
            self._styles[names] = style
        return style

    def _look(self, y: int) -> tuple[Sequence[StyledRun], tuple[str, ...], bool]:
        """Return how a row looks: its runs, the style under them, and if the thumb is there."""
        top = self.scroll_offset.y
        number = y + top
        line = self._lines[number] if number < len(self._lines) else BLANK
        under = self.line_style(number) if line is not BLANK else ()
        return (
            self.visible_runs(number, line),
            under,
            y in thumb(self._size.height, len(self._lines), top),
        )

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the view.

        Textual asks for borders and padding at every line, which takes as long as the line
        itself: a key in a list took 2.5 times a minimal app's key instead of 2.2.
        Guarded by ``make bench``, which holds it to 2.5.
        """
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
        """Forget the strips of :meth:`render_lines` that are to be painted again."""
        super()._set_dirty(*regions)
        if not regions:
            self._strips.clear()
        for region in regions:
            for y in region.line_range:
                self._strips.pop(y, None)

    def _segments(self, y: int) -> list[Segment]:
        """Return the segments of a row, as wide as the view."""
        width = self._size.width - self.has_bar
        runs, under, on_thumb = self._painted[y] = self._look(y)
        segments = [Segment(run.text, self._style(under + run.styles)) for run in runs]
        if self._edge_width:
            sign, style = ("\u2503", "edge-now") if self.has_focus else ("\u2502", "edge")
            segments.insert(0, Segment(sign, self._style((style,))))
        segments = Segment.adjust_line_length(segments, width, self._style(under))
        if self.has_bar:
            segments.append(Segment("\u2588" if on_thumb else " ", self._style(("bar",))))
        selection = self.text_selection
        span = selection.get_span(y + self.scroll_offset.y) if selection is not None else None
        if span is None:
            return segments
        start, end = span
        start, end = start + self._edge_width, width if end == -1 else end + self._edge_width
        strip = Strip(segments, self._size.width)
        chosen = self.screen.get_component_rich_style("screen--selection")
        left, middle, right = strip.crop(0, start), strip.crop(start, end), strip.crop(end)
        return list(Strip.join([left, middle.apply_style(chosen), right]))


def _stretches(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each stretch of rows that follow one another: its first, and the one after it."""
    start = 0
    for place, row in enumerate(rows, 1):
        if place == len(rows) or rows[place] != row + 1:
            yield rows[start], row + 1
            start = place
