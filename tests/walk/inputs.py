"""What a terminal may send to a program, at random: keys, mouse, pastes, rubbish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from jitui.report.model import Library

PRESSED: tuple[str, ...] = (
    *"1234567jkgGhlfepwAPEWOxRmMHoTCVdSISaiDycX:/?nNK{}<>[]+-*st",
    " ",
    "\r",
    "\t",
    "\x7f",
    *("\x1b",) * 6,
    "\x1b[A",
    "\x1b[B",
    "\x1b[C",
    "\x1b[D",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[H",
    "\x1b[F",
    "\x1b[3~",
    "\x1b[Z",
    "\x1b[1;2A",
    "\x1b[1;5C",
    "\x1bOP",
    "\x1b[27u",
    *"\x01\x03\x05\x07\x0b\x10\x12\x14\x15\x17\x19\x1a",
)
"""Single keys as a terminal sends them: all that jitui knows, and some that it does not."""

LEAVING = ("q", "\x11")

QUERIES = (
    "chronolgy",
    "kins",
    '"early help" -risk',
    "kind:message OR in:s2",
    "rating:good year:2024",
    "year:2023-2024",
    "in:",
    "((",
    "-",
    "km1 s2.1 rq3",
    "2024 on",
    "very good or better",
    "[/] [bold] [@click=app.bell]x[/]",
    "100% 'don't' C++",
)
"""What is typed into a search or a filter, with slips, halves and operators."""

PASTED = (
    "pasted words",
    "line one\nline two\r\nline three\r",
    "\x1b]0;a title\x07 and \x1b[5n and \x9b6n and \x1b[2J",
    "[/] [bold]x[/bold] [red] {} \\",
    "\u202ereversed\u202c \u2066isolated\u2069",
    "\u5e7c\u513f \u4fdd\u8b77 \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301\u0301",
    "\x00\x7f\t\x0b\x0c",
    "=cmd|' /C calc'!A0",
    "long " * 2000,
    "x" * 5000,
    "2026-12-31",
)
"""What comes from a clipboard: escapes, markup, directions, wide characters, much of it."""

RUBBISH = (
    b"\xff\xfe",
    b"\xc3",
    b"\x1b[",
    b"\x1b[<0;5",
    b"\x1b[<0;99999;99999M",
    b"\x1b[200~",
    b"\x1b[201~",
    b"\x1b]11;rgb:1111/2222/3333\x07",
    b"\x1b[?2026;2$y",
    b"\x1b[1;1R",
    b"\x1bP>|x\x1b\\",
)
"""What no key sends: bytes of a noisy line, answers that were not asked for."""

FOCUS = (b"\x1b[I", b"\x1b[O")


def words_of(library: Library) -> list[str]:
    """Return the words of the titles, but for those whose letters would leave the app."""
    titles = " ".join(entry.title for entry in library.entries.values())
    return sorted(word for word in set(re.findall(r"[a-z]{3,}", titles.lower())) if "q" not in word)


def keys(random: Random, words: Sequence[str]) -> bytes:
    """Return a key, a word, a query, or several keys of one write."""
    roll = random.random()
    if roll < 0.70:
        return random.choice(PRESSED).encode()
    if roll < 0.80:
        return "".join(random.choices(PRESSED, k=random.randint(2, 8))).encode()
    if roll < 0.95:
        word = random.choice(words)
        return word[: random.randint(2, len(word))].encode()
    return random.choice(QUERIES).encode()


def mouse(random: Random, columns: int, lines: int) -> bytes:
    """Return a click, a drag, a turn of the wheel, or a movement."""
    x, y = random.randint(1, columns), random.randint(1, lines)
    to = random.randint(1, columns), random.randint(1, lines)
    roll = random.random()
    if roll < 0.2:
        return b"\x1b[<%d;%d;%dM" % (random.choice((64, 65)), x, y)
    if roll < 0.4:
        return b"\x1b[<35;%d;%dM" % (x, y)
    press: bytes
    release: bytes
    press, release = b"\x1b[<0;%d;%dM" % (x, y), b"\x1b[<0;%d;%dm" % (x, y)
    if roll < 0.5:
        return press + release + press + release
    if roll < 0.6:
        return press + b"\x1b[<32;%d;%dM\x1b[<0;%d;%dm" % (*to, *to)
    return press + release


def paste(random: Random) -> bytes:
    """Return a paste in brackets."""
    return b"\x1b[200~" + random.choice(PASTED).encode() + b"\x1b[201~"


def size(random: Random, largest: tuple[int, int]) -> tuple[int, int]:
    """Return a size in cells: mostly one that people have, sometimes any."""
    if random.random() < 0.6:
        return random.choice(((80, 24), (80, 24), (120, 36), (40, 12), (60, 20), (200, 50)))
    return random.randint(15, largest[0]), random.randint(5, largest[1])
