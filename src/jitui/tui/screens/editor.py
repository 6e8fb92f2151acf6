"""The editor: the fields of a form, with the page that they are about beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.widgets import Static

from jitui.report.wording import counted
from jitui.tui.commands import Command, Where, at, bindings
from jitui.tui.framework.screens import GuardedScreen
from jitui.tui.screens.definition import DefinitionScreen
from jitui.tui.screens.help import HelpScreen
from jitui.tui.screens.picker import not_saved_question
from jitui.tui.state.form import Form
from jitui.tui.widgets.form_fields import FormFields
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.status_bars import KeyBar, TitleBar

if TYPE_CHECKING:
    from jitui.workbook.file.store import Saved


class EditorScreen(GuardedScreen[None]):
    """Edits one form; all that is typed is in the workbook at once, on disk soon after."""

    CSS_PATH = "../styles/editor.tcss"
    BINDINGS = bindings(Where.EDIT)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form

    def compose(self) -> ComposeResult:
        """Lay out the fields, the page beside them, and the lines above and below."""
        yield TitleBar(id="title")
        yield Static(self._form.title, id="form-title", markup=False)
        with Horizontal(id="form-body"):
            yield FormFields(self._form, id="form-fields")
            yield PageView(self._form.pages, id="form-context", edged=True)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the page beside, go to the first field, and say how things stand."""
        self._form.autosave.listen(self._saved)
        has_context = self._form.context in self._form.pages.library.entries
        if has_context:
            self._context_page.show(self._form.pages.of_report(self._form.context))
        self.set_class(has_context, "-has-context")
        self._show_keys()
        self.set_focus(self._fields.first)
        self.call_after_refresh(lambda: self._fields.scroll_home(animate=False))
        self._show_status()

    def on_unmount(self) -> None:
        """Stop listening to saves."""
        self._form.autosave.unlisten(self._saved)

    @property
    def _fields(self) -> FormFields:
        return self.query_one("#form-fields", FormFields)

    @property
    def _context_page(self) -> PageView:
        return self.query_one("#form-context", PageView)

    @property
    def _is_open(self) -> bool:
        """Whether the screen has its widgets: it may be just opening, or just closed."""
        return bool(self.query(TitleBar))

    # What is saved

    @on(FormFields.Changed)
    def _show_status(self) -> None:
        if not self._is_open:
            return
        autosave, wrong = self._form.autosave, self._fields.wrong
        # Of what is empty and new, nothing has been saved.
        saved = "saved" if self._form.begun else ""
        status = autosave.warning or ("saving \u2026" if autosave.unsaved else saved)
        if wrong and not autosave.warning:
            status = f"{counted(len(wrong), 'field')} not saved"
        self.query_one(TitleBar).position = self._with_form_status(status)
        trouble = self._fields.mistakes() or autosave.failure
        title = self.query_one("#form-title", Static)
        title.update(f"{self._form.title}\n{trouble}" if trouble else self._form.title)
        title.set_class(bool(trouble), "-trouble")

    def _with_form_status(self, status: str) -> str:
        """Return what is said of saving, after the status of the form where both have room."""
        both = " \u00b7 ".join(words for words in (self._form.status(), status) if words)
        return both if len(both) < self.app.size.width - len("jitui") - 3 else status

    def _saved(self, saved: Saved) -> None:
        if self._is_open:
            if saved.merged:
                self._fields.reload()
            self._show_status()

    def commit_input(self) -> list[str]:
        """Take what stands in the fields, and say what cannot be taken."""
        if not self._is_open:
            return []
        self._fields.commit_all()
        return list(self._fields.commit_input())

    # Keys

    @on(DescendantFocus)
    def _show_keys(self) -> None:
        """Show the keys that work where the focus is: the page beside the fields has its own."""
        active = self.active_bindings
        shown = [
            command
            for command in at(Where.EDIT)
            if command.shown
            and (bound := active.get(command.keys[0])) is not None
            and bound.binding.action == command.action
        ]
        if isinstance(self.focused, PageView):
            back = next(command for command in at(Where.READING) if command.action == "back")
            shown.insert(0, replace(back, label="back to fields"))
        self.query_one(KeyBar).show(self._with_context_named(shown))

    def _with_context_named(self, shown: Sequence[Command]) -> Iterator[Command]:
        """Yield the commands, the one that goes to the page beside the fields with its name."""
        entry = self._form.pages.library.entries.get(self._form.context)
        for command in shown:
            if command.action != "context":
                yield command
            elif entry is not None and not isinstance(self.focused, PageView):
                verb = "read" if self._context_page.display else "show"
                # A reflection question is "the question" here: the line of keys is short.
                yield replace(command, label=f"{verb} the {entry.kind.noun.split()[-1]}")

    def action_leave(self) -> None:
        """Go back to where the reader was; what cannot be saved is asked about first."""
        if not self.is_active:
            return  # pressed twice at once: it is being asked already
        commit_input = self.commit_input()
        if not commit_input:
            self._leave()
            return

        def then(chosen: str | None) -> None:
            if chosen == "leave":
                self._leave()
            else:
                self.set_focus(self._fields.first_wrong)

        self.app.push_screen(not_saved_question(commit_input, "Keep editing"), then)

    def _leave(self) -> None:
        self._form.close()
        self._form.autosave.save()
        self.dismiss(None)

    def action_keys(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(HelpScreen([Where.EDIT, Where.CHOICE]))

    # The page beside the fields

    def on_resize(self) -> None:
        """Keep what has the focus in view where the fields and the page no longer both fit."""
        if self._is_open:
            self.set_class(self.focused is self._context_page, "-context")
            self._show_status()
            self.call_after_refresh(self._show_keys)

    def action_context(self) -> None:
        """Show or hide what the fields are about, where both do not fit."""
        if not self.has_class("-has-context"):
            return
        if self.has_class("-context"):
            self._close_context()
        else:
            self.add_class("-context")
            self.set_focus(self._context_page)

    @on(PageView.Exited)
    def _close_context(self) -> None:
        self.remove_class("-context")
        self.set_focus(self._fields.first)

    @on(PageView.LinkFollowed)
    def _show_linked(self, event: PageView.LinkFollowed) -> None:
        self._show_definition(event.link.ref)

    @on(PageView.DefinitionRequested)
    def _show_requested(self, event: PageView.DefinitionRequested) -> None:
        self._show_definition(event.ref)

    def _show_definition(self, ref: str) -> None:
        """Show an entry over the editor, from which nothing else is opened."""
        if self.is_active and ref in self._form.pages.library.entries:
            self.app.push_screen(DefinitionScreen(self._form.pages, ref))

    @on(PageView.Changed)
    def _hide_hints(self) -> None:
        self._context_page.hide_hints()
