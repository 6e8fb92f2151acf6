"""The reading view: one page, set to a measure."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from jitui.report.pages import Page, Pages
from jitui.search.engine import Spans
from jitui.tui.commands import Where, bindings
from jitui.tui.flow import Line, Run
from jitui.tui.setting import Setting, set_page
from jitui.tui.widgets.lines import LinesView


class ReadingView(LinesView):
    """Shows one page, with what was searched for lit."""

    BINDINGS = bindings(Where.READING)

    class Left(Message):
        """The reader steps out of the page."""

        def __init__(self, sender: ReadingView) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> ReadingView:
            """The view that this comes from."""
            return self.sender

    def __init__(self, pages: Pages, *, id: str) -> None:
        super().__init__(id=id)
        self._pages = pages
        self._spans: Spans | None = None
        self._setting = Setting((), ())
        self._begin_at: float | None = None
        self._begins = False
        self.page: Page | None = None

    def show(self, page: Page, spans: Spans | None = None, scroll: float | None = None) -> None:
        """Show a page, with what was searched for lit.

        It begins at ``scroll``; when that is ``None``, with the first match in view.
        """
        self.page, self._spans = page, spans
        self._begin_at, self._begins = scroll, True
        self.set_again()

    def settle(self) -> None:
        """Begin a new page where it is to begin; keep to one's line in a page already open."""
        if self._begins:
            self._begins = False
            begin = self._first_match() if self._begin_at is None else self._begin_at
            self.scroll_to(y=begin, animate=False)

    def lay_out(self, columns: int) -> Sequence[Line]:
        """Return the page's lines, with a margin where there is room for one."""
        if self.page is None:
            return ()
        margin = 2 if columns >= 44 else 1
        self._setting = set_page(
            self.page,
            self._pages,
            columns - 2 * margin,
            self._spans,
        )
        edge = Run(" " * margin)
        return [Line((edge, *line.runs), line.ref) for line in self._setting.lines]

    def _first_match(self) -> int:
        """Return the line to begin at, so that the first match stands a third down."""
        if not self._setting.match_lines:
            return 0
        line = self._setting.match_lines[0]
        return 0 if line < self.size.height - 2 else max(line - self.size.height // 3, 0)

    def action_down(self) -> None:
        """Scroll a line down."""
        self.scroll_to(y=self.scroll_offset.y + 1, animate=False)

    def action_up(self) -> None:
        """Scroll a line up."""
        self.scroll_to(y=self.scroll_offset.y - 1, animate=False)

    def action_page_down(self) -> None:
        """Scroll a page down, keeping two lines."""
        self.scroll_to(y=self.scroll_offset.y + max(self.size.height - 2, 1), animate=False)

    def action_page_up(self) -> None:
        """Scroll a page up, keeping two lines."""
        self.scroll_to(y=self.scroll_offset.y - max(self.size.height - 2, 1), animate=False)

    def action_back(self) -> None:
        """Step out of the page."""
        self.post_message(self.Left(self))
