"""What goes wrong with huddles that come again: faults at their fields, hostile input, and who may not."""

from typing import Any

import pytest

from bot.chat.intent import encode
from bot.people.model import PersonId
from bot.ports import Store
from bot.series.intents import SaveSeries, ScheduleSame
from tests.bot.scheduling import FRIDAY, kept, known, refused, scheduled, team_of, unit_of
from tests.talk import World, answers_in, buttons, opened, shown, text


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(FRIDAY)
    return world


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (
            {"times": "25:00"},
            {"times": "I can’t read “25:00” as a time. Try: 08:25, or 08:25, 20:25 for several a day."},
        ),
        (
            {"times": "1:00, 2:00, 3:00, 4:00, 5:00, 6:00, 7:00"},
            {"times": "That is 7 times a day, and a huddle can have 6. Schedule a second huddle for the others."},
        ),
        ({"days": ""}, {"days": "Please tick at least one day."}),
        ({"days": "9"}, {"days": "Please choose one of the list."}),
        ({"times": "", "huddle_name": " "}, {"times": "Please fill this in.", "huddle_name": "Please fill this in."}),
        ({"huddle_name": "x" * 81}, {"huddle_name": "That is 81 characters; 80 fit here."}),
        ({"way": "dance"}, {"way": "Please choose one of the list."}),
        ({"question_set": "Q-99"}, {"question_set": "Please choose one of the list."}),
    ],
)
def test_a_fault_stands_at_its_field(world: World, answers: dict[str, str], errors: dict[str, str]) -> None:
    amina = world.person("amina", "Ward 7")
    reply = amina.send(amina.say("huddle schedule"), answers)
    assert refused(reply) == errors
    assert {name: answers_in(opened(reply))[name].strip() for name in answers} == {
        name: answer.strip() for name, answer in answers.items()
    }


BOUNDS = "Please write a whole number from {} to {}."


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (
            {"zone": "Mars/Olympus"},
            {
                "zone": "I don’t know the time zone “Mars/Olympus”. Choose the big city whose clocks you share, "
                "such as Europe/London."
            },
        ),
        ({"reminder": "1441"}, {"reminder": BOUNDS.format(0, "1,440")}),
        ({"reminder": "2.5"}, {"reminder": BOUNDS.format(0, "1,440")}),
        ({"window": "4"}, {"window": BOUNDS.format(5, "10,080")}),
        ({"window": "10081"}, {"window": BOUNDS.format(5, "10,080")}),
        ({"first_day": "2029-02-31"}, {"first_day": "Please write a date that exists, such as 2026-11-30."}),
        ({"first_day": "9999-12-31"}, {"first_day": "There is no such day as 9999-12-31. Which day did you mean?"}),
        ({"region": "Atlantis"}, {"region": "Please choose one of the list."}),
        ({"people": "f" * 16}, {"people": "Please choose one of the list."}),
        ({"lead": "f" * 16}, {"lead": "Please choose one of the list."}),
        (
            {"rhythm": "once", "first_day": "2029-11-22"},
            {"": "That time has passed already. Choose a later day or a later time."},
        ),
    ],
)
def test_a_fault_behind_more(world: World, answers: dict[str, str], errors: dict[str, str]) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("huddle schedule"), {}, action="more")
    reply = amina.send(second, answers)
    assert refused(reply) == errors
    assert {name: answers_in(opened(reply))[name] for name in answers} == answers


