"""A workbook, or a part of it, as the document of a self-evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from jitui.export.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Owner,
    Paragraph,
    Table,
    day_in_words,
    day_or_text,
    listed,
    safe,
    written,
)
from jitui.export.request import ACTIONS, EVIDENCE, WHOLE, Request
from jitui.output.attribution import edition
from jitui.report.model import Entry, Kind, Library, Origin
from jitui.report.wording import counted, in_words, noun, scale_name
from jitui.workbook.model import (
    KIND_NOT_GIVEN,
    Action,
    Answer,
    Confidence,
    Evidence,
    Note,
    Workbook,
)
from jitui.workbook.progress import (
    actions_in_order,
    answerable,
    in_order,
    kinds_behind,
    overdue,
    progress,
)

OWN_VIEW = "Our own view"
NOTHING = "Nothing has been written yet."

_NONE = "\u2013"
_OWN_TITLE = " (title by jitui)"
_WHAT = "This is a self-evaluation by those who wrote it"
_POSITION = (
    ("How good are we now?", "now"),
    ("How do we know?", "know"),
    ("What do we plan to do next?", "next"),
)


def document(request: Request) -> Document:
    """Return the part of a workbook that is asked for as a document.

    The same request gives the same document; nothing is drawn by chance or from a clock.
    """
    book, library, today = request.chosen, request.library, request.today
    blocks: list[Block] = [_front(request), *whose_words(library)]
    if request.part == WHOLE:
        blocks += _at_a_glance(book, library, today)
        blocks += _position(book, library, today)
        blocks += _questions(book, library, today)
    elif request.part in library.entries:
        blocks += answer_blocks(book, library.entries[request.part], library, today, 2)
    if request.part != ACTIONS:
        blocks += _evidence(book, library)
    if request.part != EVIDENCE:
        blocks += _actions(book, library, today)
    if request.part not in (ACTIONS, EVIDENCE):
        blocks += _notes(book)
    blocks += source_blocks(library)
    return safe(Document(_title(request), today, tuple(blocks)))


def whose_words(library: Library, what: str = _WHAT) -> Iterator[Block]:
    """Yield what the document is, and whose words are whose."""
    yield Heading(2, "About this document")
    yield Paragraph(
        f"{what}, not a report of the {library.report.publisher}. The judgements do not come from"
        " an inspection.",
        Owner.PROGRAM,
    )
    yield Items(
        (
            "Ours: answers, strengths, areas for improvement, evidence, actions and notes. Each"
            f" judgement on the {scale_name(library)} is our own view. The steps are words in"
            " order; they are not averaged.",
            f"Paraphrased: {_from_the_report(library)}",
        ),
        Owner.PROGRAM,
    )


def _from_the_report(library: Library) -> str:
    """Return which parts of a document are in whose words, as sentences."""
    said = (
        "text marked as paraphrased comes from the report named at the end, in jitui's words, with"
        " the ref of the entry."
    )
    if library.of(Kind.STATEMENT):
        said += " The statements themselves are the report's headings, word for word."
    if any(entry.own_title for entry in library.entries.values()):
        said += " Titles marked as jitui's are used where the report prints none."
    return f"{said} To quote the report, quote the report itself."


def source_blocks(library: Library) -> Iterator[Block]:
    """Yield the report's source, which stands at the end."""
    yield Heading(2, "Source")
    source = f"{edition(library.report)}. {library.report.copyright}."
    yield Paragraph(f"Text marked as paraphrased: {source}", Owner.PROGRAM)
    yield Paragraph(
        f"Paraphrased by jitui{_of_the_steps(library)}. Everything else is from the workbook.",
        Owner.PROGRAM,
    )


def _of_the_steps(library: Library) -> str:
    """Return whose the meanings of the steps are, as the end of a sentence."""
    scale = library.scale()
    if not scale:
        return ""
    steps = f"{in_words(len(scale))} {noun(len(scale), 'step')}"
    own = all(step.origin is not Origin.REPORT for step in scale)
    return f", as are the meanings of the {steps}{', which the report does not define' * own}"


