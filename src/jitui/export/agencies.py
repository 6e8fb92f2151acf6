"""Several agencies' workbooks, each under its own name, and a comparison of their judgements.

Judgements are compared as words in order; nothing is averaged and no steps are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from jitui.export.json_export import workbook_values
from jitui.report.clean import clean_line
from jitui.report.model import Library
from jitui.workbook.model import Confidence, Workbook
from jitui.workbook.progress import answerable

KEY = "jitui-merge"
"""The first key of a merge as JSON; its value is the version of the shape."""
VERSION = 1


class Agency(Struct, frozen=True):
    """One agency's workbook, under a name that no other has."""

    name: str
    file: str
    workbook: Workbook

    def confidence(self, ref: str) -> Confidence | None:
        """Return the agency's confidence in its judgement of a statement or question."""
        return self.workbook.answer(ref).confidence


class JudgementComparison(Struct, frozen=True):
    """The own views of one statement or question.

    Attributes:
        ref: The statement or question.
        title: Its title.
        views: Each agency that has a judgement, with it, the highest first.
        silent: The agencies without one.
    """

    ref: str
    title: str
    views: tuple[tuple[Agency, str], ...]
    silent: tuple[Agency, ...]

    @property
    def differ(self) -> bool:
        """Whether two agencies judge it differently."""
        return len({judgement for _, judgement in self.views}) > 1

    @property
    def summary(self) -> str:
        """How the judgements stand to each other, in words."""
        if not self.views:
            return "not judged by any agency"
        first, last = self.views[0][1], self.views[-1][1]
        if self.differ:
            return f"from {first} to {last}"
        return f"{first} by all who judged it" if len(self.views) > 1 else f"{first} by one agency"


def agencies(books: Sequence[tuple[str, Workbook]]) -> tuple[Agency, ...]:
    """Return workbooks under their agencies' names, which are told apart where they are alike.

    Args:
        books: The workbooks, each with its file's name, which stands in for a missing agency.
    """
    names = [clean_line(book.agency) or clean_line(file) for file, book in books]
    alike = Counter(name.casefold() for name in names)
    named: dict[str, Agency] = {}
    for name, (file, book) in zip(names, books, strict=True):
        shown = unique = name
        if alike[name.casefold()] > 1 and clean_line(file) != name:
            shown = unique = f"{name} ({clean_line(file)})"
        number = 2
        while unique.casefold() in named:
            unique = f"{shown} ({number})"
            number += 1
        named[unique.casefold()] = Agency(unique, clean_line(file), book)
    return tuple(named.values())


def compare_agencies(named: Sequence[Agency], library: Library) -> tuple[JudgementComparison, ...]:
    """Return the own views of every statement and question side by side."""
    comparisons = []
    order = {step.title: number for number, step in enumerate(library.scale())}
    for entry in answerable(library):
        views = [(agency, agency.workbook.answer(entry.ref).judgement) for agency in named]
        judged = [view for view in views if view[1]]
        judged.sort(key=lambda view: order.get(view[1], len(order)))
        silent = tuple(agency for agency, judgement in views if not judgement)
        comparisons.append(JudgementComparison(entry.ref, entry.title, tuple(judged), silent))
    return tuple(comparisons)


def merged_values(books: Sequence[tuple[str, Workbook]], library: Library) -> dict[str, Any]:
    """Return several workbooks as plain values for JSON."""
    named = agencies(books)
    return {
        KEY: VERSION,
        "judgements": [_comparison_values(one) for one in compare_agencies(named, library)],
        "agencies": [
            {"name": agency.name, "file": agency.file, "workbook": workbook_values(agency.workbook)}
            for agency in named
        ],
    }


def _comparison_values(one: JudgementComparison) -> dict[str, Any]:
    views = []
    for agency, judgement in one.views:
        confidence = agency.confidence(one.ref)
        views.append(
            {
                "agency": agency.name,
                "judgement": judgement,
                "confidence": confidence and confidence.value,
            }
        )
    return {
        "ref": one.ref,
        "title": one.title,
        "differ": one.differ,
        "said": one.summary,
        "views": views,
        "without": [agency.name for agency in one.silent],
    }
