"""Monday's round-ups of 1,000 teams and of 100 champions over a million entries, beside the raw SQL of the same
aggregates; and how much memory they take."""

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from bot.beside import DIGEST_PARTS
from bot.chat.card import plain_text
from bot.chat.digest import Scope
from bot.chat.phrases import load
from bot.chat.turn import Turn, reader
from bot.digests.composing import message
from bot.digests.intents import ShowDigest
from bot.digests.making import pick
from bot.people.model import Known, OrganisationId, Person, PersonId, Place, PlaceId, PlaceKind, Team, TeamId
from storage.unit_of_work import SqlStore, open_store
from tests.bench.digests_filling import A_WEEK, fill
from tests.bench.digests_raw import raw
from tests.bench.timing import in_turn, line

BEGINS = datetime(2026, 11, 16, tzinfo=UTC)
WEEK = timedelta(weeks=1)
NOW = BEGINS + WEEK + timedelta(hours=8, minutes=30)
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
CHAMPIONS = 100
LEAST, MOST = 11, 500
"""Teams that a champion follows."""
ROUNDS = 10
SAY = load()
HEAD = (
    f"{'round-ups':46} {'seconds':>9} {'each, ms':>9} {'ref. seconds':>12} {'each, ms':>9} {'ratio':>7} {'peak, MB':>9}"
)


def measure(url: str) -> Iterator[str]:
    """On a database with a learning log; its first teams are used, at most 1,000."""
    store = open_store(url)
    with store.engines.writer.connect() as connection:
        every = [TeamId(row) for row in connection.exec_driver_sql(_TEAMS).scalars()]
        here = OrganisationId(connection.exec_driver_sql(_HERE).scalar_one())
        fill(connection, here, every, BEGINS)
    most = min(MOST, len(every) // 2)
    champions = [_followed(every, n, most) for n in range(CHAMPIONS)]
    own = [(team,) for team in every]
    yield HEAD
    yield _compare(f"of {len(own):,} teams", here, own, store, own=True)
    few = own[: len(own) // 10]
    yield _compare(f"of {len(few):,} of them", here, few, store, own=True)
    yield _compare(f"of {CHAMPIONS} champions with {len(champions[0])} to {most} teams", here, champions, store)
    ours, reference = in_turn([_one(here, champions[-1], store), _raw(here, champions[-1], store)], ROUNDS, 2)
    yield line(f"the largest: {most} teams, {most * A_WEEK:,} entries", ours, reference)
    store.close()


_TEAMS = "SELECT id FROM teams WHERE name LIKE 'Team %%' AND id LIKE '0000%%' ORDER BY id LIMIT 1000"
_HERE = "SELECT organisation_id FROM teams WHERE id LIKE '0000%%' LIMIT 1"


def _followed(every: Sequence[TeamId], champion: int, most: int) -> tuple[TeamId, ...]:
    """From few teams to many, other ones each time."""
    least = min(LEAST, most)
    many = least + (most - least) * champion // (CHAMPIONS - 1)
    return tuple(sorted(every[(champion * 7 + n) % len(every)] for n in range(many)))


def _compare(
    name: str, here: OrganisationId, scopes: Sequence[tuple[TeamId, ...]], store: SqlStore, *, own: bool = False
) -> str:
    def ours() -> None:
        for each in scopes:
            compose(here, each, store, own=own)

    def reference() -> None:
        for each in scopes:
            raw_one(here, each, store, own=own)

    compose(here, scopes[0], store, own=own)
    seconds, raw_seconds, peak = _timed(ours), _timed(reference), _peak(ours)
    many = len(scopes)
    return (
        f"{name:46} {seconds:9.2f} {seconds / many * 1000:9.2f} {raw_seconds:12.2f} "
        f"{raw_seconds / many * 1000:9.2f} {seconds / raw_seconds:7.2f} {peak:9.1f}"
    )


def _timed(call: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def _peak(call: Callable[[], object]) -> float:
    """Megabytes that Python takes at most meanwhile, beyond what it had."""
    gc.collect()
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak


def compose(here: OrganisationId, teams: tuple[TeamId, ...], store: SqlStore, *, own: bool = False) -> str:
    """As a team's channel is told of itself, or a champion of the teams that they follow."""
    known = _known(here, teams, own=own)
    turn = Turn(known, known.teams.get(teams[0]), reader(known), NOW, SAY)
    scope = Scope(teams, FIRST, LAST, BEGINS, BEGINS + WEEK, own=own)
    with store.read(turn.audience) as unit:
        made = pick(DIGEST_PARTS, scope, unit, turn)
        card = message(made, teams[0] if own else "", ShowDigest(), unit, turn)
    return plain_text(card)


def _known(here: OrganisationId, teams: tuple[TeamId, ...], *, own: bool) -> Known:
    """A champion is in the first of them."""
    first = Team(teams[0], "Team", named=True)
    person = Person(PersonId("" if own else "c" * 16), "", "en-GB", "Europe/London")
    place = Place(PlaceId("p" * 16), PlaceKind.CHANNEL if own else PlaceKind.PERSONAL, "", teams[0] if own else None)
    return Known(here, person, place, {first.id: first}, {}, follows=frozenset(teams[1:]))


def _one(here: OrganisationId, teams: tuple[TeamId, ...], store: SqlStore) -> Callable[[int], object]:
    return lambda number: compose(here, teams, store)


def _raw(here: OrganisationId, teams: tuple[TeamId, ...], store: SqlStore) -> Callable[[int], object]:
    return lambda number: raw_one(here, teams, store)


def raw_one(here: OrganisationId, teams: tuple[TeamId, ...], store: SqlStore, *, own: bool = False) -> None:
    with store.engines.reader.connect() as connection:
        raw(connection, here, teams, (BEGINS, BEGINS + WEEK), own=own)