def answer_blocks(
    book: Workbook, entry: Entry, library: Library, today: date, level: int
) -> Iterator[Block]:
    """Yield one statement or question with all that a workbook holds on it."""
    yield Heading(level, entry_name(entry, library), Owner.REPORT)
    yield from_report(entry)
    answer = book.answer(entry.ref)
    evidence, actions = book.evidence_for(entry.ref), book.actions_for(entry.ref)
    if answer.empty and not (evidence or actions):
        yield Paragraph(NOTHING, Owner.PROGRAM)
        return
    yield from texts_of(answer, level + 1)
    yield Heading(level + 1, OWN_VIEW)
    yield Facts(tuple(standing(answer, library)))
    if evidence:
        yield Heading(level + 1, "Evidence behind it")
        yield Paragraph(kinds_said(book, entry.ref), Owner.PROGRAM)
        yield Items(tuple(map(evidence_said, evidence)))
    elif answer.judgement:
        yield Heading(level + 1, "Evidence behind it")
        yield Paragraph("None: this judgement has no evidence behind it yet.", Owner.PROGRAM)
    if actions:
        yield Heading(level + 1, "Actions")
        yield Items(tuple(action_said(action, today) for action in in_order(actions, today)))


def texts_of(answer: Answer, level: int) -> Iterator[Block]:
    """Yield what was written in an answer, under its headings; those without text stay away."""
    for name, text in (
        ("Our answer", answer.text),
        *((name, getattr(answer, field)) for name, field in _POSITION),
    ):
        if text.strip():
            yield Heading(level, name)
            yield from written(text)
    for name, text in (
        ("Strengths", answer.strengths),
        ("Areas for improvement", answer.improvements),
    ):
        if text.strip():
            yield Heading(level, name)
            yield from listed(text)


def entry_name(entry: Entry, library: Library) -> str:
    """Return what a statement or question is called in a heading."""
    number = [e.ref for e in library.of(entry.kind)].index(entry.ref) + 1
    # A statement's title is all of it, and follows at once.
    return (
        f"Statement {number}"
        if entry.kind is Kind.STATEMENT
        else f"Question {number}: {entry.title}"
    )


def from_report(entry: Entry) -> Paragraph:
    """Return a statement, whose heading is the report's, or a question as jitui paraphrases it."""
    if entry.kind is Kind.STATEMENT:
        return Paragraph(entry.title, Owner.REPORT, f"The report's statement ({entry.ref})")
    own = ", title by jitui" * entry.own_title
    label = f"Paraphrased from the report ({entry.ref}{own})"
    return Paragraph(" ".join(entry.body) or entry.title, Owner.REPORT, label)


def standing(answer: Answer, library: Library) -> Iterator[tuple[str, str]]:
    """Yield the judgement with its place and meaning, the confidence and the status."""
    yield "Judgement", step_said(answer.judgement, library) if answer.judgement else "none yet"
    meaning = next((s for s in library.scale() if s.title == answer.judgement), None)
    if meaning is not None:
        yield "What this step means, in jitui's words", " ".join(meaning.texts())
    if answer.judgement or answer.confidence:
        yield "Our confidence in it", confidence_said(answer.confidence)
    yield "Status of this answer", answer.status.value


_ORDINALS = ("", "second ", "third ", "fourth ", "fifth ")


def step_said(judgement: str, library: Library) -> str:
    """Return a judgement with its place: ``Good (the third highest of six steps)``."""
    titles = [step.title for step in library.scale()]
    if judgement not in titles or len(titles) < 2:
        return judgement
    above, below = titles.index(judgement), len(titles) - 1 - titles.index(judgement)
    end = "highest" if above <= below else "lowest"
    place = f"the {_ORDINALS[min(above, below)]}{end}"
    return f"{judgement} ({place} of {in_words(len(titles))} steps)"


def confidence_said(confidence: Confidence | None) -> str:
    """Return a confidence in words, also where there is none."""
    return confidence.value if confidence else "not given"


