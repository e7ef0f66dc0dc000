"""Projects as their people use them: the aim, what would help it next, and the list."""

from datetime import UTC, datetime

import pytest

from bot.chat.inbound import Called, TextSaid
from bot.chat.intent import encode
from bot.chat.reply import Invalid
from bot.chat.spans import Plain
from bot.ports import Store
from bot.projects.intents import ChangeProject, SaveProject
from bot.projects.model import MOST_OF_TEAM
from tests.talk import Talk, World, answers_in, buttons, opened, shown, text

MONDAY = datetime(2031, 6, 2, 8, 30, tzinfo=UTC)
FIRST = {
    "called": "Trolley key",
    "what": "Morning rounds that start with the key at hand.",
    "baseline": "62",
    "target": "95",
    "unit": "%",
    "by": "2032-03-31",
}
SECOND = {"population": "everybody on the round", "place": "Ward 7"}


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


def start(who: Talk, name: str = "Trolley key", **more: str) -> str:
    return text(who.send(who.say("project start"), {"called": name, **more}))


def test_a_name_is_enough(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.say("project start Trolley key")
    assert answers_in(opened(form))["called"] == "Trolley key"
    begun = amina.send(form, {})
    assert text(begun) == (
        "Trolley key\n• How much better? A number to aim for tells you when you are there.\nP-1 · Seen by: your team"
    )
    assert list(buttons(shown(begun))) == [
        "Add it",
        "Start a small test",
        "Add a measure",
        "Drivers and ideas",
        "Report",
        "Change",
        "Finish",
    ]


def test_the_aim_is_one_sentence_and_one_thing_at_a_time_is_asked_for(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    begun = amina.send(amina.say("project start"), FIRST)
    aim = "Morning rounds that start with the key at hand: from 62% to 95%, by 31 Mar 2032"
    assert text(begun).splitlines()[1:3] == [aim, "• For whom is it? Say who will notice."]
    form = amina.press(begun, "Add it")
    assert [each.name for each in opened(form).fields] == ["population", "place"]
    after = amina.send(form, SECOND)
    assert text(after).splitlines()[1:3] == [
        f"{aim}, for everybody on the round (Ward 7)",
        "• How will you tell? A measure of what is to be better shows it over time.",
    ]


def test_both_steps_of_the_form_are_kept(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("project start"), FIRST, "more")
    begun = amina.send(second, SECOND)
    assert "from 62% to 95%, by 31 Mar 2032, for everybody on the round (Ward 7)" in text(begun)
    form = amina.press(begun, "Change")
    assert answers_in(opened(form)) == FIRST
    changed = amina.send(form, {"target": "97.5", "baseline": ""})
    assert "to 97.5%, by 31 Mar 2032, for everybody on the round (Ward 7)" in text(changed)
    emptied = amina.send(amina.send(amina.say("project edit P-1"), {}, "more"), {"population": "", "place": "Bay 2"})
    assert "to 97.5%, by 31 Mar 2032, Bay 2" in text(emptied)


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        ("called", " ", "Please fill this in."),
        ("called", "x" * 81, "That is 81 characters; 80 fit here."),
        ("baseline", "most", "Please write a number in figures, such as 12."),
        ("baseline", "1e400", "Please write a number in figures, such as 12."),
        ("target", "nan", "Please write a number in figures, such as 12."),
        ("target", "-2e12", "That is more than I can keep. Please write it in a larger unit."),
        ("by", "2031-02-31", "Please write a date that exists, such as 2026-11-30."),
    ],
)
def test_what_cannot_be_so_is_said_at_its_field_and_nothing_is_lost(
    world: World, field: str, answer: str, said: str
) -> None:
    amina = world.person("amina", "Ward 7")
    refused = amina.send(amina.say("project start"), {**FIRST, field: answer})
    assert isinstance(refused, Invalid)
    assert refused.errors == {field: said}
    kept = {**FIRST, field: answer.strip()}
    assert answers_in(refused.form) == kept
    assert "None yet." in text(amina.say("project"))
    again = amina.send(refused, FIRST)
    assert "from 62% to 95%" in text(again)


