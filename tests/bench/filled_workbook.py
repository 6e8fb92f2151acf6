"""A workbook with as much in it as a partnership might write: 200 answers, notes, evidence."""

from __future__ import annotations

from jitui.report.model import Kind, Library
from jitui.workbook.model import Answer, AnswerStatus, Evidence, EvidenceKind, Note, Workbook

SENTENCE = "Chronologies are kept for most children, and reviewed at each core group. "


def filled(library: Library, items: int = 200) -> Workbook:
    """Return a workbook of so many items: every answer, then notes and evidence in turns."""
    refs = [entry.ref for kind in (Kind.QUESTION, Kind.STATEMENT) for entry in library.of(kind)]
    answers = tuple(
        Answer(
            ref=ref,
            words=library.entries[ref].title,
            text=SENTENCE * 8 if ref.startswith("rq") else "",
            now="" if ref.startswith("rq") else SENTENCE * 8,
            status=AnswerStatus.IN_PROGRESS,
        )
        for ref in refs
    )
    about = list(library.entries.values())
    kinds = list(EvidenceKind)
    rest = items - len(answers)
    notes = tuple(
        Note(id=f"n-{n:04d}", ref=entry.ref, words=entry.title, text=f"{n}. " + SENTENCE * 2)
        for n in range(rest // 2)
        for entry in (about[n % len(about)],)
    )
    evidence = tuple(
        Evidence(
            id=f"e-{n:04d}",
            kind=kinds[n % len(kinds)],
            shows=f"{n}. " + SENTENCE,
            source="Record audit",
            date="May 2026",
            refs=(refs[n % len(refs)],),
        )
        for n in range(rest - rest // 2)
    )
    return Workbook(agency="Example", answers=answers, notes=notes, evidence=evidence)
