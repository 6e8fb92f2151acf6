"""The blocks that the document of one workbook and that of several have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from jitui.export.document import day_or_text, listed, written
from jitui.output.attribution import edition
from jitui.report.blocks import DocumentBlock, Fact, Heading, Item, Paragraph, Table
from jitui.report.model import Entry, Kind, Library, Origin
from jitui.report.wording import counted, in_words, noun, scale_name
from jitui.workbook.model import KIND_NOT_GIVEN, Action, Answer, Confidence, Evidence, Workbook
from jitui.workbook.pages import QUESTION_PARTS, SHARED_PARTS, STATEMENT_PARTS
from jitui.workbook.progress import kinds_behind, overdue

QUESTIONS = "The questions that the report asks"
NONE = "\u2013"
"""Stands in a cell that has nothing in it."""

_ORDINALS = ("", "second ", "third ", "fourth ", "fifth ")


def remark(text: str) -> Paragraph:
    """Return a paragraph in the program's words."""
    return Paragraph(text, quiet=True)


# Whose words are whose


def about_this_document(library: Library, what: str) -> Iterator[DocumentBlock]:
    """Yield what the document is, and whose words are whose."""
    yield Heading("About this document")
    yield remark(
        f"{what}, not a report of the {library.report.publisher}. The judgements do not come from"
        " an inspection."
    )
    ours = (
        "Ours: answers, strengths, areas for improvement, evidence, actions and notes. Each"
        f" judgement on the {scale_name(library)} is our own view. The steps are words in"
        " order; they are not averaged."
    )
    yield Item("", ours, quiet=True)
    theirs = (
        "Paraphrased: text marked as paraphrased comes from the report named at the end, in"
        " jitui's words, with the ref of the entry."
    )
    if library.of(Kind.STATEMENT):
        theirs += " The statements themselves are the report's headings, word for word."
    if any(entry.own_title for entry in library.entries.values()):
        theirs += " Titles marked as jitui's are used where the report prints none."
    yield Item("", f"{theirs} To quote the report, quote the report itself.", quiet=True)


def source(library: Library) -> Iterator[DocumentBlock]:
    """Yield the report's source, which stands at the end."""
    yield Heading("Source")
    report, scale = library.report, library.scale()
    yield remark(f"Text marked as paraphrased: {edition(report)}. {report.copyright}.")
    steps = ""
    if scale:
        number = f"{in_words(len(scale))} {noun(len(scale), 'step')}"
        steps = f", as are the meanings of the {number}"
        if all(step.origin is not Origin.REPORT for step in scale):
            steps += ", which the report does not define"
    yield remark(f"Paraphrased by jitui{steps}. Everything else is from the workbook.")


# Statements and questions with their answers


def entry_name(entry: Entry, library: Library) -> str:
    """Return what a statement or question is called in a heading."""
    number = library.of(entry.kind).index(entry) + 1
    # A statement's title is all of it, and follows at once.
    if entry.kind is Kind.STATEMENT:
        return f"Statement {number}"
    return f"Question {number}: {entry.title}"


def position_heading(library: Library) -> str:
    """Return what the answers to the statements are called together."""
    return library.report.position_statement or "Position statement"


def from_report(entry: Entry) -> Paragraph:
    """Return a statement, whose heading is the report's, or a question as jitui paraphrases it."""
    if entry.kind is Kind.STATEMENT:
        return Paragraph(entry.title, label=f"The report's statement ({entry.ref})")
    own = ", title by jitui" if entry.own_title else ""
    label = f"Paraphrased from the report ({entry.ref}{own})"
    return Paragraph(" ".join(entry.body) or entry.title, label=label)


def answer_texts(answer: Answer, level: int) -> Iterator[DocumentBlock]:
    """Yield what was written in an answer, under its headings; those without text stay away."""
    for field, label in (*QUESTION_PARTS, *STATEMENT_PARTS, *SHARED_PARTS):
        text = getattr(answer, field)
        if text.strip():
            yield Heading(label, level)
            yield from listed(text) if (field, label) in SHARED_PARTS else written(text)


def judgement_facts(answer: Answer, library: Library) -> Iterator[DocumentBlock]:
    """Yield the judgement with its place and meaning, the confidence and the status."""
    yield Fact("Judgement", step_in_words(answer.judgement, library) or "none yet")
    for step in library.scale():
        if step.title == answer.judgement:
            yield Fact("What this step means, in jitui's words", " ".join(step.texts()))
    if answer.judgement or answer.confidence:
        yield Fact("Our confidence in it", confidence_in_words(answer.confidence))
    yield Fact("Status of this answer", answer.status.value)


def step_in_words(judgement: str, library: Library) -> str:
    """Return a judgement with its place: ``Good (the third highest of six steps)``."""
    titles = [step.title for step in library.scale()]
    if judgement not in titles or len(titles) < 2:
        return judgement
    above, below = titles.index(judgement), len(titles) - 1 - titles.index(judgement)
    end = "highest" if above <= below else "lowest"
    place = f"the {_ORDINALS[min(above, below)]}{end}"
    return f"{judgement} ({place} of {in_words(len(titles))} steps)"


def confidence_in_words(confidence: Confidence | None) -> str:
    """Return a confidence in words, also where there is none."""
    return confidence.value if confidence else "not given"


def evidence_in_words(book: Workbook, ref: str) -> str:
    """Return how many pieces of evidence of how many kinds stand behind an answer."""
    kinds = [kind.value for kind in kinds_behind(book, ref)]
    pieces = counted(len(book.evidence_for(ref)), "piece")
    if not kinds:
        return f"{pieces} of evidence, {KIND_NOT_GIVEN}."
    return f"{pieces} of evidence of {counted(len(kinds), 'kind')}: {', '.join(kinds)}."


# Evidence and actions


def state_in_words(action: Action, today: date) -> str:
    """Return an action's state; one that is overdue says so before all else."""
    return f"OVERDUE, {action.state.value}" if overdue(action, today) else action.state.value


def evidence_table(head: str, width: int, rows: Iterable[tuple[str, Evidence]]) -> Table:
    """Return a table of evidence.

    Args:
        head: The head of the first column.
        width: How wide that column is.
        rows: Each piece, and what stands in the first column beside it.
    """

    def cells(first: str, piece: Evidence) -> tuple[str, ...]:
        place = "\n".join(part for part in (piece.source, piece.date, piece.link) if part)
        refs = ", ".join(piece.refs)
        rest = (piece.kind_label, piece.shows, place, piece.owner, refs)
        return (first, *(cell or NONE for cell in rest))

    return Table(
        (head, "Kind", "What it shows", "Source, date and link", "Owner", "For"),
        tuple(cells(first, piece) for first, piece in rows),
        "The evidence, in the order in which it was added.",
        (width, 14, 32, 25, 12, 8),
    )


def actions_table(head: str, width: int, rows: Iterable[tuple[str, Action]], today: date) -> Table:
    """Return a table of actions; the arguments are as in :func:`evidence_table`."""

    def cells(first: str, action: Action) -> tuple[str, ...]:
        by, state = day_or_text(action.by), state_in_words(action, today)
        rest = (action.what, action.who, by, state, ", ".join(action.refs))
        return (first, *(cell or NONE for cell in rest))

    return Table(
        (head, "What", "Who", "By", "State", "For"),
        tuple(cells(first, action) for first, action in rows),
        "The actions: overdue ones first, then by day; those done or dropped last.",
        (width, 38, 16, 15, 14, 8),
    )
