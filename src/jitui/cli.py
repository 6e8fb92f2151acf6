"""The command line: parse, dispatch, exit codes. The app is opened lazily.

Exit status: 0 found or done, 1 nothing found, 2 wrong usage or bad data.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from jitui import __version__, streams
from jitui.errors import DataError, JituiError, NotFound, UsageError

if TYPE_CHECKING:
    from jitui.report.lookup import Lookup
    from jitui.report.model import Entry, Kind, Library

FOUND, NOTHING, WRONG = 0, 1, 2

SHOWN = 10
"""How many results are printed as text unless a number is asked for."""

DESCRIPTION = """\
Read, search and cite one public report from the terminal, without a network:
Joint inspections of services for children and young people at risk of harm,
review of findings 2021-2025 (Care Inspectorate, Scotland), restated.

Started in a terminal without a command, jitui opens the app."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    streams.prepare()
    try:
        with streams.ending_well():
            options = _parser().parse_args(arguments)
            if getattr(options, "json", False) or getattr(options, "csv", False):
                streams.write_utf8()
            return int(options.run(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return FOUND  # the reader of the output has gone, which is theirs to decide
    except DataError as error:
        _complain(*error.problems, f"jitui: {error}; 'jitui check' lists them too")
        return WRONG
    except NotFound as error:
        _complain(f"jitui: {error}")
        return NOTHING
    except JituiError as error:
        _complain(f"jitui: {error}")
        return WRONG


def _complain(*lines: object) -> None:
    from jitui.report.clean import clean_line

    for line in lines:
        print(clean_line(str(line)), file=sys.stderr)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence, safe to print."""

    def __init__(self, **settings: Any) -> None:
        # An abbreviated option would change its meaning when another one is added.
        super().__init__(**{**settings, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        from jitui.report.clean import clean_line

        _complain(f"jitui: {clean_line(message)}; see '{self.prog} --help'")
        raise SystemExit(WRONG)


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--data",
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="read another data folder of the same shape (or set JITUI_DATA)",
    )
    parser = _Parser(
        prog="jitui",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"jitui {__version__}")
    parser.add_argument(
        "--fresh", action="store_true", help="open the app at the overview, not where you left off"
    )
    parser.set_defaults(run=_app)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    for command in COMMANDS:
        added = commands.add_parser(
            command.name, help=command.words, description=command.sentence, parents=[shared]
        )
        added.set_defaults(run=command.run)
        for names, settings in command.arguments:
            added.add_argument(*names, **settings)
    return parser


def command_table() -> str:
    """Return the README's table of commands, in Markdown."""
    rows = ["| Command | What it does |", "| --- | --- |", "| `jitui` | Opens the app. |"]
    rows += [f"| `jitui {command.name}` | {command.sentence} |" for command in COMMANDS]
    return "\n".join(rows)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 10):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def _library(options: argparse.Namespace) -> Library:
    from jitui.report.load import data_folder, load

    return load(data_folder(getattr(options, "data", None)))


def _columns() -> int:
    from jitui.plain.text import MEASURE

    return max(min(shutil.get_terminal_size((MEASURE, 24)).columns, MEASURE), 20)


def _typed(words: Iterable[str]) -> str:
    from jitui.report.clean import clean_line

    return clean_line(" ".join(words))


def _app(options: argparse.Namespace) -> int:
    # The framework draws on the error stream and reads keys from the input.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        _parser().print_help()
        return FOUND
    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot show the app; use the commands ('jitui --help')")
    library = _library(options)
    from jitui.tui.app import run

    return run(library, fresh=options.fresh)


def _kind(typed: str) -> Kind:
    from jitui.report.model import Kind
    from jitui.report.refs import nearest

    names = {name: kind for kind in Kind for name in (kind.value, kind.noun, kind.plural)}
    names |= {name.replace(" ", "-"): kind for name, kind in names.items()}
    names |= {name.rpartition(" ")[2]: kind for name, kind in names.items() if "key" in name}
    names |= {"glossary": Kind.TERM, "areas": Kind.PARTNERSHIP, "questions": Kind.QUESTION}
    names |= {f"{kind.value}s": kind for kind in Kind}
    kind = names.get(typed.casefold())
    if kind is None:
        close = nearest(typed, names, 1)
        hint = (
            f"did you mean {close[0]!r}?"
            if close
            else "the kinds are: " + ", ".join(kind.value for kind in Kind)
        )
        raise UsageError(f"{_typed([typed])!r} is not a kind of entry; {hint}")
    return kind


def _list(options: argparse.Namespace) -> int:
    from jitui.report.model import Kind

    kinds = [_kind(options.kind)] if options.kind else list(Kind)
    library = _library(options)
    if options.json:
        from jitui.plain.shapes import brief, dump

        entries = [brief(entry) for kind in kinds for entry in library.of(kind)]
        print(dump({"kind": kinds[0].value if options.kind else None, "entries": entries}))
    else:
        from jitui.plain.text import list_lines

        _print(list_lines(((kind, library.of(kind)) for kind in kinds), _columns()))
    return FOUND


def _show(options: argparse.Namespace) -> int:
    from jitui.report.lookup import Lookup

    library = _library(options)
    lookup = Lookup(library)
    entries: list[Entry] = []
    missing = 0
    for ref in options.refs:
        entry = lookup.entry(ref)
        if entry is None:
            missing += 1
            near = ", ".join(e.ref for e in lookup.near(ref))
            hint = f"did you mean {near}?" if near else "'jitui list' prints every ref"
            _complain(f"jitui: no entry has the ref {_typed([ref])!r}; {hint}")
        elif entry not in entries:
            entries.append(entry)
    _print_entries(library, entries, options.json)
    return NOTHING if missing else FOUND


def _print_entries(library: Library, entries: Sequence[Entry], json: bool, **more: object) -> None:
    if json:
        from jitui.plain.shapes import dump, full

        print(dump({**more, "entries": [full(library, entry) for entry in entries]}))
        return
    from jitui.plain.text import page_lines
    from jitui.report.pages import Pages

    pages = Pages(library)
    for number, entry in enumerate(entries):
        if number:
            print("\n")
        _print(page_lines(pages.page(entry.ref), _columns()))


def _define(options: argparse.Namespace) -> int:
    from jitui.report.lookup import Lookup
    from jitui.report.model import Kind

    library = _library(options)
    lookup = Lookup(library)
    typed = _typed(options.term)
    entry: Entry | None = lookup.term(typed) or lookup.entry(typed)
    if entry is None or entry.kind not in (Kind.TERM, Kind.SCALE):
        near = ", ".join(e.title for e in lookup.near(typed, Kind.TERM))
        hint = f"did you mean {near}?" if near else "'jitui list terms' prints every term"
        raise NotFound(f"the glossary has no term {typed!r}; {hint}")
    _print_entries(library, [entry], options.json, query=typed)
    return FOUND


def _overview(options: argparse.Namespace) -> int:
    library = _library(options)
    if options.json:
        from jitui.plain.shapes import dump, overview

        print(dump(overview(library)))
    else:
        from jitui.plain.text import page_lines
        from jitui.report.pages import Pages

        _print(page_lines(Pages(library).overview(), _columns()))
    return FOUND


def _search(options: argparse.Namespace) -> int:
    from jitui.search.engine import Engine

    if options.batch and options.words:
        raise UsageError("search --batch reads its queries from standard input, not as words")
    if not options.batch and not options.words:
        raise UsageError("search needs words, such as: jitui search chronologies")
    engine = Engine(_library(options))
    if not options.batch:
        return _print_results(engine, _typed(options.words), options)
    status = NOTHING
    for line in sys.stdin:
        status = min(_print_results(engine, line.rstrip("\n"), options), status)
        sys.stdout.flush()
    # A batch that was answered has done its work, whatever its queries found.
    return FOUND if options.json else status


def _print_results(engine: object, typed: str, options: argparse.Namespace) -> int:
    from jitui.search.engine import Engine

    assert isinstance(engine, Engine)
    kinds = [_kind(kind) for kind in options.kind or ()]
    limit = options.limit or (None if options.json else SHOWN)
    results = engine.search(typed, limit=limit, kinds=kinds, within=_within(engine, options))
    if options.json:
        from jitui.plain.shapes import dump, search

        shape = search(results, typed, options.explain)
        print(dump(shape, indent=None if options.batch else 2))
    else:
        from jitui.plain.found import explain_lines, result_lines

        if options.batch:
            print(f"Search: {_typed([typed])}\n")
        if not results.hits:
            words = f"othing found for {_typed([typed])!r}; {results.advice}"
            print(f"N{words}") if options.batch else _complain(f"jitui: n{words}")
        else:
            _print(result_lines(results, _columns(), bold=_styled()))
            counted = [n for kind, n in results.counts.items() if not kinds or kind in kinds]
            more = sum(counted) - len(results.hits)
            if more > 0 and options.limit is None:
                print(f"\n{more} more: --limit {more + len(results.hits)} prints them.")
        if options.explain:
            _print(explain_lines(results))
        if options.batch:
            print()
    return FOUND if results.hits else NOTHING


def _within(engine: object, options: argparse.Namespace) -> str:
    """Return the ref that ``--in`` names, or empty."""
    from jitui.report.lookup import Lookup
    from jitui.search.engine import Engine

    assert isinstance(engine, Engine)
    if not options.within:
        return ""
    entry = Lookup(engine.library).entry(options.within)
    if entry is None:
        raise UsageError(f"--in names {_typed([options.within])!r}, which is no entry; try s3")
    return entry.ref


def _styled() -> bool:
    """Return whether words found may be shown in bold: on a terminal that wants styles."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    return sys.stdout.isatty() and not plain


def _cite(options: argparse.Namespace) -> int:
    from jitui.plain.cite import cite
    from jitui.report.lookup import Lookup

    streams.write_utf8()
    library = _library(options)
    entries = [_wanted(Lookup(library), ref) for ref in options.refs]
    sys.stdout.write(cite(library, entries, options.style))
    return FOUND


def _wanted(lookup: Lookup, ref: str) -> Entry:
    entry = lookup.entry(ref)
    if entry is None:
        near = ", ".join(e.ref for e in lookup.near(ref))
        hint = f"did you mean {near}?" if near else "'jitui list' prints every ref"
        raise NotFound(f"no entry has the ref {_typed([ref])!r}; {hint}")
    return entry


def _claims(options: argparse.Namespace) -> int:
    from jitui.report.claims import claims
    from jitui.report.files import BANDS, SUBJECTS
    from jitui.report.schema import suggestion

    for typed, allowed, what in (
        (options.subject, SUBJECTS, "subject"),
        (options.band, BANDS, "band"),
    ):
        if typed and typed not in allowed:
            hint = suggestion(typed, list(allowed))
            raise UsageError(f"{_typed([typed])!r} is not a {what} of claims; {hint}")
    library = _library(options)
    found = claims(library, options.subject, options.band, _typed(options.words))
    if options.json:
        from jitui.plain.shapes import claim, dump

        print(dump({"claims": [claim(one) for one in found]}))
    elif found:
        from jitui.plain.cells import wrap

        for one in found:
            _print(wrap(f"{one.entry.ref}: {one.words}", _columns(), "", "  "))
    else:
        _complain("jitui: no claim of the report is of this kind")
    return FOUND if found else NOTHING


def _paths(options: argparse.Namespace) -> int:
    from jitui.report.load import data_folder
    from jitui.workbook.paths import file_list, paths

    print(f"data: {data_folder(getattr(options, 'data', None))}")
    for name, path in file_list(paths()):
        print(f"{name}: {path}{'' if path.exists() else ' (not there yet)'}")
    return FOUND


def _partnerships(options: argparse.Namespace) -> int:
    if options.json and options.csv:
        raise UsageError("partnerships prints --json or --csv, not both")
    library = _library(options)
    places = library.partnerships()
    if options.json:
        from jitui.plain.shapes import dump, partnership

        rows = [partnership(place) for place in places]
        print(dump({"partnerships": rows, "cautions": list(library.report.cautions)}))
    elif options.csv:
        from jitui.plain.shapes import partnership, table

        columns = ("ref", "area", "published", "evaluation", "step", "work")
        # The module ends lines as CSV asks; print would add the platform's own.
        sys.stdout.write(table(columns, map(partnership, places)))
    else:
        from jitui.plain.text import partnership_lines

        _print(partnership_lines(library, places))
    return FOUND


def _check(options: argparse.Namespace) -> int:
    from jitui.report.clean import clean_line
    from jitui.report.load import data_folder, examine

    if options.folder is not None:
        folder = data_folder(options.folder, "check")
    else:
        folder = data_folder(getattr(options, "data", None))
    library, problems = examine(folder)
    if library is None:
        error = DataError(str(folder), problems)
        for problem in problems:
            print(clean_line(str(problem)))
        _complain(f"jitui: {error}")
        return WRONG
    counts = f"{len(library.entries)} entries, {len(library.links)} links"
    print(clean_line(f"{folder}: {counts}, no problems"))
    return FOUND


@dataclass(frozen=True)
class _Command:
    """One command, declared once: the parser and the README's table come from it."""

    name: str
    run: Callable[[argparse.Namespace], int]
    words: str
    arguments: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = ()

    @property
    def sentence(self) -> str:
        """What it does, as a sentence."""
        return f"{self.words[0].upper()}{self.words[1:]}."


def _argument(*names: str, **settings: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    return names, settings


_JSON = _argument("--json", action="store_true", help="print JSON")

COMMANDS = (
    _Command(
        "overview", _overview, "say what the report is, its evidence and its evaluations", (_JSON,)
    ),
    _Command(
        "list",
        _list,
        "list the entries, or those of one kind",
        (_argument("kind", nargs="?", metavar="KIND", help="such as messages or terms"), _JSON),
    ),
    _Command(
        "show",
        _show,
        "print entries by their refs, such as km3 or s1.2",
        (_argument("refs", nargs="+", metavar="REF"), _JSON),
    ),
    _Command(
        "search",
        _search,
        "search the full text",
        (
            _argument("words", nargs="*", metavar="WORDS"),
            _argument("--kind", action="append", metavar="KIND", help="only entries of this kind"),
            _argument("--in", dest="within", metavar="REF", help="only in this entry, such as s3"),
            _argument("--limit", type=_count, metavar="N", help="at most N results"),
            _argument(
                "--explain",
                action="store_true",
                help="say how each word was understood, and take each score apart",
            ),
            _argument(
                "--batch",
                action="store_true",
                help="read queries from standard input, one a line; with --json, one object a line",
            ),
            _JSON,
        ),
    ),
    _Command(
        "define",
        _define,
        "define a term, such as CARM",
        (_argument("term", nargs="+", metavar="TERM"), _JSON),
    ),
    _Command(
        "partnerships",
        _partnerships,
        "print the table of areas and evaluations",
        (_argument("--csv", action="store_true", help="print CSV"), _JSON),
    ),
    _Command(
        "claims",
        _claims,
        "list the report's quantified claims, by whom they count and by band",
        (
            _argument("words", nargs="*", metavar="WORDS", help="only claims with these words"),
            _argument("--subject", default="", metavar="SUBJECT", help="such as staff or records"),
            _argument("--band", default="", metavar="BAND", help="such as 'almost all'"),
            _JSON,
        ),
    ),
    _Command(
        "cite",
        _cite,
        "cite entries: reference, text, markdown, harvard, bibtex or csl-json",
        (
            _argument("refs", nargs="+", metavar="REF"),
            _argument(
                "--style",
                default="reference",
                metavar="STYLE",
                help="reference (one line), text, markdown, harvard, bibtex or csl-json",
            ),
        ),
    ),
    _Command("paths", _paths, "print where everything is kept"),
    _Command(
        "check",
        _check,
        "check a data folder and list every problem",
        (_argument("folder", nargs="?", metavar="DIR"),),
    ),
)
