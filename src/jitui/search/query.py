"""An interpreted query: its concepts, and the alternatives of each."""

from __future__ import annotations

from msgspec import Struct

from jitui.search.query_parser import ParsedQuery

EXACT, BEGINS, CORRECTED, PART = "exact", "begins", "corrected", "part"
"""How an alternative was found; the lexicon has further ways."""


class Alternative(Struct, frozen=True):
    """One word or name of the content that a typed word may be.

    Attributes:
        token: The word's stem, or the name's token.
        how: How it was found.
        strength: How much it counts, 0 to 1.
        form: The form that a misspelt word was taken for, or empty.
    """

    token: str
    how: str
    strength: float
    form: str = ""


class Concept(Struct, frozen=True):
    """One thing searched for.

    Attributes:
        typed: What was typed.
        alternatives: What of the content it may be, the strongest first.
        stems: The stems of what was typed.
        phrase: Whether it is a phrase in quotation marks, whose words must stand so.
        silence: What is to be said of it, where the content does not mention it, or hardly.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    stems: tuple[str, ...]
    phrase: bool = False
    silence: str = ""

    @property
    def how(self) -> str:
        """How the best alternative was found, or empty when there is none."""
        return self.alternatives[0].how if self.alternatives else ""


class Query(Struct, frozen=True):
    """A search as interpreted.

    Attributes:
        parsed: What was typed, parsed.
        concepts: What is searched for, in the order typed.
        excluded: The stems of each word or phrase that must not occur.
        defining: Whether a definition is asked for.
        counting: Whether it asks how many.
        content: The stems of all words that tell something, in the order typed.
        quantity: The forms of the quantity that was typed, such as ``over half`` or ``960``.
    """

    parsed: ParsedQuery
    concepts: tuple[Concept, ...]
    excluded: tuple[tuple[str, ...], ...]
    defining: bool
    counting: bool
    content: tuple[str, ...]
    quantity: tuple[str, ...]

    @property
    def answered(self) -> tuple[Concept, ...]:
        """The concepts that something in the content answers to."""
        return tuple(c for c in self.concepts if c.alternatives)

    @property
    def unknown(self) -> tuple[Concept, ...]:
        """The concepts that nothing in the content answers to."""
        return tuple(c for c in self.concepts if not c.alternatives)

    @property
    def corrected(self) -> tuple[Concept, ...]:
        """The concepts that were taken for a misspelling of something else."""
        return tuple(c for c in self.concepts if c.how == CORRECTED)

    @property
    def silences(self) -> tuple[str, ...]:
        """What is to be said of the things that the content does not mention."""
        return tuple(dict.fromkeys(c.silence for c in self.concepts if c.silence))

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What was typed that nothing answers to, not even a sentence on the silence."""
        return tuple(concept.typed for concept in self.unknown if not concept.silence)
