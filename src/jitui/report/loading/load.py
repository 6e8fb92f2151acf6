"""Reads a data folder into a library: the one way to load, and the one way to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from jitui.errors import DataError, Problem
from jitui.report.loading.data_files import (
    COMPARISON_FILE,
    FILES,
    LINKS_FILE,
    SCALE_FILE,
    THESAURUS_FILE,
)
from jitui.report.loading.editorial_files import thesaurus
from jitui.report.loading.folders import REPORT_FILE, data_folder
from jitui.report.loading.readers import FieldPath
from jitui.report.loading.symbols import collect_symbols
from jitui.report.loading.yaml_tree import Node, read_tree
from jitui.report.model import Discrepancy, Entry, Library, Link, Origin, Relation
from jitui.storage.bounded_read import reason


def load(folder: Path | None = None) -> Library:
    """Return the library in ``folder``, or the bundled one.

    Raises:
        DataError: The data has problems; it lists them all.
    """
    folder = folder or data_folder()
    library, problems = examine(folder)
    if library is None:
        raise DataError(str(folder), problems)
    return library


def examine(folder: Path) -> tuple[Library | None, list[Problem]]:
    """Return the library in ``folder``, ``None`` if it cannot be used, and every problem.

    Problems are ordered by file, then by line. A file that is not there stands for a kind of
    entry that the report does not have; only the report's own must be there.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        return None, [Problem(".", 0, "", f"the folder cannot be read: {reason(error)}")]
    problems = [*_unknown_files(names)]
    trees: dict[str, Node] = {}
    left_out = {file.name for file in FILES} - {*names, REPORT_FILE}
    for file in FILES:
        if file.name in left_out:
            if not problems:  # else it may have been given another name
                trees[file.name] = Node("map", 0)  # as if it had nothing in it
            continue
        tree, found = read_tree(folder / file.name, file.name)
        problems += found
        if tree is not None:
            trees[file.name] = tree
    symbols = collect_symbols(trees, problems)
    values: dict[str, Any] = {name: {} for name in left_out}
    for file in FILES:
        if file.name in trees and file.name not in left_out:
            path = FieldPath(file.name, "", problems, symbols)
            values[file.name] = file.read(trees[file.name], path)
    order = {file.name: index for index, file in enumerate(FILES)}
    problems.sort(key=lambda p: (order.get(p.file, len(order)), p.line))
    return (None if problems else _assemble(values)), problems


def _unknown_files(found: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each YAML file that nothing would read, often a misspelt name."""
    names = {file.name for file in FILES}
    for name in found:
        if name.endswith((".yaml", ".yml")) and not name.startswith(".") and name not in names:
            wrong = "jitui reads no file of this name; the names are: " + ", ".join(sorted(names))
            yield Problem(name, 0, "", wrong)


def _assemble(values: Mapping[str, Any]) -> Library:
    """Return the library of what was read and found sound."""
    entries: dict[str, Entry] = {}
    for file in FILES:
        if file.kind is None:
            continue
        own_titles = values[file.name].get("own_titles", False)
        for item in values[file.name].get("entries", ()):
            for entry in item if isinstance(item, tuple) else (item,):
                entries[entry.ref] = replace(entry, own_title=True) if own_titles else entry
    for ref, entry in entries.items():
        parent = ref.rpartition(".")[0]
        if parent in entries and not entry.parent:
            entries[ref] = replace(entry, parent=parent)
    return Library(
        report=values[REPORT_FILE],
        entries=entries,
        links=tuple(_links(entries, values[LINKS_FILE].get("entries", ()))),
        notes={
            "messages": values["key-messages.yaml"].get("note", ()),
            "questions.opening": values["questions.yaml"].get("opening", ()),
            "questions.closing": values["questions.yaml"].get("closing", ()),
            "scale": values[SCALE_FILE].get("note", ()),
            "comparison": values[COMPARISON_FILE].get("note", ()),
            **{
                f"programmes.{key}": (words,)
                for key, words in values[COMPARISON_FILE].get("picture", {}).items()
            },
        },
        thesaurus=thesaurus(values[THESAURUS_FILE].get("entries", ())),
        changes=values[COMPARISON_FILE].get("changes", ()),
        pairs=values[COMPARISON_FILE].get("pairs", ()),
    )


def _links(entries: Mapping[str, Entry], editorial: tuple[tuple[Link, ...], ...]) -> Iterator[Link]:
    """Yield the report's own cross-references, the editorial links, and the notes' passages."""
    for entry in entries.values():
        for target in entry.see:
            yield Link(source=entry.ref, target=target, relation=Relation.SEE, origin=entry.origin)
    for links in editorial:
        yield from links
    for entry in entries.values():
        if isinstance(entry, Discrepancy):
            for target in entry.passages:
                yield Link(
                    source=entry.ref,
                    target=target,
                    relation=Relation.PASSAGE,
                    origin=Origin.EDITORIAL,
                )
