"""What the documents say of keys, commands and files is what the program has."""

from __future__ import annotations

from pathlib import Path

import pytest

from jitui.cli.commands.registry import commands
from jitui.cli.main import main
from jitui.report.loading.data_files import FILES
from jitui.report.model import Kind, Relation
from jitui.tui.commands import PANES
from tests.generated import README, renewed
from tests.screenshots import PICTURES, words

DOCS = README.parent / "docs"


def test_the_readmes_tables_are_the_programs() -> None:
    text = README.read_text("utf-8")
    assert renewed(text) == text, "run 'make docs'"


def test_every_command_has_help_and_stands_in_the_readme(
    capsys: pytest.CaptureFixture[str],
) -> None:
    readme = README.read_text("utf-8")
    for command in commands():
        with pytest.raises(SystemExit) as left:
            main([command.name, "--help"])
        assert left.value.code == 0
        assert "--data" in capsys.readouterr().out
        assert f"`jitui {command.name}`" in readme


def test_every_data_file_is_described() -> None:
    text = (DOCS / "data.md").read_text("utf-8")
    for file in FILES:
        assert f"`{file.name}`" in text


def test_every_kind_and_relation_of_the_json_is_described() -> None:
    text = (DOCS / "output.md").read_text("utf-8")
    for word in (*Kind, *Relation):
        assert f"`{word.value}`" in text


def test_links_in_the_documents_lead_somewhere() -> None:
    import re

    for path in (README, *DOCS.glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / Path(target)).exists(), f"{path.name}: {target}"


@pytest.mark.parametrize("name", PICTURES)
def test_the_readmes_pictures_show_the_panes_that_the_app_has(name: str) -> None:
    drawn = (DOCS / f"{name}.svg").read_text("utf-8")
    panes = " ".join(f"{number} {pane}" for number, pane in enumerate(PANES, 1))
    assert panes in words(drawn), "run 'make pictures'"
    assert f"docs/{name}.svg" in README.read_text("utf-8")


@pytest.mark.parametrize("name", PICTURES)
def test_the_readmes_pictures_load_nothing_from_elsewhere(name: str) -> None:
    drawn = (DOCS / f"{name}.svg").read_text("utf-8")
    assert "@font-face" not in drawn
    assert not [use for use in drawn.split("url(")[1:] if not use.startswith("#")]
    assert "href=" not in drawn
