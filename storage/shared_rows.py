"""Between what is shared in networks and its rows, with what finds it."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, and_, cast, delete, literal, select

from bot.learning.model import Entry, Kind, Setting
from bot.networks.model import Shared, Standing, said_of
from bot.people.audience import Audience
from bot.people.model import NetworkId, OrganisationId, PersonId
from bot.search.ports import Document
from storage.names import name_key
from storage.network_tables import network_members, shared_entries
from storage.search import SqlSearch
from storage.search_words import tagged, themed
from storage.tables import search_docs
from storage.types import AnyRow

RECORD = "shared"
_shared = shared_entries.c
MINE = network_members.alias("mine")
THEIRS = network_members.alias("theirs")
"""Of whoever reads, and of whoever shared: both have to be in the network."""
READABLE = shared_entries.join(
    MINE, and_(MINE.c.network_id == _shared.network_id, MINE.c.standing == Standing.MEMBER.value)
).join(
    THEIRS,
    and_(
        THEIRS.c.network_id == _shared.network_id,
        THEIRS.c.organisation_id == _shared.organisation_id,
        THEIRS.c.standing == Standing.MEMBER.value,
    ),
)
COLUMNS = (shared_entries, THEIRS.c.called, THEIRS.c.team_names)
TRIES: ColumnElement[int] = _shared.worked + _shared.adapted + _shared.abandoned + _shared.trying


def ref_of(number: int) -> str:
    return f"N-{number}"


def shared_of(row: AnyRow, here: OrganisationId) -> Shared:
    """A team's name only while its organisation lets it be told."""
    return Shared(
        ref=ref_of(row.number),
        network=NetworkId(row.network_id),
        organisation=row.called,
        team_name=row.team_name if row.team_names else "",
        title=row.title,
        happened=row.happened,
        learned=row.learned,
        kind=row.kind and Kind(row.kind),
        setting=row.setting and Setting(row.setting),
        service=row.service,
        tags=tuple(row.tags),
        themes=tuple(row.themes),
        day=row.day,
        shared=row.shared,
        ours=f"L-{row.entry_number}" if row.organisation_id == here else "",
        worked=row.worked,
        adapted=row.adapted,
        abandoned=row.abandoned,
        trying=row.trying,
    )


def values_of(entry: Entry) -> dict[str, Any]:
    said = said_of(entry)
    return {
        "title": said.title,
        "happened": said.happened,
        "learned": said.learned,
        "kind": said.kind,
        "setting": said.setting,
        "service": said.service,
        "tags": list(said.tags),
        "day": entry.day,
    }


def document_of(ref: str, entry: Entry, themes: tuple[str, ...]) -> Document:
    said = said_of(entry)
    return Document(
        record=RECORD,
        ref=ref,
        title=said.title,
        body="\n".join(words for words in (said.learned, said.happened, said.service) if words),
        tags=said.tags,
        team=entry.team,
        organisation_wide=False,
        kind=said.kind or "",
        day=entry.day,
        author=None,
        themes=tuple(map(name_key, themes)),
    )


def in_network(network: str) -> str:
    """The token of what is shared in a network."""
    return f"n{network}{RECORD}"


class Published(SqlSearch):
    """Documents that the members of one network find; SqlShared looks for them."""

    def __init__(self, connection: Connection, audience: Audience, network: NetworkId) -> None:
        super().__init__(connection, audience)
        self._network = network

    def values(self, document: Document, written_by: PersonId | None) -> dict[str, Any]:
        marked = (*map(tagged, document.tags), *map(themed, document.themes))
        tokens = " ".join([in_network(self._network), *marked])
        return super().values(document, written_by) | {"audience": tokens}


def withdraw(
    connection: Connection, organisation: OrganisationId, entry: int | None = None, network: NetworkId | None = None
) -> None:
    """What the organisation has published: of one entry or of all, in one network or in all."""
    assert entry is not None or network is not None
    these = [_shared.organisation_id == organisation]
    if entry is not None:
        these.append(_shared.entry_number == entry)
    if network is not None:
        these.append(_shared.network_id == network)
    refs = select(literal("N-").concat(cast(_shared.number, Text))).where(*these)
    found = (search_docs.c.organisation_id == organisation, search_docs.c.record == RECORD)
    connection.execute(delete(search_docs).where(*found, search_docs.c.ref.in_(refs)))
    connection.execute(delete(shared_entries).where(*these))
