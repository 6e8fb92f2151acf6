"""What a reader does with the open page: follow, go back, jump, mark, copy, cite, set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from jitui.report.blocks import Block, ChartBlock
from jitui.report.charts import PREFIX, chart, charts
from jitui.report.model import Entry, Library, Partnership
from jitui.report.table import View
from jitui.tui.commands import COMMANDS
from jitui.tui.framework.paint_once import PaintOnceScreen
from jitui.tui.layout.blocks import Spacing
from jitui.tui.layout.rows import Row
from jitui.tui.layout.styled_text import StyledText
from jitui.tui.screens import dialogs
from jitui.tui.state.history import History, HistoryEntry
from jitui.tui.state.user_state import UserState
from jitui.tui.styles.themes import DARK, LIGHT
from jitui.tui.widgets.page_view import PageView
from jitui.workbook.pages import PREFIX as BOOK
from jitui.workbook.pages import WorkbookPages

if TYPE_CHECKING:
    from jitui.output.formats import Format, Shown
    from jitui.search.engine import Spans
    from jitui.tui.controllers.export import Offer

NARROWEST, WIDEST = 40, 100


class ReaderScreen(PaintOnceScreen):
    """The part of the main screen that acts on the open page; how it is opened is above it."""

    pages: WorkbookPages
    user_state: UserState
    history: History
    saved_into: Path | None = None

    @property
    def reading(self) -> PageView:
        """The view of the open page."""
        return self.query_one("#reading", PageView)

    @property
    def open_ref(self) -> str:
        """The ref of the entry or page that is being read, or empty."""
        return self.reading.ref

    def open(
        self,
        ref: str,
        spans: Spans | None = None,
        scroll: float | None = None,
        leave: bool = True,
        linear: bool = False,
    ) -> None:
        """Open an entry and read it."""
        raise NotImplementedError

    def here(self) -> HistoryEntry:
        """Return where the reader is, to come back to."""
        raise NotImplementedError

    def step_in(self) -> None:
        """Go into the open page."""
        raise NotImplementedError

    def tell_note(self) -> None:
        """Say in the bars where the open page stands, and whose words it is in."""
        raise NotImplementedError

    said = False

    def say(self, words: str) -> None:
        """Say something over the page, for a moment or until the next key."""
        self.said = True
        self.app.notify(words, markup=False, timeout=5)

    def unsay(self) -> None:
        """Take away what was said: the reader goes on."""
        if self.said:
            self.said = False
            self.app.clear_notifications()

    # Following

    @on(PageView.LinkFollowed, "#reading")
    def _followed(self, event: PageView.LinkFollowed) -> None:
        if event.link.term:
            self._show_meaning(event.link.ref)
        else:
            self.open(event.link.ref)

    def _show_meaning(self, ref: str) -> None:
        if not self.is_active:
            return  # asked for twice at once: the meaning is there already

        def then(chosen: str | None) -> None:
            if chosen:
                self.open(chosen)

        self.app.push_screen(dialogs.meaning(self.pages, ref), then)

    @on(PageView.HintsToggled, "#reading")
    def _hinted(self, event: PageView.HintsToggled) -> None:
        self.tell_note()

    @on(PageView.EnterPressed, "#reading")
    def _entered(self) -> None:
        # Letters would be taken unawares: Enter is often pressed once too many.
        self.say("No link is chosen. Tab chooses one, f puts a letter on each.")

    @on(PageView.DefinitionRequested, "#reading")
    def _asked(self, event: PageView.DefinitionRequested) -> None:
        if event.ref:
            self._show_meaning(event.ref)
        else:
            self.say("This page has no glossary terms.")

    # Going back, and jumping

    def action_back_in_time(self) -> None:
        """Go back to where the reader was."""
        stop = self.history.back(self.here())
        while stop is not None and (stop.ref == self.open_ref or not self.pages.has(stop.ref)):
            stop = self.history.back(stop)  # here already, or removed meanwhile
        if stop is None:
            self.say("There is nothing to go back to.")
        else:
            self.open(stop.ref, scroll=stop.scroll, leave=False, linear=stop.linear)

    def action_forward_in_time(self) -> None:
        """Go forward again."""
        stop = self.history.forward(self.here())
        while stop is not None and not self.pages.has(stop.ref):
            stop = self.history.forward(stop)
        if stop is None:
            self.say("There is nothing to go forward to.")
        else:
            self.open(stop.ref, scroll=stop.scroll, leave=False, linear=stop.linear)

    def action_recent(self) -> None:
        """Pick one of the entries read lately."""
        refs = [ref for ref in self.history.recent if self.pages.has(ref)]
        rows = [self._row(ref) for ref in refs]
        self._pick("Recently read", rows, "You have not read any entries yet.")

    def action_jump(self) -> None:
        """Jump to an entry, a heading, a place, a term or a command."""
        from jitui.tui.jump_targets import COMMAND, HEADING, goals, matching

        every = goals(self.pages.library)

        def then(chosen: str | None) -> None:
            if not chosen:
                return
            if chosen.startswith(COMMAND):
                self._run_command(chosen.removeprefix(COMMAND))
                return
            ref, _, heading = chosen.partition(HEADING)
            self.open(ref)
            if heading:
                self.reading.begin_with(heading)

        empty = "No title, name or command matches. Press Esc, then / to search all texts."
        screen = dialogs.pick("Jump to", lambda typed: matching(every, typed), empty)
        self.app.push_screen(screen, then)

    def _run_command(self, id: str) -> None:
        command = next(command for command in COMMANDS if command.id == id)

        async def run() -> None:
            node = self.reading if command.id.startswith("reading.") else self
            await self.app.run_action(command.action, default_namespace=node)

        self.call_after_refresh(run)

    def action_outline(self) -> None:
        """Pick one of the headings of the open page."""
        # By count, not by line: a resize meanwhile sets the page in other lines.
        from jitui.tui.jump_targets import HEADING

        headings = enumerate(self.reading.headings)
        rows = [Row(f"{HEADING}{number}", text) for number, (text, _) in headings]

        def then(chosen: str | None) -> None:
            if chosen:
                self.step_in()
                number = int(chosen.removeprefix(HEADING))
                self.reading.go_to_line(self.reading.headings[number][1])

        self.app.push_screen(dialogs.pick("Outline", rows), then)

    def action_claims(self) -> None:
        """Pick one of the report's quantified claims and read its passage."""
        from jitui.report.claims import claims
        from jitui.tui.jump_targets import HEADING

        library = self.pages.library

        def rows(typed: str) -> list[Row]:
            return [
                Row(
                    f"{claim.entry.ref}{HEADING}{claim.number}",
                    claim.words,
                    suffix=(StyledText(f"{claim.figure.subject}  {claim.entry.ref}", ("quiet",)),),
                )
                for claim in claims(library, words=typed)
            ]

        def then(chosen: str | None) -> None:
            if chosen:
                self.open(chosen.partition(HEADING)[0])

        every = [claim.figure for claim in claims(library)]
        subjects = list(dict.fromkeys(figure.subject for figure in every))
        bands = list(dict.fromkeys(figure.band for figure in every))
        empty = f"No claim matches. Try: {', '.join(subjects[:3] + bands[:2])}."
        if not every:
            empty = "This report has no quantified claims."
        self.app.push_screen(dialogs.pick("Quantified claims", rows, empty), then)

    def _pick(self, title: str, rows: Sequence[Row], empty: str) -> None:
        def then(chosen: str | None) -> None:
            if chosen:
                self.open(chosen)

        self.app.push_screen(dialogs.pick(title, rows, empty), then)

    def _row(self, ref: str, word: str = "") -> Row:
        entry = self.pages.library.entries.get(ref)
        title = entry.title if entry else self.pages.page(ref).title
        label = f"{entry.kind.noun}  {ref}" if entry else ""
        below = ((word, ()),) if word else ()
        return Row(ref, title, suffix=(StyledText(label, ("quiet",)),), below=below)

    # Marks

    def action_mark(self) -> None:
        """Mark the open entry with a word, or take its mark away."""
        ref = self.open_ref
        if ref in self.user_state.bookmarks:
            self._said(self.user_state.unmark(ref), "Bookmark removed.")
            self.tell_note()
            return

        def then(word: str | None) -> None:
            if word is not None:
                title = self.pages.page(ref).title
                self._said(self.user_state.mark(ref, word, title), "Bookmark added.")
                self.tell_note()

        self.app.push_screen(dialogs.ask("Bookmark this entry", "Label (optional)"), then)

    def action_marks(self) -> None:
        """List the marked entries."""
        rows = [
            self._row(mark.ref, mark.word)
            for mark in self.user_state.bookmarks.values()
            if self.pages.has(mark.ref)
        ]

        def remove(ref: str) -> None:
            self._said(self.user_state.unmark(ref), "Bookmark removed.")
            self.tell_note()

        def then(chosen: str | None) -> None:
            if chosen:
                self.open(chosen)

        empty = "No bookmarks yet. Open an entry and press m to bookmark it."
        self.app.push_screen(dialogs.pick("Bookmarks", rows, empty, remove), then)

    def _said(self, notice: str, done: str) -> None:
        self.say(notice or done)

    # Quoting

    @property
    def own_files(self) -> Sequence[Path]:
        """The files that no export may replace."""
        return ()

    def _entry(self) -> Entry | None:
        if self.open_ref not in self.pages.library.entries:
            more = ""
            if self.open_ref.startswith(BOOK):
                more = " Press X to export the workbook."
            elif self.open_ref.startswith(PREFIX):
                more = " Press X to export the chart."
            self.say(f"Only entries of the report can be copied or cited.{more}")
            return None
        return self.pages.library.entries[self.open_ref]

    def action_copy(self) -> None:
        """Copy the selected text, or the open entry, with its reference."""
        entry = self._entry()
        if entry is None:
            return
        from jitui.output.citations import cite

        selected = self.get_selected_text()
        if selected:
            text = f"{selected.strip()}\n\n{cite(self.pages.library, [entry], 'reference')}"
        else:
            text = cite(self.pages.library, [entry], "text")
        self.copy_text(text, on_page=True)

    def action_cite(self) -> None:
        """Copy or save a citation of the open entry in a style that is picked."""
        entry = self._entry()
        if entry is None:
            return
        from jitui.output.citations import DESCRIPTIONS, EXTENSIONS, cite
        from jitui.tui.controllers.export import Offer, offer

        library = self.pages.library
        offers = {
            style: Offer(
                f"{style} ({words})", EXTENSIONS[style], partial(cite, library, [entry], style)
            )
            for style, words in DESCRIPTIONS.items()
        }
        cited = f"the citation of {entry.ref}"
        offer(self, f"Cite {entry.ref}", cited, f"jitui-{entry.ref}", offers)

    def copy_text(
        self, text: str, save: Callable[[], None] | None = None, on_page: bool = False
    ) -> None:
        """Copy a text, and say what is known of it.

        Where only the terminal was asked, which may have ignored it, a text that is not to be
        read on the page is shown in full. The platform's programs may take their time, so
        this is not done in the way.

        Args:
            text: What to copy.
            save: Lets the reader save it to a file.
            on_page: Whether it can be read on the page.
        """
        from jitui.tui.controllers import clipboard

        app = self.app

        def through_terminal(text: str) -> None:
            app.call_from_thread(app.copy_to_clipboard, text)

        def copy() -> None:
            app.call_from_thread(done, clipboard.copy(text, through_terminal))

        def done(copied: clipboard.CopyResult) -> None:
            if copied.how != clipboard.TERMINAL or not self.is_current:
                self.say(copied.said)
            elif on_page:
                self.say(
                    f"{copied.said} If you cannot paste it, press c to save the entry to a file."
                )
            else:
                app.push_screen(dialogs.copied(copied.said, text, save is not None), then)

        def then(wanted: bool | None) -> None:
            if wanted and save is not None:
                save()

        self.run_worker(copy, thread=True, exclusive=True, group="clipboard")

    # Areas and pictures

    def action_pictures(self) -> None:
        """Open the first picture; the others follow it."""
        every = charts(self.pages.library)
        if every:
            self.open(every[0].ref)
        else:
            self.say("This report has no figures to draw charts from.")

    def action_data(self) -> None:
        """Show the data of a picture on the page, or the picture again."""
        if not any(isinstance(block, ChartBlock) for block in self._blocks()):
            self.say("This page has no chart. Press V to open the charts.")
            return
        self.reading.as_data = not self.reading.as_data
        self.reading.relayout()

    def _blocks(self) -> Sequence[Block]:
        return self.reading.page.blocks if self.reading.page else ()

    def action_my_area(self) -> None:
        """Keep the open area as the reader's own, or give it up."""
        entry = self.pages.library.entries.get(self.open_ref)
        if not isinstance(entry, Partnership):
            self.say("Open or select an area first. Press 4 to list the areas.")
            return
        mine = "" if self.pages.area == entry.ref else entry.ref
        self.take_area(mine)
        done = f"{entry.title} is set as your area." if mine else "Your area is cleared."
        self._said(self.user_state.keep_settings(area=mine), done)

    def action_export(self) -> None:
        """Copy or save the open picture, or the table as it is shown."""
        self.export_shown()

    def export_shown(self) -> None:
        """Offer the open picture, or the table as it is shown, in several forms."""
        # Here, since few sessions export anything.
        from jitui.output import chart_formats, table_formats
        from jitui.tui.controllers.export import offer

        library = self.pages.library
        name = self.open_ref.removeprefix(PREFIX)
        shown = chart(library, name, self.pages.area)
        if self.open_ref.startswith(PREFIX) and shown is not None:
            offers = {
                key: _offer(form, library, shown) for key, form in chart_formats.FORMATS.items()
            }
            offer(self, f"Export chart: {shown.title}", "the chart", f"jitui-{shown.name}", offers)
        elif (view := self.table_view()) is not None:
            offers = {
                key: _offer(form, library, view) for key, form in table_formats.FORMATS.items()
            }
            offer(
                self,
                f"Export table: {view.said(library)}",
                "the table",
                "jitui-partnerships",
                offers,
            )
        else:
            self.say("Nothing to export here. Press 4 (areas), V (charts) or 7 (workbook), then X.")

    def table_view(self) -> View | None:
        """Return the view of the table of areas where that is open."""
        raise NotImplementedError

    def take_area(self, ref: str) -> None:
        """Mark another area as the reader's own wherever areas are shown."""
        raise NotImplementedError

    # Settings

    def apply_settings(self) -> None:
        """Set the page and the colours as the reader likes them."""
        settings = self.user_state.settings
        self.reading.measure = settings.width
        self.reading.spacing = Spacing(settings.spacing)
        if settings.theme:
            self.app.theme = settings.theme

    def action_wider(self, cells: int) -> None:
        """Set lines wider or narrower."""
        width = min(max(self.reading.measure + cells, NARROWEST), WIDEST)
        self.reading.measure = width
        self.reading.relayout()
        self._said(
            self.user_state.keep_settings(width=width), f"Line width: up to {width} characters."
        )

    def action_spacing(self) -> None:
        """Set paragraphs tight, apart, or wide apart."""
        kinds = list(Spacing)
        spacing = kinds[(kinds.index(self.reading.spacing) + 1) % len(kinds)]
        self.reading.spacing = spacing
        self.reading.relayout()
        self._said(
            self.user_state.keep_settings(spacing=spacing.value), f"Spacing: {spacing.value}."
        )

    def action_theme(self) -> None:
        """Change between light and dark."""
        theme = LIGHT if self.app.theme == DARK else DARK
        self.app.theme = theme
        notice = self.user_state.keep_settings(theme=theme)
        if notice:
            self.say(notice)


def _offer(form: Format[Shown], library: Library, shown: Shown) -> Offer:
    from jitui.tui.controllers.export import Offer

    # A picture's source on the clipboard is of no use to a reader.
    drawn = form.extension == "svg"
    return Offer(form.words, form.extension, lambda: form.write(library, shown), not drawn)
