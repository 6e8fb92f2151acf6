"""Printing: lines, entries and complaints, as wide as the terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jitui.cli.streams import give_up

if TYPE_CHECKING:
    from jitui.report.lookup import Lookup
    from jitui.report.model import Entry, Library
    from jitui.report.pages import Pages


def complain(*lines: object) -> None:
    """Print lines to standard error; where that cannot be written, there is nobody to tell."""
    from jitui.report.clean import clean_line

    try:
        for line in lines:
            print(clean_line(str(line)), file=sys.stderr)
    except OSError:
        give_up(sys.stderr)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to standard output."""
    for line in lines:
        print(line)


def print_entries(
    library: Library,
    entries: Sequence[Entry],
    json: bool,
    notes: Pages | None = None,
    **more: object,
) -> None:
    """Print entries in full, as pages or as JSON with ``more`` before them.

    Args:
        library: The content.
        entries: The entries.
        json: Whether they are printed as JSON.
        notes: The pages of the notes, where there are notes among them.
        more: What stands before them in JSON.
    """
    if json:
        from jitui.output.json_output import dump, full

        print(dump({**more, "entries": [full(library, entry) for entry in entries]}))
        return
    from jitui.output.text import page_lines
    from jitui.report.pages import Pages

    pages = Pages(library)
    for number, entry in enumerate(entries):
        if number:
            print("\n")
        of = pages if notes is None or entry.ref in library.entries else notes
        print_lines(page_lines(of.page(entry.ref), columns()))


def columns() -> int:
    """Return how wide lines may be: the terminal, but no more than is comfortable."""
    from jitui.output.text import MAX_LINE_WIDTH

    terminal = shutil.get_terminal_size((MAX_LINE_WIDTH, 24)).columns
    return max(min(terminal, MAX_LINE_WIDTH), 20)


def typed(words: Iterable[str]) -> str:
    """Return what was typed as one line that is safe to print."""
    from jitui.report.clean import clean_line

    return clean_line(" ".join(words))


def no_such_ref(lookup: Lookup, ref: str) -> str:
    """Return that a ref is unknown, with those that are near."""
    near = ", ".join(e.ref for e in lookup.near(ref))
    hint = f"did you mean {near}?" if near else "'jitui list' lists every ref"
    return f"no entry has the ref {typed([ref])!r}; {hint}"
