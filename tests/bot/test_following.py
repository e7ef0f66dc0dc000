"""Following teams: asked for, agreed to by their lead, and ended by either."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.card import plain_text
from bot.chat.form import ChoiceField, SeveralField
from bot.chat.intent import encode
from bot.following.intents import AnswerRequest, AskToFollow, EndFollow, ShowFollowed, ShowRequest, StopFollowing
from bot.people.model import Role
from bot.ports import Store
from tests.bot.champions import REQUEST, Followed
from tests.bot.huddling import labels
from tests.talk import buttons, opened, shown, text

NOT_FOUND = "I can’t find that."


@pytest.fixture
def there(store: Store) -> Followed:
    return Followed(store)


def test_a_champion_asks_by_the_form_and_the_lead_agrees(there: Followed) -> None:
    form = there.cara.press(there.cara.open_home(), "Follow teams")
    (field,) = opened(form).fields
    assert isinstance(field, SeveralField)
    assert [name for _, name in field.options] == ["Site huddle", "Ward 7"]  # not one's own
    reply = there.cara.send(form, {"teams": there.team})
    assert "Ward 7: the lead has been asked." in text(reply)
    there.ward.go()
    card = there.told("sister")
    assert plain_text(card) == (
        "Somebody would like to follow Ward 7\n"
        "cara would like to follow Ward 7. In a weekly round-up, and in answers in private, they would see:\n"
        "• learning that you share beyond the team\n"
        "• your small tests, and what was decided\n"
        "• your projects and measures\n"
        "• concerns that you passed up\n"
        "Never huddle answers, nor names. You can end this at any time: say “followers”."
    )
    assert labels(card) == ["Yes, follow us", "Not now"]
    assert "waiting for consent" in text(there.cara.say("following"))
    answered = there.sister.press(card, "Yes, follow us")
    assert text(answered) == "Somebody would like to follow Ward 7\ncara follows Ward 7."
    there.ward.go()
    assert plain_text(there.told()) == "Ward 7 is glad to be followed by you"
    assert text(there.cara.say("following")).startswith("You follow 1 team.\n• Ward 7")


def test_nobody_else_of_the_team_is_asked(there: Followed) -> None:
    there.asks()
    assert there.ward.private("amina") == []
    assert REQUEST in there.heard("sister")


def test_follow_and_a_name(there: Followed) -> None:
    found = there.cara.say("follow ward 7")
    assert labels(shown(found)) == ["Ask to follow"]
    there.cara.press(found, "Ask to follow")
    there.ward.go()
    assert REQUEST in there.heard("sister")
    assert "• Ward 7" in text(there.cara.say("follow ward"))
    assert text(there.cara.say("follow Hub")).startswith("That is your own team")
    unknown = there.cara.say("follow up")
    assert text(unknown) == "I know no team of that name here."
    assert labels(shown(unknown)) == ["Follow teams"]


def test_words_that_only_begin_like_it_are_learning(there: Followed) -> None:
    said = there.cara.say("follow up calls two days after discharge help families")
    assert "Ask to follow" not in buttons(shown(said))
    assert "discharge help families" in text(said)


def test_of_several_leads_the_first_answer_counts_and_the_others_see_it(there: Followed) -> None:
    ben = there.ward.person("ben")
    ben.say("hi")
    ward = there.ward
    with ward.store.write(there.nobody()) as unit:
        unit.people.give_role(there.team, ward.known(ben).person.id, Role.LEAD)
        unit.commit()
    there.asks()
    of_ben = there.told("ben")
    there.sister.press(there.told("sister"), "Not now")
    ward.go()
    assert plain_text(there.told("ben")).endswith("cara does not follow Ward 7.")
    late = ben.press(of_ben, "Yes, follow us")
    assert "cara does not follow Ward 7." in text(late)
    assert there.ward.known(there.cara).follows == frozenset()


def test_a_no_is_told_once_and_not_asked_again_for_thirty_days(there: Followed) -> None:
    there.asks()
    there.answers(agrees=False)
    there.answers(agrees=False)
    assert len(there.ward.private("cara")) == 1
    assert plain_text(there.told()).startswith("Not now: Ward 7 would rather not be followed at the moment")
    again = there.cara.press_intent(encode(AskToFollow((there.team,))))
    assert "Ward 7: not now. You can ask again 30 days after their answer." in text(again)
    there.ward.go()
    assert len(there.ward.private("sister")) == 1
    there.ward.clock.moment += timedelta(days=31)
    there.asks()
    assert len(there.ward.private("sister")) == 2
    assert labels(there.told("sister")) == ["Yes, follow us", "Not now"]


def test_without_a_lead_the_first_one_is_asked(there: Followed) -> None:
    team = there.ward.team_of(there.site)
    reply = there.cara.press_intent(encode(AskToFollow((team,))))
    assert "Site huddle: nobody leads this team yet. Whoever does first is asked." in text(reply)
    there.ward.go()
    assert there.heard("sol") == ""
    there.site.press(there.site.say("team"), "I run the huddle")
    there.ward.go()
    assert "cara would like to follow Site huddle" in there.heard("sol")
    assert "cara would like to follow Site huddle" in text(there.site.open_home())
    there.site.press(there.told("sol"), "Yes, follow us")
    assert there.ward.known(there.cara).follows == {team}


def test_a_lead_sees_and_ends_it_on_the_team_s_card(there: Followed) -> None:
    there.follows()
    card = there.sister.say("team")
    assert "Followed by cara" in text(card)
    assert "Followed by cara" in text(there.amina.say("followers"))
    assert "End" not in buttons(shown(there.amina.say("followers")))
    ended = there.sister.press(card, "End")
    assert "Nobody does." in text(ended)
    there.ward.go()
    assert plain_text(there.told()).startswith("Not now: Ward 7")
    assert there.ward.known(there.cara).follows == frozenset()
    assert text(there.cara.press_intent(encode(ShowFollowed(there.team)))).startswith(NOT_FOUND)


def test_the_champion_ends_it_and_takes_a_request_back(there: Followed) -> None:
    there.asks()
    there.cara.press(there.cara.say("following"), "Take it back")
    there.ward.go()
    assert "cara does not follow Ward 7." in plain_text(there.told("sister"))
    there.follows()
    page = there.cara.press(there.cara.say("following"), "See")
    stopped = there.cara.press(page, "Stop following")
    assert text(stopped).startswith("You follow no teams yet")
    there.ward.go()
    assert there.ward.known(there.cara).follows == frozenset()
    assert len(there.ward.private("cara")) == 1  # nobody tells her what she has done herself


def test_one_s_own_team_and_teams_that_are_not_there(there: Followed) -> None:
    hub = there.ward.team_of(there.cara)
    assert text(there.cara.press_intent(encode(AskToFollow((hub,))))).startswith("You are in that team")
    assert text(there.cara.press_intent(encode(AskToFollow(("f" * 16, ""))))).startswith(NOT_FOUND)
    elsewhere = there.ward.person("olga", "Ward 7", organisation="other")
    elsewhere.say("hi")
    other = there.ward.team_of(elsewhere)
    assert text(there.cara.press_intent(encode(AskToFollow((other,))))).startswith(NOT_FOUND)
    assert text(there.cara.press_intent(encode(StopFollowing("f" * 16)))).startswith("You follow no teams yet")


def test_a_guest_follows_nobody(there: Followed) -> None:
    there.cara.where = replace(there.cara.where, guest=True)
    for reply in (
        there.cara.press_intent(encode(AskToFollow((there.team,)))),
        there.cara.say("follow"),
        there.cara.say("follow Ward 7"),
    ):
        assert text(reply).startswith("Only people of the organisation")
    assert "Follow teams" not in buttons(shown(there.cara.open_home()))


def test_an_administrator_asks_like_everybody_else(there: Followed) -> None:
    there.cara.where = replace(there.cara.where, admin=True)
    there.asks()
    assert there.ward.known(there.cara).follows == frozenset()
    person = there.ward.known(there.cara).person.id
    there.cara.press_intent(encode(AnswerRequest(there.team, person, agrees=True)))
    assert there.ward.known(there.cara).follows == frozenset()


def test_a_lead_who_has_left_answers_nothing(there: Followed) -> None:
    there.asks()
    card = there.told("sister")
    there.sister.press(there.sister.say("team"), "I no longer run the huddle")
    refused = there.sister.press(card, "Yes, follow us")
    assert "lead" in text(refused)
    assert there.ward.known(there.cara).follows == frozenset()


def test_whoever_does_not_lead_the_team_sees_no_request(there: Followed) -> None:
    there.asks()
    person = there.ward.known(there.cara).person.id
    for talk in (there.amina, there.cara, there.site):
        assert text(talk.press_intent(encode(ShowRequest(there.team, person)))).startswith(NOT_FOUND)
        talk.press_intent(encode(AnswerRequest(there.team, person, agrees=True)))
        talk.press_intent(encode(EndFollow(there.team, person)))
    assert there.ward.known(there.cara).follows == frozenset()
    assert "waiting for consent" in text(there.cara.say("following"))


def test_where_teams_are_many_they_are_typed_for(there: Followed) -> None:
    with there.ward.store.write(there.nobody()) as unit:
        ids = [unit.people.add_team(f"Team {number}", None, there.ward.clock.moment).id for number in range(60)]
        unit.commit()
    form = there.cara.say("follow")
    fields = opened(form).fields
    assert {type(each) for each in fields} == {ChoiceField}
    reply = there.cara.send(form, {"team-1": ids[0], "team-3": ids[1], "team-4": ids[0]})
    assert "Team 0, Team 1: nobody leads these teams yet." in text(reply)


def test_five_hundred_at_once_and_no_more(there: Followed) -> None:
    ward, now = there.ward, there.ward.clock.moment
    with ward.store.write(there.nobody()) as unit:
        ids = [unit.people.add_team(f"<b>Team</b> & {number}", None, now).id for number in range(501)]
        unit.follows.ask(ward.known(there.cara).person.id, ids[:500], now)
        unit.commit()
    page = text(there.cara.say("following"))
    assert "Waiting for consent: 500." in page
    assert len(page.splitlines()) < 20
    assert text(there.cara.press_intent(encode(AskToFollow(tuple(ids[500:]))))).startswith("500 teams are as many")
