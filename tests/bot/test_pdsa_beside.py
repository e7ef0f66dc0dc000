"""Small tests where people meet them besides: on a measure's chart, on a huddle's card; and the coach in private."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.chat.card import Chart, plain_text
from bot.chat.form import ChoiceField
from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.measures.intents import ShowChart
from bot.measures.model import Plan, Value
from bot.pdsa.beside import LONGEST_MARK
from bot.pdsa.intents import PostTest
from bot.pdsa.model import Stage
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.testing import STUDIED, acted, begun, done, guessed, planned, studied
from tests.talk import Talk, opened, shown, text

DAY = timedelta(days=1)
GUESS = "Write a guess before you start: in a published study only about 1 in 8 tests had one."


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.lead("amina")


def measured(ward: Ward, who: Talk) -> str:
    """A measure with a value for each day of the two weeks before and after."""
    with ward.store.write(asker(ward.known(who))) as unit:
        measure = unit.measures.add(ward.team_of(who), Plan("Minutes to find the key"), None, ward.clock.moment)
        days = [ward.clock.moment.date() + number * DAY for number in range(-14, 1)]
        unit.measures.put(measure.ref, [Value(day, float(day.day % 7), recorded=ward.clock.moment) for day in days])
        unit.commit()
    return measure.ref


def link(ward: Ward, who: Talk, ref: str, measure: str) -> None:
    with ward.store.write(asker(ward.known(who))) as unit:
        cycle = unit.cycles.get(ref)
        assert unit.cycles.save(replace(cycle, plan=replace(cycle.plan, measure=measure)), Stage.PLAN)
        unit.commit()


def chart(who: Talk, measure: str) -> Chart:
    card = shown(who.press_intent(encode(ShowChart(measure))))
    return next(element for element in card.elements if isinstance(element, Chart))


def test_a_test_is_a_mark_on_the_day_on_which_it_began_for_whoever_looks(ward: Ward, amina: Talk) -> None:
    measure = measured(ward, amina)
    for ref, trying in (("C-1", "Key on a hook by the sink where everybody passes"), ("C-2", "Never started")):
        planned(amina, trying)
        link(ward, amina, ref, measure)
    assert chart(amina, measure).marks == ()
    begun(amina)
    (mark,) = chart(amina, measure).marks
    assert chart(amina, measure).days[mark.at] == date(2026, 11, 23)
    assert mark.label == "C-1 Key on a hook by the sink where everybody…"
    assert len(mark.label) <= LONGEST_MARK
    assert chart(ward.person("ben"), measure).marks == (mark,)


def test_what_goes_on_stands_on_the_huddle_s_card_and_changes_with_it(ward: Ward, amina: Talk) -> None:
    planned(amina, "Key on a hook")
    planned(amina, "Two clocks")
    begun(amina)
    amina.say("huddle start")
    ward.go()
    assert "Small tests going on\n• C-1 Key on a hook" in plain_text(ward.card())
    assert "Two clocks" not in plain_text(ward.card())
    done(amina)
    ward.until(ward.clock.moment + timedelta(seconds=10))
    assert "Small tests" not in plain_text(ward.card())


def test_what_is_to_be_done_because_of_it_stands_on_its_card(ward: Ward, amina: Talk) -> None:
    planned(amina, "Key on a hook")
    amina.press_intent(encode(PostTest("C-1")))
    ward.go()
    for number in range(1, 8):
        form = amina.press(amina.press(amina.say("pdsa C-1"), "More"), "Add action")
        saved = amina.send(form, {"text": f"Order hook {number}", "due": "2026-11-27"})
        assert f"“Order hook {number}”" in text(saved)
    amina.say("action done A-2")
    ward.until(ward.clock.moment + timedelta(seconds=10))
    for card, day in ((shown(amina.say("pdsa C-1")), "Fri"), (ward.card(), "27 Nov 2026")):
        told = plain_text(card)
        assert f"To do because of it\n• A-1 Order hook 1, due {day}\n• A-3 Order hook 3, due {day}\n" in told
        assert "• and 2 more" in told
        assert "A-2" not in told
    assert "“Order hook 1”" in text(amina.press(ward.card(), "See", visible=True))
    for number in range(3, 8):
        amina.say(f"action done A-{number}")
    assert "• A-1 Order hook 1, due Fri\n• A-2 Order hook 2 (done)\n" in text(amina.say("pdsa C-1"))


def test_the_coach_speaks_at_the_right_moments_and_to_nobody_else(ward: Ward, amina: Talk) -> None:
    assert GUESS in text(planned(amina, "Key on a hook", guess="Not sure"))
    assert GUESS not in text(guessed(amina, "Found at once"))
    begun(amina)
    assert "Hold each guess beside what happened." in text(done(amina))
    assert "Once with one person is a good start." in text(studied(amina))
    assert "Once with one person is a good start." in text(acted(amina))
    amina.send(amina.say("pdsa next C-1"), {"guess": "Found at once by anybody"})
    assert "Once with one person" not in text(amina.say("pdsa C-1"))
    amina.press_intent(encode(PostTest("C-1")))
    ward.go()
    posted = [card for card in ward.channel() if "C-1" in plain_text(card)]
    assert posted
    assert not any("good start" in plain_text(card) for card in posted)


def test_a_stopped_test_is_not_coached(amina: Talk) -> None:
    planned(amina, "Printout by the bed")
    begun(amina)
    done(amina)
    studied(amina, **{**STUDIED, "matched-0": "no"})
    reply = acted(amina, answers={"decision": "abandon", "why": "Nobody read it"})
    assert "Not everything went" not in text(reply)


def test_what_is_over_stays_chosen_in_its_form(ward: Ward, amina: Talk) -> None:
    for name in ("Trolley key", "Clocks"):
        amina.send(amina.say("project start"), {"called": name})
        amina.send(amina.say(f"measure add {name}"), {"shape": "count"})
    amina.send(amina.send(amina.say("pdsa start A hook"), {}, "more"), {"project": "P-1", "measure": "M-1"})
    amina.press(amina.say("measure delete M-1"), "Delete")
    amina.press(amina.say("project P-1"), "Finish")
    form = opened(amina.send(amina.say("pdsa edit C-1"), {}, "more"))
    offered = {each.name: (each.value, each.options) for each in form.fields if isinstance(each, ChoiceField)}
    for name, ref, label in (("project", "P-1", "Trolley key"), ("measure", "M-1", "Trolley key")):
        value, options = offered[name]
        assert value == ref
        assert (ref, label) in options
