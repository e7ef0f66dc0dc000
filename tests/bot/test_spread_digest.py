"""What travelled, in a round-up: told from the records as they may be seen now."""

from datetime import timedelta

import pytest

from bot.chat.card import Items
from bot.chat.digest import Line, Scope
from bot.chat.intent import encode
from bot.chat.spans import plain
from bot.chat.turn import Turn, asker
from bot.learning.intents import ReallyDelete
from bot.ports import Store
from bot.spread.digest import TRAVELLED
from tests.bot.huddling import MONDAY, Ward
from tests.bot.spreading import LANYARD, tries, went, wide
from tests.talk import SAY, Talk

BEGINS = MONDAY.replace(hour=0, minute=0)
DAYS = timedelta(days=7)


@pytest.fixture
def ward(store: Store) -> Ward:
    ward = Ward(store)
    wide(ward, ward.lead("amina"))
    return ward


@pytest.fixture
def ruth(ward: Ward) -> Talk:
    return ward.lead("ruth", "Ward 9")


def scope(ward: Ward, *who: Talk) -> Scope:
    teams = tuple(ward.team_of(each) for each in who)
    return Scope(teams, BEGINS.date(), (BEGINS + DAYS).date() - timedelta(days=1), BEGINS, BEGINS + DAYS)


def told(ward: Ward, who: Talk, lines: tuple[Line, ...] | None = None) -> list[str]:
    """For whoever asks, about their own team; `lines` are those of a round-up that was made before."""
    known = ward.known(who)
    turn = Turn(known, known.working_team(ward.clock.moment), asker(known), ward.clock.moment, SAY)
    with ward.store.read(asker(known)) as unit:
        found = TRAVELLED.pick(scope(ward, who), unit, 3) if lines is None else lines
        shown = TRAVELLED.show(found, scope(ward, who), unit, turn)
    return [plain(item.text) for each in shown if isinstance(each, Items) for item in each.items]


def test_who_tries_what_and_how_it_went(ward: Ward, ruth: Talk) -> None:
    tries(ruth)
    assert told(ward, ruth) == [f"Ward 7: {LANYARD} → Ward 9, still trying"]
    went(ruth, outcome="adapted")
    assert told(ward, ruth) == [f"Ward 7: {LANYARD} → Ward 9, adapted"]


def test_nothing_travelled_is_nothing_told(ward: Ward, ruth: Talk) -> None:
    assert told(ward, ruth) == []


def test_a_round_up_says_again_what_it_said(ward: Ward, ruth: Talk) -> None:
    tries(ruth)
    went(ruth, outcome="adapted")
    was = (Line("T-1", ward.team_of(ruth)),)
    assert told(ward, ruth, was) == [f"Ward 7: {LANYARD} → Ward 9, still trying"]


def test_what_is_gone_or_not_for_the_reader_is_left_out(ward: Ward, ruth: Talk) -> None:
    tries(ruth)
    lines = (Line("T-1", values={"outcome": "worked"}), Line("T-2"), Line("x", values={"outcome": "x"}))
    stranger = ward.person("eve", "Ward 9", organisation="other")
    stranger.say("hi")
    assert told(ward, stranger, lines) == []
    ward.person("amina").press_intent(encode(ReallyDelete("L-1")))
    assert told(ward, ruth, lines) == ["Ward 9, worked: the learning is no longer here"]
    assert told(ward, ward.person("amina"), lines) == []
