"""Import into a workbook: another workbook, or rows of actions or evidence.

Nothing that is there is overwritten in silence: what differs is kept beside it and reported,
or taken from the file on request.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jitui.errors import Problem
from jitui.export.csv_import import rows
from jitui.export.json_export import parse_json
from jitui.report.model import Library
from jitui.workbook.file.reader import decode, other_report
from jitui.workbook.file.writer import cleaned
from jitui.workbook.merge import merge
from jitui.workbook.model import Action, Answer, Evidence, Note, Workbook

Item = TypeVar("Item", Evidence, Action, Note)


class Imported(Struct, frozen=True):
    """The result of an import.

    Attributes:
        workbook: The workbook with what was imported.
        differences: A sentence for each thing that differed, and what was done about it.
        added: How many answers and items are new.
        changed: How many that were there have changed.
        same: How many were there already, just as they came.
    """

    workbook: Workbook
    differences: tuple[str, ...] = ()
    added: int = 0
    changed: int = 0
    same: int = 0


def import_file(
    data: bytes, name: str, mine: Workbook, library: Library, replacing: bool = False
) -> tuple[Imported | None, list[Problem]]:
    """Return a workbook with what a file holds, or ``None`` and every problem of the file.

    Args:
        data: What the file holds: JSON, CSV, or another workbook.
        name: The file's name, whose ending says which.
        mine: The workbook that it comes into; it is not changed.
        library: The report, whose refs rows may name.
        replacing: Whether the file's version is used where something differs.
    """
    mine = cleaned(mine)
    ending = PurePath(name).suffix.casefold()
    if ending == ".csv":
        items, problems = rows(data, name, mine, library.entries, replacing)
        if problems:
            return None, problems
        book = mine
        for item in items:
            book = book.with_item(item)
        return _counted(mine, book, len(items)), []
    theirs, problems = (parse_json if ending == ".json" else decode)(data, name)
    if theirs is None:
        return None, problems
    other = other_report(theirs, library.report.id)
    if other:
        return None, [Problem(name, 0, "report", other)]
    if replacing:
        return _counted(mine, _replaced(mine, theirs), len(_parts(theirs))), []
    # What came before under a new id is not new the second time.
    fresh = replace(
        theirs,
        evidence=_fresh(mine.evidence, theirs.evidence),
        actions=_fresh(mine.actions, theirs.actions),
        notes=_fresh(mine.notes, theirs.notes),
    )
    book, differences = merge(Workbook(report=mine.report), mine, fresh)
    return _counted(mine, book, len(_parts(theirs)), tuple(differences)), []


def _fresh(mine: tuple[Item, ...], theirs: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items that differ from all of mine, whatever their ids."""
    contents = {replace(item, id="") for item in mine}
    return tuple(item for item in theirs if replace(item, id="") not in contents)


def _replaced(mine: Workbook, theirs: Workbook) -> Workbook:
    """Return a workbook with all that the other has in the place of its own."""
    book = replace(
        mine,
        title=theirs.title if theirs.title != Workbook().title else mine.title,
        agency=theirs.agency or mine.agency,
        area=theirs.area or mine.area,
        made=theirs.made or mine.made,
    )
    for answer in theirs.answers:
        if not answer.empty:
            book = book.with_answer(answer)
    for item in _items(theirs):
        book = book.with_item(item)
    return book


def _counted(
    mine: Workbook, book: Workbook, came: int, differences: tuple[str, ...] = ()
) -> Imported:
    """Return an import with how much of what came is new, changed, or was there."""
    before, after = _parts(mine), _parts(book)
    added = len(after.keys() - before.keys())
    changed = sum(key in before and before[key] != part for key, part in after.items())
    return Imported(book, differences, added, changed, max(came - added - changed, 0))


def _parts(book: Workbook) -> dict[str, Answer | Evidence | Action | Note]:
    """Return what a workbook consists of, by ref or id."""
    answers = {answer.ref: answer for answer in book.answers if not answer.empty}
    return {**answers, **{item.id: item for item in _items(book)}}


def _items(book: Workbook) -> tuple[Evidence | Action | Note, ...]:
    return (*book.evidence, *book.actions, *book.notes)
