"""The workbook as rows of a list: progress, answers, evidence, actions, notes."""

from __future__ import annotations

from jitui.report.model import Kind
from jitui.tui.layout.rows import LINES, Row
from jitui.tui.layout.styled_text import StyledRun
from jitui.workbook.model import Action, Answer, Evidence, Note
from jitui.workbook.pages import NOTHING_WRITTEN, PREFIX, PROGRESS, WorkbookPages
from jitui.workbook.progress import actions_in_order, overdue, words_written


def workbook_rows(pages: WorkbookPages) -> list[Row]:
    """Return the rows of the workbook's pane."""
    book = pages.workbook
    progress = pages.progress()
    late = f", {progress.overdue} overdue" if progress.overdue else ""
    rows = [Row(PROGRESS, "Progress")]
    for kind, heading in (
        (Kind.QUESTION, "Reflection questions"),
        (Kind.STATEMENT, f"Position statement ({words_written(progress)})"),
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
        rows += [_action(pages, a) for a in actions_in_order(book.actions, pages.today)]
    if book.notes:
        rows.append(Row("", f"Notes ({len(book.notes)})"))
        rows += [_note(note) for note in book.notes]
    return rows


def _answer(pages: WorkbookPages, ref: str) -> Row:
    answer = pages.workbook.answer(ref)
    return Row(
        PREFIX + ref, pages.library.entries[ref].title, ref, suffix=_status(answer), most=LINES
    )


def _status(answer: Answer) -> tuple[StyledRun, ...]:
    if answer.empty:
        return ()
    judged = f"{answer.judgement}, " if answer.judgement else ""
    return (StyledRun(f"{judged}{answer.status.value}", ("quiet",)),)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0] or NOTHING_WRITTEN


def _evidence(piece: Evidence) -> Row:
    suffix = (StyledRun(piece.kind_label, ("quiet",)),)
    return Row(PREFIX + piece.id, _first_line(piece.shows or piece.source), suffix=suffix)


def _action(pages: WorkbookPages, action: Action) -> Row:
    if overdue(action, pages.today):
        suffix = StyledRun(f"OVERDUE {action.by}", ("strong",))
    else:
        suffix = StyledRun(f"{action.state.value} {action.by}".strip(), ("quiet",))
    return Row(PREFIX + action.id, _first_line(action.what), suffix=(suffix,))


def _note(note: Note) -> Row:
    return Row(
        PREFIX + note.id, _first_line(note.text), suffix=(StyledRun(f"on {note.ref}", ("quiet",)),)
    )
