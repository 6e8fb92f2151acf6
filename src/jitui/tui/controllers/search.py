"""The search over the panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from jitui.tui.controllers.navigation import NavigationController
from jitui.tui.controllers.port import Port
from jitui.tui.state.user_state import UserState
from jitui.workbook.pages import WorkbookPages

if TYPE_CHECKING:
    from jitui.search.combined import CombinedSearch
    from jitui.search.engine import Engine


class SearchController(Struct):
    """Opens and closes the search, which is made when it is first opened."""

    screen: Port
    navigation: NavigationController
    pages: WorkbookPages
    user_state: UserState
    make_engine: Callable[[], Engine]
    engine: CombinedSearch | None = None

    @property
    def history(self) -> Sequence[str] | None:
        """The earlier searches, the latest first; ``None`` if there was none in this session."""
        return (
            list(reversed(self.navigation.search_view.history))
            if self.navigation.search_view
            else None
        )

    async def open(self) -> None:
        """Open the search over the panes; the last words are still there."""
        self.screen.page_view.hide_hints()
        self.navigation.save_position()
        # Loaded here: the search takes longer to load than the whole first screen.
        from jitui.search.combined import CombinedSearch
        from jitui.tui.widgets.search_view import SearchView

        if self.engine is None:
            self.engine = CombinedSearch(self.make_engine())
        self.engine.set_user_entries(self.pages.note_entries())
        self.navigation.show_search(True)
        self.screen.title_bar.position = "Search"
        self.screen.key_bar.note = ""
        view = self.navigation.search_view
        if view is None:
            earlier = list(reversed(self.user_state.position.searches))
            view = SearchView(self.engine, self.pages, earlier, self.navigation.open, id="search")
            self.navigation.search_view = view
            await self.screen.mount(view, before="#keys")
        else:
            view.select_words()
        self.screen.set_focus(view.words)

    def cancel(self) -> None:
        """Leave the search, back to where the reader was."""
        self.navigation.show_search(False)
        self.screen.update_status()
        self.navigation.restore_focus()
