"""The content as records: the entries of every kind, the links, and the library of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from jitui.report.entry_parts import Point, Quotation, SourceLocation
from jitui.report.figures import Figure
from jitui.report.publication import Change, Pair, Report
from jitui.report.thesaurus import Thesaurus

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Kind(str, Enum):
    """The kinds of entry; the value is what JSON, search and the command line call it."""

    MESSAGE = "message"
    INDICATOR = "indicator"
    STATEMENT = "statement"
    SECTION = "section"
    PARTNERSHIP = "partnership"
    TERM = "term"
    QUESTION = "question"
    EARLIER = "earlier"
    BACKGROUND = "background"
    SCALE = "scale"
    DISCREPANCY = "discrepancy"
    NOTE = "note"

    @property
    def noun(self) -> str:
        """What a reader calls one of them."""
        return _NOUNS[self][0]

    @property
    def plural(self) -> str:
        """What a reader calls several of them."""
        return _NOUNS[self][1]


_NOUNS = {
    Kind.MESSAGE: ("key message", "key messages"),
    Kind.INDICATOR: ("quality indicator", "quality indicator"),
    Kind.STATEMENT: ("statement", "statements"),
    Kind.SECTION: ("section", "sections"),
    Kind.PARTNERSHIP: ("area", "areas"),
    Kind.TERM: ("term", "terms"),
    Kind.QUESTION: ("reflection question", "reflection questions"),
    Kind.EARLIER: ("earlier message", "earlier messages"),
    Kind.BACKGROUND: ("background", "background"),
    Kind.SCALE: ("evaluation", "evaluations"),
    Kind.DISCREPANCY: ("reading note", "reading notes"),
    Kind.NOTE: ("our note", "our notes"),
}


class Origin(str, Enum):
    """Where an entry's substance comes from."""

    REPORT = "report"
    """The report, paraphrased."""
    BEYOND = "beyond"
    """Not the report: added by the project, with its source named where there is one."""
    EDITORIAL = "editorial"
    """A link that the project draws between entries of the report."""


class Work(str, Enum):
    """What kind of inspection work was done in an area."""

    FULL = "full inspection"
    ADAPTED = "adapted inspection"
    BESPOKE = "bespoke work"


class Entry(Struct, frozen=True, kw_only=True, tag=True):
    """What every entry has. ``body`` and ``after`` are paragraphs around the ``points``.

    ``own_title`` says that the project gave it its title, because the report prints none.
    """

    ref: str
    kind: Kind
    origin: Origin
    title: str
    body: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    after: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    location: SourceLocation | None = None
    keywords: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    parent: str = ""
    own_title: bool = False

    def texts(self) -> Iterator[str]:
        """Yield each text that a reader reads in this entry, in reading order."""
        yield from self.body
        for point in self.points:
            yield f"{point.label}: {point.text}" if point.name else point.text
        yield from self.after
        yield from self.summary


class Statement(Entry, frozen=True, kw_only=True):
    """One of the statements, with the quotations at its head and its sections' refs."""

    quotations: tuple[Quotation, ...] = ()
    sections: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        """Yield each text that a reader reads in this entry, in reading order."""
        for quotation in self.quotations:
            yield f"{quotation.label}: {quotation.gist}"
        yield from Entry.texts(self)


class Partnership(Entry, frozen=True, kw_only=True):
    """An area: the work done there and, if it was evaluated, the year published and the evaluation.

    ``evaluation`` is the word as the report prints it; ``step`` is its step of the scale.
    """

    work: Work
    published: int | None = None
    evaluation: str = ""
    step: int = 0


class Term(Entry, frozen=True, kw_only=True):
    """A term with its other names; ``common`` ones are never turned into links."""

    acronym: str = ""
    also: tuple[str, ...] = ()
    source: str = ""
    common: bool = False


class Step(Entry, frozen=True, kw_only=True):
    """One step of the scale of evaluations.

    Attributes:
        step: Its number; 1 is the lowest.
        counted: Whether the report counts the areas at this step or above together.
        source: Where its meaning is from, if not from the report.
    """

    step: int
    counted: bool = False
    source: str = ""


class Discrepancy(Entry, frozen=True, kw_only=True):
    """A place where the report's passages differ, with the refs of the passages."""

    passages: tuple[str, ...] = ()


class Relation(str, Enum):
    """How one entry points to another; the value is stable, the words are for readers."""

    RESTS_ON = "rests on"
    POINT = "point"
    QUESTION = "question"
    TERM = "term"
    EARLIER = "earlier"
    SEE = "see"
    PASSAGE = "passage"


class Link(Struct, frozen=True, kw_only=True):
    """A link between two entries, and whether the report or the project draws it.

    ``detail`` names the point that is meant, where a single point of the target is.
    """

    source: str
    target: str
    relation: Relation
    origin: Origin
    detail: str = ""


class Library(Struct, frozen=True, dict=True):
    """All content, in reading order, and the links among it.

    ``notes`` holds the few texts that belong to a whole kind, by name: ``messages``,
    ``questions.opening``, ``questions.closing``, ``scale``, ``comparison``, and what is said
    with the chart of two programmes, ``programmes.said`` and ``programmes.caution``.
    """

    report: Report
    entries: Mapping[str, Entry]
    links: tuple[Link, ...]
    notes: Mapping[str, tuple[str, ...]]
    thesaurus: Thesaurus = Thesaurus()
    changes: tuple[Change, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @cached_property
    def _by_kind(self) -> Mapping[Kind, tuple[Entry, ...]]:
        return _grouped((entry.kind, entry) for entry in self.entries.values())

    @cached_property
    def _by_source(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.source, link) for link in self.links)

    @cached_property
    def _by_target(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.target, link) for link in self.links)

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the entries of one kind, in reading order."""
        return self._by_kind.get(kind, ())

    def partnerships(self) -> tuple[Partnership, ...]:
        """Return the areas, in the order of the report's table."""
        return tuple(e for e in self.of(Kind.PARTNERSHIP) if isinstance(e, Partnership))

    def terms(self) -> tuple[Term, ...]:
        """Return the terms, the report's own first."""
        return tuple(e for e in self.of(Kind.TERM) if isinstance(e, Term))

    def scale(self) -> tuple[Step, ...]:
        """Return the steps of the scale, highest first."""
        return tuple(e for e in self.of(Kind.SCALE) if isinstance(e, Step))

    def figure_named(self, name: str) -> tuple[Entry, Figure] | None:
        """Return the figure that has this name, with the entry that it stands in."""
        every = ((entry, figure) for entry in self.entries.values() for figure in entry.figures)
        return next((pair for pair in every if pair[1].name == name), None)

    def links_from(self, ref: str) -> tuple[Link, ...]:
        """Return the links that leave an entry."""
        return self._by_source.get(ref, ())

    def links_to(self, ref: str) -> tuple[Link, ...]:
        """Return the links that arrive at an entry."""
        return self._by_target.get(ref, ())


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """Return the values of each key, in order."""
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
