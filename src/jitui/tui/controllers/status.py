"""The texts of the lines above and below the content: position, keys and source."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from jitui.report.model import Origin
from jitui.tui.commands import WORKBOOK_KEYS, Command, Where, at, by_id
from jitui.tui.controllers.navigation import NavigationController
from jitui.tui.controllers.port import Port
from jitui.tui.state.user_state import UserState
from jitui.workbook.pages import PREFIX, WorkbookPages


class StatusController(Struct):
    """Writes where the reader is, which keys work there and whose words are shown."""

    screen: Port
    navigation: NavigationController
    pages: WorkbookPages
    user_state: UserState

    def update(self) -> None:
        """Write all of it for the open page."""
        self.update_keys()
        if self.screen.page_view.hinting:
            self.screen.title_bar.position = "Press a letter to follow, Esc cancels"
            return
        self.screen.title_bar.position = " \u00b7 ".join(self._position_parts())
        self.screen.key_bar.note = self._source()

    def _position_parts(self) -> Sequence[str]:
        view = self.screen.page_view
        parts = [
            f"match {view.match_number} of {view.match_count}" if view.match_count else "",
            "bookmark" if self.screen.page_view.ref in self.user_state.bookmarks else "",
            "Continuous" if self.navigation.position.continuous else "",
        ]
        return [*filter(None, parts), self._position()]

    def _position(self) -> str:
        """Return the position in the list; of an area, among those that the table shows."""
        ref, page = self.screen.page_view.ref, self.screen.page_view.page
        if self.navigation.position.continuous:
            page = self.pages.page(ref)
        position = page.position if page else ""
        if not self.navigation.pane.table:
            return position
        table = self.screen.sidebar.table
        if not self.navigation.position.reading and table.view.filtered and not table.areas():
            # What is selected then is a chart under the table, if there is any.
            selected = self.screen.sidebar.list.ref
            return f"No areas shown \u00b7 {position}" if selected else "No areas shown"
        return table.position(ref) or position

    def _source(self) -> str:
        """Return whose words are shown."""
        ref = self.screen.page_view.ref
        entry = self.pages.library.entries.get(ref)
        if ref.startswith(PREFIX):
            return "your workbook \u00b7 not from the report"
        if entry is None:
            return "by jitui"
        if entry.origin is not Origin.REPORT:
            return "not from the report"
        part = entry.location.part if entry.location else ""
        return f"paraphrased \u00b7 {part}" if part else "paraphrased"

    # Keys

    def focused_places(self) -> Sequence[Where]:
        """Return where commands work now, from the focused part outwards."""
        if self.navigation.searching:
            return [Where.SEARCH]
        if self.screen.focused is self.screen.page_view:
            return [Where.READING, Where.EVERYWHERE]
        if self.screen.sidebar.filtering:
            return [Where.FILTER]
        table = [Where.TABLE] if self.navigation.pane.table else []
        return [Where.LIST, *table, Where.EVERYWHERE]

    def update_keys(self) -> None:
        """Show the keys that matter for what has the focus and what is open."""
        places = self.focused_places()
        if self.screen.page_view.hinting:
            commands = [by_id("reading.back")]
        elif self.navigation.pane.workbook and not self.navigation.searching:
            commands = [command for command in at(places[0]) if command.shown]
            commands += map(by_id, WORKBOOK_KEYS)
        else:
            commands = [command for place in places for command in at(place) if command.shown]
            if self.screen.page_view.ref not in self.pages.library.entries:
                commands = [command for command in commands if command.id != "cite"]
            if self._can_answer and not self.navigation.searching:
                commands.insert(1, by_id("book.answer"))
            if Where.TABLE in places and self.screen.sidebar.table.view.filtered:
                commands.insert(0, by_id("table.all"))  # so that a narrow window shows it, too
        shown = (replace(command, label=self._label(command)) for command in commands)
        self.screen.key_bar.show(shown)

    @property
    def _can_answer(self) -> bool:
        return self.pages.can_answer(self.screen.page_view.ref.removeprefix(PREFIX))

    def _label(self, command: Command) -> str:
        """Return what the key of a command does here."""
        if command.id == "reading.back":
            return self._escape_words()
        if command.id == "book.answer" and not self._can_answer:
            return "edit"  # a note, say, is nothing to answer
        return command.label

    def _escape_words(self) -> str:
        """Return what Escape does next in the reading view."""
        if self.screen.page_view.hinting:
            return "cancel"
        if self.screen.page_view.match_count:
            return "clear highlights"
        if self.screen.page_view.link is not None:
            return "clear selection"
        return "single entry" if self.navigation.position.continuous else "back to list"
