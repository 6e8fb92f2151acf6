"""No input to the search can raise: it comes from a keyboard, a paste or another program."""

from __future__ import annotations

import random

import pytest

from jitui.report.model import Library
from jitui.search.combined import CombinedSearch
from jitui.search.engine import Engine


@pytest.fixture(scope="module")
def engine(library: Library) -> CombinedSearch:
    return CombinedSearch(Engine(library))


ODD = (
    *('"', '""', "'", "don't", "C++", "50%", "well-being", "a.b", "AND", "OR", "NOT", "NEAR(", "*"),
    *(
        "^a",
        "-",
        "--",
        "- -",
        "-km3",
        '-"',
        "(",
        ")",
        "((",
        "{",
        "}",
        "ref:",
        "title:x",
        "kind:",
        ":",
    ),
    *(
        ";",
        ",",
        "\\",
        "/",
        "[b]",
        "[/]",
        "<b>",
        "%s",
        "{0}",
        "$(x)",
        "`x`",
        "a_b",
        "_",
        "#",
        "@",
        "~",
    ),
    *("\0", "a\0b", "\x1b[31m", "\x9b", "\x7f", "\t", "\n", "\r\n", "\u2028", "\ud800", "\udfff"),
    *(
        "\u202e",
        "\u200d",
        "\ufeff",
        "\u0301",
        "e\u0301",
        "\u0130",
        "\u0131",
        "\xdf",
        "\ufb01",
        "\xb2",
    ),
    *(
        "\u037a",
        "\uff9e",
        "\xbd",
        "\u2460",
        "\u0663",
        "\uff11",
        "\u2167",
        "\u212a",
        "\ufdfa",
        "\u4e2d",
    ),
    *(
        "\U0001f642",
        "\U0001f468\u200d\U0001f469",
        "\U0010ffff",
        "1,000",
        "1,00,0",
        ",",
        "1.2.3",
        "0",
    ),
    *(
        "10,968",
        "85%",
        "2.1",
        "s1.",
        ".s1",
        "km",
        "qi.",
        "..",
        "the",
        "of the",
        "not",
        "and or not",
    ),
    *("risk", "children", "Moray", "chronologies", "advocacy", "good or better", "over half"),
)


@pytest.mark.parametrize("typed", ODD, ids=ascii)
def test_odd_input_is_taken_as_it_is(typed: str, engine: CombinedSearch) -> None:
    for growing in (False, True):
        for hit in engine.search(typed, growing=growing).hits:
            assert hit.entry.ref in engine.library.entries


@pytest.mark.parametrize("typed", ["x" * 100_000, "risk " * 20_000, '"' * 5_000, "-a " * 3_000])
def test_a_paste_of_a_whole_document_is_survived(typed: str, engine: CombinedSearch) -> None:
    engine.search(typed, growing=True)


@pytest.mark.parametrize("seed", range(8))
def test_no_input_can_make_a_search_fail(seed: int, engine: CombinedSearch) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        pieces = chance.choices(ODD, k=chance.randint(1, 6))
        if chance.random() < 0.3:
            pieces += [chr(chance.randrange(0x110000)) for _ in range(6)]
        typed = chance.choice(("", " ")).join(pieces)
        results = engine.search(typed, growing=chance.random() < 0.5)
        for hit in results.hits:
            for start, stop in hit.snippet.spans:
                assert 0 <= start < stop <= len(hit.snippet.text)
