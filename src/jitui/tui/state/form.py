"""What every form has: its fields, and the workbook that they change."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from jitui.tui.state.autosave import Autosave
from jitui.workbook.model import Workbook
from jitui.workbook.pages import WorkbookPages

TEXT, LINE, CHOICE = "text", "line", "choice"


class FieldChoice(Struct, frozen=True):
    """One value of a choice: what is stored, what is shown, and what it means."""

    value: str
    words: str
    meaning: str = ""


class Field(Struct, frozen=True):
    """One field of a form.

    Attributes:
        name: Its name in the record.
        label: What stands above it.
        kind: ``text`` of many lines, one ``line``, or a ``choice``.
        options: The values of a choice, the first one for none.
        hint: What stands in it while it is empty: an example, or what to write.
        remedy: How to write it, said beside the label while its text cannot be used.
        picker_title: The title of the list of all values, where it is not the label.
        listed: Whether the arrow keys open the list of all values, and do not step through
            them: the step after "none" would be a judgement that nobody meant.
    """

    name: str
    label: str
    kind: str = TEXT
    options: tuple[FieldChoice, ...] = ()
    hint: str = ""
    remedy: str = ""
    picker_title: str = ""
    listed: bool = False


class Form:
    """Something of the workbook that is being filled in.

    Attributes:
        title: What it is.
        context: The ref of the page that is shown beside it.
        fields: Its fields, in order.
        workbook: The workbook as the fields show it; another window may have gone on since.
    """

    title: str
    context: str = ""
    fields: tuple[Field, ...]

    def __init__(self, autosave: Autosave, pages: WorkbookPages) -> None:
        self.autosave = autosave
        self.pages = pages
        self.workbook = self._opened = autosave.workbook

    @property
    def begun(self) -> bool:
        """Whether anything is written of it, now or before it was opened."""
        return self.is_written or self.workbook is not self._opened

    @property
    def is_written(self) -> bool:
        """Whether the workbook has anything of it."""
        raise NotImplementedError

    def value(self, name: str) -> str:
        """Return what a field holds now."""
        raise NotImplementedError

    def put(self, name: str, value: str) -> str:
        """Put a value into a field, and return what is wrong with it, or nothing.

        A value that is right is in the workbook at once. While it is wrong, the workbook has
        what the field held when one was last left: half a ref may be another one.
        """
        raise NotImplementedError

    def in_words(self, name: str, typed: str) -> str:
        """Return what was typed into a field in words, where it can be read in two ways."""
        return ""

    def status(self) -> str:
        """Return what is to be said of the whole form, such as a count of words."""
        return ""

    def field_left(self) -> None:
        """Take what the fields hold for what is meant, now that one has been left."""

    def reload(self) -> None:
        """Show what is in the workbook now."""
        self.workbook = self.autosave.workbook

    def close(self) -> None:
        """Remove what was begun and left empty."""

    def _change(self, workbook: Workbook) -> None:
        self.autosave.change(workbook, of=self.workbook)
        self.workbook = workbook


def field_text(record: object, name: str) -> str:
    """Return what a record holds in a field, as text; for a member of an enum, its value."""
    value = getattr(record, name)
    return str(getattr(value, "value", value) or "")


def options(members: type[Enum], none: str = "") -> tuple[FieldChoice, ...]:
    """Return the members of an enum as options, after one for none where that has a word."""
    first = (FieldChoice("", none),) if none else ()
    return (*first, *(FieldChoice(member.value, member.value) for member in members))
