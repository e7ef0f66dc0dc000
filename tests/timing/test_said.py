"""Days and times as people say them; what is none of them is left alone, or said back."""

import re
from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.errors import NoSuchDay, NotADay, NotATime
from bot.chat.said import day_said, times_said, until_said
from tests.patience import little_work

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", FRIDAY),
        ("Tonight", FRIDAY),
        ("end of the day", FRIDAY),
        ("tomorrow", date(2026, 11, 28)),
        ("the day after tomorrow", date(2026, 11, 29)),
        ("Friday", date(2026, 12, 4)),
        ("this Friday", FRIDAY),
        ("on Fri", date(2026, 12, 4)),
        ("sat", date(2026, 11, 28)),
        ("Thursday", date(2026, 12, 3)),
        ("next Tuesday", date(2026, 12, 1)),
        ("next Friday", date(2026, 12, 4)),
        ("Tuesday next week", date(2026, 12, 1)),
        ("Monday week", date(2026, 12, 7)),
        ("a week on Monday", date(2026, 12, 7)),
        ("a fortnight on Monday", date(2026, 12, 14)),
        ("a week tomorrow", date(2026, 12, 5)),
        ("next week", date(2026, 12, 4)),
        ("next month", date(2026, 12, 27)),
        ("in 2 weeks", date(2026, 12, 11)),
        ("two weeks", date(2026, 12, 11)),
        ("in a fortnight", date(2026, 12, 11)),
        ("in 3 days’ time", date(2026, 11, 30)),
        ("in a week's time", date(2026, 12, 4)),
        ("in 3 months", date(2027, 2, 27)),
        ("in a year", date(2027, 11, 27)),
        ("3 Dec", date(2026, 12, 3)),
        ("3Dec", date(2026, 12, 3)),
        ("3rd of December", date(2026, 12, 3)),
        ("the 3rd of December, 2027", date(2027, 12, 3)),
        ("Dec 3rd", date(2026, 12, 3)),
        ("3-Dec-2026", date(2026, 12, 3)),
        ("Thursday 3 December", date(2026, 12, 3)),
        ("Thu. 3 Dec.", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("3.12.", date(2026, 12, 3)),
        ("3/12/26", date(2026, 12, 3)),
        ("03-12-2026", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("26 Nov", date(2027, 11, 26)),
        ("27 Nov", FRIDAY),
        ("26/11/2026", date(2026, 11, 26)),
        ("the 3rd", date(2026, 12, 3)),
        ("27th", FRIDAY),
        ("the 31st", date(2026, 12, 31)),
        ("Monday the 7th", date(2026, 12, 7)),
        ("29 Feb 2028", date(2028, 2, 29)),
        ("5 May", date(2027, 5, 5)),
        ("end of the month", date(2026, 11, 30)),
        ("the end of next month", date(2026, 12, 31)),
        ("end of Feb", date(2027, 2, 28)),
        ("end of the week", FRIDAY),
        ("end of next week", date(2026, 12, 4)),
        ("end of the year", date(2026, 12, 31)),
    ],
)
def test_a_day_is_read_as_it_is_meant(said: str, day: date) -> None:
    assert day_said(said, FRIDAY) == day
    assert day_said(f"  {said.upper()}. ", FRIDAY) == day


def test_the_week_s_end_is_sunday_once_its_friday_has_passed() -> None:
    assert day_said("end of the week", FRIDAY + timedelta(days=1)) == FRIDAY + timedelta(days=2)


@pytest.mark.parametrize(
    "said",
    ["31 February", "30/2", "12/13", "2026-02-29", "29 Feb", "0 Dec", "32nd", "Friday 3 December", "1/1/0000"],
)
def test_a_day_that_the_calendar_does_not_have_is_said_back(said: str) -> None:
    with pytest.raises(NoSuchDay) as raised:
        day_said(said, FRIDAY)
    assert raised.value.values == {"said": said}


@pytest.mark.parametrize(
    "said",
    [
        "",
        "may",
        "mar",
        "second check",
        "pharmacy",
        "2",
        "10",
        "now",
        "yesterday",
        "Dec 2026",
        "3 dec 206",
        "²/3",
        "1" * 999,
    ],
)
def test_what_is_no_day_is_none(said: str) -> None:
    with pytest.raises(NotADay) as raised:
        day_said(said, FRIDAY)
    assert len(str(raised.value.values["said"])) <= 61


