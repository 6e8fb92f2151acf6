"""The commands that print entries: overview, list, show, define, cite."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jitui.cli import streams
from jitui.cli.command import JSON, KINDS, WORKBOOK, Subcommand, argument
from jitui.cli.content import library_of
from jitui.cli.exit_status import FOUND, NOTHING
from jitui.cli.printing import columns, complain, no_such_ref, print_entries, print_lines, typed
from jitui.errors import NotFound, UsageError

if TYPE_CHECKING:
    import argparse

    from jitui.report.lookup import Lookup
    from jitui.report.model import Entry, Kind
    from jitui.report.pages import Pages

NOTE_PREFIX = "book:"
"""Begins the refs of what stands in the workbook."""


def _overview(options: argparse.Namespace) -> int:
    library = library_of(options.data)
    if options.json:
        from jitui.output.json_output import dump, overview

        print(dump(overview(library)))
    else:
        from jitui.output.text import page_lines
        from jitui.report.pages import Pages

        print_lines(page_lines(Pages(library).overview(), columns()))
    return FOUND


def kind_of(named: str) -> Kind:
    """Return the kind of entry that a word names.

    Raises:
        UsageError: There is no such kind.
    """
    from jitui.report.model import Kind
    from jitui.report.refs import suggestion
    from jitui.report.wording import noun

    names = {name: kind for kind in Kind for name in (kind.value, kind.noun, kind.plural)}
    names |= {name.replace(" ", "-"): kind for name, kind in names.items()}
    names |= {name.rpartition(" ")[2]: kind for name, kind in names.items() if "key" in name}
    names |= {"glossary": Kind.TERM, "areas": Kind.PARTNERSHIP, "questions": Kind.QUESTION}
    names |= {noun(2, kind.value): kind for kind in Kind}
    kind = names.get(named.casefold())
    if kind is None:
        kinds = ", ".join(kind.value for kind in Kind)
        hint = suggestion(named, names, f"the kinds are: {kinds}")
        raise UsageError(f"{typed([named])!r} is not a kind of entry; {hint}")
    return kind


def _list(options: argparse.Namespace) -> int:
    from jitui.report.model import Kind

    kinds = [kind_of(options.kind)] if options.kind else list(Kind)
    if options.workbook is not None and kinds != [Kind.NOTE]:
        raise UsageError("--workbook works only with notes: jitui list notes --workbook FILE")
    library = library_of(options.data)
    if kinds == [Kind.NOTE]:
        from jitui.cli.workbooks import workbook_pages

        listed = [(Kind.NOTE, workbook_pages(options, library).note_entries())]
    else:
        listed = [(kind, library.of(kind)) for kind in kinds]
    if options.json:
        from jitui.output.json_output import brief, dump

        entries = [brief(entry) for _, found in listed for entry in found]
        print(dump({"kind": kinds[0].value if options.kind else None, "entries": entries}))
    else:
        from jitui.output.text import list_lines

        print_lines(list_lines(listed, columns()))
    if not any(found for _, found in listed):
        if kinds == [Kind.NOTE]:
            complain("jitui: the workbook has no notes yet; press a in the app to add one")
        else:
            of_kind = f" of the kind {kinds[0].value!r}" if options.kind else ""
            complain(f"jitui: the report has no entries{of_kind}")
        return NOTHING
    return FOUND


def _show(options: argparse.Namespace) -> int:
    from jitui.report.lookup import Lookup

    library = library_of(options.data)
    lookup = Lookup(library)
    with_notes = any(ref.startswith(NOTE_PREFIX) for ref in options.refs)
    if options.workbook is not None and not with_notes:
        such = f"{NOTE_PREFIX}n-k3f9"
        raise UsageError(f"--workbook works only with the ref of a note, such as {such}")
    pages: Pages | None = None
    notes: dict[str, Entry] = {}
    if with_notes:
        from jitui.cli.workbooks import workbook_pages

        pages = workbook_pages(options, library)
        notes = {note.ref: note for note in pages.note_entries()}
    entries: list[Entry] = []
    missing = 0
    for ref in options.refs:
        of_note = ref.startswith(NOTE_PREFIX)
        entry = notes.get(ref) if of_note else lookup.entry(ref)
        if entry is None:
            missing += 1
            complain(f"jitui: {_no_such_note(ref) if of_note else no_such_ref(lookup, ref)}")
        elif entry not in entries:
            entries.append(entry)
    print_entries(library, entries, options.json, pages)
    return NOTHING if missing else FOUND


def _no_such_note(ref: str) -> str:
    return f"the workbook has no note {typed([ref])!r}; 'jitui list notes' lists every note"


def _define(options: argparse.Namespace) -> int:
    from jitui.report.lookup import Lookup
    from jitui.report.model import Kind

    library = library_of(options.data)
    lookup = Lookup(library)
    term = typed(options.term)
    entry: Entry | None = lookup.term(term) or lookup.entry(term)
    if entry is None or entry.kind not in (Kind.TERM, Kind.SCALE):
        near = ", ".join(e.title for e in lookup.near(term, Kind.TERM))
        hint = f"did you mean {near}?" if near else "'jitui list terms' lists every term"
        raise NotFound(f"the glossary has no term {term!r}; {hint}")
    print_entries(library, [entry], options.json, query=term)
    return FOUND


def _cite(options: argparse.Namespace) -> int:
    from jitui.output.citations import cite
    from jitui.report.lookup import Lookup

    streams.write_utf8()
    library = library_of(options.data)
    lookup = Lookup(library)
    sys.stdout.write(cite(library, [_wanted(lookup, ref) for ref in options.refs], options.style))
    return FOUND


def _wanted(lookup: Lookup, ref: str) -> Entry:
    entry = lookup.entry(ref)
    if entry is None:
        raise NotFound(no_such_ref(lookup, ref))
    return entry


OVERVIEW = Subcommand(
    "overview",
    _overview,
    "show what the report is, its evidence and its evaluations",
    (JSON,),
    ("jitui overview", "jitui overview --json"),
)
LIST = Subcommand(
    "list",
    _list,
    "list all entries, or those of one kind",
    (argument("kind", nargs="?", metavar="KIND", help=f"one of: {KINDS}"), WORKBOOK, JSON),
    ("jitui list", "jitui list messages", "jitui list terms --json"),
)
SHOW = Subcommand(
    "show",
    _show,
    "print entries by their refs, such as km3 or s1.2",
    (argument("refs", nargs="+", metavar="REF"), WORKBOOK, JSON),
    ("jitui show km3", "jitui show s1.2 moray rq4", "jitui show km3 --json"),
)
DEFINE = Subcommand(
    "define",
    _define,
    "define a glossary term or an abbreviation",
    (argument("term", nargs="+", metavar="TERM"), JSON),
    ("jitui define carm", "jitui define child protection committee"),
)
CITE = Subcommand(
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
    ("jitui cite km3", "jitui cite km3 s1.2 --style harvard"),
)
