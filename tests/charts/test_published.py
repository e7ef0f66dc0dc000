"""Figures from books and papers: what anybody can look up, the charts have to give."""

import pytest

from bot.charts.model import Kind, Rules
from bot.charts.runs import crossings_min, longest_run_max, ordinary_runs
from tests.charts.series import charted, phase

# Montgomery, Introduction to Statistical Quality Control, 7th edition. Example 7.1: nonconforming cans of orange juice
# concentrate in samples of 50; 347 in 30 samples.
CANS = (12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6)
# Example 7.3: nonconformities of printed circuit boards, 516 in 26 inspection units.
BOARDS = (21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15)
# Example 7.4: errors in 50 shipments a week, 74 in 20 weeks.
SHIPMENTS = (2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4)
# Example 6.5: the cost of processing a mortgage loan, week by week.
LOANS = (310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304)


def _limits(kind: Kind, values: tuple[int, ...], of: tuple[int, ...] = ()) -> tuple[float | None, ...]:
    last = charted(kind, values, of).points[-1]
    return last.centre, last.lower, last.upper


def test_montgomery_7_1_p_chart() -> None:
    of = (50,) * len(CANS)
    assert _limits(Kind.P, CANS, of) == pytest.approx((0.2313, 0.0524, 0.4102), abs=5e-5)
    outside = [i + 1 for i, each in enumerate(charted(Kind.P, CANS, of).points) if each.outside]
    assert outside == [15, 23]


def test_montgomery_7_3_c_chart() -> None:
    assert _limits(Kind.C, BOARDS) == pytest.approx((19.85, 6.48, 33.22), abs=0.01)
    assert [i + 1 for i, each in enumerate(charted(Kind.C, BOARDS).points) if each.outside] == [6, 20]


def test_montgomery_7_4_u_chart() -> None:
    assert _limits(Kind.U, SHIPMENTS, (50,) * 20) == pytest.approx((0.0740, 0, 0.1894), abs=5e-5)


def test_montgomery_6_5_individuals_and_their_ranges() -> None:
    assert _limits(Kind.I, LOANS) == pytest.approx((300.5, 279.78, 321.22), abs=0.01)
    assert _limits(Kind.MR, LOANS) == pytest.approx((7.79, 0, 25.45), abs=0.005)


@pytest.mark.parametrize(
    ("useful", "longest", "crossings"),
    [(10, 6, 2), (11, 6, 2), (12, 7, 3), (14, 7, 4), (16, 7, 4), (18, 7, 5), (20, 7, 6), (22, 7, 7), (24, 8, 8)],
)
def test_anhoej_limits(useful: int, longest: int, crossings: int) -> None:
    """Anhøj & Olesen 2014. Of 10: log2 is 3.3, and 3 + 3 = 6; of nine tosses at most one comes up heads in 10 of 512
    cases, 2%, at most two in 46, 9%."""
    assert (longest_run_max(useful), crossings_min(useful)) == (longest, crossings)


@pytest.mark.parametrize(
    ("useful", "fewest", "most"),
    [
        (10, 3, 9),
        (12, 3, 11),
        (14, 4, 12),
        (16, 5, 13),
        (18, 6, 14),
        (20, 6, 16),
        (22, 7, 17),
        (24, 8, 18),
        (26, 9, 19),
        (28, 10, 20),
        (30, 11, 21),
        (40, 15, 27),
    ],
)
def test_perla_limits(useful: int, fewest: int, most: int) -> None:
    """Perla, Provost & Murray 2011, table 1, after Swed & Eisenhart 1943."""
    assert ordinary_runs(useful) == (fewest, most)


def test_xmr_by_hand() -> None:
    """Ranges of 2, 1, 3 and 2 have the mean 2, so that the limits are 2.66 · 2 = 5.32 from the mean, 10.2."""
    last = charted(Kind.XMR, (10, 12, 11, 8, 10)).points[-1]
    assert (last.centre, last.lower, last.upper) == pytest.approx((10.2, 4.88, 15.52))


