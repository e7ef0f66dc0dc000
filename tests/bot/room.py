"""A team's channel to which something is sent by itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.turn import everyone_there
from bot.people.model import Known, PersonId, TeamId
from bot.ports import Store
from tests.messengers import FakeMessenger
from tests.talk import Talk, World


@dataclass
class Room:
    """A team's channel with somebody in it, and what is sent there."""

    world: World
    messenger: FakeMessenger
    amina: Talk
    known: Known

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    @property
    def team(self) -> TeamId:
        assert self.known.place.team is not None
        return self.known.place.team

    def post(self, view: str, key: str = "", person: PersonId | None = None, **more: object) -> None:
        with self.world.store.write(everyone_there(self.known)) as unit:
            whither: dict[str, object] = {"place": self.known.place.id} if person is None else {"person": person}
            unit.outbox.post(view, key or view, self.now, **whither, **more)  # type: ignore[arg-type]
            unit.commit()

    def deliver(self, after: timedelta = timedelta()) -> int:
        return self.world.app.deliver(self.now + after)


def room_in(store: Store) -> Room:
    world = World(store)
    messenger = world.app.messengers["test"] = FakeMessenger()
    amina = world.person("amina", "Ward 7")
    amina.say("hi")
    with store.desk() as desk:
        known = desk.tenancy.find(amina.where)
    assert known is not None
    return Room(world, messenger, amina, known)
