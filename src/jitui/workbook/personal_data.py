"""Find what looks like a child's personal data in a text, so that its writer can be warned.

Patterns miss some of it and find what is none, so this is a warning and prevents nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum

from msgspec import Struct

from jitui.report.wording import MONTHS


class Personal(str, Enum):
    """What a piece of text looks like, in the words of the warning."""

    CHI = "looks like a CHI number"
    TEN_DIGITS = "ten digits like a CHI number"
    BIRTH = "looks like a date of birth"
    PHONE = "looks like a phone number"


class Finding(Struct, frozen=True):
    """One piece of text that looks like personal data.

    Attributes:
        kind: What it looks like.
        start: Where it begins in the text, in characters.
        end: Where it ends.
        excerpt: It with its digits and names masked, fit to be shown.
    """

    kind: Personal
    start: int
    end: int
    excerpt: str


_TEN = re.compile(
    r"(?<![0-9\w£$€.,/+-])(?:[0-9]{6}[ -]?[0-9]{4}|[0-9]{2}[ -][0-9]{2}[ -][0-9]{2}[ -][0-9]{4}"
    r"|[0-9]{3}[ -][0-9]{3}[ -][0-9]{4})(?![0-9\w]|[.,/-][0-9])"
)
_PHONE = re.compile(
    r"(?<![0-9\w.,/+-])(?:\+44[ -]?(?:\(0\)[ -]?)?(?:\([1-9][0-9]{1,4}\)|[1-9][0-9]{1,5})"
    r"|\(0[1-9][0-9]{1,4}\)|0[1-9][0-9]{1,9})(?:[ -]?[0-9]){0,10}(?![0-9\w]|[.,/-][0-9])"
)
_PHONE_DIGITS = (10, 11)
"""How many digits a number has in all, with the 0 that +44 stands for."""

_MONTHS = {"sept", *(short.casefold() for name in MONTHS for short in (name, name[:3]))}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?<![0-9\w/.-])(?:"
    r"(?:0?[1-9]|[12][0-9]|3[01])(?P<sign>[/.-])(?:0?[1-9]|1[0-2])(?P=sign)(?:[0-9]{4}|[0-9]{2})"
    r"|[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    rf"|(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\.?,? [0-9]{{4}}"
    rf"|(?:{_MONTH})\.? (?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?,? [0-9]{{4}}"
    r")(?![0-9\w]|[/-][0-9])",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\b\.?|dates? of birth|birth ?dates?|birthdays?|born)", re.IGNORECASE
)
_NAME = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]*[a-z]\w*(?: [A-Z][\w'’-]*[a-z]\w*)+", re.ASCII)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_BETWEEN = 4
"""How many words may stand between a name and a date."""
_NEAR = 80
"""How far from a date anything is looked for, in characters."""

_NO_NAME = frozenset(
    (
        # what bodies, papers, roles and sections are called
        "a academy action adult agency agreed agreement aim alcohol all analysis annual answer"
        " appendix approach area areas assessment association audit authority bill board"
        " business care case centre chair charter chief child children city clinic code"
        " collaborative college commission commissioner committee community conference"
        " consultation convention core coordinator council county court covid crown data day"
        " dental department deputy development director directorate district division draft drug"
        " early education effective emergency engagement equality evaluation evidence executive"
        " families family final fire forum foundation framework fund general good government"
        " governance group guidance guide head health hearing hearings help high home hospital"
        " house housing human impact improvement independent indicator information initial"
        " inspection inspectorate inspections inspector institute integrated integration joint"
        " justice key lead leader leadership learning legal life link local lord manager"
        " management meeting memorandum mental message messages minister ministry multi"
        " national network nursery nurse office officer operational outcome outcomes panel"
        " parent parents park parliament part partnership partnerships people performance"
        " permanence place plan planning point police policy position poverty practice practitioner"
        " previous primary probation procedure procedures professional programme promise"
        " protecting protection protocol public quality quarter question questions real record"
        " records referral register reporter report reporting review rights risk road royal"
        " safeguarding safer school secondary section senior service services session sheriff"
        " social society staff standards statement statements statutory strategic strategy street"
        " summary supervision support survey system task team terms the third torn training trust"
        " unit university update urgent view views violence voluntary voice welfare wellbeing"
        " women work worker workforce working workshop year young youth"
        # how sentences begin
        " about after also and any as at because before between both but by during each every"
        " first for from has have he her his how however if in into is it its last later most"
        " my new next no not of on one our out over second see she since so some such than"
        " that their then there these they this those through to two under until was we were"
        " what when where which while who why with within you your"
        # places
        " aberdeen aberdeenshire and angus argyll ayrshire borders britain bute clackmannanshire"
        " dumfries dunbartonshire dundee east edinburgh eilean england falkirk fife glasgow great"
        " highland highlands inverclyde inverness ireland islands isle kingdom kinross lanarkshire"
        " lothian midlothian moray na north northern orkney perth renfrewshire scotland scottish"
        " shetland siar south southern stirling united upper wales west western"
        # days
        " monday tuesday wednesday thursday friday saturday sunday summer autumn winter spring"
    ).split()
) | frozenset(_MONTHS)
"""Words that make a run of capitalised words something else than somebody's name."""

