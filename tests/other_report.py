"""A small made-up report of another subject, and the words that may not be seen in it."""

from __future__ import annotations

import re
from pathlib import Path

OTHER = Path(__file__).parent / "data" / "bathing-waters"
"""A data folder: three messages, two statements, a scale of three, three areas."""

_FOREIGN = re.compile(
    r"Care Inspectorate|Dundee|Scot(?:land|tish)|\b[Jj]oint\b|[Yy]oung (?:people|person)"
    r"|\b[Cc]hild(?:ren)?\b|[Cc]hild protection|COMMS|Covid|\bCARM\b|Moray|Orkney|East Lothian"
    r"|\b(?:2018|202[0-5])\b|\b2\.1\b|Appendix|5,000|13 of the 15"
    r"|\b(?:[Tt]welve|[Ee]ight|[Ss]ix|[Ff]our|[Ss]eventeen)\b|\bof 6\b|/6\b"
    r"|\bExcellent\b|\bVery Good\b|\bGood\b|\bAdequate\b|\bWeak\b|\bUnsatisfactory\b"
    # A noun that does not go with its number.
    r"|(?<![\d,.])1 (?:areas|entries|links|pieces|words|steps|problems|actions|kinds)\b"
    r"|\b1 (?:area|of the \d+ evaluated areas) were\b"
)
"""Words of the bundled report, its years and its counts; each would be wrong of another."""


def foreign(text: str) -> list[str]:
    """Return the words in a text that are of the bundled report, each with its line."""
    lines = text.splitlines()
    return [
        f"{found[0]!r} in {line.strip()!r}" for line in lines if (found := _FOREIGN.search(line))
    ]
