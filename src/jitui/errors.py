"""The errors that a reader sees: one clear sentence, a place and a remedy."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class JituiError(Exception):
    """What is wrong and what to do about it, in one sentence for the reader."""


class UsageError(JituiError):
    """The command was given something that it cannot work with (exit status 2)."""


class NotFound(JituiError):
    """What was asked for does not exist in the report (exit status 1)."""


class Problem(Struct, frozen=True, order=True):
    """One thing that is wrong with a data file.

    Attributes:
        file: The file's name, relative to the data folder.
        line: The line, counted from 1; 0 when the file as a whole is meant.
        key: Where in the file, as a path of keys such as ``km3.place.part``; may be empty.
        wrong: What is wrong, and what would be right.
    """

    file: str
    line: int
    key: str
    wrong: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.key}: {self.wrong}" if self.key else f"{where}: {self.wrong}"


class DataError(JituiError):
    """A data folder that cannot be used, with every problem that was found in it."""

    def __init__(self, folder: str, problems: Sequence[Problem]) -> None:
        self.folder = folder
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(f"{count} {noun} in the data folder {folder}")
