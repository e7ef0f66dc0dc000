"""People by their accounts on a platform: the only place that writes a name."""

from datetime import datetime

from sqlalchemy import Connection, and_, select, update

from bot.people.model import OrganisationId, PersonId, new_id
from bot.people.ports import HOME_ZONE, Address
from storage.names import name_key
from storage.tables import accounts, persons
from storage.types import AnyRow

_OF_ACCOUNT = select(persons).join_from(
    accounts,
    persons,
    and_(accounts.c.organisation_id == persons.c.organisation_id, accounts.c.person_id == persons.c.id),
)


def person_of(connection: Connection, organisation: OrganisationId, address: Address, now: datetime) -> PersonId:
    """Writes down whoever speaks, and what has changed of them."""
    row = connection.execute(
        _OF_ACCOUNT.where(
            accounts.c.organisation_id == organisation,
            accounts.c.platform == address.platform,
            accounts.c.key == address.person_key,
        )
    ).first()
    if row is None:
        return _add(connection, organisation, address, now)
    if changed(row.name, row, address):
        name = address.person_name
        told = {"name": name, "name_key": name_key(name)} if name else {}
        connection.execute(
            update(persons)
            .where(persons.c.organisation_id == organisation, persons.c.id == row.id)
            .values(
                **told,
                zone=address.zone or row.zone,
                guest=row.guest if address.guest is None else address.guest,
                admin=row.admin if address.admin is None else address.admin,
            )
        )
    return PersonId(row.id)


def _add(connection: Connection, organisation: OrganisationId, address: Address, now: datetime) -> PersonId:
    id = PersonId(new_id())
    person = {
        "organisation_id": organisation,
        "id": id,
        "name": address.person_name,
        "name_key": name_key(address.person_name),
        "locale": address.locale,
        "zone": address.zone or HOME_ZONE,
        "guest": bool(address.guest),
        "admin": bool(address.admin),
        "created": now,
    }
    account = {
        "organisation_id": organisation,
        "platform": address.platform,
        "key": address.person_key,
        "person_id": id,
    }
    connection.execute(persons.insert().values(**person))
    connection.execute(accounts.insert().values(**account))
    return id


def changed(name: str, row: AnyRow, address: Address) -> bool:
    """Whether the platform tells something else of a person than is written down."""
    told = ((name, address.person_name), (row.zone, address.zone))
    flags = ((row.guest, address.guest), (row.admin, address.admin))
    return any(new and new != old for old, new in told) or any(new not in (None, old) for old, new in flags)