def test_once_in_a_gap_of_the_clocks(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    second = amina.send(amina.say("huddle schedule"), {"times": "00:30, 01:30"}, action="more")
    once = amina.send(second, {"rhythm": "once", "first_day": "2030-03-31"})
    leapt = "There is no 01:30 on that day: the clocks go forward then. Choose another time."
    assert refused(once) == {"": leapt}
    assert text(amina.send(once, {"first_day": "2030-03-30"})).startswith(
        "Ward 7 huddle: once, Saturday 30 March 00:30 and 01:30\nNext: Saturday 30 March, 00:30."
    )


def test_two_huddles_of_one_name_cannot_be_told_apart(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    scheduled(world, amina)
    form = amina.say("huddle schedule")
    assert answers_in(opened(form))["huddle_name"] == "Ward 7 huddle 2"
    reply = amina.send(form, {"huddle_name": "WARD 7 huddle", "days": "2", "question_set": "daily"})
    said = "You have a huddle called “WARD 7 huddle” already. Choose another name, or change that one: say huddle list."
    assert refused(reply) == {"": said}
    assert answers_in(opened(reply)) == {**answers_in(opened(form)), "huddle_name": "WARD 7 huddle", "days": "2"}
    assert text(amina.send(reply, {"huddle_name": "Late"})).startswith("Late: every Wednesday 08:25")


def test_a_team_has_only_so_many(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for hour in range(12):
        amina.press_intent(encode(ScheduleSame(team=team_of(amina), at=f"{hour}:00", zone="Europe/London")))
    assert text(amina.say("huddle list")).count("•") == 12
    many = "You have 12 huddles that come again, and that is as many as I can keep."
    reply = amina.send(amina.say("huddle schedule"), {})
    assert refused(reply)[""].startswith(many)
    one_more = ScheduleSame(team=team_of(amina), at="20:00", zone="Europe/London")
    assert text(amina.press_intent(encode(one_more))).startswith(many)


def test_what_was_chosen_behind_more_stays_when_the_form_comes_back(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    ben.say("hi")
    scheduled(world, amina)
    both = ",".join(known(world, each).person.id for each in (amina, ben))
    second = amina.send(amina.say("huddle schedule"), {"huddle_name": "Ward 7 huddle"}, action="more")
    more = {"people": both, "lead": known(world, ben).person.id, "zone": "Europe/Paris", "region": "IE", "rhythm": "3"}
    reply = amina.send(second, more)
    assert "already" in refused(reply)[""]
    answers = answers_in(opened(reply))
    assert {name: answers[name] for name in more} == more
    offered = {each.name: each.options for each in opened(reply).fields if hasattr(each, "options")}
    assert {value for value, _ in offered["people"]} == set(both.split(","))
    first = amina.send(reply, {}, action="back")
    saved = amina.send(amina.send(first, {"huddle_name": "Late"}, action="more"), {})
    assert "Takes part: amina and ben" in text(saved)
    assert "Time zone: Paris, France" in text(saved)


def test_the_lead_alone_where_there_is_one(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    card = ben.send(ben.say("huddle schedule"), {})  # nobody leads yet
    amina.press(amina.say("hi"), "I run the huddle")
    not_yours = "Only the team’s lead can do that: please ask amina. To lead it yourself, say team."
    assert text(ben.say("huddle schedule")) == not_yours
    for label in ("Change", "Pause", "Delete"):
        assert text(ben.press(card, label)) == not_yours
    seen = ben.press(ben.say("huddle list"), "Open")
    assert list(buttons(shown(seen))) == ["Start now", "Sheet to print"]
    assert "Led by: amina" in text(seen)
    assert text(amina.press(card, "Pause")).count("Paused") == 1


def test_nobody_of_another_team_sees_or_changes_it(world: World) -> None:
    amina, cara = world.person("amina", "Ward 7"), world.person("cara", "Ward 8")
    card = shown(amina.send(amina.say("huddle schedule"), {}))
    assert text(cara.say("huddle list")) == "Ward 8 has no huddle that comes again yet."
    for label in ("Change", "Pause", "Delete"):
        assert text(cara.press(card, label)).startswith("I can’t find that.")
    here = team_of(amina)
    for intent in (SaveSeries(team=here, huddle_name="Mine"), ScheduleSame(team=here, at="08:25")):
        assert text(cara.press_intent(encode(intent))).startswith("That is for members of the team.")
    assert text(amina.say("huddle list")).count("•") == 1


HOSTILE: list[tuple[dict[str, str], str]] = [
    ({"zone": "Mars/Olympus"}, "I don’t know the time zone “Mars/Olympus”."),
    ({"zone": "../../etc/passwd"}, "I don’t know the time zone"),
    ({"region": "Atlantis"}, "That button is from an earlier version"),
    ({"times": "x" * 3000}, "I can’t read"),
    ({"days": "7"}, "That button is from an earlier version"),
    ({"days": ""}, "Please tick at least one day."),
    ({"rhythm": "hourly"}, "That button is from an earlier version"),
    ({"way": "dance"}, "That button is from an earlier version"),
    ({"first_day": "soon"}, "I can’t read “soon” as a day."),
    ({"window": "1e9"}, "Please write a whole number from 5 to 10,080."),
    ({"window": "nan"}, "Please write a whole number from 5 to 10,080."),
    ({"reminder": "ten"}, "Please write a whole number from 0 to 1,440."),
    ({"reminder": "inf"}, "Please write a whole number from 0 to 1,440."),
    ({"people": "nobody"}, "That button is from an earlier version"),
    ({"huddle_name": "x" * 200}, "That is 200 characters, and I can keep 80"),
]


@pytest.mark.parametrize(("fields", "error"), HOSTILE)
def test_what_no_form_sends_is_refused(world: World, fields: dict[str, str], error: str) -> None:
    amina = world.person("amina", "Ward 7")
    intent = SaveSeries(team=team_of(amina), answered=tuple(fields), **fields)  # type: ignore[arg-type]
    assert text(amina.press_intent(encode(intent))).startswith(error)
    assert text(amina.say("huddle list")) == "Ward 7 has no huddle that comes again yet."


def test_somebody_who_is_no_colleague(world: World) -> None:
    amina, cara = world.person("amina", "Ward 7"), world.person("cara", "Ward 8")
    cara.say("hi")
    stranger = known(world, cara).person.id
    either: list[dict[str, Any]] = [{"lead": stranger}, {"people": stranger}]
    for fields in either:
        intent = SaveSeries(team=team_of(amina), answered=tuple(fields), **fields)
        assert text(amina.press_intent(encode(intent))).startswith("cara is not in this team any more.")


def test_a_huddle_whose_lead_has_left_can_still_be_changed(world: World) -> None:
    amina, cara = world.person("amina", "Ward 7"), world.person("cara", "Ward 8")
    cara.say("hi")
    scheduled(world, amina)
    with unit_of(world, amina) as unit:
        plan = unit.series.get("S-1").plan
        gone: Any = {
            "lead": known(world, cara).person.id,
            "people": (known(world, amina).person.id, PersonId("f" * 16)),
        }
        unit.series.save("S-1", type(plan)(**{**vars(plan), **gone}), world.clock.now())
        unit.commit()
    form = amina.press(amina.press(amina.say("huddle list"), "Open"), "Change")
    assert "Takes part: amina" in text(amina.send(form, {"times": "09:00"}))
    assert kept(world, amina).plan.lead is None


def test_patients_names_are_kept_out_and_the_form_comes_back(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = amina.send(amina.say("huddle schedule"), {"huddle_name": "About 999 398 2598", "times": "14:00"})
    assert text(warned).startswith("Not saved.")
    form = amina.press(warned, "Edit")
    assert answers_in(opened(form))["times"] == "14:00"
    assert text(amina.send(form, {"huddle_name": "Late"})).startswith("Late: weekdays 14:00")
