"""The search over the panes: it is made when first opened, and takes the reader to a hit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from jitui.tui.controllers.workbook import WritingScreen
from jitui.tui.widgets.status_bars import KeyBar, TitleBar

if TYPE_CHECKING:
    from jitui.search.combined import CombinedSearch
    from jitui.search.engine import Engine
    from jitui.tui.widgets.search_view import SearchView


class SearchingScreen(WritingScreen):
    """The part of the main screen that searches."""

    make_engine: Callable[[], Engine]
    _engine: CombinedSearch | None = None

    def remember(self) -> None:
        """Keep where the reader is in the pane, to come back to."""
        raise NotImplementedError

    def focus_place(self) -> None:
        """Go back to the list or the page, wherever the reader was."""
        raise NotImplementedError

    @property
    def search_view(self) -> SearchView | None:
        """The search, if it has been opened."""
        found = self.query("#search")
        return cast("SearchView", found.first()) if found else None

    @property
    def searching(self) -> bool:
        """Whether the search is open."""
        return self.has_class("-searching")

    async def action_search(self) -> None:
        """Open the search over the panes; the last words are still there."""
        search_view = self.search_view
        self.reading.hide_hints()
        self.remember()
        # Here, since what searches takes longer to load than the first picture may.
        from jitui.search.combined import CombinedSearch
        from jitui.tui.widgets.search_view import SearchView

        if self._engine is None:
            self._engine = CombinedSearch(self.make_engine())
        self._engine.take(self.pages.note_entries())
        self.add_class("-searching")
        self.query_one(TitleBar).position = "Search"
        self.query_one(KeyBar).note = ""
        if search_view is None:
            earlier = list(reversed(self.user_state.position.searches))
            found = SearchView(self._engine, self.pages, earlier, self.open, id="search")
            await self.mount(found, before="#keys")
            self.set_focus(found.words)
        else:
            # At once: the class alone would show it, and let it be focused, only later.
            search_view.display = True
            search_view.select_words()
            self.set_focus(search_view.words)

    def close_search(self) -> None:
        """Take the search away; its words stay."""
        self.remove_class("-searching")
        if self.search_view is not None:
            self.search_view.display = False

    def on_search_view_closed(self) -> None:
        """Leave the search, back to where the reader was."""
        self.close_search()
        self.tell_note()
        self.focus_place()
