"""Makes the page of an entry: the same blocks for the terminal app and for plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from jitui.report import area_page
from jitui.report.blocks import (
    Block,
    ChartBlock,
    Fact,
    Group,
    Heading,
    Item,
    Page,
    Paragraph,
    Quantity,
    Title,
)
from jitui.report.chart_model import PREFIX
from jitui.report.charts import charts
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
from jitui.report.related import related
from jitui.report.terms import Mention, TermFinder, entries_mentioning
from jitui.report.wording import (
    in_words,
    indicator_name,
    of_steps,
    scale_name,
    whole_title,
)

OVERVIEW = "overview"
"""The ref of the page about the report as a whole, which is not an entry."""

THEN_AND_NOW = "then-and-now"
"""The ref of the page that sets the two programmes side by side, which is not an entry."""
SPECIAL = (OVERVIEW, THEN_AND_NOW)

NOT_STATED = "not stated in the passages named"

_COMPARISON = (
    "What the report itself says of change since the one before. Where the passages named do not"
    " state one side, neither does this page."
)

OUR_WORDS = "Paraphrased by jitui"
OWN_TITLE = "the title is jitui's too, as the report gives none"
DRAWN = "Drawn by jitui from the report's figures"
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
    def term_finder(self) -> TermFinder:
        """Recognises the library's terms in texts."""
        return TermFinder(self.library.terms())

    def page(self, ref: str) -> Page:
        """Return the page of the entry with this ref, or the overview."""
        if ref == OVERVIEW:
            return self.overview()
        if ref == THEN_AND_NOW:
            return self.then_and_now()
        if ref.startswith(PREFIX):
            return self._chart_page(ref.removeprefix(PREFIX))
        entry = self.library.entries[ref]
        key_points = self.library.report.key_points
        blocks: list[Block] = []
        if isinstance(entry, Partnership):
            blocks += area_page.facts(self.library, entry, entry.ref == self.area)
        blocks += [*body_blocks(entry, key_points), *self._closing(entry)]
        if entry.figures:
            blocks.append(Heading("In figures"))
            blocks += [Quantity(f.figure, f"{f.of}: {f.what}") for f in entry.figures]
        groups = self.related(entry)
        if groups:
            blocks.append(Heading("Related"))
            blocks += groups
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

    def _chart_page(self, name: str) -> Page:
        every = charts(self.library, self.area)
        shown = next(one for one in every if one.name == name)
        blocks: list[Block] = [ChartBlock(shown)]
        if shown.mine:
            blocks.append(Paragraph(f"* {shown.mine}"))
        blocks.append(Heading("To bear in mind"))
        blocks += [Item("", caution) for caution in shown.cautions]
        if len(every) > 1:
            others = (other for other in every if other is not shown)
            blocks.append(Group.of("Other charts", others))
        position = f"Chart {every.index(shown) + 1} of {len(every)}"
        return Page(shown.ref, position, shown.title, tuple(blocks), DRAWN)

    def overview(self) -> Page:
        """Return what the report is, what it rests on, and how the areas were evaluated."""
        report = self.library.report
        every = charts(self.library, self.area)
        blocks: list[Block] = [Paragraph(text) for text in report.about]
        if self.library.partnerships():
            blocks.append(Heading("How the areas were evaluated"))
            blocks += [ChartBlock(one, short=True) for one in every if one.name == "evaluations"]
        blocks += [Item("", caution) for caution in report.cautions]
        evidence = self.library.entries.get("evidence")
        if evidence is not None and evidence.figures:
            blocks.append(Heading("The evidence"))
            blocks += [Quantity(f.figure, f"{f.of}: {f.what}") for f in evidence.figures]
        if every:
            blocks.append(Group.of("Charts", every))
        blocks += [Heading("About the wording"), *(Paragraph(t) for t in report.wording)]
        blocks.append(Heading("The publication"))
        for label, value in (
            ("Title", whole_title(report)),
            ("Published", f"{report.publisher}, {report.published}"),
            ("Reference", report.reference),
            ("Website", report.website),
            ("Copyright", report.copyright),
            *((contact.name, contact.text) for contact in report.contact),
        ):
            blocks.append(Fact(label, value))
        blocks.append(Heading("Contents of the report"))
        for part in report.contents:
            blocks.append(Item("", f"{part.part}, p. {part.page}" if part.page else part.part))
            blocks += [Item("", str(section)) for section in part.sections]
        return Page(OVERVIEW, "Overview", report.title, tuple(blocks), OUR_WORDS)

    def then_and_now(self) -> Page:
        """Return what the report says changed since the last, and the messages side by side."""
        library = self.library
        if not self.compares:
            none = Paragraph("This report has no comparison with an earlier one.", quiet=True)
            return Page(THEN_AND_NOW, "Then and now", "Then and now", (none,), OUR_WORDS)
        then, now = library.report.previous_period or "Before", library.report.period or "Now"
        note = library.notes.get("comparison") or (_COMPARISON,)
        blocks: list[Block] = [Paragraph(text) for text in note]
        for change in library.changes:
            blocks.append(Heading(change.subject))
            blocks.append(Fact(then, change.then or NOT_STATED))
            blocks.append(Fact(now, change.now or NOT_STATED))
            blocks.append(Paragraph(change.said))
            blocks.append(Group.of("Passages", self._entries(change.refs)))
        if library.pairs:
            blocks.append(Title("The messages side by side"))
            blocks.append(Paragraph("The pairing is jitui's, not the report's.", quiet=True))
        for pair in self.library.pairs:
            blocks.append(Heading(pair.subject))
            for label, refs in ((then, pair.earlier), (now, pair.later)):
                if refs:
                    blocks.append(Group.of(label, self._entries(refs), "editorial"))
                else:
                    blocks.append(Fact(label, "no message on this"))
        return Page(THEN_AND_NOW, "Then and now", "Then and now", tuple(blocks), OUR_WORDS)

    @property
    def compares(self) -> bool:
        """Whether the report has anything to set side by side with the one before it."""
        return bool(self.library.changes or self.library.pairs)

    def _entries(self, refs: Sequence[str]) -> list[Entry]:
        return [self.library.entries[ref] for ref in refs]

    def continuous_page(self, refs: Sequence[str]) -> Page:
        """Return several entries as one page; each entry ends with its own source."""
        first, *others = map(self.page, refs)
        blocks, source = list(first.blocks), first.source
        for page in others:
            blocks += [
                Paragraph(source, quiet=True),
                Title(page.title, page.ref),
                *page.blocks,
            ]
            source = page.source
        return replace(first, blocks=tuple(blocks), source=source)

    def mentions(self, entry: Entry) -> list[str]:
        """Return the refs of the terms in the entry's text, in order of appearance."""
        found = (m.ref for text in entry.texts() for m in self.term_finder.find(text))
        return [ref for ref in dict.fromkeys(found) if ref != entry.ref]

    def _used_in(self, term: Term) -> tuple[str, ...]:
        if term.ref not in self._users:
            self._users[term.ref] = entries_mentioning(self.library, self.term_finder, term)
        return self._users[term.ref]

    def related(self, entry: Entry) -> list[Group]:
        """Return the entries that the entry is linked with, in both directions."""
        used_in = self._used_in(entry) if isinstance(entry, Term) else ()
        return list(related(self.library, entry, self.mentions(entry), used_in))

    def position(self, entry: Entry) -> str:
        """Return where the entry stands among its like: ``Key message 6 of 12``."""
        peers: Sequence[Entry] = self.library.of(entry.kind)
        if entry.kind is Kind.INDICATOR:
            whole = self.library.entries[entry.parent] if entry.parent else entry
            parts = [e for e in peers if e.parent == whole.ref]
            part = f", part {parts.index(entry) + 1} of {len(parts)}" if entry.parent else ""
            return f"{indicator_name(whole)}{part}"
        if entry.kind is Kind.SECTION:
            parent = self.library.entries[entry.parent]
            peers = [e for e in peers if e.parent == entry.parent]
            above = self.position(parent).partition(" of ")[0]
            return f"{above}, section {peers.index(entry) + 1} of {len(peers)}"
        if isinstance(entry, Step):
            scale = scale_name(self.library).capitalize()
            return f"{scale}, step {of_steps(entry.step, self.library)}"
        noun = entry.kind.noun.capitalize()
        if entry.kind is Kind.TERM:
            peers = [e for e in peers if e.origin is entry.origin]
            noun = "Glossary term" if entry.origin is Origin.REPORT else "Further term"
        return f"{noun} {peers.index(entry) + 1} of {len(peers)}"

    def first_mentions(self, text: str, skip: set[str]) -> list[Mention]:
        """Return the first mention of each term in ``text``, but not of those in ``skip``.

        ``skip`` is added to, so that a page marks each term once.
        """
        found = []
        for mention in self.term_finder.find(text):
            if mention.ref not in skip:
                skip.add(mention.ref)
                found.append(mention)
        return found

    def _closing(self, entry: Entry) -> list[Block]:
        if entry.kind is Kind.QUESTION:
            closing = (
                *self.library.notes["questions.opening"],
                *self.library.notes["questions.closing"],
            )
            questions = len(self.library.of(Kind.QUESTION))
            label = "both" if questions == 2 else f"all {in_words(questions)}"
            label = f"{label} questions" if questions > 1 else "this question"
            heading = Heading(f"A prompt for {label}")
            return [heading, *(Paragraph(text) for text in closing)] if closing else []
        if isinstance(entry, Partnership):
            return list(area_page.closing_blocks(self.library, entry))
        if isinstance(entry, Term):
            also = ", ".join(entry.also)
            facts = (("Short form", entry.acronym), ("Also called", also), ("Source", entry.source))
            return [Fact(label, value) for label, value in facts if value]
        if entry.kind is Kind.MESSAGE:
            return [Paragraph(text, quiet=True) for text in self.library.notes["messages"]]
        if entry.kind is Kind.SCALE:
            return [Paragraph(text, quiet=True) for text in self.library.notes.get("scale", ())]
        return []


def body_blocks(entry: Entry, key_points: str) -> Iterator[Heading | Paragraph | Item]:
    """Yield what the report says in an entry, paraphrased; ``key_points`` is where those stand."""
    if isinstance(entry, Statement):
        yield from (Item(quotation.label, quotation.gist) for quotation in entry.quotations)
    yield from map(Paragraph, entry.body)
    yield from (Item(point.label, point.text) for point in entry.points)
    yield from map(Paragraph, entry.after)
    if entry.summary:
        # The report may print them in another place than the rest.
        yield Heading(f"Key points ({key_points})" if key_points else "Key points")
        yield from (Item("", text) for text in entry.summary)


def source_line(entry: Entry) -> str:
    """Return whose words an entry is in and where its passage stands in the report."""
    if entry.origin is not Origin.REPORT:
        return NOT_THE_REPORT
    words = f"{OUR_WORDS}; {OWN_TITLE}" if entry.own_title else OUR_WORDS
    return f"{words}. {entry.location}" if entry.location else words
