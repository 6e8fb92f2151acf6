"""The commands that print entries: overview, list, show, define, cite."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jitui import streams
from jitui.cli.common import (
    FOUND,
    JSON,
    NOTHING,
    Command,
    argument,
    columns,
    complain,
    library_of,
    no_such_ref,
    print_entries,
    print_lines,
    typed,
)
from jitui.errors import NotFound, UsageError

if TYPE_CHECKING:
    import argparse

    from jitui.report.lookup import Lookup
    from jitui.report.model import Entry, Kind


def _overview(options: argparse.Namespace) -> int:
    library = library_of(options)
    if options.json:
        from jitui.plain.shapes import dump, overview

        print(dump(overview(library)))
    else:
        from jitui.plain.text import page_lines
        from jitui.report.pages import Pages

        print_lines(page_lines(Pages(library).overview(), columns()))
    return FOUND


def kind_of(named: str) -> Kind:
    """Return the kind of entry that a word names.

    Raises:
        UsageError: There is no such kind.
    """
    from jitui.report.model import Kind
    from jitui.report.refs import nearest

    names = {name: kind for kind in Kind for name in (kind.value, kind.noun, kind.plural)}
    names |= {name.replace(" ", "-"): kind for name, kind in names.items()}
    names |= {name.rpartition(" ")[2]: kind for name, kind in names.items() if "key" in name}
    names |= {"glossary": Kind.TERM, "areas": Kind.PARTNERSHIP, "questions": Kind.QUESTION}
    names |= {f"{kind.value}s": kind for kind in Kind}
    kind = names.get(named.casefold())
    if kind is None:
        close = nearest(named, names, 1)
        hint = (
            f"did you mean {close[0]!r}?"
            if close
            else "the kinds are: " + ", ".join(kind.value for kind in Kind)
        )
        raise UsageError(f"{typed([named])!r} is not a kind of entry; {hint}")
    return kind


def _list(options: argparse.Namespace) -> int:
    from jitui.report.model import Kind

    kinds = [kind_of(options.kind)] if options.kind else list(Kind)
    library = library_of(options)
    if options.json:
        from jitui.plain.shapes import brief, dump

        entries = [brief(entry) for kind in kinds for entry in library.of(kind)]
        print(dump({"kind": kinds[0].value if options.kind else None, "entries": entries}))
    else:
        from jitui.plain.text import list_lines

        print_lines(list_lines(((kind, library.of(kind)) for kind in kinds), columns()))
    return FOUND


def _show(options: argparse.Namespace) -> int:
    from jitui.report.lookup import Lookup

    library = library_of(options)
    lookup = Lookup(library)
    entries: list[Entry] = []
    missing = 0
    for ref in options.refs:
        entry = lookup.entry(ref)
        if entry is None:
            missing += 1
            complain(f"jitui: {no_such_ref(lookup, ref)}")
        elif entry not in entries:
            entries.append(entry)
    print_entries(library, entries, options.json)
    return NOTHING if missing else FOUND


def _define(options: argparse.Namespace) -> int:
    from jitui.report.lookup import Lookup
    from jitui.report.model import Kind

    library = library_of(options)
    lookup = Lookup(library)
    term = typed(options.term)
    entry: Entry | None = lookup.term(term) or lookup.entry(term)
    if entry is None or entry.kind not in (Kind.TERM, Kind.SCALE):
        near = ", ".join(e.title for e in lookup.near(term, Kind.TERM))
        hint = f"did you mean {near}?" if near else "'jitui list terms' prints every term"
        raise NotFound(f"the glossary has no term {term!r}; {hint}")
    print_entries(library, [entry], options.json, query=term)
    return FOUND


def _cite(options: argparse.Namespace) -> int:
    from jitui.plain.cite import cite
    from jitui.report.lookup import Lookup

    streams.write_utf8()
    library = library_of(options)
    lookup = Lookup(library)
    sys.stdout.write(cite(library, [_wanted(lookup, ref) for ref in options.refs], options.style))
    return FOUND


def _wanted(lookup: Lookup, ref: str) -> Entry:
    entry = lookup.entry(ref)
    if entry is None:
        raise NotFound(no_such_ref(lookup, ref))
    return entry


OVERVIEW = Command(
    "overview", _overview, "say what the report is, its evidence and its evaluations", (JSON,)
)
LIST = Command(
    "list",
    _list,
    "list the entries, or those of one kind",
    (argument("kind", nargs="?", metavar="KIND", help="such as messages or terms"), JSON),
)
SHOW = Command(
    "show",
    _show,
    "print entries by their refs, such as km3 or s1.2",
    (argument("refs", nargs="+", metavar="REF"), JSON),
)
DEFINE = Command(
    "define",
    _define,
    "define a term or an abbreviation of the glossary",
    (argument("term", nargs="+", metavar="TERM"), JSON),
)
CITE = Command(
    "cite",
    _cite,
    "cite entries: reference, text, markdown, harvard, bibtex or csl-json",
    (
        argument("refs", nargs="+", metavar="REF"),
        argument(
            "--style",
            default="reference",
            metavar="STYLE",
            help="reference (one line), text, markdown, harvard, bibtex or csl-json",
        ),
    ),
)
