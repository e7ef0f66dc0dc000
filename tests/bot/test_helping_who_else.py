"""Who else is working on this, as the asker may see; and introductions between teams."""

import pytest

from bot.chat.card import Actions, plain_text
from bot.chat.intent import encode
from bot.helping.intents import AskTheTeam, IntroduceUs, ShowAsk, WhoElse
from bot.learning.model import Content, Visibility
from bot.learning.ports import NewEntry
from bot.ports import Store
from tests.bot import testing
from tests.bot.champions import Followed
from tests.bot.huddling import labels
from tests.talk import Talk, shown, text

NOT_FOUND = "I can’t find that."
LANYARD = "Red lanyard on the trolley key"


@pytest.fixture
def there(store: Store) -> Followed:
    """C-1 of Ward 7, which Cara follows; L-1 of Ward 3 for everybody, L-2 of Ward 9 for itself."""
    found = Followed(store)
    testing.planned(found.amina, LANYARD, "quick")
    found.follows()
    nina, ward = found.ward.lead("nina", "Ward 3"), found.ward
    _learned(found, nina, "A trolley key on a hook beats a red lanyard", Visibility.ORGANISATION)
    _learned(found, ward.lead("rose", "Ward 9"), "Our trolley key lanyard went missing", Visibility.TEAM)
    return found


def _learned(there: Followed, who: Talk, words: str, visibility: Visibility) -> None:
    known, now = there.ward.known(who), there.ward.clock.moment
    with there.ward.store.write(there.nobody()) as unit:
        team = there.ward.team_of(who)
        content = Content(learned=words)
        unit.learning.add(NewEntry(team, known.person.id, content, now, now.date(), visibility))
        unit.commit()


def test_others_with_shared_learning_about_the_same(there: Followed) -> None:
    reply = there.amina.press(there.amina.press(there.amina.say("pdsa C-1"), "More"), "Who else?")
    assert text(reply).splitlines()[:3] == [
        "Others are working on this",
        f"Like C-1 ({LANYARD})",
        "• Ward 3: L-1 (A trolley key on a hook beats a red lanyard)",
    ]
    assert "Ward 9" not in text(reply)  # its own business
    assert labels(shown(reply)) == ["Introduce us"]


def test_tests_of_others_only_where_they_are_followed(there: Followed) -> None:
    nina = there.ward.person("nina", "Ward 3")
    assert text(nina.say("who else L-1")).startswith("I have found nobody else")
    reply = there.cara.press(there.cara.say("learn show L-1"), "Who else?")
    assert f"• Ward 7: C-1 ({LANYARD})" in text(reply)


def test_both_leads_are_told_and_read_only_what_they_may(there: Followed) -> None:
    nina = there.ward.person("nina", "Ward 3")
    reply = there.amina.press(there.amina.say("who else C-1"), "Introduce us")
    assert text(reply).startswith("The leads of Ward 7 and Ward 3 have been told of each other")
    there.ward.go()
    of_sister, of_nina = plain_text(there.told("sister")), plain_text(there.told("nina"))
    assert f"• Ward 7: {LANYARD}\n• Ward 3: A trolley key on a hook" in of_sister
    assert "• Ward 3: A trolley key on a hook" in of_nina
    assert LANYARD not in of_nina  # it is Ward 7's own
    assert "Ward 7" in of_nina
    assert not [name for name in ("amina", "sister", "cara") if name in of_nina + of_sister]
    asked = nina.send(nina.press(there.told("nina"), "Ask the team"), {"question": "Shall we meet?"})
    assert text(asked).startswith("Ward 7’s lead has your question")
    there.ward.go()
    assert "Shall we meet?" in plain_text(there.told("sister"))


def test_two_teams_are_introduced_once_for_a_record(there: Followed) -> None:
    there.amina.press_intent(encode(IntroduceUs("C-1", "L-1")))
    again = there.cara.press_intent(encode(IntroduceUs("C-1", "L-1")))
    assert text(again).startswith("That has been passed on already")
    there.ward.go()
    assert len(there.ward.private("nina")) == 1


def test_nobody_is_introduced_for_what_the_asker_may_not_see(there: Followed) -> None:
    for ref, found in (("C-1", "L-2"), ("L-2", "C-1"), ("C-1", "C-1"), ("C-1", ""), ("C-1", "L-900"), ("", "L-1")):
        assert text(there.amina.press_intent(encode(IntroduceUs(ref, found)))).startswith(NOT_FOUND), (ref, found)
    nora = there.ward.person("nora", "Ward 2")
    nora.say("hi")
    for intent in (WhoElse("C-1"), IntroduceUs("C-1", "L-1"), ShowAsk("E-1"), WhoElse("K-1"), WhoElse("")):
        assert text(nora.press_intent(encode(intent))).startswith(NOT_FOUND), intent
    there.ward.go()
    assert there.ward.private("nina") == []


def test_learning_of_others_leads_to_its_team(there: Followed) -> None:
    card = there.cara.say("learn show L-1")
    assert {"Who else?", "Ask the team"} <= set(labels(shown(card)))
    rows = [len(each.buttons) for each in shown(card).elements if isinstance(each, Actions)]
    assert rows == [len(labels(shown(card)))], "all in one row"
    nina = there.ward.person("nina", "Ward 3")
    assert "Ask the team" not in labels(shown(nina.say("learn show L-1")))
    there.cara.send(there.cara.press(card, "Ask the team"), {"question": "Which hook?"})
    there.ward.go()
    assert "Which hook?" in plain_text(there.told("nina"))


def test_a_lead_of_neither_does_not_read_an_introduction(there: Followed) -> None:
    there.amina.press_intent(encode(IntroduceUs("C-1", "L-1")))
    for talk in (there.amina, there.cara, there.ward.person("rose", "Ward 9")):
        assert text(talk.press_intent(encode(ShowAsk("E-1")))).startswith(NOT_FOUND)
        assert text(talk.press_intent(encode(AskTheTeam("E-1")))).startswith(NOT_FOUND)
