"""What is asked for in a reader's own form is understood, or the nearest form is named."""

from __future__ import annotations

import pytest

from jitui.errors import UsageError
from jitui.output.table_options import none_left, view_of
from jitui.report.model import Library, Work
from jitui.report.table import Column, Order


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        *((form, {5}) for form in ("very good", "Very Good", "very-good", "VeryGood", "5")),
        *((str(step), {step}) for step in range(1, 7)),
        *((form, {5, 6}) for form in ("very-good+", "very good or better", "5+", "Very Good +")),
        *((form, {5, 6}) for form in ("very-good-or-above", "VERY GOOD OR HIGHER")),
        *(
            (form, {1, 2, 3})
            for form in ("adequate-", "adequate or lower", "3-", "Adequate or below")
        ),
        ("very-good-", {1, 2, 3, 4, 5}),
        *((form, {0}) for form in ("none", "not evaluated", "not-evaluated", "Not Evaluated")),
        ("good,weak", {4, 2}),
        ("good, weak,", {4, 2}),
        ("Good or Adequate", {4, 3}),
        ("weak or lower, none", {2, 1, 0}),
    ],
)
def test_an_evaluation_is_named_as_one_likes(typed: str, steps: set[int], library: Library) -> None:
    assert view_of(library, ratings=[typed]).steps == steps


def test_repeated_filters_are_alternatives_and_different_ones_narrow(library: Library) -> None:
    view = view_of(library, ratings=["excellent", "adequate"], years=["2022", "2023"])
    assert {place.ref for place in view.areas(library)} == {"east-renfrewshire", "highland"}


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("2024", {2024}),
        *((form, {2024, 2025}) for form in ("2024+", "2024-", "2024 on", "2024\u2013")),
        *((form, {2022, 2023}) for form in ("-2023", "up to 2023", "\u20132023")),
        *((form, {2023, 2024, 2025}) for form in ("2023-2025", "2023 \u2013 2025", "2023-2999")),
        ("2022,2024", {2022, 2024}),
        ("2022 or 2024", {2022, 2024}),
    ],
)
def test_a_year_is_written_as_in_a_search_and_in_other_ways(
    typed: str, years: set[int], library: Library
) -> None:
    assert view_of(library, years=[typed]).years == years


@pytest.mark.parametrize("typed", ["2030", "2026-", "-2021", "1999-2010", "0000", "-0000", "9999+"])
def test_a_year_without_areas_leaves_none_and_the_years_are_named(
    typed: str, library: Library
) -> None:
    """A filter that was lost would show every area as if it were of that year."""
    view = view_of(library, years=[typed])
    assert view.areas(library) == ()
    assert "2022, 2023, 2024, 2025" in none_left(library, view)


@pytest.mark.parametrize(
    ("typed", "work"),
    [
        *((form, Work.FULL) for form in ("full", "full inspection", "Full-Inspection")),
        *((form, Work.ADAPTED) for form in ("adapted", "inspected, not evaluated")),
        *((form, Work.BESPOKE) for form in ("bespoke", "BESPOKE WORK")),
    ],
)
def test_a_kind_of_work_is_named_in_its_own_words_or_the_tables(
    typed: str, work: Work, library: Library
) -> None:
    assert view_of(library, works=[typed]).works == {work}


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"ratings": ["verry good"]}, ("'verry good'", "did you mean 'Very Good'?")),
        ({"ratings": ["adequat-"]}, ("'adequat'", "did you mean 'Adequate'?")),
        ({"ratings": ["xqz"]}, ("'xqz'", "one of: Excellent, Very Good", "not evaluated")),
        *(
            ({"ratings": [r]}, ("is not an evaluation",))
            for r in ("7", "0", "-5", "3-5", "", "none+")
        ),
        *(({"years": [y]}, ("is not a year", "2024+")) for y in ("24", "20232025", "last", "")),
        ({"years": ["2025-2023"]}, ("'2025-2023' is in the wrong order", "write 2023-2025")),
        ({"works": ["ful"]}, ("'ful'", "did you mean 'full'?")),
        ({"sort": ["evalution"]}, ("'evalution'", "did you mean 'evaluation'?")),
        ({"sort": ["xqz"]}, ("one of: area, published, evaluation, work",)),
    ],
    ids=str,
)
def test_what_means_nothing_is_named_with_the_nearest_that_does(
    filters: dict[str, list[str]], words: tuple[str, ...], library: Library
) -> None:
    with pytest.raises(UsageError) as wrong:
        view_of(
            library,
            ratings=filters.get("ratings", ()),
            years=filters.get("years", ()),
            works=filters.get("works", ()),
            sort=filters.get("sort", ()),
        )
    assert all(part in str(wrong.value) for part in words)


def test_columns_are_sorted_by_in_the_order_they_are_named(library: Library) -> None:
    usual = (Order(Column.EVALUATION), Order(Column.AREA))
    assert view_of(library, sort=["evaluation,area"]).orders == usual
    assert view_of(library, sort=["rating", "Area", "evaluation"]).orders == usual
    assert view_of(library, sort=["evaluation", "area"], backward=True).orders == (
        Order(Column.EVALUATION, backward=True),
        Order(Column.AREA),
    )


def test_the_reports_own_order_has_no_other_way_round(library: Library) -> None:
    with pytest.raises(UsageError, match="--sort evaluation"):
        view_of(library, backward=True)


def test_what_the_view_says_can_be_asked_for_again(library: Library) -> None:
    """The words that are printed are the ones a reader copies."""
    for ratings, years in (("good+", "2024-"), ("weak-", "-2023"), ("5", "2022,2025"), ("3,5", "")):
        view = view_of(library, ratings=[ratings], years=[years] if years else [])
        said = view.description(library).partition(":")[0].split(", ")
        again = view_of(library, ratings=said[:1], years=said[1:])
        assert again == view


def test_no_area_of_a_name_leads_to_the_one_that_was_meant(library: Library) -> None:
    assert "did you mean Moray?" in none_left(library, view_of(library, words="Moary"))
    assert "jitui list areas" in none_left(library, view_of(library, words="xqzvwkj"))
    both = view_of(library, words="Moray", ratings=["good"])
    assert "no area matches" in none_left(library, both)
