"""One registry of commands: what it promises, every part of the app keeps."""

from __future__ import annotations

import pytest

from jitui.report.model import Library
from jitui.tui.app import JituiApp
from jitui.tui.commands import COMMANDS, Command, Where, at
from jitui.tui.screens.copied import CopiedScreen
from jitui.tui.screens.definition import DefinitionScreen
from jitui.tui.screens.editor import EditorScreen
from jitui.tui.screens.main import MainScreen
from jitui.tui.screens.picker import AskScreen, PickerScreen
from jitui.tui.screens.session import SessionScreen
from jitui.tui.widgets.choice_field import ChoiceField
from jitui.tui.widgets.entry_list import EntryList
from jitui.tui.widgets.inputs import FilterInput
from jitui.tui.widgets.page_view import PageView
from jitui.tui.widgets.search_view import SearchView
from jitui.tui.widgets.sidebar import Sidebar
from tests.tui.driving import reader

PLACES = {
    Where.EVERYWHERE: MainScreen,
    Where.LIST: EntryList,
    Where.TABLE: Sidebar,
    Where.FILTER: FilterInput,
    Where.READING: PageView,
    Where.SEARCH: SearchView,
    Where.PICK: PickerScreen,
    Where.DEFINITION: DefinitionScreen,
    Where.COPIED: CopiedScreen,
    Where.ASK: AskScreen,
    Where.EDIT: EditorScreen,
    Where.CHOICE: ChoiceField,
    Where.SESSION: SessionScreen,
}

# Keys that terminals and multiplexers keep for themselves, or cannot tell apart.
EATEN = {"ctrl+enter", "ctrl+s", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_an_action_where_it_says_it_works(command: Command) -> None:
    name = command.binding_action.partition("(")[0]
    of_app = name.startswith("app.")
    place = JituiApp if of_app else PLACES[command.where]
    assert callable(getattr(place, f"action_{name.removeprefix('app.')}"))


@pytest.mark.parametrize("where", [Where.PICK, Where.COPIED, Where.SESSION])
async def test_every_key_that_moves_leads_to_something_that_moves(
    library: Library, where: Where
) -> None:
    async with reader(library) as r:
        await r.press(*{Where.PICK: ["colon"], Where.SESSION: ["6", "S"]}.get(where, ["6"]))
        if where is Where.COPIED:
            r.app.push_screen(CopiedScreen("Copied.", "a line\n" * 200, can_save=False))
        await r.press()
        screen = r.app.screen
        moves = [command for command in at(where) if command.action.startswith("move(")]
        assert moves
        for command in moves:
            await r.press(command.keys[0])
        assert r.app.screen is screen


async def test_every_command_that_works_everywhere_names_a_method(library: Library) -> None:
    async with reader(library) as r:
        for command in at(Where.EVERYWHERE):
            assert callable(r.screen.handler(command)), command.id


def test_ids_are_unique_and_every_help_is_a_sentence() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.help[0].isupper()
        assert command.help.endswith(".")


@pytest.mark.parametrize("where", list(Where))
def test_no_key_means_two_things_in_one_place(where: Where) -> None:
    keys = [key for command in at(where) for key in command.keys]
    assert len(keys) == len(set(keys))


def test_no_command_hangs_on_a_key_that_terminals_eat() -> None:
    for command in COMMANDS:
        reachable = [k for k in command.keys if k not in EATEN and "alt+" not in k]
        assert reachable, command.id
