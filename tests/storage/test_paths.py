"""Where the files are: a reader who cannot find them cannot keep a copy of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from jitui.cli.main import main
from jitui.errors import UsageError
from jitui.report.loading.folders import bundled_folder
from jitui.report.model import Library
from jitui.storage.paths import Paths, file_list, paths
from jitui.tui.state.autosave import IN_MEMORY, Autosave
from tests.cli.running import surroundings


def test_one_folder_holds_everything_when_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever keeps all on a stick would leave half of it on a machine that is not theirs."""
    monkeypatch.setenv("JITUI_HOME", str(tmp_path))
    assert paths() == Paths.below(tmp_path)
    assert not list(tmp_path.iterdir()), "looking makes nothing"


def test_a_folder_is_named_as_in_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks would go to a folder named ``~``, or to another one after each ``cd``."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("JITUI_HOME", "~/reading")
    assert paths().data == tmp_path / "reading" / "data"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JITUI_HOME", "here")
    assert paths().data == tmp_path / "here" / "data"
    monkeypatch.setenv("JITUI_HOME", "~nobody-of-this-name/x")
    assert paths().data.is_absolute()


@pytest.mark.parametrize("empty", [True, False])
def test_the_platform_says_where_otherwise(empty: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Backups of a home folder would miss files that lie elsewhere than the platform's do."""
    monkeypatch.delenv("JITUI_HOME", raising=False)
    if empty:
        monkeypatch.setenv("JITUI_HOME", "")
    found = paths()
    assert found.config == platformdirs.user_config_path("jitui", appauthor=False)
    assert found.data == platformdirs.user_data_path("jitui", appauthor=False)
    assert found.state == platformdirs.user_state_path("jitui", appauthor=False)
    assert found.cache == platformdirs.user_cache_path("jitui", appauthor=False)


def test_an_account_without_a_home_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks would go to a folder named ``~`` in whatever folder one is, and never be seen again."""
    monkeypatch.delenv("JITUI_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: Path("~/.local/jitui"))
    with pytest.raises(UsageError, match="JITUI_HOME"):
        paths()


def test_an_account_that_no_home_is_known_of_is_told_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command, reading included, ended in a traceback."""

    def none(*_: object, **__: object) -> Path:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.delenv("JITUI_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_config_path", none)
    for reading in (["show", "km3"], ["search", "kinship"], ["check"], ["partnerships"]):
        assert main(reading) == 0
    assert capsys.readouterr().err == ""
    for writing in (["export"], ["paths"], ["search", "--notes", "kinship"]):
        assert main(writing) == 2
        assert "JITUI_HOME" in capsys.readouterr().err
    autosave = Autosave.open("our-inspections-2030")
    assert (autosave.path, autosave.warning) == (None, IN_MEMORY)


@pytest.mark.skipif(os.name == "nt", reason="it has no such permissions")
def test_no_umask_opens_what_is_kept_to_others(tmp_path: Path) -> None:
    """The folder of the reader's own files was made open to all."""
    home = tmp_path / "above" / "home"
    code = "import os, sys; os.umask(0); from jitui.cli.main import main; main(sys.argv[1:])"
    file = tmp_path / "rows.csv"
    file.write_text("what\nMeet\n")
    data = tmp_path / "data"
    shutil.copytree(bundled_folder(), data)
    with (data / "glossary.yaml").open("a") as glossary:
        glossary.write("# other data, which is cached\n")
    for arguments in (["search", "kinship"], ["show", "km3"], ["import", str(file)]):
        subprocess.run(
            [sys.executable, "-c", code, "--data", str(data), *arguments],
            env=surroundings({"JITUI_HOME": str(home)}),
            check=True,
            capture_output=True,
            timeout=60,
        )
    made = [home.parent, home, *home.rglob("*")]
    assert [path for path in made if path.stat().st_mode & 0o077] == []
    assert {path.name for path in home.iterdir()} == {"cache", "data"}


def test_every_report_has_files_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    """What was kept of one report would be shown with another's entries."""
    monkeypatch.setenv("JITUI_HOME", str(tmp_path))
    bundled, other = paths(library.report.id), paths("another-report")
    assert bundled == paths()
    assert bundled.workbook.name == "workbook.yaml"
    assert other.workbook.name == "workbook-another-report.yaml"
    for name in ("workbook", "bookmarks", "reading_position"):
        assert getattr(bundled, name) != getattr(other, name)


def test_every_file_has_a_name_and_its_own_folder(tmp_path: Path) -> None:
    """A reader who backs up the folder of data expects the marks there and not the place."""
    found = Paths.below(tmp_path)
    assert file_list(found) == [
        ("settings", tmp_path / "config" / "settings.json"),
        ("bookmarks", tmp_path / "data" / "marks.json"),
        ("workbook", tmp_path / "data" / "workbook.yaml"),
        ("reading position", tmp_path / "state" / "place.json"),
    ]


def test_commands_that_keep_nothing_do_not_wait_for_the_platform() -> None:
    """A look-up would take longer for a folder that it never uses."""
    code = (
        "import sys, jitui.state.json_file, jitui.state.bookmarks, jitui.state.reading_position\n"
        "import jitui.state.settings, jitui.storage.paths as p; p.paths()\n"
        "assert not {'platformdirs', 'textual', 'rich', 'yaml'} & set(sys.modules)"
    )
    env = surroundings({"JITUI_HOME": os.devnull})
    subprocess.run([sys.executable, "-c", code], env=env, check=True, timeout=60)
