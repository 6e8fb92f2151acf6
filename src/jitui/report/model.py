"""The records that everything else reads: frozen, typed, in the reader's terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property

from msgspec import Struct


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


class Point(Struct, frozen=True, kw_only=True):
    """One item of a list; ``name`` is its lead-in, empty when it has none.

    ``own_name`` says that the project gave it that name, because the report prints none.
    """

    name: str = ""
    text: str
    own_name: bool = False

    @property
    def label(self) -> str:
        """The lead-in as it is shown, and whose it is where the report prints none."""
        return f"{self.name} (jitui's heading)" if self.own_name else self.name


class Figure(Struct, frozen=True, kw_only=True):
    """One quantified claim.

    Attributes:
        figure: The quantity as the report prints it.
        of: Whom or what it counts.
        what: What holds of them.
        subject: Whom or what it counts, as one of a few words (``staff``, ``records``).
        band: The group of like quantities that it is filtered by (``almost all``, ``half``).
        name: What the pictures call it, for the few that they draw.
    """

    figure: str
    of: str
    what: str
    subject: str = ""
    band: str = ""
    name: str = ""


class Quotation(Struct, frozen=True, kw_only=True):
    """What a statement quotes at its head: the source, its date, and its gist."""

    source: str
    date: str = ""
    gist: str

    @property
    def label(self) -> str:
        """What stands before it: its source, and that it is not word for word."""
        source = ", ".join(part for part in (self.source, self.date) if part)
        return f"Quotation from {source}, paraphrased by jitui"


class SourceLocation(Struct, frozen=True, kw_only=True):
    """Where in the report a passage stands.

    Attributes:
        part: The part as the report's list of contents names it.
        section: The heading within the part, or empty.
        page: The page on which the *part* begins, or ``None`` where it is not known.
    """

    part: str
    section: str = ""
    page: int | None = None

    def __str__(self) -> str:
        section = "" if self.section.casefold() == self.part.casefold() else self.section
        words = f"{self.part}, {section}" if section else self.part
        return f"{words} (part begins on p. {self.page})" if self.page else words


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
        id: Tells it from every other report: what a reader keeps is kept under it.
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


class Synonyms(Struct, frozen=True, kw_only=True):
    """Words that lead to others in a search: any of ``say`` also finds each of ``find``."""

    say: tuple[str, ...]
    find: tuple[str, ...]


class Silence(Struct, frozen=True, kw_only=True):
    """What people look for and the report does not mention, or hardly.

    Attributes:
        words: What people type.
        says: The sentence that says what the report has of it.
        find: The words of the content that come nearest; often none.
    """

    words: tuple[str, ...]
    says: str
    find: tuple[str, ...] = ()


class Thesaurus(Struct, frozen=True, kw_only=True):
    """What practitioners call things.

    Attributes:
        same: Groups of names for the same thing; any of them finds all.
        synonyms: Everyday words and the words of the content that they mean.
        families: Groups of forms of one word whose stems differ.
        silences: What the report does not mention.
    """

    same: tuple[tuple[str, ...], ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    silences: tuple[Silence, ...] = ()


class Library(Struct, frozen=True, dict=True):
    """All content, in reading order, and the links among it.

    ``notes`` holds the few texts that belong to a whole kind, by name: ``messages``,
    ``questions.opening``, ``questions.closing``, ``scale``, ``comparison``, and what is said
    with the picture of two programmes, ``programmes.said`` and ``programmes.caution``.
    """

    report: Report
    entries: Mapping[str, Entry]
    links: tuple[Link, ...]
    notes: Mapping[str, tuple[str, ...]]
    thesaurus: Thesaurus = Thesaurus()
    changes: tuple[Change, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @cached_property
    def _kinds(self) -> dict[Kind, tuple[Entry, ...]]:
        return {}

    @cached_property
    def _out(self) -> Mapping[str, tuple[Link, ...]]:
        out: dict[str, list[Link]] = {}
        for link in self.links:
            out.setdefault(link.source, []).append(link)
        return {ref: tuple(found) for ref, found in out.items()}

    @cached_property
    def _in(self) -> Mapping[str, tuple[Link, ...]]:
        into: dict[str, list[Link]] = {}
        for link in self.links:
            into.setdefault(link.target, []).append(link)
        return {ref: tuple(found) for ref, found in into.items()}

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Return the entries of one kind, in reading order."""
        if kind not in self._kinds:
            self._kinds[kind] = tuple(e for e in self.entries.values() if e.kind is kind)
        return self._kinds[kind]

    def partnerships(self) -> tuple[Partnership, ...]:
        """Return the places, in the order of the report's table."""
        return tuple(e for e in self.of(Kind.PARTNERSHIP) if isinstance(e, Partnership))

    def terms(self) -> tuple[Term, ...]:
        """Return the terms, the report's own first."""
        return tuple(e for e in self.of(Kind.TERM) if isinstance(e, Term))

    def scale(self) -> tuple[Step, ...]:
        """Return the steps of the scale, highest first."""
        return tuple(e for e in self.of(Kind.SCALE) if isinstance(e, Step))

    def named(self, name: str) -> tuple[Entry, Figure] | None:
        """Return the figure that has this name, with the entry that it stands in."""
        every = ((e, figure) for e in self.entries.values() for figure in e.figures)
        return next((found for found in every if found[1].name == name), None)

    def links_from(self, ref: str) -> tuple[Link, ...]:
        """Return the links that leave an entry."""
        return self._out.get(ref, ())

    def links_to(self, ref: str) -> tuple[Link, ...]:
        """Return the links that arrive at an entry."""
        return self._in.get(ref, ())
