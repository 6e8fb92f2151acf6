"""The editor: the fields of a form, with the page that they are about beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from jitui.output.wrapping import clip
from jitui.tui.commands import Command, Where, at, bindings
from jitui.tui.framework.screens import GuardedScreen
from jitui.tui.framework.text_area import WrappedTextArea
from jitui.tui.screens.definition import DefinitionScreen
from jitui.tui.screens.help import HelpScreen
from jitui.tui.screens.picker import QUOTED, not_saved_question
from jitui.tui.state.forms import CHOICE, LINE, Field, Form
from jitui.tui.widgets.choice_line import ChoiceLine
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.status_bars import KeyBar, TitleBar
from jitui.tui.widgets.words_input import WordsInput

if TYPE_CHECKING:
    from jitui.workbook.file.store import Saved

_PREFIX, _LABEL = "field-", "label-"


class EditorScreen(GuardedScreen[None]):
    """Edits one form; all that is typed is in the workbook at once, on disk soon after."""

    CSS_PATH = "../styles/editor.tcss"
    BINDINGS = bindings(Where.EDIT)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._wrong: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the fields, the page beside them, and the lines above and below."""
        yield TitleBar(id="title")
        yield Static(self._form.title, id="form-title", markup=False)
        with Horizontal(id="form-body"):
            with VerticalScroll(id="form-fields") as fields:
                fields.can_focus = False
                for field in self._form.fields:
                    label = f"{_LABEL}{field.name}"
                    yield Static(field.label, id=label, classes="form-label", markup=False)
                    yield self._widget(field)
            yield PageView(self._form.pages, id="form-context", edged=True)
        yield KeyBar(id="keys")

    def _widget(self, field: Field) -> Widget:
        value = self._form.value(field.name)
        name = _PREFIX + field.name
        if field.shape == CHOICE:
            asked = field.asked or f"Set {field.label.lower()}"
            return ChoiceLine(field.options, value, asked=asked, listed=field.listed, id=name)
        if field.shape == LINE:
            line = WordsInput(value, field.hint, entered=self.focus_next, id=name)
            line.add_class("form-line")
            # What is there would be gone with the first letter.
            line.select_on_focus = False
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

    def on_mount(self) -> None:
        """Show the page beside, go to the first field, and say how things stand."""
        self._form.autosave.listen(self._saved)
        context = self.query_one("#form-context", PageView)
        known = self._form.context in self._form.pages.library.entries
        if known:
            context.show(self._form.pages.of_report(self._form.context))
        self.set_class(known, "-has-context")
        self._tell_keys()
        first = next(self._fields())
        self.set_focus(first)
        fields = self.query_one("#form-fields", VerticalScroll)
        self.call_after_refresh(lambda: fields.scroll_home(animate=False))
        self._tell()

    def on_unmount(self) -> None:
        """Listen no more."""
        self._form.autosave.unlisten(self._saved)

    def _fields(self) -> Iterator[Widget]:
        for field in self._form.fields:
            yield self.query_one(f"#{_PREFIX}{field.name}")

    # What is typed

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._put(event.text_area, event.text_area.text)

    @on(Input.Changed)
    def _line_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._put(event.input, event.value)

    @on(ChoiceLine.Chosen)
    def _chosen(self, event: ChoiceLine.Chosen) -> None:
        event.stop()
        self._put(event.sender, event.value)

    def _put(self, widget: Widget, value: str) -> None:
        name = (widget.id or "").removeprefix(_PREFIX)
        wrong = self._form.put(name, value)
        if wrong:
            self._wrong[name] = wrong
        else:
            self._wrong.pop(name, None)
        label = self.query_one(f"#{_LABEL}{name}", Static)
        label.update(self._label(self._field(name), value))
        label.set_class(bool(wrong), "-trouble")
        for choice in self.query(ChoiceLine):
            # A first word sets the status, too.
            choice.value = self._form.value((choice.id or "").removeprefix(_PREFIX))
        self._tell()

    def _label(self, field: Field, typed: str) -> str:
        """Return what stands above a field: its label, and how what is typed was taken."""
        if field.name in self._wrong:
            label = f"{field.label} (not saved)"
            return f"{label}: {field.remedy}" if field.remedy else label
        taken = self._form.in_words(field.name, typed)
        return f"{field.label}: {taken}" if taken else field.label

    # How things stand

    def _tell(self) -> None:
        autosave = self._form.autosave
        # Of what is empty and new, nothing has been saved.
        saved = "saved" if self._form.begun else ""
        said = autosave.standing or ("saving \u2026" if autosave.unsaved else saved)
        if self._wrong and not autosave.standing:
            count = len(self._wrong)
            said = f"{count} field{'' if count == 1 else 's'} not saved"
        self.query_one(TitleBar).position = self._with_state(said)
        # What is wrong with half a day is not said while it is being typed.
        here = self.focused.id if self.focused else ""
        left = [name for name in self._wrong if f"{_PREFIX}{name}" != here]
        wrong = " ".join(f"{self._field(name).label}: {self._wrong[name]}" for name in left)
        wrong = wrong or autosave.trouble
        title = self.query_one("#form-title", Static)
        title.update(f"{self._form.title}\n{wrong}" if wrong else self._form.title)
        title.set_class(bool(wrong), "-trouble")

    def _with_state(self, said: str) -> str:
        """Return what is said of saving, after the state of the form where both have room."""
        both = " \u00b7 ".join(words for words in (self._form.state(), said) if words)
        return both if len(both) < self.app.size.width - len("jitui") - 3 else said

    def _saved(self, saved: Saved) -> None:
        if not self.query(TitleBar):
            return  # just closed
        if saved.joined:
            self._show_joined()
        self._tell()

    def _show_joined(self) -> None:
        """Show what another window wrote; the cursor stays where it was."""
        self._take_all()
        self._form.show_again()
        for field in self._form.fields:
            widget, value = self.query_one(f"#{_PREFIX}{field.name}"), self._form.value(field.name)
            if isinstance(widget, TextArea) and widget.text != value:
                cursor = widget.cursor_location
                widget.load_text(value)
                widget.move_cursor(cursor)
            elif isinstance(widget, Input) and field.name not in self._wrong:
                widget.value = value
            elif isinstance(widget, ChoiceLine):
                widget.value = value  # no message comes of it

    @on(DescendantFocus)
    def _entered_field(self, event: DescendantFocus) -> None:
        """Bring the label of the field into view with it."""
        siblings = list(event.widget.parent.children) if event.widget.parent else []
        at = siblings.index(event.widget) if event.widget in siblings else 0
        if at and siblings[at - 1].has_class("form-label"):
            label = siblings[at - 1]
            self.call_after_refresh(lambda: label.scroll_visible(animate=False))

    @on(DescendantFocus)
    def _tell_keys(self) -> None:
        """Show the keys that work where the focus is: the page beside the fields has its own."""
        works = self.active_bindings
        shown = [
            command
            for command in at(Where.EDIT)
            if command.shown
            and (bound := works.get(command.keys[0])) is not None
            and bound.binding.action == command.action
        ]
        if isinstance(self.focused, PageView):
            back = next(command for command in at(Where.READING) if command.action == "back")
            shown.insert(0, replace(back, words="back to fields"))
        self.query_one(KeyBar).show(self._with_context_named(shown))

    def _with_context_named(self, shown: Sequence[Command]) -> Iterator[Command]:
        """Yield the commands, the one that goes to the page beside the fields with its name."""
        entry = self._form.pages.library.entries.get(self._form.context)
        for command in shown:
            if command.action != "context":
                yield command
            elif entry is not None and not isinstance(self.focused, PageView):
                beside = bool(self.query_one("#form-context").display)
                verb = "read" if beside else "show"
                # A reflection question is "the question" here: the line of keys is short.
                yield replace(command, words=f"{verb} the {entry.kind.noun.split()[-1]}")

    @on(DescendantBlur)
    def _left_field(self, event: DescendantBlur) -> None:
        if isinstance(event.widget, Input):
            self._put(event.widget, event.widget.value)
        self._form.settle()
        self._form.autosave.save()

    def _field(self, name: str) -> Field:
        return next(field for field in self._form.fields if field.name == name)

    def _take_all(self) -> None:
        """Take what stands in the fields, whether or not its message has come yet."""
        for field in self._form.fields:
            widget = self.query_one(f"#{_PREFIX}{field.name}")
            if isinstance(widget, TextArea):
                self._put(widget, widget.text)
            elif isinstance(widget, Input):
                self._put(widget, widget.value)

    # Keys

    def not_saved(self) -> list[str]:
        """Take what stands in the fields, and say what cannot be taken."""
        if not self.query(TitleBar):
            return []  # just opened, or closed
        self._take_all()
        return [
            f"{self._field(name).label}: \u201c{clip(self._typed(name), QUOTED)}\u201d is not"
            f" saved. {wrong}"
            for name, wrong in self._wrong.items()
        ]

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{_PREFIX}{name}", Input).value

    def action_leave(self) -> None:
        """Go back to where the reader was; what cannot be taken is asked about first."""
        if not self.is_active:
            return  # pressed twice at once: it is being asked already
        wrong = self.not_saved()
        if not wrong:
            self._leave()
            return

        def then(chosen: str | None) -> None:
            if chosen == "leave":
                self._leave()
            else:
                self.set_focus(self.query_one(f"#{_PREFIX}{next(iter(self._wrong))}"))

        self.app.push_screen(not_saved_question(wrong, "Keep editing"), then)

    def _leave(self) -> None:
        self._form.leave()
        self._form.autosave.save()
        self.dismiss(None)

    def on_resize(self) -> None:
        """Keep what has the focus in view where the fields and the page no longer both fit."""
        if self.query(TitleBar):
            self.set_class(bool(self.query("#form-context:focus")), "-context")
            self._tell()
            self.call_after_refresh(self._tell_keys)

    def action_context(self) -> None:
        """Show or hide what the fields are about, where both do not fit."""
        if not self.has_class("-has-context"):
            return
        shown = not self.has_class("-context")
        self.set_class(shown, "-context")
        if shown:
            self.set_focus(self.query_one("#form-context", PageView))
        else:
            self.set_focus(next(self._fields()))

    @on(PageView.LinkFollowed)
    def _followed(self, event: PageView.LinkFollowed) -> None:
        event.stop()
        self._show_meaning(event.link.ref)

    @on(PageView.DefinitionRequested)
    def _asked(self, event: PageView.DefinitionRequested) -> None:
        event.stop()
        self._show_meaning(event.ref)

    def _show_meaning(self, ref: str) -> None:
        """Show an entry over the editor, from which nothing else is opened."""
        if self.is_active and ref in self._form.pages.library.entries:
            self.app.push_screen(DefinitionScreen(self._form.pages, ref))

    @on(PageView.HintsToggled)
    def _hinted(self, event: PageView.HintsToggled) -> None:
        event.stop()
        self.query_one("#form-context", PageView).hide_hints()

    @on(PageView.Exited)
    def _context_left(self, event: PageView.Exited) -> None:
        event.stop()
        self.remove_class("-context")
        self.set_focus(next(self._fields()))

    def action_keys(self) -> None:
        """Show the keys that work here."""
        self.app.push_screen(HelpScreen([Where.EDIT, Where.CHOICE]))
