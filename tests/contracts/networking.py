"""Organisations in networks, for the contracts that need some."""

from datetime import datetime, timedelta
from typing import Any

from bot.learning.model import Entry
from bot.networks.model import Network
from bot.people.codes import Code, CodeKind
from bot.people.model import Known, NetworkId
from bot.ports import Store
from tests.contracts.world import NOW, add_wide, meet, seen_by

DAY = timedelta(days=1)


def organisation(store: Store, key: str, **more: Any) -> Known:
    return meet(store, organisation_key=key, organisation_name=f"Trust {key}", person_key=f"U-{key}", **more)


def make(store: Store, by: Known, name: str = "South West", **more: Any) -> Network:
    with store.write(seen_by(by)) as unit:
        network = unit.networks.make(name, f"{name} maker", by.person.id, NOW, **more)
        unit.commit()
    return network


def code(store: Store, by: Known, network: NetworkId) -> str:
    with store.write(seen_by(by)) as unit:
        said = unit.codes.make(CodeKind.NETWORK, network, by.person.id, NOW)
        unit.commit()
    return said


def ask(store: Store, who: Known, maker: Known, network: NetworkId, called: str = "Guest trust", **more: Any) -> str:
    """The key under which its administrators decide."""
    with store.write(seen_by(who)) as unit:
        taken = Code(CodeKind.NETWORK, maker.organisation, maker.person.id, network)
        unit.networks.ask(taken, called, who.person.id, more.pop("now", NOW), **more)
        key = unit.networks.our_key(network)
        unit.commit()
    return key


def decide(store: Store, maker: Known, network: NetworkId, member: str, accepts: bool = True, days: int = 0) -> bool:
    with store.write(seen_by(maker)) as unit:
        decided = unit.networks.decide(network, member, accepts, NOW + days * DAY)
        unit.commit()
    return decided


def join(store: Store, who: Known, maker: Known, network: NetworkId, called: str = "Guest trust", **more: Any) -> str:
    days = more.pop("days", 0)
    key = ask(store, who, maker, network, called, **more)
    assert decide(store, maker, network, key, days=days)
    return key


def publish(store: Store, by: Known, network: NetworkId, learned: str = "Key on a hook.", **more: Any) -> str:
    """N-5, of a new entry."""
    return publish_entry(store, by, network, add_wide(store, by, learned, **more))


def publish_entry(
    store: Store,
    by: Known,
    network: NetworkId,
    entry: Entry,
    team_name: str = "Ward 7",
    themes: tuple[str, ...] = (),
    now: datetime = NOW,
) -> str:
    with store.write(seen_by(by)) as unit:
        ref = unit.networks.publish(entry, network, team_name, themes, now)
        unit.commit()
    return ref


def leave(store: Store, who: Known, network: NetworkId) -> str | None:
    with store.write(seen_by(who)) as unit:
        left = unit.networks.leave(network, NOW)
        unit.commit()
    return left.next_one
