"""The reading history: back, forward, and what has been removed meanwhile."""

from __future__ import annotations

from jitui.tui.state.history import History, PanePosition

USABLE = {"km1", "km2"}.__contains__


def _at(ref: str, line: int = 0) -> PanePosition:
    return PanePosition(ref, page_scroll=line)


def test_back_and_forward_return_to_the_line() -> None:
    history = History()
    history.leave(_at("km1", 12))
    assert history.back(_at("km2", 3), USABLE) == PanePosition("km1", page_scroll=12)
    assert history.forward(_at("km1", 0), USABLE) == PanePosition("km2", page_scroll=3)
    assert history.forward(_at("km2", 3), USABLE) is None


def test_what_is_gone_is_passed_over() -> None:
    history = History()
    for ref in ("km1", "book:n1"):
        history.leave(_at(ref))
    assert history.back(_at("km2"), USABLE) == _at("km1")
    assert history.forward(_at("km1"), USABLE) == _at("km2")


def test_what_is_left_twice_is_listed_once_and_forgets_what_lay_forward() -> None:
    history = History()
    history.leave(_at("km1", 1))
    history.back(_at("km2"), USABLE)
    history.leave(_at("km1", 5))
    history.leave(_at("km1", 9))
    assert history.back_entries == [_at("km1", 9)]
    assert not history.forward_entries
