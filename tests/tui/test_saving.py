"""What is copied or saved arrives, or the reader is told and has another way."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from jitui.report.model import Library
from jitui.tui.app import JituiApp
from jitui.tui.framework.crash import crash_message
from jitui.tui.state.autosave import Autosave
from jitui.workbook.file.store import Store
from tests.tui.driving import SMALL, USUAL, WIDE, Reader, reader


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder; there is no clipboard but the terminal's."""
    for name in ("WAYLAND_DISPLAY", "DISPLAY", "WSL_DISTRO_NAME", "WSL_INTEROP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    made = tmp_path / "here"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


BAR = "".join(map(chr, range(0x2581, 0x2589)))
"""The characters that a scroll bar is drawn with."""


def _unspaced(text: str) -> str:
    return "".join(text.split())


async def _copied(r: Reader) -> None:
    await r.app.workers.wait_for_complete()
    await r.press()


async def _save_table(r: Reader) -> None:
    """Save the table of areas as Markdown, under the name that is offered."""
    await r.press("4", "X")
    await r.type("save markdown")
    await r.press("enter", "enter")


async def test_a_file_that_is_there_can_be_kept_replaced_or_saved_beside(
    library: Library, folder: Path
) -> None:
    mine = folder / "jitui-partnerships.md"
    mine.write_text("mine")
    async with reader(library) as r:
        await _save_table(r)
        assert "This file already exists" in r.seen()
        await r.press("escape")
        assert mine.read_text() == "mine"
        await _save_table(r)
        await r.press("enter")
        [beside] = folder.glob(f"jitui-partnerships-{date.today().year}-*.md")
        assert "Dundee" in beside.read_text()
        assert mine.read_text() == "mine"
        await _save_table(r)
        await r.press("down", "down", "enter")
        await r.press("end", "x", "enter")
        assert "Dundee" in (folder / "jitui-partnerships.mdx").read_text()
        await _save_table(r)
        await r.press("down", "enter")
        assert "Dundee" in mine.read_text()
        assert len(r.app.screen_stack) == 1


async def test_the_workbook_itself_is_never_replaced_by_an_export(
    library: Library, folder: Path
) -> None:
    file = folder / "workbook.yaml"
    app = JituiApp(library, autosave=Autosave(Store.open(file)))
    async with app.run_test(size=USUAL) as pilot:
        r = Reader(app, pilot)
        await r.press("6", "i")
        await r.type("precious")
        await r.press("escape", "7", "X", "enter")
        await r.type("save json")
        await r.press("enter", "ctrl+u")
        await r.type("workbook.yaml")
        await r.press("enter")
        assert "is the workbook itself" in " ".join(r.seen().split())
    assert Store.open(file).workbook.answer("rq1").text == "precious"


async def test_a_name_that_cannot_be_written_says_why_in_full(library: Library) -> None:
    async with reader(library) as r:
        await r.press("4", "X")
        await r.type("save csv")
        await r.press("enter", "ctrl+u")
        await r.type("/" + "missing/" * 20 + "x.csv")
        await r.press("enter")
        said = "".join(line.strip(" \u2502") for line in r.seen().splitlines())
        assert "There is no folder" in said
        assert "/missing" * 20 in said


async def test_a_current_folder_that_has_gone_does_not_end_the_app(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    folder.rmdir()
    async with reader(library) as r:
        await r.press("4", "X")
        await r.type("save csv")
        await r.press("enter")
        assert "~/jitui-partnerships.csv" in r.seen()
        await r.press("ctrl+u")
        await r.type(str(tmp_path / "x.csv"))
        await r.press("enter")
    assert "Dundee" in (tmp_path / "x.csv").read_text()


@pytest.mark.parametrize("style", ["harvard", "bibtex", "text"])
async def test_a_citation_can_be_saved_to_a_file(
    library: Library, folder: Path, style: str
) -> None:
    async with reader(library) as r:
        await r.press("2", "enter", "c")
        await r.type(f"save {style}")
        await r.press("enter", "enter")
        assert len(r.app.screen_stack) == 1
    [saved] = folder.iterdir()
    assert "Care Inspectorate" in saved.read_text()
    assert saved.name == ("jitui-km1.bib" if style == "bibtex" else "jitui-km1.txt")


@pytest.mark.parametrize("size", [SMALL, USUAL, WIDE])
async def test_a_citation_that_may_not_have_been_taken_is_shown_whole_and_can_be_saved(
    library: Library, folder: Path, size: tuple[int, int]
) -> None:
    async with reader(library, size) as r:
        await r.press("2", "enter", "c")
        await r.type("copy bibtex")
        await r.press("enter")
        await _copied(r)
        assert "Some terminals ignore this" in " ".join(r.seen().split())
        lines: list[str] = []
        for _ in range(40):
            # At the right a bar may show where in the text one is.
            shown = (line.strip(f" {BAR}") for line in r.seen().splitlines())
            lines += [line for line in shown if line not in lines and "\u2500" not in line]
            await r.press("j")
        assert _unspaced(r.app.clipboard) in _unspaced("".join(lines))
        await r.press("s", "enter")
        assert len(r.app.screen_stack) == 1
    assert (folder / "jitui-km1.bib").read_text().startswith("@techreport")


async def test_after_copying_the_page_it_says_how_to_save_it(library: Library) -> None:
    async with reader(library, WIDE, notices=True) as r:
        await r.press("2", "enter", "y")
        await _copied(r)
        assert "press c to save the entry" in r.seen()
        assert len(r.app.screen_stack) == 1


async def test_word_without_its_library_says_so_before_it_is_chosen_and_offers_html(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    app = JituiApp(library, autosave=Autosave(Store.open(tmp_path / "w.yaml")))
    async with app.run_test(size=USUAL) as pilot:
        r = Reader(app, pilot)
        await r.press("7", "X", "enter")
        await r.type("word")
        assert "needs python-docx, which is not installed" in r.seen()
        await r.press("enter", "enter")
        await _copied(r)
        assert "python-docx" in app.clipboard or "make -C" in app.clipboard
        assert app.clipboard.split()[0] in r.seen()
        await r.press("escape", "X", "enter")
        await r.type("word")
        await r.press("enter", "down", "enter", "enter")
        assert len(app.screen_stack) == 1
    assert (folder / "jitui-workbook.html").read_text().startswith("<!DOCTYPE html>")


def test_a_crash_on_windows_tells_no_private_folder() -> None:
    code = compile("raise KeyError", r"C:\Users\Someone\jitui\tui\app.py", "exec")
    with pytest.raises(KeyError) as raised:
        exec(code)
    assert "(app.py, line 1)" in crash_message(raised.value)
    assert "Someone" not in crash_message(raised.value)


async def test_a_name_without_an_ending_gets_that_of_its_format(
    library: Library, folder: Path
) -> None:
    async with reader(library) as r:
        await r.press("4", "X")
        await r.type("save markdown")
        await r.press("enter", "ctrl+u")
        await r.type("table")
        await r.press("enter")
        assert (folder / "table.md").exists()


async def test_a_name_that_was_refused_is_mended_and_not_wiped(
    library: Library, folder: Path
) -> None:
    """The first letter wiped the folder, and the file went elsewhere."""
    (folder / "inner").mkdir()
    async with reader(library) as r:
        await r.press("4", "X")
        await r.type("save markdown")
        await r.press("enter", "ctrl+u")
        await r.type("inner")
        await r.press("slash", "enter")
        await r.type("table.md")
        await r.press("enter")
        assert (folder / "inner" / "table.md").exists()
