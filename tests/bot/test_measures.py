"""Measures and their values as their people record them."""

from datetime import timedelta

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Invalid
from bot.chat.turn import asker
from bot.measures.model import MOST_OF_TEAM, Plan
from bot.measures.value_intents import CorrectValue
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, PERCENTAGE, items, measure, values
from tests.talk import Talk, answers_in, buttons, opened, shown, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store, FRIDAY)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.person("amina")


def test_a_measure_needs_a_name_and_a_kind_of_number(amina: Talk) -> None:
    assert text(amina.say("measures")) == "Ward 7 measures nothing yet."
    added = measure(amina, "Falls", direction="decrease", target="2")
    assert text(added).splitlines() == [
        "Falls · Ward 7",
        "No values yet. Say: measure Falls 12",
        "Purpose: Outcome: does it get better for patients?",
        "Target: 2",
        "Better: Lower is better",
        "M-1 · Seen by: your team",
    ]


def test_one_line_records_a_value(amina: Talk) -> None:
    measure(amina, "Falls")
    saved = amina.say("measure falls 3")
    assert text(saved).splitlines()[:2] == ["Saved for Ward 7: Falls", "20 Nov 3"]
    amina.say("measure FALLS: 1,250 on 2026-11-03 - two agency staff")
    amina.say("measure M-1 4 yesterday")
    amina.say("measure falls 5 on Monday")
    assert values(amina, "M-1") == ["20 Nov 3", "19 Nov 4", "16 Nov 5", "3 Nov 1,250, two agency staff"]
    assert items(amina.say("measures")) == ["M-1 Falls: 3 on 20 Nov · Too few points to tell yet (4 of 10)."]


def test_a_percentage_is_so_many_out_of_so_many(amina: Talk) -> None:
    measure(amina, "Hand hygiene", **PERCENTAGE)
    amina.say("measure hand hygiene 12/15")
    amina.say("measure hand hygiene 11 of 12 yesterday")
    assert values(amina, "M-1") == ["20 Nov 12/15 (80%)", "19 Nov 11/12 (91.7%)"]
    assert "Target: 95%" in text(amina.say("measure M-1"))


def test_the_longest_name_wins(amina: Talk) -> None:
    for name in ("Falls", "Falls at night", "Falls at night, Ward 7"):
        measure(amina, name)
    amina.say("measure falls at night 2")
    amina.say("measure falls at night, ward 7 3")
    amina.say("measure falls 4")
    assert [values(amina, ref) for ref in ("M-1", "M-2", "M-3")] == [["20 Nov 4"], ["20 Nov 2"], ["20 Nov 3"]]


def test_the_first_words_of_a_long_name_are_one_press(amina: Talk) -> None:
    measure(amina, "Bell minutes", shape="continuous")
    measure(amina, "Minutes to find the key", shape="continuous")
    asked = amina.say("measure minutes 4")
    assert text(asked).startswith("Did you mean one of these?")
    assert next(iter(buttons(shown(asked)))) == "Minutes to find the key"
    assert "20 Nov 4" in text(amina.press(asked, "Minutes to find the key"))


def test_a_slip_in_the_name_is_one_press(amina: Talk) -> None:
    measure(amina, "Hand hygiene", **PERCENTAGE)
    asked = amina.say("measure hand hygeine 12/15 on Monday - busy")
    assert text(asked).splitlines()[:2] == ["Did you mean one of these?", "“hand hygeine 12/15 on Monday - busy”"]
    assert values(amina, "M-1") == []
    assert text(amina.press(asked, "Hand hygiene")).startswith("Saved for Ward 7: Hand hygiene")
    assert values(amina, "M-1") == ["16 Nov 12/15 (80%), busy"]


def test_yesterday_is_the_day_before_it_was_said(amina: Talk, ward: Ward) -> None:
    measure(amina, "Falls")
    near, new = amina.say("measure fals 3 yesterday"), amina.say("measure beds lost 4 yesterday")
    ward.clock.moment += timedelta(hours=11)
    amina.send(amina.press(new, "Add this measure"), {"shape": "count"})
    ward.clock.moment += timedelta(days=4)
    amina.press(near, "Falls")
    assert values(amina, "M-1") == ["19 Nov 3"]
    assert values(amina, "M-2") == ["19 Nov 4"]


def test_a_name_that_is_not_known_becomes_a_measure_with_its_value(amina: Talk) -> None:
    asked = amina.say("measure Bed days lost 3 yesterday")
    assert text(asked).startswith("I don’t know that measure yet.\n“Bed days lost 3 yesterday”")
    form = amina.press(asked, "Add this measure")
    assert answers_in(opened(form))["called"] == "Bed days lost"
    assert text(amina.send(form, {"shape": "count"})).startswith("Saved for Ward 7: Bed days lost\n19 Nov 3")


