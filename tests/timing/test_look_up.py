"""A zone is found by the first letters of its city or its country; a region is offered by its country."""

import subprocess
import sys
from datetime import date

import pytest

from bot.timing.holidays import days_off, is_region, region_name, regions_of
from bot.timing.zones import countries, country_of, usable, zones_like


def test_what_is_asked_for_most_stands_first() -> None:
    assert [zone for zone, _ in zones_like("", 3)] == ["Europe/London", "Europe/Dublin", "UTC"]


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
    ("zone", "region"),
    [
        ("Europe/London", ("GB-NIR", "Northern Ireland, United Kingdom")),
        ("Europe/Dublin", ("IE", "Ireland")),
        ("Australia/Lord_Howe", ("AU-NSW", "New South Wales, Australia")),
        ("Europe/Busingen", ("DE-BY", "Bayern, Germany")),
        ("Europe/Berlin", ("DE", "Germany")),
    ],
)
def test_a_zone_s_country_has_its_regions(zone: str, region: tuple[str, str]) -> None:
    assert region in regions_of(country_of(zone))
    assert region_name(region[0]) == region[1]


def test_the_country_stands_before_its_parts() -> None:
    assert [name for _, name in regions_of("AU")][:3] == [
        "Australia",
        "Australian Capital Territory, Australia",
        "New South Wales, Australia",
    ]


@pytest.mark.parametrize("zone", ["", "UTC", "GB", "Mars/Olympus", "__class__", "x" * 40_000])
def test_no_country_has_no_regions(zone: str) -> None:
    assert country_of(zone) == ""
    assert regions_of(country_of(zone)) == regions_of(zone.lower()) == ()


def test_no_more_are_offered_than_asked_for_and_none_for_nonsense() -> None:
    assert len(zones_like("a", 7)) == 7
    assert zones_like("<script>", 7) == ()


def test_whatever_is_offered_can_be_used() -> None:
    assert all(usable(zone) == zone for zone, _ in zones_like("", 9999))
    every = [region for country in countries() for region in regions_of(country)]
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
