"""The playground's sample project shows at once what a project is, whichever day it is."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.people.model import PlaceKind
from bot.people.ports import LOCAL, Address
from bot.ports import Store
from bot.sample import _working_days, play_sample
from tests.talk import Talk, World, text

PEOPLE = {"amina": "Amina", "ben": "Ben", "cara": "Cara"}
SUNDAY, MONDAY = (datetime(2031, 6, day, 8, 30, tzinfo=UTC) for day in (8, 9))


@pytest.mark.parametrize("now", [SUNDAY, MONDAY])
def test_a_project_with_its_measure_and_three_tests(store: Store, now: datetime) -> None:
    world = World(store)
    world.clock.move_to(now)
    play_sample(world.app, store, world.clock, "This computer", PEOPLE)
    ward = Address(*LOCAL, "This computer", "amina", "Amina", "#Ward 7", PlaceKind.CHANNEL, "Ward 7")
    amina = Talk(world.app, ward)
    assert text(amina.say("project")).startswith("Projects of Ward 7\n• P-1 Trolley key, from 9 min to 1 min, by ")
    project = text(amina.say("project P-1"))
    assert "A shift for the better" in project
    assert "For whom" not in project  # nothing is left to be suggested
    for ref in ("C-1", "C-2", "C-3"):
        assert ref in project
    report = text(amina.say("project report P-1"))
    for said in ("Changed and tried again", "Kept", "Stopped", "Two red lanyards are one too many"):
        assert said in report
    assert "C-3" in text(amina.say("pdsa find stopped fridge"))


def test_working_days_leave_weekends_out() -> None:
    for away in range(14):
        today = date(2031, 6, 2) + timedelta(days=away)
        days = _working_days(today, 24)
        assert len(days) == 24
        assert days == sorted(set(days))
        assert days[-1] < today
        assert (today - days[-1]).days <= 3
        assert {day.weekday() for day in days} == {0, 1, 2, 3, 4}


def test_the_champion_follows_eleven_teams_and_waits_for_one(store: Store) -> None:
    world = World(store)
    world.clock.move_to(MONDAY)
    play_sample(world.app, store, world.clock, "This computer", PEOPLE)
    cara = Talk(world.app, Address(*LOCAL, "This computer", "cara", "Cara", "dm-cara", PlaceKind.PERSONAL))
    assert text(cara.say("following")).startswith("You follow 11 teams. Waiting for consent: 1.")
    assert "C-3" in text(cara.say("pdsa C-3"))
    assert "Trolley key" in text(cara.say("project P-1"))
    # Whoever leads the last team first is asked.
    amina = Talk(world.app, Address(*LOCAL, "This computer", "amina", "Amina", "#Ward 9", PlaceKind.CHANNEL, "Ward 9"))
    amina.press(amina.say("hi"), "I run the huddle")
    home = amina.open_home()
    assert "Cara would like to follow Ward 9" in text(home)
    amina.press(amina.press(home, "Answer"), "Yes, follow us")
    assert text(cara.say("following")).startswith("You follow 12 teams")
