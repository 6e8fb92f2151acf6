"""Rows of CSV come back as actions or evidence: all of them, or a sentence for each mistake."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from jitui.errors import Problem
from jitui.export.csv_export import ACTION_COLUMNS, EVIDENCE_COLUMNS
from jitui.output.csv_output import unguarded
from jitui.report.clean import clean, clean_line
from jitui.report.refs import suggestion
from jitui.workbook.days import DAY_FORMS, read_day
from jitui.workbook.model import Action, Evidence, EvidenceKind, State, Workbook, new_id

Item = Action | Evidence

_ID = re.compile(r"[a-z]-[a-z0-9]{1,12}")
_REFS = re.compile(r"[\s,;]+")
_MOST = 10_000
"""How many rows one file may have; a workbook with more is not for people."""


class _Sheet(Struct, frozen=True):
    """What a file of rows is about."""

    letter: str
    noun: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]


_ACTIONS = _Sheet("a", "action", ACTION_COLUMNS, ("what",))
_EVIDENCE = _Sheet("e", "evidence", EVIDENCE_COLUMNS, ("shows",))


class _Wrong(Exception):
    """What is wrong with a cell, and what would be right."""


class _Row(Struct):
    """One row: where it is, and its cells by column."""

    file: str
    line: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def wrong(self, column: str, words: str) -> None:
        self.problems.append(Problem(self.file, self.line, column, words))


def rows(
    data: bytes, name: str, mine: Workbook, known: Collection[str], replacing: bool
) -> tuple[list[Item], list[Problem]]:
    """Return the actions or the evidence in CSV, or every problem, each by line and column.

    A row without an id is a new item; one whose id is in the workbook changes that item,
    in the columns that the file has, and only where items may be replaced.

    Args:
        data: What the file holds.
        name: What to call the file in problems.
        mine: The workbook that they come into.
        known: The refs that there are.
        replacing: Whether items that are there already may be changed.
    """
    problems: list[Problem] = []
    lines = _read(data, name, problems)
    if problems or not lines:
        return [], problems or [
            Problem(name, 0, "", "the file is empty; it needs a row of column names")
        ]
    sheet, columns = _columns(lines[0][1], name, lines[0][0], problems)
    if sheet is None or problems:
        return [], problems
    taken = set(mine.ids)
    seen: dict[str, int] = {}
    items: list[Item] = []
    for line, cells in lines[1:]:
        if len(cells) > len(columns):
            words = f"has {len(cells)} cells, but there are {len(columns)} columns"
            problems.append(Problem(name, line, "", f"{words}; put a text with commas in quotes"))
            continue
        filled = [*cells, *[""] * (len(columns) - len(cells))]
        row = _Row(name, line, dict(zip(columns, filled, strict=True)), problems)
        item = _item(row, sheet, mine, known, taken)
        if item is None:
            continue
        if item.id in seen:
            row.wrong("id", f"{item.id!r} is already on line {seen[item.id]}")
        seen[item.id] = line
        taken.add(item.id)
        old = mine.item(item.id)
        if old not in (None, item) and not replacing:
            row.wrong(
                "id",
                f"{item.id!r} is already in the workbook and differs; add --replace to use"
                " the file's version, or clear this cell to add it as a new one",
            )
        items.append(item)
    return ([] if problems else items), problems


def _read(data: bytes, name: str, problems: list[Problem]) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, each with the line that it begins on."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        words = "is not UTF-8; in the spreadsheet, save it as 'CSV UTF-8'"
        problems.append(Problem(name, line, "", words))
        return []
    first = text.partition("\n")[0]
    # Spreadsheets of other countries part cells with a semicolon, some exports with a tab.
    sign = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    found: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((begins, [clean(unguarded(cell)).strip() for cell in cells]))
            begins = reader.line_num + 1
            if len(found) > _MOST:
                words = f"has more than {_MOST:,} rows; split it into several files"
                problems.append(Problem(name, begins, "", words))
                return []
    except csv.Error as error:
        words = f"not readable as CSV: {error}; put a text with quotes in quotes, each doubled"
        problems.append(Problem(name, begins, "", words))
    return found


def _columns(
    heads: Iterable[str], name: str, line: int, problems: list[Problem]
) -> tuple[_Sheet | None, list[str]]:
    columns = [clean_line(head).casefold() for head in heads]
    while columns and not columns[-1]:
        columns.pop()
    if "what" in columns:
        sheet = _ACTIONS
    elif "shows" in columns:
        sheet = _EVIDENCE
    else:
        words = (
            "these are neither actions nor evidence; the first row must name the columns, with"
            f" 'what' for actions ({', '.join(ACTION_COLUMNS)}) or 'shows' for evidence"
            f" ({', '.join(EVIDENCE_COLUMNS)})"
        )
        problems.append(Problem(name, line, "", words))
        return None, columns
    for number, column in enumerate(columns):
        if column not in sheet.columns:
            shown = column or f"number {number + 1}"
            words = f"is not a column of {sheet.noun}; {suggestion(column, list(sheet.columns))}"
            problems.append(Problem(name, line, shown, words))
        elif column in columns[:number]:
            problems.append(Problem(name, line, column, "the column appears twice"))
    missing = [column for column in sheet.needed if column not in columns]
    problems += [Problem(name, line, column, "the column is missing") for column in missing]
    return sheet, columns


def _item(
    row: _Row, sheet: _Sheet, mine: Workbook, known: Collection[str], taken: Collection[str]
) -> Item | None:
    """Return the item of a row, or ``None`` after noting what is wrong with it."""
    before = len(row.problems)
    key = row.cells.get("id", "").casefold()
    old = mine.item(key) if key else None
    if key and not (_ID.fullmatch(key) and key.startswith(f"{sheet.letter}-")):
        words = f"{key[:40]!r} is not an id of {sheet.noun}, such as {sheet.letter}-k3f9"
        row.wrong("id", f"{words}; leave the cell empty for a new one")
    for column in sheet.needed:
        if not row.cells.get(column, ""):
            row.wrong(column, "is empty; every row needs it")
    allowed = {*known, *(old.refs if isinstance(old, Action | Evidence) else ())}
    values: dict[str, object] = {}
    for column, text in row.cells.items():
        if column == "id":
            continue
        try:
            values[column] = _READERS.get(column, _plain)(text, allowed)
        except _Wrong as wrong:
            row.wrong(column, str(wrong))
    if len(row.problems) > before:
        return None
    if isinstance(old, Action | Evidence):
        return replace(old, **values)
    key = key or new_id(sheet.letter, taken)
    if sheet is _ACTIONS:
        return Action(id=key, **values)  # type: ignore[arg-type]
    return Evidence(id=key, **values)  # type: ignore[arg-type]


def _plain(text: str, _known: Collection[str]) -> str:
    return text


def _word(
    values: type[Enum], default: Enum | None
) -> Callable[[str, Collection[str]], Enum | None]:
    names = {str(value.value): value for value in values}

    def read(text: str, _known: Collection[str]) -> Enum | None:
        word = clean_line(text).casefold()
        if not word:
            return default
        if word not in names:
            raise _Wrong(f"{word[:40]!r} is not known; {suggestion(word, list(names))}")
        return names[word]

    return read


def _day(text: str, _known: Collection[str]) -> str:
    """Return a day as ISO has it; a spreadsheet makes of it what its country writes."""
    day = read_day(text)
    if day is None:
        raise _Wrong(f"{text[:40]!r} is not a date; write {DAY_FORMS}")
    return day


def _refs(text: str, known: Collection[str]) -> tuple[str, ...]:
    refs = tuple(dict.fromkeys(ref for ref in _REFS.split(text) if ref))
    for ref in refs:
        if ref not in known:
            raise _Wrong(f"no entry has the ref {ref[:40]!r}; {suggestion(ref, list(known))}")
    return refs


_READERS: Mapping[str, Callable[[str, Collection[str]], object]] = {
    "kind": _word(EvidenceKind, None),
    "state": _word(State, State.TO_DO),
    "by": _day,
    "refs": _refs,
}
