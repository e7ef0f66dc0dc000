"""A ward with a clock that stands still until it is moved, and what its channel and its people see."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.app import App
from bot.chat.card import Card, plain_text
from bot.chat.form import Answers
from bot.chat.reply import Reply
from bot.chat.turn import asker
from bot.huddles.model import Status
from bot.messaging import Destination
from bot.people.model import Known, PlaceKind, TeamId
from bot.ports import Store
from tests.messengers import FakeMessenger
from tests.talk import SAY, Talk, address, buttons

MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
CHANNEL = "Ward 7"
SECOND = timedelta(seconds=1)


@dataclass
class StillClock:
    moment: datetime

    def now(self) -> datetime:
        return self.moment


@dataclass
class Shows(FakeMessenger):
    """Remembers what each message shows now."""

    cards: dict[str, Card] = field(default_factory=dict)
    where: dict[str, Destination] = field(default_factory=dict)

    def post(self, to: Destination, card: Card, *, under: str = "", delivery: str = "") -> str:
        id = super().post(to, card, under=under, delivery=delivery)
        self.cards[id], self.where[id] = card, to
        return id

    def update(self, to: Destination, message: str, card: Card) -> None:
        super().update(to, message, card)
        self.cards[message] = card


class Ward:
    def __init__(self, store: Store, now: datetime = MONDAY) -> None:
        self.store, self.clock, self.shows = store, StillClock(now), Shows()
        self.app = App(store, self.clock, SAY)
        self.app.messengers["test"] = self.shows

    def person(self, name: str, channel: str = CHANNEL, visible: bool = False, organisation: str = "trust") -> Talk:
        return Talk(self.app, address(name, channel, organisation), visible)

    def lead(self, name: str = "sister", channel: str = CHANNEL) -> Talk:
        talk = self.person(name, channel)
        talk.add_bot()
        return talk

    def at(self, clock: str, days: int = 0) -> None:
        """Moves on to a time of Monday (in London, where it is winter), or `days` later."""
        hour, minute = map(int, clock.split(":"))
        self.until(MONDAY.replace(hour=hour, minute=minute) + timedelta(days=days))

    def until(self, moment: datetime) -> None:
        assert moment >= self.clock.moment
        self.clock.moment = moment
        self.go()

    def go(self) -> None:
        """What is due happens, and is sent."""
        for _ in range(6):
            self.app.tick(self.clock.moment)
            self.app.deliver(self.clock.moment)
            self.clock.moment += SECOND

    def schedule(self, lead: Talk, first: Answers | None = None, more: Answers | None = None) -> Reply:
        """Through the form; what stands first in it is left as it is: weekdays 08:25, in the room."""
        form = lead.send(lead.say("huddle schedule"), first or {}, action="more")
        reply = lead.send(form, more or {})
        self.go()
        return reply

    def known(self, who: Talk) -> Known:
        with self.store.desk() as desk:
            known = desk.tenancy.find(who.where)
        assert known is not None
        return known

    def team_of(self, who: Talk) -> TeamId:
        team = self.known(who).working_team(self.clock.moment)
        assert team is not None
        return team.id

    def channel(self, name: str = CHANNEL) -> list[Card]:
        """What stands in it now, oldest first."""
        return [self.shows.cards[id] for id, to in self.shows.where.items() if to.key == f"#{name}"]

    def card(self, name: str = CHANNEL) -> Card:
        return self.channel(name)[-1]

    def private(self, name: str) -> list[Card]:
        there = [id for id, to in self.shows.where.items() if to.kind is PlaceKind.PERSONAL and to.key == name]
        return [self.shows.cards[id] for id in there]


def lines(card: Card) -> list[str]:
    return plain_text(card).splitlines()


def labels(card: Card) -> list[str]:
    return list(buttons(card))


def statuses(ward: Ward, who: Talk, *refs: str) -> list[Status]:
    with ward.store.read(asker(ward.known(who))) as unit:
        found = unit.huddles.get_many(refs)
    return [found[ref].status for ref in refs if ref in found]
