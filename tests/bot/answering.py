"""A ward that answers its huddles by form: three people, a clock, and what is sent to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.answers.intents import AnswerHuddle, ShowSummary
from bot.chat.intent import Intent, encode
from bot.chat.reply import Reply
from bot.chat.timers import Timer
from bot.chat.turn import asker
from bot.huddles.intents import NudgeForHuddle
from bot.huddles.model import Huddle, NewHuddle, Status
from bot.people.model import Known, PersonId, TeamId
from bot.ports import Store, Unit
from bot.questions.model import Question
from bot.series.model import Plan, Series, Way
from bot.timing.recurrence import Schedule, Slot
from tests.messengers import FakeMessenger
from tests.talk import Talk, World

MONDAY = datetime(2029, 11, 26, 8, 25, tzinfo=UTC)
HOURS = timedelta(hours=1)
WORRIES = Question("worries", "Today’s worries")
PLAN = Plan(
    "Ward 7 huddle",
    "daily",
    Way.FORM,
    Schedule("Europe/London", (Slot(0, time(8, 25)),), (0, 1, 2, 3, 4), date(2029, 11, 1)),
    by_itself=True,
)


class Ward:
    def __init__(self, store: Store) -> None:
        self.world = World(store)
        self.messenger = FakeMessenger()
        self.world.app.messengers["test"] = self.messenger
        self.at(MONDAY)
        self.amina, self.ben, self.cara = (self.person(name) for name in ("amina", "ben", "cara"))

    def person(self, name: str, channel: str = "Ward 7", zone: str = "Europe/London", organisation: str = "") -> Talk:
        """In the ward's channel, where they have said something."""
        talk = self.world.person(name, channel, organisation or "trust")
        talk.where = replace(talk.where, zone=zone)
        talk.say("hi")
        return talk

    def at(self, moment: datetime) -> None:
        self.world.clock.move_to(moment)

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    def known(self, talk: Talk) -> Known:
        with self.world.store.desk() as desk:
            found = desk.tenancy.find(talk.where)
        assert found is not None
        return found

    def id(self, talk: Talk) -> PersonId:
        return self.known(talk).person.id

    @property
    def team(self) -> TeamId:
        found = self.known(self.amina).place.team
        assert found is not None
        return found

    @contextmanager
    def writing(self, who: Talk | None = None) -> Iterator[Unit]:
        with self.world.store.write(asker(self.known(who or self.amina))) as unit:
            yield unit
            unit.commit()

    def series(self, **plan: Any) -> Series:
        with self.writing() as unit:
            return unit.series.add(self.team, replace(PLAN, **plan), self.now)

    def change(self, series: Series, **plan: Any) -> None:
        with self.writing() as unit:
            unit.series.save(series.ref, replace(series.plan, **plan), self.now)

    def huddle(
        self,
        *questions: Question,
        series: Series | None = None,
        day: int = 0,
        hours: float = 4,
        status: Status = Status.OPEN,
        way: Way = Way.FORM,
    ) -> Huddle:
        starts = MONDAY + timedelta(days=day)
        new = NewHuddle(
            self.team,
            "Ward 7 huddle",
            way,
            questions or (WORRIES,),
            starts,
            starts + hours * HOURS,
            10,
            None,
            series.ref if series else "",
            0,
            starts.date(),
            status,
            opened=starts if status is Status.OPEN else None,
        )
        with self.writing() as unit:
            (made,) = unit.huddles.add(new)
        return made

    def turns(self, huddle: Huddle, status: Status, **more: Any) -> Huddle:
        """The huddle goes on to that status."""
        closed = self.now if status is Status.CLOSED else None
        after = replace(huddle, status=status, opened=huddle.opened or self.now, closed=closed, **more)
        with self.writing() as unit:
            assert unit.huddles.save((huddle, after)) == (True,)
        return after

    def answer(self, who: Talk, huddle: Huddle, **answers: str) -> Reply:
        form = self.press(who, AnswerHuddle(huddle.ref))
        return who.send(form, {f"q-{key}": words for key, words in answers.items()})

    def press(self, who: Talk, intent: Intent, visible: bool = False) -> Reply:
        return who.press_intent(encode(intent), visible=visible)

    def closes(self, huddle: Huddle) -> None:
        """As it is now, where it is not closed yet."""
        with self.writing() as unit:
            now = unit.huddles.get(huddle.ref)
        if now.status in (Status.PLANNED, Status.OPEN):
            self.turns(now, Status.CLOSED)

    def summary(self, who: Talk, huddle: Huddle, page: int = 0) -> Reply:
        """Which is there once it is closed."""
        self.closes(huddle)
        return self.press(who, ShowSummary(huddle.ref, page))

    def nudge(self, huddle: Huddle, at: datetime | None = None) -> list[str]:
        """Who gets what in private, once the time of the huddle's nudge has come."""
        if at:
            self.at(at)
        self.nudge_is_written(huddle)
        return self.time_passes()

    def nudge_is_written(self, huddle: Huddle) -> None:
        """And not sent yet."""
        with self.writing() as unit:
            timer = Timer(f"nudge {huddle.ref}", encode(NudgeForHuddle(huddle.ref)), self.now, self.team)
            unit.timers.set(timer)
        self.world.app.tick(self.now)

    def time_passes(self) -> list[str]:
        """Whom something was sent to in private by what is due now, with its first line."""
        before = len(self.messenger.posted)
        self.world.app.tick(self.now)
        self.world.app.deliver(self.now)
        sent = (each for each in self.messenger.posted[before:] if each.in_private)
        return sorted(f"{each.to.key}: {each.text.splitlines()[0]}" for each in sent)
