"""The entries related to an entry, in groups with labels for readers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

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


class Related(Struct, frozen=True):
    """One group of related entries.

    Attributes:
        label: How they are related, in a few words.
        origin: Whether the report or the project draws the links; a term's use in a text
            and a statement's sections are the report's.
        refs: The entries, in the links' order.
        details: For some refs, the single point that is meant.
    """

    label: str
    origin: Origin
    refs: tuple[str, ...]
    details: Mapping[str, str]


def related(
    library: Library,
    entry: Entry,
    mentions: tuple[str, ...] = (),
    used_in: tuple[str, ...] = (),
) -> list[Related]:
    """Return the groups of entries that ``entry`` is linked with, in both directions.

    Args:
        library: The content.
        entry: The entry.
        mentions: Refs of the terms that the entry's text mentions.
        used_in: Refs of the entries that mention this term.
    """
    groups: list[Related] = []

    def group(label: str, origin: Origin, refs: tuple[str, ...]) -> None:
        if refs:
            groups.append(Related(label, origin, refs, {}))

    group("Part of", Origin.REPORT, (entry.parent,) if entry.parent else ())
    if isinstance(entry, Statement):
        group("Sections", Origin.REPORT, entry.sections)
    else:
        children = tuple(e.ref for e in library.entries.values() if e.parent == entry.ref)
        group("Parts", Origin.REPORT, children)
    groups += _linked(library.links_from(entry.ref), _FORWARD, "target")
    linked = {link.target for link in library.links_from(entry.ref)}
    group("Terms in the text", Origin.REPORT, tuple(r for r in mentions if r not in linked))
    groups += _linked(library.links_to(entry.ref), _BACKWARD, "source")
    group("Used in", Origin.REPORT, used_in)
    return groups


def _linked(links: tuple[Link, ...], labels: Mapping[Relation, str], end: str) -> list[Related]:
    groups = []
    for relation, label in labels.items():
        chosen = [link for link in links if link.relation is relation]
        for origin in dict.fromkeys(link.origin for link in chosen):
            of_origin = [link for link in chosen if link.origin is origin]
            refs = tuple(dict.fromkeys(getattr(link, end) for link in of_origin))
            details: dict[str, str] = {}
            for link in of_origin:
                if link.detail:
                    ref = getattr(link, end)
                    details[ref] = "; ".join(filter(None, (details.get(ref), link.detail)))
            groups.append(Related(label, origin, refs, details))
    return groups
