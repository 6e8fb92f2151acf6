"""The workbook as rows of a list: progress, answers, evidence, actions, notes."""

from __future__ import annotations

from jitui.report.model import Kind
from jitui.tui.flow import Run
from jitui.tui.rows import LINES, Row
from jitui.workbook.book import Action, Answer, Evidence, Note
from jitui.workbook.bookpages import NOT_SAID, PREFIX, PROGRESS, BookPages
from jitui.workbook.progress import actions_in_order, overdue, words_written


def book_rows(pages: BookPages) -> list[Row]:
    """Return the rows of the workbook's pane."""
    book = pages.workbook
    found = pages.progress()
    late = f", {found.overdue} overdue" if found.overdue else ""
    rows = [Row(PROGRESS, "Progress")]
    for kind, heading in (
        (Kind.QUESTION, "Reflection questions"),
        (Kind.STATEMENT, f"Position statement ({words_written(found)})"),
    ):
        answers = [_answer(pages, entry.ref) for entry in pages.library.of(kind)]
        rows += [Row("", heading), *answers] if answers else []
    if len(rows) == 1:
        rows.append(Row("", "This report has no questions or statements to answer."))
    if book.evidence:
        rows.append(Row("", f"Evidence ({len(book.evidence)})"))
        rows += [_evidence(piece) for piece in book.evidence]
    if book.actions:
        rows.append(Row("", f"Actions ({len(book.actions)}{late})"))
        rows += [_action(pages, a) for a in actions_in_order(book, pages.today)]
    if book.notes:
        rows.append(Row("", f"Notes ({len(book.notes)})"))
        rows += [_note(note) for note in book.notes]
    return rows


def _answer(pages: BookPages, ref: str) -> Row:
    answer = pages.workbook.answer(ref)
    return Row(
        PREFIX + ref, pages.library.entries[ref].title, ref, tail=_standing(answer), most=LINES
    )


def _standing(answer: Answer) -> tuple[Run, ...]:
    if answer.empty:
        return ()
    judged = f"{answer.judgement}, " if answer.judgement else ""
    return (Run(f"{judged}{answer.status.value}", ("quiet",)),)


def _first(text: str) -> str:
    return text.strip().partition("\n")[0] or NOT_SAID


def _evidence(piece: Evidence) -> Row:
    tail = (Run(piece.kind_said, ("quiet",)),)
    return Row(PREFIX + piece.id, _first(piece.shows or piece.source), tail=tail)


def _action(pages: BookPages, action: Action) -> Row:
    if overdue(action, pages.today):
        tail = Run(f"OVERDUE {action.by}", ("strong",))
    else:
        tail = Run(f"{action.state.value} {action.by}".strip(), ("quiet",))
    return Row(PREFIX + action.id, _first(action.what), tail=(tail,))


def _note(note: Note) -> Row:
    return Row(PREFIX + note.id, _first(note.text), tail=(Run(f"on {note.ref}", ("quiet",)),))
