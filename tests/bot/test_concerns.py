"""Concerns as their people use them: raised, seen to, passed up, answered."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Invalid, Nothing, OpenForm, Reply
from bot.concerns.intents import AddConcern, ListConcerns, NameSite, SetSite
from bot.ports import Store
from tests.messengers import FakeMessenger
from tests.talk import Talk, World, answers_in, buttons, opened, shown, text

MONDAY = datetime(2031, 6, 2, 8, 30, tzinfo=UTC)
"""In ten years at most, which is as far as a clock can be moved."""
SCANNER = "Bladder scanner missing"
NOT_FOUND = "I can’t find that."


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


def team_of(who: Talk) -> str:
    view = shown(who.say("concerns")).view
    assert isinstance(view, ListConcerns)
    return view.team


def lines(reply: Reply) -> list[str]:
    return [line.removeprefix("• ") for line in text(reply).splitlines() if line.startswith("• ")]


def named(team: Talk, site: Talk, ref: str = "") -> Reply:
    """The team names its site huddle."""
    return team.press_intent(encode(SetSite(team_of(team), team_of(site), ref)))


def test_one_line_is_enough(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    saved = amina.say(f"concern {SCANNER}")
    assert text(saved) == f"Saved for Ward 7\n“{SCANNER}”\nK-1 · open · Seen by: your team"
    assert list(buttons(shown(saved))) == ["Pass up", "What came of it", "Change"]
    assert lines(amina.say("concerns")) == [SCANNER]


def test_the_form(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.say("concern")
    assert list(answers_in(opened(form))) == ["text", "who", "due"]
    refused = amina.send(form, {"who": "Sister"})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"text": "Please fill this in."}
    saved = amina.send(form, {"text": "Two staff short, late shift", "who": "Sister", "due": "today"})
    assert "Who takes it: Sister\nBy when: today\nK-1 · somebody sees to it" in text(saved)
    assert lines(amina.say("concerns")) == ["Two staff short, late shift → Sister, today"]
    world.clock.move_to(MONDAY + timedelta(days=1))
    assert lines(amina.say("concerns")) == ["Two staff short, late shift → Sister, yesterday"]


@pytest.mark.parametrize(
    ("due", "error"),
    [
        ("31 February", "There is no such day as 31 February. Which day did you mean?"),
        ("soonish", "I can’t read “soonish” as a day. Try: Friday, tomorrow, in 2 weeks, or 3 Dec."),
    ],
)
def test_a_day_that_cannot_be_read_loses_nothing(world: World, due: str, error: str) -> None:
    amina = world.person("amina", "Ward 7")
    refused = amina.send(amina.say("concern"), {"text": SCANNER, "who": "Sister", "due": due})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"": error}
    assert answers_in(refused.form) == {"text": SCANNER, "who": "Sister", "due": due}
    amina.send(refused, {"due": "Friday"})
    assert lines(amina.say("concerns")) == [f"{SCANNER} → Sister, Fri"]


@pytest.mark.parametrize(("raised", "said"), [("me", SCANNER), ("room", f"{SCANNER} (from the room)")])
def test_in_a_huddle_somebody_in_the_room_may_have_raised_it(world: World, raised: str, said: str) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.press_intent(encode(AddConcern(about="H-12")))
    assert answers_in(opened(form))["raised"] == "me"
    assert amina.send(form, {"text": SCANNER, "raised": raised}) == Nothing(), "the huddle's card shows it"
    assert lines(amina.say("concerns")) == [said]


def test_in_a_huddle_whoever_speaks_of_harm_is_still_reminded(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.press_intent(encode(AddConcern(about="H-12")))
    saved = amina.send(form, {"text": "He fell again by the window", "raised": "me"})
    assert "report it in your incident system too" in text(saved)


def test_the_team_changes_it_while_nobody_else_has_it(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    saved = amina.say(f"concern {SCANNER}")
    form = ben.press(saved, "Change")
    ben.send(form, {"who": "Sister", "due": "Friday"})
    assert lines(amina.say("concerns")) == [f"{SCANNER} → Sister, Fri"]
    again = amina.say("concern edit K-1")
    assert answers_in(opened(again)) == {"text": SCANNER, "who": "Sister", "due": "6 Jun 2031"}
    amina.send(again, {"text": "Both scanners missing", "who": "", "due": ""})
    assert "K-1 · open" in text(amina.say("concern K-1"))
    late = ben.say("concern edit K-1")
    named(amina, world.person("sol", "Site huddle"), "K-1")
    refused = ben.send(late, {"text": "None missing"})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("K-1 was passed up or answered")
    assert text(amina.say("concern edit K-1")).startswith("K-1 was passed up or answered")
    assert "Both scanners missing" in text(amina.say("concern K-1"))


def test_harm_and_persons_are_asked_about_and_block_nothing(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    saved = text(amina.say("concern The man in bed 4 fell again"))
    assert "report it in your incident system too" in saved
    assert "Could this point to a patient or a colleague?" in saved
    assert "incident system" not in text(amina.say("concern K-1"))
    assert "Could this point" not in text(amina.say(f"concern {SCANNER}"))


def test_the_guard_reads_it(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.say("concern Pt 999 398 2598 waits for transport")
    assert text(warned).startswith("Not saved.")
    assert answers_in(opened(amina.press(warned, "Edit")))["text"] == "Pt 999 398 2598 waits for transport"
    form = amina.send(amina.press(amina.say(f"concern {SCANNER}"), "What came of it"), {"outcome": "999 398 2598"})
    assert isinstance(form, Invalid)  # solved or not was not said
    warned = amina.send(form, {"outcome": "999 398 2598 went home", "solved": "yes"})
    assert text(warned).startswith("Not saved.")
    assert "open" in text(amina.say("concern K-1"))


def test_a_team_s_own_outcome_is_told_to_whoever_raised_it_alone(world: World) -> None:
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    for closer, words in ((ben, "first"), (amina, "second")):
        card = amina.say(f"concern {words}")
        closer.send(closer.press(card, "What came of it"), {"outcome": f"Sorted {words}", "solved": "yes"})
    world.app.deliver(world.clock.now() + timedelta(seconds=9))
    assert [each.to.key for each in messenger.posted] == ["amina"]
    assert "What came of it: Sorted first" in messenger.texts[0]


def test_a_list_goes_on_behind_a_press(world: World) -> None:
    amina, site = world.person("amina", "Ward 7"), world.person("sol", "Site huddle")
    named(amina, site)
    for number in range(12):
        amina.press(amina.say(f"concern Number {number}"), "Pass up")
    site.say("concern Our own")
    first = site.say("concern list")
    assert text(first).splitlines()[1] == "Passed up to you"
    assert [line.split()[4] for line in lines(first)[:10]] == [f"{number}," for number in range(10)]
    assert lines(first)[10:] == ["Our own"]
    assert len(lines(site.press(first, "More"))) == 2
    assert lines(amina.say("concerns"))[0] == "Number 11 (passed up)"


def test_nothing_to_show_says_what_to_do(world: World) -> None:
    none = world.person("amina", "Ward 7").say("concerns")
    assert text(none) == "Nothing worries Ward 7 just now."
    assert list(buttons(shown(none))) == ["Add concern", "Name our site huddle"]


def test_in_private_with_two_teams_it_is_asked_which(world: World) -> None:
    world.person("amina", "Ward 7").say("hi")
    world.person("amina", "Ward 9").say("hi")
    asked = world.person("amina").say(f"concern {SCANNER}")
    assert text(asked).startswith("Which team is this for?")
    assert text(world.person("amina").press(asked, "Ward 9")).startswith("Saved for Ward 9")


@pytest.mark.parametrize("words", ["x" * 501, "x" * 3001])
def test_too_long_is_refused_whole(world: World, words: str) -> None:
    amina = world.person("amina", "Ward 7")
    assert text(amina.say(f"concern {words}")).startswith(f"That is {len(words):,} characters")
    assert lines(amina.say("concerns")) == []
    assert isinstance(amina.press_intent(encode(NameSite(team_of(amina)))), OpenForm)
