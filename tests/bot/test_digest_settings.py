"""What a reader sets of their round-up, and what comes of hostile answers."""

from datetime import timedelta

import pytest

from bot.chat.form import ChoiceField, SeveralField
from bot.chat.intent import encode
from bot.chat.reply import Invalid, OpenForm
from bot.chat.turn import asker
from bot.digests.intents import ChangeDigest, DigestSettings, EndDigest, SaveDigest, SubscribeDigest
from bot.following.intents import ShowDecision
from bot.ports import Store
from tests.bot.digesting import DUE, Told, Wards, telling
from tests.talk import Talk, answers_in, buttons, opened, shown, text


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    told = telling(monkeypatch)
    told.news = {"needs": ["a"], "learned": ["b"], "figures": ["c"]}
    return told


@pytest.fixture
def wards(store: Store) -> Wards:
    return Wards(store)


@pytest.fixture
def cara(wards: Wards) -> Talk:
    for channel in ("Ward 7", "Ward 9", "ED"):
        wards.person("cara", channel).say("hi")
    return wards.person("cara", "")


def change(who: Talk, first: dict[str, str] | None = None, more: dict[str, str] | None = None) -> str:
    form = who.press(who.say("digest settings"), "Change")
    assert isinstance(form, OpenForm)
    if more is None:
        return text(who.send(form, first or {}))
    return text(who.send(who.send(form, first or {}, action="more"), more))


def teams_in(who: Talk) -> dict[str, str]:
    """Name → id, as the form offers them."""
    form = opened(who.send(who.press(who.say("digest settings"), "Change"), {}, action="more"))
    (field,) = [each for each in form.fields if each.name == "teams"]
    assert isinstance(field, SeveralField)
    return {name: id for id, name in field.options}


def test_nothing_has_to_be_set(wards: Wards, told: Told, cara: Talk) -> None:
    form = opened(cara.press(cara.say("digest settings"), "Change"))
    assert answers_in(form) == {"days": "0", "times": "08:30", "rhythm": "1", "quiet": "silent"}
    assert text(cara.send(cara.press(cara.say("digest settings"), "Change"), {})) == (
        "Your weekly round-up\nEvery Monday 08:30. Next: Monday, 08:30.\n"
        "Teams: all 3 that you are in or follow.\nA quiet week: I say nothing."
    )


def test_days_times_and_how_often(wards: Wards, told: Told, cara: Talk) -> None:
    assert "Weekdays 07:15. Next: tomorrow, 07:15." in change(cara, {"days": "0,1,2,3,4", "times": "7.15am"})
    assert "Every 2 weeks on Friday 07:15" in change(cara, {"days": "4", "rhythm": "2"})
    assert "First Monday of the month 07:15. Next: Monday 7 December, 07:15." in change(
        cara, {"days": "0", "rhythm": "first"}
    )


def test_a_daily_one_tells_of_the_days_since_the_last(wards: Wards, told: Told, cara: Talk) -> None:
    change(cara, {"days": "0,1,2,3,4"})
    wards.until(DUE)
    wards.until(DUE + timedelta(days=1))
    titles = [each.splitlines()[0] for each in wards.texts("cara")]
    assert titles[-2:] == ["Your teams, 20–22 Nov · 3 teams", "Your teams, 23 Nov · 3 teams"]


def test_which_teams_and_sections_in_which_order(wards: Wards, told: Told, cara: Talk) -> None:
    teams = teams_in(cara)
    chosen = ",".join((teams["Ward 7"], teams["ED"]))
    said = change(cara, {}, {"teams": chosen, "sections": "worth borrowing\nNeeds you", "tags": "Keys, #falls"})
    assert "Teams (2): ED, Ward 7" in said
    assert "Sections: Worth borrowing, Needs you" in said
    assert "Only with one of these tags: keys, falls" in said
    wards.until(DUE)
    (sent,) = wards.texts("cara")
    assert sent.startswith("Your teams, 16–22 Nov · 2 teams\nWorth borrowing\n• b\nNeeds you (1)\n• a")
    assert "• c" not in sent
    assert set(told.asked[-1].teams) == {teams["Ward 7"], teams["ED"]}
    assert told.asked[-1].tags == ("keys", "falls")


