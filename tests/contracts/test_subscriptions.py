"""What every store of subscriptions to round-ups, and of what was sent, does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat.digest import Line
from bot.chat.errors import NotFound
from bot.digests.model import Quiet, Sent, Subscription
from bot.digests.ports import SubscriptionRepository
from bot.people.audience import Audience
from bot.people.model import Known, NetworkId
from bot.ports import Store
from bot.timing.recurrence import Schedule, Slot
from tests.contracts.test_concurrency import at_once
from tests.contracts.world import NOW, TODAY, meet, seen_at, seen_by, strangers, team_of

MONDAYS = Schedule("Europe/London", (Slot(0, time(8, 30)),), (0,), TODAY)


def of_team(known: Known, **more: Any) -> Subscription:
    return replace(Subscription("", team_of(known), None, MONDAYS), **more)


def of_person(known: Known, **more: Any) -> Subscription:
    return of_team(known, person=known.person.id, **more)


def save(store: Store, known: Known, subscription: Subscription) -> Subscription:
    with store.write(seen_by(known)) as unit:
        saved = unit.subscriptions.save(subscription)
        unit.commit()
    return saved


def keep(store: Store, known: Known, subscription: str, **more: Any) -> Sent:
    sent = replace(Sent("", subscription, date(2026, 11, 16), date(2026, 11, 22), NOW, {"quiet": 4}, PARTS), **more)
    with store.write(seen_by(known)) as unit:
        kept = unit.subscriptions.keep(sent)
        unit.commit()
    return kept


PARTS = {"learned": (Line("L-1", "t" * 16, {"useful": 3}), Line(values={"rate": 0.5, "what": "é"})), "none": ()}


def test_a_subscription_comes_back_as_it_was_saved(store: Store) -> None:
    sam = meet(store)
    whole: dict[str, Any] = {
        "schedule": replace(MONDAYS, zone="Asia/Tokyo", weekdays=(0, 4), nth=-1, every_weeks=2),
        "teams": (team_of(sam),),
        "networks": (NetworkId("n"),),
        "tags": ("keys", "łóżko"),
        "themes": ("test-and-learn",),
        "sections": ("digest-needs-you",),
        "quiet": Quiet.SAY,
        "ended": NOW,
        "unreached": NOW,
        "last": TODAY,
    }
    mine, ours = save(store, sam, of_person(sam, **whole)), save(store, sam, of_team(sam))
    assert mine == of_person(sam, ref="D-1", **whole)
    assert ours == of_team(sam, ref="D-2")
    with store.read(seen_by(sam)) as unit:
        assert unit.subscriptions.get("D-1") == mine
        assert unit.subscriptions.of(person=sam.person.id) == mine
        assert unit.subscriptions.of(team=team_of(sam)) == unit.subscriptions.get("D-2") == ours
    changed = replace(mine, tags=(), ended=None, quiet=Quiet.SILENT)
    assert save(store, sam, changed) == changed
    with store.read(seen_by(sam)) as unit:
        assert unit.subscriptions.get("D-1") == changed
        assert unit.subscriptions.get("D-2") == ours


def test_a_reader_has_one(store: Store) -> None:
    sam = meet(store)
    first = save(store, sam, of_person(sam))
    assert save(store, sam, of_person(sam, quiet=Quiet.SAY)) == first

    def subscribe(number: int) -> None:
        save(store, sam, of_team(sam))

    at_once(subscribe)
    with store.read(seen_by(sam)) as unit:
        ours = unit.subscriptions.of(team=team_of(sam))
    assert ours is not None
    assert save(store, sam, of_team(sam)) == ours


@pytest.mark.parametrize("ref", ["D-2", "D-0", "R-1", "", "D-9999999999"])
def test_what_is_no_subscription_is_not_found(store: Store, ref: str) -> None:
    sam = meet(store)
    save(store, sam, of_team(sam))
    with pytest.raises(NotFound), store.read(seen_by(sam)) as unit:
        unit.subscriptions.get(ref)


def test_by_itself_everything_of_the_teams_is_due(store: Store) -> None:
    sam = meet(store)
    ours, mine = save(store, sam, of_team(sam)), save(store, sam, of_person(sam))
    refs = [ours.ref, mine.ref, "D-9", "x"]
    with store.write(seen_at(sam)) as unit:
        assert unit.subscriptions.get_due(refs) == {ours.ref: ours, mine.ref: mine}
        unit.subscriptions.reach({ours.ref: TODAY, mine.ref: TODAY, "D-9": TODAY})
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.subscriptions.get(mine.ref) == replace(mine, last=TODAY)
        assert unit.subscriptions.get(ours.ref) == replace(ours, last=TODAY)
        assert unit.subscriptions.get_due([]) == {}


def test_what_was_sent_stays_as_it_was(store: Store) -> None:
    sam = meet(store)
    ours = save(store, sam, of_team(sam)).ref
    kept = keep(store, sam, ours)
    assert kept == Sent("R-1", ours, date(2026, 11, 16), date(2026, 11, 22), NOW, {"quiet": 4}, PARTS)
    assert keep(store, sam, ours, made=NOW + timedelta(1), parts={}) == kept
    later = keep(store, sam, ours, last=date(2026, 11, 29))
    with store.read(seen_by(sam)) as unit:
        assert unit.subscriptions.sent("R-1") == kept
        assert unit.subscriptions.sent_for(ours, kept.last) == kept
        assert unit.subscriptions.sent_for(ours, TODAY) is None
        assert unit.subscriptions.sent_for(ours, later.last) == later


def test_of_two_who_send_at_once_one_is_kept(store: Store) -> None:
    sam = meet(store)
    ours = save(store, sam, of_team(sam)).ref
    kept: list[Sent] = []

    def send(number: int) -> None:
        kept.append(keep(store, sam, ours, scope={"quiet": number}))

    at_once(send)
    assert len({each.ref for each in kept}) == 1
    assert len({str(each.scope) for each in kept}) == 1


def test_what_was_sent_is_forgotten_after_a_year(store: Store) -> None:
    sam = meet(store)
    ours = save(store, sam, of_team(sam)).ref
    gone = keep(store, sam, ours)
    keep(store, sam, ours, last=TODAY, made=NOW + timedelta(1))
    with store.desk(writes=True) as desk:
        assert desk.forget_expired(NOW + timedelta(days=364)) == 0
        assert desk.forget_expired(NOW + timedelta(days=365)) == 1
        desk.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.subscriptions.sent_for(ours, gone.last) is None
        assert unit.subscriptions.sent_for(ours, TODAY) is not None


READS: dict[str, Callable[[SubscriptionRepository, Known], object]] = {
    "of a team": lambda all, here: all.of(team=team_of(here)),
    "of a person": lambda all, here: all.of(person=here.person.id),
    "sent for": lambda all, here: all.sent_for("D-1", date(2026, 11, 22)),
    "sent for a person": lambda all, here: all.sent_for("D-2", date(2026, 11, 22)),
    "due": lambda all, here: all.get_due(["D-1", "D-2"]),
}
REFUSED: dict[str, Callable[[SubscriptionRepository, Known], object]] = {
    "get": lambda all, here: all.get("D-1"),
    "get a person's": lambda all, here: all.get("D-2"),
    "sent": lambda all, here: all.sent("R-1"),
    "sent to a person": lambda all, here: all.sent("R-2"),
    "save": lambda all, here: all.save(of_team(here, ref="D-1", quiet=Quiet.SAY)),
    "save a person's": lambda all, here: all.save(of_person(here, ref="D-2", quiet=Quiet.SAY)),
    "save a new one": lambda all, here: all.save(of_team(here)),
    "keep": lambda all, here: all.keep(Sent("", "D-1", TODAY, TODAY, NOW, {}, {})),
    "keep a person's": lambda all, here: all.keep(Sent("", "D-2", TODAY, TODAY, NOW, {}, {})),
}
OF_PERSON = {name for name in (*READS, *REFUSED) if "person" in name}


def others(store: Store, here: Known, what: str) -> list[Audience]:
    """For what is a person's own, a colleague and the place too."""
    found = strangers(store, here)
    if what in OF_PERSON:
        found += [seen_by(meet(store, person_key="U2", person_name="Ben")), seen_at(here)]
    return found


def both(store: Store, here: Known) -> None:
    for each in (of_team(here), of_person(here)):
        keep(store, here, save(store, here, each).ref)


@pytest.mark.parametrize("read", READS)
def test_nobody_else_reads(store: Store, read: str) -> None:
    here = meet(store)
    both(store, here)
    for stranger in others(store, here, read):
        with store.read(stranger) as unit:
            assert not READS[read](unit.subscriptions, here)
    with store.read(seen_by(here)) as unit:
        assert READS[read](unit.subscriptions, here)


@pytest.mark.parametrize("change", REFUSED)
def test_nobody_else_changes(store: Store, change: str) -> None:
    here = meet(store)
    both(store, here)
    for stranger in others(store, here, change):
        with pytest.raises((NotFound, IntegrityError)), store.write(stranger) as unit:
            REFUSED[change](unit.subscriptions, here)
    with store.read(seen_by(here)) as unit:
        assert unit.subscriptions.get("D-1").quiet is unit.subscriptions.get("D-2").quiet is Quiet.SILENT
        assert unit.subscriptions.sent_for("D-1", TODAY) is None
