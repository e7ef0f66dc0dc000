"""What two organisations have written before they were one: found, changed and sent as if nothing had been."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.intent import Intent, encode
from bot.chat.renumbering import as_now_called
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import asker
from bot.learning.intents import DeleteLearning, EditLearning, ShowLearning
from bot.people.model import PersonId
from bot.people.renumbered import LETTERS, Renumbered, now_called
from bot.ports import Store
from bot.search.query import parse
from tests.bot.meanwhile import wait_for
from tests.bot.measuring import measure
from tests.bot.testing import planned
from tests.bot.trust import SLACK, TEAMS, Trust, code_in
from tests.patience import PATIENCE
from tests.talk import Talk, shown, text

SAID = {SLACK: "lanyard", TEAMS: "bowl"}
"""What each side's records have in them."""
SHOWN = ("learn show L-1", "action A-1", "concern K-1", "measure M-1", "pdsa C-1", "project P-1")


@pytest.fixture
def trust(store: Store) -> Trust:
    return Trust(store)


def write(who: Talk, word: str) -> list[Reply]:
    """One of each kind; what was answered."""
    return [
        who.say(f"learn A {word} helps #{word}"),
        who.say(f"action add Buy a {word}"),
        who.say(f"concern No {word} left"),
        measure(who, f"Uses of the {word}"),
        planned(who, f"One {word} more"),
        who.send(who.say("project start"), {"called": f"Project {word}", "what": f"A {word} each"}),
    ]


def sides(trust: Trust) -> dict[str, Talk]:
    return {each: trust.person(f"p-{each}", each, f"Ward {each}") for each in (SLACK, TEAMS)}


def test_each_side_finds_its_own_by_the_old_number_and_nothing_of_the_other(trust: Trust) -> None:
    people = sides(trust)
    for platform, who in people.items():
        write(who, SAID[platform])
    before = {(platform, said): text(who.say(said)) for platform, who in people.items() for said in SHOWN}
    assert [key for key, words in before.items() if SAID[key[0]] not in words] == []
    trust.join()
    for (platform, said), words in before.items():
        other = SAID[TEAMS if platform == SLACK else SLACK]
        now = text(people[platform].say(said))
        assert SAID[platform] in now
        assert other not in now
        added = 1000 if platform == SLACK else 2000
        ref = said.split()[-1]
        assert now.replace(f"-{1 + added}", "-1") == words, said
        new = text(people[platform].say(said.replace("-1", f"-{1 + added}")))
        assert new == now
        others = people[TEAMS if platform == SLACK else SLACK].say(said.replace(ref, f"{ref[:2]}{1 + added}"))
        assert SAID[platform] not in text(others)


def test_a_word_is_found_by_whoever_may_see_it(trust: Trust) -> None:
    people = sides(trust)
    for platform, who in people.items():
        write(who, SAID[platform])
    trust.join()
    for platform, who in people.items():
        assert SAID[platform] in text(who.say(f"find {SAID[platform]}"))
        other = SAID[TEAMS if platform == SLACK else SLACK]
        assert f"A {other}" not in text(who.say(f"find {other}"))
        with trust.store.read(asker(trust.known(who))) as unit:
            assert len(unit.search.find("learning", parse(SAID[platform]), 9)) == 1
            assert unit.search.find("learning", parse(other), 9) == ()


def test_a_form_that_is_open_and_one_that_was_left_half_way(trust: Trust) -> None:
    who = sides(trust)[TEAMS]
    write(who, "bowl")
    opened = who.press_intent(encode(EditLearning("L-1")))
    trust.join()
    who.send(opened, {"learned": "A blue bowl helps"})
    assert "A blue bowl helps" in text(who.say("learn show L-1"))
    assert "L-2002" in text(who.say("learn And a red one"))


def test_words_that_were_sealed_have_to_be_written_again(trust: Trust) -> None:
    who = sides(trust)[SLACK]
    who.say("hello")
    withheld = who.say("learn Call 07700 900123 for the lanyard")
    trust.join()
    assert "lanyard" not in text(who.press(withheld, "Hide it and save"))


def test_what_happens_later_happens(trust: Trust) -> None:
    who = sides(trust)[TEAMS]
    who.add_bot()
    form = who.send(who.say("huddle schedule"), {}, action="more")
    who.send(form, {})
    trust.now()
    trust.agreed()
    with trust.store.write(asker(trust.known(who))) as unit:
        me = PersonId(trust.known(who).person.id)
        unit.outbox.post(encode(ShowLearning("L-1")), "posted L-1", trust.clock.now(), person=me)
        unit.commit()
    who.say("learn A bowl")
    before = len(trust.posted(TEAMS))
    trust.now()
    sent = [each.text for each in trust.posted(TEAMS)[before:]]
    assert [each for each in sent if "A bowl" in each and "L-2001" in each], sent
    trust.passes(minutes=50)
    assert [each for each in trust.posted(TEAMS) if "H-1001" in str(each.card)], trust.posted(TEAMS)


