"""The jump box: what it finds, in which order, and how much work a letter is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jitui.report.model import Library
from jitui.tui import jump_targets as jumping
from jitui.tui.jump_targets import SHOWN, WORDS_TAKEN, jump_targets, matching
from tests.tui.driving import reader


def refs(library: Library, typed: str) -> list[str]:
    return [row.ref for row in matching(jump_targets(library), typed)]


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("s1", "s1"),  # and not s1.1
        ("KM 3", "km3"),
        ("cog", "chief-officers-groups"),
        ("his", "his"),
        ("barnahus", "bairns-hoose"),
        ("chronolgy", "chronology"),
        ("values vis", "s4.1"),
        ("good", "good"),  # and not Very Good
        ("very", "very-good"),
        ("dunbarton", "east-dunbartonshire"),
        ("bairn\u2019s", "bairns-hoose"),
        ("multiagency chron", "chronology"),
        ("continuous", "command:read-on"),
        ("citation", "command:cite"),
        ("inconsistent", "km10"),
    ],
)
def test_what_is_meant_comes_first(library: Library, typed: str, ref: str) -> None:
    assert refs(library, typed)[0] == ref


def test_words_may_come_in_any_order_half_typed_and_with_a_slip(library: Library) -> None:
    assert {"s3.2", "independent-advocacy"} <= set(refs(library, "advocasy indep"))


@pytest.mark.parametrize("typed", ["mouse", "zebra", "involved mouse", "[/]", "xy"])
def test_what_is_not_there_finds_nothing(library: Library, typed: str) -> None:
    """'mouse' found statements in which its letters stand scattered."""
    assert refs(library, typed) == []


async def test_nothing_found_says_where_the_texts_are_searched(library: Library) -> None:
    async with reader(library) as r:
        await r.press("colon")
        await r.type("mouse")
        assert (
            "No title, name or command matches. Press Esc, then / to search all texts." in r.seen()
        )


@pytest.mark.parametrize(
    "typed", ["inconsistent", "nnnnnnnnnnnnnnnnnnnnnn", "no such words " * 999]
)
def test_each_letter_is_bounded_work(
    library: Library, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """The last letters of 'inconsistent' took seconds, each twice as long as the one before."""
    compared: list[str] = []

    def counted(compare: Callable[[str, str], object]) -> Callable[[str, str], object]:
        def count(typed: str, word: str) -> object:
            compared.append(word)
            return compare(typed, word)

        return count

    for name in ("_nearness", "_slipped"):
        monkeypatch.setattr(jumping, name, counted(getattr(jumping, name)))
    every = jump_targets(library)
    vocabulary = {word for target in every for word in (*target.words, *target.other)}
    for end in {*range(1, 30), len(typed)}:
        compared.clear()
        assert len(matching(every, typed[:end])) <= SHOWN
        words = min(len(typed[:end].split()), WORDS_TAKEN)
        assert 0 < len(compared) <= 2 * words * len(vocabulary)


def test_commands_are_called_by_a_few_words(library: Library) -> None:
    commands = [target for target in jump_targets(library) if target.id.startswith(jumping.COMMAND)]
    assert {"Continuous", "Copy a citation"} <= {target.title for target in commands}
    assert all(len(target.title) <= 34 for target in commands)
    assert len({target.title for target in commands}) == len(commands)
