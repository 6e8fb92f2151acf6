"""What a reader writes: answers, notes, evidence and actions, begun from any open page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jitui.report.clean import clean_line
from jitui.tui.controllers.reading import ReaderScreen
from jitui.tui.layout.rows import Row
from jitui.tui.screens import dialogs
from jitui.tui.state.autosave import Autosave
from jitui.workbook.pages import PREFIX
from jitui.workbook.progress import answerable

if TYPE_CHECKING:
    from jitui.export.request import Request
    from jitui.tui.state.forms import Form


class WritingScreen(ReaderScreen):
    """The part of the main screen that begins to write in the workbook."""

    autosave: Autosave

    @property
    def _own(self) -> str:
        """The id of the open answer or item of the workbook, or the ref of the open entry."""
        return self.open_ref.removeprefix(PREFIX)

    @property
    def own_files(self) -> Sequence[Path]:
        """The workbook, which no export may replace."""
        return [self.autosave.path] if self.autosave.path else []

    def _edit(self, form: Form) -> None:
        self.app.push_screen(dialogs.editor(form), lambda _: self.written())

    def written(self) -> None:
        """Show what has been written."""
        raise NotImplementedError

    def action_answer(self) -> None:
        """Answer the open question or statement, or edit what is open of the workbook."""
        from jitui.tui.state.forms import form_for

        own = self._own
        entry = self.pages.library.entries.get(own)
        if entry is not None and not self.pages.can_answer(own) and entry.parent:
            own = entry.parent  # a section is spoken of under its statement
        form = form_for(self.autosave, self.pages, own)
        if form is None:
            self.say(
                "Only questions and statements have answers. Press 7 to list them, a to add a"
                " note to this page, or I to add evidence or an action."
            )
        else:
            self._edit(form)

    def action_note(self) -> None:
        """Make a note on the open entry, or on the selected words of it."""
        from jitui.tui.state.forms import NoteForm

        if self._own not in self.pages.library.entries:
            self.say("Open an entry of the report to add a note to it.")
            return
        words = clean_line(self.get_selected_text() or "")
        self._edit(NoteForm(self.autosave, self.pages, ref=self._own, words=words))

    def action_add(self) -> None:
        """Add evidence or an action to what is open."""
        from jitui.tui.state.forms import ActionForm, EvidenceForm

        ref = self._own if self._own in self.pages.library.entries else ""
        to = f" for {ref}" if ref else ""
        bound = to if self.pages.can_answer(ref) else ""
        rows = [
            Row("evidence", f"Evidence{bound}"),
            Row("action", f"Action{to}"),
            *([Row("note", f"Note on {ref}")] if ref else []),
        ]

        def then(chosen: str | None) -> None:
            if chosen == "evidence":
                bound = ref if self.pages.can_answer(ref) else ""
                self._edit(EvidenceForm(self.autosave, self.pages, ref=bound))
            elif chosen == "action":
                self._edit(ActionForm(self.autosave, self.pages, ref=ref))
            elif chosen == "note":
                self.action_note()

        self.app.push_screen(dialogs.pick("Add to the workbook", rows), then)

    def action_session(self) -> None:
        """Open the session view at the open question, or at the first."""
        if not answerable(self.pages.library):
            self.say("This report has no questions or statements to answer.")
            return
        self.app.push_screen(
            dialogs.session(self.autosave, self.pages, self._own), lambda _: self.written()
        )

    def action_export(self) -> None:
        """Export the workbook where it is open; otherwise what is shown."""
        can_answer = self.pages.can_answer(self._own)
        if not (self.open_ref.startswith(PREFIX) or can_answer):
            self.export_shown()
            return
        from jitui.export.request import ACTIONS, EVIDENCE, WHOLE

        rows = [Row(WHOLE, "The whole workbook")]
        if can_answer:
            rows.insert(0, Row(self._own, f"Only our answer to {self._own}"))
        rows += [Row(ACTIONS, "Only the actions"), Row(EVIDENCE, "Only the evidence")]

        def then(part: str | None) -> None:
            if part:
                self._warned(part)

        self.app.push_screen(dialogs.pick("Export the workbook", rows), then)

    def _warned(self, part: str) -> None:
        """Say what looks like personal data, which is a warning and no gate; then export."""
        from jitui.workbook.review import unresolved, workbook_findings

        chosen = self._request(part).chosen
        found, double = workbook_findings(chosen), unresolved(chosen)
        if not (found or double):
            self._export(part)
            return
        rows = [Row("", words) for words in (*map(str, found), *double)]
        rows += [Row("back", "Cancel, to edit the text first"), Row("on", "Export anyway")]

        def then(chosen: str | None) -> None:
            if chosen == "on":
                self._export(part)

        title = "Possible personal data of a child" if found else "Check before you export"
        self.app.push_screen(dialogs.pick(title, rows), then)

    def _request(self, part: str) -> Request:
        from jitui.export.request import Request

        book, library = self.autosave.workbook, self.pages.library
        return Request(workbook=book, library=library, today=self.pages.today, part=part)

    def _export(self, part: str) -> None:
        from jitui.export import docx_library
        from jitui.export.formats import FORMATS
        from jitui.export.request import ACTIONS, EVIDENCE, WHOLE
        from jitui.tui.controllers.export import Offer, offer
        from jitui.workbook.file.codec import encode

        book, asked = self.autosave.workbook, self._request(part)
        offers = {
            name: Offer(
                form.words,
                form.extension,
                partial(form.write, asked),
                copied=form.extension in ("md", "csv", "json"),
                private=True,
                install=(
                    docx_library.install_command()
                    if name == "docx" and not docx_library.installed()
                    else ""
                ),
            )
            for name, form in FORMATS.items()
        }
        if part == WHOLE:
            words = "a copy of the workbook file"
            offers["yaml"] = Offer(words, "yaml", partial(encode, book), False, True)
        stem = "jitui-workbook" if part == WHOLE else f"jitui-{part}"
        named = {WHOLE: "the workbook", ACTIONS: "the actions", EVIDENCE: "the evidence"}
        what = named.get(part, f"our answer to {part}")
        offer(self, f"Export {what}", what, stem, offers)

    def action_remove(self) -> None:
        """Remove the open evidence, action or note, after a question."""
        own = self._own
        if not self.open_ref.startswith(PREFIX) or self.autosave.workbook.item(own) is None:
            self.say("Open evidence, an action or a note in the workbook (press 7) to delete it.")
            return
        rows = [
            Row("keep", "Cancel"),
            Row("remove", "Delete it; earlier versions of the workbook file may still contain it"),
        ]

        def then(chosen: str | None) -> None:
            if chosen == "remove":
                book = self.autosave.workbook
                self.autosave.change(book.without(own), of=book)
                self.autosave.save()
                self.written()

        self.app.push_screen(dialogs.pick("Remove from the workbook?", rows), then)
