"""Search synonyms, and messages on topics that the report does not cover."""

from __future__ import annotations

from msgspec import Struct


class Synonyms(Struct, frozen=True, kw_only=True):
    """Words that lead to others in a search: any of ``say`` also finds each of ``find``."""

    say: tuple[str, ...]
    find: tuple[str, ...]


class Silence(Struct, frozen=True, kw_only=True):
    """What people look for and the report does not mention, or hardly.

    Attributes:
        words: What people type.
        says: The sentence that says what the report has of it.
        find: The words of the content that come nearest; often none.
    """

    words: tuple[str, ...]
    says: str
    find: tuple[str, ...] = ()


class Thesaurus(Struct, frozen=True, kw_only=True):
    """What practitioners call things.

    Attributes:
        same: Groups of names for the same thing; any of them finds all.
        synonyms: Everyday words and the words of the content that they mean.
        families: Groups of forms of one word whose stems differ.
        silences: What the report does not mention.
    """

    same: tuple[tuple[str, ...], ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    families: tuple[tuple[str, ...], ...] = ()
    silences: tuple[Silence, ...] = ()
