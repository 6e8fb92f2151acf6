"""Writing in the workbook, begun from any open page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jitui.report.clean import clean_line
from jitui.tui.controllers.navigation import NavigationController
from jitui.tui.controllers.port import Port
from jitui.tui.screens.dialogs import MenuItem, cancel, choose_option
from jitui.tui.state.autosave import Autosave
from jitui.workbook.model import Action, Evidence, new_id
from jitui.workbook.pages import PREFIX, WorkbookPages
from jitui.workbook.progress import answerable

if TYPE_CHECKING:
    from jitui.tui.state.form import Form


class WorkbookController(Struct):
    """Opens the editor and the session view, and deletes what was written."""

    screen: Port
    navigation: NavigationController
    pages: WorkbookPages
    autosave: Autosave

    @property
    def _subject(self) -> str:
        """The id of the open item of the workbook, or the ref of the open entry."""
        return self.screen.page_view.ref.removeprefix(PREFIX)

    @property
    def _entry_ref(self) -> str:
        """The ref of the open entry of the report, or of the one that is answered; or empty."""
        return self._subject if self._subject in self.pages.library.entries else ""

    def _edit(self, form: Form) -> None:
        from jitui.tui.screens.editor import EditorScreen

        self.screen.app.push_screen(
            EditorScreen(form), lambda _: self.navigation.refresh_workbook()
        )

    def edit_answer(self) -> None:
        """Answer the open question or statement, or edit the open item of the workbook."""
        from jitui.tui.state.workbook_forms import form_for

        subject = self._subject
        entry = self.pages.library.entries.get(subject)
        if entry is not None and not self.pages.can_answer(subject) and entry.parent:
            subject = entry.parent  # a section is answered under its statement
        form = form_for(self.autosave, self.pages, subject)
        if form is None:
            self.screen.say(
                "Only questions and statements have answers. Press 7 to list them, a to add a"
                " note to this page, or I to add evidence or an action."
            )
        else:
            self._edit(form)

    def add_note(self) -> None:
        """Add a note to the open entry, or to the selected words of it."""
        from jitui.tui.state.workbook_forms import NoteForm

        ref = self._entry_ref
        if not ref:
            self.screen.say("Open an entry of the report to add a note to it.")
            return
        words = clean_line(self.screen.get_selected_text() or "")
        self._edit(NoteForm(self.autosave, self.pages, ref=ref, words=words))

    def choose_addition(self) -> None:
        """Add evidence, an action or a note to what is open."""
        from jitui.tui.state.workbook_forms import ActionForm, EvidenceForm

        ref, ids = self._entry_ref, self.autosave.workbook.ids
        answered = ref if self.pages.can_answer(ref) else ""
        evidence = Evidence(id=new_id("e", ids), shows="", refs=(answered,) if answered else ())
        action = Action(id=new_id("a", ids), what="", refs=(ref,) if ref else ())
        autosave, pages = self.autosave, self.pages
        options: list[MenuItem] = [
            (
                f"Evidence for {answered}" if answered else "Evidence",
                lambda: self._edit(EvidenceForm(autosave, pages, evidence)),
            ),
            (
                f"Action for {ref}" if ref else "Action",
                lambda: self._edit(ActionForm(autosave, pages, action)),
            ),
        ]
        if ref:
            options.append((f"Note on {ref}", self.add_note))
        choose_option(self.screen.app, "Add to the workbook", options)

    def open_session(self) -> None:
        """Open the session view at the open question, or at the first."""
        if not answerable(self.pages.library):
            self.screen.say("This report has no questions or statements to answer.")
            return
        from jitui.tui.screens.session import SessionScreen

        self.screen.app.push_screen(
            SessionScreen(self.autosave, self.pages, self._subject),
            lambda _: self.navigation.refresh_workbook(),
        )

    def delete_item(self) -> None:
        """Delete the open evidence, action or note, after a question."""
        subject = self._subject
        item = self.autosave.workbook.item(subject)
        if not self.screen.page_view.ref.startswith(PREFIX) or item is None:
            self.screen.say(
                "Open evidence, an action or a note in the workbook (press 7) to delete it."
            )
            return

        def delete() -> None:
            workbook = self.autosave.workbook
            self.autosave.change(workbook.without(subject), of=workbook)
            self.autosave.save()
            self.navigation.refresh_workbook()

        options: list[MenuItem] = [
            ("Cancel", cancel),
            ("Delete it; earlier versions of the workbook file may still contain it", delete),
        ]
        choose_option(self.screen.app, "Remove from the workbook?", options)
