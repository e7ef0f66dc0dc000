"""What every store of answers does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.answers.model import Answer, Habits
from bot.chat.errors import NotFound
from bot.huddles.model import Huddle, NewHuddle, Status
from bot.people.model import Known, PersonId
from bot.ports import Store, Unit
from bot.questions.model import Question
from bot.series.model import Plan, Way
from bot.timing.recurrence import Schedule, Slot
from tests.contracts.world import NOW, TODAY, meet, seen_at, seen_by, team_of

PLAN = Plan("Ward 7 huddle", "daily", Way.FORM, Schedule("Europe/London", (Slot(0, time(8, 25)),), (0, 1), TODAY), True)
WORDS = {"worries": "Two staff short.\nLate shift", "bays": "3"}


def huddles(store: Store, known: Known, days: int) -> tuple[Huddle, ...]:
    """One a day, of one series."""
    with store.write(seen_by(known)) as unit:
        series = unit.series.add(team_of(known), PLAN, NOW)
        first = NewHuddle(
            team_of(known),
            PLAN.name,
            Way.FORM,
            (Question("worries", "Today's worries"),),
            NOW,
            NOW + timedelta(hours=4),
            10,
            None,
            series.ref,
            0,
            TODAY,
            Status.OPEN,
        )
        each = [replace(first, starts=NOW + timedelta(n), day=TODAY + timedelta(n)) for n in range(days)]
        made = unit.huddles.add(*each)
        unit.commit()
    return made


def answer(huddle: Huddle, known: Known, minutes: int = 0, **more: object) -> Answer:
    plain = Answer(huddle.ref, known.person.id, WORDS, NOW + timedelta(minutes=minutes))
    return replace(plain, **more)  # type: ignore[arg-type]


def save(store: Store, known: Known, *given: Answer) -> None:
    with store.write(seen_by(known)) as unit:
        for each in given:
            unit.answers.save(each)
        unit.commit()


def test_an_answer_is_kept_as_it_was_given(store: Store) -> None:
    sam, ann = meet(store), meet(store, person_key="U2", person_name="Ann")
    today, tomorrow = huddles(store, sam, 2)
    given = answer(today, sam), answer(today, ann, 1, late=True, named=True, words={"worries": "漢 <b>"})
    save(store, sam, *reversed(given))
    with store.read(seen_at(sam)) as unit:
        assert unit.answers.of(today.ref) == given
        assert unit.answers.get(today.ref, ann.person.id) == given[1]
        assert unit.answers.get_many([today.ref, tomorrow.ref, "H-x"], sam.person.id) == {today.ref: given[0]}
        assert unit.answers.of(tomorrow.ref) == unit.answers.of("H-99") == unit.answers.of("nonsense") == ()
        assert unit.answers.get(tomorrow.ref, sam.person.id) is None


def test_a_change_replaces_the_words_and_keeps_the_place(store: Store) -> None:
    sam, ann = meet(store), meet(store, person_key="U2", person_name="Ann")
    (today,) = huddles(store, sam, 1)
    save(store, sam, answer(today, sam), answer(today, ann, 5))
    save(store, sam, answer(today, sam, 10, words={"bays": "4"}, late=True))
    with store.read(seen_by(sam)) as unit:
        assert unit.answers.of(today.ref) == (
            answer(today, sam, words={"bays": "4"}, late=True),
            answer(today, ann, 5),
        )


def test_who_skips_is_not_counted(store: Store) -> None:
    sam, ann = meet(store), meet(store, person_key="U2", person_name="Ann")
    today, tomorrow = huddles(store, sam, 2)
    save(store, sam, answer(today, sam), answer(today, ann, words={}, skipped=True))
    both = [today.ref, tomorrow.ref]
    with store.read(seen_by(sam)) as unit:
        assert unit.answers.count(both) == {today.ref: 1, tomorrow.ref: 0}
        assert unit.answers.who(both) == {today.ref: {sam.person.id, ann.person.id}, tomorrow.ref: frozenset()}
        assert not unit.answers.count([])
        assert not unit.answers.who([])


def test_the_last_answer_is_of_an_earlier_huddle(store: Store) -> None:
    sam, ann = meet(store), meet(store, person_key="U2", person_name="Ann")
    first, second, third, fourth = huddles(store, sam, 4)
    skipped = answer(third, sam, words={}, skipped=True)
    save(store, sam, answer(first, sam), answer(second, sam, words={"bays": "2"}), skipped, answer(fourth, sam))

    def last(before: Huddle, who: Known = sam) -> Answer | None:
        with store.read(seen_by(sam)) as unit:
            return unit.answers.last_of(before.series, who.person.id, before.ref)

    assert last(fourth) == last(third) == answer(second, sam, words={"bays": "2"})
    assert last(second) == answer(first, sam)
    assert last(first) is None
    assert last(fourth, ann) is None
    assert last(replace(fourth, series="S-99")) is last(replace(fourth, series="")) is None


def test_habits_are_one_s_own(store: Store) -> None:
    sam, ann = meet(store), meet(store, person_key="U2", person_name="Ann")
    both = [sam.person.id, ann.person.id]
    with store.write(seen_by(sam)) as unit:
        assert unit.answers.habits(both) == {each: Habits() for each in both}
        unit.answers.set_nudges(sam.person.id, False)
        unit.answers.set_away(ann.person.id, date(2026, 12, 3))
        unit.commit()
    with store.write(seen_by(sam)) as unit:
        assert unit.answers.habits(both) == {both[0]: Habits(False), both[1]: Habits(None, "2026-12-03")}
        unit.answers.set_nudges(sam.person.id, True)
        unit.answers.set_away(ann.person.id, None)
        assert unit.answers.habits(both) == {both[0]: Habits(True), both[1]: Habits()}
        assert unit.answers.habits([]) == {}


def test_somebody_is_on_for_one_day_in_one_team(store: Store) -> None:
    sam, elsewhere = meet(store), meet(store, place_key="C2", place_name="ward-9")
    with store.write(seen_by(elsewhere)) as unit:
        unit.answers.set_on_duty(team_of(sam), TODAY, sam.person.id, NOW)
        unit.answers.set_on_duty(team_of(sam), TODAY, sam.person.id, NOW)
        unit.commit()
    with store.read(seen_by(elsewhere)) as unit:
        assert unit.answers.on_duty(team_of(sam), TODAY) == {sam.person.id}
        assert unit.answers.on_duty(team_of(sam), TODAY + timedelta(1)) == frozenset()
        assert unit.answers.on_duty(team_of(elsewhere), TODAY) == frozenset()


READS: list[Callable[[Unit, Huddle, PersonId], object]] = [
    lambda unit, huddle, person: unit.answers.of(huddle.ref),
    lambda unit, huddle, person: unit.answers.get(huddle.ref, person),
    lambda unit, huddle, person: dict(unit.answers.get_many([huddle.ref], person)),
    lambda unit, huddle, person: unit.answers.who([huddle.ref])[huddle.ref],
    lambda unit, huddle, person: unit.answers.count([huddle.ref])[huddle.ref],
    lambda unit, huddle, person: unit.answers.last_of(huddle.series, person, huddle.ref),
    lambda unit, huddle, person: unit.answers.on_duty(huddle.team, TODAY),
]


@pytest.mark.parametrize("read", READS)
def test_another_team_and_another_organisation_read_nothing(
    store: Store, read: Callable[[Unit, Huddle, PersonId], object]
) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    colleague = meet(store, person_key="U2", place_key="C2", place_name="ward-9")
    before, today = huddles(store, sam, 2)
    huddles(store, there, 2)
    save(store, sam, answer(before, sam), answer(today, sam))
    with store.write(seen_by(sam)) as unit:
        unit.answers.set_on_duty(team_of(sam), TODAY, sam.person.id, NOW)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert read(unit, today, sam.person.id)
    for stranger in (seen_by(colleague), replace(seen_by(there), teams=frozenset(sam.teams))):
        with store.read(stranger) as unit:
            assert not read(unit, today, sam.person.id)


CHANGES: list[Callable[[Unit, Huddle, PersonId], object]] = [
    lambda unit, huddle, person: unit.answers.save(Answer(huddle.ref, person, {}, NOW)),
    lambda unit, huddle, person: unit.answers.set_on_duty(huddle.team, TODAY, person, NOW),
]
OF_A_PERSON: list[Callable[[Unit, Huddle, PersonId], object]] = [
    lambda unit, huddle, person: unit.answers.set_nudges(person, True),
    lambda unit, huddle, person: unit.answers.set_away(person, TODAY),
]


@pytest.mark.parametrize("change", CHANGES + OF_A_PERSON)
def test_another_team_and_another_organisation_change_nothing(
    store: Store, change: Callable[[Unit, Huddle, PersonId], object]
) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    colleague = meet(store, person_key="U2", place_key="C2", place_name="ward-9")
    (today,) = huddles(store, sam, 1)
    strangers = [replace(seen_by(there), teams=frozenset(sam.teams))]
    if change in CHANGES:
        strangers.append(seen_by(colleague))
    for stranger in strangers:
        with pytest.raises(NotFound), store.write(stranger) as unit:
            change(unit, today, sam.person.id)


def test_nobody_of_another_organisation_can_be_named(store: Store) -> None:
    sam, there = meet(store), meet(store, organisation_key="T2")
    (today,) = huddles(store, sam, 1)
    with store.write(seen_by(sam)) as unit:
        for change in CHANGES:
            with pytest.raises(NotFound):
                change(unit, today, there.person.id)
        with pytest.raises(NotFound):
            unit.answers.save(Answer("H-99", sam.person.id, {}, NOW))
        assert unit.answers.habits([there.person.id]) == {}
