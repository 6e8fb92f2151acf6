"""The data of query expansion: synonyms, names of several words, word families.

Everything is kept as stems, so that inflections need not be listed. A name of several
words becomes one token, its stems joined by ``_``, which the index holds beside the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from jitui.report.model import Library
from jitui.report.terms import names
from jitui.search.tokens import stems

SAME, FAMILY, MEANT = "same", "family", "meant"

STRENGTH = {SAME: 0.95, FAMILY: 0.9, MEANT: 0.75}
"""How much a match counts that came through another word, against the word itself."""


class Expansion(Struct, frozen=True):
    """One word or name that is searched for beside another, and why."""

    token: str
    how: str


def token(parts: Sequence[str]) -> str:
    """Return the token of a name: its stems joined."""
    return "_".join(parts)


class Lexicon(Struct):
    """What else is searched for beside a word, and which runs of words are names."""

    expansions: dict[str, list[Expansion]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    silences: dict[str, str] = field(default_factory=dict)
    """What is said of words that the content does not have, or hardly."""
    _names: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """The names of several words, by the first of them."""

    def names_in(self, run: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where names of several words stand in a run of stems, also overlapping."""
        for start, first in enumerate(run):
            for name in self._names.get(first, ()):
                end = start + len(name)
                if tuple(run[start:end]) == name:
                    yield start, end

    def longest_names_in(self, run: Sequence[str]) -> list[tuple[int, int]]:
        """Return the names in a run of stems, longest first choice, without overlaps."""
        chosen: list[tuple[int, int]] = []
        for start, end in sorted(self.names_in(run), key=lambda span: span[0] - span[1]):
            if all(end <= other[0] or start >= other[1] for other in chosen):
                chosen.append((start, end))
        return sorted(chosen)

    def words(self, token: str) -> str:
        """Return a token as people write it."""
        return self.shown.get(token, token.replace("_", " "))

    def add_name(self, words: str) -> str:
        """Return the token of a word or a name; a name is found in texts from now on."""
        parts = stems(words)
        if len(parts) > 1:
            known = self._names.setdefault(parts[0], [])
            if parts not in known:
                known.append(parts)
        made = token(parts)
        self.shown.setdefault(made, words)
        return made

    def link(self, words: Iterable[str], targets: Iterable[str], how: str) -> None:
        """Let any of some words or names find some others too, not the other way round."""
        sources = list(map(self.add_name, words))
        tokens = list(filter(None, map(self.add_name, targets)))
        for source in filter(None, sources):
            found = self.expansions.setdefault(source, [])
            known = {one.token for one in found} | {source}
            found += [Expansion(t, how) for t in dict.fromkeys(tokens) if t not in known]


def lexicon_of(library: Library) -> Lexicon:
    """Return the lexicon of a library: its terms' names and its thesaurus."""
    made = Lexicon()
    thesaurus = library.thesaurus
    for group in (*(tuple(names(term)) for term in library.terms()), *thesaurus.same):
        made.link(group, group, SAME)
    for family in thesaurus.families:
        made.link(family, family, FAMILY)
    for entry in thesaurus.synonyms:
        made.link(entry.say, entry.find, MEANT)
    for silence in thesaurus.silences:
        for word in silence.words:
            made.silences[made.add_name(word)] = silence.says
        made.link(silence.words, silence.find, MEANT)
    return made
