"""The reading view: one page, set to a measure, with finds and links to go through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.events import Click, Key
from textual.message import Message

from jitui.output.wrapping import width as cells
from jitui.report.blocks import Page
from jitui.report.model import Entry, Kind
from jitui.report.pages import Pages
from jitui.tui.commands import Where, bindings
from jitui.tui.framework.line_view import LineView
from jitui.tui.layout.page import MEASURE, Link, PageLayout, Spacing, set_page
from jitui.tui.layout.styled_text import Line, StyledText
from jitui.tui.link_letters import with_letters

if TYPE_CHECKING:
    from jitui.search.results import Spans

HINTS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""The letters that stand for links while one is chosen, the easy ones first."""


class PageView(LineView):
    """Shows one page; the reader goes through what a search lit and through its links."""

    BINDINGS = bindings(Where.READING)

    class _Said(Message):
        """Something happened in a view."""

        def __init__(self, sender: PageView) -> None:
            super().__init__()
            self.sender = sender

        @property
        def control(self) -> PageView:
            """The view that this comes from."""
            return self.sender

    class Found(_Said):
        """The reader is at another find or link, or at none any more."""

    class EntryChanged(_Said):
        """The reader has come to another entry of a page that holds several."""

    class Left(_Said):
        """The reader steps out of the page."""

    class Hinted(_Said):
        """Letters were put on the links, or put away."""

    class Entered(_Said):
        """Enter was pressed with no link chosen."""

    class Followed(_Said):
        """The reader follows a link."""

        def __init__(self, sender: PageView, link: Link) -> None:
            super().__init__(sender)
            self.link = link

    class Asked(_Said):
        """The reader asks for the meaning of a term; its ref is empty where there is none."""

        def __init__(self, sender: PageView, ref: str) -> None:
            super().__init__(sender)
            self.ref = ref

    def __init__(self, pages: Pages, *, id: str, edged: bool = False) -> None:
        super().__init__(id=id, edged=edged)
        self._pages = pages
        self._spans: Spans | None = None
        self._setting = PageLayout()
        self._begin_at: float | None = None
        self._begins = False
        self._was_at = (0, 0.0)
        self._heading = ""
        self._find = 0
        self._finds_told = 0
        self._link = -1
        self._link_at: dict[tuple[int, int], int] = {}
        self._hints: dict[int, str] = {}
        self.measure = MEASURE
        self.spacing = Spacing.NORMAL
        self.as_data = False
        self.page: Page | None = None
        self._ref = ""

    def show(self, page: Page, spans: Spans | None = None, scroll: float | None = None) -> None:
        """Show a page, with what was searched for lit.

        It begins at ``scroll``; when that is ``None``, with the first match in view.
        """
        self.page, self._spans = page, spans
        self._begin_at, self._begins, self._find = scroll, True, 0
        self._heading = ""
        self._link, self._hints = -1, {}
        if self.text_selection is not None:
            self.screen.clear_selection()  # what was selected is no longer there
        self.set_again()

    def show_again(self, page: Page) -> None:
        """Show what has changed of the open page; the reader stays at the same words."""
        if self.page is None or page.ref != self.page.ref:
            self.show(page)
            return
        self.page = page
        self._link, self._hints = -1, {}
        self.set_again()
        self._find = max(min(self._find, self.finds - 1), 0)

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
        entries = self._setting.entries
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
        if self.ref != self._ref:
            self._ref = self.ref
            self.post_message(self.EntryChanged(self))

    def go_to_entry(self, step: int) -> None:
        """Bring the next or the previous entry of the page to the top."""
        refs = [ref for ref, _ in self._setting.entries]
        if self.ref not in refs:
            return  # not laid out yet
        at = min(max(refs.index(self.ref) + step, 0), len(refs) - 1)
        self.go_to_line(self._setting.entries[at][1])

    def settle(self) -> None:
        """Begin a new page where it is to begin; keep to one's line in a page already open."""
        if self._begins:
            self._begins = False
            first = self._setting.finds[0] if self.finds else 0
            begin = self._line_to_see(first) if self._begin_at is None else self._begin_at
            self.scroll_to(y=begin, animate=False)
        elif self.scroll_offset.y:
            # Set in other lines, the page stays at the same words.
            self.scroll_to(y=self._setting.line(*self._was_at), animate=False)
        if self._heading:
            found = (line for text, line in self.headings if text == self._heading)
            self.go_to_line(next(found, 0))
            self._heading = ""
        if self.finds != self._finds_told:
            # A page that was shown while the view was hidden is laid out only now.
            self._finds_told = self.finds
            self.post_message(self.Found(self))

    def begin_with(self, heading: str) -> None:
        """Bring a heading of the page to the top, as soon as the page is set."""
        self._heading = heading
        if self.lines:
            self.settle()

    def lay_out(self, columns: int) -> Sequence[Line]:
        """Return the page's lines, with a margin where there is room for one."""
        if self.page is None:
            return ()
        self._was_at = self._setting.place(round(self.scroll_offset.y))
        margin = 2 if columns >= 44 else 1
        room = columns - 2 * margin
        self._setting = set_page(
            self.page,
            self._pages,
            room,
            self._spans,
            self.measure,
            self.spacing,
            self.as_data,
        )
        self._link_at = {
            place: number for number, link in enumerate(self._setting.links) for place in link.runs
        }
        edge = StyledText(" " * margin)
        return [Line((edge, *line.runs), line.ref) for line in self._setting.lines]

    def runs(self, number: int, line: Line) -> Sequence[StyledText]:
        """Return a line's runs, with the find and the link that the reader is at told apart."""
        shown: list[StyledText] = []
        letters: dict[int, str] = {}
        for place, run in enumerate(line.runs, -1):  # the margin is not of the page
            link = self._link_at.get((number, place), -1)
            styles = run.styles
            if run.find >= 0 and run.find == self._find:
                styles = (*styles, "match-now")
            if link >= 0 and link == self._link:
                styles = (*styles, "link-now")
            if link in self._hints and min(self._setting.links[link].runs) == (number, place):
                letters[len(shown)] = self._hints[link]
            shown.append(StyledText(run.text, styles, run.ref, run.find))
        return with_letters(shown, letters, self._columns()) if letters else shown

    def _see(self, line: int) -> None:
        """Scroll so that a line is on the screen, if it is not."""
        top = self.scroll_offset.y
        if not top <= line < top + self.size.height:
            self.scroll_to(y=self._line_to_see(line), animate=False)

    def _line_to_see(self, line: int) -> int:
        """Return the line to begin at, so that ``line`` stands a third down."""
        return 0 if line < self.size.height - 2 else max(line - self.size.height // 3, 0)

    # Finds

    @property
    def finds(self) -> int:
        """How many finds of the search are lit in the page."""
        return len(self._setting.finds) if self._spans else 0

    @property
    def find(self) -> int:
        """The find that the reader is at, counted from 1; 0 when nothing is lit."""
        return self._find + 1 if self.finds else 0

    def _go_to_find(self, step: int) -> None:
        if self.finds:
            self._find = (self._find + step) % self.finds
            self._see(self._setting.finds[self._find])
            self.refresh()
            self.post_message(self.Found(self))

    def action_find_next(self) -> None:
        """Go to the next find, round from the last to the first."""
        self._go_to_find(1)

    def action_find_previous(self) -> None:
        """Go to the previous find, round from the first to the last."""
        self._go_to_find(-1)

    # Links

    @property
    def links(self) -> Sequence[Link]:
        """What the page leads to, in reading order."""
        return self._setting.links

    @property
    def link(self) -> Link | None:
        """The link that the reader is at, if at any."""
        return self.links[self._link] if 0 <= self._link < len(self.links) else None

    def action_link_by(self, step: int) -> None:
        """Go to the next or the previous link; the first time, to one on the screen."""
        if not self.links:
            return
        if self.link is None:
            top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
            seen = [n for n, link in enumerate(self.links) if top <= link.line < bottom]
            self._link = (seen[0] if step > 0 else seen[-1]) if seen else 0
        else:
            self._link = (self._link + step) % len(self.links)
        self._see(self.links[self._link].line)
        self.refresh()
        self.post_message(self.Found(self))

    def action_follow(self) -> None:
        """Follow the link that the reader is at, if at any."""
        if self.link is not None:
            self.post_message(self.Followed(self, self.link))
        else:
            self.post_message(self.Entered(self))

    def action_meaning(self) -> None:
        """Ask for the meaning of the chosen term, or of the first in sight."""
        link = self.link
        entries = self._pages.library.entries
        if link is None or not _is_term(entries.get(link.ref)):
            top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
            terms = [found for found in self.links if _is_term(entries.get(found.ref))]
            seen = [found for found in terms if top <= found.line < bottom]
            link = next(iter(seen or terms), None)
        self.post_message(self.Asked(self, link.ref if link else ""))

    def action_hints(self) -> None:
        """Put a letter on each link on the screen; the next key follows one."""
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        seen = [n for n, link in enumerate(self.links) if top <= link.line < bottom]
        self._hints = dict(zip(seen, HINTS, strict=False))
        self.refresh()
        self.post_message(self.Hinted(self))

    @property
    def hinting(self) -> bool:
        """Whether letters stand on the links and the next key chooses one."""
        return bool(self._hints)

    def put_hints_away(self) -> None:
        """Take the letters from the links."""
        if self._hints:
            self._hints = {}
            self.refresh()

    def choose_hint(self, key: Key) -> bool:
        """Follow the link whose letter was pressed; any other key puts the letters away.

        Returns:
            Whether the key has done its work: other keys but Escape mean what they always do.
        """
        chosen = next((n for n, letter in self._hints.items() if letter == key.character), -1)
        self._hints = {}
        self.refresh()
        self.post_message(self.Hinted(self))
        if chosen >= 0:
            self._link = chosen
            self.post_message(self.Followed(self, self.links[chosen]))
        return chosen >= 0 or key.key == "escape"

    def on_click(self, event: Click) -> None:
        """Follow the link under the mouse."""
        line = event.y + self.scroll_offset.y
        if line >= len(self.lines) or self.on_bar(event.x):
            return
        at = 0
        for place, run in enumerate(self.lines[line].runs, -1):
            at += cells(run.text)
            if self.text_column(event.x) < at:
                link = self._link_at.get((line, place), -1)
                if link >= 0:
                    self._link = link
                    self.post_message(self.Followed(self, self.links[link]))
                return

    # Headings

    @property
    def headings(self) -> Sequence[tuple[str, int]]:
        """The title, headings and lead-ins of the page, each with its line."""
        return self._setting.headings

    def go_to_line(self, line: int) -> None:
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

    # Moving

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
        """Put out what is lit or chosen, if anything is; otherwise step out of the page."""
        if self.finds:
            self._spans = None
            self.set_again()
            self.post_message(self.Found(self))
        elif self.link is not None:
            self._link = -1
            self.refresh()
            self.post_message(self.Found(self))
        else:
            self.post_message(self.Left(self))


def _is_term(entry: Entry | None) -> bool:
    return entry is not None and entry.kind is Kind.TERM
