"""Search as you type: the words, the kinds, the hits with their snippets, and a preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from jitui.report.model import Kind
from jitui.report.pages import Pages
from jitui.report.wording import capitalised
from jitui.search.combined import CombinedSearch
from jitui.search.filters import completions
from jitui.search.results import Hit, Results, SpanFinder
from jitui.tui.commands import Where, bindings
from jitui.tui.layout.rows import Row
from jitui.tui.layout.styled_text import StyledRun, StyleSpan
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.inputs import LineInput
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.wrapped_text import StatusText

FIRST, MOST = 20, 200
"""How many hits are listed while one types, and when one goes on down the list."""
PAUSE = 0.15
"""How many seconds after the last letter the preview shows the selected hit."""
BEGIN = 'Type a word or ref. Filters: kind: in: rating: year: Also: "phrase" -not OR'


class SearchView(Vertical):
    """Searches while the reader types; the focus stays in the line, keys move the selected hit."""

    BINDINGS = bindings(Where.SEARCH)

    class Closed(Message):
        """The reader leaves the search."""

    def __init__(
        self,
        engine: CombinedSearch,
        pages: Pages,
        history: Sequence[str],
        open_hit: Callable[[str, SpanFinder], None],
        *,
        id: str,
    ) -> None:
        """Make the search.

        Args:
            engine: What searches.
            pages: The pages of the hits.
            history: Earlier searches, the latest last.
            open_hit: Opens the entry of a ref with the matches highlighted. It is a function
                and not a message, so that keys which were typed ahead go to the page.
            id: Its id.
        """
        super().__init__(id=id)
        self._open_hit = open_hit
        self._engine = engine
        self._pages = pages
        self._results: Results | None = None
        self._kind: Kind | None = None
        self.history = list(history)
        """The earlier searches, the latest last."""
        self._recalled = 0
        """Which of the earlier searches stands in the line, counted from the latest; 0 for none."""
        self._draft = ""
        """What the reader had typed before going back to earlier searches."""
        self._preview_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line, the status, the kinds, the hits and the preview."""
        with Horizontal(id="find-line"):
            yield Static("/", id="find-sign", markup=False)
            yield LineInput(
                placeholder="Search for a word, name or ref",
                on_enter=self.action_open,
                id="find-words",
            )
        yield StatusText(id="find-state")
        yield Static("", id="find-kinds", markup=False)
        with Horizontal(id="find-found"):
            yield EntryList(id="find-hits", bar=False)
            yield PageView(self._pages, id="find-preview", edged=True)

    def on_mount(self) -> None:
        """Wait for words."""
        self._status.text = BEGIN
        # Watching, not waiting for a message: the letter and its hits are one picture.
        self.watch(self.words, "value", self._typed, init=False)
        self._hits.can_focus = False
        self._preview.can_focus = False
        self.call_after_refresh(self._warm_up)

    def _warm_up(self) -> None:
        """Search once, so that the first letter does not wait for what any first search makes."""
        if not self.words.value:
            self._engine.search("a", limit=FIRST, growing=True)

    @property
    def words(self) -> Input:
        """The line that is typed into."""
        return self.query_one("#find-words", Input)

    @property
    def _status(self) -> StatusText:
        return self.query_one("#find-state", StatusText)

    @property
    def _hits(self) -> EntryList:
        return self.query_one("#find-hits", EntryList)

    @property
    def _preview(self) -> PageView:
        return self.query_one("#find-preview", PageView)

    def select_words(self) -> None:
        """Select the last words, so that typing replaces them."""
        self._recalled = 0
        self.words.select_all()

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        """Stop the message: the value of the line is watched instead."""
        event.stop()

    def _typed(self) -> None:
        """Search for what is typed now."""
        if self._recalled and self.words.value != self.history[-self._recalled]:
            self._recalled = 0  # changed, it is the reader's own
        self._search()

    def _search(self, limit: int = FIRST, ref: str = "", scroll: float = 0) -> None:
        typed = self.words.value
        results = self._engine.search(typed, limit=limit, growing=True)
        if self._kind is not None and self._kind not in results.counts:
            self._kind = None
        if self._kind is not None:
            results = self._engine.search(typed, limit=limit, kinds=(self._kind,), growing=True)
        self._results = results
        self._hits.set_rows([_row(hit) for hit in results.hits], ref, scroll)
        offered = completions(typed, self._engine.library) if typed else []
        self._status.text = _state(results, offered)
        self.query_one("#find-kinds", Static).update(_kinds(results.counts, self._kind))
        self._preview_soon()

    def _preview_soon(self) -> None:
        """Show the selected hit beside the list when the reader pauses."""
        if self._preview_timer is not None:
            self._preview_timer.stop()
        self._preview_timer = self.set_timer(PAUSE, self._show_preview)

    def _show_preview(self) -> None:
        ref = self._hits.ref
        self._preview.set_class(not ref, "-empty")
        if ref and self._results is not None and self._preview.display:
            self._preview.show(self._pages.page(ref), self._results.spans)

    def on_entry_list_moved(self, event: EntryList.Moved) -> None:
        """Show another hit beside the list."""
        event.stop()
        self._show_preview()

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Open a hit that was clicked on twice."""
        event.stop()
        self.action_open()

    def on_resize(self) -> None:
        """A preview that comes into view by a resize shows the selected hit."""
        self.call_after_refresh(self._show_preview)

    # Keys

    def action_kind(self, step: int) -> None:
        """Complete a filter that is being typed; otherwise show only another kind."""
        offered = completions(self.words.value, self._engine.library)
        if offered and step > 0:
            head = self.words.value.rpartition(" ")[0]
            end = "" if offered[0].endswith(":") else " "
            self.words.value = f"{head} {offered[0]}{end}".lstrip()
            self.words.cursor_position = len(self.words.value)
            return
        if self._results is None or not self._results.counts:
            return
        kinds: list[Kind | None] = [None, *(k for k in Kind if k in self._results.counts)]
        at = kinds.index(self._kind) if self._kind in kinds else 0
        self._kind = kinds[(at + step) % len(kinds)]
        self._search()

    def action_down(self) -> None:
        """Select the next hit; among earlier searches, go back to a later one."""
        if self._recalled:
            self._recall(-1)
        else:
            self._more_if_at_end()
            self._hits.action_down()

    def action_up(self) -> None:
        """Select the previous hit; from the first one, recall an earlier search."""
        if self._recalled or not self._hits.ref or self._hits.at_first:
            self._recall(1)
        else:
            self._hits.action_up()

    def _recall(self, step: int) -> None:
        """Show an earlier or a later search; after the latest, what had been typed."""
        typed = self.words.value
        if not self._recalled:
            self._draft = typed
        at = self._recalled + step
        if 0 < at <= len(self.history) and self.history[-at] == typed:
            at += step  # it stands in the line already
        if not 0 <= at <= len(self.history):
            return
        self._recalled = at
        self.words.value = self.history[-at] if at else self._draft
        self.words.cursor_position = len(self.words.value)

    def action_page_down(self) -> None:
        """Select a hit a page further down."""
        self._more_if_at_end()
        self._hits.action_page_down()

    def _more_if_at_end(self) -> None:
        """List the hits that were left out while typing, once the reader comes near."""
        shown = len(self._results.hits) if self._results is not None else 0
        if shown == FIRST and self._hits.near_end:
            self._search(MOST, self._hits.ref, self._hits.scroll_offset.y)

    def action_page_up(self) -> None:
        """Select a hit a page further up."""
        self._hits.action_page_up()

    def action_open(self) -> None:
        """Open the selected hit, with the first match in view."""
        if self._hits.ref and self._results is not None:
            self._add_to_history()
            self._open_hit(self._hits.ref, self._results.spans)

    def _add_to_history(self) -> None:
        """Add the words to the earlier searches, each once."""
        words = self.words.value.strip()
        self._recalled = 0
        if words:
            self.history = [*(w for w in self.history if w != words), words]

    def action_close(self) -> None:
        """Ask to leave the search."""
        self._add_to_history()
        self.post_message(self.Closed())


def _row(hit: Hit) -> Row:
    entry = hit.entry
    styles = tuple(StyleSpan(start, end, "match") for start, end in hit.snippet.spans)
    strong = (StyleSpan(0, len(entry.title), "strong"),)
    below = [(hit.snippet.text, styles)] if hit.snippet.text else []
    if hit.reason:
        below.append((f"({hit.reason})", ()))
    label = f"{entry.kind.noun}  {entry.ref}" if len(entry.ref) < 6 else entry.kind.noun
    suffix = (StyledRun(label, ("quiet",)),)
    return Row(entry.ref, entry.title, suffix=suffix, styles=strong, below=tuple(below))


def _state(results: Results, offered: list[str]) -> str:
    """Return the status: filters that may be meant, notes, or what to try."""
    parsed = results.query.parsed
    if not parsed.text:
        return BEGIN
    if offered:
        more = " \u2026" if len(offered) > 6 else ""
        return f"Tab: {'  '.join(offered[:6])}{more}"
    parts = [note if note[-1] in ".?" else f"{note}." for note in results.notices]
    if not parsed.parts and not parsed.filters:
        return " ".join(parts) or BEGIN  # a filter that is not, or not yet, one
    if not results.hits:
        silent = results.query.silences
        advice = "" if silent else f" {capitalised(results.advice)}."
        parts.append(f"Nothing found.{advice}")
    elif not results.complete:
        parts.append("No entry has all of these words. These have some of them.")
    return " ".join(parts) or f"{sum(results.counts.values())} found"


def _kinds(counts: dict[Kind, int], chosen: Kind | None) -> Content:
    """Return the kinds with their counts, the chosen one marked in more than colour."""
    if not counts:
        return Content("")
    total = sum(counts.values())
    labels: list[tuple[Kind | None, str]] = [(None, f"All {total}")]
    labels += [(kind, f"{kind.plural} {counts[kind]}") for kind in Kind if kind in counts]
    parts: list[Content | str] = []
    for kind, label in labels:
        style = "bold reverse $primary" if kind is chosen else "$label"
        parts += [Content.styled(f" {label} ", style), " "]
    return Content.assemble(*parts)
