"""Who is nudged, when, and when not; and what somebody sets for themselves."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.intents import FinishAction
from bot.actions.model import NewAction
from bot.answers.intents import (
    AnswerHuddle,
    OnToday,
    SetAway,
    ShowHabits,
    ShowOnToday,
    ShowOpen,
    SkipToday,
    SwitchNudges,
    TickOff,
)
from bot.answers.model import Habits
from bot.answers.nudges import DAILY_AT, QUIET_FROM, QUIET_UNTIL, is_quiet, next_at, next_morning, wanted
from bot.chat.reply import Invalid
from bot.huddles.model import Status
from bot.ports import Store
from tests.bot.answering import HOURS, MONDAY, Ward
from tests.talk import Talk, buttons, opened, shown, text

TO_AMINA, TO_BEN, TO_CARA = (f"{name}: Open for you today" for name in ("amina", "ben", "cara"))
ZONES = ("Europe/London", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Kiritimati")


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def action(ward: Ward, who: Talk, what: str, due: date | None) -> str:
    with ward.writing(who) as unit:
        person = ward.id(who)
        return unit.actions.add(NewAction(ward.team, what, person, ward.now, owner=person, due=due)).ref


def test_nobody_is_nudged_unless_somebody_wished_it(ward: Ward) -> None:
    assert ward.nudge(ward.huddle(series=ward.series())) == []
    assert ward.nudge(ward.huddle()) == []


def test_the_third_is_nudged_alone(ward: Ward) -> None:
    huddle = ward.huddle(series=ward.series(nudges=True))
    ward.answer(ward.amina, huddle, worries="Two staff short")
    ward.press(ward.ben, SkipToday(huddle.ref))
    assert ward.nudge(huddle) == [TO_CARA]
    (sent,) = (each for each in ward.messenger.posted if each.in_private)
    assert sent.text == "Open for you today\n• Ward 7 huddle, open until 12:25"
    assert sent.card is not None
    assert list(buttons(sent.card)) == ["Answer", "Skip today", "My settings"]
    assert not any("Open for you" in each.text for each in ward.messenger.posted if not each.in_private)


def test_only_those_who_take_part(ward: Ward) -> None:
    series = ward.series(nudges=True, people=(ward.id(ward.ben), ward.id(ward.person("zed", "Ward 9"))))
    assert ward.nudge(ward.huddle(series=series)) == [TO_BEN]


def test_one_s_own_wish_wins_over_the_team_s_and_being_on_today_over_both(ward: Ward) -> None:
    ward.press(ward.ben, SwitchNudges(on=False))
    ward.press(ward.cara, SwitchNudges(on=True))
    assert ward.nudge(ward.huddle(series=ward.series())) == [TO_CARA]
    ward.at(MONDAY + timedelta(days=1))
    assert ward.nudge(ward.huddle(series=ward.series(nudges=True), day=1)) == [TO_AMINA, TO_CARA]
    ward.at(MONDAY + timedelta(days=2))
    ward.press(ward.ben, OnToday(ward.team))
    assert ward.nudge(ward.huddle(series=ward.series(), day=2)) == [TO_BEN, TO_CARA]
    ward.at(MONDAY + timedelta(days=3))
    assert ward.nudge(ward.huddle(series=ward.series(), day=3)) == [TO_CARA]


def test_nobody_who_is_away_is_nudged(ward: Ward) -> None:
    series = ward.series(nudges=True)
    ward.press(ward.ben, SetAway("today"))
    ward.press(ward.cara, SetAway("today"))
    ward.press(ward.cara, SetAway())
    assert ward.nudge(ward.huddle(series=series)) == [TO_AMINA, TO_CARA]
    ward.at(MONDAY + timedelta(days=1))
    assert TO_BEN in ward.nudge(ward.huddle(series=series, day=1))


def test_one_message_a_day_for_everything(ward: Ward) -> None:
    first, second = ward.huddle(series=ward.series(nudges=True)), ward.huddle(series=ward.series(nudges=True), hours=6)
    assert ward.nudge(first) == [TO_AMINA, TO_BEN, TO_CARA]
    ward.at(MONDAY + HOURS)
    assert ward.nudge(second) == []
    assert len([each for each in ward.messenger.posted if each.in_private]) == 3
    lines = ward.messenger.posted[0].text.splitlines()
    assert lines[1:] == ["• Ward 7 huddle, open until 12:25", "• Ward 7 huddle, open until 14:25"]


def test_the_nudge_says_so_when_all_is_done(ward: Ward) -> None:
    first, second = (ward.huddle(series=ward.series(nudges=True), hours=hours) for hours in (4, 6))
    ref = action(ward, ward.amina, "Order red lanyards", ward.now.date())
    ward.nudge(first)
    (nudge,) = (each for each in ward.messenger.posted if each.to.key == "amina" and each.in_private)
    assert nudge.card is not None

    def shown_now() -> str:
        ward.at(ward.now + timedelta(seconds=10))
        ward.time_passes()
        return [now for message, now in ward.messenger.updates if message == nudge.id][-1]

    ward.answer(ward.amina, first, worries="Two staff short")
    assert "12:25" not in shown_now()
    ward.answer(ward.amina, second, worries="Two staff short")
    assert shown_now().startswith("Open for you today\n• A-1 Order red lanyards")
    assert text(ward.amina.press(nudge.card, "Done")) == "All done. Thank you."
    assert shown_now() == "All done. Thank you."
    with ward.writing() as unit:
        assert unit.actions.get(ref).done is not None


def test_whoever_answers_before_the_nudge_is_sent_gets_none(ward: Ward) -> None:
    huddle = ward.huddle(series=ward.series(nudges=True))
    ward.nudge_is_written(huddle)
    ward.answer(ward.amina, huddle, worries="Two staff short")
    ward.press(ward.ben, SkipToday(huddle.ref))
    assert ward.time_passes() == [TO_CARA]


def test_a_nudge_that_nobody_needs_any_more_is_not_sent(ward: Ward) -> None:
    huddle = ward.huddle(series=ward.series(nudges=True))
    ward.nudge_is_written(huddle)
    ward.turns(huddle, Status.CLOSED)
    assert ward.time_passes() == []
    assert ward.nudge(huddle) == []


@pytest.mark.parametrize(("hours", "nudged"), [(24, [TO_AMINA]), (22, [])])
def test_in_the_evening_it_waits_for_the_morning_or_is_dropped(ward: Ward, hours: float, nudged: list[str]) -> None:
    huddle = ward.huddle(series=ward.series(nudges=True, people=(ward.id(ward.amina),)), hours=hours)
    assert ward.nudge(huddle, MONDAY.replace(hour=20, minute=0)) == []
    tuesday = MONDAY.replace(minute=0) + timedelta(days=1)
    ward.at(tuesday.replace(hour=6, minute=59))
    assert ward.time_passes() == []
    ward.at(tuesday.replace(hour=7, second=1))
    assert ward.time_passes() == nudged


def test_everybody_s_own_zone_and_day(ward: Ward) -> None:
    """08:25 in London is 03:25 in New York and 19:25 in Sydney."""
    ward.person("noor", zone="America/New_York")
    ward.person("sid", zone="Australia/Sydney")
    huddle = ward.huddle(series=ward.series(nudges=True), hours=24)
    assert ward.nudge(huddle) == [TO_AMINA, TO_BEN, TO_CARA, "sid: Open for you today"]
    ward.at(datetime(2029, 11, 26, 12, 1, tzinfo=UTC))
    assert ward.time_passes() == ["noor: Open for you today"]


def test_a_day_of_being_on_is_the_asker_s_own(ward: Ward) -> None:
    ward.at(MONDAY + timedelta(hours=16))  # Tuesday in Auckland
    kiri = ward.person("kiri", zone="Pacific/Auckland")
    ward.press(kiri, OnToday(ward.team))
    series = ward.series()
    ward.at(MONDAY + timedelta(hours=20))
    assert ward.nudge(ward.huddle(series=series, hours=30)) == ["kiri: Open for you today"]


def test_on_today_says_what_is_open_to_the_asker_alone(ward: Ward) -> None:
    huddle = ward.huddle(series=ward.series())
    reply = ward.amina.say("on today")
    assert text(reply) == (
        "You are counted in for Ward 7 today. I’ll nudge you at most once, if something is open.\n"
        "• Ward 7 huddle, open until 12:25"
    )
    assert buttons(shown(reply))["Answer"].intent == AnswerHuddle(huddle.ref)
    assert text(ward.press(ward.person("zed", "Ward 9"), ShowOnToday(ward.team))).startswith("I can’t find that.")
    assert text(ward.press(ward.person("zed", "Ward 9"), OnToday(ward.team))).startswith("That is for members")


def test_the_daily_nudge_is_for_what_is_due_and_for_those_who_wish_it(ward: Ward) -> None:
    for who in (ward.amina, ward.ben):
        ward.press(who, SwitchNudges(on=True))
    today = MONDAY.date()
    action(ward, ward.amina, "Order red lanyards", today + timedelta(days=1))
    action(ward, ward.ben, "Mend the trolley", None)
    action(ward, ward.cara, "Ask pharmacy", today)
    ward.at(MONDAY.replace(hour=9, minute=0, second=1))
    assert ward.time_passes() == []
    ward.at(MONDAY.replace(hour=8, minute=59) + timedelta(days=1))
    assert ward.time_passes() == []
    ward.at(MONDAY.replace(hour=9, minute=0, second=1) + timedelta(days=1))
    assert ward.time_passes() == [TO_AMINA]
    ward.at(MONDAY.replace(hour=9, minute=0, second=1) + timedelta(days=2))
    assert ward.time_passes() == [TO_AMINA]
    ward.press(ward.amina, SwitchNudges(on=False))
    ward.at(MONDAY.replace(hour=9, minute=0, second=1) + timedelta(days=3))
    assert ward.time_passes() == []


def test_after_a_night_without_the_bot_no_stale_nudge_comes(ward: Ward) -> None:
    ward.press(ward.amina, SwitchNudges(on=True))
    action(ward, ward.amina, "Order red lanyards", MONDAY.date())
    ward.at(MONDAY.replace(hour=22))
    assert ward.time_passes() == []
    ward.at(MONDAY.replace(hour=9, minute=0, second=1) + timedelta(days=1))
    assert ward.time_passes() == [TO_AMINA]


def test_ticking_off_is_done_once_and_for_one_s_own_team(ward: Ward) -> None:
    ref = action(ward, ward.amina, "Order red lanyards", MONDAY.date())
    assert text(ward.press(ward.person("zed", "Ward 9"), TickOff(ref))).startswith("I can’t find that.")
    assert text(ward.press(ward.amina, ShowOpen())).startswith("Open for you today")
    assert text(ward.press(ward.amina, TickOff(ref))) == text(ward.press(ward.amina, TickOff(ref)))
    ward.press(ward.amina, FinishAction(ref))
    assert text(ward.press(ward.amina, ShowOpen())).startswith("I can’t find that.")


def test_one_s_own_settings_in_plain_words(ward: Ward) -> None:
    card = ward.amina.say("huddle settings")
    assert "Nudges: as each team’s lead has set them." in text(card)
    on = ward.amina.press(card, "Switch nudges on")
    assert "Nudges: on." in text(on)
    assert "Nudges: off." in text(ward.amina.press(on, "Switch nudges off"))
    away = ward.amina.send(ward.amina.press(card, "Away …"), {"until": "3 Dec"})
    assert "Away until 3 Dec 2029" in text(away)
    assert "Away until" not in text(ward.amina.press(away, "I’m back"))
    assert "Away until 30 Nov 2029" in text(ward.amina.say("huddle away until Friday"))
    assert "Away until" not in text(ward.amina.say("huddle back"))
    assert "Away until" not in text(ward.press(ward.ben, ShowHabits()))


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ("31 February", "There is no such day as 31 February."),
        ("soonish", "I can’t read “soonish” as a day."),
        ("1 Jan 2020", "1 Jan 2020 has passed already."),
    ],
)
def test_a_day_that_cannot_be_stays_in_the_form(ward: Ward, said: str, error: str) -> None:
    refused = ward.amina.send(ward.amina.say("huddle away"), {"until": said})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith(error)
    assert opened(refused).fields[0].value == said
    assert text(ward.amina.say(f"huddle away {said}")).startswith(error)


@given(st.sampled_from([None, True, False]), st.booleans(), st.booleans())
def test_what_is_nearest_to_the_person_wins(own: bool | None, team: bool, on_today: bool) -> None:
    expected = True if on_today else team if own is None else own
    assert wanted(Habits(own), team, on_today) is expected


@given(st.timedeltas(timedelta(), timedelta(days=1800)), st.sampled_from(ZONES))
def test_the_next_morning_is_in_nobody_s_night(later: timedelta, zone: str) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + later
    morning = next_morning(now, zone)
    assert timedelta() < morning - now <= timedelta(hours=25)
    assert not is_quiet(morning, zone)
    assert is_quiet(morning - timedelta(minutes=1), zone)
    daily = next_at(DAILY_AT, now, zone)
    assert daily.astimezone(ZoneInfo(zone)).time() == DAILY_AT
    assert is_quiet(now, zone) is not (QUIET_UNTIL <= now.astimezone(ZoneInfo(zone)).time() < QUIET_FROM)


@pytest.mark.parametrize(
    ("local", "quiet"), [(time(6, 59), True), (time(7), False), (time(19, 59), False), (time(20), True)]
)
def test_the_edges_of_the_night(local: time, quiet: bool) -> None:
    there = ZoneInfo("Europe/London")
    for day in (date(2029, 3, 25), date(2029, 10, 28), date(2029, 7, 1)):  # the clocks go forward, and back
        assert is_quiet(datetime.combine(day, local, there).astimezone(UTC), there.key) is quiet
