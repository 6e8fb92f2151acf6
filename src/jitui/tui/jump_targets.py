"""What the jump box leads to: entries, headings within them, names of terms, commands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from jitui.report.model import Entry, Library
from jitui.report.refs import candidates, slug
from jitui.report.terms import names
from jitui.search.spelling import distance
from jitui.tui.commands import COMMANDS, Command, Where
from jitui.tui.layout.rows import Row
from jitui.tui.layout.styled_text import StyledRun

COMMAND = "command:"
"""Begins the id of a target that is a command."""
HEADING = "#"
"""Stands between an entry's ref and a heading in it."""
SHOWN = 40
"""At most so many rows are shown."""
WORDS_TAKEN = 8
"""So many of the words that are typed or pasted are looked for; titles are short."""
INSIDE = 3
"""From so many letters on, typed letters are looked for inside words, too."""
SLIP = 5
"""From so many letters on, a typed word that no word begins with may have one slip."""

_EXACT, _BEGINS, _INSIDE, _SLIP = range(4)
"""How near a word is to a typed one, nearest first."""


class JumpTarget(Struct, frozen=True):
    """Something to jump to.

    Attributes:
        id: What it is called in the program.
        title: What it is called on the screen.
        label: What it is, or the keys of a command.
        words: The words of its title.
        other: The words of its other names, and those that say what it is.
    """

    id: str
    title: str
    label: str
    words: tuple[str, ...]
    other: frozenset[str]


def jump_targets(library: Library) -> list[JumpTarget]:
    """Return everything in a library that can be jumped to, then every command."""
    also = {term.ref: (*names(term), *term.keywords) for term in library.terms()}
    found = [
        target
        for e in library.entries.values()
        for target in _of_entry(e, also.get(e.ref, (e.title,)))
    ]
    return [*found, *(_of_command(command) for command in COMMANDS if _offered(command))]


def _target(id: str, title: str, label: str, also: Collection[str]) -> JumpTarget:
    other = {word for text in (*also, label) for word in _words(text)}
    return JumpTarget(id, title, label, tuple(_words(title)), frozenset(other))


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case; one with a hyphen also without it."""
    # Several targets share a word, and hardly any text has a hyphen.
    spellings = (text, text.replace("-", "")) if "-" in text else (text,)
    for spelling in spellings:
        yield from filter(None, slug(spelling).split("-"))


def _of_entry(entry: Entry, also: Collection[str]) -> Iterator[JumpTarget]:
    yield _target(entry.ref, entry.title, f"{entry.kind.noun}  {entry.ref}", also)
    for point in entry.points:
        if point.name:
            yield _target(f"{entry.ref}{HEADING}{point.name}", point.name, f"in {entry.ref}", ())


def _offered(command: Command) -> bool:
    """Return whether a command can be given from anywhere, and is not the jump itself."""
    return command.where in (Where.EVERYWHERE, Where.READING) and command.id != "jump"


def _of_command(command: Command) -> JumpTarget:
    keys = " ".join(command.key_names)
    return _target(COMMAND + command.id, command.title, keys, (command.label, command.help))


def matching(targets: Sequence[JumpTarget], typed: str) -> list[Row]:
    """Return the rows of the targets that have all the typed words, best first.

    A ref that is typed in full comes first. The words may come in any order and be half
    typed. Each typed word is compared at most twice with each word that the targets have.
    """
    if not typed.strip():
        return [_row(target) for target in targets[:SHOWN]]
    exact = set(candidates(typed))
    wanted = [word for word in slug(typed).split("-") if word][:WORDS_TAKEN]
    vocabulary = {
        word for target in targets for words in (target.words, target.other) for word in words
    }
    near = [_near(word, vocabulary) for word in wanted]
    phrase = " ".join(wanted)
    found = []
    for place, target in enumerate(targets):
        far = _distance(target, near) if near else None
        if target.id in exact or far is not None:
            begins = " ".join(target.words).startswith(phrase)
            found.append(((target.id not in exact, far or 0, not begins, place), target))
    found.sort(key=lambda one: one[0])
    return [_row(target) for _, target in found[:SHOWN]]


def _near(typed: str, vocabulary: Collection[str]) -> Mapping[str, int]:
    """Return the words that a typed one may mean, and how near each is."""
    found = {word: nearness for word in vocabulary if (nearness := _nearness(typed, word)) >= 0}
    if found or len(typed) < SLIP:
        return found
    return {word: _SLIP for word in vocabulary if _slipped(typed, word)}


def _nearness(typed: str, word: str) -> int:
    if word.startswith(typed):
        return _EXACT if word == typed else _BEGINS
    return _INSIDE if len(typed) >= INSIDE and typed in word else -1


def _slipped(typed: str, word: str) -> bool:
    """Return whether a typed word is a word, or the beginning of one, with one slip.

    Hardly anybody slips at the first letter.
    """
    return word[0] == typed[0] and any(
        distance(typed, word[:length], 1) <= 1 for length in range(len(typed) - 1, len(typed) + 2)
    )


def _distance(target: JumpTarget, near: Sequence[Mapping[str, int]]) -> int | None:
    """Return how far a target is from the typed words, or ``None`` where it lacks one."""
    total = 0
    for words in near:
        # A word of the title is nearer than one of another name.
        in_title = (2 * words[word] for word in target.words if word in words)
        in_other = (2 * words[word] + 1 for word in target.other if word in words)
        least = min((*in_title, *in_other), default=None)
        if least is None:
            return None
        total += least
    return total


def _row(target: JumpTarget) -> Row:
    return Row(target.id, target.title, suffix=(StyledRun(target.label, ("quiet",)),))
