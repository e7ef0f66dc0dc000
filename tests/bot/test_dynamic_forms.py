"""Forms whose questions are read from a record: asked to their end, and nothing that was typed is lost on the way."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, NoReturn

import pytest

from bot.chat.card import Card
from bot.chat.errors import NotFound, StoreAway
from bot.chat.form import Answers, FormSpec, PersonField, TextField
from bot.chat.intent import Intent, Words
from bot.chat.reply import Invalid, OpenForm, Reply, ShowCard
from bot.chat.spans import Plain
from bot.features import FORMS, HANDLERS, INTENTS, VIEWS
from bot.ports import Store
from bot.privacy import screening
from bot.questions.fields import as_words, field_name, fields_for, from_words
from bot.questions.model import Kind, Question
from tests.talk import SAY, Talk, World, answers_in, buttons, opened, shown, text

NUMBER = "999 398 2598"
QUESTIONS = (
    Question("free", "Is there a free bed?", Kind.YES_NO, required=True),
    Question("worry", "Any worries?"),
    Question("where", "Where?", Kind.SHORT, after="free", answered="yes"),
    Question("until", "Until when?", Kind.DATE, after="where"),
    Question("who", "Who told you?", Kind.PERSON),
)


@dataclass(frozen=True)
class Ask(Intent):
    name: ClassVar[str] = "test.ask"
    opens_form: ClassVar[bool] = True
    ref: str = "H-1"


@dataclass(frozen=True)
class Tell(Intent):
    name: ClassVar[str] = "test.tell"
    writes: ClassVar[bool] = True
    questions: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Told(Intent):
    name: ClassVar[str] = "test.told"


@dataclass
class Record:
    """What the questions are read from, and what was told of them."""

    told: list[dict[str, str]] = field(default_factory=list)
    gone: bool = False

    def questions(self, ask: Ask, answers: Answers, unit: Any, turn: Any) -> Any:
        if self.gone:
            raise NotFound
        people = unit.people.colleagues(turn.team.id)
        return fields_for(QUESTIONS, answers, date(2026, 11, 23), people, turn.say)

    def write(self, tell: Tell, unit: Any, turn: Any) -> Intent:
        self.told.append({key: from_words(words) for key, words in zip(tell.questions, tell.words)})
        return Told()


def _tell(ask: Ask, answers: Answers) -> Intent:
    keys = tuple(each.key for each in QUESTIONS if answers.get(field_name(each.key)))
    return Tell(keys, tuple(as_words(answers[field_name(key)]) for key in keys))


def _again(tell: Tell) -> tuple[Intent, Answers]:
    return Ask(), {field_name(key): from_words(words) for key, words in zip(tell.questions, tell.words)}


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Record:
    record = Record()
    spec = FormSpec(
        title="learning-form",
        save="learning-save",
        start=lambda ask, unit, turn: (ask, {"q-worry": "As yesterday"}),
        steps=lambda choices, say: choices.questions,
        intent=_tell,
        again=_again,
        makes=(Tell,),
        questions=record.questions,
    )
    monkeypatch.setattr("bot.app.INTENTS", (*INTENTS, Ask, Tell, Told))
    monkeypatch.setitem(FORMS, Ask, spec)
    monkeypatch.setitem(HANDLERS, Tell, record.write)
    monkeypatch.setitem(VIEWS, Told, lambda *_: ShowCard(Card((Plain("Told."),))))
    return record


@pytest.fixture
def world(store: Store, record: Record) -> World:
    return World(store)


@pytest.fixture
def amina(world: World) -> Talk:
    return world.person("amina", "Ward 7")


def ask(talk: Talk) -> Reply:
    return talk.press_intent('{"do":"test.ask"}')


def names(reply: Reply) -> list[str]:
    return [each.name for each in opened(reply).fields]


def labels(reply: Reply) -> list[str]:
    return [each.label for each in opened(reply).actions]


def test_only_what_depends_on_nothing_is_asked_first(amina: Talk) -> None:
    form = ask(amina)
    assert answers_in(opened(form)) == {"q-free": "", "q-worry": "As yesterday", "q-who": ""}
    assert labels(form) == ["Save"]


def test_where_nothing_depends_on_the_answers_save_saves(amina: Talk, record: Record) -> None:
    assert text(amina.send(ask(amina), {"q-free": "no", "q-worry": "Beds"})) == "Told."
    assert record.told == [{"free": "no", "worry": "Beds"}]


def test_save_goes_on_to_what_the_answers_ask_for(amina: Talk, record: Record) -> None:
    second = amina.send(ask(amina), {"q-free": "yes"})
    assert (names(second), labels(second)) == (["q-where"], ["Save", "Back"])
    third = amina.send(second, {"q-where": "Bay 4"})
    assert (names(third), record.told) == (["q-until"], [])
    assert text(amina.send(third, {"q-until": "2026-11-25"})) == "Told."
    assert record.told == [{"free": "yes", "worry": "As yesterday", "where": "Bay 4", "until": "2026-11-25"}]


def test_a_step_that_others_follow_says_next(amina: Talk) -> None:
    back = amina.send(amina.send(ask(amina), {"q-free": "yes"}), {"q-where": "Bay 4"}, action="back")
    assert labels(back) == ["Next"]


def test_answers_to_what_is_not_asked_any_more_are_dropped(amina: Talk, record: Record) -> None:
    third = amina.send(amina.send(ask(amina), {"q-free": "yes"}), {"q-where": "Bay 4"})
    first = amina.send(amina.send(third, {"q-until": "2026-11-25"}, action="back"), {}, action="back")
    assert answers_in(opened(first))["q-free"] == "yes"
    assert text(amina.send(first, {"q-free": "no"})) == "Told."
    assert record.told == [{"free": "no", "worry": "As yesterday"}]


def test_what_is_wrong_stands_at_its_field_with_every_word(amina: Talk, record: Record) -> None:
    sent = amina.send(ask(amina), {"q-worry": "Beds"})
    assert isinstance(sent, Invalid)
    assert (sent.errors, answers_in(sent.form)["q-worry"]) == ({"q-free": "Please fill this in."}, "Beds")
    third = amina.send(amina.send(sent, {"q-free": "yes"}), {"q-where": "Bay 4"})
    wrong = amina.send(third, {"q-until": "2026-02-31"})
    assert isinstance(wrong, Invalid)
    assert (list(wrong.errors), record.told) == (["q-until"], [])


def test_a_second_press_tells_once(amina: Talk, record: Record) -> None:
    second = amina.send(ask(amina), {"q-free": "yes"})
    third = [amina.send(second, {"q-where": "Bay 4"}) for _ in range(2)][1]
    for _ in range(2):
        assert text(amina.send(third, {})) == "Told."
    assert len(record.told) == 1


def test_a_form_left_half_way_is_offered_again(amina: Talk) -> None:
    amina.send(amina.send(ask(amina), {"q-free": "yes", "q-worry": "Beds"}), {"q-where": "Bay 4"})
    again = ask(amina)
    assert opened(again).notice == SAY.line("form-left")
    assert answers_in(opened(again)) == {"q-free": "yes", "q-worry": "Beds", "q-who": ""}
    assert answers_in(opened(amina.send(again, {}))) == {"q-where": "Bay 4"}


def test_somebody_of_the_team_is_chosen(world: World, amina: Talk, record: Record) -> None:
    world.person("ben", "Ward 7").say("help")
    form = ask(amina)
    person = next(each for each in opened(form).fields if isinstance(each, PersonField))
    ben = next(value for value, label in person.options if label == "ben")
    amina.send(form, {"q-free": "no", "q-who": ben})
    assert record.told == [{"free": "no", "worry": "As yesterday", "who": ben}]
    assert isinstance(amina.send(ask(amina), {"q-free": "no", "q-who": "f" * 16}), Invalid)


def test_the_guards_edit_opens_the_right_step_with_every_word(amina: Talk, record: Record) -> None:
    second = amina.send(ask(amina), {"q-free": "yes", "q-worry": "Beds"})
    warned = amina.send(second, {"q-where": f"Pt {NUMBER}"})
    assert text(warned).startswith("Not saved.")
    form = amina.press(warned, "Edit")
    assert answers_in(opened(form)) == {"q-where": f"Pt {NUMBER}"}
    third = amina.send(form, {"q-where": "Bay 4"})
    assert names(third) == ["q-until"]
    assert text(amina.send(third, {})) == "Told."
    assert record.told == [{"free": "yes", "worry": "Beds", "where": "Bay 4"}]
    assert text(amina.press(warned, "Discard")) == "Told."


def test_the_guard_hides_and_saves(amina: Talk, record: Record) -> None:
    warned = amina.send(ask(amina), {"q-free": "no", "q-worry": f"Pt {NUMBER}"})
    assert "Hide it and save" in buttons(shown(warned))
    amina.press(warned, "Hide it and save")
    assert record.told == [{"free": "no", "worry": "Pt ●●● ●●● ●●●●"}]


def test_a_persons_id_is_no_number_of_theirs() -> None:
    id = "a9993982598bcdef"
    assert screening.find(id)
    assert not screening.find(as_words(id))
    assert from_words(as_words(id)) == id


def _away(*_: object, **__: object) -> NoReturn:
    raise StoreAway


def test_while_the_store_is_away_every_word_comes_back(
    world: World, amina: Talk, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = amina.send(ask(amina), {"q-free": "yes"})
    with monkeypatch.context() as away:
        away.setattr(world.store, "read", _away)
        away.setattr(world.store, "desk", _away)
        sent = amina.send(second, {"q-where": "Bay 4"})
    assert isinstance(sent, Invalid)
    assert (answers_in(sent.form), sent.form.step) == ({"q-where": "Bay 4"}, 1)
    assert sent.errors == {"": SAY.line("error-store-away")}
    third = amina.send(sent, {})
    assert names(third) == ["q-until"]
    assert text(amina.send(third, {})) == "Told."
    assert record.told == [{"free": "yes", "worry": "As yesterday", "where": "Bay 4"}]


def test_each_kind_of_answer_comes_back_as_what_it_is(amina: Talk, record: Record) -> None:
    form = ask(amina)
    record.gone = True
    said = {"q-free": "no", "q-worry": "Line one\nline two", "q-who": "b" * 16, "q-until": "2026-11-25"}
    sent = amina.send(form, said)
    assert isinstance(sent, Invalid)
    assert (answers_in(sent.form), list(sent.errors)) == (said, [""])
    kinds = [type(each).__name__ for each in sent.form.fields]
    assert kinds == ["YesNoField", "TextField", "PersonField", "DateField"]
    assert all(each.long for each in sent.form.fields if isinstance(each, TextField))


def test_what_is_gone_cannot_be_opened(amina: Talk, record: Record) -> None:
    record.gone = True
    assert text(ask(amina)) == SAY.line("error-not-found")


def test_hostile_steps_and_actions_do_no_harm(amina: Talk, record: Record) -> None:
    form = ask(amina)
    assert isinstance(form, OpenForm)
    assert isinstance(amina.send(form, {"q-free": "yes"}, action="more"), Invalid)
    assert isinstance(amina.send(form, {"q-free": "no", "q-where": "Bay 4", "x y": "z"}), ShowCard)
    assert record.told == [{"free": "no", "worry": "As yesterday"}]
