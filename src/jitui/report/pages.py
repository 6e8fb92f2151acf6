"""An entry as a page to read: the same blocks for the terminal app and for plain text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec.structs import replace

from jitui.report import places
from jitui.report.blocks import (
    Block,
    Fact,
    Group,
    Heading,
    Item,
    Page,
    Paragraph,
    Picture,
    Quantity,
    Title,
)
from jitui.report.charts import PREFIX, chart, charts
from jitui.report.model import (
    Entry,
    Kind,
    Library,
    Origin,
    Partnership,
    Statement,
    Step,
    Term,
)
from jitui.report.related import Related, related
from jitui.report.terms import Mention, TermFinder, users

OVERVIEW = "overview"
"""The ref of the page about the report as a whole, which is not an entry."""

THEN_AND_NOW = "then-and-now"
"""The ref of the page that sets the two programmes side by side, which is not an entry."""
SPECIAL = (OVERVIEW, THEN_AND_NOW)

NOT_STATED = "not stated in the report"

OUR_WORDS = "Restated in the project's own words"
DRAWN = "Drawn by the project from the report's figures"
NOT_THE_REPORT = "Not from the report"


class Pages:
    """Makes pages from a library; what all pages share is worked out once, when needed.

    Attributes:
        library: The content.
        area: The ref of the reader's own area, or empty.
    """

    def __init__(self, library: Library, area: str = "") -> None:
        self.library = library
        self.area = area
        self._users: dict[str, tuple[str, ...]] = {}

    @cached_property
    def finder(self) -> TermFinder:
        """Recognises the library's terms in texts."""
        return TermFinder(self.library.terms())

    def page(self, ref: str) -> Page:
        """Return the page of the entry with this ref, or the overview."""
        if ref == OVERVIEW:
            return self.overview()
        if ref == THEN_AND_NOW:
            return self.then_and_now()
        if ref.startswith(PREFIX):
            return self._picture(ref.removeprefix(PREFIX))
        entry = self.library.entries[ref]
        blocks: list[Block] = [*self._facts(entry), *_substance(entry)]
        blocks += self._closing(entry)
        if entry.figures:
            blocks.append(Heading("In figures"))
            blocks += [Quantity(f.figure, f"{f.of}: {f.what}") for f in entry.figures]
        groups = self.related(entry)
        if groups:
            blocks.append(Heading("Related"))
            blocks += [self._group(group) for group in groups]
        return Page(
            ref=ref,
            position=self.position(entry),
            title=entry.title,
            blocks=tuple(blocks),
            source=source_line(entry),
        )

    def has(self, ref: str) -> bool:
        """Return whether there is a page of this ref."""
        return ref in SPECIAL or ref in self.library.entries or ref in self._charts

    @cached_property
    def _charts(self) -> frozenset[str]:
        return frozenset(chart.ref for chart in charts(self.library))

    def _picture(self, name: str) -> Page:
        every = charts(self.library, self.area)
        shown = next(one for one in every if one.name == name)
        blocks: list[Block] = [Picture(shown)]
        if shown.mine:
            blocks.append(Paragraph(f"* {shown.mine}"))
        blocks.append(Heading("To bear in mind"))
        blocks += [Item("", caution) for caution in shown.cautions]
        others = tuple((other.ref, other.title) for other in every if other is not shown)
        blocks.append(Group("Other pictures", "", others))
        position = f"Picture {every.index(shown) + 1} of {len(every)}"
        return Page(shown.ref, position, shown.title, tuple(blocks), DRAWN)

    def overview(self) -> Page:
        """Return what the report is, what it rests on, and how the areas were evaluated."""
        report = self.library.report
        blocks: list[Block] = [Paragraph(text) for text in report.about]
        blocks += [Heading("How the areas were evaluated"), *self._overview_picture()]
        blocks += [Item("", caution) for caution in report.cautions]
        evidence = self.library.entries.get("evidence")
        if evidence is not None and evidence.figures:
            blocks.append(Heading("The evidence"))
            blocks += [Quantity(f.figure, f"{f.of}: {f.what}") for f in evidence.figures]
        pictures = tuple((one.ref, one.title) for one in charts(self.library))
        if pictures:
            blocks.append(Group("Pictures", "", pictures))
        blocks += [Heading("Whose words these are"), *(Paragraph(t) for t in report.wording)]
        blocks.append(Heading("The publication"))
        for label, value in (
            ("Title", f"{report.title}: {report.subtitle[0].lower()}{report.subtitle[1:]}"),
            ("Published", f"{report.publisher}, {report.published}"),
            ("Reference", report.reference),
            ("Website", report.website),
            ("Copyright", report.copyright),
        ):
            blocks.append(Fact(label, value))
        return Page(OVERVIEW, "Overview", report.title, tuple(blocks), OUR_WORDS)

    def _overview_picture(self) -> list[Block]:
        shown = chart(self.library, "evaluations", self.area)
        return [Picture(shown, short=True)] if shown else []

    def then_and_now(self) -> Page:
        """Return what the report says changed since 2018-2020, and the messages side by side."""
        blocks: list[Block] = [
            Paragraph(
                "What the report itself says changed between the joint inspections of"
                " 2018\u20132020 and those of 2021\u20132025. Where it does not state one side,"
                " neither does this page."
            )
        ]
        for change in self.library.changes:
            blocks.append(Heading(change.subject))
            blocks.append(Fact("2018\u20132020", change.then or NOT_STATED))
            blocks.append(Fact("2021\u20132025", change.now or NOT_STATED))
            blocks.append(Paragraph(change.said))
            blocks.append(Group("Passages", "", self._links(change.refs)))
        blocks.append(Title("The messages side by side"))
        blocks.append(Paragraph("The pairing is the project's, not the report's.", quiet=True))
        for pair in self.library.pairs:
            blocks.append(Heading(pair.subject))
            for label, refs in (
                ("2018\u20132020", pair.earlier),
                ("2021\u20132025", pair.later),
            ):
                if refs:
                    blocks.append(Group(label, "editorial", self._links(refs)))
                else:
                    blocks.append(Fact(label, "no message on this"))
        return Page(THEN_AND_NOW, "Then and now", "Then and now", tuple(blocks), OUR_WORDS)

    def _links(self, refs: Sequence[str]) -> tuple[tuple[str, str], ...]:
        return tuple((ref, self.library.entries[ref].name) for ref in refs)

    def linear(self, refs: Sequence[str]) -> Page:
        """Return several entries as one page, to be read on without going back."""
        first = self.page(refs[0])
        blocks = list(first.blocks)
        for ref in refs[1:]:
            page = self.page(ref)
            blocks += [Title(page.title), *page.blocks]
        return replace(first, blocks=tuple(blocks))

    def mentions(self, entry: Entry) -> list[str]:
        """Return the refs of the terms in the entry's text, in order of appearance."""
        found = (m.ref for text in entry.texts() for m in self.finder.find(text))
        return [ref for ref in dict.fromkeys(found) if ref != entry.ref]

    def _used_in(self, term: Term) -> tuple[str, ...]:
        if term.ref not in self._users:
            self._users[term.ref] = users(self.library, self.finder, term)
        return self._users[term.ref]

    def related(self, entry: Entry) -> list[Related]:
        """Return what the entry is tied to, both ways."""
        used_in = self._used_in(entry) if isinstance(entry, Term) else ()
        return related(self.library, entry, tuple(self.mentions(entry)), used_in)

    def position(self, entry: Entry) -> str:
        """Return where the entry stands among its like: ``Key message 6 of 12``."""
        peers: Sequence[Entry] = self.library.of(entry.kind)
        if entry.kind is Kind.INDICATOR:
            parts = [e for e in peers if e.parent]
            part = f", part {parts.index(entry) + 1} of {len(parts)}" if entry.parent else ""
            return f"Quality indicator 2.1{part}"
        if entry.kind is Kind.SECTION:
            parent = self.library.entries[entry.parent]
            peers = [e for e in peers if e.parent == entry.parent]
            above = self.position(parent).partition(" of ")[0]
            return f"{above}, section {peers.index(entry) + 1} of {len(peers)}"
        if isinstance(entry, Step):
            return f"Six-point scale, step {entry.step} of {len(peers)}"
        noun = entry.kind.noun.capitalize()
        if entry.kind is Kind.TERM:
            peers = [e for e in peers if e.origin is entry.origin]
            noun = "Glossary term" if entry.origin is Origin.REPORT else "Further term"
        return f"{noun} {peers.index(entry) + 1} of {len(peers)}"

    def spots(self, text: str, skip: set[str]) -> list[Mention]:
        """Return the first mention of each term in ``text``, but not of those in ``skip``.

        ``skip`` is added to, so that a page marks each term once.
        """
        found = []
        for mention in self.finder.find(text):
            if mention.ref not in skip:
                skip.add(mention.ref)
                found.append(mention)
        return found

    def _facts(self, entry: Entry) -> list[Block]:
        if isinstance(entry, Partnership):
            return list(places.facts(self.library, entry, entry.ref == self.area))
        return []

    def _closing(self, entry: Entry) -> list[Block]:
        if entry.kind is Kind.QUESTION:
            closing = self.library.notes["questions.closing"]
            if not closing:
                return []
            return [Heading("Asked of all eight"), *(Paragraph(text) for text in closing)]
        if isinstance(entry, Partnership):
            return list(places.around(self.library, entry))
        if isinstance(entry, Term):
            names = ", ".join(name for name in (entry.acronym, *entry.also) if name)
            facts = (("Also called", names), ("Source", entry.source))
            return [Fact(label, value) for label, value in facts if value]
        if entry.kind is Kind.SCALE:
            return [Paragraph(text, quiet=True) for text in self.library.notes["scale"]]
        return []

    def _group(self, group: Related) -> Group:
        links = []
        for ref in group.refs:
            title = self.library.entries[ref].name
            detail = group.details.get(ref)
            links.append((ref, f"{title} ({detail})" if detail else title))
        note = "" if group.origin is Origin.REPORT else "editorial"
        return Group(group.label, note, tuple(links))


def _substance(entry: Entry) -> list[Block]:
    blocks: list[Block] = []
    if isinstance(entry, Statement):
        for quotation in entry.quotations:
            source = ", ".join(part for part in (quotation.source, quotation.date) if part)
            blocks.append(Item(f"Quoted: {source}", quotation.gist))
    blocks += [Paragraph(text) for text in entry.body]
    blocks += [Item(point.name, point.text) for point in entry.points]
    blocks += [Paragraph(text) for text in entry.after]
    if entry.summary:
        blocks.append(Heading("Key points (Appendix 3)"))
        blocks += [Item("", text) for text in entry.summary]
    return blocks


def source_line(entry: Entry) -> str:
    """Return whose words an entry is in and where its passage stands in the report."""
    if entry.origin is not Origin.REPORT:
        return NOT_THE_REPORT
    return f"{OUR_WORDS}. {entry.place}" if entry.place else OUR_WORDS
