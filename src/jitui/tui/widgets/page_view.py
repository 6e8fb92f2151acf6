"""The reading view: one page in lines, with the matches of a search to go through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jitui.report.blocks import Page
from jitui.report.model import Entry, Kind
from jitui.report.pages import Pages
from jitui.state.settings import Spacing
from jitui.tui.commands import Where, bindings
from jitui.tui.layout.page import MAX_LINE_WIDTH, PageLayout, set_page
from jitui.tui.layout.styled_text import Line, StyledRun
from jitui.tui.widgets.link_view import LinkView
from jitui.tui.widgets.messages import WidgetMessage

if TYPE_CHECKING:
    from jitui.search.results import SpanFinder


class PageView(LinkView):
    """Shows one page; the reader goes through the matches of a search and through links."""

    BINDINGS = bindings(Where.READING)

    class Exited(WidgetMessage):
        """The reader steps out of the page."""

    class DefinitionRequested(WidgetMessage):
        """The reader asks for a definition; its ref is empty where there is none."""

    def __init__(self, pages: Pages, *, id: str, edged: bool = False) -> None:
        super().__init__(id=id, edged=edged)
        self._pages = pages
        self.spans: SpanFinder | None = None
        """What finds the matches of the search to be highlighted, if any are."""
        self._page_layout = PageLayout()
        self._is_new = False
        self._start: float | None = None
        self._start_heading = ""
        self._top = (0, 0.0)
        """The block at the top of the screen and how far down it, before a new layout."""
        self._match = 0
        self._last_match_count = 0
        self._last_ref = ""
        self.measure = MAX_LINE_WIDTH
        self.spacing = Spacing.NORMAL
        self.as_data = False
        self.page: Page | None = None

    def show(
        self, page: Page, spans: SpanFinder | None = None, scroll: float | None = None
    ) -> None:
        """Show a page, with the matches of a search highlighted.

        It begins at ``scroll``; when that is ``None``, with the first match in view.
        """
        self.page, self.spans = page, spans
        self._start, self._is_new, self._match = scroll, True, 0
        self._start_heading = ""
        self.clear_link()
        if self.text_selection is not None:
            self.screen.clear_selection()  # what was selected is no longer there
        self.relayout()

    def refresh_page(self, page: Page) -> None:
        """Show what has changed of the open page; the reader stays at the same words."""
        if self.page is None or page.ref != self.page.ref:
            self.show(page)
            return
        self.page = page
        self.clear_link()
        self.relayout()
        self._match = max(min(self._match, self.match_count - 1), 0)

    # Layout

    def lay_out(self, columns: int) -> Sequence[Line]:
        """Return the page's lines, with a margin where there is room for one."""
        if self.page is None:
            return ()
        self._top = self._page_layout.place(round(self.scroll_offset.y))
        margin = 2 if columns >= 44 else 1
        self._page_layout = set_page(
            self.page,
            self._pages,
            columns - 2 * margin,
            self.spans,
            self.measure,
            self.spacing,
            self.as_data,
        )
        self.set_links(self._page_layout.links)
        left = StyledRun(" " * margin)
        return [Line((left, *line.runs), line.ref) for line in self._page_layout.lines]

    def after_layout(self) -> None:
        """Scroll a new page to its start, and a page that is open already to the same words."""
        if self._is_new:
            self._is_new = False
            first = self._page_layout.matches[0] if self.match_count else 0
            start = self.start_for(first) if self._start is None else self._start
            self.scroll_to(y=start, animate=False)
        elif self.scroll_offset.y:
            # Laid out in other lines, the page stays at the same words.
            self.scroll_to(y=self._page_layout.line(*self._top), animate=False)
        if self._start_heading:
            found = (line for text, line in self.headings if text == self._start_heading)
            self.go_to_line(next(found, 0))
            self._start_heading = ""
        if self.match_count != self._last_match_count:
            # A page that was shown while the view was hidden is laid out only now.
            self._last_match_count = self.match_count
            self.post_message(self.Changed(self))

    def begin_with(self, heading: str) -> None:
        """Bring a heading of the page to the top, as soon as the page is laid out."""
        self._start_heading = heading
        if self.lines:
            self.after_layout()

    def run_style(self, run: StyledRun) -> tuple[str, ...]:
        """Return the style of the match that the reader is at, for its runs."""
        return ("match-now",) if run.match >= 0 and run.match == self._match else ()

    # Entries

    @property
    def ref(self) -> str:
        """The ref of the entry that is being read, or empty."""
        return self._entry_at()[0]

    @property
    def line_of_entry(self) -> int:
        """How many lines of the entry that is being read stand above the screen."""
        return max(round(self.scroll_offset.y) - self._entry_at()[1], 0)

    def _entry_at(self) -> tuple[str, int]:
        """Return the entry that stands a third down the screen, and the line it begins at."""
        entries = self._page_layout.entries
        if self.page is None:
            return "", 0
        if len(entries) < 2 or entries[0][0] != self.page.ref:
            return self.page.ref, 0  # it stands alone, or is not laid out yet
        top = self.scroll_offset.y
        if top >= self.max_scroll_y:
            return entries[-1]  # it may be too short to come any higher
        at = bisect_right([line for _, line in entries], top + self.size.height // 3) - 1
        return entries[max(at, 0)]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say when another entry is being read."""
        super().watch_scroll_y(old_value, new_value)
        if self.ref != self._last_ref:
            self._last_ref = self.ref
            self.post_message(self.Changed(self))

    def go_to_entry(self, step: int) -> None:
        """Bring the next or the previous entry of the page to the top."""
        refs = [ref for ref, _ in self._page_layout.entries]
        if self.ref not in refs:
            return  # not laid out yet
        at = min(max(refs.index(self.ref) + step, 0), len(refs) - 1)
        self.go_to_line(self._page_layout.entries[at][1])

    # Matches

    @property
    def match_count(self) -> int:
        """How many matches of the search are highlighted in the page."""
        return len(self._page_layout.matches) if self.spans else 0

    @property
    def match_number(self) -> int:
        """The match that the reader is at, counted from 1; 0 when there is none."""
        return self._match + 1 if self.match_count else 0

    def _go_to_match(self, step: int) -> None:
        if self.match_count:
            self._match = (self._match + step) % self.match_count
            self.scroll_to_line(self._page_layout.matches[self._match])
            self.refresh()
            self.post_message(self.Changed(self))

    def action_find_next(self) -> None:
        """Go to the next match, round from the last to the first."""
        self._go_to_match(1)

    def action_find_previous(self) -> None:
        """Go to the previous match, round from the first to the last."""
        self._go_to_match(-1)

    # Definitions

    def action_meaning(self) -> None:
        """Ask for the definition of the selected term, or of the first on the screen."""
        entries = self._pages.library.entries
        link = self.link
        if link is None or not _is_term(entries.get(link.ref)):
            terms = [term for term in self.links if _is_term(entries.get(term.ref))]
            visible = [term for term in terms if self.is_visible(term.line)]
            link = next(iter(visible or terms), None)
        self.post_message(self.DefinitionRequested(self, link.ref if link else ""))

    # Headings

    @property
    def headings(self) -> Sequence[tuple[str, int]]:
        """The title, headings and lead-ins of the page, each with its line."""
        return self._page_layout.headings

    def go_to_line(self, line: float) -> None:
        """Bring a line to the top."""
        self.scroll_to(y=line, animate=False)

    def action_heading_by(self, step: int) -> None:
        """Go to the next or the previous heading of the page."""
        top = self.scroll_offset.y
        lines = [line for _, line in self.headings]
        after = [line for line in lines if line > top]
        before = [line for line in lines if line < top]
        if step > 0 and after:
            self.go_to_line(after[0])
        elif step < 0 and before:
            self.go_to_line(before[-1])

    # Scrolling

    def action_down(self) -> None:
        """Scroll a line down."""
        self.go_to_line(self.scroll_offset.y + 1)

    def action_up(self) -> None:
        """Scroll a line up."""
        self.go_to_line(self.scroll_offset.y - 1)

    def action_page_down(self) -> None:
        """Scroll a page down, keeping two lines."""
        self.go_to_line(self.scroll_offset.y + max(self.size.height - 2, 1))

    def action_page_up(self) -> None:
        """Scroll a page up, keeping two lines."""
        self.go_to_line(self.scroll_offset.y - max(self.size.height - 2, 1))

    def action_top(self) -> None:
        """Scroll to the first line."""
        self.go_to_line(0)

    def action_end(self) -> None:
        """Scroll to the last line."""
        self.go_to_line(self.max_scroll_y)

    def action_back(self) -> None:
        """Clear the highlights or the selected link, if any; otherwise step out of the page."""
        if self.match_count:
            self.spans = None
            self.relayout()
            self.post_message(self.Changed(self))
        elif self.link is not None:
            self.clear_link()
            self.refresh()
            self.post_message(self.Changed(self))
        else:
            self.post_message(self.Exited(self))


def _is_term(entry: Entry | None) -> bool:
    return entry is not None and entry.kind is Kind.TERM
