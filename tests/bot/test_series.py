"""Huddles that come again, as a lead sets, changes, pauses and deletes them."""

from dataclasses import replace
from datetime import date, time

import pytest

from bot.chat.form import ChoiceField
from bot.chat.intent import encode
from bot.chat.reply import OpenForm, Reply
from bot.ports import Store, Unit
from bot.series.intents import KeepSeries, ScheduleSame, ShowSeriesPaused
from bot.series.model import Paused, Way
from bot.timing.recurrence import Slot
from tests.bot.scheduling import FRIDAY, kept, known, scheduled, team_of, unit_of
from tests.talk import World, answers_in, buttons, opened, shown, text


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(FRIDAY)
    return world


def test_one_press_sets_what_stands_in_the_form(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.say("huddle schedule")
    assert answers_in(opened(form)) == {
        "huddle_name": "Ward 7 huddle",
        "days": "0,1,2,3,4",
        "times": "08:25",
        "way": "room",
        "question_set": "daily",
    }
    saved = amina.send(form, {})
    assert text(saved) == (
        "Ward 7 huddle: weekdays 08:25\n"
        "Next: Monday, 08:25.\n"
        "How: In the room, the lead presses Start\n"
        "Questions: Daily huddle\n"
        "Led by: Nobody yet\n"
        "Takes part: Everybody in the channel\n"
        "Reminder: 10 minutes before, in the channel"
    )
    assert list(buttons(shown(saved))) == ["Start now", "Change", "Pause", "Sheet to print", "Delete"]


def test_everything_can_be_set(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    ben.say("hi")
    ben_id = known(world, ben).person.id
    card = scheduled(
        world,
        amina,
        {"huddle_name": "Night handover", "days": "3", "times": "20:15 and 7.45", "way": "form"},
        {
            "rhythm": "2",
            "first_day": "2029-12-06",
            "zone": "Europe/Paris",
            "region": "GB-SCT",
            "people": ben_id,
            "lead": ben_id,
            "reminder": "0",
            "window": "90",
            "nudges": "yes",
            "summary": "person",
        },
    )
    assert card == (
        "Night handover: every 2 weeks on Thursday 07:45 and 20:15\n"
        "Next: Thursday 6 December, 07:45.\n"
        "How: By form, open for 90 minutes\n"
        "Questions: Daily huddle\n"
        "Led by: ben\n"
        "Takes part: ben\n"
        "Reminder: None\n"
        "Bank holidays: Off as in Scotland\n"
        "Time zone: Paris, France\n"
        "Nudges: On\n"
        "Summary: By person"
    )
    series = kept(world, amina)
    assert series.plan.by_itself
    assert series.since == world.clock.now().replace(microsecond=series.since.microsecond, second=series.since.second)


def test_bank_holidays_of_the_country_whose_clocks_it_goes_by(world: World) -> None:
    usual = ["none", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR", "IE"]
    amina = world.person("amina", "Ward 7")
    assert [value for value, _ in _regions(amina.send(amina.say("huddle schedule"), {}, action="more"))] == usual
    lena = world.person("lena", "Station 7")
    lena = replace(lena, where=replace(lena.where, zone="Europe/Berlin"))
    form = lena.send(lena.say("huddle schedule"), {}, action="more")
    offered = _regions(form)
    assert [value for value, _ in offered[:7]] == [*usual, "DE"]
    assert ("DE-BY", "Bayern, Germany") in offered
    card = text(lena.send(form, {"region": "DE-BY"}))
    assert "Bank holidays: Bayern, Germany" in card
    assert kept(world, lena).plan.schedule.region == "DE-BY"


def _regions(form: Reply) -> tuple[tuple[str, str], ...]:
    (field,) = [each for each in opened(form).fields if each.name == "region"]
    assert isinstance(field, ChoiceField)
    return field.options


def test_a_change_of_one_thing_keeps_the_others(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    scheduled(world, amina, {"times": "08:25, 20:25"}, {"rhythm": "first", "zone": "Europe/Paris", "window": "90"})
    before = kept(world, amina)
    card = amina.say("huddle list")
    form = amina.press(amina.press(card, "Open"), "Change")
    changed = amina.send(form, {"times": "08:30, 20:25", "days": "0"})
    assert text(changed).startswith("Ward 7 huddle: first Monday of the month 08:30 and 20:25\n")
    after = kept(world, amina)
    assert after.plan.schedule.slots == (Slot(0, time(8, 30)), Slot(1, time(20, 25)))
    assert (after.plan.schedule.zone, after.plan.window) == ("Europe/Paris", 90)
    assert after.since > before.since


def test_the_form_of_a_change_shows_what_is_set(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    more = {"rhythm": "last", "first_day": "2029-12-01", "region": "IE", "reminder": "30", "nudges": "yes"}
    scheduled(world, amina, {"way": "room-by-itself", "days": "1,3"}, more)
    form = amina.press(amina.press(amina.say("huddle list"), "Open"), "Change")
    assert answers_in(opened(form))["way"] == "room-by-itself"
    assert answers_in(opened(form))["days"] == "1,3"
    second = answers_in(opened(amina.send(form, {}, action="more")))
    assert {name: second[name] for name in more} == more


def test_a_paused_huddle_goes_on(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    scheduled(world, amina)
    asked = amina.say("huddle pause")
    assert text(asked).startswith("Ward 7 huddle: weekdays 08:25\nNext: Monday, 08:25.")
    waits = amina.press(asked, "Pause")
    assert text(waits).startswith("Ward 7 huddle: weekdays 08:25\nPaused. Press Go on when it should come again.")
    assert "Paused." in text(amina.say("huddle list"))
    assert text(amina.press(amina.say("huddle resume"), "Go on")).startswith(text(asked).split("\nHow")[0])


def test_of_several_it_is_asked_which(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    scheduled(world, amina)
    scheduled(world, amina, {"times": "14:00"})
    asked = amina.say("huddle pause")
    assert text(asked) == (
        "Which huddle shall I pause?\n"
        "• Ward 7 huddle: weekdays 08:25. Next: Monday, 08:25.\n"
        "• Ward 7 huddle 2: weekdays 14:00. Next: today, 14:00."
    )
    amina.press(asked, "Pause")
    assert text(amina.say("huddle pause")).startswith("Ward 7 huddle 2: weekdays 14:00\nNext")
    assert text(amina.say("huddle resume")).startswith("Ward 7 huddle: weekdays 08:25\nPaused")
    amina.press(amina.say("huddle pause"), "Pause")
    assert text(amina.say("huddle pause")).startswith("All your huddles are paused already.")
    assert text(amina.say("huddle resume")).startswith("Which huddle goes on?")


def test_whoever_does_not_lead_is_told_so_at_once(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    amina.add_bot()
    scheduled(world, amina)
    ben.say("hi")
    for words in ("huddle pause", "huddle resume"):
        assert (
            text(ben.say(words)) == "Only the team’s lead can do that: please ask amina. To lead it yourself, say team."
        )


def test_nothing_yet(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for words in ("huddle list", "huddle pause", "huddle resume"):
        reply = amina.say(words)
        assert text(reply) == "Ward 7 has no huddle that comes again yet."
        assert list(buttons(shown(reply))) == ["Schedule a huddle", "Start huddle"]
    assert isinstance(amina.press(reply, "Schedule a huddle"), OpenForm)


def test_deleting_asks_first(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    card = amina.send(amina.say("huddle schedule"), {})
    asked = amina.press(card, "Delete")
    assert text(asked) == "Delete Ward 7 huddle?\nIt will not come again. What was held stays."
    assert text(amina.press(asked, "Keep it")) == text(card)
    for _ in range(2):  # a double press shows the same
        assert text(amina.press(asked, "Delete it")) == "Ward 7 huddle is deleted. What was held stays."
    assert text(amina.say("huddle list")) == "Ward 7 has no huddle that comes again yet."
    assert "I can’t find that." in text(amina.press(card, "Change"))


def test_same_time_tomorrow(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    same = ScheduleSame(team=team_of(amina), at="08:40", zone="Europe/London")
    for _ in range(2):
        card = text(amina.press_intent(encode(same)))
        assert card.startswith("Ward 7 huddle: weekdays 08:40\nNext: Monday, 08:40.")
    ben = world.person("ben", "Ward 7")
    assert text(ben.press_intent(encode(same))) == card
    assert kept(world, amina).plan.way is Way.ROOM
    assert kept(world, amina).plan.schedule.anchor == date(2029, 11, 24)
    every = ScheduleSame(team=team_of(amina), at="20:00", zone="nowhere", every_day=True, question_set="no such")
    card = text(amina.press_intent(encode(every)))
    assert card.startswith("Ward 7 huddle 2: every day 20:00\nNext: tomorrow, 20:00.")
    assert "Questions: Daily huddle" in card
    assert text(amina.press_intent(encode(ScheduleSame(team=team_of(amina), at="soon")))).startswith("I can’t read")


def come_due(world: World) -> list[tuple[str, str]]:
    """Takes them away, as a tick does."""
    with world.store.desk(writes=True) as desk:
        claimed = desk.claim(world.clock.now(), 9)
        desk.commit()
    return [(each.do, each.team) for each in claimed if "series" in each.do]


def test_after_each_change_its_huddles_are_brought_in_line_at_once(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    card = amina.send(amina.say("huddle schedule"), {})
    due = [(encode(KeepSeries("S-1")), team_of(amina))]
    assert come_due(world) == due
    for label in ("Pause", "Go on"):
        card = amina.press(card, label)
        assert come_due(world) == due
    amina.send(amina.press(card, "Change"), {"times": "09:00"})
    assert come_due(world) == due
    asked = amina.press(card, "Delete")
    assert come_due(world) == []
    amina.press(asked, "Delete it")
    assert come_due(world) == due
    amina.press_intent(encode(ScheduleSame(team=team_of(amina), at="08:25")))
    assert come_due(world) == [(encode(KeepSeries("S-2")), team_of(amina))]


def waiting(unit: Unit, *refs: str) -> None:
    for ref in refs:
        unit.series.pause(ref, Paused.NO_CHANNEL, FRIDAY)
    unit.commit()


def test_the_lead_is_told_that_the_huddles_wait(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    scheduled(world, amina)
    scheduled(world, amina, {"times": "14:00"})
    wait = encode(ShowSeriesPaused(team_of(amina)))
    with unit_of(world, amina) as unit:
        waiting(unit, "S-1", "S-2")
    told = amina.press_intent(wait)
    assert text(told) == (
        "Ward 7’s huddles wait\n"
        "I can no longer write in Ward 7’s channel, so its huddles wait. Invite me again, then press Go on.\n"
        "• Ward 7 huddle: weekdays 08:25. Paused.\n"
        "• Ward 7 huddle 2: weekdays 14:00. Paused."
    )
    assert text(amina.press(told, "Go on")).startswith("Ward 7 huddle: weekdays 08:25\nNext")
    assert list(buttons(shown(amina.press_intent(wait)))) == ["Go on"]
    assert "so this huddle waits" in text(amina.say("huddle resume"))
    amina.press(amina.press_intent(wait), "Go on")
    assert text(amina.press_intent(wait)).startswith("Ward 7’s huddles")
