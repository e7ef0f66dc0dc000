"""What every store of huddles does."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.answers.model import Answer
from bot.chat.errors import NotFound
from bot.huddles.model import Huddle, NewHuddle, Record, Status
from bot.people.model import Known
from bot.ports import Store
from bot.questions.model import Becomes, Kind, Question
from bot.series.model import Plan, Way
from bot.timing.recurrence import Schedule, Slot
from tests.contracts.test_concurrency import THREADS, at_once
from tests.contracts.world import NOW, TODAY, meet, seen_at, seen_by, team_of

HOUR = timedelta(hours=1)
QUESTIONS = (
    Question("yesterday", "What worried us yesterday? ½ 🛏", Kind.LONG, required=True, becomes=Becomes.CONCERN),
    Question("staff", "Enough staff?", Kind.CHOICE, options=("yes", "no"), after="yesterday", answered="yes"),
)
SCHEDULE = Schedule("Europe/London", (Slot(0, time(8, 25)), Slot(1, time(20))), (0, 1, 2, 3, 4), TODAY)


def new(known: Known, **more: Any) -> NewHuddle:
    first = {"team": team_of(known), "name": "Ward 7 huddle", "way": Way.ROOM, "questions": QUESTIONS}
    when = {"starts": NOW, "ends": NOW + HOUR / 2, "minutes": 10, "lead": None}
    return NewHuddle(**{**first, **when, **more})


def series(store: Store, known: Known) -> str:
    plan = Plan("Ward 7 huddle", "daily", Way.ROOM, SCHEDULE, by_itself=False)
    with store.write(seen_by(known)) as unit:
        made = unit.series.add(team_of(known), plan, NOW)
        unit.commit()
    return made.ref


def add(store: Store, known: Known, *huddles: NewHuddle, **more: Any) -> tuple[Huddle, ...]:
    with store.write(seen_by(known)) as unit:
        made = unit.huddles.add(*(huddles or (new(known, **more),)))
        unit.commit()
    return made


def answer(store: Store, known: Known, ref: str, **more: Any) -> None:
    with store.write(seen_by(known)) as unit:
        unit.answers.save(Answer(ref, known.person.id, {"yesterday": "Two falls"}, NOW, **more))
        unit.commit()


def test_a_huddle_comes_back_as_it_was_added(store: Store) -> None:
    sam = meet(store)
    ref = series(store, sam)
    person = sam.person.id
    more: dict[str, Any] = {"lead": person, "series": ref, "slot": 1, "day": TODAY, "status": Status.OPEN}
    (huddle,) = add(store, sam, new(sam, opened=NOW, opened_by=person, way=Way.FORM, **more))
    assert huddle.ref == "H-1"
    assert (huddle.questions, huddle.opened_by, huddle.slot, huddle.step) == (QUESTIONS, person, 1, 0)
    with store.read(seen_at(sam)) as unit:
        assert unit.huddles.get("H-1") == huddle
        assert unit.huddles.get_many(["H-1", "H-9", "L-1"]) == {"H-1": huddle}
        assert unit.huddles.of_slot(ref, 1, TODAY) == huddle
        assert unit.huddles.of_slot(ref, 0, TODAY) is None


def test_a_day_of_a_slot_is_made_once(store: Store) -> None:
    sam = meet(store)
    ref = series(store, sam)
    first = new(sam, series=ref, day=TODAY)
    assert [each.ref for each in add(store, sam, first)] == ["H-1"]
    others = (replace(first, slot=1), replace(first, day=TODAY + timedelta(1)))
    again = add(store, sam, first, others[0], replace(first, name="Again"), others[1])
    assert [(each.slot, each.day) for each in again] == [(1, TODAY), (0, TODAY + timedelta(1))]
    by_hand = add(store, sam, new(sam), new(sam))
    assert len(by_hand) == 2
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.get("H-1").name == "Ward 7 huddle"
        assert len(unit.huddles.now_of(team_of(sam))) == 5


def test_a_slot_is_made_once_by_many_at_once(store: Store) -> None:
    sam = meet(store)
    first = new(sam, series=series(store, sam), day=TODAY)
    made = at_once(lambda _: add(store, sam, first))
    assert sorted(len(each) for each in made) == [0] * (THREADS - 1) + [1]


def test_hundreds_at_once(store: Store) -> None:
    sam = meet(store)
    ref = series(store, sam)
    days = [TODAY + timedelta(number) for number in range(300)]
    made = add(store, sam, *(new(sam, series=ref, day=day, starts=NOW + (day - TODAY)) for day in days))
    with store.write(seen_by(sam)) as unit:
        opened = [(each, replace(each, status=Status.OPEN, opened=each.starts)) for each in made]
        assert unit.huddles.save(*opened) == (True,) * 300
        assert unit.huddles.get_many([each.ref for each in made]) == {after.ref: after for _, after in opened}
        unit.commit()


def test_saving_changes_what_may_change(store: Store) -> None:
    sam = meet(store)
    (huddle,) = add(store, sam)
    after = replace(
        huddle,
        name="Late huddle",
        way=Way.FORM,
        questions=QUESTIONS[:1],
        starts=NOW + HOUR,
        ends=NOW + 2 * HOUR,
        minutes=5,
        lead=sam.person.id,
        status=Status.CLOSED,
        opened=NOW + HOUR,
        opened_by=sam.person.id,
        closed=NOW + 2 * HOUR,
        closed_by=sam.person.id,
        step=3,
        in_room=14,
        lead_told=True,
        nudged=True,
    )
    with store.write(seen_by(sam)) as unit:
        assert unit.huddles.save((huddle, after)) == (True,)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.get(huddle.ref) == after


@pytest.mark.parametrize("meanwhile", [{"status": Status.CLOSED}, {"step": 1}])
def test_what_has_changed_meanwhile_is_not_written_over(store: Store, meanwhile: dict[str, Any]) -> None:
    sam = meet(store)
    first, second = add(store, sam, new(sam), new(sam))
    with store.write(seen_by(sam)) as unit:
        assert unit.huddles.save((first, replace(first, **meanwhile))) == (True,)
        late = [(each, replace(each, in_room=9, status=Status.OPEN)) for each in (first, second)]
        assert unit.huddles.save(*late) == (False, True)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.get(first.ref) == replace(first, **meanwhile)
        assert unit.huddles.get(second.ref).in_room == 9


def test_what_is_not_changed_is_not_written(store: Store) -> None:
    sam = meet(store)
    (huddle,) = add(store, sam)
    with store.write(seen_by(sam)) as unit:
        assert unit.huddles.save((huddle, replace(huddle, in_room=14))) == (True,)
        assert unit.huddles.save((huddle, replace(huddle, step=1)), (huddle, huddle)) == (True, True)
        assert unit.huddles.get(huddle.ref) == replace(huddle, in_room=14, step=1)


def test_of_two_who_save_at_once_one_does(store: Store) -> None:
    sam = meet(store)
    (huddle,) = add(store, sam)

    def close(number: int) -> bool:
        with store.write(seen_by(sam)) as unit:
            (done,) = unit.huddles.save((huddle, replace(huddle, status=Status.CLOSED, in_room=number)))
            unit.commit()
        return done

    done = at_once(close)
    with store.read(seen_by(sam)) as unit:
        assert done[unit.huddles.get(huddle.ref).in_room or 0]
    assert sum(done) == 1


def test_what_is_unopened_now_and_next(store: Store) -> None:
    sam = meet(store)
    ref = series(store, sam)
    day = TODAY + timedelta(1)
    later, soon = add(
        store, sam, new(sam, series=ref, day=day, starts=NOW + 24 * HOUR), new(sam, series=ref, day=TODAY)
    )
    opened, closed, cancelled = add(
        store,
        sam,
        new(sam, status=Status.OPEN, starts=NOW - HOUR),
        new(sam, status=Status.CLOSED),
        new(sam, series=ref, day=TODAY, slot=1, status=Status.CANCELLED, starts=NOW + HOUR),
    )
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.unopened([ref]) == (soon, later)
        assert unit.huddles.unopened(["S-9"]) == unit.huddles.unopened([]) == ()
        assert unit.huddles.now_of(team_of(sam)) == (opened, soon, later)
        assert unit.huddles.next_after(soon) == later
        assert unit.huddles.next_after(later) is None
        assert unit.huddles.next_after(opened) is None
        assert cancelled.ref
        assert unit.huddles.latest(team_of(sam), 5) == (closed,)


def test_the_latest_of_a_team_and_of_a_series(store: Store) -> None:
    sam = meet(store)
    ref = series(store, sam)
    first, second, third = add(
        store,
        sam,
        new(sam, series=ref, day=TODAY, status=Status.CLOSED),
        new(sam, status=Status.CLOSED, starts=NOW + HOUR),
        new(sam, status=Status.CLOSED, starts=NOW - HOUR),
    )
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.latest(team_of(sam), 2) == (second, first)
        assert unit.huddles.latest(team_of(sam), 9, ref) == (first,)
        assert unit.huddles.latest(team_of(sam), 9) == (second, first, third)


def test_only_planned_ones_are_deleted_with_their_answers(store: Store) -> None:
    sam = meet(store)
    planned, opened = add(store, sam, new(sam), new(sam, status=Status.OPEN))
    for each in (planned, opened):
        answer(store, sam, each.ref)
    with store.write(seen_by(sam)) as unit:
        unit.huddles.delete(planned.ref, opened.ref, "H-9")
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.get_many([planned.ref, opened.ref]) == {opened.ref: opened}
        assert unit.huddles.answered(planned.ref) == 0
        assert unit.huddles.answered(opened.ref) == 1


def test_how_many_have_answered_is_without_those_who_skip(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", person_name="Kim")
    first, second = add(store, sam, new(sam, way=Way.FORM), new(sam, way=Way.FORM))
    answer(store, sam, first.ref)
    answer(store, kim, first.ref, late=True)
    answer(store, kim, second.ref, skipped=True)
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.answered_in([first.ref, second.ref]) == {first.ref: 2}
        assert (unit.huddles.answered(first.ref), unit.huddles.answered(second.ref)) == (2, 0)
        assert unit.huddles.said(first.ref) == ({"yesterday": "Two falls"},) * 2
        assert unit.huddles.said(second.ref) == unit.huddles.said("H-9") == unit.huddles.said("") == ()


def test_records_are_of_scheduled_huddles_whose_time_has_come(store: Store) -> None:
    sam = meet(store)
    ref, other = series(store, sam), series(store, sam)
    yesterday, long_ago = TODAY - timedelta(1), TODAY - timedelta(40)
    held = {"status": Status.CLOSED, "opened": NOW}
    add(
        store,
        sam,
        new(sam, series=ref, day=TODAY, **held),
        new(sam, series=other, day=yesterday, starts=NOW - 24 * HOUR, status=Status.MISSED),
        new(sam, series=ref, day=long_ago, starts=NOW - 40 * 24 * HOUR, **held),
        new(sam, series=ref, day=TODAY + timedelta(1), starts=NOW + 24 * HOUR),
        new(sam, day=TODAY, **held),
    )
    missed, done = Record(yesterday, Status.MISSED, NOW - 24 * HOUR, None), Record(TODAY, Status.CLOSED, NOW, NOW)
    with store.read(seen_by(sam)) as unit:
        assert tuple(unit.huddles.records(team_of(sam), TODAY - timedelta(28))) == (missed, done)
        assert tuple(unit.huddles.records(team_of(sam), TODAY - timedelta(28), ref)) == (done,)


def test_days_since_are_counted_until_they_are_not(store: Store) -> None:
    sam = meet(store)
    team = team_of(sam)
    with store.write(seen_by(sam)) as unit:
        assert unit.huddles.days_since(team) is None
        unit.huddles.set_days_since(team, "fall", date(2026, 11, 1))
        unit.huddles.set_days_since(team, "medicine error", date(2026, 11, 3))
        assert unit.huddles.days_since(team) == ("medicine error", date(2026, 11, 3))
        unit.huddles.set_days_since(team, "", None)
        assert unit.huddles.days_since(team) is None


def test_without_commit_nothing_is_written(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.huddles.add(new(sam))
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.now_of(team_of(sam)) == ()


@pytest.mark.parametrize("ref", ["H-2", "H-0", "H-01", "H-", "h-1", "S-1", "", "H-١", "H-" + "9" * 30, "H-1\n"])
def test_what_is_no_ref_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    (huddle,) = add(store, sam)
    with store.read(seen_by(sam)) as unit:
        with pytest.raises(NotFound):
            unit.huddles.get(ref)
        assert unit.huddles.get_many([ref, "H-1"]) == {"H-1": huddle}
