"""The definition of a term, in a box over the page."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key

from jitui.report.model import Kind
from jitui.report.pages import Pages
from jitui.tui.commands import Where, bindings
from jitui.tui.screens.base import Dialog
from jitui.tui.widgets.page_view import PageView


class DefinitionScreen(Dialog[str | None]):
    """Shows a term; returns the ref of an entry that is to be opened instead, or ``None``."""

    CSS_PATH = "../styles/picker.tcss"
    BINDINGS = bindings(Where.DEFINITION)

    def __init__(self, pages: Pages, ref: str) -> None:
        super().__init__()
        self._pages = pages
        self._ref = ref

    def compose(self) -> ComposeResult:
        """Lay out the page of the term in a box."""
        with Vertical(id="meaning") as box:
            entry = self._pages.library.entries[self._ref]
            title = "Definition" if entry.kind is Kind.TERM else entry.kind.noun.capitalize()
            self.label(box, title, "Enter opens it, Esc closes")
            yield PageView(self._pages, id="meaning-page")

    def on_mount(self) -> None:
        """Show the term."""
        self._view.show(self._pages.page(self._ref))
        self.set_focus(self._view)

    @property
    def _view(self) -> PageView:
        return self.query_one("#meaning-page", PageView)

    def take_key(self, event: Key) -> bool:
        """Let a letter choose a link while letters stand on the links."""
        return self._view.hinting and self._view.choose_hint(event)

    @on(PageView.LinkFollowed)
    def _open_link(self, event: PageView.LinkFollowed) -> None:
        self.dismiss(event.link.ref)

    @on(PageView.DefinitionRequested)
    def _show_another(self, event: PageView.DefinitionRequested) -> None:
        """Show the definition of a term within the definition of another."""
        if event.ref:
            self._ref = event.ref
            self._view.show(self._pages.page(event.ref))

    @on(PageView.EnterPressed)
    def action_open(self) -> None:
        """Open the link that the reader is at, or the term itself."""
        self.dismiss(self._view.link.ref if self._view.link else self._ref)

    @on(PageView.Exited)
    def action_close(self) -> None:
        """Close the definition."""
        self.dismiss(None)
