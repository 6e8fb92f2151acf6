"""The forms of the workbook: answers, evidence, actions, notes, and the workbook's details."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from jitui.export.document import day_or_text
from jitui.report.clean import clean, clean_line
from jitui.report.model import Kind
from jitui.report.refs import candidates
from jitui.report.wording import counted, of_steps
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.form import CHOICE, LINE, Field, FieldChoice, Form, field_text, options
from jitui.workbook.days import DAY_FORMS, read_day
from jitui.workbook.model import (
    KIND_NOT_GIVEN,
    Action,
    ActionStatus,
    AnswerStatus,
    Confidence,
    Evidence,
    EvidenceKind,
    Note,
    Workbook,
    new_id,
)
from jitui.workbook.pages import OUR_VIEW, PREFIX, PROGRESS, WorkbookPages, parts
from jitui.workbook.progress import progress, words_written

_LISTS = ("strengths", "improvements")


class AnswerForm(Form):
    """The answer to a question or a statement."""

    def __init__(self, autosave: Autosave, pages: WorkbookPages, ref: str) -> None:
        super().__init__(autosave, pages)
        library = pages.library
        self.ref = self.context = ref
        self.title = f"{ref}: {library.entries[ref].title}"
        steps = (
            FieldChoice(
                step.title,
                f"{step.title} (step {of_steps(step.step, library)})",
                " ".join(step.body),
            )
            for step in library.scale()
        )
        self.fields = (
            *(
                Field(name, label, hint="One per line" if name in _LISTS else "")
                for name, label in parts(ref, library)
            ),
            Field(
                "judgement",
                OUR_VIEW,
                CHOICE,
                (FieldChoice("", "none yet"), *steps),
                picker_title=f"Set our own view of {ref}",
                listed=True,
            ),
            Field("confidence", "Confidence", CHOICE, options(Confidence, "not set")),
            Field("status", "Status", CHOICE, options(AnswerStatus)),
        )

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        return field_text(self.workbook.answer(self.ref), name)

    @property
    def is_written(self) -> bool:
        """Whether there is an answer."""
        return not self.workbook.answer(self.ref).empty

    def put(self, name: str, value: str) -> str:
        """Put a value into the answer."""
        before = self.workbook.answer(self.ref)
        if name == "confidence":
            answer = replace(before, confidence=Confidence(value) if value else None)
        elif name == "status":
            answer = replace(before, status=AnswerStatus(value))
        else:
            answer = replace(before, **{name: clean(value)})
            if answer.status is AnswerStatus.NOT_STARTED and value.strip():
                answer = replace(answer, status=AnswerStatus.IN_PROGRESS)
        if answer != before:
            words = answer.words or self.pages.library.entries[self.ref].title
            now = datetime.now().isoformat(timespec="seconds")
            self._change(self.workbook.with_answer(replace(answer, words=words, changed=now)))
        return ""

    def status(self) -> str:
        """Return the live count of the position statement, for a statement."""
        if self.pages.library.entries[self.ref].kind is not Kind.STATEMENT:
            return ""
        return words_written(progress(self.workbook, self.pages.library, self.pages.today))


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


class _ItemForm(Form):
    """A piece of evidence, an action or a note, which may not be in the workbook yet."""

    def __init__(
        self, autosave: Autosave, pages: WorkbookPages, item: Evidence | Action | Note
    ) -> None:
        super().__init__(autosave, pages)
        self.item = self._last_right = item

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        if name == "refs":
            return ", ".join(getattr(self.item, name))
        return field_text(self.item, name)

    @property
    def is_written(self) -> bool:
        """Whether it is in the workbook already."""
        return self.workbook.item(self.item.id) is not None

    def in_words(self, name: str, typed: str) -> str:
        """Return a day in words: one in figures may have been read the other way round."""
        value = self.value(name)
        return day_or_text(value) if name == "by" and value != typed.strip() else ""

    def put(self, name: str, value: str) -> str:
        """Put a value into the item; it is in the workbook once anything is."""
        new: object = clean(value)
        wrong = ""
        if name == "refs":
            new, wrong = self._refs(value)
        elif name == "kind":
            new = EvidenceKind(value) if value else None
        elif name == "state":
            new = ActionStatus(value)
        elif name == "by":
            new = read_day(value)
            wrong = "" if new is not None else f"This is not a date. Write it as {DAY_FORMS}."
        if wrong:
            new = getattr(self._last_right, name)
        if new != getattr(self.item, name):
            self.item = replace(self.item, **{name: new})
            self._change(self.workbook.with_item(self.item))
        return wrong

    def _refs(self, typed: str) -> tuple[tuple[str, ...], str]:
        """Return the refs that were typed, and what is wrong with them, or nothing."""
        known = self.pages.library.entries
        # The item may have refs of another report, which stay.
        earlier = () if isinstance(self._last_right, Note) else self._last_right.refs
        refs: list[str] = []
        for word in typed.replace(",", " ").split():
            ref = next((ref for ref in candidates(word) if ref in known), "")
            if not ref and word not in earlier:
                words = f"The report has no entry {clean_line(word)}. Use refs such as rq1 or s2."
                return (), words
            refs.append(ref or word)
        return tuple(dict.fromkeys(refs)), ""

    def field_left(self) -> None:
        """Take what the fields hold for what is meant."""
        self._last_right = self.item

    def reload(self) -> None:
        """Show what is in the workbook now."""
        super().reload()
        self.item = self._last_right = self.workbook.item(self.item.id) or self.item

    def close(self) -> None:
        """Take an item out of the workbook in which nothing is written any more."""
        texts = [self.value(f.name) for f in self.fields if f.kind != CHOICE and f.name != "refs"]
        if self.is_written and not any(map(str.strip, texts)):
            self._change(self.workbook.without(self.item.id))


class _ReferringForm(_ItemForm):
    """A piece of evidence or an action, which refers to entries of the report."""

    noun: str

    def __init__(self, autosave: Autosave, pages: WorkbookPages, item: Evidence | Action) -> None:
        super().__init__(autosave, pages, item)
        self.context = next(iter(item.refs), "")
        subject = f" for {self.context}" if self.context else ""
        self.title = self.noun if self.is_written else f"New {self.noun.lower()}{subject}"


class EvidenceForm(_ReferringForm):
    """A piece of evidence."""

    noun = "Evidence"

    fields = (
        Field("shows", "What it shows"),
        Field(
            "kind",
            "Kind",
            CHOICE,
            options(EvidenceKind, KIND_NOT_GIVEN),
            picker_title="What kind of evidence?",
            listed=True,
        ),
        Field("source", "Source", LINE, hint="e.g. a survey or an audit"),
        Field("date", "Date", LINE, hint="e.g. May 2026"),
        Field("link", "Link or path", LINE),
        Field("owner", "Owner", LINE, hint="e.g. the role or team that holds it"),
        Field("refs", "For", LINE, hint="e.g. rq1, s2: questions and statements"),
    )


class ActionForm(_ReferringForm):
    """Something to be done."""

    noun = "Action"

    fields = (
        Field("what", "What is to be done"),
        Field("who", "Who", LINE, hint="e.g. a role or a team"),
        Field("by", "By", LINE, hint="e.g. 31/12/2026", remedy="not a day, such as 31/12/2026"),
        Field("state", "State", CHOICE, options(ActionStatus)),
        Field("refs", "For", LINE, hint="e.g. rq1, s2.1: questions, statements or findings"),
    )


class NoteForm(_ItemForm):
    """A note on an entry of the report."""

    fields = (Field("text", "Our note"),)

    def __init__(
        self,
        autosave: Autosave,
        pages: WorkbookPages,
        item: Note | None = None,
        ref: str = "",
        words: str = "",
    ) -> None:
        earlier = 0
        if item is None:
            earlier = len(autosave.workbook.notes_on(ref))
            words = words or pages.library.entries[ref].title
            made = datetime.now().isoformat(timespec="seconds")
            new = new_id("n", autosave.workbook.ids)
            item = Note(id=new, ref=ref, words=words, text="", made=made)
        super().__init__(autosave, pages, item)
        self.title = f"Note on {item.ref}: {clean_line(item.words)}"
        if earlier:
            self.title = f"New note on {item.ref}, which has {counted(earlier, 'note')} already"
        self.context = item.ref if pages.has(item.ref) else ""


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
