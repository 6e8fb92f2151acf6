"""One title for an entry: what a reader picked is what opens, by its very words."""

from __future__ import annotations

import json

import pytest

from jitui.cli.main import main
from jitui.output.citations import cite
from jitui.report.model import Library
from jitui.tui.layout.rows import LINES
from jitui.tui.widgets.entry_list import EntryList
from tests.tui.driving import HUGE, USUAL, Reader, reader


def _listed(one: Reader) -> str:
    """What the box on top lists."""
    rows = one.app.screen.query_one("#pick-rows", EntryList)
    return " ".join(" ".join(line.text for line in rows.lines).split())


@pytest.mark.parametrize("ref", ["km1", "s1.5", "s2", "pm6", "d2", "qi", "rq2", "programme"])
async def test_the_jump_the_page_and_what_was_read_lately_say_the_same(
    library: Library, ref: str
) -> None:
    title = library.entries[ref].title
    async with reader(library, HUGE) as one:
        await one.press("colon")
        await one.type(ref)
        assert title in _listed(one)
        await one.press("enter")
        assert one.reading.page is not None
        assert one.reading.page.title == title
        assert title in " ".join(" ".join(line.text for line in one.reading.lines[:4]).split())
        await one.press("H")
        assert title in _listed(one)
    assert title in cite(library, [library.entries[ref]], "reference")


@pytest.mark.parametrize("size", [USUAL, (110, 30)])
@pytest.mark.parametrize("pane", ["1", "2", "3", "6", "7"])
async def test_a_list_has_the_beginning_of_each_title_and_tells_them_apart(
    library: Library, pane: str, size: tuple[int, int]
) -> None:
    async with reader(library, size) as one:
        await one.press(pane)
        seen: dict[str, str] = {}
        for line in one.list.lines:
            if line.ref:
                text = "".join(run.text for run in line.runs[1:])  # without the number before it
                seen[line.ref] = f"{seen.get(line.ref, '')} {text.strip()}".strip()
        for ref, shown in seen.items():
            entry = library.entries.get(ref.removeprefix("book:"))
            if entry is not None:
                assert entry.title.startswith(shown.removesuffix("\u2026").strip()), shown
        assert len(set(seen.values())) == len(seen)
        counts = [sum(line.ref == ref for line in one.list.lines) for ref in seen]
        assert max(counts) <= LINES


def test_hits_and_lists_of_the_command_line_have_the_title_of_the_page(
    library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    title = library.entries["km6"].title
    for arguments in ("search involvement", "list messages", "show km6"):
        assert main(arguments.split()) == 0
        assert title in " ".join(capsys.readouterr().out.split()), arguments
    assert main(["show", "km6", "--json"]) == 0
    [shape] = json.loads(capsys.readouterr().out)["entries"]
    assert shape["title"] == title
    assert "short" not in shape
