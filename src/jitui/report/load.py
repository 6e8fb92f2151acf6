"""Read a data folder into a library: the one way to load, and the one way to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from jitui.errors import DataError, Problem
from jitui.report.declared import declared
from jitui.report.files import (
    COMPARISON_FILE,
    FILES,
    LINKS_FILE,
    REPORT_FILE,
    SCALE_FILE,
    THESAURUS_FILE,
)
from jitui.report.folders import data_folder
from jitui.report.model import (
    Discrepancy,
    Entry,
    Library,
    Link,
    Origin,
    Relation,
    Synonyms,
    Thesaurus,
)
from jitui.report.schema import At
from jitui.report.yamltree import Node, read_tree


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

    Problems are ordered by file, then by line.
    """
    problems: list[Problem] = []
    trees: dict[str, Node] = {}
    for file in FILES:
        tree, found = read_tree(folder / file.name, file.name)
        problems += found
        if tree is not None:
            trees[file.name] = tree
    problems += _strangers(folder)
    known = declared(folder, trees, problems)
    values: dict[str, Any] = {}
    for file in FILES:
        if file.name in trees:
            at = At(file.name, "", problems, known)
            values[file.name] = file.read(trees[file.name], at)
    order = {file.name: index for index, file in enumerate(FILES)}
    problems.sort(key=lambda p: (order.get(p.file, len(order)), p.line))
    return (None if problems else _assemble(values)), problems


def _strangers(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each YAML file that nothing would read, often a misspelt name."""
    names = {file.name for file in FILES}
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield Problem(".", 0, "", f"the folder cannot be read: {error.strerror or error}")
        return
    for path in paths:
        if path.suffix in (".yaml", ".yml") and path.name not in names:
            wrong = "no file of this name is read; the names are: " + ", ".join(sorted(names))
            yield Problem(path.name, 0, "", wrong)


def _assemble(values: Mapping[str, Any]) -> Library:
    """Put what was read, and found sound, together."""
    entries: dict[str, Entry] = {}
    for file in FILES:
        if file.kind is None:
            continue
        for item in values[file.name]["entries"]:
            for entry in item if isinstance(item, tuple) else (item,):
                entries[entry.ref] = entry
    for ref, entry in entries.items():
        parent = ref.rpartition(".")[0]
        if parent in entries and not entry.parent:
            entries[ref] = replace(entry, parent=parent)
    return Library(
        report=values[REPORT_FILE],
        entries=entries,
        links=tuple(_links(entries, values[LINKS_FILE]["entries"])),
        notes={
            "messages": values["key-messages.yaml"].get("note", ()),
            "questions.opening": values["questions.yaml"].get("opening", ()),
            "questions.closing": values["questions.yaml"]["closing"],
            "scale": values[SCALE_FILE].get("note", ()),
            "comparison": values[COMPARISON_FILE].get("note", ()),
            **{
                f"programmes.{key}": (words,)
                for key, words in values[COMPARISON_FILE].get("picture", {}).items()
            },
        },
        thesaurus=_thesaurus(values[THESAURUS_FILE]["entries"]),
        changes=values[COMPARISON_FILE]["changes"],
        pairs=values[COMPARISON_FILE]["pairs"],
    )


def _thesaurus(groups: tuple[Mapping[str, tuple[str, ...]], ...]) -> Thesaurus:
    return Thesaurus(
        same=tuple(group["same"] for group in groups if "same" in group),
        synonyms=tuple(
            Synonyms(say=group["say"], find=group["find"]) for group in groups if "say" in group
        ),
        families=tuple(group["family"] for group in groups if "family" in group),
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
