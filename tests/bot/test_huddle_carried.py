"""What is carried over into a huddle: actions that are not done, and what worried the team before."""

import pytest

from bot.chat.reply import ShowCard, To
from bot.ports import Store
from tests.bot.huddling import Ward, lines
from tests.talk import shown


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def test_what_is_not_done_is_carried_over_into_the_next(ward: Ward) -> None:
    sister = ward.lead()
    for number in range(7):
        sister.say(f"action add Task {number}")
    sister.say("huddle start")
    ward.go()
    carried = ["• A-1 Task 0", "• A-2 Task 1", "• A-3 Task 2", "• A-4 Task 3", "• A-5 Task 4"]
    assert lines(ward.card())[2:] == ["Carried over", *carried, "and 2 more"]
    sister.say("action done A-1")
    ward.go()
    assert lines(ward.card())[3] == "• A-2 Task 1"
    assert lines(ward.card())[-1] == "and 1 more"


def test_what_worried_the_team_before_is_asked_after_in_the_next(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben", visible=True)
    sister.say("concern Bladder scanner missing")
    sister.say("huddle start")
    ward.go()
    assert lines(ward.card())[2:] == ["Carried over", "• Bladder scanner missing"]
    seen = ben.press(ward.card(), "See")
    assert isinstance(seen, ShowCard)
    assert (seen.to, seen.replaces) == (To.ASKER, False), "the huddle's card stays for everybody"
    sister.send(sister.press(sister.say("concern K-1"), "What came of it"), {"outcome": "Found it.", "solved": "yes"})
    ward.go()
    assert lines(ward.card())[2:] == []


def test_of_many_concerns_from_before_the_newest_are_shown(ward: Ward) -> None:
    sister = ward.lead()
    for number in range(7):
        sister.say(f"concern Worry {number}")
    sister.say("action add Order lanyards")
    sister.say("huddle start")
    ward.go()
    shown_first = [f"• Worry {number}" for number in (6, 5, 4, 3, 2)]
    assert lines(ward.card())[2:] == ["Carried over", *shown_first, "• A-1 Order lanyards", "and 2 more"]


def test_a_carried_over_action_is_done_where_it_stands(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben", visible=True)
    sister.say("action add Order lanyards")
    sister.say("huddle start")
    ward.go()
    card = ward.card()
    for _ in range(2):
        after = ben.press(card, "Done", visible=True)
        assert isinstance(after, ShowCard)
        assert (after.to, after.replaces) == (To.PLACE, True)
        assert lines(shown(after)) == ["Ward 7 huddle · 0 of 10 min", "1 of 5: Yesterday’s concerns"]
    ward.go()
    assert "Carried over" not in lines(ward.card())


def test_an_action_of_others_is_not_done_from_here(ward: Ward) -> None:
    sister, matron = ward.lead(), ward.lead("matron", "Site")
    sister.say("huddle start")
    matron.say("action add Ring the bank")
    refused = sister.press_intent('{"do":"huddle.done-here","ref":"H-1","action":"A-1"}')
    assert lines(shown(refused))[0].startswith("I can’t find that.")
