"""Terms are recognised in texts by their names, and nothing else is taken for one."""

from __future__ import annotations

import random

import pytest

from jitui.report.model import Library
from jitui.report.terms import TermFinder, names
from tests.report.test_fuzz import TOKENS


@pytest.fixture(scope="module")
def finder(library: Library) -> TermFinder:
    return TermFinder(library.terms())


def _found(finder: TermFinder, text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.ref) for m in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # The longest name wins over one that it contains or begins with.
        (
            "the child protection planning meeting",
            ("child protection planning meeting", "child-protection-planning-meeting"),
        ),
        (
            "each child protection register",
            ("child protection register", "child-protection-register"),
        ),
        (
            "on the getting it right for every child approach",
            ("getting it right for every child approach", "girfec"),
        ),
        # Hyphens, dashes, spaces and line breaks are alike.
        ("was trauma-informed.", ("trauma-informed", "trauma-informed")),
        ("was trauma informed.", ("trauma informed", "trauma-informed")),
        ("was trauma\u2013informed.", ("trauma\u2013informed", "trauma-informed")),
        ("extra familial harm", ("extra familial harm", "extra-familial-harm")),
        ("extra-familial harm", ("extra-familial harm", "extra-familial-harm")),
        ("universal\n  services", ("universal\n  services", "universal-services")),
        # Both forms of apostrophe.
        ("a child's plan", ("child's plan", "childs-plan")),
        ("a child\u2019s plan", ("child\u2019s plan", "childs-plan")),
        # Any case, for a name that is words.
        ("UNIVERSAL SERVICES", ("UNIVERSAL SERVICES", "universal-services")),
        ("Universal services", ("Universal services", "universal-services")),
        # Acronyms as they are written.
        ("(CARM)", ("CARM", "carm")),
        ("as HIS found", ("HIS", "his")),
        ("UNCRC's", ("UNCRC", "uncrc")),
    ],
)
def test_a_term_is_recognised(text: str, found: tuple[str, str], finder: TermFinder) -> None:
    assert found in _found(finder, text)
    assert len(finder.find(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "his views and his plan",
        "a cog in the works, carm, ird, his",
        "children and young people, and each young person",
        "Children are children.",
        "universal servicesx, xuniversal services",
        "CARMEN, SCARM, HISTORY",
        "universal, services",
        "",
    ],
)
def test_what_only_looks_like_a_term_is_left_alone(text: str, finder: TermFinder) -> None:
    """Common words are never links, an acronym is not a word, a part of a word is no term."""
    assert _found(finder, text) == []


def test_common_terms_are_never_linked_in_any_text(library: Library, finder: TermFinder) -> None:
    common = {term.ref for term in library.terms() if term.common}
    assert {"children", "young-people"} <= common
    for entry in library.entries.values():
        for text in entry.texts():
            assert not common & {mention.ref for mention in finder.find(text)}


def test_every_name_of_every_other_term_is_recognised_whole(
    library: Library, finder: TermFinder
) -> None:
    for term in library.terms():
        if not term.common:
            for name in names(term):
                assert (name, term.ref) in _found(finder, f"Of {name}, some."), name


def test_mentions_lie_on_whole_words_in_order_and_never_overlap(
    library: Library, finder: TermFinder
) -> None:
    for entry in library.entries.values():
        for text in entry.texts():
            end = 0
            for mention in finder.find(text):
                assert end <= mention.start < mention.end <= len(text)
                around = text[: mention.start][-1:] + text[mention.end :][:1]
                assert not any(character.isalnum() for character in around)
                end = mention.end


def test_a_library_without_terms_finds_none() -> None:
    assert TermFinder(()).find("CARM and universal services") == []


@pytest.mark.parametrize("letter", ["\u0131", "\u0130", "\u017f", "\u212a"])
def test_letters_that_only_other_alphabets_fold_do_not_stop_the_page(
    letter: str, finder: TermFinder
) -> None:
    """A dotless i in any text, or in an imported one, must not end the program."""
    for text in (
        f"Un{letter}versal services",
        f"univer{letter}al services",
        f"{letter}inship care",
    ):
        finder.find(text)


@pytest.mark.parametrize("seed", range(4))
def test_no_text_makes_the_finder_fail(seed: int, library: Library, finder: TermFinder) -> None:
    chance = random.Random(seed)
    known = [name for term in library.terms() for name in names(term)]
    for _ in range(150):
        pieces = chance.choices([*TOKENS, *known, "\x00", "\ud800", " ", "\u0130", "i\u0307"], k=8)
        text = "".join(chance.choice((p, p.upper(), p.title(), p.swapcase())) for p in pieces)
        for mention in finder.find(text):
            assert text[mention.start : mention.end].strip()
