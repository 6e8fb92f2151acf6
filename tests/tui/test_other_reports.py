"""The app opens reports that lack what this one has, and no key of it ends in a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.report.loading.data_files import FILES
from jitui.report.loading.folders import REPORT_FILE
from jitui.report.loading.load import load
from tests.tui.driving import reader


@pytest.mark.parametrize("pane", ["1", "2", "3", "4", "5", "6", "7"])
async def test_a_report_of_nothing_but_itself_can_be_walked_through(
    pane: str, data_copy: Path
) -> None:
    for file in FILES:
        if file.name != REPORT_FILE:
            (data_copy / file.name).unlink()
    async with reader(load(data_copy)) as r:
        await r.press(pane)
        for key in ("j", "k", "G", "enter", "R", "greater_than_sign", "i", "a", "S", "V", "C", "T"):
            await r.press(key)
            await r.press("escape", pane)
            assert r.pane_key == pane
