"""The same words in two windows, and people who wait for each other: what somebody was told is so."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.following.intents import AnswerRequest, EndFollow, StopFollowing
from bot.helping.intents import SendQuestion
from bot.helping.model import MOST_A_DAY
from bot.learning.model import Content
from bot.learning.ports import NewEntry
from bot.ports import Store
from bot.privacy.intents import Discard, GoOn
from storage.receipts import SqlReceipts
from storage.unit_of_work import SqlUnit
from tests.bot.champions import Followed
from tests.bot.huddling import Ward
from tests.bot.meanwhile import just_before, meanwhile, presses, said, wait_for
from tests.bot.test_joining_people import code
from tests.bot.trust import SLACK, TEAMS, Trust
from tests.contracts.test_concurrency import THREADS, at_once
from tests.patience import PATIENCE
from tests.talk import Talk, buttons, shown, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def test_discarded_in_one_window_while_the_other_saves(ward: Ward, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words were read, and the other window is told that they are discarded."""
    amina = ward.person("amina")
    warned = buttons(shown(amina.say("learn Pt 999 398 2598 waited")))
    save, discard = warned["Hide it and save"].intent, warned["Discard"].intent
    assert isinstance(save, GoOn)
    assert isinstance(discard, Discard)
    discarding = just_before(monkeypatch, ward.store, SqlReceipts, "claim", lambda: amina.press_intent(encode(discard)))
    saved = said(amina.press_intent(encode(save)))
    told = said(discarding[0].result(PATIENCE))
    with ward.store.read(asker(ward.known(amina))) as unit:
        there = len(list(unit.learning.everything()))
    assert ("waited" in saved) == bool(there)
    assert there == 0 or "iscarded" not in told, told


def test_of_two_who_wait_for_each_other_both_are_answered(ward: Ward) -> None:
    """PostgreSQL stops one of them: it begins again, and nobody has to say anything twice."""
    amina = ward.person("amina")
    amina.say("hi")
    known, team = ward.known(amina), ward.team_of(amina)
    pool = ThreadPoolExecutor(1)
    with ward.store.write(asker(known)) as unit:
        assert isinstance(unit, SqlUnit)
        if unit._connection.dialect.name == "postgresql":
            unit._connection.execute(sql("SET LOCAL deadlock_timeout = '15s'"))  # so that it is not this one
        unit.people.remember_team(known.person.id, team, ward.clock.moment)
        saying = pool.submit(amina.say, "learn A red lanyard")
        wait_for(ward.store, saying)
        now = ward.clock.moment
        unit.learning.add(NewEntry(team, known.person.id, Content(learned="A hook"), now, now.date()))
        unit.commit()
    assert "“A red lanyard”" in text(saying.result(PATIENCE))


def test_said_while_one_s_accounts_become_one(store: Store) -> None:
    trust = Trust(store)
    trust.person("Sam Carter", SLACK, "Ward 7").say("hi")
    trust.person("Carter, Sam", TEAMS, "Clinic").say("hi")
    trust.join()
    mine, theirs = trust.person("Sam Carter", SLACK), trust.person("Carter, Sam", TEAMS, "Clinic")
    theirs.say(f"link {code(mine)}")
    trust.now()
    yes = buttons(trust.last(SLACK))["Yes, that’s me"].intent
    _, answer = meanwhile(
        store,
        trust.clock,
        lambda app: replace(mine, app=app).press_intent(encode(yes)),
        lambda: theirs.say("learn A blue bowl"),
    )
    assert "“A blue bowl”" in said(answer)
    assert trust.known(mine).person.id == trust.known(theirs).person.id
    assert "blue bowl" in text(mine.say("find by:me"))


def test_the_last_question_of_a_day_is_asked_once(store: Store) -> None:
    there = Followed(store)
    there.works()
    there.follows()
    for number in range(MOST_A_DAY - 1):
        there.cara.press_intent(encode(SendQuestion("C-1", f"Question {number}")))
    one, other = (SendQuestion("C-1", each) for each in ("Which colour?", "Which hook?"))
    told = presses(there.ward, (there.cara, one), (there.cara, other))
    assert [each for each in told if each.startswith(f"{MOST_A_DAY} offers and questions are as many")]


def test_a_request_is_answered_by_two_and_taken_back(store: Store) -> None:
    """The first answer counts, and whoever takes it back is not told of it."""
    there = Followed(store)
    there.asks()
    cara = there.ward.known(there.cara).person.id
    second = there.ward.person("matron")
    second = Talk(there.ward.app, replace(second.where, admin=True))
    second.say("hi")
    yes, no = (AnswerRequest(there.team, cara, agrees) for agrees in (True, False))
    presses(there.ward, (there.sister, yes), (second, no))
    there.ward.go()
    assert there.ward.known(there.cara).follows == {there.team}
    presses(there.ward, (there.cara, StopFollowing(there.team)), (there.sister, EndFollow(there.team, cara)))
    assert not there.ward.known(there.cara).follows


def test_everybody_writes_while_two_organisations_become_one(store: Store) -> None:
    trust = Trust(store)
    people = [trust.person(f"nurse{n}", (SLACK, TEAMS)[n % 2], "Ward 7") for n in range(THREADS)]
    for each in people:
        each.say("hi")
    trust.agreed()

    def act(number: int) -> str:
        if number == 0:
            trust.app.tick(trust.clock.moment)
            return ""
        return said(people[number].say(f"learn Words of {number}"))

    told = at_once(act)
    trust.now()
    assert [each for each in told[1:] if "“Words of " not in each] == []
    with store.read(asker(trust.known(people[0]))) as unit:
        there = {each.content.learned for each in unit.learning.everything()}
    assert there == {f"Words of {number}" for number in range(1, THREADS)}
