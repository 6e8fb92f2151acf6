"""A batch answers one query a line, in order, whatever the lines hold."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from tests.bench.quality import judged
from tests.cli.running import command, jitui_run, surroundings


def _objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_each_line_is_answered_with_one_object_in_order() -> None:
    queries = ["CARM", "xqzvwkj", "chronologies", "East Lothian", "CARM"]
    ran = jitui_run("search", "--batch", "--json", stdin="\n".join(queries) + "\n")
    assert (ran.status, ran.err) == (0, "")
    found = _objects(ran.out)
    assert [answer["query"] for answer in found] == queries
    assert [bool(answer["results"]) for answer in found] == [True, False, True, True, True]
    assert found[0] == found[-1]


def test_empty_lines_are_answered_too() -> None:
    """Whoever pairs answers with queries by their number is not thrown out of step."""
    ran = jitui_run("search", "--batch", "--json", stdin="\nCARM\n\n   \n")
    assert [answer["query"] for answer in _objects(ran.out)] == ["", "CARM", "", ""]
    assert [bool(answer["results"]) for answer in _objects(ran.out)] == [False, True, False, False]


def test_the_last_line_needs_no_end_and_windows_ends_are_no_text() -> None:
    ran = jitui_run("search", "--batch", "--json", stdin="CARM\r\nGIRFEC")
    assert [answer["query"] for answer in _objects(ran.out)] == ["CARM", "GIRFEC"]


def test_no_lines_are_no_answers() -> None:
    ran = jitui_run("search", "--batch", "--json", stdin="")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_a_batch_says_what_a_single_search_says() -> None:
    alone = json.loads(jitui_run("search", "--json", "independent", "advocacy").out)
    ran = jitui_run("search", "--batch", "--json", stdin="independent advocacy\n")
    assert _objects(ran.out) == [alone]


def test_a_limit_holds_for_each_query() -> None:
    ran = jitui_run("search", "--batch", "--json", "--limit", "2", stdin="staff\nchildren\n")
    assert [len(answer["results"]) for answer in _objects(ran.out)] == [2, 2]


def test_hostile_lines_are_answered_like_any_other() -> None:
    lines = [b"\xff\xfe broken", b"\0", b"\x1b[2J", b'" OR *', b"-", b"(", b"x" * 50_000, b"risk"]
    ran = jitui_run("search", "--batch", "--json", stdin=b"\n".join(lines) + b"\n")
    assert (ran.status, ran.err) == (0, "")
    assert len(_objects(ran.out)) == len(lines)
    assert _objects(ran.out)[-1]["results"]
    assert "\x1b" not in ran.out


def test_text_says_which_query_each_answer_is_for() -> None:
    ran = jitui_run("search", "--batch", stdin="CARM\nxqzvwkj\n")
    assert (ran.status, ran.err) == (0, "")
    first, second = ran.out.index("Search: CARM"), ran.out.index("Search: xqzvwkj")
    assert first < ran.out.index("carm: Care and risk management") < second
    assert second < ran.out.index("Nothing found")


def test_text_in_which_nothing_was_found_ends_with_1() -> None:
    assert jitui_run("search", "--batch", stdin="xqzvwkj\n").status == 1


def test_answers_come_as_soon_as_a_query_is_typed() -> None:
    """Another program can hold a conversation with it."""
    with subprocess.Popen(
        command("search", "--batch", "--json"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=surroundings(),
    ) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        for typed in ("CARM", "", "GIRFEC"):
            talk.stdin.write(f"{typed}\n".encode())
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["query"] == typed
        talk.stdin.close()
        assert talk.wait(timeout=30) == 0


def test_words_and_a_batch_do_not_go_together() -> None:
    ran = jitui_run("search", "--batch", "CARM", stdin="GIRFEC\n")
    assert (ran.status, ran.out) == (2, "")
    assert "standard input" in ran.err


def test_every_run_answers_alike() -> None:
    """Which sentence is shown changed from one run to the next, as sets are ordered by chance."""
    queries = "\n".join(query.query for query in judged())
    asked = ("search", "--batch", "--json", "--explain", "--limit", "10")
    first, *others = (
        jitui_run(*asked, stdin=queries, env={"PYTHONHASHSEED": seed}).out
        for seed in ("1", "2", "3", "4", "5")
    )
    assert first.count("\n") == len(judged())
    assert all(other == first for other in others)
