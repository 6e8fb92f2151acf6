"""The data of query expansion: synonyms, names of several words, word families.

Everything is kept as stems, so that inflections need not be listed. A name of several
words becomes one token, its stems joined by ``_``, which the index holds beside the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from jitui.report.model import Library
from jitui.report.terms import names
from jitui.report.thesaurus import Silence, Thesaurus
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

    def _name(self, words: str) -> str:
        parts = stems(words)
        if len(parts) > 1:
            known = self._names.setdefault(parts[0], [])
            if parts not in known:
                known.append(parts)
        made = token(parts)
        self.shown.setdefault(made, words)
        return made

    def add_same(self, group: Iterable[str]) -> None:
        """Let any of some names find all of them."""
        tokens = list(dict.fromkeys(filter(None, map(self._name, group))))
        self._expand(tokens, tokens, SAME)

    def add_synonyms(self, say: Iterable[str], find: Iterable[str]) -> None:
        """Let any of some words find some others, not the other way round."""
        self._expand([self._name(word) for word in say], [self._name(word) for word in find], MEANT)

    def add_silence(self, silence: Silence) -> None:
        """Let some words be answered with a sentence, and with what comes nearest."""
        for word in silence.words:
            self.silences[self._name(word)] = silence.says
        self.add_synonyms(silence.words, silence.find)

    def add_family(self, group: Iterable[str]) -> None:
        """Let the forms of one word find each other."""
        tokens = list(dict.fromkeys(self._name(word) for word in group))
        self._expand(tokens, tokens, FAMILY)

    def _expand(self, sources: Sequence[str], targets: Sequence[str], how: str) -> None:
        for source in sources:
            found = self.expansions.setdefault(source, [])
            known = {one.token for one in found} | {source}
            found += [Expansion(t, how) for t in dict.fromkeys(targets) if t and t not in known]


def lexicon_of(library: Library) -> Lexicon:
    """Return the lexicon of a library: its terms' names and its thesaurus."""
    made = Lexicon()
    for term in library.terms():
        made.add_same(names(term))
    thesaurus: Thesaurus = library.thesaurus
    for group in thesaurus.same:
        made.add_same(group)
    for family in thesaurus.families:
        made.add_family(family)
    for entry in thesaurus.synonyms:
        made.add_synonyms(entry.say, entry.find)
    for silence in thesaurus.silences:
        made.add_silence(silence)
    return made
