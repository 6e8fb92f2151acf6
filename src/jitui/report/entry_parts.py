"""The smaller records of an entry: points, quotations, where in the report it stands."""

from __future__ import annotations

from msgspec import Struct


class Point(Struct, frozen=True, kw_only=True):
    """One item of a list; ``name`` is its lead-in, empty when it has none.

    ``own_name`` says that the project gave it that name, because the report prints none.
    """

    name: str = ""
    text: str
    own_name: bool = False

    @property
    def label(self) -> str:
        """The lead-in as it is shown, and whose it is where the report prints none."""
        return f"{self.name} (jitui's heading)" if self.own_name else self.name


class Quotation(Struct, frozen=True, kw_only=True):
    """What a statement quotes at its head: the source, its date, and its gist."""

    source: str
    date: str = ""
    gist: str

    @property
    def label(self) -> str:
        """What stands before it: its source, and that it is not word for word."""
        source = ", ".join(part for part in (self.source, self.date) if part)
        return f"Quotation from {source}, paraphrased by jitui"


class SourceLocation(Struct, frozen=True, kw_only=True):
    """Where in the report a passage stands.

    Attributes:
        part: The part as the report's list of contents names it.
        section: The heading within the part, or empty.
        page: The page on which the *part* begins, or ``None`` where it is not known.
    """

    part: str
    section: str = ""
    page: int | None = None

    def __str__(self) -> str:
        section = "" if self.section.casefold() == self.part.casefold() else self.section
        words = f"{self.part}, {section}" if section else self.part
        return f"{words} (part begins on p. {self.page})" if self.page else words