def test_numbers_that_no_form_sends_are_refused(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    start(amina)
    for number in ("1e400", "nan", "seven", "1e13"):
        refused = amina.press_intent(encode(ChangeProject(ref="P-1", target=number, answered=("target",))))
        assert text(refused).startswith("That button is from an earlier version")
    for name in ("", "x" * 81):
        amina.press_intent(encode(SaveProject(called=name)))
    assert text(amina.say("project")) == "Projects of Ward 7\n• P-1 Trolley key"


def test_patient_details_are_withheld(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.send(amina.say("project start"), {**FIRST, "what": "Care for 999 398 2598"})
    assert text(warned).startswith("Not saved.")
    form = amina.press(warned, "Edit")
    assert answers_in(opened(form))["target"] == "95"
    assert "Seen by: your team" in text(amina.send(form, {"what": "Care for everybody"}))


def test_several_projects_and_finished_ones_last(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    start(amina, "One")
    start(amina, "Two", target="95", unit="%", by="2032-03-31")
    start(amina, "Three")
    finished = amina.press(amina.say("project P-3"), "Finish")
    assert "P-3 · Finished 2 Jun 2031" in text(finished)
    assert list(buttons(shown(finished))) == ["Report", "Drivers and ideas", "Open it again"]
    listed = amina.say("project")
    assert text(listed) == "Projects of Ward 7\n• P-2 Two, to 95%, by 31 Mar 2032\n• P-1 One\nFinished\n• P-3 Three"
    assert text(amina.press(listed, "See")).startswith("Two\n")
    again = amina.press(amina.say("project P-3"), "Open it again")
    assert "Seen by: your team" in text(again)
    assert "Finished" not in text(amina.say("project"))


def test_a_team_without_one_is_told_what_it_is_for(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    empty = amina.say("projects")
    assert "Its name is enough to begin with." in text(empty)
    assert opened(amina.press(empty, "Start a project")).title == "Start a project"


def test_more_than_there_is_room_for(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for number in range(MOST_OF_TEAM):
        start(amina, f"Number {number}")
    refused = amina.send(amina.say("project start"), {"called": "One too many"})
    assert isinstance(refused, Invalid)
    assert "20 projects that go on" in refused.errors[""]
    amina.press(amina.say("project P-1"), "Finish")
    assert start(amina, "In its place").startswith("In its place")
    assert "20 projects that go on" in text(amina.press(amina.say("project P-1"), "Open it again"))


def test_finished_ones_beyond_ten_are_counted(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for number in range(1, 13):
        start(amina, f"Number {number}")
        amina.press(amina.say(f"project P-{number}"), "Finish")
    listed = text(amina.say("project"))
    assert listed.splitlines()[-1] == "And 2 more that are finished: say their numbers, such as project P-2."


def test_pressed_twice_it_is_finished_once(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    start(amina)
    card = amina.say("project P-1")
    first = text(amina.press(card, "Finish"))
    world.clock.move_to(datetime(2031, 6, 9, 8, 30, tzinfo=UTC))
    assert text(ben.press(card, "Finish")) == first


def test_a_team_has_it_to_itself(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    start(amina)
    amina.send(amina.press(amina.say("project drivers P-1"), "Add an idea"), {"text": "A lanyard"})
    stranger, other = world.person("dan", "Ward 9"), world.person("eve", "Ward 7", organisation="other")
    card = amina.say("project P-1")
    for outsider in (stranger, other):
        for words in ("project P-1", "project edit P-1", "project drivers P-1", "project report P-1"):
            assert text(outsider.say(words)).startswith("I can’t find that.")
        for name in ("Finish", "Change", "Drivers and ideas"):
            assert text(outsider.press(card, name)).startswith("I can’t find that.")
        for pressed in (
            '{"do":"project.change","ref":"P-1","called":"gone","answered":["called"]}',
            '{"do":"project.save-node","ref":"P-1","kind":"idea","text":"gone"}',
            '{"do":"project.remove-node","ref":"P-1","id":1}',
            '{"do":"project.show-node","ref":"P-1","id":1}',
        ):
            assert text(outsider.press_intent(pressed)).startswith("I can’t find that.")
        assert "P-1" not in text(outsider.say("project"))
    assert text(amina.say("project P-1")) == text(card)
    assert "A lanyard" in text(amina.say("project drivers P-1"))


def test_in_a_personal_chat_of_somebody_with_two_teams_it_is_asked_which(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say("hi")
    world.person("amina", "Ward 9").say("hi")
    alone = world.person("amina")
    asked = alone.say("project start Trolley key")
    form = alone.press(asked, "Ward 9")
    begun = alone.send(form, {})
    assert text(begun).startswith("Trolley key")
    assert "P-1" in text(world.person("amina", "Ward 9").say("project"))
    assert "P-1" not in text(world.person("amina", "Ward 7").say("project"))


def test_what_is_said_with_a_name_is_spelled(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    form = amina.app.receive(TextSaid(amina.origin(), (Plain("project start Help "), Called("ben", "ben"))))
    assert answers_in(opened(form))["called"] == "Help @ben"
    assert text(amina.send(form, {})).startswith("Help @ben\n")


def test_a_measure_and_a_test_begun_from_it_stand_on_its_card(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    begun = amina.send(amina.send(amina.say("project start"), FIRST, "more"), SECOND)
    assert "How will you tell?" in text(begun)
    form = amina.press(begun, "Add a measure")
    amina.send(form, {"called": "Minutes to find it", "purpose": "outcome", "shape": "continuous"})
    assert "• Minutes to find it No numbers yet." in text(amina.say("project P-1"))
    assert "How will you tell?" not in text(amina.say("project P-1"))
    amina.say("measure Minutes to find it 9 on 30 May 2031")
    assert "• Minutes to find it 9 on 30 May 2031. Too few points to tell yet" in text(amina.say("project P-1"))
    amina.send(amina.press(amina.say("project P-1"), "Start a small test"), {"trying": "A red lanyard"})
    told = text(amina.say("project P-1"))
    assert "C-1 A red lanyard" in told
    assert text(amina.press(amina.say("project P-1"), "See")).startswith("Minutes to find it")
