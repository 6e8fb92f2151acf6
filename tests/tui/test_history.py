"""The reading history: back, forward, and what has been removed meanwhile."""

from __future__ import annotations

from jitui.tui.state.history import History, HistoryEntry

USABLE = {"km1", "km2"}.__contains__


def test_back_and_forward_return_to_the_line() -> None:
    history = History()
    history.leave(HistoryEntry("km1", 12))
    assert history.back(HistoryEntry("km2", 3), USABLE) == HistoryEntry("km1", 12)
    assert history.forward(HistoryEntry("km1", 0), USABLE) == HistoryEntry("km2", 3)
    assert history.forward(HistoryEntry("km2", 3), USABLE) is None


def test_what_is_gone_is_passed_over() -> None:
    history = History()
    for ref in ("km1", "book:n1"):
        history.leave(HistoryEntry(ref))
    assert history.back(HistoryEntry("km2"), USABLE) == HistoryEntry("km1")
    assert history.forward(HistoryEntry("km1"), USABLE) == HistoryEntry("km2")


def test_what_is_left_twice_is_listed_once_and_forgets_what_lay_forward() -> None:
    history = History()
    history.leave(HistoryEntry("km1", 1))
    history.back(HistoryEntry("km2"), USABLE)
    history.leave(HistoryEntry("km1", 5))
    history.leave(HistoryEntry("km1", 9))
    assert history.back_entries == [HistoryEntry("km1", 9)]
    assert not history.forward_entries
