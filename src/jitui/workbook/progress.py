"""How complete a workbook is: answered, judged, evidenced, acted on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from jitui.report.model import Entry, Kind, Library
from jitui.report.wording import counted
from jitui.workbook.model import Action, ActionStatus, Answer, AnswerStatus, EvidenceKind, Workbook


class AnswerProgress(Struct, frozen=True, kw_only=True):
    """How far one answer is.

    Attributes:
        ref: The statement or the question.
        title: What the report calls it.
        status: How far those who answer say that it is.
        words: How many words were written, in all its fields.
        judgement: Our own view, or empty.
        evidence: How many pieces of evidence stand behind it.
        kinds: How many different kinds of evidence that is.
        open_actions: How many of its actions are still to be done.
        overdue: How many of those were to be done before today.
    """

    ref: str
    title: str
    status: AnswerStatus
    words: int
    judgement: str
    evidence: int
    kinds: int
    open_actions: int
    overdue: int

    @property
    def judged(self) -> bool:
        """Whether there is an own view."""
        return bool(self.judgement)


class Progress(Struct, frozen=True, kw_only=True):
    """How far a workbook is.

    Attributes:
        answers: One for each statement and question of the report, statements first.
        evidence: How many pieces of evidence there are.
        open_actions: How many actions are still to be done.
        overdue: How many of those were to be done before today.
        unanswered: The refs of statements and questions without an answer.
        untouched: The refs of messages, statements and questions that no answer, note,
            action or piece of evidence is about.
        position_words: How many words the position statement has.
        position_allowed: How many it may have; 0 where there is no limit.
    """

    answers: tuple[AnswerProgress, ...]
    evidence: int
    open_actions: int
    overdue: int
    unanswered: tuple[str, ...]
    untouched: tuple[str, ...]
    position_words: int
    position_allowed: int = 0

    @property
    def answered(self) -> int:
        """How many statements and questions have an answer."""
        return len(self.answers) - len(self.unanswered)

    @property
    def agreed(self) -> int:
        """How many answers are agreed."""
        return sum(a.status is AnswerStatus.AGREED for a in self.answers)

    @property
    def judged(self) -> int:
        """How many have an own view."""
        return sum(a.judged for a in self.answers)

    @property
    def without_evidence(self) -> tuple[str, ...]:
        """The refs of judgements that no evidence stands behind."""
        return tuple(a.ref for a in self.answers if a.judged and not a.evidence)


def progress(workbook: Workbook, library: Library, today: date) -> Progress:
    """Return how far a workbook is.

    Args:
        workbook: The workbook.
        library: The report whose statements and questions are to be answered.
        today: The day that decides what is overdue.
    """
    entries = answerable(library)
    touched = _touched(workbook)
    every = (*library.of(Kind.MESSAGE), *entries)
    position = (workbook.answer(entry.ref) for entry in library.of(Kind.STATEMENT))
    return Progress(
        answers=tuple(_answer_progress(workbook, entry, today) for entry in entries),
        evidence=len(workbook.evidence),
        open_actions=sum(action.state.open for action in workbook.actions),
        overdue=sum(overdue(action, today) for action in workbook.actions),
        unanswered=tuple(e.ref for e in entries if workbook.answer(e.ref).empty),
        untouched=tuple(e.ref for e in every if e.ref not in touched),
        position_words=sum(map(position_words, position)),
        position_allowed=library.report.position_words,
    )


def answerable(library: Library) -> tuple[Entry, ...]:
    """Return what can be answered: the statements, then the questions, in reading order."""
    return (*library.of(Kind.STATEMENT), *library.of(Kind.QUESTION))


def count_words(text: str) -> int:
    """Return how many words a text has; a dash or a bullet that stands alone is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def position_words(answer: Answer) -> int:
    """Return how many words an answer adds to the position statement: its three texts."""
    return sum(map(count_words, (answer.now, answer.know, answer.next)))


def words_written(progress: Progress) -> str:
    """Return how many words the position statement has: ``5 of 5,000 words``."""
    written, allowed = progress.position_words, progress.position_allowed
    return f"{written:,} of {allowed:,} words" if allowed else counted(written, "word")


def kinds_behind(workbook: Workbook, ref: str) -> tuple[EvidenceKind, ...]:
    """Return the different kinds of evidence behind an answer, in the order of the kinds.

    A piece for which no kind was chosen adds none.
    """
    behind = {item.kind for item in workbook.evidence_for(ref)}
    return tuple(kind for kind in EvidenceKind if kind in behind)


def due(action: Action) -> date | None:
    """Return the day by which an action is to be done, or ``None`` where none can be read."""
    try:
        return date.fromisoformat(action.by)
    except ValueError:
        return None


def overdue(action: Action, today: date) -> bool:
    """Return whether an action is still open after the day by which it was to be done."""
    day = due(action)
    return action.state.open and day is not None and day < today


def actions_in_order(actions: Iterable[Action], today: date) -> tuple[Action, ...]:
    """Return actions: overdue ones first, then by day, those without a day, the closed ones."""

    def rank(action: Action) -> tuple[int, date]:
        day = due(action)
        if not action.state.open:
            return (3 if action.state is ActionStatus.DONE else 4), day or date.max
        if day is None:
            return 2, date.max
        return (0 if day < today else 1), day

    return tuple(sorted(actions, key=rank))


def _answer_progress(workbook: Workbook, entry: Entry, today: date) -> AnswerProgress:
    answer = workbook.answer(entry.ref)
    actions = workbook.actions_for(entry.ref)
    return AnswerProgress(
        ref=entry.ref,
        title=entry.title,
        status=answer.status,
        words=sum(map(count_words, answer.texts)),
        judgement=answer.judgement,
        evidence=len(workbook.evidence_for(entry.ref)),
        kinds=len(kinds_behind(workbook, entry.ref)),
        open_actions=sum(action.state.open for action in actions),
        overdue=sum(overdue(action, today) for action in actions),
    )


def _touched(workbook: Workbook) -> set[str]:
    refs = {answer.ref for answer in workbook.answers if not answer.empty}
    refs |= {note.ref for note in workbook.notes}
    refs |= {ref for item in workbook.evidence for ref in item.refs}
    return refs | {ref for action in workbook.actions for ref in action.refs}
