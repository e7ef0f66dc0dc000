"""One trust on two platforms, as its administrators and its people see it."""

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Invalid, OpenForm
from bot.learning.intents import ShowLearning
from bot.ports import Store
from tests.bot.trust import SLACK, TEAMS, Trust, code_in
from tests.talk import buttons, shown, text


@pytest.fixture
def trust(store: Store) -> Trust:
    return Trust(store)


def test_two_platforms_become_one_organisation_once_both_have_agreed(trust: Trust) -> None:
    amina, ben = trust.person("amina", SLACK, "Ward 7"), trust.person("ben", TEAMS, "Clinic")
    assert "L-1" in text(amina.say("learn A red lanyard for the keys #keys"))
    assert "L-1" in text(ben.say("learn A blue bowl for the keys #keys"))
    ann, bob = trust.person("ann", SLACK, admin=True), trust.person("bob", TEAMS, admin=True)
    code = code_in(ann.say("join"), ann)
    plan = bob.say(f"join {code.lower().replace('-', ' ')}")
    assert "Yours: St Mary's Trust · Microsoft Teams · 1 team · 1 entry in the log" in text(plan)
    assert "Theirs: St Mary's · Slack · 1 team · 1 entry in the log" in text(plan)
    trust.now()
    assert not trust.posted(SLACK)  # nothing is asked before the one who has the code agrees
    assert "I am asking the administrator of St Mary's" in text(bob.press(plan, "Join them"))
    trust.now()
    assert [each.to.key for each in trust.posted(SLACK)] == ["ann"]
    soon = ann.press(trust.last(SLACK), "Join them")
    assert "This may take a few minutes" in text(soon)
    trust.now()
    assert trust.known(ann).organisation == trust.known(bob).organisation
    assert trust.posted(SLACK)[-1].text.startswith(
        "You are one organisation now\nNow: St Mary's · Microsoft Teams, Slack"
    )
    assert "What was L-12 here is now L-1012." in trust.posted(SLACK)[-1].text
    assert "What was L-12 here is now L-2012." in trust.posted(TEAMS)[-1].text
    # Old numbers and buttons mean what they meant where they were used, new ones the same everywhere.
    assert "red lanyard" in text(amina.say("learn show L-1"))
    assert "red lanyard" in text(amina.say("learn show L-1001"))
    assert "blue bowl" in text(ben.say("learn show L-1"))
    assert "blue bowl" in text(ben.say("learn show L-2001"))
    for who, said in ((amina, "red lanyard"), (ben, "blue bowl")):
        assert said in text(who.press_intent(encode(ShowLearning("L-1"))))
    assert "L-2002" in text(ben.say("learn A third one"))
    assert "L-2003" in text(amina.say("learn A fourth one"))


def test_who_may_join(trust: Trust) -> None:
    ann, amina = trust.person("ann", SLACK, admin=True), trust.person("amina", SLACK)
    bob, ben = trust.person("bob", TEAMS, admin=True), trust.person("ben", TEAMS)
    assert "Make a code for the other side" not in buttons(shown(amina.say("join")))
    code = code_in(ann.say("join"), ann)
    assert "Only an administrator" in text(ben.say(f"join {code}"))
    assert "your own organisation’s" in text(ann.say(f"join {code}"))
    cat = trust.person("cat", SLACK, key="other", admin=True)
    assert "Both of you are on the same platform" in text(cat.say(f"join {code}"))
    assert "Become one organisation" in text(bob.say(f"join {code}"))
    assert "has been used already" in text(bob.say(f"join {code}"))
    assert text(bob.say("join ABCD-EFGH-JKLM")) == text(bob.say("join ABCD"))
    assert text(ben.say("link ABCD-EFGH-JKLM")) == text(bob.say("join ABCD"))


def test_a_code_works_once_for_a_day_and_a_new_one_takes_its_place(trust: Trust) -> None:
    ann, bob = trust.person("ann", SLACK, admin=True), trust.person("bob", TEAMS, admin=True)
    first = code_in(ann.say("join"), ann)
    second = code_in(ann.say("join"), ann)
    assert "Become one" not in text(bob.say(f"join {first}"))
    trust.passes(hours=25)
    assert "Become one" not in text(bob.say(f"join {second}"))
    third = code_in(ann.say("join"), ann)
    form = bob.press(bob.say("join"), "Type their code")
    assert isinstance(form, OpenForm)
    again = bob.send(form, {"code": "nonsense"})
    assert isinstance(again, Invalid)
    assert "I don’t know that code" in again.errors[""]
    assert "Become one" in text(bob.send(again, {"code": f" {third.lower()} "}))
    assert "Become one" not in text(bob.say(f"join {third}"))


def test_one_join_at_a_time_and_either_stops_it(trust: Trust) -> None:
    ann, bob = trust.person("ann", SLACK, admin=True), trust.person("bob", TEAMS, admin=True)
    theirs, ours = code_in(bob.say("join"), bob), code_in(ann.say("join"), ann)
    plan = bob.say(f"join {ours}")
    assert "about to be joined already" in text(ann.say(f"join {theirs}"))
    assert list(buttons(shown(ann.say("join")))) == ["See how far it is"]
    bob.press(plan, "Join them")
    trust.now()
    assert "Stopped" in text(ann.press(trust.last(SLACK), "No, not now"))
    trust.now()
    assert "does not want to become one" in trust.posted(TEAMS)[-1].text
    assert "Become one" not in text(bob.press(plan, "Join them"))
    # After a day nobody waits for an answer any more.
    bob.say(f"join {code_in(ann.say('join'), ann)}")
    trust.passes(hours=25)
    assert "Become one" in text(bob.say(f"join {code_in(ann.say('join'), ann)}"))


def test_whoever_administers_no_more_cannot_agree(trust: Trust) -> None:
    ann, bob = trust.person("ann", SLACK, admin=True), trust.person("bob", TEAMS, admin=True)
    bob.press(bob.say(f"join {code_in(ann.say('join'), ann)}"), "Join them")
    trust.now()
    ann_now = trust.person("ann", SLACK, admin=False)
    assert "Only an administrator" in text(ann_now.press(trust.last(SLACK), "Join them"))
    trust.now()
    assert trust.known(ann_now).organisation != trust.known(bob).organisation


def test_both_press_at_once(trust: Trust) -> None:
    ann, bob = trust.agreed()
    again = [ann.press(trust.last(SLACK), "Join them") for _ in range(2)]
    trust.now()
    trust.now()
    assert len({trust.known(each).organisation for each in (ann, bob)}) == 1
    assert [each.text.splitlines()[0] for each in trust.posted(TEAMS)] == ["You are one organisation now"]
    assert all("few minutes" in text(each) for each in again)


def test_what_begins_with_the_same_word_is_kept(trust: Trust) -> None:
    amina = trust.person("amina", SLACK, "Ward 7")
    assert "join us tomorrow" in text(amina.say("join us tomorrow"))
    assert "link nurse came" in text(amina.say("link nurse came"))


def test_two_wards_of_one_name_are_told_apart(trust: Trust) -> None:
    trust.person("amina", SLACK, "Ward 7").say("learn One")
    ben = trust.person("ben", TEAMS, "Ward 7")
    ben.say("learn Two")
    trust.join()
    assert "Ward 7 (Microsoft Teams)" in text(ben.say("team"))
    assert [team.name for team in trust.known(trust.person("amina", SLACK, "Ward 7")).teams.values()] == ["Ward 7"]
