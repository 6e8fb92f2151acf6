"""A workbook: a partnership's own answers, evidence, actions and notes, as frozen records.

Of the report it holds only refs and a few words, which say what an answer or a note is about
even when the data has changed.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from jitui.storage.paths import BUNDLED_REPORT

VERSION = 2
"""The version of the file's schema."""

KIND_NOT_GIVEN = "kind not given"
"""What stands in place of the kind of a piece of evidence for which none was chosen."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class AnswerStatus(str, Enum):
    """How far an answer is."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    FOR_REVIEW = "for review"
    AGREED = "agreed"


class Confidence(str, Enum):
    """How sure those who judge are of their judgement."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class EvidenceKind(str, Enum):
    """What kind of evidence a piece is."""

    OUTCOMES = "outcome data"
    PERFORMANCE = "performance data"
    CHILDREN = "views of children"
    PARENTS = "views of parents and carers"
    STAFF = "views of staff"
    RECORDS = "record audit"
    OBSERVATION = "direct observation"
    DOCUMENT = "document"
    INSPECTION = "inspection or review"


class ActionStatus(str, Enum):
    """How far an action is."""

    TO_DO = "to do"
    UNDER_WAY = "under way"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self in (ActionStatus.TO_DO, ActionStatus.UNDER_WAY)


class Answer(Struct, frozen=True, kw_only=True):
    """What a partnership answers to one question, or says of one statement.

    Attributes:
        ref: The question (``rq1``) or the statement (``s1``).
        words: The title of the question or statement when it was first answered.
        text: The answer to a question.
        now: Of a statement: how good are we now?
        know: Of a statement: how do we know?
        next: Of a statement: what do we plan to do next?
        strengths: Strengths, one a line.
        improvements: Areas for improvement, one a line.
        judgement: Our own view: a word of the report's scale, or empty.
        confidence: How sure of it, or ``None``.
        status: How far the answer is.
        changed: When it was last changed, as an ISO date and time; may be empty.
    """

    ref: str
    words: str = ""
    text: str = ""
    now: str = ""
    know: str = ""
    next: str = ""
    strengths: str = ""
    improvements: str = ""
    judgement: str = ""
    confidence: Confidence | None = None
    status: AnswerStatus = AnswerStatus.NOT_STARTED
    changed: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that was written, in reading order."""
        return (self.text, self.now, self.know, self.next, self.strengths, self.improvements)

    @property
    def empty(self) -> bool:
        """Whether nothing has been written, judged or said of it."""
        written = any(text.strip() for text in self.texts)
        return not (written or self.judgement or self.confidence) and (
            self.status is AnswerStatus.NOT_STARTED
        )


class Evidence(Struct, frozen=True, kw_only=True):
    """One piece of evidence.

    Attributes:
        id: Its own id in the workbook, such as ``e-k3f9``.
        kind: What kind of evidence it is, or ``None`` until one is chosen.
        shows: What it shows.
        source: Where it comes from.
        date: When it is of, as it was written (``May 2026``); may be empty.
        link: A link or a path; never followed by the program.
        owner: Who holds it.
        refs: The refs of the answers that it is bound to.
    """

    id: str
    kind: EvidenceKind | None = None
    shows: str
    source: str = ""
    date: str = ""
    link: str = ""
    owner: str = ""
    refs: tuple[str, ...] = ()

    @property
    def kind_label(self) -> str:
        """Its kind in words, also where there is none."""
        return self.kind.value if self.kind else KIND_NOT_GIVEN


class Action(Struct, frozen=True, kw_only=True):
    """Something to be done.

    Attributes:
        id: Its own id in the workbook, such as ``a-k3f9``.
        what: What is to be done.
        who: Who does it.
        by: The day by which, as ``2026-12-31``; may be empty.
        state: How far it is.
        refs: The refs of the answers, or of entries of the report, that it is for.
    """

    id: str
    what: str
    who: str = ""
    by: str = ""
    state: ActionStatus = ActionStatus.TO_DO
    refs: tuple[str, ...] = ()


