"""A command that is given nothing but words, as most look-ups are.

The parser takes longer to load than the answer to find, and has nothing to do here.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from jitui.cli.common import Command
from jitui.cli.ending import guarded
from jitui.cli.registry import commands

if TYPE_CHECKING:
    import argparse


def run_words(name: str, words: Sequence[str]) -> int:
    """Run a command on one word or more, none of which is an option.

    Args:
        name: The command's name; it takes any number of words.
        words: The words.

    Returns:
        Its exit status.
    """

    def work() -> int:
        [command] = commands([name])
        return command.run(options(command, words))

    return guarded(work)


def options(command: Command, words: Sequence[str]) -> argparse.Namespace:
    """Return what the parser would make of some words."""
    made: dict[str, object] = {}
    for names, settings in command.arguments:
        *_, named = names
        if named.startswith("--"):
            flag = settings.get("action") == "store_true"
            default = settings.get("default", False if flag else None)
            made[settings.get("dest", named[2:].replace("-", "_"))] = default
        else:
            made[named] = list(words)
    return cast("argparse.Namespace", SimpleNamespace(**made))
