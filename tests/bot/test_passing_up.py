"""Concerns that a team cannot solve: passed up to its site huddle, answered there, and told to the team."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Invalid, OpenForm
from bot.concerns.intents import CloseConcern, ListConcerns, RecordConcern, SetSite
from bot.people.model import PlaceKind
from bot.ports import Store
from tests.bot.test_concerns import MONDAY, NOT_FOUND, SCANNER, lines, named, team_of
from tests.live import live_card, shown_now
from tests.messengers import FakeMessenger
from tests.talk import Talk, World, answers_in, buttons, shown, text


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


def passed_up(world: World) -> tuple[Talk, Talk]:
    """Somebody of Ward 7, which has passed a concern up, and somebody of the site huddle."""
    amina, site = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    named(amina, site)
    amina.press(amina.say(f"concern {SCANNER}"), "Pass up")
    return amina, site


def test_the_first_time_the_site_huddle_is_named_on_the_way(world: World) -> None:
    site = world.person("sol", "Site huddle")
    amina = world.person("amina", "Ward 7")
    saved = amina.say(f"concern {SCANNER}")
    form = amina.press(saved, "Pass up")
    assert isinstance(form, OpenForm)
    assert [each.label for each in form.form.fields] == ["Which huddle hears what your team cannot solve?"]
    up = amina.send(form, {"site": team_of(site)})
    assert "K-1 · passed up to Site huddle today" in text(up)
    assert "K-2 · passed up" in text(amina.press(amina.say("concern Second one"), "Pass up"))


def test_an_old_button_asks_for_the_site_huddle_too(world: World) -> None:
    amina, site = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    amina.say(f"concern {SCANNER}")
    asked = amina.press_intent('{"do":"concern.pass-up","ref":"K-1"}')
    assert "Name your site huddle once" in text(asked)
    up = amina.send(amina.press(asked, "Name our site huddle"), {"site": team_of(site)})
    assert "passed up to Site huddle today" in text(up)


def test_an_answer_can_be_passed_up_at_once(world: World) -> None:
    amina, site = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    asked = amina.press_intent(encode(RecordConcern(team=team_of(amina), text=SCANNER, pass_up=True)))
    assert "Name our site huddle" in buttons(shown(asked))
    named(amina, site)
    up = amina.press_intent(encode(RecordConcern(team=team_of(amina), text="Second one", pass_up=True)))
    assert "K-2 · passed up to Site huddle" in text(up)


def test_a_team_is_not_its_own_site_and_two_not_each_other_s(world: World) -> None:
    amina, site = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    other = world.person("eve", "Elsewhere", organisation="other")
    assert text(named(amina, amina)).startswith("A team cannot pass concerns up to itself.")
    assert text(named(amina, other)).startswith(NOT_FOUND)
    named(amina, site)
    assert text(named(site, amina)).startswith("Ward 7 passes its own concerns up to you.")
    stranger = site.press_intent(encode(SetSite(team_of(amina), team_of(site))))
    assert text(stranger).startswith("That is for members")
    assert "What you pass up goes to Site huddle." in text(amina.say("concerns"))
    assert "Name our site huddle" in buttons(shown(site.say("concerns")))


def test_once_there_is_a_site_huddle_the_lead_changes_it(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    site, division = world.person("sol", "Site huddle"), world.person("dee", "Division")
    amina.press(amina.say("hi"), "I run the huddle")
    named(ben, site)
    form = ben.press(ben.say("concerns"), "Another site huddle")
    refused = ben.send(form, {"site": team_of(division)})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"": "Only the team’s lead can do that: please ask amina. To lead it yourself, say team."}
    assert "goes to Division" in text(amina.send(form, {"site": team_of(division)}))


def test_the_site_sees_it_without_names(world: World) -> None:
    amina, site = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    named(amina, site)
    amina.send(amina.say("concern"), {"text": SCANNER, "who": "Sister Mary", "due": "Friday"})
    amina.say("concern Kept here")
    assert text(site.say("concern K-1")).startswith(NOT_FOUND)
    amina.press(amina.say("concern K-1"), "Pass up")
    world.clock.move_to(MONDAY + timedelta(days=2))
    waiting = site.say("concerns")
    assert lines(waiting) == [f"From Ward 7: {SCANNER}, passed up 2 days ago"]
    card = site.say("concern K-1")
    assert text(card) == f"From Ward 7\n“{SCANNER}”\nK-1 · passed up to you 2 days ago"
    assert list(buttons(shown(card))) == ["Answer"]
    assert text(site.say("concern K-2")).startswith(NOT_FOUND)
    assert text(site.say("concern edit K-1")).startswith("That is for members")
    assert text(site.press_intent('{"do":"concern.pass-up","ref":"K-1"}')).startswith("That is for members")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (13, "13 days ago"),
        (15, "2 weeks ago"),
        (63, "2 months ago"),
        (800, "2 years ago"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(world: World, days: int, said: str) -> None:
    _, site = passed_up(world)
    world.clock.move_to(MONDAY + timedelta(days=days))
    assert lines(site.say("concerns")) == [f"From Ward 7: {SCANNER}, passed up {said}"]


def test_today_is_today_where_the_reader_is(world: World) -> None:
    world.clock.move_to(MONDAY.replace(hour=21))  # eight in the morning of Tuesday, in Sydney
    people = (world.person("amina", "Ward 7"), world.person("sol", "Site huddle"))
    amina, site = (replace(each, where=replace(each.where, zone="Australia/Sydney")) for each in people)
    named(amina, site)
    amina.say(f"concern {SCANNER}")
    assert "passed up to Site huddle today" in text(amina.press(amina.say("concern K-1"), "Pass up"))
    assert lines(site.say("concerns")) == [f"From Ward 7: {SCANNER}, passed up today"]


def test_what_was_said_is_told_to_the_team_and_to_whoever_raised_it(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina, site = passed_up(world)
    form = site.press(site.say("concerns"), "Answer")
    answered = site.send(form, {"outcome": "A second one comes on Thursday.", "solved": "yes"})
    assert "What came of it: A second one comes on Thursday." in text(answered)
    assert lines(site.say("concerns")) == []
    world.app.deliver(world.clock.now() + timedelta(seconds=1))
    world.app.deliver(world.clock.now() + timedelta(seconds=9))
    told = f"You said, we did\nYou said:\n“{SCANNER}”\nSite huddle: A second one comes on Thursday.\nK-1 · solved"
    assert sorted((each.to.kind, each.to.key, each.text) for each in messenger.posted) == [
        (PlaceKind.CHANNEL, "#Ward 7", told),
        (PlaceKind.PERSONAL, "amina", told),
    ]
    assert "K-1 · solved" in text(amina.say("concern K-1"))
    assert lines(amina.say("concerns")) == []


def test_what_is_not_solved_comes_back_with_something_to_do(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    _, site = passed_up(world)
    site.send(site.press(site.say("concern K-1"), "Answer"), {"outcome": "No", "solved": "no"})
    world.app.deliver(world.clock.now() + timedelta(seconds=1))
    world.app.deliver(world.clock.now() + timedelta(seconds=9))
    card = messenger.posted[0].card
    assert card is not None
    assert messenger.texts[0].startswith("What came of your concern\n")
    assert messenger.texts[0].endswith("K-1 · answered, not solved")
    assert list(buttons(card)) == ["Add action", "Add learning"]


def test_of_two_answers_the_second_sees_the_first(world: World) -> None:
    amina, site = passed_up(world)
    other = world.person("tom", "Site huddle")
    other.say("hi")
    forms = [each.press(each.say("concern K-1"), "Answer") for each in (site, other)]
    site.send(forms[0], {"outcome": "A second one comes.", "solved": "yes"})
    second = other.send(forms[1], {"outcome": "I will ask.", "solved": "no"})
    assert isinstance(second, Invalid)
    assert "“A second one comes.”" in second.errors[""]
    assert answers_in(second.form)["outcome"] == "I will ask."
    assert "“A second one comes.”" in text(amina.press_intent('{"do":"concern.answer","ref":"K-1"}'))
    assert "A second one comes." in text(amina.say("concern K-1"))


def test_twice_is_harmless(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina, site = passed_up(world)
    world.clock.move_to(MONDAY + timedelta(days=1))
    again = amina.press_intent('{"do":"concern.pass-up","ref":"K-1"}')
    assert "passed up to Site huddle yesterday" in text(again)
    form = site.press(site.say("concern K-1"), "Answer")
    first, second = (site.send(form, {"outcome": "A second one comes.", "solved": "yes"}) for _ in range(2))
    assert text(first) == text(second)
    assert "solved" in text(amina.press_intent('{"do":"concern.pass-up","ref":"K-1"}'))
    world.app.deliver(world.clock.now() + timedelta(seconds=1))
    world.app.deliver(world.clock.now() + timedelta(seconds=9))
    assert len(messenger.posted) == 2


def test_nobody_else_sees_or_answers_it(world: World) -> None:
    amina, _ = passed_up(world)
    for outsider in (world.person("dan", "Ward 9"), world.person("eve", "Ward 7", organisation="other")):
        for words in ("concern K-1", "concern edit K-1"):
            assert text(outsider.say(words)).startswith(NOT_FOUND)
        for intent in (CloseConcern("K-1", "x", True), SetSite(team_of(outsider), team_of(outsider), "K-1")):
            assert "K-1" not in text(outsider.press_intent(encode(intent)))
        for name in ("concern.pass-up", "concern.answer", "concern.outcome"):
            assert text(outsider.press_intent(f'{{"do":"{name}","ref":"K-1"}}')).startswith(NOT_FOUND)
        assert lines(outsider.say("concerns")) == []
        assert text(outsider.press_intent(encode(ListConcerns(team_of(amina))))).startswith(NOT_FOUND)
    assert "passed up" in text(amina.say("concern K-1"))


def test_a_guest_names_no_team_but_their_own(world: World) -> None:
    guest, site = world.person("gil", "Ward 7"), world.person("sol", "Site huddle")
    there, here = team_of(site), team_of(guest)
    outside = Talk(world.app, replace(guest.where, guest=True))
    assert text(outside.press_intent(encode(SetSite(here, there)))).startswith(NOT_FOUND)
    assert "Name our site huddle" in buttons(shown(guest.say("concerns")))


def test_open_huddles_of_the_team_and_of_the_site_show_it(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina, site = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    named(amina, site)
    for who in (amina, site):
        live_card(world, who, encode(ListConcerns(team_of(who))))
    saved = amina.say(f"concern {SCANNER}")
    shown_now(world)
    assert [update[1].splitlines()[1] for update in messenger.updates] == [f"• {SCANNER}"]
    amina.press(saved, "Pass up")
    shown_now(world)
    changed = {lines[0]: lines[-2] for _, card in messenger.updates[1:] if (lines := card.splitlines())}
    assert changed["Concerns of Site huddle"] == "Passed up to you"


def test_a_site_without_a_huddle_hears_of_it_at_once(world: World) -> None:
    world.app.messengers["test"] = messenger = FakeMessenger()
    _, site = passed_up(world)
    world.app.tick(world.clock.now())
    shown_now(world)
    (told,) = [each for each in messenger.posted if each.to.key == "#Site huddle"]
    assert SCANNER in told.text
    assert "amina" not in told.text
    assert told.card is not None
    site.send(site.press(told.card, "Answer"), {"outcome": "Stroke lends theirs.", "solved": "yes"})
    shown_now(world)
    assert "Stroke lends theirs." in dict(messenger.updates)[told.id]


def test_a_site_with_a_huddle_hears_of_it_there(world: World) -> None:
    world.app.messengers["test"] = messenger = FakeMessenger()
    site = world.person("sol", "Site huddle")
    site.send(site.say("huddle schedule"), {})
    passed_up(world)
    world.app.tick(world.clock.now())
    shown_now(world)
    assert messenger.posted == []
