"""Refs, the short addresses that people type: ``km3``, ``s1.2``, ``east-lothian``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from jitui.report.clean import without_accents

REF = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
"""What a ref looks like: lower case words and numbers, joined by hyphens or dots."""

_SHORT = re.compile(r"(key message|statement|section|question|km|pm|qi|rq|s|d)\s*(\d[\d.]*)")
_PLAINER = str.maketrans({"'": None, "\u2019": None, "\u2013": "-", "\u2014": "-"})
_PREFIX = {"key message": "km", "statement": "s", "section": "s", "question": "rq"}


def slug(text: str) -> str:
    """Return ``text`` as a ref would write it: lower case, accents and marks dropped.

    ``East Lothian`` gives ``east-lothian``, ``Child's plan`` gives ``childs-plan``.
    """
    plain = text.casefold().translate(_PLAINER)
    if not plain.isascii():
        plain = re.sub("['\u2019]", "", without_accents(plain))
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")


def candidates(typed: str) -> Iterable[str]:
    """Yield the refs that ``typed`` may mean, the most literal first.

    Case never matters; ``KM 3`` and ``Key message 3`` mean ``km3``, ``East Lothian``
    means ``east-lothian``.
    """
    text = " ".join(typed.casefold().split())
    yield text
    short = _SHORT.fullmatch(text.replace("-", " "))
    if short:
        word, number = short.groups()
        number = number.rstrip(".")
        if word == "qi" and number.startswith("2.1"):  # the indicator's own number
            number = number.removeprefix("2.1").strip(".")
            yield f"qi.{number}" if number else "qi"
        elif word == "qi":
            yield f"qi.{number}"
        else:
            yield _PREFIX.get(word, word) + number
    yield slug(text)


def resolve(typed: str, known: Collection[str]) -> str | None:
    """Return the known ref that ``typed`` means, or ``None``."""
    return next((ref for ref in candidates(typed) if ref in known), None)


def nearest(typed: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return up to ``count`` known words that are close to ``typed``, nearest first."""
    folded = {word.casefold(): word for word in known}
    import difflib  # here, since hardly anything that is typed is unknown

    close = difflib.get_close_matches(typed.casefold(), list(folded), n=count, cutoff=0.6)
    return [folded[word] for word in close]


def suggestion(value: str, allowed: Collection[str], otherwise: str = "") -> str:
    """Return a hint: the nearest of the allowed values, else ``otherwise``, else all of them."""
    if not allowed:
        return "there are no entries of that kind"
    close = nearest(value, allowed, 1)
    if close:
        return f"did you mean {close[0]!r}?"
    if otherwise:
        return otherwise
    if len(allowed) > 14:
        return f"it must be one of {len(allowed)} known values, such as {next(iter(allowed))!r}"
    return "it must be one of: " + ", ".join(allowed)
