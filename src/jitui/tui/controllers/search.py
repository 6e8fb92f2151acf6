"""The search over the panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jitui.tui.controllers.panes import PaneController
from jitui.tui.controllers.ports import LayoutPort
from jitui.tui.state.user_state import UserState
from jitui.workbook.pages import WorkbookPages

if TYPE_CHECKING:
    from jitui.search.combined import CombinedSearch
    from jitui.search.engine import Engine
    from jitui.tui.widgets.search_view import SearchView


class SearchController:
    """Opens and closes the search, which is made when it is first opened."""

    def __init__(
        self,
        screen: LayoutPort,
        panes: PaneController,
        pages: WorkbookPages,
        user_state: UserState,
        make_engine: Callable[[], Engine],
    ) -> None:
        self._screen = screen
        self._panes = panes
        self._pages = pages
        self._user_state = user_state
        self._make_engine = make_engine
        self._engine: CombinedSearch | None = None
        self._view: SearchView | None = None
        self.is_open = False

    @property
    def history(self) -> Sequence[str] | None:
        """The earlier searches, the latest first; ``None`` if there was none in this session."""
        return list(reversed(self._view.history)) if self._view else None

    async def open(self) -> None:
        """Open the search over the panes; the last words are still there."""
        self._screen.page_view.put_hints_away()
        self._panes.save_position()
        # Loaded here: the search takes longer to load than the whole first screen.
        from jitui.search.combined import CombinedSearch
        from jitui.tui.widgets.search_view import SearchView

        if self._engine is None:
            self._engine = CombinedSearch(self._make_engine())
        self._engine.take(self._pages.note_entries())
        self._show(True)
        self._screen.title_bar.position = "Search"
        self._screen.key_bar.note = ""
        if self._view is None:
            earlier = list(reversed(self._user_state.position.searches))
            self._view = SearchView(
                self._engine, self._pages, earlier, self._panes.open, id="search"
            )
            await self._screen.mount(self._view, before="#keys")
        else:
            self._view.select_words()
        self._screen.set_focus(self._view.words)

    def _show(self, shown: bool) -> None:
        self.is_open = shown
        self._screen.set_class(shown, "-searching")
        if self._view is not None:
            # At once: the class alone would change it, and let it have the focus, only later.
            self._view.display = shown

    def close(self) -> None:
        """Hide the search; its words stay."""
        self._show(False)

    def cancel(self) -> None:
        """Leave the search, back to where the reader was."""
        self.close()
        self._screen.update_status()
        self._panes.restore_focus()
