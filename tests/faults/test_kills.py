"""SIGKILL at random moments of tick and deliver: every message that was due is posted.

`make faults` does it 200 times instead of 20.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.chat.intent import encode
from bot.chat.timers import Timer
from bot.people.audience import Audience
from bot.people.model import Known, PlaceKind
from bot.people.ports import Address
from storage.unit_of_work import SqlStore, open_store
from tests.faults.killing import ROUNDS, herd, until
from tests.faults.recorder import Recorder, recording
from tests.faults.worker import LEASE, PLATFORM, Ring, Work

TEAMS, A_ROUND = 12, 48
PATIENCE = 4 * LEASE + 60
"""Seconds until all that was due has to be there."""


@pytest.fixture
def store(any_store_url: str) -> Iterator[tuple[SqlStore, str]]:
    opened = open_store(any_store_url)
    yield opened, any_store_url
    opened.close()


def meet(store: SqlStore, number: int) -> Known:
    channel = f"c-{number}"
    address = Address(PLATFORM, "trust", "trust", "amina", "Amina", channel, PlaceKind.CHANNEL, f"ward-{number}")
    with store.desk(writes=True) as desk:
        known = desk.tenancy.meet(address, datetime.now(UTC))
        desk.commit()
    return known


@pytest.mark.parametrize("finds", [True, False], ids=["looked up", "not looked up"])
def test_every_due_message_is_posted_whenever_processes_are_killed(
    store: tuple[SqlStore, str], finds: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    opened, url = store
    teams = [meet(opened, number) for number in range(TEAMS)]
    many = 4 if url.startswith("postgresql") else 1
    # Both ways together are the number of rounds that was asked for.
    rounds = ROUNDS // 2
    with recording() as recorder, herd(Work(url, recorder.url, finds), many, seed=rounds) as alive:
        for number in range(rounds):
            set_timers(opened, teams, number)
            alive.chance.shuffle(teams)
            _wait_a_moment(recorder, number, alive.chance.random())
            alive.kill_some()
            alive.fill()
        expected = {f"{number}-{each}" for number in range(rounds) for each in range(A_ROUND)}
        until(lambda: {each.said for each in recorder.taken} >= expected, PATIENCE)
        until(lambda: not _left(opened), PATIENCE)
    twice = _twice(recorder)
    with capsys.disabled():
        database, looked_up = url.split(":")[0], "looked up" if finds else "not looked up"
        print(  # noqa: T201  # what the run is for
            f"\n{database}, {many} at once, {looked_up}: {len(alive.killed)} killed, {len(expected)} due, all posted, "
            f"{sum(len(senders) for senders in twice.values())} twice"
        )
    assert {each.said for each in recorder.taken} == expected
    if finds:
        assert twice == {}
    assert sum(map(len, twice.values())) <= len(alive.killed) * alive.work.delivering
    for senders in twice.values():  # only where somebody was killed between the post and its mark
        assert set(senders) <= set(alive.killed)


def set_timers(store: SqlStore, teams: list[Known], number: int) -> None:
    now = datetime.now(UTC)
    of_team: dict[int, list[str]] = defaultdict(list)
    for each in range(A_ROUND):
        of_team[each % TEAMS].append(f"{number}-{each}")
    for place, whats in of_team.items():
        known = teams[place]
        assert known.place.team is not None
        with store.write(Audience(known.organisation, frozenset({known.place.team}))) as unit:
            unit.timers.set(*(Timer(what, encode(Ring(what)), now, known.place.team) for what in whats))
            unit.commit()


def _wait_a_moment(recorder: Recorder, number: int, chance: float) -> None:
    """Until some of the round's messages have come: in the midst of it."""
    already = len(recorder.taken)
    until(lambda: len(recorder.taken) >= already + int(chance * A_ROUND / 2), PATIENCE)


def _left(store: SqlStore) -> bool:
    with store.desk() as desk:
        return desk.any_due(datetime.now(UTC)) or desk.lanes.any_due(datetime.now(UTC))


def _twice(recorder: Recorder) -> dict[str, list[int]]:
    """Message → who had sent it before its last time."""
    senders: dict[str, list[int]] = defaultdict(list)
    for each in recorder.taken:
        senders[each.said].append(each.sender)
    assert max(Counter(each.delivery for each in recorder.taken).values()) == max(map(len, senders.values()))
    return {said: before[:-1] for said, before in senders.items() if len(before) > 1}
