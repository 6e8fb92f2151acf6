"""Records that compare this inspection programme with the one before."""

from __future__ import annotations

from msgspec import Struct


class Change(Struct, frozen=True, kw_only=True):
    """What the report itself says changed since the programme before, on one subject.

    ``then`` and ``now`` are what it says of each, or empty where it does not; ``said`` is
    what it says of the change, and ``refs`` are the passages.
    """

    subject: str
    then: str = ""
    now: str = ""
    said: str
    refs: tuple[str, ...]


class Pair(Struct, frozen=True, kw_only=True):
    """A message of the programme before and those of this one beside it: an editorial pairing.

    Either side may be empty, where the other programme has no message on the subject.
    """

    subject: str
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
