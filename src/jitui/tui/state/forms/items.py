"""The forms of evidence, actions and notes."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from jitui.export.document import day_or_text
from jitui.report.clean import clean, clean_line
from jitui.report.refs import candidates
from jitui.report.wording import counted
from jitui.tui.state.autosave import Autosave
from jitui.tui.state.forms.form import CHOICE, LINE, Field, Form, field_text, options
from jitui.workbook.days import DAY_FORMS, read_day
from jitui.workbook.model import (
    KIND_NOT_GIVEN,
    Action,
    ActionStatus,
    Evidence,
    EvidenceKind,
    Note,
    new_id,
)
from jitui.workbook.pages import WorkbookPages


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


class EvidenceForm(_ItemForm):
    """A piece of evidence."""

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

    def __init__(
        self, autosave: Autosave, pages: WorkbookPages, item: Evidence | None = None, ref: str = ""
    ) -> None:
        self.title = "Evidence" if item else f"New evidence{f' for {ref}' if ref else ''}"
        refs = (ref,) if ref else ()
        item = item or Evidence(id=new_id("e", autosave.workbook.ids), shows="", refs=refs)
        super().__init__(autosave, pages, item)
        self.context = next(iter(item.refs), "")


class ActionForm(_ItemForm):
    """Something to be done."""

    fields = (
        Field("what", "What is to be done"),
        Field("who", "Who", LINE, hint="e.g. a role or a team"),
        Field("by", "By", LINE, hint="e.g. 31/12/2026", remedy="not a day, such as 31/12/2026"),
        Field("state", "State", CHOICE, options(ActionStatus)),
        Field("refs", "For", LINE, hint="e.g. rq1, s2.1: questions, statements or findings"),
    )

    def __init__(
        self, autosave: Autosave, pages: WorkbookPages, item: Action | None = None, ref: str = ""
    ) -> None:
        self.title = "Action" if item else f"New action{f' for {ref}' if ref else ''}"
        refs = (ref,) if ref else ()
        item = item or Action(id=new_id("a", autosave.workbook.ids), what="", refs=refs)
        super().__init__(autosave, pages, item)
        self.context = next(iter(item.refs), "")


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
