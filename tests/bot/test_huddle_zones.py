"""Times and days as people read them: in another zone, across midnight, when the clocks change, on 29 February."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.answers.intents import AnswerHuddle
from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.huddles.intents import RemindLead, ShowHuddle
from bot.huddles.model import Status
from bot.ports import Store
from tests.bot.huddling import Ward, lines, statuses
from tests.talk import Talk, answers_in, opened, shown, text

LORD_HOWE = "Australia/Lord_Howe"
"""Eleven hours before London in its summer, with clocks that change by half an hour."""


def elsewhere(talk: Talk, zone: str) -> Talk:
    talk.where = replace(talk.where, zone=zone)
    talk.say("hi")
    return talk


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def answer(who: Talk, ref: str = "H-1") -> None:
    form = who.press_intent(encode(AnswerHuddle(ref)))
    first = next(name for name in answers_in(opened(form)) if name.startswith("q-"))
    who.send(form, {first: "Short of staff"})


def test_everybody_reads_the_team_s_time_and_one_person_their_own(ward: Ward) -> None:
    sister, kim = ward.lead(), elsewhere(ward.person("kim"), LORD_HOWE)
    ward.schedule(sister, {"times": "14:00"})
    assert lines(shown(sister.say("huddle")))[1] == "• Next: Ward 7 huddle, 14:00"
    assert lines(shown(kim.say("huddle")))[1] == "• Next: Ward 7 huddle, tomorrow 01:00"
    ward.at("13:50")
    assert lines(ward.card()) == ["Ward 7 huddle at 14:00"]
    assert lines(shown(kim.press_intent(encode(RemindLead("H-1"))))) == ["Ward 7 huddle at 01:00"]
    assert lines(shown(sister.press_intent(encode(RemindLead("H-1"))))) == ["Ward 7 huddle at 14:00"]


def test_by_form_each_reads_when_it_closes_where_they_are(ward: Ward) -> None:
    sister, kim = ward.lead(), elsewhere(ward.person("kim"), LORD_HOWE)
    ward.schedule(sister, {"way": "form"}, {"window": "600"})
    ward.at("08:25")
    assert "open until 18:25" in text(sister.say("huddle answer"))
    assert "open until tomorrow 05:25" in text(kim.say("huddle answer"))
    assert "Open until 18:25" in plain_text(ward.card())


def test_a_huddle_that_is_open_for_days_says_until_which(ward: Ward) -> None:
    """And the card says it so that it is right on the next day too."""
    sister = ward.lead()
    ward.schedule(sister, {"way": "form", "days": "0"}, {"window": "2880"})
    ward.at("08:25")
    assert "Open until 25 Nov 2026 08:25." in plain_text(ward.card())
    answer(sister)
    ward.at("09:00", days=1)
    assert "Open until 25 Nov 2026 08:25." in plain_text(ward.card())
    ward.at("07:00", days=2)
    assert statuses(ward, sister, "H-1") == [Status.OPEN]
    ward.at("08:26", days=2)
    assert statuses(ward, sister, "H-1") == [Status.CLOSED]


def test_a_huddle_across_midnight(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister, {"times": "00:03", "days": "0,1,2,3,4,5,6"})
    ward.at("23:53")
    assert lines(ward.card()) == ["Ward 7 huddle, 24 Nov 2026 00:03"]
    ward.at("23:58")
    assert lines(ward.private("sister")[-1]) == ["Ward 7 huddle, tomorrow 00:03"]
    sister.press(ward.card(), "Start", visible=True)
    ward.at("00:01", days=1)
    assert lines(ward.card())[0].startswith("Ward 7 huddle · ")
    sister.press(ward.card(), "Finish", visible=True)
    ward.go()
    assert lines(ward.card())[-1] == "Ward 7 huddle, 00:03"
    ward.at("12:00", days=1)
    assert statuses(ward, sister, "H-1") == [Status.CLOSED]  # and is not made again
    assert len(ward.channel()) == 1


def test_a_card_of_yesterday_does_not_say_yesterday_for_ever(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    sister.send(sister.press(ward.card(), "Add concern", visible=True), {"text": "Scanner missing"})
    sister.press(ward.card(), "Finish", visible=True)
    ward.at("09:00", days=1)
    form = sister.press(sister.say("concern show K-1"), "What came of it")
    sister.send(form, {"outcome": "Found", "solved": "yes"})
    ward.go()
    card = next(card for card in ward.channel() if card.view == ShowHuddle("H-1"))
    assert lines(card)[-1] == "Ward 7 huddle, 23 Nov 2026 07:30"


def test_started_by_hand_the_channel_reads_the_time_of_whoever_started_it(ward: Ward) -> None:
    kim = ward.person("kim")
    kim.where = replace(kim.where, zone=LORD_HOWE)
    kim.add_bot()
    kim.say("huddle start")
    ward.go()
    kim.press(ward.card(), "Finish", visible=True)
    ward.go()
    assert lines(ward.card())[-1] == "Ward 7 huddle, 18:30"


@pytest.mark.parametrize(
    ("moment", "zone", "said", "until"),
    [
        (datetime(2026, 11, 26, 23, 59, tzinfo=UTC), "Europe/London", "Friday", "2026-11-27"),
        (datetime(2026, 11, 27, 0, 1, tzinfo=UTC), "Europe/London", "Friday", "2026-12-04"),
        (datetime(2026, 11, 27, 0, 1, tzinfo=UTC), "Europe/London", "today", "2026-11-27"),
        (datetime(2026, 11, 26, 12, 59, tzinfo=UTC), LORD_HOWE, "Friday", "2026-11-27"),
        (datetime(2026, 11, 26, 13, 1, tzinfo=UTC), LORD_HOWE, "tomorrow", "2026-11-28"),
        (datetime(2028, 2, 28, 23, 59, tzinfo=UTC), "Europe/London", "tomorrow", "2028-02-29"),
        (datetime(2028, 2, 28, 12, 0, tzinfo=UTC), "Europe/London", "29 Feb", "2028-02-29"),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "Europe/London", "tomorrow", "2027-03-29"),
    ],
)
def test_away_until_a_day_where_the_person_is(store: Store, moment: datetime, zone: str, said: str, until: str) -> None:
    ward = Ward(store, moment)
    kim = elsewhere(ward.person("kim"), zone)
    kim.say(f"huddle away until {said}")
    known = ward.known(kim)
    with store.read(asker(known)) as unit:
        assert unit.answers.habits([known.person.id])[known.person.id].away_until == until


@pytest.mark.parametrize(
    ("starts", "until"),
    [
        (datetime(2027, 10, 30, 22, 30, tzinfo=UTC), "31 Oct 2027 04:30"),
        (datetime(2027, 3, 27, 23, 30, tzinfo=UTC), "28 Mar 2027 06:30"),
    ],
)
def test_the_clocks_change_while_it_is_open(store: Store, starts: datetime, until: str) -> None:
    """As many minutes as were set, whatever the clocks say meanwhile; its end is told as they will."""
    ward = Ward(store, starts - timedelta(hours=1))
    sister = ward.lead()
    ward.schedule(sister, {"way": "form", "times": "23:30", "days": "0,1,2,3,4,5,6"}, {"window": "360"})
    ward.until(starts)
    assert f"Open until {until}." in plain_text(ward.card())
    assert statuses(ward, sister, "H-1") == [Status.OPEN]
    answer(sister)
    ward.until(starts + timedelta(minutes=359))
    assert statuses(ward, sister, "H-1") == [Status.OPEN]
    ward.until(starts + timedelta(minutes=361))
    assert statuses(ward, sister, "H-1") == [Status.CLOSED]


def test_once_on_29_february(store: Store) -> None:
    ward = Ward(store, datetime(2028, 2, 28, 9, 0, tzinfo=UTC))
    sister = ward.lead()
    ward.schedule(sister, {}, {"rhythm": "once", "first_day": "2028-02-29"})
    ward.until(datetime(2028, 2, 29, 8, 15, tzinfo=UTC))
    assert lines(ward.card()) == ["Ward 7 huddle at 08:25"]
