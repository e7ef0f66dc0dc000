"""An app over a real store, whose time is told to it; and a slow and simple answer to what it should have done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.app import App
from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.huddles.model import Huddle, Status
from bot.people.audience import Audience
from bot.people.model import Known
from bot.series.intents import KeepSeries
from bot.series.model import PREPARED, Plan, Way
from bot.timing.clock import SystemClock
from bot.timing.recurrence import Schedule
from storage.conversation_tables import outbox
from storage.every_table import metadata
from storage.unit_of_work import SqlStore
from tests.contracts.world import lead_of, meet, team_of
from tests.messengers import FakeMessenger
from tests.talk import SAY
from tests.timing.schedules import first_moment_of, held_on, local


@dataclass
class Engine:
    store: SqlStore
    known: Known
    app: App
    messenger: FakeMessenger
    delivers: bool
    """Otherwise what is to be sent waits in the outbox."""
    ticks: list[datetime] = field(default_factory=list)

    @property
    def audience(self) -> Audience:
        return lead_of(self.known)

    def set(self, plan: Plan, now: datetime) -> str:
        with self.store.write(self.audience) as unit:
            ref = unit.series.add(team_of(self.known), plan, now).ref
            unit.timers.set(self._kept(ref, now))
            unit.commit()
        self.tick(now)
        return ref

    def change(self, ref: str, plan: Plan, now: datetime) -> None:
        with self.store.write(self.audience) as unit:
            unit.series.save(ref, plan, now)
            unit.timers.set(self._kept(ref, now))
            unit.commit()
        self.tick(now)

    def _kept(self, ref: str, now: datetime) -> Timer:
        return Timer(f"series {ref}", encode(KeepSeries(ref)), now, team_of(self.known))

    def tick(self, *moments: datetime) -> None:
        for now in moments:
            self.app.tick(now)
            if self.delivers:
                self.app.deliver(now)
            self.ticks.append(now)

    def every(self, step: timedelta, until: datetime) -> None:
        while self.ticks[-1] < until:
            self.tick(min(self.ticks[-1] + step, until))

    def huddles(self) -> list[Huddle]:
        """By their number."""
        with self.store.read(self.audience) as unit:
            return list(unit.huddles.get_many([f"H-{number}" for number in range(1, 400)]).values())

    def cards(self) -> list[str]:
        """Huddles whose card waits to be posted in the channel."""
        there = select(outbox.c.key).where(outbox.c.place_id == self.known.place.id, outbox.c.key.like("card %"))
        with self.store.engines.reader.connect() as connection:
            return sorted(row.key.removeprefix("card ") for row in connection.execute(there))


def engine(store: SqlStore, delivers: bool = False) -> Engine:
    """The store is emptied first: a new one would take longer than most of what happens in it."""
    with store.engines.writer.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    app, messenger = App(store, SystemClock(), SAY), FakeMessenger()
    app.messengers["slack"] = messenger
    return Engine(store, meet(store), app, messenger, delivers)


def by_form(schedule: Schedule, window: int = 240, reminder: int = 10) -> Plan:
    return Plan("Ward 7 huddle", "daily", Way.FORM, schedule, by_itself=True, window=window, reminder=reminder)


@dataclass(frozen=True)
class Expected:
    slot: int
    day: date
    starts: datetime
    status: Status
    opened: datetime | None


def starts_of(schedule: Schedule, first: date, last: date) -> list[tuple[date, int, datetime]]:
    """(day, slot, start), by a clock on a wall that is watched."""
    found = []
    for day in held_on(schedule, first, last):
        for slot in schedule.slots:
            wall = datetime.combine(day, slot.at)
            starts = first_moment_of(wall, schedule.zone)
            # A time that is leapt over is as much later: the clock that was right before shows it then.
            if starts is None:
                noon = first_moment_of(datetime.combine(day - timedelta(days=1), slot.at), schedule.zone)
                assert noon is not None
                starts = noon + timedelta(days=1)
            found.append((day, slot.id, starts))
    return found


def expected(plan: Plan, ticks: Sequence[datetime]) -> list[Expected]:
    """What a series by form has made by the last tick, when it was set at the first; nobody answers."""
    first, last = (local(each, plan.schedule.zone).date() for each in (ticks[0], ticks[-1]))
    ahead = max(timedelta(minutes=plan.reminder), PREPARED)
    found = []
    for day, slot, starts in starts_of(plan.schedule, first - timedelta(days=1), last + timedelta(days=2)):
        if starts < ticks[0] or starts - ahead > ticks[-1]:
            continue
        ends = starts + timedelta(minutes=plan.window)
        opened = next((now for now in ticks if starts <= now < ends), None)
        status = Status.PLANNED if opened is None else Status.OPEN
        found.append(Expected(slot, day, starts, Status.MISSED if ticks[-1] >= ends else status, opened))
    return sorted(found, key=lambda each: (each.starts, each.slot))


def as_expected(huddles: Sequence[Huddle]) -> list[Expected]:
    found = [Expected(each.slot, each.day, each.starts, each.status, each.opened) for each in huddles]
    return sorted(found, key=lambda each: (each.starts, each.slot))


def announced(plan: Plan, huddle: Huddle | Expected, ticks: Sequence[datetime]) -> bool:
    """Whether it has its message in the channel: a tick came between the reminder and the end."""
    before, window = timedelta(minutes=plan.reminder), timedelta(minutes=plan.window)
    return any(huddle.starts - before <= now < huddle.starts + window for now in ticks)
