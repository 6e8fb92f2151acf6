"""The pictures in the README, taken of the app itself: ``make pictures`` takes them anew.

They are SVG as the framework writes it, so that words in them can be read, without the fonts
that it would load from elsewhere.
"""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path

from jitui.report.loading.load import load
from tests.tui.driving import reader

DOCS = Path(__file__).parents[1] / "docs"
SIZE = (110, 32)

PICTURES = {
    "messages": ("2", "down", "down"),
    "partnerships": ("4", "E"),
}
"""What is pressed for each picture, from the start of the app on."""

_REMOTE_FONT = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")


async def picture(name: str) -> str:
    """Return a picture of the app as SVG that loads nothing from elsewhere."""
    async with reader(load(), SIZE) as r:
        await r.press(*PICTURES[name])
        drawn = r.app.export_screenshot(title="jitui")
    drawn = _REMOTE_FONT.sub("", drawn)
    return drawn.replace("Fira Code, monospace", "monospace").replace("Fira Code", "monospace")


def words(drawn: str) -> str:
    """Return the words in a picture, as somebody reads them."""
    return " ".join(unescape("".join(_TEXT.findall(drawn))).split())


async def main() -> None:
    """Take all pictures."""
    for name in PICTURES:
        (DOCS / f"{name}.svg").write_text(await picture(name), "utf-8")


if __name__ == "__main__":
    asyncio.run(main())
