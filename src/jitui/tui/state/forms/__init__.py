"""Forms for what can be filled in of the workbook: answers, evidence, actions, notes, details.

A form knows what it edits and where that goes; how it is shown is the screen's matter.
"""

from __future__ import annotations

from jitui.tui.state.autosave import Autosave
from jitui.tui.state.forms.answer import AnswerForm
from jitui.tui.state.forms.details import DetailsForm
from jitui.tui.state.forms.form import CHOICE, LINE, TEXT, Field, FieldChoice, Form
from jitui.tui.state.forms.items import ActionForm, EvidenceForm, NoteForm
from jitui.workbook.model import Action, Evidence
from jitui.workbook.pages import PREFIX, PROGRESS, WorkbookPages

__all__ = [
    "CHOICE",
    "LINE",
    "TEXT",
    "ActionForm",
    "AnswerForm",
    "DetailsForm",
    "EvidenceForm",
    "Field",
    "FieldChoice",
    "Form",
    "NoteForm",
    "form_for",
]


def form_for(autosave: Autosave, pages: WorkbookPages, id: str) -> Form | None:
    """Return the form of an answer or an item of the workbook, if there is one of that id."""
    if PREFIX + id == PROGRESS:
        return DetailsForm(autosave, pages)
    if pages.can_answer(id):
        return AnswerForm(autosave, pages, id)
    item = autosave.workbook.item(id)
    if isinstance(item, Evidence):
        return EvidenceForm(autosave, pages, item)
    if isinstance(item, Action):
        return ActionForm(autosave, pages, item)
    return NoteForm(autosave, pages, item) if item is not None else None
