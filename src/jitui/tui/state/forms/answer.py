"""The form of the answer to a question, or of what is said of a statement."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from jitui.report.clean import clean
from jitui.report.model import Kind
from jitui.report.wording import of_steps
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.forms.form import CHOICE, Field, FieldChoice, Form, field_text, options
from jitui.workbook.model import AnswerStatus, Confidence
from jitui.workbook.pages import OUR_VIEW, WorkbookPages, parts
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
