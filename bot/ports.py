"""What the core asks of a store."""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.actions.ports import ActionRepository
from bot.answers.ports import AnswerRepository
from bot.chat.digest import WeekRepository
from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.concerns.ports import ConcernRepository
from bot.digests.ports import SubscriptionRepository
from bot.following.ports import FollowRepository
from bot.helping.ports import AskRepository
from bot.huddles.ports import HuddleRepository
from bot.joining.ports import JoiningRepository, Joins
from bot.learning.ports import LearningRepository
from bot.measures.ports import MeasureRepository
from bot.messaging import Destination, Rates
from bot.networks.ports import Mail, NetworkRepository, SharedRepository
from bot.pdsa.ports import CycleRepository
from bot.people.audience import Audience
from bot.people.codes import CodeRepository
from bot.people.model import Known, OrganisationId, PersonId, TeamId
from bot.people.ports import PeopleRepository, Tenancy
from bot.privacy.ports import DraftRepository, GuardSettings
from bot.projects.ports import ProjectRepository
from bot.questions.ports import QuestionRepository
from bot.search.ports import SearchIndex
from bot.series.ports import SeriesRepository
from bot.spread.ports import AdoptionRepository
from bot.stories.ports import StoryRepository
from bot.themes.ports import ThemeRepository


class Receipts(Protocol):
    """What was answered to an event of the platform, as a view intent; never text."""

    def claim(self, key: str, now: datetime) -> str | None:
        """None: the key is new and now ours. Otherwise what `settle` kept for it."""
        ...

    def settle(self, key: str, view: str) -> None: ...


@dataclass(frozen=True)
class Message:
    """A message to be sent, or a card to be shown afresh, as the intent that composes it."""

    id: int
    to: Destination | None
    """None where whoever it is for has no address any more."""
    known: Known
    """To whom: a place with a person who is nobody, or a person in the personal chat."""
    key: str
    view: str
    created: datetime
    tries: int = 0
    faults: int = 0
    """How often it could not be composed."""
    shown_as: str = ""
    """The platform's id of the message, where it is a card to be shown afresh; "" where it is to be posted."""
    asked_by: PersonId | None = None
    """Who is told if it cannot be sent, with the view `otherwise`."""
    otherwise: str = ""
    version: int = 0
    """Counts what has changed in it since it was asked for."""
    follows: str = ""
    under: str = ""
    """The platform's id of the message in whose thread it is posted."""
    attempted: datetime | None = None
    """When a process was stopped, or lost touch, while it was being sent: it may have arrived."""
    late: bool = False
    """Not worth sending any more."""
    timed: bool = False
    """Whoever asked for it said until when; nobody misses it afterwards."""


@dataclass(frozen=True)
class Lane:
    """One place or person, leased to whoever sends there, until the lease runs out."""

    organisation: OrganisationId
    target: str
    fence: int
    """Of this lease: what is marked under an older one is not written."""


@dataclass(frozen=True)
class Claimed:
    """A timer whose time has come; it is removed when the desk commits."""

    organisation: OrganisationId
    key: str
    do: str
    at: datetime
    team: TeamId
    tries: int


class Unit(Protocol):
    """One transaction, bound to one organisation. Left without `commit`, nothing is written."""

    learning: LearningRepository
    measures: MeasureRepository
    projects: ProjectRepository
    cycles: CycleRepository
    actions: ActionRepository
    concerns: ConcernRepository
    questions: QuestionRepository
    series: SeriesRepository
    huddles: HuddleRepository
    answers: AnswerRepository
    themes: ThemeRepository
    stories: StoryRepository
    adoptions: AdoptionRepository
    networks: NetworkRepository
    shared: SharedRepository
    mail: Mail
    follows: FollowRepository
    asks: AskRepository
    joining: JoiningRepository
    codes: CodeRepository
    subscriptions: SubscriptionRepository
    week: WeekRepository
    people: PeopleRepository
    search: SearchIndex
    guard: GuardSettings
    drafts: DraftRepository
    receipts: Receipts
    outbox: Outbox
    timers: Timers

    def commit(self) -> None: ...