_SHOWN = frozenset("a at birth birthdate birthday born date dates dob in is of on the was".split())


def personal(text: str) -> list[Finding]:
    """Return what looks like personal data in a text, in the order of the text.

    Ten digits that begin with a date, UK phone numbers, and dates with the word *born* (or
    one like it) before them or somebody's name within a few words.
    """
    found: list[Finding] = []
    taken = bytearray(len(text))  # 1 for each character of a finding
    for finding in (*_chi(text), *_phones(text), *_births(text)):
        if not any(taken[finding.start : finding.end]):
            taken[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
            found.append(finding)
    return sorted(found, key=lambda finding: finding.start)


def _chi(text: str) -> Iterator[Finding]:
    for match in _TEN.finditer(text):
        digits = _digits(match[0])
        if _begins_with_a_date(digits):
            kind = Personal.CHI if _checks(digits) else Personal.TEN_DIGITS
            yield Finding(kind, match.start(), match.end(), _masked(match[0]))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _begins_with_a_date(digits: str) -> bool:
    """Return whether DDMMYY is a day of this century or of the last."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return any(_is_day(century + year, month, day) for century in (1900, 2000))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _checks(digits: str) -> bool:
    """Return whether the tenth digit is the check digit (modulus 11) of the nine before it."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])  # a remainder of 1 has no check digit


def _phones(text: str) -> Iterator[Finding]:
    for match in _PHONE.finditer(text):
        digits = _digits(match[0])
        if match[0].startswith("+"):
            digits = f"0{digits[2:].removeprefix('0')}"
        if len(digits) in _PHONE_DIGITS:
            yield Finding(Personal.PHONE, match.start(), match.end(), _masked(match[0]))


def _births(text: str) -> Iterator[Finding]:
    for day in _DATE.finditer(text):
        # Only what is near is looked at, so that a long text takes no longer for its length.
        first, last = max(day.start() - _NEAR, 0), day.end() + _NEAR
        births = _BIRTH.finditer(text, first, day.start())
        names = (name for name in _NAME.finditer(text, first, last) if _is_name(name[0]))
        near = [mark for mark in (*births, *names) if _is_near(text, mark, day)]
        if near:
            mark = min(near, key=lambda mark: _apart(mark, day))
            start, end = min(day.start(), mark.start()), max(day.end(), mark.end())
            yield Finding(Personal.BIRTH, start, end, _masked(text[start:end]))


def _apart(mark: re.Match[str], day: re.Match[str]) -> int:
    return max(day.start() - mark.end(), mark.start() - day.end())


def _is_name(words: str) -> bool:
    parts = words.split()
    return len(parts) <= 3 and not any(
        piece.casefold().removesuffix("'s").removesuffix("’s") in _NO_NAME
        for part in parts
        for piece in part.split("-")
    )


def _is_near(text: str, mark: re.Match[str], day: re.Match[str]) -> bool:
    if mark.end() <= day.start():
        between = text[mark.end() : day.start()]
    else:
        between = text[day.end() : mark.start()]
    if mark.start() < day.end() and day.start() < mark.end():
        return False
    sentence_ends = re.search(r"(?:^|[a-z]{3,}|\))[.?!] ", between) or "\n" in between
    return not sentence_ends and len(between.split()) <= _BETWEEN


def _masked(text: str) -> str:
    """Return a text without its digits, but for a number's first two, and without names."""
    keep = 2 if re.match(r"[^A-Za-z]*[0-9]{2}", text) and not _DATE.search(text) else 0
    left = iter(range(len(text)))
    hidden = re.sub(r"[0-9]", lambda digit: digit[0] if next(left) < keep else "\u2022", text)
    return _WORD.sub(_word, " ".join(hidden.split()))


def _word(match: re.Match[str]) -> str:
    plain = match[0].casefold().replace(".", "")
    if plain in _SHOWN or plain in _MONTHS or len(match[0]) == 1:
        return match[0]
    return f"{match[0][0]}\u2026"
