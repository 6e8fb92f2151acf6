"""Search as you type: the words, the hits with their snippets, and a preview beside them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from jitui.report.pages import Pages
from jitui.search.engine import Engine, Hit, Results, Spans
from jitui.tui.commands import Where, bindings
from jitui.tui.flow import Mark, Run
from jitui.tui.rows import Row
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.reading import ReadingView

LIMIT = 60
BEGIN = "Type a word, a name or a ref. Enter reads the selected hit, Esc goes back."


class Finder(Vertical):
    """Searches while the reader types; the focus stays in the words, keys move the hits."""

    BINDINGS = bindings(Where.SEARCH)

    class Chosen(Message):
        """A hit is to be read where it stands, with the words in view."""

        def __init__(self, ref: str, spans: Spans) -> None:
            super().__init__()
            self.ref = ref
            self.spans = spans

    class Closed(Message):
        """The reader leaves the search."""

    def __init__(self, engine: Engine, pages: Pages, *, id: str) -> None:
        super().__init__(id=id)
        self._engine = engine
        self._pages = pages
        self._results: Results | None = None

    def compose(self) -> ComposeResult:
        """Lay out the words, what was found in words, the hits and the preview."""
        with Horizontal(id="find-line"):
            yield Static("/", id="find-sign", markup=False)
            yield Input(placeholder="Search everything: a word, a name, a ref", id="find-words")
        yield Static(BEGIN, id="find-state", markup=False)
        with Horizontal(id="find-found"):
            yield EntryList(id="find-hits")
            yield ReadingView(self._pages, id="find-preview")

    def on_mount(self) -> None:
        """Begin without blinking: a cursor that blinks keeps the machine awake."""
        self._words.cursor_blink = False
        self._hits.can_focus = False
        self._preview.can_focus = False
        self._words.focus()

    @property
    def _words(self) -> Input:
        return self.query_one(Input)

    @property
    def _hits(self) -> EntryList:
        return self.query_one("#find-hits", EntryList)

    @property
    def _preview(self) -> ReadingView:
        return self.query_one("#find-preview", ReadingView)

    @property
    def found(self) -> Results | None:
        """What the search found last."""
        return self._results

    def focus_words(self) -> None:
        """Take the focus, with the last words selected so that typing replaces them."""
        self._words.focus()
        self._words.select_all()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what is typed now."""
        event.stop()
        self._results = self._engine.search(event.value, limit=LIMIT, growing=True)
        self._hits.set_rows([_row(hit) for hit in self._results.hits])
        self.query_one("#find-state", Static).update(_state(self._results))
        self._show_preview()

    def on_entry_list_moved(self, event: EntryList.Moved) -> None:
        """Show another hit beside the list."""
        event.stop()
        self._show_preview()

    def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Open a hit that was clicked on twice."""
        event.stop()
        self.action_open()

    def _show_preview(self) -> None:
        ref = self._hits.ref
        self._preview.set_class(not ref, "-empty")
        if ref and self._results is not None and self._preview.display:
            self._preview.show(self._pages.page(ref), self._results.spans)

    def on_resize(self) -> None:
        """A preview that comes into view by a resize shows the selected hit."""
        self.call_after_refresh(self._show_preview)

    def action_down(self) -> None:
        """Select the next hit."""
        self._hits.action_down()

    def action_up(self) -> None:
        """Select the previous hit."""
        self._hits.action_up()

    def action_page_down(self) -> None:
        """Select a hit a page further down."""
        self._hits.action_page_down()

    def action_page_up(self) -> None:
        """Select a hit a page further up."""
        self._hits.action_page_up()

    def action_open(self) -> None:
        """Ask for the selected hit to be read."""
        if self._hits.ref and self._results is not None:
            self.post_message(self.Chosen(self._hits.ref, self._results.spans))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the words opens the selected hit."""
        event.stop()
        self.action_open()

    def action_close(self) -> None:
        """Ask to leave the search."""
        self.post_message(self.Closed())


def _row(hit: Hit) -> Row:
    entry = hit.entry
    marks = tuple(Mark(start, end, "match") for start, end in hit.snippet.spans)
    strong = (Mark(0, len(entry.name), "strong"),)
    below = ((hit.snippet.text, marks),) if hit.snippet.text else ()
    tail = (
        Run(
            f"{entry.kind.noun}  {entry.ref}" if len(entry.ref) < 6 else entry.kind.noun, ("quiet",)
        ),
    )
    return Row(entry.ref, entry.name, tail=tail, marks=strong, below=below)


def _state(results: Results) -> str:
    if not results.typed:
        return BEGIN
    count = len(results.hits)
    if not count:
        return "Nothing found. Try fewer letters or another word."
    entries = "1 entry" if count == 1 else f"{count} entries"
    if count == LIMIT:
        entries = f"the first {count} entries"
    return entries if results.every else f"{entries} with some of these words; none has all"