@pytest.mark.parametrize(
    ("said", "what", "day"),
    [
        ("order lanyards by Friday", "order lanyards", date(2026, 12, 4)),
        ("order lanyards, by the 3rd.", "order lanyards", date(2026, 12, 3)),
        ("tell pharmacy BY  3 Dec", "tell pharmacy", date(2026, 12, 3)),
        ("read by Sam by tomorrow", "read by Sam", date(2026, 11, 28)),
        ("walk round by Sat", "walk round", date(2026, 11, 28)),
        ("new rota by 5 May", "new rota", date(2027, 5, 5)),
        ("two\nlines by next Tuesday", "two\nlines", date(2026, 12, 1)),
    ],
)
def test_a_day_behind_by_is_taken_off(said: str, what: str, day: date) -> None:
    assert until_said(said, FRIDAY) == (what, day)


@pytest.mark.parametrize(
    "said",
    [
        "sign off by pharmacy",
        "second check by sat",
        "second check by Sister Okoye",
        "open the blinds by sun",
        "done by may",
        "a second opinion by second check",
        "cut waits by 2 weeks",
        "cut waits by a fortnight",
        "cut falls by 10",
        "cut falls by 8.25",
        "cut falls by 10%",
        "by Friday",
        "stand by",
        "ring the bell by Friday's patient",
        "learn it by heart today",
        "",
        "by by by",
    ],
)
def test_other_words_behind_by_stay(said: str) -> None:
    assert until_said(said, FRIDAY) == (said, None)


def test_a_day_behind_by_that_does_not_exist_is_said_back() -> None:
    with pytest.raises(NoSuchDay) as raised:
        until_said("order lanyards by 31 February", FRIDAY)
    assert raised.value.values == {"said": "31 February"}


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("08:25", [time(8, 25)]),
        ("8.25", [time(8, 25)]),
        ("0825", [time(8, 25)]),
        ("825hrs", [time(8, 25)]),
        ("8", [time(8)]),
        ("at 8.25 p.m.", [time(20, 25)]),
        ("8:25am, 8pm", [time(8, 25), time(20)]),
        ("20:25 and 08:25", [time(8, 25), time(20, 25)]),
        ("08:25 20:25;08.25,", [time(8, 25), time(20, 25)]),
        ("12am, 12pm", [time(), time(12)]),
        ("noon & midnight", [time(), time(12)]),
        ("1, 2, 3, 4, 5, 6, 6am", [time(hour) for hour in range(1, 7)]),
    ],
)
def test_times_are_read_each_once_and_in_order(said: str, times: list[time]) -> None:
    assert times_said(said) == tuple(times)
    assert times_said(f" {said.upper()} ") == tuple(times)


@pytest.mark.parametrize(
    "said",
    [
        "",
        ",",
        "24:00",
        "08:60",
        "8.5",
        "25",
        "13pm",
        "0am",
        "8am8pm",
        "8:25-9",
        "soon",
        "８:25",
        "08:25 x",
        "1,2,3,4,5,6,7",
    ],
)
def test_what_is_no_time_is_said_back(said: str) -> None:
    with pytest.raises(NotATime) as raised:
        times_said(said)
    assert len(str(raised.value.values["said"])) <= 61


words = st.sampled_from(
    "by next this on the in a of end week month friday sat may 3 3rd 31 12 12/13 2026 - / . , ’ fortnight feb".split()
)
sayings = st.one_of(st.text(max_size=80), st.lists(words, max_size=9).map(" ".join))


@given(sayings, st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_whatever_is_said_is_no_day_or_one_to_come_unless_it_has_a_year(said: str, today: date) -> None:
    with suppress(NotADay, NoSuchDay):
        assert day_said(said, today) >= today or re.search(r"[0-9]{2}", said)


@given(sayings)
def test_until_leaves_a_text_whole_or_takes_a_day_off_its_end(said: str) -> None:
    try:
        what, day = until_said(said, FRIDAY)
    except NoSuchDay:
        return
    assert what == said if day is None else said.startswith(what) and what.strip()


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_each_day_can_be_said_in_each_way(day: date, today: date) -> None:
    for way in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%A %d %b %Y", "%B %d, %Y"):
        assert day_said(day.strftime(way), today) == day


@given(st.lists(st.times(), min_size=1, max_size=6))
def test_each_time_can_be_said_in_each_way(several: list[time]) -> None:
    expected = tuple(sorted({time(each.hour, each.minute) for each in several}))
    for way, between in (("%H:%M", ", "), ("%H%M", " and "), ("%I.%M%p", " ")):
        assert times_said(between.join(each.strftime(way) for each in several)) == expected


@pytest.mark.parametrize("said", ["in 2 weeks", "x by " + "by " * 30_000, "x" + " by" + " " * 30_000 + "x", "1/" * 900])
def test_reading_is_quick(said: str) -> None:
    day_said("today", FRIDAY)
    with little_work():
        until_said(said, FRIDAY)
