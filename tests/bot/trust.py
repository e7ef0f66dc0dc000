"""A trust that is on two platforms: two organisations, each with its own people and numbers."""

from datetime import timedelta

from bot.app import App
from bot.chat.card import Card
from bot.chat.reply import Reply
from bot.people.model import Known, PlaceKind
from bot.people.ports import Address
from bot.ports import Store
from tests.bot.huddling import MONDAY, Shows, StillClock
from tests.messengers import Posted
from tests.talk import SAY, Talk, buttons, text

SLACK, TEAMS = "slack", "msteams"
NAMES = {SLACK: "St Mary's", TEAMS: "St Mary's Trust"}


class Trust:
    def __init__(self, store: Store) -> None:
        self.store, self.clock = store, StillClock(MONDAY)
        self.app = App(store, self.clock, SAY)
        self.shows = {SLACK: Shows(), TEAMS: Shows()}
        self.app.messengers.update(self.shows)

    def person(
        self,
        name: str,
        platform: str,
        channel: str = "",
        *,
        admin: bool | None = None,
        key: str = "",
        visible: bool = False,
    ) -> Talk:
        kind = PlaceKind.CHANNEL if channel else PlaceKind.PERSONAL
        place = f"#{channel}" if channel else f"dm-{name}"
        organisation = key or platform
        called = NAMES.get(organisation, organisation)
        where = Address(
            platform, organisation, called, name, name, place, kind, channel, zone="Europe/London", admin=admin
        )
        return Talk(self.app, where, visible)

    def known(self, who: Talk) -> Known:
        return self.app._meet(who.origin())

    def passes(self, **time: float) -> None:
        """Everything that is due by then is done and sent."""
        self.clock.moment += timedelta(**time or {"seconds": 5})
        self.now()

    def now(self) -> None:
        for _ in range(50):
            if not self.app.tick(self.clock.moment) + self.app.deliver(self.clock.moment):
                return
            self.clock.moment += timedelta(seconds=1)

    def posted(self, platform: str) -> list[Posted]:
        return self.shows[platform].posted

    def last(self, platform: str) -> Card:
        card = self.posted(platform)[-1].card
        assert card is not None
        return card

    def agreed(self) -> tuple[Talk, Talk]:
        """The administrators of both, who have both agreed; it has not happened yet."""
        ann, bob = self.person("ann", SLACK, admin=True), self.person("bob", TEAMS, admin=True)
        bob.press(bob.say(f"join {code_in(ann.say('join'), ann)}"), "Join them")
        self.now()
        ann.press(self.last(SLACK), "Join them")
        return ann, bob

    def join(self) -> tuple[Talk, Talk]:
        both = self.agreed()
        self.now()
        return both


def code_in(reply: Reply, who: Talk, label: str = "Make a code for the other side") -> str:
    """Pressed, and read out."""
    assert label in buttons(reply.card), reply  # type: ignore[union-attr]
    return text(who.press(reply, label)).splitlines()[0].removeprefix("Your code is ")