def test_an_unknown_name_may_have_meant_a_measure_that_is_there(amina: Talk) -> None:
    measure(amina, "Falls")
    form = amina.press(amina.say("measure tumbles 3 on Monday"), "Choose the measure")
    assert answers_in(opened(form))["values"] == "3 on Monday"
    amina.send(form, {"measure": "M-1"})
    assert values(amina, "M-1") == ["16 Nov 3"]


def test_what_cannot_be_read_is_kept_in_the_form(amina: Talk) -> None:
    measure(amina, "Falls")
    asked = amina.say("measure falls three or so")
    assert text(asked).splitlines() == [
        "Not saved yet: Falls",
        "“three or so”",
        "I can’t read “three or so” as a number. Try: 12, 12/15, 1,250 or 3.5.",
    ]
    form = amina.press(asked, "Write it again")
    assert answers_in(opened(form))["values"] == "three or so"
    amina.send(form, {"values": "3"})
    assert values(amina, "M-1") == ["20 Nov 3"]
    assert answers_in(opened(amina.press(amina.say("measures"), "Record")))["values"] == ""


@pytest.mark.parametrize(
    ("shape", "said", "why"),
    [
        ("percentage", "17/15", "17 of 15 is more than all."),
        ("percentage", "0/0", "0 of 0: out of none there is nothing to count."),
        ("percentage", "80%", "Please give how many out of how many, such as 12/15"),
        ("percentage", "12", "12 out of how many?"),
        ("percentage", "12/15 (90%)", "12 of 15 is not 90%."),
        ("percentage", "4/5 3/11", "Is that 4/5 on 3 Nov 2026, or 3/11 on 4 May 2026?"),
        ("count", "3 Nov 12", "Is that 3 on 12 Nov 2026, or 12 on 3 Nov 2026?"),
        ("percentage", "1.5/15", "1.5 of 15 is not whole"),
        ("rate", "3", "3 in how many?"),
        ("rate", "3/-4", "3 of -4: out of none"),
        ("count", "-3", "-3 is below 0"),
        ("count", "12/15", "12 of 15 are two numbers"),
        ("count", "3.5", "3.5 is not whole"),
        ("count", "1e400", "I can’t read “1e400” as a number."),
        ("count", "nan", "I can’t read “nan” as a number."),
        ("count", "inf", "I can’t read “inf” as a number."),
        ("count", "9999999999999", "9999999999999 is larger than any number"),
        ("count", "3 on 2026-11-21", "21 Nov 2026 is still to come."),
        ("count", "3 on 31 February", "There is no such day as 31 February."),
        ("count", "3 on someday", "I can’t read “someday” as a day."),
        ("between", "-1", "-1 is below 0"),
        ("bundle", "16/15", "16 of 15 is more than all."),
    ],
)
def test_bad_values_are_named_and_nothing_is_saved(amina: Talk, shape: str, said: str, why: str) -> None:
    measure(amina, "Number", shape=shape)
    asked = text(amina.say(f"measure number {said}"))
    assert asked.splitlines()[:2] == ["Not saved yet: Number", f"“{said}”"]
    assert asked.splitlines()[2].startswith(why)
    assert values(amina, "M-1") == []


def test_a_day_has_one_value_and_another_is_asked_about(amina: Talk) -> None:
    measure(amina, "Falls")
    amina.say("measure falls 3")
    assert text(amina.say("measure falls 3")).startswith("Saved")  # the same once more is no fault
    asked = amina.say("measure falls 4 - recounted")
    assert text(asked) == "Falls has a value on that day already\n• 20 Nov has 3; you wrote 4"
    assert values(amina, "M-1") == ["20 Nov 3"]
    amina.press(asked, "Keep 3")
    assert values(amina, "M-1") == ["20 Nov 3"]
    asked = amina.say("measure falls 4 - recounted")
    assert text(amina.press(asked, "Change to 4")).splitlines()[1] == "20 Nov 4, recounted"
    assert values(amina, "M-1") == ["20 Nov 4, recounted"]


def test_a_correction_is_remembered(amina: Talk, ward: Ward) -> None:
    measure(amina, "Falls")
    saved = amina.say("measure falls 3 - at night")
    form = amina.press(saved, "Change")
    assert answers_in(opened(form)) == {"values": "3", "day": "2026-11-20", "note": "at night"}
    saved = amina.send(form, {"values": "5"})
    assert values(amina, "M-1") == ["20 Nov 5, at night"]
    amina.press(saved, "Take it out")
    assert values(amina, "M-1") == []
    amina.say("measure falls 6")
    history = amina.press(amina.press(amina.say("measure M-1"), "Change"), "Corrections")
    assert text(history).splitlines()[1:] == [
        "Corrections",
        "Day | Was | Then",
        "20 Nov 2026 | 5 | taken out on 20 Nov 2026",
        "20 Nov 2026 | 3 | changed on 20 Nov 2026",
    ]


