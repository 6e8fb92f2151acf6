"""What all tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jitui.report.loading.folders import bundled_folder
from jitui.report.loading.load import load
from jitui.report.model import Library


@pytest.fixture(autouse=True)
def _plain_surroundings(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No test depends on what the tester's own shell has set."""
    for name in ("JITUI_DATA", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JITUI_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def library() -> Library:
    """The bundled report."""
    return load(bundled_folder())


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of the bundled data folder, for a test to change or to break."""
    return Path(shutil.copytree(bundled_folder(), tmp_path / "data"))
