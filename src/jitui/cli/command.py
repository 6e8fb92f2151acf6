"""What the commands share: their declaration, exit statuses, the library, how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jitui.cli.streams import give_up
from jitui.errors import JituiError, UsageError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from jitui.report.cache import Cache
    from jitui.report.lookup import Lookup
    from jitui.report.model import Entry, Library
    from jitui.report.pages import Pages
    from jitui.search.engine import Engine

FOUND, NOTHING, WRONG = 0, 1, 2
"""The exit statuses."""

FORMATS = ("json", "csv", "markdown", "svg")
"""What is printed for other programs instead of text, each with an option of its name."""

KINDS = (
    "message, indicator, statement, section, partnership, term, question, earlier, background,"
    " scale, discrepancy, note"
)
"""The kinds of entry, for the help, which does not load what declares them."""

Argument = tuple[tuple[str, ...], dict[str, Any]]


class Subcommand(Struct, frozen=True):
    """One command, declared once: the parser and the README's table come from it."""

    name: str
    run: Callable[[argparse.Namespace], int]
    words: str
    arguments: tuple[Argument, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What it does, as a sentence."""
        return f"{self.words[0].upper()}{self.words[1:]}."

    @property
    def description(self) -> str:
        """How its help begins: what it does, and how it is used."""
        return "\n".join((self.sentence, "", "examples:", *(f"  {e}" for e in self.examples)))


def argument(*names: str, **settings: Any) -> Argument:
    """Return an argument of a command, as the parser takes it."""
    return names, settings


JSON = argument("--json", action="store_true", help="print JSON")
CSV = argument("--csv", action="store_true", help="print CSV")
MARKDOWN = argument("--markdown", action="store_true", help="print Markdown")
WORKBOOK = argument(
    "--workbook",
    metavar="FILE",
    help="use this workbook instead of your usual one (see 'jitui paths')",
)
SVG = argument("--svg", action="store_true", help="print the chart as SVG")


def form(options: argparse.Namespace) -> str:
    """Return the form that was asked for, or ``text``.

    Raises:
        UsageError: Several were asked for.
    """
    chosen = [name for name in FORMATS if getattr(options, name, False)]
    if len(chosen) > 1:
        listed = " or ".join(f"--{name}" for name in chosen)
        raise UsageError(f"choose one format only: {listed}")
    return chosen[0] if chosen else "text"


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


def library_of(data: str | None) -> Library:
    """Return the content of a data folder: the one named, or the usual one."""
    from jitui.report.library_cache import cached_library

    return cached_library(*_data(data))


def engine_of(data: str | None) -> Engine:
    """Return the engine that searches the content of a data folder, named or usual."""
    from jitui.report.library_cache import cached_library
    from jitui.search.index_cache import engine_of

    folder, cache = _data(data)
    return engine_of(cached_library(folder, cache), cache)


def _data(named: str | None) -> tuple[Path, Cache]:
    """Return the data folder, and the cache of what is compiled from it."""
    from jitui.report.cache import cache_for
    from jitui.report.loading.folders import data_folder

    folder = data_folder(named)
    return folder, cache_for(folder, _cache_folder)


def _cache_folder() -> Path | None:
    """Return the account's folder for caches, or ``None`` if it has no home."""
    from jitui.storage.paths import paths

    try:
        return paths().cache
    except JituiError:
        return None


def workbook_path(options: argparse.Namespace) -> Path | None:
    """Return the workbook that was named on the command line, or ``None``."""
    named = getattr(options, "workbook", None)
    if named is None:
        return None
    if not named.strip():
        raise UsageError("--workbook needs the name of a file")
    from jitui.output.saving import full_path

    return full_path(named)


def columns() -> int:
    """Return how wide lines may be: the terminal, but no more than is comfortable."""
    from jitui.output.text import MEASURE

    return max(min(terminal_columns() or MEASURE, MEASURE), 20)


def terminal_columns() -> int:
    """Return how wide the terminal is, or 0 where that is not known.

    As ``shutil`` has it, which loads three kinds of compression first.
    """
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and len(named) < 6 and int(named):
        return int(named)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
    except (AttributeError, OSError, ValueError):
        return 0


def typed(words: Iterable[str]) -> str:
    """Return what was typed as one line that is safe to print."""
    from jitui.report.clean import clean_line

    return clean_line(" ".join(words))


def no_such_ref(lookup: Lookup, ref: str) -> str:
    """Return that a ref is unknown, with those that are near."""
    near = ", ".join(e.ref for e in lookup.near(ref))
    hint = f"did you mean {near}?" if near else "'jitui list' lists every ref"
    return f"no entry has the ref {typed([ref])!r}; {hint}"


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
