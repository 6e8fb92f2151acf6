"""The search over the panes: it is made when first opened, and takes the reader to a hit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from jitui.tui.screens.writing import WritingScreen
from jitui.tui.widgets.bars import KeyBar, TitleBar

if TYPE_CHECKING:
    from jitui.search.engine import Engine
    from jitui.search.together import Together
    from jitui.tui.widgets.finder import Finder


class SearchingScreen(WritingScreen):
    """The part of the main screen that searches."""

    make_engine: Callable[[], Engine]
    _engine: Together | None = None

    def remember(self) -> None:
        """Keep where the reader is in the pane, to come back to."""
        raise NotImplementedError

    def focus_place(self) -> None:
        """Go back to the list or the page, wherever the reader was."""
        raise NotImplementedError

    @property
    def finder(self) -> Finder | None:
        """The search, if it has been opened."""
        found = self.query("#finder")
        return cast("Finder", found.first()) if found else None

    @property
    def searching(self) -> bool:
        """Whether the search is open."""
        return self.has_class("-searching")

    async def action_search(self) -> None:
        """Open the search over the panes; the last words are still there."""
        finder = self.finder
        self.reading.put_hints_away()
        self.remember()
        # Here, since what searches takes longer to load than the first picture may.
        from jitui.search.together import Together
        from jitui.tui.widgets.finder import Finder

        if self._engine is None:
            self._engine = Together(self.make_engine())
        self._engine.take(self.pages.note_entries())
        self.add_class("-searching")
        self.query_one(TitleBar).position = "Search"
        self.query_one(KeyBar).note = ""
        if finder is None:
            earlier = list(reversed(self.desk.place.searches))
            found = Finder(self._engine, self.pages, earlier, id="finder")
            await self.mount(found, before="#keys")
            self.set_focus(found.words)
        else:
            # At once: the class alone would show it, and let it be focused, only later.
            finder.display = True
            finder.select_words()
            self.set_focus(finder.words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a slash that is typed into the search, or the table's filter, be a slash."""
        typing = self.searching or bool(self.query("#table-filter:focus"))
        return not (action == "search" and typing)

    def close_search(self) -> None:
        """Take the search away; its words stay."""
        self.remove_class("-searching")
        if self.finder is not None:
            self.finder.display = False

    def on_finder_closed(self) -> None:
        """Leave the search, back to where the reader was."""
        self.close_search()
        self.tell_note()
        self.focus_place()

    def on_finder_chosen(self, event: Finder.Chosen) -> None:
        """Open a hit with the words in view."""
        self.open(event.ref, event.spans)
