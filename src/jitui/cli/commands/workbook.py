"""The commands about a workbook: export, import, merge."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jitui.cli.command import WORKBOOK, Subcommand, argument
from jitui.cli.content import library_of
from jitui.cli.exit_status import FOUND, WRONG
from jitui.cli.printing import complain
from jitui.cli.workbooks import read_file, read_workbook, workbook_of, workbook_path
from jitui.errors import JituiError, NotFound, UsageError

if TYPE_CHECKING:
    import argparse

    from jitui.workbook.model import Workbook

STDOUT = "-"


def _export(options: argparse.Namespace) -> int:
    from jitui.export.formats import FORMATS, format_named, format_of_file
    from jitui.export.request import Request, part_named

    library = library_of(options.data)
    part = part_named(options.part, library)
    if options.format is not None:
        form = format_named(options.format)
    elif options.output not in (None, STDOUT):
        form = format_of_file(options.output, part)
    else:
        form = "markdown"
    path = workbook_path(options, library)
    book = workbook_of(options, library)
    if book is None:
        raise NotFound(
            f"there is no workbook at {path} yet; answer a question in the app ('jitui'), or"
            " use another one with --workbook FILE"
        )
    request = Request(workbook=book, library=library, today=_day(options.date), part=part)
    data = FORMATS[form].write(request)
    _warn(request.chosen)
    _hand_over(data, options, binary=form == "docx", never=[path])
    return FOUND


def _import(options: argparse.Namespace) -> int:
    from jitui.export.importing import import_file
    from jitui.report.clean import clean_line
    from jitui.report.wording import counted
    from jitui.workbook.file.store import Store

    library = library_of(options.data)
    source = Path(options.file)
    data = read_file(source)
    path = workbook_path(options, library)
    with suppress(OSError):  # there may be no workbook yet
        if source.samefile(path):
            raise UsageError(f"{path} is the workbook itself; there is nothing to import")
    store = Store.open(path, library.report.id)
    if not store.writable:
        raise UsageError(f"nothing was imported: {store.reason}")
    before = store.workbook
    found, problems = import_file(data, source.name, before, library, options.replace)
    if found is None:
        wrong = counted(len(problems), "problem")
        complain(*problems, f"jitui: nothing was imported: {wrong} in {source}")
        return WRONG
    complain(*(f"jitui: {words}" for words in found.differences))
    store.change(found.workbook, of=before)
    saved = store.save()
    if not saved.done:
        raise UsageError(f"nothing was imported: {saved.notice}")
    if saved.notice:
        complain(f"jitui: {saved.notice}")
    counts = f"{found.added} added, {found.changed} changed, {found.same} unchanged"
    print(clean_line(f"{source} imported into {path}: {counts}"))
    return FOUND


def _merge(options: argparse.Namespace) -> int:
    from jitui.export.agencies import agencies, merged_values
    from jitui.export.formats import WRITERS, format_of_file
    from jitui.export.json_export import json_bytes
    from jitui.export.side_by_side import side_by_side
    from jitui.report.refs import suggestion
    from jitui.storage.paths import paths

    form = options.format or "markdown"
    if options.format is None and options.output not in (None, STDOUT):
        form = format_of_file(options.output, "")
    if form not in (*WRITERS, "json"):
        hint = suggestion(form, [*WRITERS, "json"])
        raise UsageError(f"{form!r} is not a format for a merge; {hint}")
    if len(options.files) < 2:
        raise UsageError("merge needs at least two workbooks")
    library = library_of(options.data)
    today = _day(options.date)
    files = [Path(name) for name in options.files]
    books = [(file.stem, read_workbook(file, library)) for file in files]
    if form == "json":
        data = json_bytes(merged_values(books, library))
    else:
        data = WRITERS[form](side_by_side(books, library, today))
    for agency in agencies(books):
        _warn(agency.workbook, f"{agency.name}: ")
    never = [*files]
    with suppress(JituiError):  # an account without a home has no workbook of its own
        never.append(paths(library.report.id).workbook)
    _hand_over(data, options, binary=form == "docx", never=never)
    return FOUND


def _day(typed: str | None) -> date:
    if typed is None:
        return date.today()
    try:
        if len(typed) == 10:
            return date.fromisoformat(typed)
    except ValueError:
        pass
    raise UsageError(f"{typed!r} is not a date; write it as in --date 2026-12-31")


def _warn(book: Workbook, whose: str = "") -> None:
    """Name what looks like personal data or was left unresolved; its writer decides."""
    from jitui.workbook.review import unresolved, workbook_findings

    found = [*workbook_findings(book), *unresolved(book)]
    complain(*(f"jitui: {whose}{placed}" for placed in found))
    if found:
        complain("jitui: check these before you share the file")


def _hand_over(
    data: bytes, options: argparse.Namespace, *, binary: bool, never: Sequence[Path]
) -> None:
    """Write to the file that was named, else to standard output."""
    from jitui.output.saving import save

    if options.output not in (None, STDOUT):
        path = save(options.output, data, force=options.force, never=never)
        complain(f"jitui: saved to {path}")
        return
    if binary and sys.stdout.isatty():
        raise UsageError("a terminal cannot show a Word document; add -o NAME.docx")
    sys.stdout.buffer.write(data)


_FORMAT = "markdown, html, docx, actions-csv, evidence-csv or json (default: by the file's ending)"
_OUT = (
    argument("-o", "--output", metavar="FILE", help="save to this file (-: standard output)"),
    argument("--date", metavar="DATE", help="date of the document (default: today)"),
    argument("--force", action="store_true", help="replace the file if it exists"),
)

EXPORT = Subcommand(
    "export",
    _export,
    "export the workbook, or a part of it, as a document, a table or JSON",
    (
        argument(
            "part",
            nargs="?",
            default="",
            metavar="PART",
            help="a statement or question (s2, rq3), actions or evidence (default: all)",
        ),
        argument("--format", metavar="F", help=_FORMAT),
        *_OUT,
        WORKBOOK,
    ),
    ("jitui export", "jitui export -o workbook.html", "jitui export s2 --format docx -o s2.docx"),
)
IMPORT = Subcommand(
    "import",
    _import,
    "import exported JSON or CSV, or another workbook, into the workbook",
    (
        argument("file", metavar="FILE", help="a .json, .csv or .yaml file"),
        argument(
            "--replace",
            action="store_true",
            help="where the file differs from the workbook, use the file's version",
        ),
        WORKBOOK,
    ),
    ("jitui import actions.csv", "jitui import theirs.yaml --replace"),
)
MERGE = Subcommand(
    "merge",
    _merge,
    "put several agencies' workbooks side by side, and show where judgements differ",
    (
        argument("files", nargs="+", metavar="FILE", help="the workbooks"),
        argument(
            "--format",
            metavar="F",
            help="markdown, html, docx or json (default: by the file's ending)",
        ),
        *_OUT,
    ),
    ("jitui merge health.yaml council.yaml", "jitui merge health.yaml council.yaml -o both.html"),
)
