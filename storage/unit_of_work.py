"""The store: transactions bound to one organisation, and the desk that serves all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, delete, select, tuple_

from bot.actions.ports import ActionRepository
from bot.answers.ports import AnswerRepository
from bot.chat.digest import WeekRepository
from bot.chat.errors import StoreAway
from bot.chat.outbox import Outbox
from bot.chat.timers import Timers
from bot.concerns.ports import ConcernRepository
from bot.digests.ports import SubscriptionRepository
from bot.following.ports import FollowRepository
from bot.helping.ports import AskRepository
from bot.huddles.ports import HuddleRepository
from bot.joining.model import LINK_ASKED_FOR
from bot.joining.ports import JoiningRepository, Joins
from bot.learning.ports import LearningRepository
from bot.measures.ports import MeasureRepository
from bot.networks.ports import Mail, NetworkRepository, SharedRepository
from bot.pdsa.ports import CycleRepository
from bot.people.audience import Audience
from bot.people.codes import CodeRepository
from bot.people.model import OrganisationId, TeamId
from bot.people.ports import PeopleRepository, Tenancy
from bot.ports import Claimed, Desk, Lanes, Memory, Receipts, Unit
from bot.privacy.ports import DraftRepository, GuardSettings
from bot.projects.ports import ProjectRepository
from bot.questions.ports import QuestionRepository
from bot.search.ports import SearchIndex
from bot.series.ports import SeriesRepository
from bot.spread.ports import AdoptionRepository
from bot.stories.ports import StoryRepository
from bot.themes.ports import ThemeRepository
from storage import cards
from storage.actions import SqlActions
from storage.adoptions import SqlAdoptions
from storage.answers import SqlAnswers
from storage.asks import SqlAsks
from storage.changes import Changes
from storage.codes import SqlCodes
from storage.concerns import SqlConcerns
from storage.conversation_tables import drafts, receipts
from storage.cycles import SqlCycles, set_names_apart
from storage.drafts import SqlDrafts
from storage.engine import Engines, away, engines, giving_way
from storage.follows import SqlFollows
from storage.guard import SqlGuardSettings
from storage.huddle_tables import duty
from storage.huddles import SqlHuddles
from storage.joining import SqlJoining, SqlJoins
from storage.lanes import SqlLanes
from storage.learning import SqlLearning
from storage.mail import SqlMail
from storage.measures import SqlMeasures
from storage.memory import SqlMemory
from storage.migrate import migrate
from storage.network_tables import codes, links, sent_digests
from storage.networks import SqlNetworks
from storage.outbox import SqlOutbox, forget_given_up
from storage.people import SqlPeople
from storage.projects import SqlProjects
from storage.questions import SqlQuestions
from storage.receipts import KEPT, SqlReceipts
from storage.search import SqlSearch
from storage.search_words import tidy_on_sqlite
from storage.series import SqlSeries
from storage.shared import SqlShared
from storage.stories import SqlStories
from storage.subscriptions import SqlSubscriptions, led_without
from storage.tenancy import SqlTenancy
from storage.themes import SqlThemes
from storage.timers import SqlTimers, any_due, claim, put_off
from storage.week import SqlWeek

DUTY_KEPT = timedelta(days=2)
CODES_KEPT = timedelta(days=30)
"""After they are worth nothing, so that whoever types one hears why."""
DIGESTS_KEPT = timedelta(days=365)
"""That what was sent can be shown as it was."""
MOST_FORGOTTEN = 500
"""Rows of a kind that one call deletes, so that nobody waits behind a long transaction."""


class SqlUnit:
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

    def __init__(self, connection: Connection, audience: Audience, changes: Changes) -> None:
        self._connection = connection
        self._changes = changes
        organisation = audience.organisation
        search = SqlSearch(connection, audience)
        self.learning = SqlLearning(connection, audience, search)
        self.measures = SqlMeasures(connection, audience)
        self.projects = SqlProjects(connection, audience)
        self.cycles = SqlCycles(connection, audience, search)
        self.actions = SqlActions(connection, audience)
        self.concerns = SqlConcerns(connection, audience)
        self.questions = SqlQuestions(connection, audience)
        self.series = SqlSeries(connection, audience)
        self.huddles = SqlHuddles(connection, audience)
        self.answers = SqlAnswers(connection, audience)
        self.themes = SqlThemes(connection, audience)
        self.stories = SqlStories(connection, audience, search)
        self.adoptions = SqlAdoptions(connection, audience)
        self.networks = SqlNetworks(connection, audience)
        self.shared = SqlShared(connection, audience)
        self.mail = SqlMail(connection)
        self.follows = SqlFollows(connection, organisation)
        self.asks = SqlAsks(connection, audience)
        self.joining = SqlJoining(connection, organisation)
        self.codes = SqlCodes(connection, organisation)
        self.subscriptions = SqlSubscriptions(connection, audience)
        self.week = SqlWeek(connection, audience)
        self.people = SqlPeople(connection, organisation)
        self.search = search
        self.guard = SqlGuardSettings(connection, organisation)
        self.drafts = SqlDrafts(connection, organisation)
        self.receipts = SqlReceipts(connection, organisation)
        self.outbox = SqlOutbox(connection, organisation, changes)
        self.timers = SqlTimers(connection, organisation)

    def commit(self) -> None:
        self._changes.write(self._connection)
        self._connection.commit()


class SqlDesk:
    tenancy: Tenancy
    lanes: Lanes
    joins: Joins

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes = Changes()
        self.tenancy = SqlTenancy(connection)
        self.lanes = SqlLanes(connection)
        self.joins = SqlJoins(connection)

    def any_due(self, now: datetime) -> bool:
        return any_due(self._connection, now)

    def claim(self, now: datetime, most: int) -> tuple[Claimed, ...]:
        return claim(self._connection, now, most)

    def put_off(self, *claimed: tuple[Claimed, datetime]) -> None:
        put_off(self._connection, claimed)

    def unit(self, audience: Audience) -> Unit:
        return SqlUnit(self._connection, audience, self._changes)

    @contextmanager
    def apart(self) -> Iterator[None]:
        kept = self._changes.copy()
        try:
            with giving_way(), self._connection.begin_nested():
                yield
        except BaseException:
            self._changes.put_back(kept)
            raise

    def without_round_up(self, most: int) -> tuple[tuple[OrganisationId, TeamId, str], ...]:
        return led_without(self._connection, most)

    def set_names_apart(self, most: int) -> int:
        return set_names_apart(self._connection, most)

    def forget_expired(self, now: datetime) -> int:
        """At most so many at once; call it again while it finds some."""
        if self._connection.dialect.name == "sqlite":
            tidy_on_sqlite(self._connection)
        old = (
            (drafts, "expires", now),
            (receipts, "at", now - KEPT),
            (duty, "at", now - DUTY_KEPT),
            (codes, "expires", now - CODES_KEPT),
            (sent_digests, "made", now - DIGESTS_KEPT),
            (links, "asked", now - LINK_ASKED_FOR),
        )
        given_up = forget_given_up(self._connection, now, MOST_FORGOTTEN)
        unchanged = cards.forget(self._connection, now, MOST_FORGOTTEN)
        return given_up + unchanged + sum(self._forget(table, moment, until) for table, moment, until in old)

    def commit(self) -> None:
        with giving_way():
            self._changes.write(self._connection)
        self._connection.commit()

    def _forget(self, table: Table, moment: str, until: datetime) -> int:
        key = tuple_(*table.primary_key.columns)
        old = select(*table.primary_key.columns).where(table.c[moment] <= until).limit(MOST_FORGOTTEN)
        return self._connection.execute(delete(table).where(key.in_(old))).rowcount


class SqlStore:
    """Its units may be used from any thread, each by one at a time."""

    memory: Memory

    def __init__(self, engines: Engines) -> None:
        self.engines = engines
        self.memory = SqlMemory(engines)

    @contextmanager
    def read(self, audience: Audience) -> Iterator[Unit]:
        with away(writes=False), self.engines.reader.connect() as connection:
            yield SqlUnit(connection, audience, Changes())

    @contextmanager
    def write(self, audience: Audience) -> Iterator[Unit]:
        with away(writes=True), self.engines.writer.connect() as connection:
            yield SqlUnit(connection, audience, Changes())

    @contextmanager
    def desk(self, *, writes: bool = False) -> Iterator[Desk]:
        engine = self.engines.writer if writes else self.engines.reader
        with away(writes=writes), engine.connect() as connection:
            yield SqlDesk(connection)

    def answers(self) -> bool:
        try:
            with away(writes=False), self.engines.reader.connect() as connection:
                connection.execute(select(1))
        except StoreAway:
            return False
        return True

    def close(self) -> None:
        self.engines.dispose()


def open_store(url: str) -> SqlStore:
    """Brings the database up to date first. StoreAway if it cannot be reached."""
    both = engines(url)
    try:
        with away(writes=True):
            migrate(both)
    except BaseException:
        both.dispose()
        raise
    return SqlStore(both)
