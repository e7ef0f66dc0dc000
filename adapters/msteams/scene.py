"""Who did something, and where: what every activity tells in the same way."""

from dataclasses import dataclass, replace

from adapters.msteams.connector import Reference
from adapters.msteams.payload import Payload, items, line, part, string
from adapters.payload import BadPayload
from bot.people.model import PlaceKind
from bot.people.ports import Address

PLATFORM = "msteams"
_KINDS = {"personal": PlaceKind.PERSONAL, "groupChat": PlaceKind.GROUP, "channel": PlaceKind.CHANNEL}


@dataclass(frozen=True)
class Scene:
    tenant: str
    place: Reference
    kind: PlaceKind
    place_key: str
    """The conversation, or the channel without its thread."""
    account: str
    """The person's id in this conversation's service."""
    person_key: str
    """The person in the tenant's directory, where that is told."""
    person_name: str
    is_bot: bool
    team: str = ""
    """Of Teams' own kind: what a channel stands in."""
    channel_name: str = ""
    team_name: str = ""
    locale: str = ""
    zone: str = ""

    @property
    def private(self) -> bool:
        return self.kind is PlaceKind.PERSONAL

    @property
    def is_general(self) -> bool:
        """A team's first channel has the team's own id, and no name."""
        return bool(self.team) and self.team == self.place_key

    def in_private(self) -> "Scene":
        """The person's own chat, for what was asked in a place of which the bot is no part."""
        nowhere = replace(self.place, conversation="")
        key = f"personal {self.person_key}"
        return replace(
            self, place=nowhere, kind=PlaceKind.PERSONAL, place_key=key, team="", channel_name="", team_name=""
        )


@dataclass(frozen=True)
class Told:
    """What the service had to be asked for."""

    place_name: str = ""
    wider_name: str = ""
    person_name: str = ""
    guest: bool | None = None
    keys: tuple[tuple[str, str], ...] = ()
    """Accounts → keys of people who were mentioned."""


def scene(activity: Payload, tenant: str) -> Scene:
    """Raises BadPayload where nobody or nowhere is named."""
    conversation, person = part(activity, "conversation"), part(activity, "from")
    data, client = part(activity, "channelData"), _client(activity)
    if _is_bot(person, activity) and (added := _added_person(activity)):
        person = added
    id, account = string(conversation.get("id")), string(person.get("id"))
    service_url = string(activity.get("serviceUrl"))
    if not (id and account and service_url):
        raise BadPayload("nobody, or nowhere")
    kind, bot = _kind(conversation), string(part(activity, "recipient").get("id"))
    channel = part(data, "settings", "selectedChannel") or part(data, "channel")
    if kind is PlaceKind.CHANNEL and activity.get("type") != "message" and channel.get("id"):
        # Whoever adds the app to a team chooses the channel, but the activity comes from the first one.
        id = id if id.partition(";")[0] == channel["id"] else string(channel["id"])
    return Scene(
        tenant=tenant,
        place=Reference(service_url, id, bot),
        kind=kind,
        place_key=id.partition(";")[0],
        account=account,
        person_key=string(person.get("aadObjectId")) or account,
        person_name=line(person.get("name")),
        is_bot=_is_bot(person, activity),
        team=string(part(data, "team").get("id")) if kind is PlaceKind.CHANNEL else "",
        channel_name=line(channel.get("name")) if kind is PlaceKind.CHANNEL else chat_name(activity),
        team_name=line(part(data, "team").get("name")),
        locale=string(activity.get("locale") or client.get("locale"), 20),
        zone=string(activity.get("localTimezone") or client.get("timezone"), 60),
    )


def address(where: Scene, told: Told, organisation: str) -> Address:
    return Address(
        platform=PLATFORM,
        organisation_key=where.tenant,
        organisation_name=organisation,
        person_key=where.person_key,
        person_name=where.person_name or told.person_name,
        place_key=where.place_key,
        place_kind=where.kind,
        place_name=where.channel_name or told.place_name,
        wider_name=where.team_name or told.wider_name,
        locale=where.locale or "en-GB",
        zone=where.zone,
        guest=told.guest,
    )


def chat_name(activity: Payload) -> str:
    """What a group chat is called, where somebody has named it and the activity tells it."""
    conversation = part(activity, "conversation")
    if _kind(conversation) is not PlaceKind.GROUP:
        return ""
    return line(activity.get("topicName") or conversation.get("name"))


def _kind(conversation: Payload) -> PlaceKind:
    """An id that is somebody's alone is told by its type only; what is not told is shared."""
    told = conversation.get("conversationType")
    if isinstance(told, str) and told in _KINDS:
        return _KINDS[told]
    return PlaceKind.GROUP if conversation.get("isGroup") or told else PlaceKind.PERSONAL


def _is_bot(person: Payload, activity: Payload) -> bool:
    id = string(person.get("id"))
    return person.get("role") == "bot" or id.startswith("28:") or id == part(activity, "recipient").get("id")


def _added_person(activity: Payload) -> Payload:
    """Who has got the app, where the bot itself is said to have come: the only person who came with it."""
    people = [each for each in items(activity.get("membersAdded")) if not _is_bot(each, activity)]
    return people[0] if len(people) == 1 else {}


def _client(activity: Payload) -> Payload:
    found = (each for each in items(activity.get("entities")) if each.get("type") == "clientInfo")
    return next(found, {})
