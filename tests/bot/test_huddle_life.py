"""A huddle from its reminder to its end, by itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.huddles.making import to_make
from bot.huddles.model import Status
from bot.messaging import Destination, Unreachable
from bot.people.model import PlaceKind, TeamId
from bot.ports import Store
from bot.series.intents import EditSeries
from bot.series.model import Paused, Plan, Series, Way
from bot.timing.recurrence import Schedule, Slot, planned
from tests.bot.huddling import Ward, labels, lines, statuses
from tests.talk import text

FORM = {"way": "form"}
BY_ITSELF = {"way": "room-by-itself"}


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def test_from_the_reminder_to_the_end_in_one_message(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.at("08:14")
    assert ward.channel() == []
    ward.at("08:15")
    assert lines(ward.card()) == ["Ward 7 huddle at 08:25"]
    assert labels(ward.card()) == ["Start", "Not today"]
    ward.at("08:19")
    assert ward.private("sister") == []
    ward.at("08:20")
    (told,) = ward.private("sister")
    assert (lines(told), labels(told)) == (["Ward 7 huddle at 08:25"], ["Start", "Not today"])
    ward.at("08:26")
    reply = ward.person("sister", "").press(told, "Start")
    assert text(reply) == "The huddle has begun. It stands in Ward 7’s channel now."
    ward.go()
    assert lines(ward.card())[0] == "Ward 7 huddle · 0 of 10 min"
    assert lines(ward.private("sister")[0]) == ["The huddle has begun. It stands in Ward 7’s channel now."]
    ward.at("08:57")
    assert lines(ward.card())[0] == "Closed automatically. Anything to add?"
    assert len(ward.channel()) == 1
    ward.at("08:15", days=1)
    assert lines(ward.card()) == ["Ward 7 huddle at 08:25"]
    assert len(ward.channel()) == 2


def test_nobody_starts_it(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.at("08:15")
    ward.at("09:24")
    assert labels(ward.card()) == ["Start", "Not today"]
    ward.at("09:25")
    assert lines(ward.card()) == ["Ward 7 huddle, 08:25: not held."]
    sister.press(ward.card(), "Start now", visible=True)
    sister.press(ward.card(), "Start now", visible=True)
    ward.go()
    assert [lines(card)[0] for card in ward.channel()] == [
        "Ward 7 huddle, 08:25: not held.",
        "Ward 7 huddle · 0 of 10 min",
    ]


def test_the_lead_calls_one_off_and_the_series_goes_on(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    ward.schedule(sister)
    ward.at("08:20")
    assert (
        text(ben.press(ward.card(), "Not today", visible=True))
        == "Only the team’s lead can do that: please ask sister. To lead it yourself, say team."
    )
    called_off = ward.person("sister", "").press(ward.private("sister")[0], "Not today")
    assert text(called_off) == "Ward 7 huddle, 08:25: Not today."
    ward.go()
    assert lines(ward.card()) == ["Ward 7 huddle, 08:25: Not today."]
    ward.at("08:15", days=1)
    assert lines(ward.card()) == ["Ward 7 huddle at 08:25"]
    assert statuses(ward, sister, "H-1", "H-2") == [Status.CANCELLED, Status.PLANNED]


def test_one_that_opens_by_itself_is_held_only_where_somebody_did_something(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister, BY_ITSELF)
    ward.at("08:25")
    assert lines(ward.card())[0] == "Ward 7 huddle · 0 of 10 min"
    ward.at("08:56")
    assert lines(ward.card()) == ["Ward 7 huddle, 08:25: not held."]
    ward.at("08:25", days=1)
    sister.press(ward.card(), "Next", visible=True)
    ward.at("08:56", days=1)
    assert lines(ward.card())[0] == "Closed automatically. Anything to add?"
    assert statuses(ward, sister, "H-1", "H-2") == [Status.MISSED, Status.CLOSED]


def test_by_form_it_opens_and_closes_by_itself(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    ward.schedule(sister, FORM, {"window": "60"})
    ward.at("08:15")
    assert lines(ward.card()) == ["Ward 7 huddle", "Opens at 08:25. You can answer now."]
    ben.send(ben.press(ward.card(), "Answer", visible=True), {"q-today": "Two staff short"})
    ward.at("08:25")
    assert lines(ward.card()) == ["Ward 7 huddle", "1 has answered. Open until 09:25."]
    assert labels(ward.card()) == ["Answer", "I’m on today", "Skip today", "Finish"]
    assert (
        text(ben.press(ward.card(), "Finish", visible=True))
        == "Only the team’s lead can do that: please ask sister. To lead it yourself, say team."
    )
    ward.at("09:25")
    assert lines(ward.channel()[0])[0] == "Done. 1 took part. 1 concern."
    assert [each.under for each in ward.shows.posted if each.under] == ["m-1"]
    assert ward.private("sister") == []


def test_by_form_nobody_answers(ward: Ward) -> None:
    ward.schedule(ward.lead(), FORM, {"window": "60"})
    ward.at("08:15")
    ward.at("09:26")
    assert lines(ward.card()) == ["Ward 7 huddle, 08:25: no answers this time."]
    assert len(ward.shows.posted) == 1


def test_after_a_night_of_downtime_only_what_is_still_worth_it_is_told(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister, {"times": "08:25, 20:00"})
    ward.at("08:40", days=2)  # Monday's, Tuesday's, and Wednesday's first, which may still be held
    assert [lines(card) for card in ward.channel()] == [["Ward 7 huddle at 08:25"]]
    refs = [f"H-{number}" for number in range(1, 6)]
    assert statuses(ward, sister, *refs) == [Status.MISSED] * 4 + [Status.PLANNED]
    ward.person("sister", "").press(ward.private("sister")[0], "Start")
    ward.go()
    assert lines(ward.card())[0] == "Ward 7 huddle · 0 of 10 min"


def test_what_is_paused_is_not_held_and_goes_on_from_when_it_is_resumed(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.at("08:15")
    sister.press(sister.say("huddle pause"), "Pause")
    ward.go()
    assert lines(ward.card()) == ["Ward 7 huddle, 08:25: Not today."]
    ward.at("09:00", days=1)
    assert len(ward.channel()) == 1
    sister.press(sister.say("huddle resume"), "Go on")
    ward.at("08:15", days=2)
    assert lines(ward.card()) == ["Ward 7 huddle at 08:25"]
    assert len(ward.channel()) == 2


@pytest.mark.parametrize(
    ("clock", "times", "shown", "later", "then"),
    [
        ("08:16", "08:40", "Ward 7 huddle at 08:40", "08:35", "Ward 7 huddle at 08:40"),
        ("08:16", "07:00", "Ward 7 huddle at 08:25", "09:25", "Ward 7 huddle, 08:25: not held."),
    ],
)
def test_an_edit_during_its_delivery(ward: Ward, clock: str, times: str, shown: str, later: str, then: str) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.at(clock)
    sister.send(sister.press_intent(encode(EditSeries("S-1"))), {"times": times})
    ward.go()
    assert lines(ward.card()) == [shown]
    ward.at(later)
    assert lines(ward.card()) == [then]
    assert len(ward.channel()) == 1


def test_a_day_that_is_taken_out_is_called_off(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.at("08:16")
    sister.send(sister.press_intent(encode(EditSeries("S-1"))), {"days": "1,2"})
    ward.go()
    assert lines(ward.card()) == ["Ward 7 huddle, 08:25: Not today."]


def closed_channel(to: Destination) -> Exception | None:
    return Unreachable("not_in_channel") if to.kind is PlaceKind.CHANNEL else None


def test_a_channel_without_the_bot_pauses_what_is_planned_and_the_lead_is_told_once(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.schedule(sister, {"huddle_name": "Second", "times": "08:26"})
    ward.shows.trouble = closed_channel
    ward.at("08:15")
    ward.at("08:17")
    with ward.store.read(asker(ward.known(sister))) as unit:
        assert [each.paused for each in unit.series.of_team(ward.team_of(sister))] == [Paused.NO_CHANNEL] * 2
    assert "Ward 7’s huddles wait" in [lines(card)[0] for card in ward.private("sister")]
    told = len(ward.private("sister"))
    ward.at("12:00")
    ward.at("12:00", days=1)
    assert len(ward.private("sister")) == told
    assert not any(lines(card)[0].startswith("I cannot post") for card in ward.private("sister")), "that again"
    assert set(statuses(ward, sister, "H-1", "H-2")) <= {Status.CANCELLED}


def test_whoever_starts_one_where_nothing_can_be_written_has_the_card_in_private(ward: Ward) -> None:
    sister = ward.lead()
    ward.shows.trouble = closed_channel
    sister.say("huddle start")
    ward.go()
    assert "Ward 7 huddle · 0 of 10 min" in [lines(card)[0] for card in ward.private("sister")]


def test_whoever_leads_is_told_and_not_somebody_who_is_not_in_the_team(ward: Ward) -> None:
    sister, ben, eve = ward.lead(), ward.person("ben"), ward.person("eve", "Ward 8")
    ben.say("hi")
    eve.say("hi")
    ward.schedule(sister, more={"lead": ward.known(ben).person.id})
    ward.at("08:20")
    assert (len(ward.private("ben")), len(ward.private("sister"))) == (1, 0)
    with ward.store.write(asker(ward.known(sister))) as unit:
        plan = unit.series.get("S-1").plan
        unit.series.save("S-1", replace(plan, lead=ward.known(eve).person.id), ward.clock.moment)
        unit.commit()
    ward.at("08:20", days=1)
    assert (len(ward.private("ben")), len(ward.private("sister")), len(ward.private("eve"))) == (1, 1, 0)


def test_a_lead_who_is_away_is_left_in_peace(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    ben.say("hi")
    ward.schedule(sister)
    sister.say("huddle away until tomorrow")
    ward.at("08:20")
    assert "Away today?" in text(ben.press(ward.card(), "Start", visible=True))
    ward.at("08:20", days=1)
    assert ward.private("sister") == []
    ward.at("08:20", days=2)
    assert [lines(card) for card in ward.private("sister")] == [["Ward 7 huddle at 08:25"]]


TIMES = st.lists(st.times(), min_size=1, max_size=3, unique=True)


@given(
    times=TIMES,
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    zone=st.sampled_from(["Europe/London", "Australia/Lord_Howe", "America/New_York", "Asia/Kolkata"]),
    first=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    pauses=st.lists(st.timedeltas(timedelta(seconds=1), timedelta(days=9)), min_size=1, max_size=12),
    reminder=st.integers(0, 120),
)
def test_whenever_it_wakes_each_planned_time_is_made_once(
    times: list[time], weekdays: set[int], zone: str, first: date, pauses: list[timedelta], reminder: int
) -> None:
    slots = tuple(Slot(number, at.replace(second=0, microsecond=0)) for number, at in enumerate(times))
    schedule = Schedule(zone, slots, tuple(sorted(weekdays)), first)
    since = datetime.combine(first, time(), UTC)
    plan = Plan("Huddle", "daily", Way.ROOM, schedule, by_itself=False, reminder=reminder)
    series = Series("S-1", TeamId("7" * 16), plan, since)
    now, made = since, list[tuple[int, date]]()
    later: datetime | None = since
    for pause in pauses:
        now += pause
        if later is None or later > now:
            continue
        found, later = to_make(series, now)
        made += [(each.slot, each.day) for each in found]
        reached = {**series.reached, **{each.slot: each.day for each in found}}
        series = Series("S-1", series.team, plan, since, reached=reached)
    before = max(timedelta(minutes=reminder), timedelta(minutes=5))
    wanted = []
    for each in planned(schedule, first - timedelta(days=2)):
        if each.day > (now + timedelta(days=3)).date():
            break
        if since <= each.starts and each.starts - before <= now:
            wanted.append((each.slot, each.day))
    assert sorted(made) == sorted(wanted)
