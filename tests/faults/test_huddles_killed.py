"""Huddles that begin and close by themselves while processes are killed: each is held once, with one card."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.people.audience import Audience
from bot.people.model import Known
from bot.series.intents import KeepSeries
from bot.series.model import Plan, Way
from bot.timing.recurrence import Schedule, Slot
from storage.huddle_tables import huddles
from storage.unit_of_work import SqlStore, open_store
from tests.faults.killing import ROUNDS, Herd, herd, until
from tests.faults.recorder import recording
from tests.faults.test_kills import PATIENCE, meet
from tests.faults.worker import Work

TEAMS = 16
DAYS = max(2, ROUNDS // 20)
FIRST = date(2027, 3, 27)
"""A Saturday; on the Sunday the clocks go forward."""
BEGINS = {time(8, 14): "", time(8, 15): "planned", time(8, 25): "open"}
ENDS = {time(8, 55): "missed"}
"""What the huddles are then, in London; those in which nobody says anything do not count as held."""
SCHEDULE = Schedule("Europe/London", (Slot(1, time(8, 25)),), (0, 1, 2, 3, 4, 5, 6), FIRST)


@pytest.fixture
def store(any_store_url: str) -> Iterator[tuple[SqlStore, str]]:
    opened = open_store(any_store_url)
    yield opened, any_store_url
    opened.close()


def test_each_huddle_is_held_once_with_one_card(store: tuple[SqlStore, str], tmp_path: Path) -> None:
    opened, url = store
    clock = tmp_path / "clock"
    set_clock(clock, moment(FIRST, time(8)))
    teams = [meet(opened, number) for number in range(TEAMS)]
    for known in teams:
        plan_daily(opened, known)
    many = 4 if url.startswith("postgresql") else 1
    work = Work(url, "", finds=True, clock=str(clock))
    with recording() as recorder, herd(work.to(recorder.url), many, seed=DAYS) as alive:
        for number in range(DAYS):
            day = FIRST + timedelta(days=number)
            pass_to(BEGINS, opened, alive, clock, day)
            # Once a huddle is over, a card that has not been sent yet is not sent any more.
            until(lambda so_far=number + 1: len(recorder.taken) == TEAMS * so_far, PATIENCE)  # type: ignore[misc]
            pass_to(ENDS, opened, alive, clock, day)
    cards = defaultdict[str, list[str]](list)
    for each in recorder.taken:
        cards[each.to].append(each.delivery)
    assert {len(deliveries) for deliveries in cards.values()} == {DAYS}
    assert set(Counter(each.delivery for each in recorder.taken).values()) == {1}
    assert len(cards) == TEAMS


def pass_to(stages: dict[time, str], store: SqlStore, alive: Herd, clock: Path, day: date) -> None:
    """Processes are killed at every stage."""
    for at, status in stages.items():
        expected = {status: TEAMS} if status else {}
        set_clock(clock, moment(day, at))
        alive.pause()
        alive.kill_some()
        alive.fill()
        until(lambda wanted=expected: statuses(store, day) == wanted, PATIENCE)  # type: ignore[misc]


def plan_daily(store: SqlStore, known: Known) -> None:
    assert known.place.team is not None
    team, now = known.place.team, moment(FIRST, time(8))
    with store.write(Audience(known.organisation, frozenset({team}))) as unit:
        made = unit.series.add(team, Plan("Morning huddle", "daily", Way.ROOM, SCHEDULE, by_itself=True), now)
        unit.timers.set(Timer(f"series {made.ref}", encode(KeepSeries(made.ref)), now, team))
        unit.commit()


def moment(day: date, at: time) -> datetime:
    """In London, which is an hour ahead from the Sunday on."""
    ahead = timedelta(hours=1 if day >= date(2027, 3, 28) else 0)
    return datetime.combine(day, at, UTC) - ahead


def set_clock(file: Path, now: datetime) -> None:
    """At once, for whoever is reading it."""
    new = file.with_suffix(".new")
    new.write_text(now.isoformat())
    new.rename(file)


def statuses(store: SqlStore, day: date) -> dict[str, int]:
    with store.engines.reader.connect() as connection:
        return dict(Counter(connection.execute(select(huddles.c.status).where(huddles.c.day == day)).scalars()))
