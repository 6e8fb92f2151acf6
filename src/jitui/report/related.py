"""The entries related to an entry, in groups with labels for readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jitui.report.blocks import Group
from jitui.report.model import Entry, Library, Link, Origin, Relation, Statement

_FORWARD = {
    Relation.RESTS_ON: "Rests on",
    Relation.POINT: "Seen in the indicator",
    Relation.QUESTION: "Questions it raises",
    Relation.TERM: "Terms",
    Relation.EARLIER: "Earlier messages",
    Relation.SEE: "Refers to",
    Relation.PASSAGE: "Passages",
}
_BACKWARD = {
    Relation.RESTS_ON: "Messages that rest on this",
    Relation.POINT: "Messages seen in this",
    Relation.QUESTION: "Messages that raise this",
    Relation.TERM: "Messages linked to this term",
    Relation.EARLIER: "Later messages",
    Relation.SEE: "Referred to from",
    Relation.PASSAGE: "Reading notes",
}


def related(
    library: Library,
    entry: Entry,
    mentions: Sequence[str] = (),
    used_in: Sequence[str] = (),
) -> Iterator[Group]:
    """Yield the groups of entries that ``entry`` is linked with, in both directions.

    A term's use in a text and a statement's sections are the report's, so they have no note.

    Args:
        library: The content.
        entry: The entry.
        mentions: Refs of the terms that the entry's text mentions.
        used_in: Refs of the entries that mention this term.
    """
    if isinstance(entry, Statement):
        parts, label = entry.sections, "Sections"
    else:
        parts = tuple(e.ref for e in library.entries.values() if e.parent == entry.ref)
        label = "Parts"
    leaving, arriving = library.links_from(entry.ref), library.links_to(entry.ref)
    linked = {link.target for link in leaving}
    yield from _group(library, "Part of", [entry.parent] if entry.parent else [])
    yield from _group(library, label, parts)
    yield from _linked(library, [(link, link.target) for link in leaving], _FORWARD)
    yield from _group(library, "Terms in the text", [ref for ref in mentions if ref not in linked])
    yield from _linked(library, [(link, link.source) for link in arriving], _BACKWARD)
    yield from _group(library, "Used in", used_in)


def _group(library: Library, label: str, refs: Sequence[str]) -> Iterator[Group]:
    if refs:
        yield Group.of(label, (library.entries[ref] for ref in refs))


def _linked(
    library: Library, links: Sequence[tuple[Link, str]], labels: Mapping[Relation, str]
) -> Iterator[Group]:
    """Yield the groups of some links, each with the ref of its other end."""
    for relation, label in labels.items():
        chosen = [pair for pair in links if pair[0].relation is relation]
        for origin in dict.fromkeys(link.origin for link, _ in chosen):
            details: dict[str, list[str]] = {}
            for link, ref in chosen:
                if link.origin is origin:
                    details.setdefault(ref, []).extend([link.detail] if link.detail else [])
            titles = {ref: library.entries[ref].title for ref in details}
            titled = tuple(
                (ref, f"{titles[ref]} ({'; '.join(points)})" if points else titles[ref])
                for ref, points in details.items()
            )
            yield Group(label, "" if origin is Origin.REPORT else "editorial", titled)