def test_g_chart_by_hand() -> None:
    """Of 0, 3, 12: the mean 5 gives 5 + 3·√30; the median is 3. A given 5 is shown as 0.693 · 5."""
    last = charted(Kind.G, (0, 3, 12)).points[-1]
    assert (last.centre, last.lower, last.upper) == pytest.approx((3, 0, 5 + 3 * 30**0.5))
    given = charted(Kind.G, (0, 3, 12), centre=5.0).points[-1]
    assert (given.centre, given.upper) == pytest.approx((3.465, 5 + 3 * 30**0.5))


def test_t_chart_by_hand() -> None:
    """1 and 2^3.6 become 1 and 2: the mean 1.5 with a range of 1; limits are 1.5 ± 3/1.128, and never below 0."""
    last = charted(Kind.T, (1, 2**3.6)).points[-1]
    assert (last.centre, last.lower, last.upper) == pytest.approx((1.5**3.6, 0, (1.5 + 3 / 1.128) ** 3.6))


def test_laney_by_hand() -> None:
    """Of 1, 5, 3 in 10 each: p is 0.3, a standard deviation √0.021, and scores differ by 0.4 and 0.2 of it, 0.3 on
    average; in standard deviations of ranges that is 0.3/√0.021/1.128, so that the limits are 0.3 ± 3 · 0.3/1.128."""
    last = charted(Kind.PP, (1, 5, 3), (10, 10, 10)).points[-1]
    assert (last.centre, last.lower, last.upper) == pytest.approx((0.3, 0, 1))
    wide = charted(Kind.PP, (10, 50, 30), (100, 100, 100)).points[-1]
    assert wide.upper == pytest.approx(min(0.3 + 3 * 0.3 / 1.128, 1))
    up = charted(Kind.UP, (1, 5, 3), (10, 10, 10)).points[-1]
    assert up.upper == pytest.approx(0.3 + 3 * 0.3 / 1.128)


def test_screening_leaves_far_too_large_ranges_out() -> None:
    """Eleven ranges of 1 and two of 29 have a mean of 5.31; 29 is more than 3.267 times that. Without them it is 1."""
    values = (5, 6) * 3 + (35, 6) + (5, 6) * 3
    screened, plain = (charted(Kind.I, values, screen=screen).points[-1] for screen in (True, False))
    assert screened.upper is not None
    assert plain.upper is not None
    assert screened.upper - (screened.centre or 0) == pytest.approx(3 / 1.128)
    assert plain.upper - (plain.centre or 0) == pytest.approx(3 * (11 + 58) / 13 / 1.128)


def test_a_constant_series_has_limits_only_unscreened() -> None:
    assert charted(Kind.XMR, (0.1,) * 14).points[-1].upper == 0.1
    assert charted(Kind.XMR, (0.1,) * 14, screen=True).points[-1].upper is None
    assert phase(charted(Kind.I, (0.1,) * 14)).n_useful == 0


def test_ihi_rules() -> None:
    """Six on one side are a shift, and points on the median neither count nor break it; five in one direction are a
    trend, a repeated value counted once."""
    shift = phase(charted(Kind.RUN, (1, 9, 1, 9, 9, 5, 9, 9, 9, 9, 1, 1, 9, 1, 1, 1), centre=5.0, rules=Rules.IHI))
    assert [(each.signal.shape, each.points) for each in shift.findings] == [("shift", (3, 4, 6, 7, 8, 9))]
    assert (shift.longest_run, shift.longest_run_max, shift.runs_signal) == (6, 5, True)
    trend = phase(charted(Kind.RUN, (5, 9, 3, 4, 4, 6, 7, 8, 2, 9, 1, 8, 2, 9), centre=5.0, rules=Rules.IHI))
    assert [(each.signal.shape, each.points) for each in trend.findings] == [("trend", (2, 3, 5, 6, 7))]


def test_ihi_counts_too_many_crossings() -> None:
    """Twenty points that change sides each time make 20 runs; 16 would be ordinary: 15 crossings."""
    found = phase(charted(Kind.RUN, (1, 9) * 10, rules=Rules.IHI))
    assert (found.crossings, found.crossings_min, found.crossings_max, found.runs_signal) == (19, 5, 15, True)
    assert not phase(charted(Kind.RUN, (1, 9) * 10)).runs_signal
