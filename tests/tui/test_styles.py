"""Every rule of the style sheets applies to something that the app has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jitui.tui
from jitui.report.model import Library
from tests.tui.driving import WIDE, reader

PACKAGE = Path(jitui.tui.__file__).parent
SHEETS = sorted((PACKAGE / "styles").glob("*.tcss"))
SOURCE = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))


def selectors(sheet: Path) -> set[str]:
    """Return the names in a sheet's selectors: of classes of widgets, ids and style classes."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    heads = re.sub(r"\{.*?\}", " ", text, flags=re.DOTALL)
    return set(re.findall(r"[#.]?[A-Za-z_-][\w-]*(?<!:focus)", heads.replace(":focus", "")))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_selector_names_something_in_the_app(sheet: Path) -> None:
    """A class that was renamed kept its old name here, and its screen lost its style."""
    names = selectors(sheet)
    assert names
    for name in names:
        if name[0] in "#.":
            assert f'"{name[1:]}"' in SOURCE, name
        else:
            assert re.search(rf"class {name}\b", SOURCE), name


async def test_a_dialog_lies_in_the_middle_of_the_screen(library: Library) -> None:
    async with reader(library, WIDE) as r:
        for keys, box in ((("colon",), "#pick"), (("m",), "#ask"), (("question_mark",), "#help")):
            await r.press(*keys)
            region = r.app.screen.query_one(box).region
            assert abs(region.x - (WIDE[0] - region.right)) <= 1, box
            assert abs(region.y - (WIDE[1] - region.bottom)) <= 1, box
            await r.press("escape")
