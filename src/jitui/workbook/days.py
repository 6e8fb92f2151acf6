"""Days as people in Britain write them, read into ISO dates."""

from __future__ import annotations

import re
from datetime import date

from jitui.report.wording import MONTHS

DAY_FORMS = "2026-12-31 or 31/12/2026"
"""How to write a day, for whoever wrote one that cannot be read."""

_ISO = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_YEAR = r"([0-9]{4}|[0-9]{2})"
_NUMBERS = re.compile(rf"([0-9]{{1,2}})[/.-]([0-9]{{1,2}})[/.-]{_YEAR}")
_WORDS = re.compile(rf"([0-9]{{1,2}})(?:st|nd|rd|th)?[ -]([a-z]{{3,9}})\.?,?[ -]{_YEAR}")


def read_day(typed: str) -> str | None:
    """Return a day as an ISO date, empty for none, ``None`` where it is no day.

    The day comes before the month, and a year of two digits is one of this century.
    """
    text = " ".join(typed.casefold().split())
    if not text:
        return ""
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        found = _NUMBERS.fullmatch(text) or _WORDS.fullmatch(text)
        if found is None:
            return None
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return date(year, _month(found[2]), int(found[1])).isoformat()
    except ValueError:
        return None


def _month(text: str) -> int:
    """Return the number of a month, 0 where there is none of that number or name."""
    if text.isdigit():
        return int(text)
    # "Sept" is the one short form that is in use beside the first three letters.
    names = [name.casefold() for name in MONTHS]
    return next((n for n, name in enumerate(names, 1) if text in (name, name[:3], name[:4])), 0)