def test_all_teams_are_no_choice_so_that_later_ones_are_in_it(wards: Wards, told: Told, cara: Talk) -> None:
    assert "Teams: all 3" in change(cara, {}, {"teams": ",".join(teams_in(cara).values())})
    wards.person("cara", "Day unit").say("hi")
    wards.until(DUE)
    assert len(told.asked[-1].teams) == 4


def test_another_zone(wards: Wards, told: Told, cara: Talk) -> None:
    change(cara, {}, {"zone": "America/New_York"})
    wards.until(DUE + timedelta(hours=4))
    assert wards.texts("cara") == []
    wards.until(DUE + timedelta(hours=5))
    assert len(wards.texts("cara")) == 1


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"times": "soon"}, "times"),
        ({"times": "08:30, 20:30"}, "times"),
        ({"times": ""}, "times"),
        ({"days": ""}, "days"),
        ({"days": "9"}, "days"),
        ({"rhythm": "once"}, "rhythm"),
        ({"rhythm": "0"}, "rhythm"),
        ({"quiet": "x"}, "quiet"),
        ({"days": "x" * 9000}, "days"),
        ({"times": "x" * 9000}, "times"),
    ],
    ids=str,
)
def test_what_cannot_be_stands_at_its_field(
    wards: Wards, told: Told, cara: Talk, answers: dict[str, str], field: str
) -> None:
    reply = cara.send(cara.press(cara.say("digest settings"), "Change"), answers)
    assert isinstance(reply, Invalid)
    assert set(reply.errors) == {field}


@pytest.mark.parametrize(
    "answers",
    [
        {"zone": "Europe/Atlantis"},
        {"sections": "Needs you\nGossip"},
        {"teams": "f" * 16},
        {"themes": "x,y"},
        {"sections": "x" * 5000},
        {"tags": ", ".join(f"tag{number}" for number in range(99))},
    ],
    ids=str,
)
def test_nor_is_it_believed_in_the_second_step(wards: Wards, told: Told, cara: Talk, answers: dict[str, str]) -> None:
    form = cara.send(cara.press(cara.say("digest settings"), "Change"), {}, action="more")
    reply = cara.send(form, answers)
    assert isinstance(reply, Invalid)
    assert text(cara.say("digest settings")).startswith("Your weekly round-up does not come by itself.")


def test_an_intent_that_was_made_up_is_not_believed_either(wards: Wards, told: Told, cara: Talk) -> None:
    answered = ("days", "times", "rhythm", "zone", "quiet", "teams", "networks", "themes", "sections")
    for each in (
        SaveDigest(days="9", answered=answered),
        SaveDigest(rhythm="once", answered=answered),
        SaveDigest(quiet="x", answered=answered),
        SaveDigest(times="1,2,3", answered=answered),
        SaveDigest(team="f" * 16, answered=answered),
    ):
        cara.press_intent(encode(each))
        assert text(cara.say("digest settings")).startswith("Your weekly round-up does not come by itself.")
    far = SaveDigest(teams="f" * 16, networks="n", themes="t", answered=("teams", "networks", "themes"))
    cara.press_intent(encode(far))
    wards.until(DUE)
    assert told.asked[-1].networks == ()
    assert len(told.asked[-1].teams) == 3


def test_a_team_s_is_for_its_lead(wards: Wards, told: Told) -> None:
    sister, amina = wards.lead(), wards.person("amina")
    team = wards.team_of(sister)
    settings = amina.press_intent(encode(DigestSettings(team)))
    assert text(settings).startswith("Ward 7: weekly round-up\n")
    assert list(buttons(shown(settings))) == ["Show what it says now"]
    stranger = wards.person("ben", "Ward 9")
    for who, intent in (
        (amina, ChangeDigest(team)),
        (amina, EndDigest(team)),
        (amina, SaveDigest(team, days="4", answered=("days",))),
        (stranger, DigestSettings(team)),
        (stranger, ChangeDigest(team)),
        (stranger, SubscribeDigest(team)),
        (stranger, EndDigest(team)),
    ):
        assert "Ward 7" not in text(who.press_intent(encode(intent)))
    assert "Every Monday 08:30" in text(sister.say("digest settings"))


