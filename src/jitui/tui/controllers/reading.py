"""Actions on the open page: links, jumps, bookmarks, the data of charts."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from jitui.report.blocks import ChartBlock
from jitui.report.charts import charts
from jitui.tui.commands import Command, Where, by_id
from jitui.tui.controllers.navigation import NavigationController
from jitui.tui.controllers.port import Port
from jitui.tui.layout.page import PageLink
from jitui.tui.layout.rows import Row
from jitui.tui.layout.styled_text import StyledRun
from jitui.tui.screens.dialogs import choose
from jitui.tui.state.history import History
from jitui.tui.state.user_state import UserState
from jitui.workbook.pages import WorkbookPages


class ReadingController(Struct):
    """Leads from the open page to others, and keeps bookmarks."""

    screen: Port
    navigation: NavigationController
    pages: WorkbookPages
    user_state: UserState
    history: History

    # Links

    def follow(self, link: PageLink) -> None:
        """Open what a link leads to; of a term, show the definition."""
        self.define(link.ref) if link.term else self.navigation.open(link.ref)

    def define(self, ref: str) -> None:
        """Show the definition of a term; ``ref`` is empty where the page has none."""
        from jitui.tui.screens.definition import DefinitionScreen

        if not ref:
            self.screen.say("This page has no glossary terms.")
        elif self.screen.is_active:  # a second key press finds it open
            self.screen.app.push_screen(DefinitionScreen(self.pages, ref), self._open)

    def _open(self, ref: str | None) -> None:
        if ref:
            self.navigation.open(ref)

    # Lists

    def jump(self) -> None:
        """Jump to an entry, a heading, an area, a term or a command."""
        from jitui.tui.jump_targets import jump_targets, matching

        targets = jump_targets(self.pages.library)
        empty = "No title, name or command matches. Press Esc, then / to search all texts."
        choose(
            self.screen.app, "Jump to", lambda typed: matching(targets, typed), self._go_to, empty
        )

    def _go_to(self, target: str) -> None:
        from jitui.tui.jump_targets import COMMAND, HEADING

        if target.startswith(COMMAND):
            self._run(by_id(target.removeprefix(COMMAND)))
            return
        ref, _, heading = target.partition(HEADING)
        self.navigation.open(ref)
        if heading:
            self.screen.page_view.begin_with(heading)

    def _run(self, command: Command) -> None:
        """Run a command, once the list that it was chosen from is closed."""
        view = self.screen.page_view
        part = view if command.where is Where.READING else view.screen
        view.screen.call_after_refresh(view.app.run_action, command.binding_action, part)

    def choose_heading(self) -> None:
        """Choose a heading of the open page and go there."""
        view = self.screen.page_view
        # By count, not by line: a resize meanwhile sets the page in other lines.
        rows = [Row(f"#{at}", text) for at, (text, _) in enumerate(view.headings)]

        def go_to(chosen: str) -> None:
            self.navigation.enter_page()
            view.go_to_line(view.headings[int(chosen[1:])][1])

        choose(self.screen.app, "Outline", rows, go_to)

    def choose_claim(self) -> None:
        """Choose a quantified claim of the report and read its passage."""
        from jitui.report.claims import claims

        library = self.pages.library

        def rows(typed: str) -> list[Row]:
            return [
                Row(
                    f"{claim.entry.ref}#{claim.number}",
                    claim.words,
                    suffix=(StyledRun(f"{claim.figure.subject}  {claim.entry.ref}", ("quiet",)),),
                )
                for claim in claims(library, words=typed)
            ]

        every = [claim.figure for claim in claims(library)]
        subjects = list(dict.fromkeys(figure.subject for figure in every))
        bands = list(dict.fromkeys(figure.band for figure in every))
        empty = f"No claim matches. Try: {', '.join(subjects[:3] + bands[:2])}."
        if not every:
            empty = "This report has no quantified claims."
        choose(
            self.screen.app,
            "Quantified claims",
            rows,
            lambda chosen: self.navigation.open(chosen.partition("#")[0]),
            empty,
        )

    def choose_recent(self) -> None:
        """Choose one of the entries that were read recently."""
        rows = self._rows((ref, "") for ref in self.history.recent)
        empty = "You have not read any entries yet."
        choose(self.screen.app, "Recently read", rows, self.navigation.open, empty)

    def _rows(self, refs: Iterable[tuple[str, str]]) -> list[Row]:
        """Return the rows of refs, each with a label; those that are gone are left out."""
        rows = []
        for ref, label in refs:
            if self.pages.has(ref):
                entry = self.pages.library.entries.get(ref)
                title = entry.title if entry else self.pages.page(ref).title
                kind = StyledRun(f"{entry.kind.noun}  {ref}" if entry else "", ("quiet",))
                rows.append(Row(ref, title, suffix=(kind,), below=((label, ()),) if label else ()))
        return rows

    # Bookmarks

    def toggle_bookmark(self) -> None:
        """Bookmark the open entry with a label, or remove its bookmark."""
        from jitui.tui.screens.picker import AskScreen

        ref = self.screen.page_view.ref
        if ref in self.user_state.bookmarks:
            self._remove_bookmark(ref)
            return

        def add(label: str | None) -> None:
            if label is not None:
                title = self.pages.page(ref).title
                notice = self.user_state.add_bookmark(ref, label, title)
                self.screen.say(notice or "Bookmark added.")
                self.screen.update_status()

        self.screen.app.push_screen(AskScreen("Bookmark this entry", "Label (optional)"), add)

    def _remove_bookmark(self, ref: str) -> None:
        self.screen.say(self.user_state.remove_bookmark(ref) or "Bookmark removed.")
        self.screen.update_status()

    def choose_bookmark(self) -> None:
        """Choose a bookmarked entry and read it."""
        rows = self._rows((mark.ref, mark.word) for mark in self.user_state.bookmarks.values())
        empty = "No bookmarks yet. Open an entry and press m to bookmark it."
        open_entry, remove = self.navigation.open, self._remove_bookmark
        choose(self.screen.app, "Bookmarks", rows, open_entry, empty, remove)

    # Charts

    def show_charts(self) -> None:
        """Open the first chart; the others follow it."""
        every = charts(self.pages.library)
        if every:
            self.navigation.open(every[0].ref)
        else:
            self.screen.say("This report has no figures to draw charts from.")

    def toggle_data(self) -> None:
        """Show the data of the charts on the page, or the charts again."""
        view = self.screen.page_view
        if view.page and any(isinstance(block, ChartBlock) for block in view.page.blocks):
            view.as_data = not view.as_data
            view.relayout()
        else:
            self.screen.say("This page has no chart. Press V to open the charts.")