class Lanes(Protocol):
    """What is to be sent, place by place and person by person. Between a lease and its release one process sends there,
    and one message at a time."""

    def any_due(self, now: datetime) -> bool:
        """Whether a look at them is worth its while."""
        ...

    def lease(self, now: datetime, seconds: float, without: Collection[str] = ()) -> Lane | None:
        """The lane that has waited longest and may be sent to now; none of the platforms `without`."""
        ...

    def next(
        self, lane: Lane, now: datetime, rates: Mapping[str, Rates], seconds: float, late_by: float = 0.0
    ) -> Message | None:
        """What is to be sent there now, within the rates of its platform, and is counted as sent by them; the lease
        begins anew. None: there is nothing, and the lane is released. `late_by`: the seconds between the moment when
        the last one was counted and the moment when it was sent."""
        ...

    def sent(self, lane: Lane, message: Message, shown_as: str, now: datetime, *, afresh: bool = False) -> None:
        """With `shown_as` "" there was nothing to show. `afresh`: it was composed some time ago."""
        ...

    def failed(self, lane: Lane, message: Message, next_try: datetime, *, unsure: bool, fault: bool) -> None:
        """It is tried again at `next_try`, and what is behind it waits. `unsure`: it may have arrived."""
        ...

    def give_up(self, lane: Lane, message: Message) -> bool:
        """It is not tried again; False where the lease had run out."""
        ...

    def hold(self, lane: Lane, message: Message, until: datetime, *, unsure: bool) -> None:
        """Nothing is sent to the lane before then. `unsure`: the message may have arrived before."""
        ...

    def hold_all(self, lane: Lane, message: Message, seconds: float, *, unsure: bool) -> None:
        """Nothing of the message's kind, posts or updates, is sent in the organisation for so long."""
        ...

    def seconds_until_free(self, now: datetime) -> float | None:
        """Until a lane that is due may be sent to, by its rate and its organisation's; None where none is due."""
        ...


class Desk(Protocol):
    """Serves arrivals, tick and deliver: keys, ids and addresses of all organisations, no content."""

    tenancy: Tenancy
    lanes: Lanes
    joins: Joins

    def any_due(self, now: datetime) -> bool:
        """Whether a timer's time has come."""
        ...

    def claim(self, now: datetime, most: int) -> tuple[Claimed, ...]:
        """Timers whose time has come, the oldest first; nobody else gets the same ones."""
        ...

    def put_off(self, *claimed: tuple[Claimed, datetime]) -> None:
        """They come again at that moment, counted as tried once more."""
        ...

    def unit(self, audience: Audience) -> Unit:
        """Within the desk's own transaction, which the desk commits."""
        ...

    def apart(self) -> AbstractContextManager[None]:
        """Of what is done in there nothing is left when it raises; what was done before stays. Raises Busy where
        somebody else has what is needed: then nothing of the desk's transaction can be kept."""
        ...

    def without_round_up(self, most: int) -> tuple[tuple[OrganisationId, TeamId, str], ...]:
        """Teams that somebody leads and for which no weekly round-up has ever been set, organisation by organisation,
        with a zone of their leads'."""
        ...

    def set_names_apart(self, most: int) -> int:
        """Indexes small tests anew in whose document names may still stand among the other words; how many."""
        ...

    def forget_expired(self, now: datetime) -> int:
        """Deletes what has run out (drafts, receipts, messages that were given up, cards that nobody changes any more),
        and keeps the search index quick; how many were deleted."""
        ...

    def commit(self) -> None:
        """Raises Busy as `apart` does."""
        ...


class Busy(Exception):
    """Somebody else is at the same records, and may be waiting for us."""


class Memory(Protocol):
    """What an adapter has to remember for its platform: tokens, where a conversation goes on. JSON; each call is
    a transaction of its own."""

    def keep(self, platform: str, kind: str, key: str, content: str) -> None: ...

    def keep_first(self, platform: str, kind: str, key: str, content: str) -> str:
        """Unless something is kept there already; what is kept there now."""
        ...

    def recall(self, platform: str, kind: str, key: str) -> str | None: ...

    def forget(self, platform: str, kind: str, key: str) -> None: ...


class Store(Protocol):
    @property
    def memory(self) -> Memory: ...

    def read(self, audience: Audience) -> AbstractContextManager[Unit]:
        """A unit that cannot write."""
        ...

    def write(self, audience: Audience) -> AbstractContextManager[Unit]: ...

    def desk(self, *, writes: bool = False) -> AbstractContextManager[Desk]: ...

    def answers(self) -> bool:
        """Whether the database can be reached; never raises."""
        ...