def kinds_said(book: Workbook, ref: str) -> str:
    """Return how many pieces of evidence of how many kinds stand behind an answer."""
    kinds = [kind.value for kind in kinds_behind(book, ref)]
    pieces = counted(len(book.evidence_for(ref)), "piece")
    if not kinds:
        return f"{pieces} of evidence, {KIND_NOT_GIVEN}."
    return f"{pieces} of evidence of {counted(len(kinds), 'kind')}: {', '.join(kinds)}."


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def evidence_said(piece: Evidence) -> str:
    """Return a piece of evidence on one line."""
    facts = ", ".join(part for part in (piece.kind_label, piece.source, piece.date) if part)
    return f"{piece.shows} ({facts}; {piece.id})"


def action_said(action: Action, today: date) -> str:
    """Return an action on one line."""
    facts = [action.who, f"by {by}" if (by := day_or_text(action.by)) else ""]
    facts = [fact for fact in (*facts, state_said(action, today)) if fact]
    return f"{action.what} ({', '.join(facts)}; {action.id})"


def state_said(action: Action, today: date) -> str:
    """Return an action's state; one that is overdue says so in words, before all else."""
    return f"OVERDUE, {action.state.value}" if overdue(action, today) else action.state.value


def _title(request: Request) -> str:
    title = request.workbook.title
    if request.part == WHOLE:
        return title
    if request.part in (ACTIONS, EVIDENCE):
        return f"{title}: {request.part}"
    return f"{title}: {entry_name(request.library.entries[request.part], request.library)}"


def _front(request: Request) -> Facts:
    book, library = request.workbook, request.library
    area = library.entries[book.area].title if book.area in library.entries else book.area
    pairs = [("Agency", book.agency), ("Area", area), ("Date", day_in_words(request.today))]
    if book.made:
        pairs.append(("Started", day_or_text(book.made)))
    return Facts(tuple((name, text) for name, text in pairs if text))


def _at_a_glance(book: Workbook, library: Library, today: date) -> Iterator[Block]:
    found = progress(book, library, today)
    rows = []
    for entry, one in zip(answerable(library), found.answers, strict=True):
        late = f" ({one.overdue} overdue)" if one.overdue else ""
        kinds = f" of {counted(one.kinds, 'kind')}" if one.kinds else f", {KIND_NOT_GIVEN}"
        confidence = book.answer(one.ref).confidence
        sure = f", confidence {confidence.value}" if one.judged and confidence else ""
        rows.append(
            (
                f"{one.ref}: {entry.title}",
                f"{one.judgement or _NONE}{sure}",
                one.status.value,
                f"{counted(one.evidence, 'piece')}{kinds}" if one.evidence else _NONE,
                f"{one.open_actions}{late}" if one.open_actions else _NONE,
            )
        )
    yield Heading(2, "At a glance")
    yield Paragraph(
        f"{found.answered} of {len(found.answers)} {_has(found.answered)} an answer,"
        f" {found.agreed} of them agreed; {found.judged} {_has(found.judged)} a judgement,"
        f" {len(found.without_evidence)} of those without"
        f" evidence behind it. {counted(found.open_actions, 'action')} still to be done,"
        f" {found.overdue} overdue.",
        Owner.PROGRAM,
    )
    yield Table(
        "Every statement and question, with our own view of it.",
        ("Statement or question", OWN_VIEW, "Status", "Evidence", "Open actions"),
        tuple(rows),
        (36, 20, 14, 16, 14),
    )


def _position(book: Workbook, library: Library, today: date) -> Iterator[Block]:
    statements = library.of(Kind.STATEMENT)
    if not statements:
        return
    found = progress(book, library, today)
    written, allowed = found.position_words, found.position_allowed
    words = counted(written, "word")
    if allowed:
        words = f"{written:,} of the {allowed:,} words allowed for a position statement"
    yield Heading(2, position_heading(library))
    yield Paragraph(f"The answers to its three questions come to {words}.", Owner.PROGRAM)
    for entry in statements:
        yield from answer_blocks(book, entry, library, today, 3)


def position_heading(library: Library) -> str:
    """Return what the answers to the statements are called together."""
    return library.report.position_statement or "Position statement"


