"""Several people press at the same moment: one does it, everybody sees it, nothing is lost."""

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Nothing
from bot.chat.turn import asker
from bot.huddles.intents import CloseHuddle, FinishHuddle, NextStep, SetRoom, StartHuddle
from bot.huddles.model import Huddle, Status
from bot.ports import Store
from tests.bot.huddling import Ward, lines
from tests.contracts.test_concurrency import THREADS, at_once
from tests.talk import shown


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def huddles(ward: Ward) -> list[Huddle]:
    sister = ward.person("sister")
    with ward.store.read(asker(ward.known(sister))) as unit:
        return list(unit.huddles.get_many([f"H-{number}" for number in range(1, 2 * THREADS)]).values())


def test_many_start_one(ward: Ward) -> None:
    sister = ward.lead()
    team = ward.team_of(sister)
    at_once(lambda _: sister.press_intent(encode(StartHuddle(team))))
    ward.go()
    assert [each.status for each in huddles(ward)] == [Status.OPEN]
    assert len(ward.channel()) == 1


def test_many_start_the_one_that_is_planned(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    ward.at("08:15")
    at_once(lambda _: sister.press(ward.card(), "Start", visible=True))
    ward.go()
    assert [each.status for each in huddles(ward)] == [Status.OPEN]
    assert len(ward.channel()) == 1


def test_many_go_on_by_one(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.go()
    at_once(lambda _: sister.press_intent(encode(NextStep("H-1", 0)), visible=True))
    assert [each.step for each in huddles(ward)] == [1]


def test_many_finish_it_while_others_go_on_and_count(ward: Ward) -> None:
    sister = ward.lead()
    team = ward.team_of(sister)
    sister.say("huddle start")
    ward.at("07:36")
    pressed = [FinishHuddle("H-1"), NextStep("H-1", 0), SetRoom("H-1", "14"), CloseHuddle(team)]
    replies = at_once(lambda number: sister.press_intent(encode(pressed[number % 4]), visible=True))
    (huddle,) = huddles(ward)
    assert (huddle.status, huddle.in_room) == (Status.CLOSED, 14)
    assert replies[2] == Nothing(), "the card has the number"
    for reply in replies[0::4]:
        assert lines(shown(reply))[0].startswith("Done in 6 min.")
    ward.go()
    assert lines(ward.card())[0].startswith("Done in 6 min.")
    assert len(ward.private("sister")) == 1
