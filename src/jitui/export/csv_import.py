"""Reads rows of CSV as actions or evidence, or reports every mistake."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable
from enum import Enum
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from jitui.errors import Problem
from jitui.export.csv_export import ACTION_COLUMNS, EVIDENCE_COLUMNS
from jitui.output.csv_output import unguarded
from jitui.report.clean import clean, clean_line
from jitui.report.refs import suggestion
from jitui.workbook.days import DAY_FORMS, read_day
from jitui.workbook.model import Action, ActionStatus, Evidence, EvidenceKind, Workbook, new_id

Item = Action | Evidence

_REFS = re.compile(r"[\s,;]+")
_MOST = 10_000
"""How many rows one file may have; a workbook with more is not for people."""


class _CsvFormat(Struct, frozen=True):
    """The rows of actions, or of evidence; each needs the column that tells them apart."""

    record: type[Action] | type[Evidence]
    noun: str
    columns: tuple[str, ...]
    needed: str


_FORMATS = (
    _CsvFormat(Action, "action", ACTION_COLUMNS, "what"),
    _CsvFormat(Evidence, "evidence", EVIDENCE_COLUMNS, "shows"),
)


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

    def wrong(line: int, column: str, words: str) -> None:
        problems.append(Problem(name, line, column, words))

    lines = _read(data, wrong)
    if not (lines or problems):
        wrong(0, "", "the file is empty; it needs a row of column names")
    if problems:
        return [], problems
    first, heads = lines.pop(0)
    columns = _columns(heads)
    csv_format = _format(columns, first, wrong)
    if csv_format is None or problems:
        return [], problems
    taken = set(mine.ids)
    line_of: dict[str, int] = {}
    items: list[Item] = []
    for line, cells in lines:
        if len(cells) > len(columns):
            words = f"has {len(cells)} cells, but there are {len(columns)} columns"
            wrong(line, "", f"{words}; put a text with commas in quotes")
            continue
        row = dict(zip_longest(columns, cells, fillvalue=""))
        item, faults = _item(row, csv_format, mine, known, taken)
        for column, words in faults.items():
            wrong(line, column, words)
        if item is None:
            continue
        if item.id in line_of:
            wrong(line, "id", f"{item.id!r} is already on line {line_of[item.id]}")
        if mine.item(item.id) not in (None, item) and not replacing:
            words = f"{item.id!r} is already in the workbook and differs; add --replace to use"
            wrong(
                line, "id", f"{words} the file's version, or clear this cell to add it as a new one"
            )
        line_of[item.id] = line
        taken.add(item.id)
        items.append(item)
    return ([] if problems else items), problems


def _read(data: bytes, wrong: Callable[[int, str, str], None]) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty, each with the line that it begins on."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong(line, "", "is not UTF-8; in the spreadsheet, save it as 'CSV UTF-8'")
        return []
    first = text.partition("\n")[0]
    # Spreadsheets of other countries part cells with a semicolon, some exports with a tab.
    sign = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    lines: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((begins, [clean(unguarded(cell)).strip() for cell in cells]))
            begins = reader.line_num + 1
            if len(lines) > _MOST:
                wrong(begins, "", f"has more than {_MOST:,} rows; split it into several files")
                break
    except csv.Error as error:
        words = "put a text with quotes in quotes, each doubled"
        wrong(begins, "", f"not readable as CSV: {error}; {words}")
    return lines


def _columns(heads: Iterable[str]) -> list[str]:
    columns = [clean_line(head).casefold() for head in heads]
    while columns and not columns[-1]:
        columns.pop()
    return columns


def _format(
    columns: list[str], line: int, wrong: Callable[[int, str, str], None]
) -> _CsvFormat | None:
    """Return what the rows are, after saying what is wrong with the columns."""
    csv_format = next((one for one in _FORMATS if one.needed in columns), None)
    if csv_format is None:
        words = (
            "these are neither actions nor evidence; the first row must name the columns, with"
            f" 'what' for actions ({', '.join(ACTION_COLUMNS)}) or 'shows' for evidence"
            f" ({', '.join(EVIDENCE_COLUMNS)})"
        )
        wrong(line, "", words)
        return None
    for number, column in enumerate(columns):
        if column not in csv_format.columns:
            near = suggestion(column, list(csv_format.columns))
            shown = column or f"number {number + 1}"
            wrong(line, shown, f"is not a column of {csv_format.noun}; {near}")
        elif column in columns[:number]:
            wrong(line, column, "the column appears twice")
    return csv_format


def _item(
    row: dict[str, str],
    csv_format: _CsvFormat,
    mine: Workbook,
    known: Collection[str],
    taken: Collection[str],
) -> tuple[Item | None, dict[str, str]]:
    """Return the item of a row, or ``None`` and what is wrong in which column."""
    faults: dict[str, str] = {}
    letter = csv_format.noun[0]  # what the ids begin with
    key = row.pop("id", "").casefold()
    if key and not re.fullmatch(rf"{letter}-[a-z0-9]{{1,12}}", key):
        words = f"{key[:40]!r} is not an id of {csv_format.noun}, such as {letter}-k3f9"
        faults["id"] = f"{words}; leave the cell empty for a new one"
    if not row[csv_format.needed]:
        faults[csv_format.needed] = "is empty; every row needs it"
    old = mine.item(key)
    # A ref that the item had already may be one of another edition of the report.
    allowed = (*known, *(old.refs if isinstance(old, Action | Evidence) else ()))
    values: dict[str, object] = {}
    for column, text in row.items():
        values[column], fault = _value(column, text, allowed)
        if fault:
            faults[column] = fault
    if faults:
        return None, faults
    if isinstance(old, Action | Evidence):
        return replace(old, **values), faults
    return csv_format.record(id=key or new_id(letter, taken), **values), faults  # type: ignore[arg-type]


def _value(column: str, text: str, known: Collection[str]) -> tuple[object, str]:
    """Return what a cell means; where it means nothing, a sentence says what would be right."""
    if column == "kind":
        return _one_of(EvidenceKind, text, None)
    if column == "state":
        return _one_of(ActionStatus, text, ActionStatus.TO_DO)
    if column == "by":  # a spreadsheet makes of a day what its country writes
        day = read_day(text)
        return day, f"{text[:40]!r} is not a date; write {DAY_FORMS}" if day is None else ""
    if column != "refs":
        return text, ""
    refs = tuple(dict.fromkeys(ref for ref in _REFS.split(text) if ref))
    for ref in refs:
        if ref not in known:
            near = suggestion(ref, list(known))
            return refs, f"no entry has the ref {ref[:40]!r}; {near}"
    return refs, ""


def _one_of(values: type[Enum], text: str, default: Enum | None) -> tuple[Enum | None, str]:
    names = {str(value.value): value for value in values}
    word = clean_line(text).casefold()
    if word and word not in names:
        return None, f"{word[:40]!r} is not known; {suggestion(word, list(names))}"
    return names.get(word, default), ""
