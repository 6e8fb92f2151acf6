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

    class Found(Message):
        """The reader is at another find, or nothing is lit any more."""

        def __init__(self, sender: ReadingView) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> ReadingView:
            """The view that this comes from."""
            return self.sender

    class Left(Found):
        """The reader steps out of the page."""

    def __init__(self, pages: Pages, *, id: str) -> None:
        super().__init__(id=id)
        self._pages = pages
        self._spans: Spans | None = None
        self._setting = Setting((), ())
        self._begin_at: float | None = None
        self._begins = False
        self._find = 0
        self.page: Page | None = None

    def show(self, page: Page, spans: Spans | None = None, scroll: float | None = None) -> None:
        """Show a page, with what was searched for lit.

        It begins at ``scroll``; when that is ``None``, with the first match in view.
        """
        self.page, self._spans = page, spans
        self._begin_at, self._begins, self._find = scroll, True, 0
        self.set_again()

    def settle(self) -> None:
        """Begin a new page where it is to begin; keep to one's line in a page already open."""
        if self._begins:
            self._begins = False
            first = self._setting.finds[0] if self.finds else 0
            begin = self._line_to_see(first) if self._begin_at is None else self._begin_at
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

    def _line_to_see(self, line: int) -> int:
        """Return the line to begin at, so that ``line`` stands a third down."""
        return 0 if line < self.size.height - 2 else max(line - self.size.height // 3, 0)

    @property
    def finds(self) -> int:
        """How many finds of the search are lit in the page."""
        return len(self._setting.finds) if self._spans else 0

    @property
    def find(self) -> int:
        """The find that the reader is at, counted from 1; 0 when nothing is lit."""
        return self._find + 1 if self.finds else 0

    def runs(self, number: int, line: Line) -> Sequence[Run]:
        """Return a line's runs, with the find that the reader is at told apart."""
        return [
            Run(run.text, (*run.styles, "match-now"), run.ref, run.find)
            if run.find >= 0 and run.find == self._find
            else run
            for run in line.runs
        ]

    def _go_to_find(self, step: int) -> None:
        if not self.finds:
            return
        self._find = (self._find + step) % self.finds
        line = self._setting.finds[self._find]
        top = self.scroll_offset.y
        if not top <= line < top + self.size.height:
            self.scroll_to(y=self._line_to_see(line), animate=False)
        self.refresh()
        self.post_message(self.Found(self))

    def action_find_next(self) -> None:
        """Go to the next find, round from the last to the first."""
        self._go_to_find(1)

    def action_find_previous(self) -> None:
        """Go to the previous find, round from the first to the last."""
        self._go_to_find(-1)

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
        """Put out what is lit, if anything is; otherwise step out of the page."""
        if self.finds:
            self._spans = None
            self.set_again()
            self.post_message(self.Found(self))
        else:
            self.post_message(self.Left(self))
