"""Which questions a form asks, in which step, and how an answer reads."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.form import Answers, ChoiceField, DateField, Field, NumberField, PersonField, TextField, YesNoField
from bot.people.model import PersonId
from bot.ports import Store
from bot.questions import sets
from bot.questions.fields import MOST_FIELDS, asked_on, field_name, fields_for, words_for
from bot.questions.model import Kind, Question
from tests.contracts.world import meet, seen_by, team_of
from tests.talk import SAY

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
AMINA = PersonId("a" * 16)


def steps(questions: tuple[Question, ...], answers: Answers | None = None, day: date = MONDAY) -> list[list[str]]:
    found = fields_for(questions, answers or {}, day, {AMINA: "Amina Yusuf"}, SAY)
    return [[each.name for each in fields] for fields in found]


def test_each_kind_is_a_field_of_its_own() -> None:
    questions = tuple(Question(kind.name, "?", kind, "hint", True, ("x",) * (kind is Kind.CHOICE)) for kind in Kind)
    (fields,) = fields_for(questions, {}, MONDAY, {AMINA: "Amina Yusuf"}, SAY)
    kinds: list[type[Field]] = [TextField, TextField, ChoiceField, NumberField, YesNoField, PersonField, DateField]
    assert [type(each) for each in fields] == kinds
    assert all((each.label, each.hint, each.required) == ("?", "hint", True) for each in fields)
    assert [each.options for each in fields if isinstance(each, ChoiceField | PersonField)] == [
        (("x", "x"),),
        ((AMINA, "Amina Yusuf"),),
    ]


@pytest.mark.parametrize(
    ("kind", "wanted", "answer", "asked"),
    [
        (Kind.YES_NO, "Yes", "yes", True),
        (Kind.YES_NO, "yes", "no", False),
        (Kind.YES_NO, "", "no", True),
        (Kind.CHOICE, "full", "Full", True),
        (Kind.NUMBER, "3", "3.0", True),
        (Kind.NUMBER, "3", "30", False),
        (Kind.SHORT, "", " ", False),
        (Kind.SHORT, "", "Bay 4", True),
    ],
)
def test_a_condition(kind: Kind, wanted: str, answer: str, asked: bool) -> None:
    questions = (Question("a", "A?", kind), Question("b", "B?", after="a", answered=wanted))
    assert steps(questions) == [["q-a"]]
    assert steps(questions, {"q-a": answer}) == ([["q-a"], ["q-b"]] if asked else [["q-a"]])


def test_what_depends_on_another_day_is_not_asked() -> None:
    questions = (Question("a", "A?", weekdays=(4,)), Question("b", "B?", after="a"), Question("c", "C?"))
    answers = {"q-a": "x"}
    assert steps(questions, answers) == [["q-c"]]
    assert steps(questions, answers, FRIDAY) == [["q-a", "q-c"], ["q-b"]]


def test_an_old_answer_to_what_is_not_asked_asks_nothing() -> None:
    questions = (
        Question("a", "A?", Kind.YES_NO),
        Question("b", "B?", after="a", answered="yes"),
        Question("c", "C?", after="b"),
    )
    assert steps(questions, {"q-a": "no", "q-b": "x", "q-c": "y"}) == [["q-a"]]


@st.composite
def _sets(draw: st.DrawFn) -> tuple[Question, ...]:
    """Any questions, each perhaps after any earlier one."""
    found: list[Question] = []
    for number in range(draw(st.integers(0, 25))):
        after = draw(st.sampled_from(["", *(each.key for each in found)]))
        answered = draw(st.sampled_from(["", "yes", "no"])) if after else ""
        days = draw(st.sampled_from([(), (), (0,), (4,), (0, 4)]))
        found.append(Question(f"k{number}", f"{number}?", Kind.YES_NO, after=after, answered=answered, weekdays=days))
    return tuple(found)


@given(
    _sets(), st.lists(st.sampled_from(["", "yes", "no"]), min_size=25, max_size=25), st.sampled_from([MONDAY, FRIDAY])
)
def test_each_question_is_asked_when_it_should_be(questions: tuple[Question, ...], said: list[str], day: date) -> None:
    answers = {field_name(each.key): answer for each, answer in zip(questions, said)}
    found = steps(questions, answers, day)
    step_of = {name: number for number, names in enumerate(found) for name in names}
    assert len(step_of) == sum(map(len, found)), "none is asked twice"
    assert all(len(names) <= MOST_FIELDS for names in found)
    for each in questions:
        earlier = field_name(each.after)
        today = not each.weekdays or day.weekday() in each.weekdays
        answer = answers.get(earlier, "")
        fits = not each.after or (earlier in step_of and answer != "" and each.answered in ("", answer))
        name = field_name(each.key)
        assert (name in step_of) == (today and fits)
        if name in step_of and each.after:
            assert step_of[name] > step_of[earlier]
    order = [field_name(each.key) for each in questions]
    assert all(names == sorted(names, key=order.index) for names in found)


def test_how_an_answer_reads() -> None:
    def read(kind: Kind, answer: str) -> str:
        return words_for(Question("a", "A?", kind), answer, {AMINA: "Amina Yusuf"}, SAY)

    assert [read(kind, "") for kind in Kind] == [""] * len(Kind)
    assert [read(Kind.YES_NO, answer) for answer in ("yes", "no")] == ["Yes", "No"]
    assert [read(Kind.PERSON, answer) for answer in (AMINA, "b" * 16)] == ["Amina Yusuf", "…"]
    assert [read(Kind.DATE, answer) for answer in ("2026-11-30", "soon")] == ["30 Nov 2026", "soon"]
    assert [read(kind, "7.50") for kind in (Kind.SHORT, Kind.LONG, Kind.CHOICE, Kind.NUMBER)] == ["7.50"] * 4


def test_a_day_without_questions_asks_one() -> None:
    fridays = (Question("a", "A?", weekdays=(4,)),)
    assert sets.questions_on(fridays, FRIDAY) == fridays
    assert asked_on(fridays, MONDAY) == ()
    assert [each.label for each in sets.questions_on(fridays, MONDAY)] == ["What should the team know today?"]


def test_a_set_is_found_and_chosen(store: Store) -> None:
    sam = meet(store)
    daily = sets.built_in()[0]
    with store.write(seen_by(sam)) as unit:
        own = unit.questions.add(replace(daily, name="Ours", team=team_of(sam)))
        assert sets.all_for(team_of(sam), unit)[:2] == ((own.key, "Ours"), ("daily", "Daily huddle"))
        assert sets.find(own.key, unit) == own
        assert sets.find("safety", unit).name == "Safety huddle"
        assert sets.find("Q-99", unit) == sets.find("gone", unit) == daily
