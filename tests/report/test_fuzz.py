"""Whatever happens to a data file, reading it ends in a library or in problems."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from jitui.report.loading.load import examine
from jitui.report.pages import OVERVIEW, Pages

TOKENS = (
    *('"', "'", ":", ": ", "- ", "#", "?", "&a ", "*a ", "!", "!!python/object:x ", "%", "@", "`"),
    *("[", "]", "{", "}", ",", "|", ">", "---\n", "...\n", "<<: ", "\t", "\n", "\r", "\0", "\x1b"),
    *("~", "null", "no", "1e9", "2024-01-01", "\u202e", "\ufeff", "\u2028", "\U0001f642", "\u0131"),
    *("ref: x\n", "  ", "\\", r'"\ud800"', r'"\e[2J"', "9" * 60, "\u0301"),
)


def _mutated(raw: bytes, chance: random.Random) -> bytes:
    """Return the file with one to four accidents in it."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(raw)) if raw else 0
        accident = chance.randrange(7)
        if accident == 0:
            raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
        elif accident == 1:
            raw = raw[:at] + chance.choice(TOKENS).encode() + raw[at:]
        elif accident == 2:
            raw = raw[:at] + raw[at + chance.randint(1, 40) :]
        elif accident == 3:
            raw = raw[:at]
        else:
            lines = raw.split(b"\n")
            one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            if accident == 4:
                lines[one], lines[other] = lines[other], lines[one]
            elif accident == 5:
                lines.insert(one, lines[other])
            else:
                lines[one] = b" " * chance.randint(0, 8) + lines[one].lstrip()
            raw = b"\n".join(lines)
    return raw


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_folder_is_refused_in_words_or_can_be_shown_in_full(
    seed: int, data_copy: Path
) -> None:
    chance = random.Random(seed)
    names = sorted(path.name for path in data_copy.iterdir())
    whole = {name: (data_copy / name).read_bytes() for name in names}
    refused = shown = 0
    for _ in range(60):
        chosen = chance.sample(names, chance.choice((1, 1, 1, 2)))
        for name in chosen:
            (data_copy / name).write_bytes(_mutated(whole[name], chance))
        library, problems = examine(data_copy)
        for problem in problems:
            assert problem.file in names
            assert problem.wrong
            assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in str(problem))
        if library is None:
            assert problems
            refused += 1
        else:
            assert not problems
            pages = Pages(library)
            for ref in (OVERVIEW, *library.entries):
                assert pages.page(ref).title
            shown += 1
        for name in chosen:
            (data_copy / name).write_bytes(whole[name])
    assert refused > 5, "the accidents were too mild to say anything"
    assert shown > 1, "the accidents were too hard to say anything"
