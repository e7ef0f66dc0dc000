"""Every intent pressed by hand by whoever follows the team: nothing is written, and no more is read than was agreed."""

import pytest

from bot.chat.intent import encode
from bot.following.intents import INTENTS as FOLLOWING
from bot.following.intents import AskToFollow, ShowFollowed
from bot.helping.intents import AnswerOffer, AnswerQuestion, SendAnswer, ShowAnswer, ShowAsk
from bot.people.audience import Audience
from bot.people.model import TeamId
from storage.unit_of_work import SqlStore
from tests.bot.attacking import FAULT, Target
from tests.bot.attacking_measures import Measuring
from tests.bot.attacking_tests import Started
from tests.bot.test_attacks import MEGABYTES
from tests.talk import Talk

NAMES = ("amina", "sister", "Amina")
KEPT = {Target: ("Zanzibar", *NAMES), Started: NAMES, Measuring: NAMES}
"""Of a ward with huddles, answers, actions and a concern of its own: all of it; otherwise only who wrote it."""


@pytest.fixture(params=[Target, Started, Measuring])
def target(request: pytest.FixtureRequest, store: SqlStore) -> Target:
    made: Target = request.param(store)
    return made


def follower(target: Target) -> Talk:
    talk = target.ward.person("faye", "Ward 9")
    talk.say("hi")
    known, now = target.ward.known(talk), target.ward.clock.moment
    with target.ward.store.write(Audience(known.organisation, frozenset())) as unit:
        unit.follows.ask(known.person.id, [TeamId(target.team)], now)
        unit.follows.decide(known.person.id, TeamId(target.team), True, known.person.id, now)
        unit.commit()
    assert target.ward.known(talk).follows == {target.team}
    return talk


def test_a_follower_changes_nothing_and_reads_no_more_than_was_agreed(target: Target) -> None:
    talk = follower(target)
    before = target.rows()
    for kind in target.kinds:
        for visible in (False, True):
            for intent in target.every(kind):
                reply = str(talk.press_intent(encode(intent), visible=visible))
                assert not [kept for kept in KEPT[type(target)] if kept in reply], (intent, visible, reply)
                assert FAULT not in reply, intent
        assert target.rows() == before, kind


def test_a_channel_sees_nothing_of_what_somebody_in_it_follows(target: Target) -> None:
    talk = follower(target)
    for kind in target.kinds:
        for intent in target.every(kind):
            reply = talk.press_intent(encode(intent), visible=True)
            if "To.PLACE" in repr(reply):
                assert not target.leaks(reply, "Ward 7"), intent


def test_nonsense_and_megabytes_in_what_is_asked_of_teams(store: SqlStore) -> None:
    target = Started(store)
    talk = follower(target)
    kinds = (*FOLLOWING, AnswerOffer, AnswerQuestion, SendAnswer, ShowAnswer, ShowAsk)
    before = target.rows()
    for kind in kinds:
        for intent in target.hostile(kind):
            reply = str(talk.press_intent(encode(intent)))
            assert FAULT not in reply, intent
    assert target.rows() == before
    for huge in (AskToFollow(("y" * MEGABYTES,)), ShowFollowed("y" * MEGABYTES), SendAnswer("E-1", "y" * MEGABYTES)):
        assert FAULT not in str(talk.press_intent(encode(huge)))[:2000]
    assert not [row for rows in target.rows(but=()).values() for row in rows if len(row) > 100_000]
