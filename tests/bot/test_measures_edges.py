"""Measures at their edges: strangers, the guard, care bundles, many of them, and odd lines."""

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.reply import Invalid
from bot.measures.intents import (
    ChangeDrawing,
    ChangeMeasure,
    PostChart,
    ReallyEndMeasure,
    ShowCorrections,
    TakeBackDrawing,
)
from bot.measures.value_intents import RecordKept, RecordLine, RecordValues, RemoveValue, ShowValue
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, items, measure, ref_in, values
from tests.talk import Talk, answers_in, buttons, opened, shown, text

DAY = "2026-11-20"
PRESSES = (
    RecordValues("M-1", "9"),
    RecordKept("M-1", correct=True),
    RemoveValue("M-1", DAY),
    ReallyEndMeasure("M-1"),
    PostChart("M-1"),
    ChangeMeasure(called="x", ref="M-1"),
    ChangeDrawing("M-1", kind="c"),
    TakeBackDrawing("M-1", "note", DAY),
    ShowValue("M-1", DAY),
    ShowCorrections("M-1"),
)


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store, FRIDAY)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.person("amina")


def test_nobody_else_sees_or_changes_it(amina: Talk, ward: Ward) -> None:
    measure(amina, "Falls")
    amina.say("measure falls 3")
    strangers = ward.person("dan", "Ward 9"), ward.person("eve", organisation="other")
    for stranger in strangers:
        for words in ("measure M-1", "measure chart M-1", "measure edit M-1", "measure delete M-1"):
            assert text(stranger.say(words)).startswith("I can’t find that.")
        for press in PRESSES:
            assert text(stranger.press_intent(encode(press))).startswith("I can’t find that."), press
        assert items(stranger.say("measures")) == []
    team = ward.team_of(amina)
    refused = strangers[0].press_intent(encode(RecordLine(team, "falls 9")))
    assert text(refused).startswith("That is for members")
    assert values(amina, "M-1") == ["20 Nov 3"]


def test_ten_on_a_page(amina: Talk) -> None:
    for number in range(12):
        measure(amina, f"Measure {number:02}")
    first = amina.say("measures")
    assert len(items(first)) == 10
    assert [line.split(":")[0] for line in items(amina.press(first, "More"))] == ["M-11 Measure 10", "M-12 Measure 11"]


def test_the_guard_reads_names_and_notes(amina: Talk) -> None:
    measure(amina, "Falls")
    warned = amina.say("measure falls 3 - Pt 999 398 2598")
    assert text(warned).startswith("Not saved.")
    amina.press(warned, "Hide it and save")
    assert values(amina, "M-1") == ["20 Nov 3, Pt ●●● ●●● ●●●●"]


def test_what_the_guard_sends_back_is_as_it_was_said(amina: Talk) -> None:
    measure(amina, "Falls")
    form = amina.press(amina.say("measure falls 3 - Pt 999 398 2598"), "Edit")
    assert answers_in(opened(form)) == {"measure": "", "values": "falls 3 - Pt 999 398 2598"}
    amina.send(form, {"values": "falls 3 - in bay 2"})
    assert values(amina, "M-1") == ["20 Nov 3, in bay 2"]
    form = amina.press(amina.say("measure falls 4 yesterday - Pt 999 398 2598"), "Edit")
    amina.send(form, {"values": "falls 4 yesterday", "measure": "M-1"})
    assert values(amina, "M-1")[1] == "19 Nov 4"


def test_a_care_bundle_has_its_elements_beside_it(amina: Talk) -> None:
    measure(amina, "Sepsis six", {"elements": "Cultures\nAntibiotics\n"}, shape="bundle")
    form = amina.press(amina.say("measure M-1"), "Record")
    assert [each.label for each in opened(form).fields] == ["Number", "Day", "Cultures", "Antibiotics", "Note"]
    refused = amina.send(form, {"values": "12/15", "element-0": "16/15"})
    assert isinstance(refused, Invalid)
    assert refused.errors[""] == "Cultures: I can’t read “16/15”. Write given of eligible, such as 14/15."
    saved = amina.send(form, {"values": "12/15", "element-0": "14/15", "element-1": "13/13"})
    amina.say("measure sepsis six 10/12 on Monday")
    chart = plain_text(shown(amina.press(saved, "Show chart")))
    assert "Cultures | 14/15 | 93.3%\nAntibiotics | 13/13 | 100%" in chart
    assert "Antibiotics: 13/13" in text(amina.press(amina.say("measure M-1"), "Change"))


def test_a_hostile_line_is_a_line(amina: Talk) -> None:
    measure(amina, "<b>Falls</b> & *co*")
    for words in ("(((", "\\d+", "a" * 2900, "🧑🏽‍⚕️ 3", "<b>falls</b> & *co* 3\n\n\n", "-", "1", "M-1", "m-1 m-1"):
        reply = amina.say(f"measure {words}")
        assert shown(reply).title, words
    assert values(amina, ref_in(amina.say("measure M-1"))) == ["20 Nov 3"]
    assert "Falls" not in buttons(shown(amina.say("measures")))
