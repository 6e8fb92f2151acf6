"""The publication: its title, its list of contents, and how it compares with the one before."""

from __future__ import annotations

from msgspec import Struct

from jitui.report.entry_parts import Point


class PartSection(Struct, frozen=True, kw_only=True):
    """A numbered section of a part of the report, such as an appendix, with its printed title."""

    name: str
    title: str
    subtitle: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {' '.join(filter(None, (self.title, self.subtitle)))}"


class Part(Struct, frozen=True, kw_only=True):
    """A part of the report as its list of contents has it; ``page`` may be unknown."""

    part: str
    page: int | None = None
    sections: tuple[PartSection, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """The publication itself, and what its reader is told once about the wording.

    Attributes:
        id: Tells it from every other report; workbooks and bookmarks belong to it.
        short_title: The title where there is little room, such as in the app's first line.
        publisher_place: Where the publisher has its seat, for citations; may be unknown.
        period: The years that the report is about.
        previous_period: The years of the programme before, where the report compares.
        brief_caution: What the cautions come to, in one line.
        key_points: Where the report prints the points that are each entry's ``summary``.
        position_statement: What the answers to the statements make up together.
        position_words: How many words that may have; 0 where there is no limit.
        contact: How to reach the publisher: ``Address``, ``Telephone`` and so on.
    """

    id: str
    title: str
    subtitle: str
    publisher: str
    published: str
    reference: str
    website: str
    copyright: str
    about: tuple[str, ...]
    wording: tuple[str, ...]
    cautions: tuple[str, ...]
    contents: tuple[Part, ...]
    short_title: str = ""
    publisher_place: str = ""
    period: str = ""
    previous_period: str = ""
    brief_caution: str = ""
    key_points: str = ""
    position_statement: str = ""
    position_words: int = 0
    contact: tuple[Point, ...] = ()


class Change(Struct, frozen=True, kw_only=True):
    """What the report itself says changed since the programme before, on one subject.

    ``then`` and ``now`` are what it says of each, or empty where it does not; ``said`` is
    what it says of the change, and ``refs`` are the passages.
    """

    subject: str
    then: str = ""
    now: str = ""
    said: str
    refs: tuple[str, ...]


class Pair(Struct, frozen=True, kw_only=True):
    """A message of the programme before and those of this one beside it: an editorial pairing.

    Either side may be empty, where the other programme has no message on the subject.
    """

    subject: str
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
