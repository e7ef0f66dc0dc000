"""What digests ask of whoever stores them."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol

from bot.chat.digest import WeekUnit
from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.digests.model import Sent, Subscription
from bot.following.ports import FollowRepository
from bot.huddles.ports import HuddleRepository
from bot.learning.ports import LearningUnit
from bot.networks.ports import NetworkRepository
from bot.people.model import PersonId, TeamId
from bot.people.ports import PeopleRepository
from bot.series.ports import SeriesRepository
from bot.themes.ports import ThemeRepository


class SubscriptionRepository(Protocol):
    """Bound to one organisation and one audience: one's own, and those of one's teams. Otherwise NotFound."""

    def of(
        self, *, team: TeamId | None = None, person: PersonId | None = None, lock: bool = False
    ) -> Subscription | None:
        """The reader's own, ended or not. `lock`: whoever else would change it waits until this transaction has
        ended."""
        ...

    def get(self, ref: str) -> Subscription: ...

    def get_due(self, refs: Collection[str]) -> Mapping[str, Subscription]:
        """For what happens by itself: those that were made from the audience's teams, whoever reads them."""
        ...

    def save(self, subscription: Subscription) -> Subscription:
        """A new one where `ref` is ""; a reader has one at most, and a second is the first."""
        ...

    def reach(self, last: Mapping[str, date]) -> None:
        """Ref → the day on which it was due last, for those of `get_due`."""
        ...

    def keep(self, sent: Sent) -> Sent:
        """What was sent for those days; sent before, it is what it was."""
        ...

    def sent(self, ref: str) -> Sent: ...

    def sent_for(self, subscription: str, last: date) -> Sent | None: ...


class SubscribingUnit(Protocol):
    @property
    def subscriptions(self) -> SubscriptionRepository: ...

    @property
    def series(self) -> SeriesRepository: ...

    @property
    def timers(self) -> Timers: ...


class DigestUnit(SubscribingUnit, WeekUnit, LearningUnit, Protocol):
    @property
    def follows(self) -> FollowRepository: ...

    @property
    def networks(self) -> NetworkRepository: ...

    @property
    def themes(self) -> ThemeRepository: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def huddles(self) -> HuddleRepository: ...

    @property
    def outbox(self) -> Outbox: ...