def _questions(book: Workbook, library: Library, today: date) -> Iterator[Block]:
    if library.of(Kind.QUESTION):
        yield Heading(2, "The questions that the report asks")
    for entry in library.of(Kind.QUESTION):
        yield from answer_blocks(book, entry, library, today, 3)


def _evidence(book: Workbook, library: Library) -> Iterator[Block]:
    yield Heading(2, "Evidence")
    if not book.evidence:
        yield Paragraph("No evidence yet.", Owner.PROGRAM)
        return
    rows = [(piece.id, *evidence_cells(piece)) for piece in book.evidence]
    yield evidence_table(("Id",), rows, (11,))
    yield from _titles(library, (ref for piece in book.evidence for ref in piece.refs))


def evidence_table(
    before: Sequence[str], rows: Iterable[tuple[str, ...]], widths: Sequence[int]
) -> Table:
    """Return a table of evidence, with columns before those that it always has."""
    return Table(
        "The evidence, in the order in which it was added.",
        (*before, "Kind", "What it shows", "Source, date and link", "Owner", "For"),
        tuple(rows),
        (*widths, 14, 32, 25, 12, 8),
    )


def evidence_cells(piece: Evidence) -> tuple[str, ...]:
    """Return the cells of :func:`evidence_table`, but for those before."""
    place = "\n".join(part for part in (piece.source, piece.date, piece.link) if part)
    cells = (piece.kind_label, piece.shows, place, piece.owner, ", ".join(piece.refs))
    return tuple(cell or _NONE for cell in cells)


def _actions(book: Workbook, library: Library, today: date) -> Iterator[Block]:
    yield Heading(2, "Actions")
    if not book.actions:
        yield Paragraph("No actions yet.", Owner.PROGRAM)
        return
    late = sum(overdue(action, today) for action in book.actions)
    left = sum(action.state.open for action in book.actions)
    yield Paragraph(
        f"{counted(len(book.actions), 'action')}, {left} still to be done, {late} overdue on"
        f" {day_in_words(today)}.",
        Owner.PROGRAM,
    )
    rows = [(a.id, *action_cells(a, today)) for a in actions_in_order(book, today)]
    yield actions_table(("Id",), rows, (11,))
    yield from _titles(library, (ref for action in book.actions for ref in action.refs))


def actions_table(
    before: Sequence[str], rows: Iterable[tuple[str, ...]], widths: Sequence[int]
) -> Table:
    """Return a table of actions, with columns before those that it always has."""
    return Table(
        "The actions: overdue ones first, then by day; those done or dropped last.",
        (*before, "What", "Who", "By", "State", "For"),
        tuple(rows),
        (*widths, 38, 16, 15, 14, 8),
    )


def action_cells(action: Action, today: date) -> tuple[str, ...]:
    """Return the cells of :func:`actions_table`, but for those before."""
    by, state = day_or_text(action.by), state_said(action, today)
    cells = (action.what, action.who, by, state, ", ".join(action.refs))
    return tuple(cell or _NONE for cell in cells)


def _titles(library: Library, refs: Iterable[str]) -> Iterator[Block]:
    """Yield what the refs in a table stand for."""
    used = set(refs)
    known = [entry for ref, entry in library.entries.items() if ref in used]
    if known:
        pairs = ((entry.ref, f"{entry.title}{_OWN_TITLE * entry.own_title}") for entry in known)
        yield Facts(tuple(pairs), Owner.REPORT, "Entries referred to")


def _notes(book: Workbook) -> Iterator[Block]:
    if not book.notes:
        return
    yield Heading(2, "Notes")
    on: dict[tuple[str, str], list[Note]] = {}
    for note in book.notes:
        on.setdefault((note.ref, note.words), []).append(note)
    for (ref, words), notes in on.items():
        yield Heading(3, f"On {ref}: {words}" if words else f"On {ref}", Owner.REPORT)
        for note in notes:
            yield from written(note.text)
            if note.made:
                yield Facts((("Date", day_or_text(note.made)),), Owner.PROGRAM)
