"""What a team's huddles are to everybody else: not there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat.errors import NotFound
from bot.huddles.model import Huddle, Status
from bot.huddles.ports import HuddleRepository
from bot.people.model import Known
from bot.ports import Store, Unit
from tests.contracts.test_huddles import HOUR, add, answer, new, series
from tests.contracts.world import NOW, TODAY, meet, seen_by, strangers, team_of

WHO = ("another organisation", "another team")


READS: dict[str, tuple[Callable[[HuddleRepository, Known, Huddle], object], object]] = {
    "get_many": (lambda huddles, here, huddle: huddles.get_many([huddle.ref]), {}),
    "of_slot": (lambda huddles, here, huddle: huddles.of_slot("S-1", 0, TODAY), None),
    "unopened": (lambda huddles, here, huddle: huddles.unopened(["S-1"]), ()),
    "now_of": (lambda huddles, here, huddle: huddles.now_of(team_of(here)), ()),
    "latest": (lambda huddles, here, huddle: huddles.latest(team_of(here), 9), ()),
    "next_after": (lambda huddles, here, huddle: huddles.next_after(replace(huddle, starts=NOW - HOUR)), None),
    "answered": (lambda huddles, here, huddle: huddles.answered(huddle.ref), 0),
    "said": (lambda huddles, here, huddle: huddles.said(huddle.ref), ()),
    "records": (lambda huddles, here, huddle: huddles.records(team_of(here), date.min), ()),
    "days_since": (lambda huddles, here, huddle: huddles.days_since(team_of(here)), None),
    "save": (lambda huddles, here, huddle: huddles.save((huddle, replace(huddle, step=2))), (False,)),
    "delete": (lambda huddles, here, huddle: huddles.delete(huddle.ref), None),
}


@pytest.mark.parametrize("who", WHO)
def test_nobody_else_reads_or_changes_anything(store: Store, who: str) -> None:
    sam = meet(store)
    ref = series(store, sam)
    closed = new(sam, series=ref, slot=1, day=TODAY, status=Status.CLOSED)
    huddle, *_ = add(store, sam, new(sam, series=ref, day=TODAY), closed)
    answer(store, sam, huddle.ref)
    with store.write(seen_by(sam)) as unit:
        unit.huddles.set_days_since(team_of(sam), "fall", TODAY)
        own = {name: read(unit.huddles, sam, huddle) for name, (read, _) in READS.items() if name not in WRITES}
        unit.commit()
    assert all(own[name] != READS[name][1] for name in own)
    with store.write(strangers(store, sam)[WHO.index(who)]) as unit:
        for name, (read, nothing) in READS.items():
            assert read(unit.huddles, sam, huddle) == nothing, name
        with pytest.raises(NotFound):
            unit.huddles.get(huddle.ref)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.huddles.get(huddle.ref) == huddle


WRITES = ("save", "delete")
ADDS: dict[str, Callable[[Unit, Known], object]] = {
    "add": lambda unit, here: unit.huddles.add(new(here)),
    "set_days_since": lambda unit, here: unit.huddles.set_days_since(team_of(here), "fall", TODAY),
}


@pytest.mark.parametrize("name", ADDS)
@pytest.mark.parametrize("who", WHO)
def test_nothing_is_added_to_a_team_of_others(store: Store, who: str, name: str) -> None:
    sam = meet(store)
    with pytest.raises((NotFound, IntegrityError)), store.write(strangers(store, sam)[WHO.index(who)]) as unit:
        ADDS[name](unit, sam)
