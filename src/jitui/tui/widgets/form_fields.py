"""The fields of a form, each under its label; all that is typed is in the workbook at once."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from jitui.output.wrapping import clip
from jitui.tui.framework.text_area import WrappedTextArea
from jitui.tui.screens.picker import QUOTED
from jitui.tui.state.form import CHOICE, LINE, Field, Form
from jitui.tui.widgets.choice_field import ChoiceField
from jitui.tui.widgets.inputs import LineInput

_PREFIX, _LABEL = "field-", "label-"


class FormFields(VerticalScroll, can_focus=False):
    """Edits a form.

    Attributes:
        wrong: For each field whose text cannot be used, what is wrong with it.
    """

    class Changed(Message):
        """Something was typed or chosen."""

    def __init__(self, form: Form, *, id: str) -> None:
        super().__init__(id=id)
        self._form = form
        self.wrong: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out each field under its label."""
        for field in self._form.fields:
            label = f"{_LABEL}{field.name}"
            yield Static(field.label, id=label, classes="form-label", markup=False)
            yield self._new_widget(field)

    def _new_widget(self, field: Field) -> Widget:
        value = self._form.value(field.name)
        name = _PREFIX + field.name
        if field.kind == CHOICE:
            title = field.picker_title or f"Set {field.label.lower()}"
            return ChoiceField(field.options, value, title=title, listed=field.listed, id=name)
        if field.kind == LINE:
            line = LineInput(value, field.hint, on_enter=self.screen.focus_next, id=name)
            line.add_class("form-line")
            line.select_on_focus = False  # the first letter would replace what is there
            return line
        area = WrappedTextArea(
            value,
            id=name,
            classes="form-text",
            soft_wrap=True,
            tab_behavior="focus",
            placeholder=field.hint,
        )
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        return area

    def _widget(self, name: str) -> Widget:
        return self.query_one(f"#{_PREFIX}{name}")

    def _field(self, name: str) -> Field:
        return next(field for field in self._form.fields if field.name == name)

    @property
    def first(self) -> Widget:
        """The first field."""
        return self._widget(self._form.fields[0].name)

    @property
    def first_wrong(self) -> Widget:
        """The first field whose text cannot be used."""
        return self._widget(next(iter(self.wrong)))

    # What is typed

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(ChoiceField.Changed)
    def _changed(self, event: TextArea.Changed | Input.Changed | ChoiceField.Changed) -> None:
        event.stop()
        self._take(event.control)

    def _take(self, widget: Widget | None) -> None:
        """Put what stands in a widget into the form, and say how it was taken."""
        if isinstance(widget, TextArea):
            value = widget.text
        elif isinstance(widget, Input | ChoiceField):
            value = widget.value
        else:
            return
        name = (widget.id or "").removeprefix(_PREFIX)
        self.wrong.pop(name, None)
        if wrong := self._form.put(name, value):
            self.wrong[name] = wrong
        label = self.query_one(f"#{_LABEL}{name}", Static)
        label.update(self._label(self._field(name), value))
        label.set_class(bool(wrong), "-trouble")
        for choice in self.query(ChoiceField):
            # A first word sets the status, too.
            choice.value = self._form.value((choice.id or "").removeprefix(_PREFIX))
        self.post_message(self.Changed())

    def commit_all(self) -> None:
        """Take what stands in the fields, whether or not its message has come yet."""
        for field in self._form.fields:
            if field.kind != CHOICE:
                self._take(self._widget(field.name))

    def _label(self, field: Field, typed: str) -> str:
        """Return what stands above a field: its label, and how what is typed was taken."""
        if field.name in self.wrong:
            label = f"{field.label} (not saved)"
            return f"{label}: {field.remedy}" if field.remedy else label
        words = self._form.in_words(field.name, typed)
        return f"{field.label}: {words}" if words else field.label

    # What cannot be used

    def mistakes(self) -> str:
        """Return what is wrong in the fields but the one that is being typed into."""
        here = self.screen.focused
        return " ".join(
            f"{self._field(name).label}: {wrong}"
            for name, wrong in self.wrong.items()
            if self._widget(name) is not here
        )

    def commit_input(self) -> Iterator[str]:
        """Yield a sentence for each field whose text cannot be used."""
        for name, wrong in self.wrong.items():
            typed = clip(self.query_one(f"#{_PREFIX}{name}", Input).value, QUOTED)
            yield f"{self._field(name).label}: \u201c{typed}\u201d is not saved. {wrong}"

    def reload(self) -> None:
        """Show what another window wrote; the cursor stays where it was."""
        self.commit_all()
        self._form.reload()
        for field in self._form.fields:
            widget, value = self._widget(field.name), self._form.value(field.name)
            if isinstance(widget, TextArea) and widget.text != value:
                cursor = widget.cursor_location
                widget.load_text(value)
                widget.move_cursor(cursor)
            elif isinstance(widget, Input) and field.name not in self.wrong:
                widget.value = value
            elif isinstance(widget, ChoiceField):
                widget.value = value  # no message comes of it

    # Going from field to field

    @on(DescendantFocus)
    def _show_label(self, event: DescendantFocus) -> None:
        """Bring the label of the field into view with it."""
        label = self.query(f"#{_LABEL}{(event.widget.id or '').removeprefix(_PREFIX)}")
        if label:
            self.call_after_refresh(lambda: label.first().scroll_visible(animate=False))

    @on(DescendantBlur)
    def _save_field(self, event: DescendantBlur) -> None:
        if isinstance(event.widget, Input):
            self._take(event.widget)
        self._form.field_left()
        self._form.autosave.save()
