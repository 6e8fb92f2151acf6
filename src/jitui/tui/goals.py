"""What the jump box leads to: entries, headings within them, names of terms, commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from textual.fuzzy import Matcher

from jitui.report.model import Entry, Library
from jitui.report.refs import candidates
from jitui.report.terms import names
from jitui.tui.commands import COMMANDS, Command, Where, key_name
from jitui.tui.flow import Run
from jitui.tui.rows import Row

COMMAND = "command:"
"""Begins the id of a goal that is a command."""
HEADING = "#"
"""Stands between an entry's ref and a heading in it."""
SHOWN = 40


class Goal(Struct, frozen=True):
    """Something to jump to: its id, the words that it is found by, and what it is."""

    id: str
    words: str
    label: str
    also: str = ""


def goals(library: Library) -> list[Goal]:
    """Return everything in a library that can be jumped to, then every command."""
    found = [goal for entry in library.entries.values() for goal in _of_entry(entry)]
    for term in library.terms():
        called = ", ".join(names(term))
        found = [Goal(g.id, g.words, g.label, called) if g.id == term.ref else g for g in found]
    return [*found, *(_of_command(command) for command in COMMANDS if _offered(command))]


def _of_entry(entry: Entry) -> Iterator[Goal]:
    yield Goal(entry.ref, entry.title, f"{entry.kind.noun}  {entry.ref}")
    for point in entry.points:
        if point.name:
            yield Goal(f"{entry.ref}{HEADING}{point.name}", point.name, f"in {entry.ref}")


def _offered(command: Command) -> bool:
    """Return whether a command can be given from anywhere, and is not the jump itself."""
    return command.where in (Where.EVERYWHERE, Where.READING) and command.id != "jump"


def _of_command(command: Command) -> Goal:
    keys = " ".join(key_name(key) for key in command.keys)
    return Goal(COMMAND + command.id, command.help.rstrip("."), keys, command.words)


def matching(goals: Sequence[Goal], typed: str) -> list[Row]:
    """Return the rows of the goals that match what was typed, best first."""
    typed = typed.strip()
    if not typed:
        return [_row(goal) for goal in goals[:SHOWN]]
    exact = set(candidates(typed))
    matcher = Matcher(typed)
    scored = []
    for place, goal in enumerate(goals):
        score = max(
            matcher.match(goal.words),
            matcher.match(goal.also) * 0.9 if goal.also else 0,
            matcher.match(goal.id) if not goal.id.startswith(COMMAND) else 0,
        )
        if goal.id in exact:
            score += 100
        if score > 0:
            scored.append((-score, place, goal))
    return [_row(goal) for _, _, goal in sorted(scored, key=lambda item: item[:2])[:SHOWN]]


def _row(goal: Goal) -> Row:
    return Row(goal.id, goal.words, tail=(Run(goal.label, ("quiet",)),))