class Note(Struct, frozen=True, kw_only=True):
    """A note on an entry of the report.

    Attributes:
        id: Its own id in the workbook, such as ``n-k3f9``.
        ref: The entry that it was made on.
        words: The words that it was made on: the entry's title, or what was selected.
        text: The note.
        made: When it was made, as an ISO date and time; may be empty.
    """

    id: str
    ref: str
    words: str
    text: str
    made: str = ""


Item = TypeVar("Item", Evidence, Action, Note)


class Workbook(Struct, frozen=True, kw_only=True):
    """A whole workbook.

    Attributes:
        report: The id of the report that it answers; the bundled one where a file, as older
            ones do, names none.
        title: What it is called.
        agency: Whose it is; a merge keeps every answer under this name.
        area: The ref of the area that it is about, or empty.
        made: The day on which it was begun, as an ISO date; may be empty.
        answers: The answers, in no particular order.
        evidence: The pieces of evidence, in the order in which they were added.
        actions: The actions, in the order in which they were added.
        notes: The notes, in the order in which they were made.
    """

    report: str = BUNDLED_REPORT
    title: str = "Our workbook"
    agency: str = ""
    area: str = ""
    made: str = ""
    answers: tuple[Answer, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing has been put into it yet."""
        return all(answer.empty for answer in self.answers) and not self.items

    @property
    def items(self) -> tuple[Evidence | Action | Note, ...]:
        """The evidence, the actions and the notes."""
        return (*self.evidence, *self.actions, *self.notes)

    @property
    def ids(self) -> frozenset[str]:
        """The ids that are taken."""
        return frozenset(item.id for item in self.items)

    def answer(self, ref: str) -> Answer:
        """Return the answer to a question or statement; an empty one where there is none."""
        return next((a for a in self.answers if a.ref == ref), Answer(ref=ref))

    def with_answer(self, answer: Answer) -> Workbook:
        """Return the workbook with an answer in the place of the earlier one, if any."""
        answers = [answer if a.ref == answer.ref else a for a in self.answers]
        if answer not in answers:
            answers.append(answer)
        return replace(self, answers=tuple(a for a in answers if a != answer or not a.empty))

    def with_item(self, item: Evidence | Action | Note) -> Workbook:
        """Return the workbook with an item added, or in the place of the one with its id."""
        if isinstance(item, Evidence):
            return replace(self, evidence=_with(self.evidence, item))
        if isinstance(item, Action):
            return replace(self, actions=_with(self.actions, item))
        return replace(self, notes=_with(self.notes, item))

    def without(self, id: str) -> Workbook:
        """Return the workbook without the evidence, action or note of an id."""
        return replace(
            self,
            evidence=tuple(item for item in self.evidence if item.id != id),
            actions=tuple(item for item in self.actions if item.id != id),
            notes=tuple(item for item in self.notes if item.id != id),
        )

    def item(self, id: str) -> Evidence | Action | Note | None:
        """Return the evidence, action or note of an id, if there is one."""
        return next((item for item in self.items if item.id == id), None)

    def evidence_for(self, ref: str) -> tuple[Evidence, ...]:
        """Return the evidence that is bound to an answer."""
        return tuple(item for item in self.evidence if ref in item.refs)

    def actions_for(self, ref: str) -> tuple[Action, ...]:
        """Return the actions that are for an answer or an entry."""
        return tuple(item for item in self.actions if ref in item.refs)

    def notes_on(self, ref: str) -> tuple[Note, ...]:
        """Return the notes on an entry."""
        return tuple(item for item in self.notes if item.ref == ref)


def new_id(letter: str, taken: Collection[str]) -> str:
    """Return an id that is not taken; drawn by chance, so that two windows do not clash."""
    import secrets  # here, since it loads encryption, which would delay the start

    while True:
        drawn = f"{letter}-{''.join(secrets.choice(_LETTERS) for _ in range(4))}"
        if drawn not in taken:
            return drawn


def _with(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    changed = tuple(item if other.id == item.id else other for other in items)
    return changed if item in changed else changed + (item,)  # noqa: RUF005  # for mypy
