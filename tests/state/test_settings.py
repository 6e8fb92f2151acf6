"""Settings: what the reader chose is in use, or the reader is told why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jitui.state import settings
from jitui.state.settings import Settings, Spacing

THEMES = ("jitui-dark", "jitui-light")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_settings_come_back(path: Path) -> None:
    """A theme would have to be chosen at each start."""
    for chosen in (
        Settings("jitui-light", 100, Spacing.WIDE),
        Settings("", 40, Spacing.TIGHT),
        Settings(),
    ):
        assert settings.save(path, chosen) == ""
        assert settings.load(path, THEMES) == (chosen, "")


def test_no_file_means_the_defaults(path: Path) -> None:
    """A new reader would have to write a file first."""
    assert settings.load(path, THEMES) == (Settings(theme="", width=72, spacing=Spacing.NORMAL), "")


@pytest.mark.parametrize(
    ("key", "given", "words"),
    [
        ("theme", "nord", 'theme: "nord" is not one of jitui-dark, jitui-light'),
        ("theme", None, "jitui-dark, jitui-light"),
        ("theme", ["jitui-dark"], "jitui-dark, jitui-light"),
        ("width", 39, "width: 39 is not a whole number from 40 to 100; 72 is used"),
        ("width", 101, "from 40 to 100"),
        ("width", "72", "from 40 to 100"),
        ("width", 72.0, "from 40 to 100"),
        ("width", True, "from 40 to 100"),
        ("spacing", "loose", 'spacing: "loose" is not one of tight, normal, wide'),
        ("spacing", {"wide": 1}, "tight, normal, wide"),
        ("spacing", "x\x1b[2J" * 99, "tight, normal, wide"),
        ("widht", 80, '"widht" is not a setting; the settings are theme, width, spacing'),
    ],
)
def test_a_wrong_value_is_named_with_the_right_ones(
    path: Path, key: str, given: object, words: str
) -> None:
    """Whoever edits the file would not know why nothing changed, nor what would do."""
    good = {"theme": "jitui-light", "width": 80, "spacing": "wide"}
    path.write_text(json.dumps({"version": 1, **good, key: given}))
    found, notice = settings.load(path, THEMES)
    default = {"theme": "", "width": 72, "spacing": "normal"}
    expected = {**good, key: default[key]} if key in good else good
    assert found == Settings(**expected)  # type: ignore[arg-type]
    assert notice.startswith(f"{path}: ")
    assert words in notice
    assert notice.isprintable()
    assert len(notice) < len(str(path)) + 250


def test_each_wrong_value_is_told_at_once(path: Path) -> None:
    """A file would have to be mended one start at a time."""
    path.write_text('{"version": 1, "theme": 1, "width": 2, "spacing": 3}')
    found, notice = settings.load(path, THEMES)
    assert found == Settings()
    assert all(f"{key}: " in notice for key in ("theme", "width", "spacing"))


def test_what_else_is_in_the_file_stays(path: Path) -> None:
    """A setting of another version would be gone after one change in this one."""
    path.write_text('{"version": 1, "width": 80, "later": {"a": 1}}')
    assert settings.save(path, Settings(width=60)) == ""
    whole = json.loads(path.read_text())
    assert whole == {
        "version": 1,
        "width": 60,
        "later": {"a": 1},
        "theme": "",
        "spacing": "normal",
        "area": "",
    }


def test_a_missing_comma_does_not_cost_the_file(path: Path) -> None:
    """An hour of edits would be replaced by the defaults."""
    path.write_text('{\n"version": 1,\n"width": 80\n"theme": ""\n}')
    found, notice = settings.load(path, THEMES)
    assert found == Settings()
    assert "JSON is malformed: expected ',' or '}'" in notice
    assert len(list(path.parent.glob("settings.json.damaged-*"))) == 1