def test_a_value_on_the_wrong_day_moves(amina: Talk) -> None:
    measure(amina, "Falls")
    form = amina.press(amina.say("measure falls 3"), "Change")
    amina.send(form, {"day": "2026-11-18"})
    assert values(amina, "M-1") == ["18 Nov 3"]


def test_what_waits_and_what_is_corrected_are_apart(amina: Talk) -> None:
    measure(amina, "Falls")
    saved = amina.say("measure falls 3")
    amina.say("measure falls 4 Nov x")
    form = amina.press(saved, "Change")
    assert answers_in(opened(form))["values"] == "3"
    amina.send(form, {"values": "3 Nov 5\n4 Nov 6", "day": ""})
    assert values(amina, "M-1") == ["20 Nov 3", "4 Nov 6", "3 Nov 5"]
    assert text(amina.press_intent(encode(CorrectValue("M-1", "2026-11-01")))).startswith("I can’t find")


def test_a_name_can_be_had_once_and_anybody_of_the_team_may_change_it(amina: Talk, ward: Ward) -> None:
    measure(amina, "Falls")
    amina.say("measure falls 3")
    refused = measure(amina, "FALLS")
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("Your team has a measure called “FALLS” already.")
    ben = ward.person("ben")
    ben.send(ben.say("measure edit M-1"), {"called": "Falls at night", "target": "1"})
    changed = text(amina.say("measure M-1"))
    assert changed.splitlines()[0] == "Falls at night · Ward 7"
    assert "Target: 1" in changed
    kept = ben.send(ben.say("measure edit M-1"), {"shape": "percentage"})
    assert isinstance(kept, Invalid)
    assert kept.errors[""].startswith("This measure has values already")


def test_a_change_at_the_first_step_keeps_the_rest(amina: Talk) -> None:
    more = {"definition": "Any fall, from the log", "often": "week", "purpose": "balancing"}
    added = measure(amina, "Falls", more)
    amina.send(amina.press(added, "Change"), {"called": "Fallen"})
    again = amina.send(amina.say("measure edit M-1"), {}, action="more")
    assert {name: answers_in(opened(again))[name] for name in more} == more


@pytest.mark.parametrize("target", ["low", "2 min"])
def test_a_target_that_is_no_number_is_named_at_its_field(amina: Talk, target: str) -> None:
    refused = measure(amina, "Falls", target=target)
    assert isinstance(refused, Invalid)
    assert refused.errors == {"target": "Please write the number alone, such as 95. Its unit goes below it."}


def test_what_is_asked_for_by_name_is_found(amina: Talk) -> None:
    measure(amina, "Falls")
    for words in (
        "measure Falls",
        "measure show falls",
        "measure delete falls",
        "measure edit fals",
        "measure show M-1",
    ):
        assert text(amina.say(words)).startswith("Falls · Ward 7"), words
    assert text(amina.say("measure delete beds")).startswith("What Ward 7 measures")


def test_a_team_has_forty_at_most(amina: Talk, ward: Ward) -> None:
    amina.say("hi")
    with ward.store.write(asker(ward.known(amina))) as unit:
        for number in range(MOST_OF_TEAM):
            unit.measures.add(ward.team_of(amina), Plan(f"Number {number}"), None, FRIDAY)
        unit.commit()
    refused = measure(amina, "One more")
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("Your team has 40 measures")
    amina.press(amina.say("measure delete M-3"), "Delete")
    assert "One more · Ward 7" in text(amina.send(refused, {}))


def test_deleted_it_says_so_and_comes_back_with_its_values(amina: Talk) -> None:
    measure(amina, "Falls")
    saved = amina.say("measure falls 3")
    asked = amina.say("measure delete M-1")
    assert text(asked) == "Delete Falls?\nIts one value goes with it. You can bring it back."
    gone = amina.press(asked, "Delete")
    assert text(gone) == "Falls · Ward 7\nDeleted on 20 Nov 2026. Its values are kept."
    assert items(amina.say("measures")) == []
    assert text(amina.press(saved, "Show chart")) == text(gone)
    form = amina.press(saved, "Change")
    refused = amina.send(form, {"values": "4"})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("Falls was deleted.")
    amina.press(gone, "Bring it back")
    assert values(amina, "M-1") == ["20 Nov 3"]
