"""Days as committee members write them."""

from __future__ import annotations

import pytest

from jitui.workbook.days import read_day


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-31",
        "31/12/2026",
        "31/12/26",
        "31-12-26",
        "31.12.2026",
        "31 Dec 2026",
        "31 December 2026",
        " 31st  december, 26 ",
    ],
)
def test_a_day_is_read_however_it_is_written_in_britain(typed: str) -> None:
    assert read_day(typed) == "2026-12-31"


def test_the_day_comes_before_the_month() -> None:
    assert read_day("3/4/26") == "2026-04-03"


@pytest.mark.parametrize("typed", ["12/31/2026", "31/02/26", "31 Foo 2026", "31/12/202", "soon"])
def test_what_is_no_day_is_not_made_one(typed: str) -> None:
    assert read_day(typed) is None
