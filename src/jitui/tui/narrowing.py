"""Narrow the rows of a list by typed words."""

from __future__ import annotations

from collections.abc import Sequence

from jitui.tui.layout.rows import Row


def filter_rows(rows: Sequence[Row], typed: str) -> list[Row]:
    """Return the rows that show all the typed words, in any case, best first.

    Rows with label words that begin as typed come first, and of those the ones that begin
    with the first word: Good before Very Good. Then come those with the words inside the
    label, and those with them beside or under it.
    Headings stay, and with them the order of the rows.
    """
    wanted = typed.casefold().split()
    if not wanted:
        return list(rows)
    matching = [row for row in rows if not row.ref or _all_in(wanted, _shown(row))]
    if any(not row.ref for row in rows):
        return matching
    return sorted(matching, key=lambda row: _rank(wanted, _label(row)))


def _rank(wanted: Sequence[str], label: str) -> tuple[bool, bool, bool]:
    words = label.replace("(", " ").split()
    begun = all(any(word.startswith(typed) for word in words) for typed in wanted)
    return not begun, not label.startswith(wanted[0]), not _all_in(wanted, label)


def _all_in(wanted: Sequence[str], text: str) -> bool:
    return all(word in text for word in wanted)


def _label(row: Row) -> str:
    return f"{row.prefix} {row.text}".strip().casefold()


def _shown(row: Row) -> str:
    suffix = " ".join(run.text for run in row.suffix)
    below = " ".join(text for text, _ in row.below)
    return f"{_label(row)} {suffix} {below}".casefold()