def test_a_page_that_was_made_before_still_opens(trust: Trust) -> None:
    who = sides(trust)[TEAMS]
    write(who, "bowl")
    known = trust.known(who)
    team = next(iter(known.teams))
    trust.join()
    page = trust.app.page(known.organisation, [team], encode(ShowLearning("L-1")))
    assert page is not None
    assert "bowl" in text(ShowCard(page))


def test_a_third_platform_joins_later(trust: Trust) -> None:
    people = sides(trust)
    for platform, who in people.items():
        write(who, SAID[platform])
    ann, _ = trust.join()
    third = trust.person("cat", "other", "Ward 9", admin=True)
    write(third, "cup")
    third.press(third.say(f"join {code_in(ann.say('join'), ann)}"), "Join them")
    trust.now()
    ann.press(trust.last(SLACK), "Join them")
    trust.now()
    for who, word, refs in (
        (people[SLACK], "lanyard", ("L-1", "L-1001", "L-11001")),
        (people[TEAMS], "bowl", ("L-1", "L-2001", "L-12001")),
        (third, "cup", ("L-1", "L-20001")),
    ):
        for ref in refs:
            assert word in text(who.say(f"learn show {ref}")), ref
    assert "L-20002" in text(third.say("learn One more"))


def test_whoever_waits_for_it_is_answered_as_if_nothing_had_been(trust: Trust) -> None:
    who = sides(trust)[SLACK]
    write(who, "lanyard")
    trust.agreed()
    with ThreadPoolExecutor(1) as pool, trust.store.desk(writes=True) as desk:
        (id,) = desk.joins.due(trust.clock.now())
        assert desk.joins.join(id, str, trust.clock.now()) is not None
        waiting = pool.submit(who.say, "learn A second one")
        wait_for(trust.store, waiting)
        assert not waiting.done()
        desk.commit()
    assert "L-1002" in text(waiting.result(PATIENCE))


def test_whoever_is_in_the_middle_of_it_needs_not_say_it_again(trust: Trust, monkeypatch: pytest.MonkeyPatch) -> None:
    """Known as of the old organisation, which is gone when their words are written."""
    who = sides(trust)[SLACK]
    write(who, "lanyard")
    trust.agreed()
    meet = trust.app._meet
    joined: list[bool] = []

    def meet_and_join(origin):  # type: ignore[no-untyped-def]
        known = meet(origin)
        if not joined:
            joined.append(True)
            trust.app.tick(trust.clock.moment)
        return known

    monkeypatch.setattr(trust.app, "_meet", meet_and_join)
    assert "L-1002" in text(who.say("learn A second one"))
    joined.clear()
    assert "A lanyard helps" in text(who.press_intent(encode(ShowLearning("L-1"))))


@given(
    number=st.integers(1, 10**8),
    below=st.integers(1, 10**6),
    letter=st.sampled_from(LETTERS),
    side=st.sampled_from([1, 2]),
)
def test_no_old_number_becomes_one_of_the_others(number: int, below: int, letter: str, side: int) -> None:
    beyond = 1000
    while beyond < below:
        beyond *= 10
    now = int(now_called(f"{letter}-{number}", (Renumbered(below, side * beyond),))[2:])
    assert now == (number + side * beyond if number < below else number)
    others = range((3 - side) * beyond, (3 - side) * beyond + below)
    assert number in others or now not in others


@given(st.text(max_size=20))
def test_what_is_no_record_stays_as_it_is(said: str) -> None:
    steps = (Renumbered(10**9, 1000),)
    changed = now_called(said, steps)
    assert changed == said or now_called(said, ()) == said
    assert now_called(f"N-{len(said) + 1}", steps) == f"N-{len(said) + 1}"


@pytest.mark.parametrize("intent", [ShowLearning("L-12"), DeleteLearning("L-12")])
def test_a_button_says_the_new_number(intent: Intent) -> None:
    assert as_now_called(intent, (Renumbered(13, 1000),)) == type(intent)("L-1012")  # type: ignore[call-arg]
    assert as_now_called(intent, ()) is intent


def test_a_day_is_enough(trust: Trust) -> None:
    """What both have agreed to happens however late the clock comes to it."""
    trust.agreed()
    trust.clock.moment += timedelta(days=2)
    trust.now()
    assert "You are one organisation now" in trust.posted(SLACK)[-1].text
    assert shown(trust.person("ann", SLACK, admin=True).say("join")).title
