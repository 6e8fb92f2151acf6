"""A view of lines with links, which can be selected, followed and given letters."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Click, Key

from jitui.output.wrapping import width as cells
from jitui.tui.framework.line_view import LineView
from jitui.tui.layout.link_hints import with_letters
from jitui.tui.layout.page import PageLink
from jitui.tui.layout.styled_text import Line, StyledRun
from jitui.tui.widgets.messages import WidgetMessage

HINTS = "asdfghjklqwertyuiopzxcvbnmASDFGHJKLQWERTYUIOPZXCVBNM"
"""The letters that stand for links while one is chosen, the easy ones first."""


class LinkView(LineView):
    """Shows lines with links, of which one may be selected."""

    class Changed(WidgetMessage):
        """Another link, match or entry is the current one, or letters came or went."""

    class EnterPressed(WidgetMessage):
        """Enter was pressed with no link selected."""

    class LinkFollowed(WidgetMessage):
        """A link is to be followed."""

        def __init__(self, sender: LinkView, link: PageLink) -> None:
            super().__init__(sender)
            self.link = link

    def __init__(self, *, id: str, edged: bool = False) -> None:
        super().__init__(id=id, edged=edged)
        self.links: Sequence[PageLink] = ()
        self._link = -1
        self._link_at: dict[tuple[int, int], int] = {}
        self._hints: dict[int, str] = {}

    def set_links(self, links: Sequence[PageLink]) -> None:
        """Take the links of lines that have just been laid out."""
        self.links = links
        self._link_at = {place: n for n, link in enumerate(links) for place in link.runs}

    def clear_link(self) -> None:
        """Select no link, and take the letters away."""
        self._link, self._hints = -1, {}

    @property
    def link(self) -> PageLink | None:
        """The selected link, if there is one."""
        return self.links[self._link] if 0 <= self._link < len(self.links) else None

    def is_visible(self, line: int) -> bool:
        """Return whether a line is on the screen."""
        return 0 <= line - self.scroll_offset.y < self.size.height

    def _visible_links(self) -> list[int]:
        return [n for n, link in enumerate(self.links) if self.is_visible(link.line)]

    def visible_runs(self, number: int, line: Line) -> Sequence[StyledRun]:
        """Return a line's runs, with the selected link and the letters of links."""
        shown: list[StyledRun] = []
        letters: dict[int, str] = {}
        for place, run in enumerate(line.runs, -1):  # the margin is not part of the page
            link = self._link_at.get((number, place), -1)
            styles = (*run.styles, *self.run_style(run))
            if link >= 0 and link == self._link:
                styles = (*styles, "link-now")
            if link in self._hints and min(self.links[link].runs) == (number, place):
                letters[len(shown)] = self._hints[link]
            shown.append(StyledRun(run.text, styles, run.ref, run.match))
        return with_letters(shown, letters, self._columns()) if letters else shown

    def run_style(self, run: StyledRun) -> tuple[str, ...]:
        """Return styles over a run besides its own."""
        return ()

    def scroll_to_line(self, line: int) -> None:
        """Scroll so that a line is on the screen, if it is not."""
        if not self.is_visible(line):
            self.scroll_to(y=self.start_for(line), animate=False)

    def start_for(self, line: int) -> int:
        """Return the line to begin at, so that ``line`` stands a third down."""
        return 0 if line < self.size.height - 2 else max(line - self.size.height // 3, 0)

    # Keys and the mouse

    def action_link_by(self, step: int) -> None:
        """Select the next or the previous link; the first time, one on the screen."""
        if not self.links:
            return
        if self.link is None:
            visible = self._visible_links()
            self._link = (visible[0] if step > 0 else visible[-1]) if visible else 0
        else:
            self._link = (self._link + step) % len(self.links)
        self.scroll_to_line(self.links[self._link].line)
        self.refresh()
        self.post_message(self.Changed(self))

    def action_follow(self) -> None:
        """Follow the selected link, if there is one."""
        if self.link is not None:
            self.post_message(self.LinkFollowed(self, self.link))
        else:
            self.post_message(self.EnterPressed(self))

    def action_hints(self) -> None:
        """Put a letter on each link on the screen; the next key follows one."""
        self._hints = dict(zip(self._visible_links(), HINTS, strict=False))
        self.refresh()
        self.post_message(self.Changed(self))

    @property
    def hinting(self) -> bool:
        """Whether letters stand on the links and the next key chooses one."""
        return bool(self._hints)

    def hide_hints(self) -> None:
        """Take the letters from the links."""
        if self._hints:
            self._hints = {}
            self.refresh()

    def choose_hint(self, key: Key) -> bool:
        """Follow the link whose letter was pressed; any other key takes the letters away.

        Returns:
            Whether the key has done its work. A letter that no link has does nothing else, as on
            another screenful it would be a link's; signs such as ``/`` do what they always do.
        """
        chosen = next((n for n, letter in self._hints.items() if letter == key.character), -1)
        self.hide_hints()
        self.post_message(self.Changed(self))
        self._follow(chosen)
        letter = key.character is not None and key.character.isalpha()
        return chosen >= 0 or letter or key.key == "escape"

    def on_click(self, event: Click) -> None:
        """Follow the link under the mouse."""
        line = event.y + self.scroll_offset.y
        if line >= len(self.lines) or self.on_bar(event.x):
            return
        end = 0
        for place, run in enumerate(self.lines[line].runs, -1):
            end += cells(run.text)
            if self.text_column(event.x) < end:
                self._follow(self._link_at.get((line, place), -1))
                return

    def _follow(self, number: int) -> None:
        if number >= 0:
            self._link = number
            self.post_message(self.LinkFollowed(self, self.links[number]))
