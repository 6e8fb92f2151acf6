"""What can be filled in of the workbook: the fields of an answer, of evidence, of an action.

A form knows what it edits and where that goes; how it is shown is the screen's matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from jitui.export.document import day_or_text
from jitui.report.clean import clean, clean_line
from jitui.report.model import Kind
from jitui.report.refs import candidates
from jitui.report.wording import counted, of_steps
from jitui.tui.state.autosave import Autosave
from jitui.workbook.days import DAY_FORMS, read_day
from jitui.workbook.model import (
    KIND_NOT_GIVEN,
    Action,
    Confidence,
    Evidence,
    EvidenceKind,
    Note,
    State,
    Status,
    Workbook,
    new_id,
)
from jitui.workbook.pages import OUR_VIEW, PREFIX, PROGRESS, WorkbookPages, parts
from jitui.workbook.progress import progress, words_written

TEXT, LINE, CHOICE = "text", "line", "choice"
_LISTED = ("strengths", "improvements")


class Option(Struct, frozen=True):
    """One value of a choice: what is kept, what is shown, and what it means."""

    value: str
    words: str
    meaning: str = ""


class Field(Struct, frozen=True):
    """One field of a form.

    Attributes:
        name: Its name in the record.
        label: What stands above it.
        shape: ``text`` of many lines, one ``line``, or a ``choice``.
        options: The values of a choice, the first one for none.
        hint: What stands in it while it is empty: an example, or what to write.
        remedy: How to write it, said beside the label while it cannot be taken.
        asked: The title of the list of all values, where it is not the label.
        listed: Whether the arrow keys open the list of all values, and do not step through
            them: the step after "none" would be a judgement that nobody meant.
    """

    name: str
    label: str
    shape: str = TEXT
    options: tuple[Option, ...] = ()
    hint: str = ""
    remedy: str = ""
    asked: str = ""
    listed: bool = False


class Form:
    """Something of the workbook that is being filled in.

    Attributes:
        title: What it is.
        context: The ref of the page that is shown beside it.
        fields: Its fields, in order.
        shown: The workbook as the fields show it; another window may have gone on since.
    """

    title: str
    context: str
    fields: tuple[Field, ...]

    def __init__(self, autosave: Autosave, pages: WorkbookPages) -> None:
        self.autosave = autosave
        self.pages = pages
        self.shown = self._opened = autosave.workbook

    @property
    def begun(self) -> bool:
        """Whether anything is written of it, now or before it was opened."""
        return self.written or self.shown is not self._opened

    @property
    def written(self) -> bool:
        """Whether the workbook has anything of it."""
        raise NotImplementedError

    def in_words(self, name: str, typed: str) -> str:
        """Return what was typed into a field in words, where it can be read in two ways."""
        return ""

    def show_again(self) -> None:
        """Take what is in the workbook now for what the fields show."""
        self.shown = self.autosave.workbook

    def _change(self, workbook: Workbook) -> None:
        self.autosave.change(workbook, of=self.shown)
        self.shown = workbook

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        raise NotImplementedError

    def put(self, name: str, value: str) -> str:
        """Put a value into a field, and return what is wrong with it, or empty.

        All that is right is at once in the workbook. Where it is wrong, the workbook has what
        the field held when it was last settled: half a ref may be another one.
        """
        raise NotImplementedError

    def settle(self) -> None:
        """Take what the fields hold for what is meant, now that one has been left."""

    def state(self) -> str:
        """Return what is to be said of the whole, such as a count of words."""
        return ""

    def leave(self) -> None:
        """Put away what was begun and left empty."""


def _options(words: Sequence[str], none: str = "") -> tuple[Option, ...]:
    first = (Option("", none),) if none else ()
    return (*first, *(Option(word, word) for word in words))


class AnswerForm(Form):
    """The answer to a question, or what is said of a statement."""

    def __init__(self, autosave: Autosave, pages: WorkbookPages, ref: str) -> None:
        super().__init__(autosave, pages)
        library = pages.library
        entry = library.entries[ref]
        self.ref = ref
        self.title = f"{ref}: {entry.title}"
        self.context = ref
        steps = tuple(
            Option(
                step.title,
                f"{step.title} (step {of_steps(step.step, library)})",
                " ".join(step.body),
            )
            for step in library.scale()
        )
        self.fields = (
            *(
                Field(name, label, hint="One per line" if name in _LISTED else "")
                for name, label in parts(ref, library)
            ),
            Field(
                "judgement",
                OUR_VIEW,
                CHOICE,
                (Option("", "none yet"), *steps),
                asked=f"Set our own view of {ref}",
                listed=True,
            ),
            Field(
                "confidence",
                "Confidence",
                CHOICE,
                _options([c.value for c in Confidence], "not set"),
            ),
            Field("status", "Status", CHOICE, _options([s.value for s in Status])),
        )

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        found = getattr(self.shown.answer(self.ref), name)
        return str(getattr(found, "value", found) or "")

    @property
    def written(self) -> bool:
        """Whether there is an answer."""
        return not self.shown.answer(self.ref).empty

    def put(self, name: str, value: str) -> str:
        """Put a value into the answer."""
        book = self.shown
        answer = book.answer(self.ref)
        if name == "confidence":
            answer = replace(answer, confidence=Confidence(value) if value else None)
        elif name == "status":
            answer = replace(answer, status=Status(value))
        else:
            answer = replace(answer, **{name: clean(value)})
            if answer.status is Status.NOT_STARTED and value.strip():
                answer = replace(answer, status=Status.IN_PROGRESS)
        if answer == book.answer(self.ref):
            return ""
        words = answer.words or self.pages.library.entries[self.ref].title
        now = datetime.now().isoformat(timespec="seconds")
        self._change(book.with_answer(replace(answer, words=words, changed=now)))
        return ""

    def state(self) -> str:
        """Return the live count of the position statement, for a statement."""
        if self.pages.library.entries[self.ref].kind is not Kind.STATEMENT:
            return ""
        return words_written(progress(self.shown, self.pages.library, self.pages.today))


class _ItemForm(Form):
    """A piece of evidence, an action or a note, which may not be in the workbook yet."""

    item: Evidence | Action | Note

    def __init__(
        self, autosave: Autosave, pages: WorkbookPages, item: Evidence | Action | Note
    ) -> None:
        super().__init__(autosave, pages)
        self.item = self._settled = item

    def settle(self) -> None:
        """Take what the fields hold for what is meant."""
        self._settled = self.item

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        found = getattr(self.item, name)
        if name == "refs":
            return ", ".join(found)
        return str(getattr(found, "value", found) or "")

    @property
    def written(self) -> bool:
        """Whether it is in the workbook already."""
        return self.shown.item(self.item.id) is not None

    def in_words(self, name: str, typed: str) -> str:
        """Return a day in words: one in figures may have been read the other way round."""
        value = self.value(name)
        return day_or_text(value) if name == "by" and value != typed.strip() else ""

    def put(self, name: str, value: str) -> str:
        """Put a value into the item; it is in the workbook once anything is."""
        wanted: object = clean(value)
        wrong = ""
        if name == "refs":
            wanted, wrong = self._refs(value)
        elif name == "kind":
            wanted = EvidenceKind(value) if value else None
        elif name == "state":
            wanted = State(value)
        elif name == "by":
            wanted = read_day(value)
            wrong = "" if wanted is not None else f"This is not a date. Write it as {DAY_FORMS}."
        if wrong:
            wanted = getattr(self._settled, name)
        if wanted != getattr(self.item, name):
            self.item = replace(self.item, **{name: wanted})
            self._change(self.shown.with_item(self.item))
        return wrong

    def show_again(self) -> None:
        """Take what is in the workbook now for what the fields show."""
        super().show_again()
        self.item = self._settled = self.shown.item(self.item.id) or self.item

    def leave(self) -> None:
        """Take an item out of the workbook in which nothing is written any more."""
        texts = [self.value(f.name) for f in self.fields if f.shape != CHOICE and f.name != "refs"]
        if self.shown.item(self.item.id) is not None and not any(map(str.strip, texts)):
            self._change(self.shown.without(self.item.id))

    def _refs(self, typed: str) -> tuple[tuple[str, ...], str]:
        known = self.pages.library.entries
        refs: list[str] = []
        for word in typed.replace(",", " ").split():
            found = next((ref for ref in candidates(word) if ref in known), "")
            if not found and word not in self.item_refs:
                return (
                    (),
                    f"The report has no entry {clean_line(word)}. Use refs such as rq1 or s2.",
                )
            refs.append(found or word)
        return tuple(dict.fromkeys(refs)), ""

    @property
    def item_refs(self) -> tuple[str, ...]:
        """The refs that the item has already, which another report may have had."""
        return () if isinstance(self._settled, Note) else self._settled.refs


class EvidenceForm(_ItemForm):
    """A piece of evidence."""

    def __init__(
        self, autosave: Autosave, pages: WorkbookPages, item: Evidence | None = None, ref: str = ""
    ) -> None:
        new = Evidence(id=new_id("e", autosave.workbook.ids), shows="", refs=(ref,) if ref else ())
        super().__init__(autosave, pages, item or new)
        assert isinstance(self.item, Evidence)
        to = f" for {ref}" if ref else ""
        self.title = "Evidence" if item else f"New evidence{to}"
        self.context = next(iter(self.item.refs), "")
        self.fields = (
            Field("shows", "What it shows"),
            Field(
                "kind",
                "Kind",
                CHOICE,
                _options([kind.value for kind in EvidenceKind], KIND_NOT_GIVEN),
                asked="What kind of evidence?",
                listed=True,
            ),
            Field("source", "Source", LINE, hint="e.g. a survey or an audit"),
            Field("date", "Date", LINE, hint="e.g. May 2026"),
            Field("link", "Link or path", LINE),
            Field("owner", "Owner", LINE, hint="e.g. the role or team that holds it"),
            Field("refs", "For", LINE, hint="e.g. rq1, s2: questions and statements"),
        )


class ActionForm(_ItemForm):
    """Something to be done."""

    def __init__(
        self, autosave: Autosave, pages: WorkbookPages, item: Action | None = None, ref: str = ""
    ) -> None:
        new = Action(id=new_id("a", autosave.workbook.ids), what="", refs=(ref,) if ref else ())
        super().__init__(autosave, pages, item or new)
        assert isinstance(self.item, Action)
        to = f" for {ref}" if ref else ""
        self.title = "Action" if item else f"New action{to}"
        self.context = next(iter(self.item.refs), "")
        self.fields = (
            Field("what", "What is to be done"),
            Field("who", "Who", LINE, hint="e.g. a role or a team"),
            Field("by", "By", LINE, hint="e.g. 31/12/2026", remedy="not a day, such as 31/12/2026"),
            Field("state", "State", CHOICE, _options([state.value for state in State])),
            Field("refs", "For", LINE, hint="e.g. rq1, s2.1: questions, statements or findings"),
        )


class NoteForm(_ItemForm):
    """A note on an entry of the report."""

    def __init__(
        self,
        autosave: Autosave,
        pages: WorkbookPages,
        item: Note | None = None,
        ref: str = "",
        words: str = "",
    ) -> None:
        before = 0
        if item is None:
            before = len(autosave.workbook.notes_on(ref))
            title = words or pages.library.entries[ref].title
            made = datetime.now().isoformat(timespec="seconds")
            item = Note(
                id=new_id("n", autosave.workbook.ids), ref=ref, words=title, text="", made=made
            )
        super().__init__(autosave, pages, item)
        self.title = f"Note on {item.ref}: {clean_line(item.words)}"
        if before:
            self.title = f"New note on {item.ref}, which has {counted(before, 'note')} already"
        self.context = item.ref if pages.has(item.ref) else ""
        self.fields = (Field("text", "Our note"),)


class PropertiesForm(Form):
    """What the workbook is called, and whose it is."""

    def __init__(self, autosave: Autosave, pages: WorkbookPages) -> None:
        super().__init__(autosave, pages)
        self.title = "Workbook details"
        self.context = ""
        places = tuple(Option(p.ref, p.title) for p in pages.library.partnerships())
        self.fields = (
            Field("title", "Title", LINE),
            Field("agency", "Agency", LINE, hint="e.g. your agency or partnership"),
            Field(
                "area",
                "Area",
                CHOICE,
                (Option("", "none"), *places),
                listed=True,
            ),
        )

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        return str(getattr(self.shown, name))

    @property
    def written(self) -> bool:
        """Whether the workbook has anything in it, or a name."""
        named = any(self.value(f.name) != getattr(Workbook(), f.name) for f in self.fields)
        return named or not self.shown.empty

    def put(self, name: str, value: str) -> str:
        """Put a value into the workbook."""
        book = self.shown
        if clean_line(value) != getattr(book, name):
            self._change(replace(book, **{name: clean_line(value)}))
        return ""


def form_for(autosave: Autosave, pages: WorkbookPages, own: str) -> Form | None:
    """Return the form of an answer or an item of the workbook, if there is one of that id."""
    if PREFIX + own == PROGRESS:
        return PropertiesForm(autosave, pages)
    if pages.can_answer(own):
        return AnswerForm(autosave, pages, own)
    item = autosave.workbook.item(own)
    if isinstance(item, Evidence):
        return EvidenceForm(autosave, pages, item)
    if isinstance(item, Action):
        return ActionForm(autosave, pages, item)
    return NoteForm(autosave, pages, item) if item is not None else None
