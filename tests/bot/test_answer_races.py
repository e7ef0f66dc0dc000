"""Answers that come while their huddle ends, goes, or is moved: none is lost, and each is told of."""

from dataclasses import replace

import pytest

from bot.answers.intents import AnswerHuddle, AnswerNext, SaveAnswers, ShowSummary
from bot.chat.card import plain_text
from bot.chat.intent import Intent, encode
from bot.chat.reply import ShowCard
from bot.chat.turn import asker
from bot.huddles.intents import SetRoom
from bot.huddles.model import Huddle, Status
from bot.ports import Store
from bot.series.intents import ReallyDeleteSeries, SaveSeries
from storage.huddles import SqlHuddles
from tests.bot.huddling import Ward
from tests.bot.meanwhile import just_before, meanwhile, presses
from tests.patience import PATIENCE
from tests.talk import Talk, answers_in, opened, text

FORM = {"way": "form", "huddle_name": "Round"}
WORDS = "Short of staff"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def sister(ward: Ward) -> Talk:
    return ward.lead()


def answer(who: Talk, ref: str = "H-1") -> SaveAnswers:
    form = opened(who.press_intent(encode(AnswerHuddle(ref))))
    first = next(name for name in answers_in(form) if name.startswith("q-"))
    return SaveAnswers(ref, (first.removeprefix("q-"),), (WORDS,))


def huddle(ward: Ward, who: Talk, ref: str = "H-1") -> Huddle:
    with ward.store.read(asker(ward.known(who))) as unit:
        return unit.huddles.get(ref)


def pressed_while_it_ticks(ward: Ward, who: Talk, intent: Intent) -> None:
    meanwhile(
        ward.store,
        ward.clock,
        lambda app: replace(who, app=app).press_intent(encode(intent)),
        lambda: ward.app.tick(ward.clock.moment),
    )
    ward.go()


def test_the_first_answer_comes_while_it_closes_itself(ward: Ward, sister: Talk) -> None:
    ward.schedule(sister, FORM)
    ward.at("08:25")
    said = answer(sister)
    ward.clock.moment = huddle(ward, sister).ends
    pressed_while_it_ticks(ward, sister, said)
    assert huddle(ward, sister).status is Status.CLOSED
    (summary,) = [card for card in ward.channel() if isinstance(card.view, ShowSummary)]
    assert WORDS in plain_text(summary)


def test_it_closes_itself_while_the_first_answer_comes(ward: Ward, sister: Talk) -> None:
    """The answer is a late one then, with which it was held after all."""
    ward.schedule(sister, FORM)
    ward.at("08:25")
    said, end = answer(sister), huddle(ward, sister).ends
    ward.clock.moment = end
    meanwhile(ward.store, ward.clock, lambda app: app.tick(end), lambda: sister.press_intent(encode(said)))
    ward.go()
    assert huddle(ward, sister).status is Status.CLOSED
    (summary,) = [card for card in ward.channel() if isinstance(card.view, ShowSummary)]
    assert WORDS in plain_text(summary)


def test_people_are_counted_while_it_closes_itself(ward: Ward, sister: Talk) -> None:
    ward.schedule(sister, {"way": "room-by-itself"})
    ward.at("08:25")
    ward.clock.moment = ward.clock.moment.replace(hour=10)
    pressed_while_it_ticks(ward, sister, SetRoom("H-1", "7"))
    assert (huddle(ward, sister).status, huddle(ward, sister).in_room) == (Status.CLOSED, 7)


def test_answered_early_while_its_huddle_goes(ward: Ward, sister: Talk) -> None:
    """What was answered before its time is called off, and stays in the record."""
    ward.schedule(sister, FORM)
    sister.press_intent(encode(AnswerNext(ward.team_of(sister))))
    said = answer(sister)
    sister.press_intent(encode(ReallyDeleteSeries("S-1")))
    pressed_while_it_ticks(ward, sister, said)
    assert huddle(ward, sister).status is Status.CANCELLED
    with ward.store.read(asker(ward.known(sister))) as unit:
        (kept,) = unit.answers.of("H-1")
    assert list(kept.words.values()) == [WORDS]


def test_made_early_while_its_time_is_changed(ward: Ward, sister: Talk) -> None:
    ward.schedule(sister, FORM)
    later = SaveSeries(ref="S-1", times="09:00", answered=("times",))
    presses(ward, (sister, AnswerNext(ward.team_of(sister))), (sister, later))
    ward.go()
    assert huddle(ward, sister).starts.hour == 9


def test_its_time_is_changed_while_it_is_made_early(ward: Ward, sister: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was read as it had been, and is made after everything else was brought in line."""
    ward.schedule(sister, FORM)

    def change() -> None:
        sister.press_intent(encode(SaveSeries(ref="S-1", times="09:00", answered=("times",))))
        ward.go()

    changed = just_before(monkeypatch, ward.store, SqlHuddles, "add", change)
    sister.press_intent(encode(AnswerNext(ward.team_of(sister))))
    changed[0].result(PATIENCE)
    ward.go()
    assert huddle(ward, sister).starts.hour == 9


def test_whoever_is_thanked_has_answered(ward: Ward, sister: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answered early, after it was looked whether anybody had, and before the huddle goes."""
    ward.schedule(sister, FORM)
    sister.press_intent(encode(AnswerNext(ward.team_of(sister))))
    said = answer(sister)
    sister.press_intent(encode(ReallyDeleteSeries("S-1")))
    saving = just_before(monkeypatch, ward.store, SqlHuddles, "delete", lambda: sister.press_intent(encode(said)))
    ward.go()
    thanked = isinstance(reply := saving[0].result(PATIENCE), ShowCard) and text(reply).startswith("Thank you")
    with ward.store.read(asker(ward.known(sister))) as unit:
        assert bool(unit.answers.of("H-1")) == thanked, reply


def test_two_windows_answer_two_questions(ward: Ward, sister: Talk) -> None:
    """Either was opened before anything was answered; what is taken out on purpose is gone."""
    ward.schedule(sister, FORM)
    ward.at("08:25")
    one, other = (sister.press_intent(encode(AnswerHuddle("H-1"))) for _ in range(2))
    first, second = [name for name in answers_in(opened(one)) if name.startswith("q-")][:2]
    for form, field in ((one, first), (other, second)):
        assert text(sister.send(form, {field: WORDS})).startswith("Thank you")
    again = sister.press_intent(encode(AnswerHuddle("H-1")))
    said = answers_in(opened(again))
    assert (said[first], said[second]) == (WORDS, WORDS)
    sister.send(again, {first: ""})
    assert answers_in(opened(sister.press_intent(encode(AnswerHuddle("H-1")))))[first] == ""
