"""Huddles answered by form: before, in time, late, and what becomes of the answers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.answers.intents import (
    AnswerHuddle,
    OnToday,
    SaveAnswers,
    SetAway,
    ShowAnswered,
    ShowHabits,
    SkipToday,
    SwitchNudges,
    UseAnswer,
)
from bot.chat.reply import Invalid, OpenForm, ShowCard, To
from bot.huddles.model import Status
from bot.ports import Store
from bot.questions.model import Kind, Question
from bot.series.model import Way
from tests.bot.answering import MONDAY, Ward
from tests.talk import answers_in, buttons, opened, shown, text

BAYS = Question("bays", "Free bays", Kind.NUMBER, from_last=True)
NURSE = Question("nurse", "Nurse in charge", Kind.PERSON, from_last=True)
WORRIES = Question("worries", "Today’s worries")
SHORT_STAFFED = "Two staff short, late shift"
THANKS = "Thank you. You can change your answers until the next huddle."


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def test_an_answer_and_what_the_person_sees_of_it(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, BAYS)
    reply = ward.answer(ward.amina, huddle, worries=SHORT_STAFFED, bays="3")
    assert text(reply) == f"{THANKS}\nToday’s worries: {SHORT_STAFFED}\nFree bays: 3"
    assert list(buttons(shown(reply))) == ["Change", "Away …"]
    assert answers_in(opened(ward.amina.press(reply, "Change"))) == {"q-worries": SHORT_STAFFED, "q-bays": "3"}
    assert answers_in(opened(ward.press(ward.ben, AnswerHuddle(huddle.ref)))) == {"q-worries": "", "q-bays": ""}


def test_a_change_replaces_the_answer(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, BAYS)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED, bays="3")
    ward.answer(ward.amina, huddle, worries="Sorted", bays="")
    summary = text(ward.summary(ward.ben, huddle))
    assert "• Sorted" in summary
    assert SHORT_STAFFED not in summary
    assert "1 took part" in summary


def test_the_evening_before_counts(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, day=1, status=Status.PLANNED)
    assert text(ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)).startswith(THANKS)
    assert "It came after" not in text(ward.press(ward.amina, ShowAnswered(huddle.ref)))
    ward.turns(huddle, Status.OPEN)
    assert f"• {SHORT_STAFFED}" in text(ward.summary(ward.ben, huddle))


def test_a_late_answer_is_added_until_the_next_huddle_has_opened(ward: Ward) -> None:
    series = ward.series()
    first = ward.huddle(WORRIES, series=series)
    ward.answer(ward.ben, first, worries="In time")
    first = ward.turns(first, Status.CLOSED)
    late = ward.answer(ward.amina, first, worries=SHORT_STAFFED)
    assert "It came after the huddle, and is added to its summary." in text(late)
    ward.answer(ward.ben, first, worries="In time, and changed")
    summary = text(ward.summary(ward.cara, first))
    assert f"• {SHORT_STAFFED} (added later)" in summary
    assert "• In time, and changed\n" in summary
    second = ward.huddle(WORRIES, series=series, day=1, status=Status.PLANNED)
    assert isinstance(ward.press(ward.amina, AnswerHuddle(first.ref)), OpenForm)
    ward.turns(second, Status.OPEN)
    assert text(ward.press(ward.amina, AnswerHuddle(first.ref))).startswith("This huddle takes no more answers.")


def test_a_huddle_that_was_called_off_ends_nothing(ward: Ward) -> None:
    series = ward.series()
    first = ward.turns(ward.huddle(WORRIES, series=series), Status.CLOSED)
    ward.huddle(WORRIES, series=series, day=1, status=Status.CANCELLED)
    assert isinstance(ward.press(ward.amina, AnswerHuddle(first.ref)), OpenForm)
    ward.huddle(WORRIES, series=series, day=2)
    assert isinstance(ward.press(ward.amina, AnswerHuddle(first.ref)), ShowCard)


def test_a_huddle_after_which_none_comes_takes_answers_for_a_week(ward: Ward) -> None:
    huddle = ward.turns(ward.huddle(WORRIES), Status.CLOSED)
    ward.at(MONDAY + timedelta(days=6))
    assert isinstance(ward.press(ward.amina, AnswerHuddle(huddle.ref)), OpenForm)
    ward.at(MONDAY + timedelta(days=8))
    assert isinstance(ward.press(ward.amina, AnswerHuddle(huddle.ref)), ShowCard)


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.MISSED])
def test_the_words_stay_in_the_form_of_a_huddle_that_is_over(ward: Ward, status: Status) -> None:
    huddle = ward.huddle(WORRIES, day=1, status=Status.PLANNED)
    form = ward.press(ward.amina, AnswerHuddle(huddle.ref))
    with ward.writing() as unit:
        assert unit.huddles.save((huddle, replace(huddle, status=status))) == (True,)
    refused = ward.amina.send(form, {"q-worries": SHORT_STAFFED})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("This huddle takes no more answers. Your words are still yours")
    assert answers_in(refused.form) == {"q-worries": SHORT_STAFFED}


def test_the_first_answer_may_come_late(ward: Ward) -> None:
    huddle = ward.turns(ward.huddle(WORRIES), Status.MISSED)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    with ward.writing() as unit:
        assert unit.huddles.get(huddle.ref).status is Status.CLOSED
        assert unit.answers.of(huddle.ref)[0].late
    assert SHORT_STAFFED in text(ward.summary(ward.ben, huddle))


def test_the_words_stay_in_the_form_of_a_huddle_that_is_gone(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, day=1, status=Status.PLANNED)
    form = ward.press(ward.amina, AnswerHuddle(huddle.ref))
    with ward.writing() as unit:
        unit.huddles.delete(huddle.ref)
    refused = ward.amina.send(form, {"q-worries": SHORT_STAFFED})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("I can’t find that.")
    assert answers_in(refused.form) == {"q-worries": SHORT_STAFFED}


def test_what_was_answered_last_is_filled_in_where_that_still_fits(ward: Ward) -> None:
    series = ward.series()
    first = ward.huddle(WORRIES, BAYS, NURSE, series=series)
    ben = ward.id(ward.ben)
    ward.answer(ward.amina, first, worries="Old news", bays="3", nurse=ben)
    second = ward.huddle(WORRIES, BAYS, NURSE, series=series, day=1)
    filled_in = answers_in(opened(ward.press(ward.amina, AnswerHuddle(second.ref))))
    assert filled_in == {"q-worries": "", "q-bays": "3", "q-nurse": ben}
    third = ward.huddle(
        Question("bays", "Which bay?", Kind.CHOICE, options=("A", "B"), from_last=True), series=series, day=2
    )
    assert answers_in(opened(ward.press(ward.amina, AnswerHuddle(third.ref)))) == {"q-bays": ""}


def test_a_form_without_any_answer_is_not_sent(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES, BAYS)
    refused = ward.answer(ward.amina, huddle, worries=" ")
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("Answer at least one question.")


def test_an_identifier_goes_back_to_the_same_form(ward: Ward) -> None:
    huddle = ward.huddle(BAYS, WORRIES)
    warning = ward.answer(ward.amina, huddle, bays="2", worries="Pt 999 398 2598 waits")
    assert text(warning).startswith("Not saved.")
    form = ward.amina.press(warning, "Edit")
    assert answers_in(opened(form)) == {"q-bays": "2", "q-worries": "Pt 999 398 2598 waits"}
    assert text(ward.amina.send(form, {"q-worries": "A patient waits"})).startswith(THANKS)
    again = ward.answer(ward.ben, huddle, worries="Pt 999 398 2598 waits")
    hidden = text(ward.ben.press(again, "Hide it and save"))
    assert "999" not in hidden
    assert "waits" in hidden
    assert "999" not in text(ward.summary(ward.cara, huddle))


@pytest.mark.parametrize(
    ("questions", "words"),
    [
        (("worries",), ()),
        (("worries", "worries"), ("a",)),
        (("nonsense",), ("words",)),
        (("bays",), ("many",)),
        ((), ()),
        (("worries",), (" ",)),
        (("__class__", "q-worries"), ("x", "y")),
    ],
)
def test_what_no_form_sends_is_refused(ward: Ward, questions: tuple[str, ...], words: tuple[str, ...]) -> None:
    huddle = ward.huddle(WORRIES, BAYS)
    refused = ward.press(ward.amina, SaveAnswers(huddle.ref, questions, words))
    assert text(refused).startswith("That button is from an earlier version")
    assert text(ward.press(ward.amina, ShowAnswered(huddle.ref))).startswith("I can’t find that.")


def test_questions_that_are_not_asked_are_left_out(ward: Ward) -> None:
    where = Question("where", "Where?", after="worries", answered="falls")
    huddle = ward.huddle(WORRIES, where)
    told = SaveAnswers(huddle.ref, ("worries", "where", "x" * 400), ("None", "Bay 3", "y"))
    assert text(ward.press(ward.amina, told)) == f"{THANKS}\nToday’s worries: None"


def test_a_second_press_saves_once(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    form = ward.press(ward.amina, AnswerHuddle(huddle.ref))
    first, second = (ward.amina.send(form, {"q-worries": SHORT_STAFFED}) for _ in range(2))
    assert text(first) == text(second)
    assert text(ward.summary(ward.ben, huddle)).count(SHORT_STAFFED) == 1


def test_who_skips_is_neither_counted_nor_named(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    skipped = ward.press(ward.ben, SkipToday(huddle.ref))
    assert text(skipped) == "Ward 7 huddle goes on without you today. Nobody sees who skips."
    assert text(ward.summary(ward.cara, huddle)).endswith("Nobody had time today.")
    ward.amina.send(ward.amina.press(skipped, "Answer"), {"q-worries": SHORT_STAFFED})
    assert "1 took part" in text(ward.summary(ward.cara, huddle))


def test_skipping_takes_no_words_away(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    assert text(ward.press(ward.amina, SkipToday(huddle.ref))).startswith(THANKS)
    assert SHORT_STAFFED in text(ward.summary(ward.ben, huddle))


def test_a_huddle_of_others_and_one_in_the_room_take_no_answers(ward: Ward) -> None:
    huddle, room = ward.huddle(WORRIES), ward.huddle(WORRIES, way=Way.ROOM)
    stranger, elsewhere = ward.person("zed", "Ward 9"), ward.person("zed", "Ward 7", organisation="other")
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    ward.closes(huddle)
    for who in (stranger, elsewhere):
        for intent in (
            AnswerHuddle(huddle.ref),
            SaveAnswers(huddle.ref, ("worries",), ("x",)),
            SkipToday(huddle.ref),
            ShowAnswered(huddle.ref),
            UseAnswer(huddle.ref, 1, "worries"),
        ):
            assert text(ward.press(who, intent)).startswith("I can’t find that.")
        assert text(ward.summary(who, huddle)).startswith("I can’t find that.")
    assert text(ward.press(ward.amina, AnswerHuddle(room.ref))).startswith("This huddle takes no more answers.")


def test_what_is_somebody_s_own_is_shown_to_them_alone(ward: Ward) -> None:
    """Also from the card in the channel, which has these buttons."""
    huddle = ward.huddle(WORRIES)
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    for intent in (ShowAnswered(huddle.ref), SkipToday(huddle.ref), OnToday(ward.team), ShowHabits()):
        reply = ward.press(ward.amina, intent, visible=True)
        assert isinstance(reply, ShowCard)
        assert (reply.to, reply.replaces) == (To.ASKER, False)
    for own in (SetAway(), SwitchNudges(on=True)):
        assert text(ward.press(ward.amina, own, visible=True)).startswith("I can’t find that.")


def test_harm_and_a_colleague_are_asked_about_afterwards(ward: Ward) -> None:
    huddle = ward.huddle(WORRIES)
    reply = text(ward.answer(ward.amina, huddle, worries="Bed 4, 82F, fell again"))
    assert "report it in your incident system too" in reply
    assert "Could this point to a patient or a colleague?" in reply


def test_which_huddle_to_answer(ward: Ward) -> None:
    none = ward.amina.say("huddle answer")
    assert text(none).startswith("Ward 7 has no huddle that takes written answers")
    assert list(buttons(shown(none))) == ["Schedule a huddle", "Start huddle"]
    ward.series(name="Evening round")
    huddle = ward.huddle(WORRIES, hours=4.5)
    listed = ward.amina.say("huddle answer")
    assert text(listed) == (
        "Ward 7: answer a huddle\n• Ward 7 huddle, open until 12:55\n• Evening round, opens tomorrow 08:25"
    )
    assert [item.intent for item in buttons(shown(listed)).values()] == [AnswerHuddle(huddle.ref)]
    assert text(ward.amina.say("huddle answer")) == text(listed)


def test_the_evening_before_the_next_one_stands_beside_what_is_answered(ward: Ward) -> None:
    series = ward.series()
    huddle = ward.huddle(WORRIES, series=series, hours=12)
    assert "opens" not in text(ward.amina.say("huddle answer"))
    ward.answer(ward.amina, huddle, worries=SHORT_STAFFED)
    listed = ward.amina.say("huddle answer")
    assert text(listed).splitlines()[1:] == [
        "• Ward 7 huddle, open until 20:25",
        "• Ward 7 huddle, opens tomorrow 08:25",
    ]
    assert list(buttons(shown(listed))) == ["Change", "Answer"]


def test_a_huddle_that_was_made_early_is_held_once(ward: Ward) -> None:
    series = ward.series()
    card = shown(ward.amina.say("huddle answer"))
    ward.amina.send(ward.amina.press(card, "Answer"), {"q-today": SHORT_STAFFED})
    with ward.writing() as unit:
        (huddle,) = unit.huddles.unopened([series.ref])
    ward.at(huddle.starts)
    ward.time_passes()
    with ward.writing() as unit:
        assert [each.status for each in unit.huddles.now_of(ward.team)] == [Status.OPEN]
    assert f"• {SHORT_STAFFED}" in text(ward.summary(ward.ben, huddle))
