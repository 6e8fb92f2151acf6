"""The form of the workbook's own details: what it is called, and whose it is."""

from __future__ import annotations

from msgspec.structs import replace

from jitui.report.clean import clean_line
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.forms.form import CHOICE, LINE, Field, FieldChoice, Form
from jitui.workbook.model import Workbook
from jitui.workbook.pages import WorkbookPages


class DetailsForm(Form):
    """The title, the agency and the area of the workbook."""

    title = "Workbook details"

    def __init__(self, autosave: Autosave, pages: WorkbookPages) -> None:
        super().__init__(autosave, pages)
        areas = tuple(FieldChoice(area.ref, area.title) for area in pages.library.partnerships())
        self.fields = (
            Field("title", "Title", LINE),
            Field("agency", "Agency", LINE, hint="e.g. your agency or partnership"),
            Field("area", "Area", CHOICE, (FieldChoice("", "none"), *areas), listed=True),
        )

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        return str(getattr(self.workbook, name))

    @property
    def is_written(self) -> bool:
        """Whether the workbook has anything in it, or a name."""
        named = any(self.value(f.name) != getattr(Workbook(), f.name) for f in self.fields)
        return named or not self.workbook.empty

    def put(self, name: str, value: str) -> str:
        """Put a value into the workbook."""
        if clean_line(value) != self.value(name):
            self._change(replace(self.workbook, **{name: clean_line(value)}))
        return ""
