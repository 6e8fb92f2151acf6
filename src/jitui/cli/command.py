"""How a command is declared: its function, help, options and examples."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from jitui.errors import UsageError

if TYPE_CHECKING:
    import argparse


FORMAT_OPTIONS = ("json", "csv", "markdown", "svg")
"""What is printed for other programs instead of text, each with an option of its name."""

KINDS = (
    "message, indicator, statement, section, partnership, term, question, earlier, background,"
    " scale, discrepancy, note"
)
"""The kinds of entry, for the help, which does not load what declares them."""

Argument = tuple[tuple[str, ...], dict[str, Any]]


class Subcommand(Struct, frozen=True):
    """One command, declared once: the parser and the README's table come from it."""

    name: str
    run: Callable[[argparse.Namespace], int]
    summary: str
    arguments: tuple[Argument, ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What it does, as a sentence."""
        return f"{self.summary[0].upper()}{self.summary[1:]}."

    @property
    def description(self) -> str:
        """How its help begins: what it does, and how it is used."""
        return "\n".join((self.sentence, "", "examples:", *(f"  {e}" for e in self.examples)))


def argument(*names: str, **settings: Any) -> Argument:
    """Return an argument of a command, as the parser takes it."""
    return names, settings


JSON = argument("--json", action="store_true", help="print JSON")
CSV = argument("--csv", action="store_true", help="print CSV")
MARKDOWN = argument("--markdown", action="store_true", help="print Markdown")
WORKBOOK = argument(
    "--workbook",
    metavar="FILE",
    help="use this workbook instead of your usual one (see 'jitui paths')",
)
SVG = argument("--svg", action="store_true", help="print the chart as SVG")


def chosen_format(options: argparse.Namespace) -> str:
    """Return the format that was asked for, or ``text``.

    Raises:
        UsageError: Several were asked for.
    """
    chosen = [name for name in FORMAT_OPTIONS if getattr(options, name, False)]
    if len(chosen) > 1:
        listed = " or ".join(f"--{name}" for name in chosen)
        raise UsageError(f"choose one format only: {listed}")
    return chosen[0] if chosen else "text"
