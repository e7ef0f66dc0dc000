"""Where a frozen median no longer holds, and bundles: small cases by hand."""

from bot.charts.model import Side
from bot.charts.rephase import Stretch, rephase
from bot.measures.bundle import Bundle, all_or_none


def test_a_run_away_from_the_median_begins_a_new_one() -> None:
    values = [5, 4, 6, 5, 8, 9, 5, 8, 5, 2, 1, 2, 2]
    # Three above 5 (8, 9, 8, with a 5 between them that counts for nothing), and then three below their median.
    assert rephase(values, 4, 3) == [Stretch(5, 0, 3, 4), Stretch(8, 4, 7, 8), Stretch(2, 8, 10, 12)]
    assert rephase(values, 4, 3, [Side.LOW]) == [Stretch(5, 0, 3, 9), Stretch(2, 9, 11, 12)]
    assert rephase(values, 4, 9) == [Stretch(5, 0, 3, 12)]


def test_a_run_is_broken_by_the_other_side_and_not_by_a_missing_point() -> None:
    assert rephase([5, 5, 8, 4, 8, 8], 2, 3) == [Stretch(5, 0, 1, 5)]
    assert rephase([5, None, 5, 8, None, 8, 8], 2, 3) == [Stretch(5, 0, 2, 3), Stretch(8, 3, 6, 6)]


def test_a_baseline_that_is_not_full_suggests_nothing() -> None:
    assert rephase([5, 5], 3, 6) == rephase([], 1, 6) == rephase([None, 5], 2, 6) == []


def test_a_bundle_is_all_or_none_of_what_a_case_was_eligible_for() -> None:
    cases = [(True, True, None), (True, False, True), (None, None, None), (False, None, None), (None, None, True)]
    assert all_or_none(cases, 3) == Bundle(complete=2, cases=4, elements=((2, 3), (1, 2), (2, 2)))
    assert all_or_none([], 2) == Bundle(0, 0, ((0, 0), (0, 0)))
