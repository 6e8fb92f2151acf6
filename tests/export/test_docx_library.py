"""Who lacks the library for Word files is told a command that works for their installation."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jitui.errors import UsageError
from jitui.export.docx_library import command, installed
from jitui.export.formats import FORMATS
from jitui.export.request import Request
from jitui.report.model import Library
from jitui.workbook.model import Workbook
from tests.export.workbooks import TODAY


def test_without_the_library_the_sentence_names_the_remedy_and_another_form(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    assert not installed()
    request = Request(workbook=Workbook(), library=library, today=TODAY)
    with pytest.raises(UsageError) as wrong:
        FORMATS["docx"].write(request)
    assert "python-docx" in str(wrong.value)
    assert "export HTML, which Word opens" in str(wrong.value)
    assert "jitui[docx]" not in str(wrong.value), "jitui is on no package index"
    assert FORMATS["html"].write(request)


def _origin(folder: Path) -> dict[str, str]:
    return {"url": folder.as_uri()}


def test_each_way_of_installing_has_its_own_command(tmp_path: Path) -> None:
    python = "/env/bin/python"
    checkout, pipx, uv = tmp_path / "my jitui", tmp_path / "jitui", tmp_path / "tool"
    for folder in (checkout, pipx, uv):
        folder.mkdir()
    (checkout / "Makefile").touch()
    (pipx / "pipx_metadata.json").touch()
    (uv / "uv-receipt.toml").touch()
    origin = _origin(checkout)
    assert command(pipx, python, "pip", origin) == "pipx inject jitui python-docx"
    added = f"uv tool install --with python-docx '{checkout}'"
    assert command(uv, python, "uv", origin) == added
    assert command(checkout / ".venv", python, "pip", origin) == f"make -C '{checkout}' run"
    own = f"{python} -m pip install python-docx"
    assert command(tmp_path, python, "pip", origin) == own
    assert command(tmp_path, python, "", {}) == own


def test_where_the_source_has_gone_no_command_names_it(tmp_path: Path) -> None:
    (tmp_path / "uv-receipt.toml").touch()
    gone = _origin(tmp_path / "gone")
    added = "uv pip install --python /env/bin/python python-docx"
    assert command(tmp_path, "/env/bin/python", "uv", gone) == added
