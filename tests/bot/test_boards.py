"""A team's small tests at a glance, where they stand in the channel, and a project's in rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.card import Card, plain_text
from bot.chat.intent import encode
from bot.chat.reply import OpenForm
from bot.pdsa.board_intents import BeginFromList, PostBoard, ShowBoard, ShowTestsOf
from bot.pdsa.intents import StartTest
from bot.ports import Store
from tests.bot.huddling import Ward, labels
from tests.bot.testing import CHANGED, QUICK, STOPPED, acted, begun, done, planned, studied, whole
from tests.talk import Talk, buttons, shown, text

SECONDS = timedelta(seconds=10)


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.person("amina")


def board(who: Talk) -> list[str]:
    return text(who.say("pdsa")).splitlines()


def at_each_stage(who: Talk) -> None:
    """C-1 to C-5, from one that is over to one that has not started."""
    whole(who, "C-1", STOPPED, trying="Printout by the bed")
    for number, steps in ((2, (begun, done, studied)), (3, (begun, done)), (4, (begun,)), (5, ())):
        planned(who, f"Idea {number}")
        for step in steps:
            step(who, f"C-{number}")


def test_an_empty_board_says_how_to_begin(amina: Talk) -> None:
    reply = amina.say("pdsa")
    assert text(reply).startswith("Ward 7 has no small tests yet\nPick one thing")
    assert labels(shown(reply)) == ["Start a small test"]
    assert isinstance(amina.press(reply, "Start a small test"), OpenForm)


def test_each_stage_has_its_tests_with_their_next_step(amina: Talk) -> None:
    at_each_stage(amina)
    reply = amina.say("board")
    assert text(reply).splitlines()[:11] == [
        "Small tests of Ward 7",
        "To start (1)",
        "• C-5 Idea 5, for 24 Nov 2026",
        "Going on (1)",
        "• C-4 Idea 4",
        "What did it tell us? (1)",
        "• C-3 Idea 3",
        "What next? (1)",
        "• C-2 Idea 2",
        "Lately finished",
        "• C-1 Printout by the bed (stopped: Pharmacy could not read it)",
    ]
    steps = ["We’ve started", "What happened", "What it told us", "What next", "See"]
    assert labels(shown(reply)) == [*steps, "Start a small test", "Post to channel"]
    for label in steps[1:4]:
        assert isinstance(amina.press(reply, label), OpenForm)
    assert text(amina.press(reply, "We’ve started")).startswith("Test C-5 has started.")
    assert text(amina.press(reply, "See")).startswith("Test C-1: stopped.")


def test_without_a_guess_the_board_asks_for_one_too(amina: Talk) -> None:
    planned(amina, guess="Not sure")
    assert text(amina.press(amina.say("pdsa"), "We’ve started")).startswith("A guess, even a wrong one")


def test_what_waits_for_long_says_so(ward: Ward, amina: Talk) -> None:
    planned(amina, "Key on a hook", when="Friday")
    planned(amina, "Two clocks")
    begun(amina, "C-2")
    form = amina.send(amina.say("pdsa start"), {"trying": "Quiet bell", "guess": "Quieter"}, action="more")
    amina.send(amina.send(form, {}, action="more"), {"due_do": "2026-11-30"})
    begun(amina, "C-3")
    assert board(amina)[2:6] == [
        "• C-1 Key on a hook, for 27 Nov 2026",
        "Going on (2)",
        "• C-2 Two clocks",
        "• C-3 Quiet bell, due 30 Nov 2026",
    ]
    ward.at("09:00", 9)
    assert board(amina)[2:6] == [
        "• C-1 Key on a hook, was for 27 Nov 2026",
        "Going on (2)",
        "• C-2 Two clocks, for 9 days",
        "• C-3 Quiet bell, was due 30 Nov 2026",
    ]


def test_more_than_there_is_room_for_is_a_press_away(amina: Talk) -> None:
    for number in range(1, 24):
        planned(amina, f"Idea {number}")
    reply = amina.say("pdsa")
    assert text(reply).splitlines()[1:7] == ["To start (23)", *_ideas(1, 4), "• and 19 more"]
    first = amina.press(reply, "See all")
    assert text(first).splitlines() == ["To start (23): Ward 7", *_ideas(1, 10)]
    second = amina.press(first, "More")
    third = amina.press(second, "More")
    assert text(third).splitlines() == ["To start (23): Ward 7", *_ideas(21, 23)]
    assert labels(shown(third)) == ["We’ve started", "Whole board"]
    assert text(amina.press(third, "Whole board")) == text(reply)


def _ideas(first: int, last: int) -> list[str]:
    return [f"• C-{number} Idea {number}, for 24 Nov 2026" for number in range(first, last + 1)]


def posted(ward: Ward, who: Talk) -> Card:
    who.press(who.say("pdsa"), "Post to channel")
    ward.go()
    return ward.card()


def test_a_posted_board_changes_with_its_tests(ward: Ward, amina: Talk) -> None:
    planned(amina)
    private = amina.say("pdsa")
    confirmed = amina.press(private, "Post to channel")
    assert "It is in Ward 7’s channel, or on its way there" in text(confirmed)
    assert shown(confirmed).view == ShowBoard(ward.team_of(amina))
    assert "Post to channel" not in labels(shown(confirmed))
    ward.go()
    assert plain_text(ward.card()).splitlines()[1:3] == [
        "To start (1)",
        "• C-1 Red lanyard on the trolley key, for 24 Nov 2026",
    ]
    assert labels(ward.card()) == ["We’ve started", "Start a small test"]
    begun(amina)
    ward.until(ward.clock.moment + SECONDS)
    assert plain_text(ward.card()).splitlines()[1] == "Going on (1)"
    assert len(ward.channel()) == 1


def test_pressing_on_a_posted_board_leaves_it_standing(ward: Ward, amina: Talk) -> None:
    planned(amina)
    card = posted(ward, amina)
    ben = ward.person("ben")
    reply = ben.press(card, "We’ve started", visible=True)
    assert not getattr(reply, "replaces", True)
    assert text(reply).startswith("Test C-1 has started.")


def test_a_board_is_posted_once_a_day_and_the_old_one_stays_as_it_was(ward: Ward, amina: Talk) -> None:
    planned(amina)
    monday = posted(ward, amina)
    posted(ward, amina)
    assert ward.channel() == [monday]
    ward.at("08:00", 1)
    posted(ward, amina)
    assert len(ward.channel()) == 2
    begun(amina)
    ward.until(ward.clock.moment + SECONDS)
    assert [plain_text(card).splitlines()[1] for card in ward.channel()] == ["To start (1)", "Going on (1)"]


def test_a_team_without_a_channel_is_told(ward: Ward, amina: Talk) -> None:
    planned(amina)
    team = ward.team_of(amina)
    note = text(amina.press_intent(encode(ShowBoard(team, note="not-posted"))))
    assert "I could not post this in Ward 7’s channel" in note
    zed = ward.person("zed", "Ward 9")
    assert text(zed.press_intent(encode(PostBoard(team)))).startswith("That is for members")


@pytest.mark.parametrize("asked", [lambda team: ShowBoard(team), lambda team: ShowBoard(team, "plan", 0)])
def test_only_the_team_sees_its_board(ward: Ward, amina: Talk, asked: Callable[[str], ShowBoard]) -> None:
    planned(amina)
    intent = encode(asked(ward.team_of(amina)))
    assert "Red lanyard" in text(amina.press_intent(intent))
    for other in (ward.person("zed", "Ward 9"), ward.person("noor", organisation="elsewhere")):
        assert "Red lanyard" not in text(other.press_intent(intent))
        assert "C-1" not in text(other.press_intent(encode(BeginFromList("C-1"))))
    assert board(amina)[1] == "To start (1)"


@pytest.mark.parametrize("stage", ["", "plan ", "won", "x" * 500])
def test_a_stage_that_is_none_is_an_old_button(ward: Ward, amina: Talk, stage: str) -> None:
    planned(amina)
    reply = amina.press_intent(encode(ShowBoard(ward.team_of(amina), stage)))
    assert text(reply).startswith("Small tests of" if not stage else "That button is from an earlier version")


def test_a_person_of_several_teams_is_asked_which(ward: Ward) -> None:
    for channel in ("Ward 7", "Ward 9"):
        ward.person("amina", channel).say("hi")
    amina = ward.person("amina", "")
    assert text(amina.say("pdsa")).startswith("Which team")


def project(who: Talk) -> str:
    assert "Keys found at once" in text(who.send(who.say("project start"), {"called": "Keys found at once"}))
    return "P-1"


def planned_for(who: Talk, project: str, trying: str) -> None:
    team = buttons(shown(who.say("pdsa")))["Start a small test"].intent
    assert isinstance(team, StartTest)
    form = who.press_intent(encode(replace(team, project=project)))
    who.send(form, {"trying": trying, "guess": QUICK})


def test_a_project_s_tests_stand_with_those_that_went_on_from_them(amina: Talk) -> None:
    ref = project(amina)
    assert text(amina.say(f"project tests {ref}")) == "Keys found at once has no small tests yet"
    planned_for(amina, ref, "Key on a hook")
    begun(amina)
    done(amina)
    studied(amina)
    acted(amina, answers=CHANGED)
    planned_for(amina, ref, "Two clocks")
    amina.send(amina.say("pdsa next C-1"), {"trying": "Key on two hooks"})
    planned(amina, "Of no project")
    reply = amina.say(f"project tests {ref}")
    assert text(reply).splitlines() == [
        "Small tests of Keys found at once",
        "• C-1 Key on a hook (changed and tried again)",
        "• → C-3 Key on two hooks (not started)",
        "• C-2 Two clocks (not started)",
    ]
    assert "• → C-3 Key on two hooks (not started)" in text(amina.say(f"project {ref}"))
    assert isinstance(amina.press(reply, "Start a small test"), OpenForm)


def test_many_tests_of_a_project_come_in_pages(amina: Talk) -> None:
    ref = project(amina)
    for number in range(1, 18):
        planned_for(amina, ref, f"Idea {number}")
    first = amina.say(f"project tests {ref}")
    assert len(text(first).splitlines()) == 16
    assert text(amina.press(first, "More")).splitlines()[1:] == [
        "• C-16 Idea 16 (not started)",
        "• C-17 Idea 17 (not started)",
    ]
    beside = amina.say(f"project {ref}")
    assert "C-17" in text(beside)
    assert "C-11 " not in text(beside)
    assert text(amina.press(beside, "All its tests")) == text(first)


def test_a_project_of_others_is_not_found(ward: Ward, amina: Talk) -> None:
    ref = project(amina)
    zed = ward.person("zed", "Ward 9")
    assert text(zed.press_intent(encode(ShowTestsOf(ref)))).startswith("I can’t find that.")


def test_home_begins_with_what_waits_for_me(ward: Ward, amina: Talk) -> None:
    ben = ward.person("ben")
    planned(ben, "Two clocks")
    begun(ben, "C-1")
    planned(amina, "Quiet bell", when="30 Nov")
    planned(amina, "Key on a hook")
    begun(amina, "C-3")
    ward.at("09:00", 8)
    home = amina.open_home()
    lines = text(home).splitlines()
    start = lines.index("Small tests")
    assert lines[start + 1 : start + 4] == [
        "• C-2 Quiet bell, was for 30 Nov 2026",
        "• C-3 Key on a hook, for 8 days",
        "• C-1 Two clocks, for 8 days",
    ]
    assert text(amina.press(home, "All tests")).startswith("Small tests of Ward 7")
    assert "Small tests" not in text(ward.person("zed", "Ward 9").open_home())


def test_home_shows_five_at_most(amina: Talk) -> None:
    for number in range(1, 9):
        planned(amina, f"Idea {number}")
    assert sum(line.startswith("• C-") for line in text(amina.open_home()).splitlines()) == 5


def test_a_learning_says_what_was_tried(ward: Ward, amina: Talk) -> None:
    amina.say("learn Key on a hook stops the hunt")
    assert "Tried" not in text(amina.say("learn show L-1"))
    form = amina.press_intent(encode(StartTest(ward.team_of(amina), about="L-1")))
    amina.send(form, {"trying": "Key on a hook", "guess": QUICK})
    assert "Tried\n• C-1 Key on a hook (not started)" in text(amina.say("learn show L-1"))
    begun(amina)
    done(amina)
    studied(amina)
    acted(amina)
    learning = amina.say("learn show L-1")
    assert "Tried\n• C-1 Key on a hook (kept)" in text(learning)
    assert text(amina.press(learning, "See")).startswith("Test C-1: we keep it.")