def test_said_in_a_channel_the_lead_means_the_team_and_others_themselves(wards: Wards, told: Told) -> None:
    sister, amina = wards.lead(), wards.person("amina")
    assert text(sister.say("digest unsubscribe")).startswith("Ward 7: the weekly round-up does not come")
    assert text(amina.say("digest subscribe")).startswith("Your weekly round-up\n")
    assert text(sister.say("digest subscribe")).startswith("Ward 7: weekly round-up\n")


def test_a_default_that_was_stopped_stays_so(wards: Wards, told: Told) -> None:
    sister = wards.lead()
    sister.say("digest unsubscribe")
    sister.press(sister.say("team"), "I no longer run the huddle")
    sister.press(sister.say("team"), "I run the huddle")
    wards.until(DUE)
    assert wards.texts("#Ward 7") == []


def test_the_zone_of_a_team_is_that_of_its_huddles(wards: Wards, told: Told) -> None:
    amina = wards.person("amina")
    amina.send(amina.send(amina.say("huddle schedule"), {}, action="more"), {"zone": "Asia/Tokyo"})
    amina.press(amina.say("team"), "I run the huddle")
    form = opened(amina.send(amina.press(amina.say("digest settings"), "Change"), {}, action="more"))
    (zone,) = [each for each in form.fields if each.name == "zone"]
    assert isinstance(zone, ChoiceField)
    assert zone.value == "Asia/Tokyo"


def follow(wards: Wards, who: Talk, lead: Talk) -> None:
    person, team, by = wards.known(who).person.id, wards.team_of(lead), wards.known(lead).person.id
    with wards.store.write(asker(wards.known(lead))) as unit:
        unit.follows.ask(person, [team], wards.clock.moment)
        unit.follows.decide(person, team, True, by, wards.clock.moment)
        unit.commit()


def test_a_team_whose_consent_has_ended_is_left_out_and_said(wards: Wards, told: Told, cara: Talk) -> None:
    lead = wards.lead("dan", "Stroke Unit")
    cara.say("hi")
    follow(wards, cara, lead)
    teams = teams_in(cara)
    assert "Teams (2): ED, Stroke Unit" in change(cara, {}, {"teams": f"{teams['Stroke Unit']},{teams['ED']}"})
    person, now = wards.known(cara).person.id, wards.clock.moment
    with wards.store.write(asker(wards.known(lead))) as unit:
        unit.follows.end(person, wards.team_of(lead), wards.known(lead).person.id, now)
        unit.commit()
    settings = text(cara.say("digest settings"))
    assert "1 team that you chose is left out" in settings
    assert "Teams (1): ED" in settings
    assert "Stroke Unit" not in settings
    wards.until(DUE)
    assert (teams["ED"],) in [each.teams for each in told.asked]
    assert teams["Stroke Unit"] not in [team for each in told.asked[-2:] if not each.own for team in each.teams]


def test_who_only_follows_has_a_round_up_too(wards: Wards, told: Told) -> None:
    lead = wards.lead("dan", "Stroke Unit")
    eve = wards.person("eve", "")
    eve.say("hi")
    follow(wards, eve, lead)
    assert text(eve.say("digest")).startswith("Your teams, 11–17 Nov · 1 team\n")
    eve.say("digest subscribe")
    wards.until(DUE)
    assert wards.texts("eve")[-1].startswith("Your teams, 16–22 Nov · 1 team\n")
    assert {(each.own, each.first.day) for each in told.asked} == {(True, 16), (False, 11), (False, 16)}


def test_whoever_may_follow_a_team_is_offered_its_week(wards: Wards, told: Told) -> None:
    lead = wards.lead("dan", "Stroke Unit")
    eve = wards.person("eve", "")
    eve.say("hi")
    follow(wards, eve, lead)
    shows = eve.press_intent(encode(ShowDecision(wards.team_of(lead))))
    assert text(eve.press(shows, "Send me their week every Monday")).startswith("Your weekly round-up\nEvery Monday")
