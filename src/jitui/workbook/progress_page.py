"""The page of a workbook's progress."""

from __future__ import annotations

from collections.abc import Iterator

from jitui.report.blocks import Block, Fact, Group, Heading, Item, Paragraph
from jitui.report.model import Kind, Library
from jitui.report.wording import counted
from jitui.workbook.model import Workbook
from jitui.workbook.progress import AnswerProgress, Progress, words_written

_EMPTY = (
    "Nothing has been written yet. Open a question or a statement and press i to"
    " answer it. Press a to add a note to any entry, or I to add evidence or an"
    " action. On this page, press i to name the workbook and your agency."
)


def progress_blocks(
    workbook: Workbook, progress: Progress, library: Library, prefix: str
) -> Iterator[Block]:
    """Yield the blocks of the page.

    Args:
        workbook: The workbook.
        progress: How far it is.
        library: The report that it answers.
        prefix: Begins the refs of the workbook's pages.
    """
    if workbook.empty:
        yield Paragraph(_EMPTY)
    entry = library.entries.get(workbook.area)
    missing = f"{workbook.area} (not in this report)" if workbook.area else ""
    area = entry.title if entry is not None else missing
    for label, value in (("Workbook", workbook.title), ("Agency", workbook.agency), ("Area", area)):
        if value:
            yield Fact(label, value)
    answers = progress.answers
    yield Fact("Answered", f"{progress.answered} of {len(answers)}")
    yield Fact("Judged", f"{progress.judged} of {len(answers)}")
    yield Fact("Agreed", f"{progress.agreed} of {len(answers)}")
    if library.of(Kind.STATEMENT):
        yield Fact("Position statement", words_written(progress))
    yield Fact("Evidence", str(progress.evidence))
    late = f", {progress.overdue} overdue" if progress.overdue else ""
    yield Fact("Open actions", f"{progress.open_actions}{late}")
    if progress.without_evidence:
        yield Heading("Judgements without evidence")
        titles = {answer.ref: answer.title for answer in answers}
        links = tuple((prefix + ref, titles[ref]) for ref in progress.without_evidence)
        yield Group("Answers", "", links)
    if answers:
        yield Heading("All answers")
    for answer in answers:
        yield Item(answer.ref, f"{answer.title}: {_summary(answer)}.")
    if progress.untouched:
        yield Heading("Not started")
        links = tuple((ref, library.entries[ref].title) for ref in progress.untouched)
        yield Group("In the report", "", links)


def _summary(answer: AnswerProgress) -> str:
    parts = [answer.status.value, counted(answer.words, "word")]
    if answer.judged:
        parts.append(f"our own view: {answer.judgement}")
    if answer.evidence:
        kinds = counted(answer.kinds, "kind")
        parts.append(f"evidence: {counted(answer.evidence, 'piece')} of {kinds}")
    if answer.open_actions:
        parts.append(f"open actions: {answer.open_actions}")
    return ", ".join(parts)
