"""A zone or a region is found by the first letters of its city, its part of the country or its country."""

import subprocess
import sys
from datetime import date

import pytest

from bot.timing.holidays import days_off, is_region, region_name, regions
from bot.timing.zones import usable, zones_like


def test_what_is_asked_for_most_stands_first() -> None:
    assert [zone for zone, _ in zones_like("", 3)] == ["Europe/London", "Europe/Dublin", "UTC"]
    assert [code for code, _ in regions("  ", 5)] == ["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "IE"]


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("lond", "Europe/London"),
        ("Europe/London", "Europe/London"),
        ("united kingdom", "Europe/London"),
        ("ireland", "Europe/Dublin"),
        ("lord howe", "Australia/Lord_Howe"),
        ("Lord_Howe", "Australia/Lord_Howe"),
        ("india", "Asia/Kolkata"),
        ("new york", "America/New_York"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found(words: str, zone: str) -> None:
    assert zones_like(words, 50)[0][0] == zone


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("eng", ("GB-ENG", "England, United Kingdom")),
        ("scotland", ("GB-SCT", "Scotland, United Kingdom")),
        ("northern ir", ("GB-NIR", "Northern Ireland, United Kingdom")),
        ("wales", ("GB-WLS", "Wales, United Kingdom")),
        ("ireland", ("IE", "Ireland")),
        ("AU-NSW", ("AU-NSW", "New South Wales, Australia")),
        ("new south", ("AU-NSW", "New South Wales, Australia")),
        ("bayern", ("DE-BY", "Bayern, Germany")),
        ("germany", ("DE", "Germany")),
    ],
)
def test_a_region_is_found(words: str, region: tuple[str, str]) -> None:
    assert regions(words, 50)[0] == region
    assert region_name(region[0]) == region[1]


def test_no_more_are_offered_than_asked_for_and_none_for_nonsense() -> None:
    assert len(zones_like("a", 7)) == len(regions("a", 7)) == 7
    assert zones_like("<script>", 7) == regions("xyzzy", 7) == ()


def test_whatever_is_offered_can_be_used() -> None:
    assert all(usable(zone) == zone for zone, _ in zones_like("", 9999))
    every = regions("", 9999)
    assert all(is_region(code) and name for code, name in every)
    assert len({code for code, _ in every}) == len(every) > 200


@pytest.mark.parametrize("code", ["", "GB-", "GB-XX", "XX", "gb", "GBR", "-", "GB-ENG-ENG", "__class__"])
def test_what_is_no_region_is_none_and_has_no_holidays(code: str) -> None:
    assert not is_region(code)
    assert days_off(code, 2026) == frozenset()
    assert region_name(code) == code


def test_holidays_that_fall_on_a_weekend_are_given_back_on_a_weekday() -> None:
    """Christmas 2027 is a Saturday."""
    assert {date(2027, 12, 27), date(2027, 12, 28)} <= days_off("GB-ENG", 2027)


def test_holidays_are_those_of_the_region() -> None:
    st_patrick, st_andrew = date(2026, 3, 17), date(2026, 11, 30)
    assert [st_patrick in days_off(code, 2026) for code in ("GB-NIR", "IE", "GB-ENG")] == [True, True, False]
    assert [st_andrew in days_off(code, 2026) for code in ("GB-SCT", "GB-WLS")] == [True, False]


def test_the_library_is_read_only_when_a_holiday_is_asked_for() -> None:
    code = "import sys, bot.timing.recurrence; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
