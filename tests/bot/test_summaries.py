"""What everybody sees of the answers, and what becomes of one: a learning, an action, a concern passed up."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.intents import ActFromAnswer, AnswerHuddle, LearnFromAnswer, PassUpAnswer, ShowSummary, UseAnswer
from bot.answers.summary import MOST_CHARACTERS, MOST_LINES, Line, pages
from bot.chat.card import Items
from bot.chat.intent import encode
from bot.chat.outbox import Post
from bot.chat.spans import Plain, plain
from bot.chat.timers import Timer
from bot.huddles.model import Status, summary_key
from bot.ports import Store
from bot.questions.model import Becomes, Kind, Question
from bot.series.intents import KeepSeries
from tests.bot.answering import Ward
from tests.talk import answers_in, buttons, opened, shown, text

WORRIES = Question("worries", "Today’s worries", becomes=Becomes.CONCERN)
PLANS = Question("plans", "What will you do?", becomes=Becomes.ACTION)
DECIDED = Question("decided", "What did you decide?", Kind.SHORT, becomes=Becomes.DECISION)
SHORT_STAFFED = "Two staff short, late shift"
LANYARD = "Key on a red lanyard"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def test_by_question_no_name_is_shown(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, PLANS, DECIDED)
    form = opened(ward.press(ward.amina, AnswerHuddle(huddle.ref)))
    assert form.fields[0].hint == "Your answers are shown to the team without names."
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED, plans="Call the bank")
    ward.answer(ward.ben, huddle, worries="Scanner missing", decided="Scanner stays in bay 2")
    huddle = ward.turns(huddle, Status.CLOSED)
    assert text(ward.summary(ward.cara, huddle)) == (
        "Ward 7 huddle, 26 Nov 2029: what was said\n"
        "2 took part · 1 decision · 2 concerns · 1 action\n"
        "Today’s worries\n"
        f"• {SHORT_STAFFED}\n"
        "• Scanner missing\n"
        "What will you do?\n"
        "• Call the bank\n"
        "What did you decide?\n"
        "• Scanner stays in bay 2"
    )


def test_by_person_the_form_says_so_beforehand(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, PLANS, series=ward.series(by_person=True))
    form = opened(ward.press(ward.amina, AnswerHuddle(huddle.ref)))
    assert form.fields[0].hint == "Your answers are shown with your name."
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED, plans="Call the bank")
    ward.answer(ward.ben, huddle, worries="Scanner missing")
    assert text(ward.summary(ward.cara, huddle)).splitlines()[2:] == [
        "amina",
        f"• Today’s worries: {SHORT_STAFFED}",
        "• What will you do? Call the bank",
        "ben",
        "• Today’s worries: Scanner missing",
    ]


def test_who_was_promised_no_name_gets_none_when_the_lead_changes_that(ward: Ward) -> None:
    series = ward.series()
    huddle = ward.huddle(WORRIES, series=series)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    begun_before = ward.press(ward.cara, AnswerHuddle(huddle.ref))
    ward.change(series, by_person=True)
    ward.answer(ward.ben, huddle, worries="Scanner missing")
    ward.cara.send(begun_before, {"q-worries": "Nothing"})
    assert text(ward.summary(ward.cara, huddle)).splitlines()[2:] == [
        "ben",
        "• Today’s worries: Scanner missing",
        "Without names",
        f"• Today’s worries: {SHORT_STAFFED}",
        "• Today’s worries: Nothing",
    ]
    ward.change(series, by_person=False)
    assert "ben" not in text(ward.summary(ward.cara, huddle))


def test_nobody_is_blamed_where_nobody_answered(ward: Ward) -> None:
    huddle = ward.turns(ward.huddle(WORRIES), Status.CLOSED)
    summary = ward.summary(ward.cara, huddle)
    assert text(summary) == "Ward 7 huddle, 26 Nov 2029: what was said\nNobody had time today."
    assert list(buttons(shown(summary))) == ["Add learning", "Answer late"]


@pytest.mark.parametrize("status", [Status.PLANNED, Status.OPEN])
def test_there_is_no_summary_before_all_answers_are_in(ward: Ward, status: Status) -> None:
    huddle = ward.huddle(WORRIES, day=1, status=status)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    assert text(ward.press(ward.ben, ShowSummary(huddle.ref))).startswith("I can’t find that.")


def test_what_is_long_stands_on_several_pages(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, PLANS, DECIDED)
    for who in (ward.amina, ward.ben, ward.cara):
        ward.answer(who, huddle, worries="w" * 3000, plans="p" * 3000)
    first = ward.summary(ward.amina, huddle)
    assert text(first).count("w" * 3000) == 3
    assert "p" * 3000 not in text(first)
    rest = ward.amina.press(first, "Show the rest")
    assert text(rest).count("p" * 3000) == 3
    assert "took part" not in text(rest)
    assert "Show the rest" not in buttons(shown(rest))
    assert text(ward.summary(ward.amina, huddle, 2)).startswith("That button is from an earlier version")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3000)), max_size=120))
def test_every_line_stands_on_one_page_and_no_page_is_too_long(drawn: list[tuple[int, int]]) -> None:
    lines = [Line(f"{heading}" * 9, (Plain("x" * length),)) for heading, length in drawn]
    found = pages(lines)
    assert [line for page in found for line in page] == lines
    for page in found:
        headings = {index for index, line in enumerate(page) if not index or page[index - 1].heading != line.heading}
        assert len(page) + len(headings) <= MOST_LINES
        assert sum(len(plain(line.text)) for line in page) + 9 * len(headings) <= MOST_CHARACTERS
    assert all(found[:-1])


def test_an_answer_becomes_a_learning(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=LANYARD)
    used = ward.ben.press(ward.summary(ward.ben, huddle), "Use this")
    assert text(used) == f"Today’s worries\n“{LANYARD}”"
    assert list(buttons(shown(used))) == ["Add learning", "Make an action", "Pass up", "Start a small test"]
    form = ward.ben.press(used, "Add learning")
    assert answers_in(opened(form))["learned"] == LANYARD
    assert text(ward.ben.send(form, {})).startswith(f"Saved for Ward 7\n“{LANYARD}”")
    with ward.writing() as unit:
        assert [each.content.learned for each in unit.learning.about(huddle.ref)] == [LANYARD]


def test_an_answer_becomes_a_small_test(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=LANYARD)
    used = ward.ben.press(ward.summary(ward.ben, huddle), "Use this")
    form = ward.ben.press(used, "Start a small test")
    assert answers_in(opened(form))["trying"] == LANYARD
    assert text(ward.ben.send(form, {})).startswith(f"Test C-1 ready.\n“{LANYARD}”")
    with ward.writing() as unit:
        assert [each.plan.trying for each in unit.cycles.about(huddle.ref)] == [LANYARD]


def test_an_answer_becomes_an_action(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=LANYARD)
    ward.closes(huddle)
    form = ward.press(ward.ben, ActFromAnswer(huddle.ref, 1, "worries"))
    ward.ben.send(form, {"text": "Order red lanyards", "owner": ward.id(ward.ben)})
    summary = text(ward.summary(ward.cara, huddle))
    assert "1 took part · 1 concern · 1 action" in summary
    assert "Actions\n• A-1 Order red lanyards → ben" in summary


def test_an_answer_that_is_passed_up_is_one_concern(ward: Ward) -> None:
    ward.person("sue", "Site huddle")
    with ward.writing() as unit:
        site = unit.people.team_called("Site huddle")
        assert site is not None
        unit.people.set_site(ward.team, site.id)
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    ward.closes(huddle)
    form = ward.press(ward.ben, PassUpAnswer(huddle.ref, 1, "worries"))
    assert answers_in(opened(form))["text"] == SHORT_STAFFED
    ward.ben.send(form, {})
    with ward.writing() as unit:
        (concern,) = unit.concerns.about(huddle.ref)
    assert (concern.text, concern.site, concern.raised_by) == (SHORT_STAFFED, site.id, None)
    assert "1 concern\n" in text(ward.summary(ward.cara, huddle))


def test_an_answer_too_long_for_a_line_is_shortened_in_the_form_where_it_is_read(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries="w" * 3000)
    ward.closes(huddle)
    for intent in (ActFromAnswer, PassUpAnswer):
        assert answers_in(opened(ward.press(ward.ben, intent(huddle.ref, 1, "worries"))))["text"] == "w" * 499 + "…"
    learned = answers_in(opened(ward.press(ward.ben, LearnFromAnswer(huddle.ref, 1, "worries"))))["learned"]
    assert learned == "w" * 3000


@pytest.mark.parametrize(("number", "question"), [(0, "worries"), (2, "worries"), (1, "plans"), (1, "x" * 99)])
def test_an_answer_that_is_not_there_is_not_found(ward: Ward, number: int, question: str) -> None:
    huddle = ward.huddle(WORRIES, PLANS)
    ward.answer(ward.amina, huddle, worries=LANYARD)
    ward.closes(huddle)
    for intent in (UseAnswer, LearnFromAnswer, ActFromAnswer, PassUpAnswer):
        assert text(ward.press(ward.ben, intent(huddle.ref, number, question))).startswith("I can’t find that.")


def test_no_button_says_whose_answer_it_is_or_what_it_says(ward: Ward) -> None:
    """What a button carries is seen by whoever looks into a page."""
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    card = shown(ward.summary(ward.ben, huddle))
    carried = [
        encode(item.button.intent)
        for each in card.elements
        if isinstance(each, Items)
        for item in each.items
        if item.button
    ]
    assert len(carried) == 1
    assert not any(SHORT_STAFFED in each or ward.id(ward.amina) in each for each in carried)


def test_a_late_answer_is_added_to_the_summary_where_it_stands(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    huddle = ward.turns(huddle, Status.CLOSED)
    with ward.writing() as unit:
        place = unit.people.place_of(ward.team)
        post = Post(encode(ShowSummary(huddle.ref)), summary_key(huddle.ref, 0), place=place)
        unit.outbox.post_many([post], ward.now)
    ward.time_passes()
    (summary,) = (each for each in ward.messenger.posted if "what was said" in each.text)
    ward.answer(ward.ben, huddle, worries="Scanner missing")
    ward.at(ward.now + timedelta(seconds=10))
    ward.time_passes()
    ((message, now),) = ward.messenger.updates
    assert message == summary.id
    assert "• Scanner missing (added later)" in now
    assert "2 took part" in now


def test_a_day_from_the_card_in_the_channel_to_the_summary_under_it(ward: Ward) -> None:
    series = ward.series(nudges=True, window=240)
    with ward.writing() as unit:
        at = ward.now + timedelta(days=1)
        unit.timers.set(
            Timer(f"series {series.ref}", encode(KeepSeries(series.ref)), at - timedelta(minutes=10), series.team)
        )
    ward.at(at - timedelta(minutes=10))
    assert ward.time_passes() == []
    ward.at(at + timedelta(seconds=1))
    ward.time_passes()
    (card,) = ward.messenger.posted
    with ward.writing() as unit:
        (huddle,) = unit.huddles.now_of(ward.team)
    for who in (ward.amina, ward.ben):
        ward.answer(who, huddle, today=f"{SHORT_STAFFED}, says {who.where.person_name}")
    ward.at(at + timedelta(hours=3, minutes=30, seconds=1))
    assert ward.time_passes() == ["cara: Open for you today"]
    assert "2 " in ward.messenger.updates[-1][1]
    ward.at(at + timedelta(hours=4, seconds=1))
    ward.time_passes()
    summary = ward.messenger.posted[-1]
    assert summary.under == card.id
    assert "2 took part · 2 concerns" in summary.text
    assert "cara" not in summary.text
