"""What goes wrong with huddles: each has one clear answer, and no state is lost."""

from dataclasses import replace

import pytest

from bot.actions.intents import RecordAction
from bot.answers.intents import SetAway
from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.reply import Invalid, Reply, ShowCard
from bot.chat.turn import asker
from bot.concerns.intents import RecordConcern
from bot.huddles.intents import SetDaysSince
from bot.messaging import Destination, Unreachable
from bot.people.model import PlaceKind
from bot.ports import Store
from bot.series.intents import ResumeSeries, SaveSeries
from storage.unit_of_work import SqlStore
from tests.bot.attacking import INTENTS, Target
from tests.bot.huddling import Ward, labels, lines
from tests.talk import text

NO_SUCH_DAYS = ("31 February", "31/02/2027", "2027-02-31", "29 Feb 2027", "31st of April", "0 January")
FAULT = "Something went wrong"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def target(store: SqlStore) -> Target:
    return Target(store)


@pytest.mark.parametrize("day", NO_SUCH_DAYS)
def test_a_date_that_does_not_exist(target: Target, day: str) -> None:
    before = target.rows()
    amina, sister = target.amina, target.sister
    told = [
        amina.press_intent(encode(RecordConcern(team=target.team, text="Scanner", due=day))),
        amina.press_intent(encode(RecordAction(team=target.team, text="Order", due=day))),
        amina.press_intent(encode(SetAway(until=day))),
        sister.press_intent(encode(SetDaysSince(target.team, "fall", day))),
        sister.press_intent(encode(SaveSeries(target.team, first_day=day, answered=("first_day",)))),
        amina.say(f"huddle away until {day}"),
        amina.send(amina.say("concern"), {"text": "Scanner", "due": day}),
    ]
    for reply in told:
        assert FAULT not in str(reply)
        assert isinstance(reply, ShowCard | Invalid), reply
    for reply in (*told[:3], told[5]):
        assert day in text(reply), text(reply)
    refused = told[-1]
    assert isinstance(refused, Invalid)
    assert {each.name: each.value for each in refused.form.fields}["due"] == day
    assert target.rows() == before
    said = amina.say(f"action add Order lanyards by {day}")
    assert day in text(said)  # kept whole: it may be no day that was meant


def test_twenty_ninth_of_february(target: Target) -> None:
    amina = target.amina
    assert "29 Feb" in text(amina.say("action add Order lanyards by 29 Feb 2028"))
    assert "29 Feb" in text(amina.say("action add Order lanyards by 29 Feb"))  # the next there is


def test_the_second_press_of_every_button_changes_nothing(target: Target) -> None:
    """The same event twice, as platforms send it; and a second press by a hand."""
    sister = target.sister
    for kind in INTENTS:
        if not kind.writes:
            continue
        for number, intent in enumerate(target.every(kind)):
            key = f"{kind.name} {number}"
            first = sister.press_intent(encode(intent), key=key)
            after = target.rows(but=("receipts", "timers"))
            second = sister.press_intent(encode(intent), key=key)
            assert target.rows(but=("receipts", "timers")) == after, intent
            assert FAULT not in str((first, second)), intent
            if isinstance(first, ShowCard) and first.card.view is not None and isinstance(second, ShowCard):
                assert second.card.view == first.card.view, intent


def closed_channel(to: Destination) -> Exception | None:
    return Unreachable("not_in_channel") if to.kind is PlaceKind.CHANNEL else None


def open_again(to: Destination) -> Exception | None:
    return None


def paused(ward: Ward, team: str) -> list[bool]:
    with ward.store.read(asker(ward.known(ward.person("sister")))) as unit:
        return [each.paused is not None for each in unit.series.of_team(team)]  # type: ignore[arg-type]


def test_a_channel_from_which_the_bot_was_removed_and_asked_back(ward: Ward) -> None:
    sister = ward.lead()
    boss = ward.person("boss")
    boss.where = replace(boss.where, admin=True)
    boss.say("hi")
    team = ward.team_of(sister)
    ward.schedule(sister)
    ward.shows.trouble = closed_channel
    ward.at("08:15")
    ward.at("08:20")
    assert paused(ward, team) == [True]
    (told,) = [card for card in ward.private("sister") if "wait" in lines(card)[0]]
    assert labels(told) == ["Go on"]
    assert [lines(card)[0] for card in ward.private("boss")], "the administrator is told too"
    ward.at("12:00")
    ward.shows.trouble = open_again
    again = ward.person("sister", "").press_intent(encode(ResumeSeries("S-1")))
    assert FAULT not in str(again)
    assert paused(ward, team) == [False]
    before = len(ward.channel())
    ward.at("08:15", days=1)
    assert [lines(card)[0] for card in ward.channel()[before:]] == ["Ward 7 huddle at 08:25"]


def test_going_on_in_vain_is_told_again(ward: Ward) -> None:
    """The bot was not asked back: the second time is no silence either."""
    sister = ward.lead()
    ward.schedule(sister)
    ward.shows.trouble = closed_channel
    ward.at("08:15")
    ward.at("08:20")
    told = len(ward.private("sister"))
    sister.press_intent(encode(ResumeSeries("S-1")))
    ward.at("08:20", days=1)
    assert paused(ward, ward.team_of(sister)) == [True]
    assert len(ward.private("sister")) > told


@pytest.mark.parametrize("closed_while", ["reminder", "open", "summary"])
def test_a_channel_that_closes_during_a_huddle_loses_nothing(ward: Ward, closed_while: str) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.at("08:15")
    if closed_while == "reminder":
        ward.shows.trouble = closed_channel
    ward.at("08:26")
    started = sister.say("huddle start")
    assert FAULT not in str(started)
    ward.go()
    if closed_while == "open":
        ward.shows.trouble = closed_channel
    sister.send(sister.say("concern"), {"text": "Scanner missing"})
    ward.go()
    ward.shows.trouble = closed_channel
    closed = sister.say("huddle close")
    assert plain_text(_card(closed)).startswith("Done in"), closed
    ward.go()
    assert "Scanner missing" in text(sister.say("concern list"))


def _card(reply: Reply):  # type: ignore[no-untyped-def]
    assert isinstance(reply, ShowCard), reply
    return reply.card


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"zone": "Mars/Olympus"}, "I don’t know the time zone"),
        ({"zone": "Europe/London", "rhythm": "once", "first_day": "2027-03-28", "times": "01:30"}, "01:30"),
        ({"rhythm": "once", "first_day": "2026-11-01"}, ""),
        ({"first_day": "2027-02-31"}, "2027-02-31"),
    ],
)
def test_times_that_never_come(target: Target, answers: dict[str, str], error: str) -> None:
    before = target.rows()
    intent = SaveSeries(target.team, huddle_name="Never", answered=("huddle_name", *answers), **answers)  # type: ignore[arg-type]
    reply = target.sister.press_intent(encode(intent))
    assert error in text(reply)
    assert FAULT not in text(reply)
    assert target.rows() == before
