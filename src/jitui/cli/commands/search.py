"""The commands that find passages: search, claims."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from jitui.cli.command import JSON, KINDS, WORKBOOK, Subcommand, argument
from jitui.cli.commands.entries import kind_of
from jitui.cli.content import engine_of, library_of
from jitui.cli.exit_status import FOUND, NOTHING
from jitui.cli.printing import columns, complain, print_lines, typed
from jitui.errors import UsageError
from jitui.storage.bounded_read import reason

if TYPE_CHECKING:
    import argparse

    from jitui.search.combined import CombinedSearch

SHOWN = 10
"""How many results are printed as text unless a number is asked for."""

LONGEST = 100_000
"""How many characters a line of a batch may have."""


def _search(options: argparse.Namespace) -> int:
    from jitui.search.combined import CombinedSearch

    if options.batch and options.words:
        raise UsageError("search --batch reads queries from standard input; leave out the words")
    if not options.batch and not options.words:
        raise UsageError("search needs words, such as: jitui search chronologies")
    if options.workbook is not None and not options.notes:
        raise UsageError(
            "--workbook works only with --notes, which also searches the workbook's notes"
        )
    engine = CombinedSearch(engine_of(options.data))
    if options.notes:
        from jitui.cli.workbooks import workbook_pages

        engine.set_user_entries(workbook_pages(options, engine.library).note_entries())
    if not options.batch:
        return _print_results(engine, typed(options.words), options)
    status = NOTHING
    for line in _lines():
        status = min(_print_results(engine, line, options), status)
        sys.stdout.flush()
    # A batch that was answered has done its work, whatever its queries found.
    return FOUND if options.json else status


def _lines() -> Iterator[str]:
    """Yield the lines of standard input, each of which may only be so long.

    Raises:
        UsageError: One is longer, as in a file that is no text, or they cannot be read.
    """
    for number in count(1):
        try:
            line = sys.stdin.readline(LONGEST + 1)
        except OSError as error:
            raise UsageError(f"standard input cannot be read ({reason(error)})") from error
        if not line:
            return
        line = line.removesuffix("\n")
        if len(line) > LONGEST:
            words = f"line {number} of standard input is longer than {LONGEST:,} characters"
            raise UsageError(f"{words}; put each search on its own line")
        yield line


def _print_results(engine: CombinedSearch, query: str, options: argparse.Namespace) -> int:
    kinds = [kind_of(kind) for kind in options.kind or ()]
    limit = options.limit or (None if options.json else SHOWN)
    results = engine.search(query, limit=limit, kinds=kinds, within=_within(engine, options))
    if options.json:
        from jitui.output.json_output import dump, search

        shape = search(results, query, options.explain)
        print(dump(shape, indent=None if options.batch else 2))
    else:
        from jitui.output.search_text import explain_lines, result_lines

        if options.batch:
            print(f"Search: {typed([query])}\n")
        if not results.hits:
            silences = " ".join(results.query.silences)
            why = f": {silences}" if silences else f"; {results.advice}"
            words = f"othing found for {typed([query])!r}{why}"
            print(f"N{words}") if options.batch else complain(f"jitui: n{words}")
        else:
            print_lines(result_lines(results, columns(), bold=_styled()))
            counted = [n for kind, n in results.counts.items() if not kinds or kind in kinds]
            more = sum(counted) - len(results.hits)
            if more > 0 and options.limit is None:
                print(f"\n{more} more; add --limit {more + len(results.hits)} to see them all.")
        if options.explain:
            print_lines(explain_lines(results))
        if options.batch:
            print()
    return FOUND if results.hits else NOTHING


def _within(engine: CombinedSearch, options: argparse.Namespace) -> str:
    """Return the ref that ``--in`` names, or empty."""
    from jitui.report.lookup import Lookup

    if not options.within:
        return ""
    entry = Lookup(engine.library).entry(options.within)
    if entry is None:
        hint = "'jitui list' lists every ref"
        raise UsageError(f"--in: there is no entry {typed([options.within])!r}; {hint}")
    return entry.ref


def _styled() -> bool:
    """Return whether words found may be shown in bold: on a terminal that wants styles."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    return sys.stdout.isatty() and not plain


def _claims(options: argparse.Namespace) -> int:
    from jitui.report.claims import claims
    from jitui.report.figures import BANDS, SUBJECTS
    from jitui.report.refs import suggestion

    for value, allowed, what in (
        (options.subject, SUBJECTS, "subject"),
        (options.band, BANDS, "band"),
    ):
        if value and value not in allowed:
            hint = suggestion(value, allowed)
            raise UsageError(f"--{what}: {typed([value])!r} is not a {what}; {hint}")
    library = library_of(options.data)
    found = claims(library, options.subject, options.band, typed(options.words))
    if options.json:
        from jitui.output.json_output import claim, dump

        print(dump({"claims": [claim(one) for one in found]}))
    elif found:
        from jitui.output.wrapping import wrap

        for one in found:
            print_lines(wrap(f"{one.entry.ref}: {one.words}", columns(), "", "  "))
    else:
        complain("jitui: no claims match")
    return FOUND if found else NOTHING


def _count(text: str) -> int:
    from argparse import ArgumentTypeError

    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 10):
        raise ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


SEARCH = Subcommand(
    "search",
    _search,
    "search the full text",
    (
        argument("words", nargs="*", metavar="WORDS"),
        argument(
            "--kind", action="append", metavar="KIND", help=f"only entries of this kind: {KINDS}"
        ),
        argument("--in", dest="within", metavar="REF", help="only in this entry, such as s3"),
        argument("--notes", action="store_true", help="also search the workbook's notes"),
        WORKBOOK,
        argument("--limit", type=_count, metavar="N", help="at most N results"),
        argument(
            "--explain",
            action="store_true",
            help="show how each word was understood and how each result was scored",
        ),
        argument(
            "--batch",
            action="store_true",
            help="read queries from standard input, one per line; with --json, one object per line",
        ),
        JSON,
    ),
    (
        "jitui search waiting lists",
        "jitui search chronologies --kind section --limit 3",
        "jitui search advocacy --in s3 --json",
    ),
)
CLAIMS = Subcommand(
    "claims",
    _claims,
    "list the report's quantified claims, by subject and quantity",
    (
        argument("words", nargs="*", metavar="WORDS", help="only claims with these words"),
        argument(
            "--subject",
            default="",
            metavar="SUBJECT",
            help="only claims about these, such as staff or records",
        ),
        argument(
            "--band",
            default="",
            metavar="BAND",
            help="only claims with this quantity, such as 'almost all'",
        ),
        JSON,
    ),
    (
        "jitui claims",
        "jitui claims --subject staff --band 'almost all'",
        "jitui claims chronologies",
    ),
)
