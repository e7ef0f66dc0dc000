"""People, places and entries that the contracts share."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.learning.model import Content, Entry, Visibility
from bot.learning.ports import NewEntry
from bot.people.audience import Audience
from bot.people.model import Known, PlaceKind, Role, TeamId
from bot.people.ports import Address
from bot.ports import Store

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TODAY = NOW.date()
ADDRESS = Address(
    platform="slack",
    organisation_key="T1",
    organisation_name="St Mary's",
    person_key="U1",
    person_name="Sam Lee",
    place_key="C1",
    place_kind=PlaceKind.CHANNEL,
    place_name="ward-7",
    wider_name="St Mary's",
)


def address(**different: Any) -> Address:
    return replace(ADDRESS, **different)


def meet(store: Store, **different: Any) -> Known:
    with store.desk(writes=True) as desk:
        known = desk.tenancy.meet(address(**different), NOW)
        desk.commit()
    return known


def seen_by(known: Known) -> Audience:
    """What the person may see."""
    leads = frozenset(team for team, role in known.roles.items() if role >= Role.LEAD)
    return Audience(known.organisation, frozenset(known.teams), known.person.id, leads)


def seen_at(known: Known) -> Audience:
    """What everybody at the place may see."""
    return Audience(known.organisation, frozenset({team_of(known)}))


def lead_of(known: Known) -> Audience:
    return replace(seen_by(known), leads=frozenset({team_of(known)}))


def team_of(known: Known) -> TeamId:
    assert known.place.team is not None
    return known.place.team


def strangers(store: Store, *known: Known) -> list[Audience]:
    """Somebody of another organisation who knows every id of the first one and every team, and somebody of another
    team."""
    there = meet(store, organisation_key="T2")
    beside = meet(store, person_key="U9", place_key="C9", place_name="ward-9")
    teams = frozenset(team for each in known for team in each.teams)
    return [Audience(there.organisation, teams, known[0].person.id, teams), seen_by(beside)]


def new(known: Known, learned: str = "Rails down at night means fewer falls.", **more: Any) -> NewEntry:
    """`more` goes to the entry where it has such a field, otherwise to its content."""
    own = {name: more.pop(name) for name in list(more) if name in NewEntry.__dataclass_fields__}
    content = own.pop("content", Content(learned=learned, **more))
    return NewEntry(
        **{"team": team_of(known), "author": known.person.id, "created": NOW, "day": TODAY, **own}, content=content
    )


def add(store: Store, known: Known, learned: str = "Rails down at night means fewer falls.", **more: Any) -> Entry:
    with store.write(seen_by(known)) as unit:
        entry = unit.learning.add(new(known, learned, **more))
        unit.commit()
    return entry


def add_wide(store: Store, known: Known, learned: str, **more: Any) -> Entry:
    return add(store, known, learned, visibility=Visibility.ORGANISATION, **more)


def day(number: int) -> date:
    return date(2026, 10, number)
